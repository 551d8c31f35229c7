import { isGroupName } from '#core/references/name-words'
import { parseName } from '#core/references/names'
import type { CslName } from '#core/references/reference'
import { CUT, type AuthorList, type NameForm } from './author-list'

const PARTICLE = String.raw`(?:(?:[Vv]an|[Vv]on|[Dd]e[rnl]?|[Dd]ella|[Dd]i|[Dd]a|[Dd]u|[Dd]os|[Dd]as|[Ll]a|[Ll]e|[Tt]e[nr]|[Ee]l|[Bb]in|[Ii]bn|y|zu[mr]?|af|av|VAN|VON|DE[RNL]?|DI|DA|LA|LE) |d'|al-|el-|'t )`
const WORD = String.raw`\p{Lu}[\p{L}\p{M}'-]+`
const FAMILY = String.raw`(?:${PARTICLE}){0,3}(?:${WORD})(?: (?:${PARTICLE})?${WORD}){0,2}?`
const INITIAL = String.raw`\p{Lu}\p{Ll}?\.`
const DOTTED = String.raw`${INITIAL}(?:[ -]{0,2}${INITIAL}){0,4}`
/** Capitals without points; where points follow, they are other initials or the end of the list. */
const BARE = String.raw`\p{Lu}(?:[- ]?\p{Lu}){0,3}(?![\p{L}'-])(?!\.[ -]?\p{Lu}\.|\.,)`
const WRITTEN = String.raw`\p{Lu}[\p{L}\p{M}'-]+`
const GIVEN = String.raw`(?:${WRITTEN}|${INITIAL})(?:[ -](?:${INITIAL}|\p{L}[\p{L}\p{M}']+|\p{Lu}(?=[,.;& (]|$))){0,3}?`
const SUFFIX = String.raw`(?:,? (?:Jr|Sr|I{2,3}|IV|2nd|3rd)\b\.?(?=[,;.:]|$| and | & | et | \())?`
const END = String.raw`(?=$|[,;.:("“]| \(| and | & | et | …)`

const sticky = (pattern: string): RegExp => new RegExp(pattern, 'uy')

const NAME: Readonly<
  Record<'indexed' | 'indexedDotted' | 'inverted' | 'invertedInitials' | 'initialled' | 'written', RegExp>
> = {
  indexed: sticky(String.raw`${FAMILY} ${BARE}(?=[,;.:( ]|$)${SUFFIX}`),
  indexedDotted: sticky(String.raw`${FAMILY} ${DOTTED}${SUFFIX}`),
  invertedInitials: sticky(
    String.raw`${FAMILY}${SUFFIX}, (?:${DOTTED}(?: (?:van|von|de[rn]?|du|di)\b)*|${BARE}(?=[,;.:( &]|$))${SUFFIX}`
  ),
  inverted: sticky(
    String.raw`${FAMILY}${SUFFIX}, (?:${DOTTED}(?: (?:van|von|de[rn]?|du|di)\b)*|${BARE}(?=[,;.:( &]|$)|${GIVEN}${END})${SUFFIX}`
  ),
  initialled: sticky(String.raw`${DOTTED}[ ]?${FAMILY}${SUFFIX}${END}`),
  written: sticky(String.raw`${WRITTEN}(?:[ -](?:${INITIAL}|${WRITTEN}|\p{Lu}(?= ))){0,2}? ${FAMILY}${SUFFIX}${END}`)
}

/** What may be tried at each place of a list: first names and later ones. */
const FORMS: readonly {
  readonly form: NameForm
  readonly first: readonly RegExp[]
  readonly later: readonly RegExp[]
  /** What must stand between the names. */
  readonly separator?: string
}[] = [
  { form: 'indexed', first: [NAME.indexed], later: [NAME.indexed] },
  { form: 'indexed', first: [NAME.indexedDotted], later: [NAME.indexedDotted] },
  { form: 'inverted', first: [NAME.invertedInitials], later: [NAME.invertedInitials] },
  // Chicago and MLA turn the first name alone around.
  { form: 'inverted', first: [NAME.inverted], later: [NAME.initialled, NAME.written] },
  { form: 'inverted', first: [NAME.inverted], later: [NAME.inverted], separator: ';' },
  { form: 'plain', first: [NAME.initialled], later: [NAME.initialled] },
  { form: 'plain', first: [NAME.written], later: [NAME.initialled, NAME.written] }
]

const SEPARATOR =
  /\s*[,;]\s*(?:(?:and|&|und|et)\s+|…\s*)?|\s*[和与]\s*(?=\p{Lu})|\s*(?:…|\. \. \.)\s*|\s+(?:and|&|und|et|y)\s+/uy
/** What may stand behind a whole list. */
const AFTER = /\s*(?:[.:(["“]|,\s|,(?=\d{4})|$|\s(?=[\p{Lu}\p{Script=Han}\d"“《]))/uy
const SEMICOLON = /; /uy
const GROUP = /(?:(?:and|for|on behalf of) )?(?:the )?(\p{L}[^.;:()"“,]{3,150})(?=[.;:(]|, ?(?:\(|\d{4})|$)/uy

/** Lists longer than this are read no further. */
const MAX_NAMES = 400

/** Reads the list of Latin names at `from`: the form that gives most names, and ends where a list can end. */
export function readLatinAuthors(flat: string, from: number, to: number): AuthorList | undefined {
  const text = flat.slice(0, to)
  let best: AuthorList | undefined
  for (const { form, first, later, separator = '' } of FORMS) {
    const list = readList(text, from, form, first, later)
    if (list?.names.length !== 1 && list && !text.slice(from, list.end).includes(separator)) continue
    if (list && (best === undefined || list.names.length > best.names.length)) best = list
  }
  return best
}

function readList(
  text: string,
  from: number,
  form: NameForm,
  first: readonly RegExp[],
  later: readonly RegExp[]
): AuthorList | undefined {
  const names: CslName[] = []
  let end = from
  let at = from
  let isCut = false
  while (names.length < MAX_NAMES) {
    const match = matchAt(text, at, names.length === 0 ? first : later)
    const name = match === undefined ? readGroup(text, at, names.length > 0) : readOne(match)
    if (name === undefined) break
    names.push(name.name)
    end = at + name.length
    const cut = matchSticky(CUT, text, end)
    if (cut) {
      isCut = true
      end += cut.length
      const group = matchSticky(SEMICOLON, text, end) === undefined ? undefined : readGroup(text, end + 2, true)
      if (group) names.push(group.name)
      if (group) end += 2 + group.length
      break
    }
    const separator = matchSticky(SEPARATOR, text, end)
    if (separator === undefined) break
    if (separator.includes('…')) isCut = true
    at = end + separator.length
  }
  const isSound = names.length > 0 && (isCut || matchSticky(AFTER, text, end) !== undefined)
  return isSound && !isDoubtful(text.slice(from, end), form, names, isCut) ? { names, end, isCut, form } : undefined
}

/** One name in words alone may be a title of two words; two and `and` may not. */
function isDoubtful(text: string, form: NameForm, names: readonly CslName[], isCut: boolean): boolean {
  if (names[0]?.literal !== undefined && form !== 'group') return true
  return form === 'plain' && names.length === 1 && !isCut && !/\p{Lu}\./u.test(text)
}

interface NameMatch {
  readonly name: CslName
  readonly length: number
}

function readOne(text: string): NameMatch | undefined {
  const name = parseName(text.trim())
  return name && { name, length: text.trimEnd().length }
}

function readGroup(text: string, at: number, isLater: boolean): NameMatch | undefined {
  const match = isLater ? matchSticky(GROUP, text, at) : undefined
  const name = match?.replace(/^(?:and|for|on behalf of) (?:the )?/, '').trim()
  return match !== undefined && name && isGroupName(name)
    ? { name: { literal: name }, length: match.trimEnd().length }
    : undefined
}

function matchAt(text: string, at: number, patterns: readonly RegExp[]): string | undefined {
  for (const pattern of patterns) {
    const match = matchSticky(pattern, text, at)
    if (match !== undefined) return match
  }
  return undefined
}

/** What a sticky pattern matches at an offset. */
export function matchSticky(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}
