/** What Ovid's source line says: `Ecohydrology.   8(6):1048-1064, September 2015.` */
export interface OvidSource {
  readonly title?: string
  /** The title in its own language, where the source gives it after a translation, both in brackets. */
  readonly originalTitle?: string
  readonly editors: readonly string[]
  readonly volume?: string
  readonly issue?: string
  readonly page?: string
  readonly number?: string
  readonly date?: string
}

/** Longer than any source line; what is longer is none, and the patterns below are not made for it. */
const MAX_LENGTH = 1_000

const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Spring|Summer|Autumn|Fall|Winter)[a-z]*\\.?'
/** `January/February 2010`, `Nov. 16, 2004`, `2010 Mar 5`, `2004`, at the end of a text. */
const DATE = new RegExp(
  `(?:${MONTH}(?: ?[-/–] ?${MONTH})?(?: \\d{1,2})?,? )?\\d{4}(?: ${MONTH}(?:[-/–]${MONTH})?(?: \\d{1,2})?)?$`
)
const VOLUME = /^(?:vol(?:ume)?\.? ?)?([A-Za-z]?\d[\w/-]*(?: Suppl[^(:;,]*)?)? ?(?:\(([^()]{1,40})\))?/i
const PAGES = /^[^:]{0,80}: ?([A-Za-z]{0,3}\d+(?: ?[-–] ?[A-Za-z]{0,3}\d+)?)/
const EMBASE_PAGES = /\(pp? ?([A-Za-z]?\d[^()]{0,30})\)/

/**
 * Reads a source line in the forms of the databases on Ovid: `Title. 8(6):1048-64, 2015 Sep.` (MEDLINE, BIOSIS),
 * `Title September 2015;8(6):1048-1064` (Journals@Ovid), `Title. 8(6) (pp 1048-1064), 2015.` (Embase), and those of
 * books, `Editor, A. [Editor]. Title.:371-397, 2004.` What does not fit is left out.
 */
export function readOvidSource(text: string): OvidSource {
  const line = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[. ]+$/, '')
  if (line === '' || line.length > MAX_LENGTH) return { editors: [] }
  const semicolon = line.lastIndexOf(';')
  const before = semicolon === -1 ? undefined : DATE.exec(line.slice(0, semicolon))
  if (before && before.index > 0) {
    const title = cutTitle(line.slice(0, before.index))
    return { ...readNumbers(line.slice(semicolon + 1)), date: flatten(before[0]), title, editors: [] }
  }
  return readDotted(line)
}

function readDotted(line: string): OvidSource {
  const { editors, rest } = cutEditors(line.replace(/ ?\b(?:Series Information|Chapter pagination):.*$/i, ''))
  const chapterPages = /Chapter pagination: ?([\w-]+)/i.exec(line)?.[1]
  const start =
    /\. ?(?=(?:vol\.? ?)?\d+[A-Za-z]? ?[(:]|(?:vol\.? ?)\d|:)/i.exec(rest) ?? /: ?(?=\d+ ?[-–] ?\d)/.exec(rest)
  const titlePart = start ? rest.slice(0, start.index) : rest
  const tail = start ? rest.slice(start.index).replace(/^\. ?/, '') : ''
  const book = /^(.*?\.) (.*)\. (\d{4})$/.exec(titlePart)
  const date =
    DATE.exec(tail.replace(/\. ?(?:Date of Publication|Article Number|Article)\b.*$/i, '').trim())?.[0] ?? book?.[3]
  const number = /Article Number: ?(\w+)/i.exec(tail)?.[1]
  return {
    ...readNumbers(tail.replace(/^: ?/, ':')),
    ...(chapterPages !== undefined && { page: chapterPages }),
    ...(number !== undefined && { number }),
    ...(date !== undefined && { date: flatten(date) }),
    ...readTitles(book?.[1] ?? titlePart),
    editors
  }
}

/** `Kamp, Roza Maria [Editor, Reprint Author], Calvete, Juan J. [Editor]. Title`. */
function cutEditors(line: string): { readonly editors: readonly string[]; readonly rest: string } {
  const last = line.search(/\[(?:Ed|Editor)[^\]]*\]\.? (?!.*\[(?:Ed|Editor))/)
  if (last === -1) return { editors: [], rest: line }
  const end = line.indexOf(']', last)
  const editors = line.slice(0, end).split(/\[[^\]]*\][,;]? ?|\[[^\]]*$/)
  return { editors: editors.filter((name) => name.trim() !== ''), rest: line.slice(end + 1).replace(/^[., ]+/, '') }
}

function readNumbers(text: string): Pick<OvidSource, 'volume' | 'issue' | 'page'> {
  const [, volume, issue] = VOLUME.exec(text.trim()) ?? []
  const page = PAGES.exec(text)?.[1] ?? EMBASE_PAGES.exec(text)?.[1]
  return {
    ...(volume !== undefined && { volume }),
    ...(issue !== undefined && { issue: issue.replace(/^(?:no\.?|issue) ?/i, '') }),
    ...(page !== undefined && { page: page.replace(/ ?– ?/, '-') })
  }
}

/** `Title`, or `[Translated title.] [Original title.]`. */
function readTitles(text: string): Pick<OvidSource, 'title' | 'originalTitle'> {
  const [, translated, original] = /^\[([^\]]+)\](?: \[([^\]]+)\])?/.exec(text) ?? []
  if (translated === undefined) return { title: cutTitle(text) }
  return { title: cutTitle(translated), ...(original !== undefined && { originalTitle: cutTitle(original) }) }
}

const cutTitle = (title: string): string => title.trim().replace(/[.,]$/, '')

/** `January/February 2010` as `2010 January-February`, `Nov. 16, 2004` as `November 16, 2004`: forms that `parseDate` reads. */
function flatten(date: string): string {
  const range = /^([A-Z][a-z]+)\.? ?[-/–] ?([A-Z][a-z]+)\.?,? (\d{4})$/.exec(date)
  return range ? `${range[3] ?? ''} ${range[1] ?? ''}-${range[2] ?? ''}` : date.replace(/\./g, '')
}
