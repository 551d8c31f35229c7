import type { DuplicateFacts } from './duplicate-facts'

/**
 * How two entries belong together: `same` by an identifier or by everything that tells works apart, `likely` the same
 * but to be looked at, `preprint` and version of record of one work, which stay apart.
 */
export type WorkRelation = 'same' | 'likely' | 'preprint' | 'different'

/** Compares two entries. What contradicts weighs more than what agrees: a double is harmless, a wrong merge is not. */
export function compareWorks(a: DuplicateFacts, b: DuplicateFacts): WorkRelation {
  const titles = compareTitles(a, b)
  if (a.isPreprint !== b.isPreprint) return isPreprintOf(a, b, titles) ? 'preprint' : 'different'
  const shared = sharedIdentifier(a, b)
  if (shared !== undefined) return relateByIdentifier(a, b, titles, shared)
  if (identifiersDiffer(a, b)) return 'different'
  return relateByContent(a, b, titles)
}

type TitleRelation = 'equal' | 'near' | 'beginning' | 'unknown' | 'different'

function relateByIdentifier(
  a: DuplicateFacts,
  b: DuplicateFacts,
  titles: TitleRelation,
  shared: 'article' | 'book'
): WorkRelation {
  // Chapters carry the ISBN, often the DOI too, of their book; abstracts the DOI of their supplement.
  if (shared === 'book') {
    if (titles === 'different' || a.type !== b.type || editionsDiffer(a, b)) return 'different'
    return titles === 'equal' && !yearsDiffer(a, b, 0) ? 'same' : 'likely'
  }
  if (identifiersDiffer(a, b)) return titles === 'equal' ? 'likely' : 'different'
  if (titles !== 'different') return 'same'
  if (a.notice !== b.notice || a.numbers !== b.numbers) return 'different'
  const disagrees = authorsDiffer(a, b) || yearsDiffer(a, b, 1) || differ(a.firstPage, b.firstPage)
  return disagrees ? 'different' : 'likely'
}

function relateByContent(a: DuplicateFacts, b: DuplicateFacts, titles: TitleRelation): WorkRelation {
  if (titles === 'different' || titles === 'unknown') return 'different'
  if (a.type !== b.type && !isLooseType(a.type) && !isLooseType(b.type)) return 'different'
  if (authorsDiffer(a, b) || editionsDiffer(a, b) || differ(a.volume, b.volume)) return 'different'
  if (differ(a.firstPage, b.firstPage) || containersDiffer(a.container, b.container)) return 'different'
  if (yearsDiffer(a, b, isBook(a) ? 0 : 1)) return 'different'
  const authors = a.author !== '' && b.author !== ''
  const years = a.year !== undefined && b.year !== undefined
  const places = agree(a.volume, b.volume) || agree(a.firstPage, b.firstPage)
  // A title of two words, such as “Editorial comment”, says little.
  const support = Number(authors) + Number(years && a.year === b.year) + Number(places)
  if (titles === 'equal') {
    if (support === 3 || (support === 2 && isTelling(a.title))) return 'same'
    return support >= 1 && isTelling(a.title) ? 'likely' : 'different'
  }
  return support >= 2 && isTelling(a.mainTitle) ? 'likely' : 'different'
}

function isPreprintOf(a: DuplicateFacts, b: DuplicateFacts, titles: TitleRelation): boolean {
  if (titles !== 'equal' && titles !== 'near') return false
  if (!isTelling(a.title) || a.author === '' || b.author === '' || authorsDiffer(a, b)) return false
  const [preprint, published] = a.isPreprint ? [a, b] : [b, a]
  const gap = (published.year ?? preprint.year ?? 0) - (preprint.year ?? published.year ?? 0)
  return gap >= -1 && gap <= 4
}

function sharedIdentifier(a: DuplicateFacts, b: DuplicateFacts): 'article' | 'book' | undefined {
  if (agree(a.doi, b.doi) || agree(a.pmid, b.pmid) || agree(a.pmcid, b.pmcid) || agree(a.arxiv, b.arxiv))
    return 'article'
  return a.isbns.some((isbn) => b.isbns.includes(isbn)) ? 'book' : undefined
}

const identifiersDiffer = (a: DuplicateFacts, b: DuplicateFacts): boolean =>
  differ(a.doi, b.doi) ||
  differ(a.pmid, b.pmid) ||
  differ(a.pmcid, b.pmcid) ||
  differ(a.arxiv, b.arxiv) ||
  (isBook(a) && a.isbns.length > 0 && b.isbns.length > 0 && !a.isbns.some((isbn) => b.isbns.includes(isbn)))

/** Both known and equal. */
const agree = (x: string | undefined, y: string | undefined): boolean => !!x && x === y
/** Both known and not equal. */
const differ = (x: string | undefined, y: string | undefined): boolean => !!x && !!y && x !== y

const isBook = ({ type }: DuplicateFacts): boolean => type === 'book' || type === 'chapter'
/** Types that files give where they do not know better. */
const isLooseType = (type: string): boolean => type === 'article' || type === 'document'

const yearsDiffer = (a: DuplicateFacts, b: DuplicateFacts, allowed: number): boolean =>
  a.year !== undefined && b.year !== undefined && Math.abs(a.year - b.year) > allowed

const editionsDiffer = (a: DuplicateFacts, b: DuplicateFacts): boolean =>
  (a.edition === '1' ? '' : a.edition) !== (b.edition === '1' ? '' : b.edition)

function authorsDiffer(a: DuplicateFacts, b: DuplicateFacts): boolean {
  if (!differ(a.author, b.author) || a.authorLatin === b.authorLatin) return false
  // `vanderberg` and `berg`; a whole name in one field.
  return !a.authorLatin.endsWith(b.authorLatin) && !b.authorLatin.endsWith(a.authorLatin)
}

/** Journals differ unless one is the other's abbreviation: its letters, in order, word beginnings first. */
function containersDiffer(a: string, b: string): boolean {
  if (!differ(a, b) || /\p{Script=Han}/u.test(a) !== /\p{Script=Han}/u.test(b)) return false
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short[0] !== long[0] || !isSubsequence(short, long)
}

function isSubsequence(short: string, long: string): boolean {
  let at = 0
  for (const letter of long) if (letter === short[at]) at += 1
  return at === short.length
}

/** Long enough to be no heading that many works share. */
const isTelling = (title: string): boolean => title.length >= (/\p{Script=Han}/u.test(title) ? 7 : 20)

function compareTitles(a: DuplicateFacts, b: DuplicateFacts): TitleRelation {
  if (a.title === '' || b.title === '') return 'unknown'
  if (a.notice !== b.notice) return 'different'
  if (a.title === b.title) return 'equal'
  if (/\p{Script=Han}/u.test(a.title) !== /\p{Script=Han}/u.test(b.title)) return 'unknown'
  if (a.numbers !== b.numbers) return 'different'
  if (a.mainTitle === b.title || b.mainTitle === a.title) return 'beginning'
  return areWordsNear(a, b) ? 'near' : 'different'
}

/** Characters that turn a title into another: which sex, side, stage, number. */
const CONTRASTS = new Set(
  '男女上下左右急慢内外高低早晚前后大小甲乙丙丁新旧有无阴阳老少东西南北中一二三四五六七八九十非不未正反轻重深浅单双增减升降'
)

/** All words the same but for one slip of a letter in one or two of them; in Chinese one character in ten. */
function areWordsNear(a: DuplicateFacts, b: DuplicateFacts): boolean {
  if (/\p{Script=Han}/u.test(a.title)) {
    if (a.title.length < 10 || !isOneSlipApart(a.title, b.title)) return false
    return !isContrast(a.title, b.title) && !isContrast(b.title, a.title)
  }
  if (isOneSlipApart(a.title, b.title)) return Math.abs(a.words.length - b.words.length) <= 1 && slipIsHarmless(a, b)
  if (a.words.length !== b.words.length) return false
  const pairs = a.words.flatMap((word, at) => (word === b.words[at] ? [] : [[word, b.words[at] ?? ''] as const]))
  return pairs.length <= 2 && pairs.every(([x, y]) => isSlip(x, y))
}

/** The first character that `x` has where `y` differs is one that counts. */
function isContrast(x: string, y: string): boolean {
  let at = 0
  while (at < x.length && x[at] === y[at]) at += 1
  return CONTRASTS.has(x[at] ?? '')
}

function slipIsHarmless(a: DuplicateFacts, b: DuplicateFacts): boolean {
  if (a.words.length !== b.words.length) return a.title.length >= 20
  return a.words.every((word, at) => word === b.words[at] || isSlip(word, b.words[at] ?? ''))
}

/**
 * A slip of the pen in a longer word. Short words that differ by a letter are other words; so are those that differ in
 * their first (`typical`, `atypical`) and names with a number (`IL17a`).
 */
const isSlip = (x: string, y: string): boolean =>
  Math.min(x.length, y.length) >= 5 && x[0] === y[0] && !/\d/.test(x + y) && isOneSlipApart(x, y)

/** One letter more, fewer or other, or two exchanged. */
function isOneSlipApart(x: string, y: string): boolean {
  if (Math.abs(x.length - y.length) > 1) return false
  let start = 0
  while (start < x.length && x[start] === y[start]) start += 1
  let [endX, endY] = [x.length, y.length]
  while (endX > start && endY > start && x[endX - 1] === y[endY - 1]) {
    endX -= 1
    endY -= 1
  }
  const [restX, restY] = [x.slice(start, endX), y.slice(start, endY)]
  if (restX.length <= 1 && restY.length <= 1) return true
  return restX.length === 2 && restY.length === 2 && restX[0] === restY[1] && restX[1] === restY[0]
}
