import { isDomainName } from './domain-names'
import type { NameChain } from './name-chains'
import { withoutFirstOrdinal, withoutLastOrdinal } from './ordinals'
import { leavesChineseOpen, leavesEnglishOpen } from './open-clauses'

/** A chain as the judge sees it: where it lies, and its names in order. */
export interface Candidate {
  readonly start: number
  readonly end: number
  readonly names: readonly NameChain[]
}

const HAN = /\p{Script=Han}/u
const LATIN_OR_DIGIT = /[\p{Script=Latin}\d]/u

/** Names that are everyday words or loose abbreviations: alone, or beside one another only, they are never a label. */
const NEVER_ALONE = new Set(
  (
    'Stroke|Brain|Blood|Gut|Immunity|Circulation|Health|Pediatrics|Neurology|Cell|Time|TIME|Medium|Emerald|Wired|WIRED|' +
    'Brill|STAT|ERIC|NICE|VIP|CBM|MSN|OUP|SAGE|ACM|AAN|OSF|MSJ|BMC|Guardian|Ovid|Vox|Medicine|Blood Advances|' +
    'Diabetes Care|Chinese Medicine|United Nations|European Union|Stanford University|Johns Hopkins University|微博|' +
    '网易|新浪|搜狐|财新|豆瓣|简书|联合国|果壳|中国网|中国针灸|中科院|中国科学院|协和医院|华西医院|Preprints'
  ).split('|')
)

/** Hard against these a name is part of a word, an address, a path or a tag. */
const JOINED_BEFORE = /[-/@_\\#=&+'’.·]/
/** A full stop inside a line; the points of `vs.`, `e.g.` and `et al.` are none. */
const SENTENCE_BREAK =
  /(?<!\b(?:vs|e\.g|i\.e|al|Fig|Dr|No|approx|ca|cf))[.!?](?=\s+["“(]?[\p{Lu}\p{Script=Han}])|[。！？；]/gu
/** What follows names in a sentence about them: 数据库, 等, 三个, 均, 是, 的, 中, 收录 and the like. */
const CHINESE_GOES_ON = /^[数等三四两均都是也的上中里和与及或为有未收平网检搜可还又虽已曾]/
const SENTENCE_END = /[.!?。！？…]/
const CHARACTERS_SEEN = 240

/**
 * Whether a chain of names is a pasted attribution and not part of the sentence. Names glued to each other or carrying a
 * counter are proof in themselves; a single name counts only where a sentence that is complete without it ends.
 */
export function isAttribution(text: string, candidate: Candidate): boolean {
  const right = text.slice(candidate.end, candidate.end + 40).replace(/\r?\n[^]*$/, '\n')
  if (!standsFree(text, candidate, right)) return false
  const strong = isStrong(text, candidate)
  if (!strong && !endsClause(withoutFirstOrdinal(right))) return false
  const before = text.slice(Math.max(0, candidate.start - CHARACTERS_SEEN), candidate.start)
  const left = before.slice(before.lastIndexOf('\n') + 1)
  return strong ? agreesWithChinese(text, candidate, left, right) : isSingle(text, candidate, left, right)
}

function standsFree(text: string, { start, end, names }: Candidate, right: string): boolean {
  const before = text[start - 1] ?? ''
  const first = text[start] ?? ''
  if (LATIN_OR_DIGIT.test(before) && /[a-z]/.test(first)) return false
  const ownLine = names.length > 1 || /^\s*$/.test(right)
  if (JOINED_BEFORE.test(before) && !(before === '.' && ownLine)) return false
  if (LATIN_OR_DIGIT.test(text[end - 1] ?? '') && /^[\p{Script=Latin}\d_]/u.test(right)) return false
  return !/^(?:[-–'’][\p{Script=Latin}\d]|[/@_\\=+&]|\.[a-z\d]|[®™])/u.test(right)
}

/** Whether a chain consists of everyday words only, which prove nothing. */
export function isOnlyWords(text: string, { names }: Candidate): boolean {
  return names.every((name) => provesNothing(text, name))
}

function provesNothing(text: string, { start, end }: NameChain): boolean {
  const name = text.slice(start, end)
  return NEVER_ALONE.has(name) || isDomainName(name)
}

/** Glued names or a counter. Chinese institutions stand side by side in ordinary prose, so they prove nothing. */
function isStrong(text: string, { start, names }: Candidate): boolean {
  if (names.some(({ glued }, index) => !glued && index < names.length - 1)) return false
  if (names.some((name) => name.counter !== undefined)) return true
  if (names.length < 2) return false
  if (isOnlyWords(text, { start, end: start, names })) return false
  const institutions = names.every((name) => name.entry?.kind === 'society' && HAN.test(text[name.start] ?? ''))
  return !institutions || /\s/.test(text[start - 1] ?? '')
}

/** Chinese writes lists of names without spaces, so glued Chinese names must also stand like an attribution. */
function agreesWithChinese(text: string, { start, end, names }: Candidate, left: string, right: string): boolean {
  if (names.some((name) => name.counter !== undefined)) return true
  const beginsHan = HAN.test(text[start] ?? '')
  const spaced = /\s$/.test(left)
  const bare = left.trimEnd()
  if (HAN.test(bare.at(-1) ?? '') && leavesChineseOpen(bare, spaced)) return false
  if (beginsHan && /[、，,;；和与及或]$/.test(bare)) return false
  if (beginsHan && !spaced && bare === '') return /^\s*$/.test(right)
  if (!HAN.test(text[end - 1] ?? '') || !HAN.test(right[0] ?? '')) return true
  const isMixed = names.some((name) => !HAN.test(text[name.start] ?? ''))
  return (spaced || (isMixed && bare !== '')) && !CHINESE_GOES_ON.test(right)
}

function isSingle(text: string, { start, end, names }: Candidate, left: string, right: string): boolean {
  const name = text.slice(start, end)
  if (names.some((part) => provesNothing(text, part))) return false
  // An unknown host before a comma is more often part of a list or an apposition.
  if (names[0]?.entry === undefined && /^[,;，；]/.test(right)) return false
  const bare = withoutLastOrdinal(left.trimEnd()).trimEnd()
  const last = bare.at(-1) ?? ''
  const spaced = bare.length < left.length
  if (SENTENCE_END.test(last))
    return (
      /^\s*$/.test(right) &&
      !/^\d|\d\.$|\b(?:e\.g|i\.e|vs|al|cf)\.$/.test(bare.slice(-5)) &&
      isSentence(bare.slice(0, -1))
    )
  if (!isSentence(bare)) return false
  if (HAN.test(last) || /[”》）％]$/.test(bare) || HAN.test(bare.slice(-12))) {
    if (/[、，,;；:：(（“‘《「/&+·—–-]$/.test(bare)) return false
    if (!spaced && HAN.test(last) && (!HAN.test(name[0] ?? '') ? false : names[0]?.entry?.kind === 'society'))
      return false
    return !leavesChineseOpen(bare, spaced)
  }
  if (!spaced && !(HAN.test(name[0] ?? '') || /[)\]%”]$/.test(bare))) return false
  return /[\p{L}\d)\]%”"'’℃°+]$/u.test(bare) && !leavesEnglishOpen(bare, isWord(name))
}

/** Whether a clause ends right here: line end, final punctuation, or a comma that does not go on with a list. */
function endsClause(right: string): boolean {
  if (/^\s*$/.test(right)) return true
  if (/^[。！？]/.test(right)) return true
  if (/^[.!?…]/.test(right))
    return /^[.!?…]+["”’)\]]*(?:\s|$|\p{Script=Han})/u.test(right) && !/^\.\s*(?:19|20)\d\d\b/.test(right)
  if (/^[:：]/.test(right)) return /^[:：]\s*$/.test(right)
  return (
    /^(?:[,;] \p{Ll}|[，；,;]\p{Script=Han})/u.test(right) && !/^[,;，；]\s*(?:and|or|和|及|与|或|以及)/.test(right)
  )
}

/** Whether the text since the last full stop is long enough to say something: three words or five Han characters. */
function isSentence(left: string): boolean {
  const since = left.slice(Math.max(...[...left.matchAll(SENTENCE_BREAK)].map((match) => match.index + 1), 0))
  const han = since.match(/\p{Script=Han}/gu)?.length ?? 0
  return han >= 5 || (since.match(/[\p{Script=Latin}\d]+/gu)?.length ?? 0) >= 3
}

/** Whether a name could as well be an ordinary capitalised word: one word, one capital. */
function isWord(name: string): boolean {
  return /^[A-Z][a-z]+$/.test(name)
}
