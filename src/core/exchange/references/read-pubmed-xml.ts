import type { Finding } from '#core/finding'
import type { NoticedArticle, PublicationNotice } from '#core/references/notice'
import type { CslItem } from '#core/references/reference'
import { findPubmedIds, mapPubmedRecord } from './map-pubmed-record'
import { normaliseItem } from './normalise-item'
import type { ParsedReferences, ProgressListener } from './reference-format'
import { findNode, nodesAt, plainText, readXmlRecords, type XmlNode } from './xml-tree'

const RECORDS: ReadonlySet<string> = new Set(['PubmedArticle', 'PubmedBookArticle', 'MedlineCitation', 'BookDocument'])

/** What fills most of a record and says nothing about how to cite it. */
const SKIPPED: ReadonlySet<string> = new Set(
  'AffiliationInfo ChemicalList CoiStatement GrantList History InvestigatorList ReferenceList Sections SupplMeshList'.split(
    ' '
  )
)

/**
 * Reads PubMed XML: sets of articles and of books, as PubMed's export and `efetch` give them. Each record is mapped and
 * dropped as soon as it closes, so that a set of any size needs little memory.
 */
export function readPubmedXml(file: string, text: string, onProgress?: ProgressListener): ParsedReferences {
  const items: CslItem[] = []
  const findings: Finding[] = []
  const total = onProgress ? countRecords(text) : 0
  let done = 0
  const faults = readXmlRecords(file, text, {
    records: RECORDS,
    skipped: SKIPPED,
    onRecord: (record) => {
      const entry = mapPubmedRecord(record)
      const { PMID } = findPubmedIds(record)
      const part = PMID === undefined ? `record in line ${record.line}` : `PMID ${PMID}`
      const place = { file, line: record.line, part }
      if (entry['title'] === undefined && PMID === undefined) {
        const message = `The record in line ${record.line} holds neither a title nor a PMID and was left out.`
        findings.push({ severity: 'error', code: 'record-empty', message, place })
      } else items.push(normaliseItem(entry, place, findings))
      onProgress?.(++done, Math.max(total, done))
    }
  })
  return { items, findings: [...faults, ...findings] }
}

function countRecords(text: string): number {
  return text.match(/<Pubmed(?:Book)?Article[\s>]/g)?.length ?? 0
}

/** `CommentsCorrections` that say something about the article itself, and what they say. */
const NOTICES: Readonly<Record<string, PublicationNotice['kind']>> = {
  RetractionIn: 'retracted',
  RetractedandRepublishedIn: 'retracted',
  PartialRetractionIn: 'partly-retracted',
  ExpressionOfConcernIn: 'concern',
  ErratumIn: 'corrected',
  CorrectedandRepublishedIn: 'republished',
  RepublishedIn: 'republished',
  UpdateIn: 'updated',
  CommentIn: 'commented'
}

/**
 * What PubMed XML says about its articles after their publication: retractions, expressions of concern, corrections,
 * newer versions and comments, one entry for each article with a PMID. Damaged XML gives what could be read.
 */
export function readPubmedNotices(text: string): readonly NoticedArticle[] {
  const articles: NoticedArticle[] = []
  readXmlRecords('PubMed', text, {
    records: RECORDS,
    skipped: SKIPPED,
    onRecord: (record) => {
      const { PMID, DOI } = findPubmedIds(record)
      if (PMID === undefined) return
      const notices = readNotices(record)
      const isRetracted =
        notices.some((notice) => notice.kind === 'retracted') ||
        nodesAt(record, 'MedlineCitation', 'Article', 'PublicationTypeList', 'PublicationType').some(
          (type) => plainText(type) === 'Retracted Publication'
        )
      articles.push({ PMID, ...(DOI !== undefined && { DOI }), isRetracted, notices })
    }
  })
  return articles
}

function readNotices(record: XmlNode): readonly PublicationNotice[] {
  const citation = findNode(record, 'MedlineCitation') ?? record
  return nodesAt(citation, 'CommentsCorrectionsList', 'CommentsCorrections').flatMap((link) => {
    const type = link.attributes['RefType'] ?? ''
    const kind = Object.hasOwn(NOTICES, type) ? NOTICES[type] : undefined
    if (kind === undefined) return []
    const source = plainText(findNode(link, 'RefSource')) ?? ''
    const PMID = plainText(findNode(link, 'PMID'))
    const DOI = /\bdoi:\s*(10\.\d{4,9}\/\S+?)\.?(?=\s|$)/i.exec(source)?.[1]
    return [{ kind, text: source, ...(PMID !== undefined && { PMID }), ...(DOI !== undefined && { DOI }) }]
  })
}
