import { pinyin } from 'pinyin-pro'
import { normaliseDoi } from './equal-reference'
import { foldText, foldToLetters } from './fold-text'
import { familyText } from './names'
import type { CslItem, CslName } from './reference'

/** What of an entry is compared with others to find its duplicates; empty or undefined where it has nothing. */
export interface DuplicateFacts {
  readonly type: string
  readonly doi: string | undefined
  readonly pmid: string | undefined
  readonly pmcid: string | undefined
  readonly arxiv: string | undefined
  readonly isbns: readonly string[]
  /** Letters and digits of the title, folded. */
  readonly title: string
  readonly words: readonly string[]
  /** What of the title stands before the first colon or dash, as letters. */
  readonly mainTitle: string
  /** Numbers of the title in order, Roman and Chinese ones too: parts, phases, editions, volumes, years. */
  readonly numbers: string
  /** A reply, a correction, a comment…: the kind of notice that the title declares. */
  readonly notice: string
  readonly author: string
  /** The first author's family name in Latin letters, pinyin for a Chinese one. */
  readonly authorLatin: string
  readonly year: number | undefined
  readonly volume: string
  readonly firstPage: string
  readonly container: string
  readonly edition: string
  readonly isPreprint: boolean
}

/** DOI prefixes of preprint servers: bioRxiv and medRxiv, arXiv, Research Square, SSRN, Preprints.org, OSF… */
const PREPRINT_PREFIXES: ReadonlySet<string> = new Set([
  '10.1101',
  '10.64898',
  '10.48550',
  '10.21203',
  '10.2139',
  '10.20944',
  '10.31219',
  '10.31234',
  '10.31235',
  '10.26434',
  '10.22541',
  '10.36227',
  '10.12074'
])
const PREPRINT_SERVER =
  /\b(?:biorxiv|medrxiv|arxiv|chemrxiv|psyarxiv|chinaxiv|research square|ssrn|preprints(?:\.org)?|osf preprints|authorea|techrxiv)\b|预印本/

/** What a notice about another work begins with, or ends with, by kind. */
const NOTICES: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['correction', /^(?:correction|corrigend|errat|publisher correction|author correction|addendum|更正|勘误|补正)/],
  ['retraction', /^(?:retract|withdraw|notice of retraction|撤稿|撤回)|[:.(] ?retract(?:ed|ion)/],
  ['concern', /^(?:expression of concern|editorial expression|关注声明)/],
  [
    'reply',
    /^(?:repl(?:y|ies)\b|authors?'? (?:reply|response)|response to|in reply|作者回复|答复|回复)|[-:.] ?(?:authors?'? )?reply$/
  ],
  [
    'comment',
    /^(?:comment(?:s|ary)?\b|re ?:|letter|regarding|discussion of|评论|述评|点评|读者来信)|[-:.] ?comment(?:ary)?$/
  ],
  ['editorial', /^(?:editorial|编者按|社论)/],
  ['protocol', /protocol (?:for|of) (?:a|an|the)\b|: (?:a |the )?(?:study |trial |review )?protocol\b|研究方案/]
]

/** Collects what is compared. */
export function duplicateFacts(item: CslItem): DuplicateFacts {
  const folded = foldText((item.title ?? '').replace(/<\/?\w[^<>]{0,60}>/g, ''))
  const doi = /^10\.[\d.]+\/\S/.test(normaliseDoi(item.DOI ?? '')) ? normaliseDoi(item.DOI ?? '') : undefined
  const container = foldText(item['container-title'] ?? item.publisher ?? '')
  const author = item.author?.[0] ?? item.editor?.[0]
  return {
    type: item.type,
    doi,
    pmid: /^(?:pmid:?\s*)?0*([1-9]\d{0,8})$/i.exec((item.PMID ?? '').trim())?.[1],
    pmcid: /^(?:pmcid:?\s*)?(?:pmc)?0*([1-9]\d{0,9})(?:\.\d+)?$/i.exec((item.PMCID ?? '').trim())?.[1],
    arxiv: arxivOf(item, doi),
    isbns: isbnsOf(item.ISBN ?? ''),
    title: foldToLetters(folded),
    words: folded.match(/[\p{L}\p{N}]+/gu) ?? [],
    mainTitle: foldToLetters(folded.split(/[:.?!—]|--| - |——/)[0] ?? ''),
    numbers: numbersOf(folded),
    notice: NOTICES.find(([, pattern]) => pattern.test(folded))?.[0] ?? '',
    author: author ? foldToLetters(familyText(author)) : '',
    authorLatin: author ? latinFamily(author) : '',
    year: item.issued?.['date-parts']?.[0]?.[0],
    volume: foldToLetters(plainText(item.volume)),
    firstPage: foldToLetters(/^[^-–—,;]+/.exec(plainText(item.page ?? item.number))?.[0] ?? ''),
    container: foldToLetters(container),
    edition: /\d+/.exec(plainText(item.edition))?.[0] ?? foldToLetters(plainText(item.edition)),
    isPreprint: isPreprint(item, doi, container)
  }
}

/** Numbers as text: files of others have both. */
const plainText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

function isPreprint(item: CslItem, doi: string | undefined, container: string): boolean {
  const genre = foldText(item.genre ?? '')
  const isServed = PREPRINT_SERVER.test(container) || PREPRINT_SERVER.test(foldText(item.publisher ?? ''))
  if (doi !== undefined) {
    const prefix = doi.slice(0, doi.indexOf('/'))
    // Cold Spring Harbor gives its journals the same prefix as its servers.
    const isJournal = prefix === '10.1101' && !/^10\.1101\/(?:\d{4}\.\d{2}\.\d{2}\.)?\d{6,8}/.test(doi)
    return PREPRINT_PREFIXES.has(prefix) && !isJournal
  }
  return isServed || genre.includes('preprint') || genre.includes('预印本')
}

function arxivOf(item: CslItem, doi: string | undefined): string | undefined {
  const ofDoi = /^10\.48550\/arxiv\.(.+)$/.exec(doi ?? '')?.[1]
  const text = foldText([item.URL, item.number, item['archive_location'], item['container-title']].join(' '))
  const found = ofDoi ?? /\barxiv(?:\.org\/(?:abs|pdf)\/|[: ] ?)(\d{4}\.\d{4,5}|[a-z-]+\/\d{7})/.exec(text)?.[1]
  return found?.replace(/v\d+$/, '')
}

/** ISBNs as thirteen digits. */
function isbnsOf(text: string): readonly string[] {
  const found = text.match(/[\dX][\dX -]{8,16}[\dX]/gi) ?? []
  return found.flatMap((one) => {
    const digits = one.replace(/[ -]/g, '').toUpperCase()
    if (/^97[89]\d{10}$/.test(digits)) return [digits.slice(0, 12)]
    return /^\d{9}[\dX]$/.test(digits) ? [`978${digits.slice(0, 9)}`] : []
  })
}

const ROMAN = /^(?:i{1,3}|iv|vi{0,3}|ix|x|xi{1,3}|xiv|xv)$/
const CHINESE_NUMBER =
  /第?[一二三四五六七八九十百]+(?=[期部篇卷版章次辑届型级例])|[（(][上中下一二三四五六七八九十][）)]|[上中下](?=篇|册|卷|$)/gu

/** Letters as numbers too, where they count: `part a`, `type b`. */
function numbersOf(folded: string): string {
  const latin =
    folded.match(/\d+(?:\.\d+)?|\b[ivx]+\b|(?<=\b(?:part|type|phase|study|series|vitamin|hepatitis) )[a-e]\b/g) ?? []
  const numbers = latin.filter((word) => !/^[ivx]+$/.test(word) || ROMAN.test(word))
  return [...numbers, ...(folded.match(CHINESE_NUMBER) ?? [])].join(' ')
}

function latinFamily(name: CslName): string {
  const family = familyText(name)
  if (!/\p{Script=Han}/u.test(family)) return foldToLetters(family)
  return foldToLetters(pinyin(family, { toneType: 'none', surname: 'head', v: true }))
}
