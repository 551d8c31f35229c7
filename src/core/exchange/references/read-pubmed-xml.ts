import type { NoticedArticle, PublicationNotice } from '#core/references/notice'
import { findPubmedIds, mapPubmedRecord } from './map-pubmed-record'
import { readXmlAs } from './read-xml-references'
import { findNode, nodesAt, plainText, readXmlRecords, type XmlNode } from './xml-tree'

const RECORDS: ReadonlySet<string> = new Set(['PubmedArticle', 'PubmedBookArticle', 'MedlineCitation', 'BookDocument'])

/** What fills most of a record and says nothing about how to cite it. */
const SKIPPED: ReadonlySet<string> = new Set(
  'AffiliationInfo ChemicalList CoiStatement GrantList History InvestigatorList ReferenceList Sections SupplMeshList'.split(
    ' '
  )
)

/** Reads PubMed XML: sets of articles and of books, as PubMed's export and `efetch` give them. */
export const readPubmedXml = readXmlAs({ records: RECORDS, skipped: SKIPPED, map: mapPubmedRecord })

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
