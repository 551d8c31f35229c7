import { pinyin } from 'pinyin-pro'
import { foldToLetters } from './fold-text'
import { familyText, nameText } from './names'
import type { Likeness } from './compare-titles'
import type { CslName } from './reference'

const HAN = /\p{Script=Han}/u

/**
 * Compares two first authors by their family names: with or without particles and accents, in either order of the
 * halves, Chinese by pinyin. A group and a person say nothing about each other.
 */
export function compareNames(a: CslName, b: CslName): Likeness {
  const [x, y] = [formsOf(a), formsOf(b)]
  if (x.family === '' || y.family === '') return 'unknown'
  if (x.whole.some((form) => y.whole.includes(form)) || isSameWhole(a, b)) return 'same'
  if (isGroup(a) !== isGroup(b)) return holdsFamily(a, y.family) || holdsFamily(b, x.family) ? 'same' : 'unknown'
  if (endsAlike(x.family, y.family)) return 'same'
  return isSwapped(a, b) || isSwapped(b, a) ? 'same' : 'different'
}

/** The same name in full, although its halves are parted elsewhere: `Andres M. | Bran` and `Andres | M. Bran`. */
const isSameWhole = (a: CslName, b: CslName): boolean =>
  a.given !== undefined && b.given !== undefined && foldToLetters(nameText(a)) === foldToLetters(nameText(b))

interface Forms {
  readonly family: string
  /** The family name, as it stands and with umlauts written out as one letter. */
  readonly whole: readonly string[]
}

function formsOf(name: CslName): Forms {
  const family = romanise(familyText(name))
  return { family, whole: [family, family.replace(/([aou])e/g, '$1')] }
}

function romanise(text: string): string {
  if (!HAN.test(text)) return foldToLetters(text)
  return foldToLetters(pinyin(text, { toneType: 'none', type: 'array', v: true, surname: 'head' }).join(''))
}

const isGroup = (name: CslName): boolean => name.family === undefined

/** A literal such as `Smith J` that is a person after all. */
const holdsFamily = (name: CslName, family: string): boolean =>
  isGroup(name) && (name.literal ?? '').split(/[\s,，.]+/).some((word) => romanise(word) === family)

/** `van der Berg` and `Berg`. */
const endsAlike = (x: string, y: string): boolean =>
  Math.min(x.length, y.length) >= 4 && Math.abs(x.length - y.length) >= 2 && (x.endsWith(y) || y.endsWith(x))

/** Family and given name stand in each other's place, as files often have Chinese names. */
function isSwapped(a: CslName, b: CslName): boolean {
  const given = romanise(a.given ?? '')
  return (
    given !== '' &&
    given === romanise(b.family ?? '') &&
    romanise(a.family ?? '').startsWith(romanise(b.given ?? '').slice(0, 1))
  )
}
