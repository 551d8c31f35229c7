import { identify } from '#core/references/identify/identify'
import type { CslDate, CslItem } from '#core/references/reference'
import { parseDate } from '../parse-date'
import type { FlatText } from './flat-text'

/** What an entry says of where the work is found, and where the rest of it ends. */
export interface EntryIdentifiers {
  readonly fields: Partial<CslItem>
  /** Offset at which identifiers, addresses and dates of access begin; the entry's length where there are none. */
  readonly bodyEnd: number
  /** A year that stands behind an address, `https://… (2018).`, or tells of the online edition. */
  readonly lateYear: number | undefined
  /** True when the tail holds words that no rule knows. */
  readonly hasUnknownTail: boolean
}

const ADDRESS = String.raw`https?:\/\/[^\s<>"“”《》，。；]+|(?<![\w@.])(?:www\.|dx\.doi\.org|doi\.org\/)[^\s<>"“”，。；]+`
const DOI = String.raw`(?:\bdoi\s*(?:号)?\s*[:.]?\s*)10\.\d{4,9}\/[^\s<>"“”，。；]+|(?<![\w/])10\.\d{4,9}\/[^\s<>"“”，。；]+`
const NUMBERS = String.raw`\bPMID\s*:?\s*\d{1,8}\b|\bPMCID\s*:?\s*PMC\s?\d{3,9}\b|\bPMC\d{5,9}\b|\bISBN(?:-1[03])?\s*:?\s*[\dXx][\dXx -]{8,16}[\dXx]\b|\bISSN\s*:?\s*\d{4}-\d{3}[\dXx]\b|\barXiv\s*:\s*\d{4}\.\d{4,5}(?:v\d+)?`
const DAY = String.raw`(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},?\s\d{4}|\d{1,2}\s[A-Z][a-z]{2,8}\.?,?\s\d{4}|\d{4}\s[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{4}-\d{1,2}-\d{1,2}|\d{4}[年/.]\s?\d{1,2}[月/.]\s?\d{1,2}日?|\d{1,2}\.\d{1,2}\.\d{2,4}|\d{1,2}\s[一二三四五六七八九十]{1,2}月\s\d{4}|[一二三四五六七八九十]{1,2}月\s\d{1,2},\s\d{4})`
const ACCESS = String.raw`[[(]?\s*\b(?:accessed|cited|retrieved|last accessed|date accessed|visited)(?:\s+on)?\s*:?\s*(?<accessed>${DAY})(?:,?\s*from)?\s*[\])]?|[[(]?(?:见于|见引于|访问日期|引用日期|访问时间|访问于|检索日期)\s*:?\s*(?<accessedZh>${DAY})\s*[\])]?|\[(?<accessedMark>\d{4}-\d{1,2}-\d{1,2})\]|\((?<accessedBefore>${DAY})\)\.?\s*Retrieved\sfrom`
const WORDS = String.raw`\bAccessed\sat\s*:|\bAvailable(?:\s(?:from|at|online))?\s*(?::|(?=www\.|https?:))|(?<=\.\s)(?:Crossref|PubMed|JSTOR|ScienceDirect|SpringerLink|EBSCOhost|Wiley Online Library),\s(?=https?:)|\bPublished\s(?=\d{4}\s[A-Z][a-z]{2}\s)${DAY}|\bRetrieved\s(?:from|on)\b|\bURL\s*:?(?=\s*https?:)|(?:载于|取读于|取自|来源|网址)\s*(?:从)?\s*:|\bEpub\s(?:ahead of print|${DAY}|\d{4}\s[A-Z][a-z]{2})|;?\s?\bPublished Online(?:\sFirst)?:?\s(?:${DAY}|[A-Z][a-z]{2,8}\s(?:\d{1,2}|\d{4})|\d{4})|\[Epub ahead of print\]|\[in (?:Chinese|German|French|Japanese|Spanish)[^\]]*\]|\[PubMed\]|\[CrossRef\]|\[Google Scholar\]|(?<=[.\d] ?)(?:(?:Google Scholar|CrossRef|PubMed|View Article)[\s.|]*){1,4}$`
const MEDIUM = new RegExp(
  String.raw`\s?\((?:n\.d\.|no date)\)|,? n\.d\.(?=\s?[.;])|\s?\[(?:Online|online serial|Internet|Preprint|preprint|WWW Document|electronic resource|在线|网际网络|网络)\]|\s?\[(?:cited|accessed|见引于|引用日期)\s*:?\s*(?<cited>${DAY})\]`,
  'giu'
)
const PIECES = new RegExp([ADDRESS, DOI, NUMBERS, ACCESS, WORDS].join('|'), 'giu')
/** A text without these words has no piece of `ACCESS` and `WORDS`, which take long to look for. */
const TELLS_MORE =
  /access|cited|retriev|visit|availab|published|epub|\burl|\[(?:in|\d{4}-)|crossref|pubmed|jstor|direct|springerlink|ebsco|wiley online|scholar|view article|[见引访检载取来网]/iu
const FEWER_PIECES = new RegExp([ADDRESS, DOI, NUMBERS].join('|'), 'giu')

/** The text without the marks of a medium that stand inside an entry, and the date of access that such a mark names. */
export function takeMedium(raw: string): { readonly text: string; readonly accessed: CslDate | undefined } {
  let accessed: CslDate | undefined
  const text = raw.replace(MEDIUM, (_, cited: string | undefined) => {
    if (cited !== undefined) accessed ??= readDay(cited)
    return ''
  })
  return { text, accessed }
}

/** The identifiers, addresses and access date of an entry. Each is read by the rules that any pasted link is read by. */
export function findIdentifiers(entry: FlatText): EntryIdentifiers {
  const fields: Record<string, unknown> = {}
  const pieces = [...entry.flat.matchAll(TELLS_MORE.test(entry.flat) ? PIECES : FEWER_PIECES)]
  for (const piece of pieces) readPiece(piece, fields)
  const bodyEnd = pieces[0]?.index ?? entry.flat.length
  let tail = ''
  let at = bodyEnd
  for (const piece of pieces) {
    tail += entry.flat.slice(at, piece.index)
    at = piece.index + piece[0].length
  }
  tail += entry.flat.slice(at)
  const online = pieces.find(([text]) => /^;?\s?published online/i.test(text))?.[0]
  const lateYear = /\(((?:19|20)\d\d)年?\)/.exec(tail)?.[1] ?? /(?:19|20)\d\d/.exec(online ?? '')?.[0]
  return {
    fields,
    bodyEnd,
    lateYear: lateYear === undefined ? undefined : Number(lateYear),
    hasUnknownTail: tail.replace(/\(\d{4}年?\)|[^\p{L}\p{N}]/gu, '').length > 8
  }
}

function readPiece(piece: RegExpExecArray, fields: Record<string, unknown>): void {
  const [text] = piece
  const accessed =
    piece.groups?.['accessed'] ??
    piece.groups?.['accessedZh'] ??
    piece.groups?.['accessedMark'] ??
    piece.groups?.['accessedBefore']
  if (accessed !== undefined) {
    fields['accessed'] ??= readDay(accessed)
    return
  }
  const isbn = /^ISBN\S*?\s*:?\s*([\dX -]+)$/i.exec(text)?.[1]
  if (isbn !== undefined) fields['ISBN'] ??= isbn.trim()
  else if (/^ISSN/i.test(text)) fields['ISSN'] ??= text.slice(-9)
  else if (/^arXiv/i.test(text)) {
    fields['number'] ??= text.replace(/\s/g, '')
    fields['publisher'] ??= 'arXiv'
  } else if (/^(?:https?:|www\.|dx\.|doi|10\.|PM)/i.test(text)) readIdentified(text, fields)
}

function readIdentified(text: string, fields: Record<string, unknown>): void {
  const address = cutPunctuation(text.replace(/^doi\s*号?\s*[:.]?\s*/i, ''))
  if (/^https?:\/\/(?!(?:dx\.)?doi\.org)/i.test(address)) fields['URL'] ??= address
  const identified = identify(address)
  if (identified?.kind !== 'work') {
    if (identified) fields['URL'] ??= /^www\./i.test(address) ? `https://${address}` : address
    return
  }
  if (identified.confidence !== 'certain') return
  for (const name of ['DOI', 'PMID', 'PMCID', 'ISBN'] as const) fields[name] ??= identified.ids[name]
}

/** The address as it stands, without the marks of the sentence. A bracket at the end stays when it was opened inside. */
function cutPunctuation(text: string): string {
  const kept = /\([^()]*\)[.,;:]*$/.test(text) ? ')' : ''
  return text.replace(/[.,;:)\]]+$/, kept)
}

const ZH_MONTHS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

function readDay(text: string): CslDate | undefined {
  const short = /^(\d{1,2})\.(\d{1,2})\.(\d{2})$/.exec(text)
  if (short) return { 'date-parts': [[2000 + Number(short[3]), Number(short[1]), Number(short[2])]] }
  const plain = text.replace(
    /([一二三四五六七八九十]{1,2})月/,
    (_, month: string) => `${ZH_MONTHS.indexOf(month) + 1}月`
  )
  const day = /^(?:(\d{1,2}) )?(\d{1,2})月 (?:(\d{1,2}), )?(\d{4})$/.exec(plain)
  if (day) return { 'date-parts': [[Number(day[4]), Number(day[2]), Number(day[1] ?? day[3])]] }
  return parseDate(plain.replace(/\s?年\s?/, '年').replace(/\s?月\s?/, '月'))
}
