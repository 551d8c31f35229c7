import { CHINESE_GROUP_ENDING, COMMON_SURNAMES, COMPOUND_SURNAMES } from '#core/references/chinese-surnames'
import { parseName } from '#core/references/names'
import type { CslName } from '#core/references/reference'
import { CUT, type AuthorList } from './author-list'
import { matchSticky, readLatinAuthors } from './latin-authors'

/** A run of Chinese characters, a transliteration `阿卜杜拉·买买提`, or a name divided by a space. */
const RUN = /\p{Script=Han}+(?:[·•・]\p{Script=Han}+)+|\p{Script=Han}{1,60}/uy
const SEPARATOR = /\s*[,;]\s*(?:&\s*|[和与](?=\p{Script=Han}{2,4}[\s.,(]))?|\s*&\s*|\s(?=\p{Script=Han}{2,4}[,;])/uy
const AFTER = /\s*(?:[.:(["“《]|,\s|\s|,(?=\d{4})|$)/uy
const ROLE = /(?:主编|主編|编著|編著|编译|主译|编|編|著|译|譯)$/u

/** Reads the list of Chinese names and institutions at `from`: `张伟, 李娜, 等`, `张伟、李娜`, `国家卫生健康委员会`. */
export function readChineseAuthors(flat: string, from: number, to: number): AuthorList | undefined {
  const text = flat.slice(0, to)
  const names: CslName[] = []
  let at = from
  let end = from
  let isCut = false
  for (;;) {
    const run = matchSticky(RUN, text, at)
    if (run === undefined) {
      const latin = names.length > 0 && at > end ? readLatinAuthors(text, at, to) : undefined
      names.push(...(latin?.names ?? []))
      isCut = latin?.isCut ?? false
      end = latin?.end ?? end
      break
    }
    const read = readRun(run)
    if (read.names.length === 0) break
    names.push(...read.names)
    end = at + run.length
    const cut = read.isCut ? '' : matchSticky(CUT, text, end)
    if (cut !== undefined) {
      isCut = true
      end += cut.length
      break
    }
    const separator = matchSticky(SEPARATOR, text, end)
    if (separator === undefined) break
    at = end + separator.length
  }
  const isSound = names.length > 0 && isPlausible(names) && matchSticky(AFTER, text, end) !== undefined
  return isSound ? { names, end, isCut, form: 'chinese' } : undefined
}

/** The names of one run: one, or two that `和` joins; none when the run is prose. */
function readRun(run: string): { readonly names: readonly CslName[]; readonly isCut: boolean } {
  if (/^(?:主编|编辑|编著?|编写|译|审校)$/u.test(run)) return { names: [], isCut: false }
  const isCut = run.length > 2 && run.endsWith('等')
  const bare = isCut ? run.slice(0, -1) : run
  const text = bare.length > 3 ? bare.replace(ROLE, '') : bare
  const pair = text.length > 4 ? text.split(/[和与]/u).map(readName) : []
  const found = pair.filter((name) => name !== undefined)
  const groups = found.filter(({ literal }) => literal !== undefined).length
  if (pair.length === 2 && found.length === 2 && groups !== 1) return { names: found, isCut }
  const whole = readName(text)
  return { names: whole ? [whole] : [], isCut }
}

function readName(text: string): CslName | undefined {
  if (/[·•・]/u.test(text)) return { literal: text }
  if (text.length > 4) return CHINESE_GROUP_ENDING.test(text) ? { literal: text } : undefined
  return text.length > 1 ? parseName(text) : undefined
}

/** Half of the names or more begin with a surname that is frequent, and a name alone does. */
function isPlausible(names: readonly CslName[]): boolean {
  const chinese = names.filter(({ family = '', literal = '' }) => /^\p{Script=Han}/u.test(family + literal))
  const known = chinese.filter(({ family, literal }) => literal !== undefined || isKnownSurname(family ?? '')).length
  return known * 2 >= chinese.length + (chinese.length === 1 ? 1 : 0)
}

const isKnownSurname = (family: string): boolean =>
  COMMON_SURNAMES.has(family) || COMPOUND_SURNAMES.has(family) || family.length === 2
