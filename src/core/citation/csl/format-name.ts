import { readFieldMarkup } from './field-markup'
import { initialize } from './initials'
import type { Name } from './item'
import type { NameOptions, NamePart } from './name-options'
import type { Output } from './output'
import type { Expansion, Scope } from './scope'

/** How one name of a list stands: surname first or not, and how far it is written out. */
export interface NameManner {
  readonly isInverted: boolean
  readonly expansion: Expansion
}

/** One name as the style has it. */
export function formatName(name: Name, options: NameOptions, manner: NameManner, scope: Scope): Output {
  const printer = new NamePrinter(options, scope)
  if (name.literal !== undefined) return printer.part(name.literal, options.literal, true)
  const isShort = options.form === 'short' && manner.expansion === 0
  if (name.isClose) return printer.close(name, isShort)
  if (isShort) return printer.short(name)
  const given = printer.given(name, manner.expansion)
  return manner.isInverted ? printer.inverted(name, given) : printer.straight(name, given)
}

class NamePrinter {
  constructor(
    private readonly options: NameOptions,
    private readonly scope: Scope
  ) {}

  close(name: Name, isShort: boolean): Output {
    const family = this.part(name.family ?? '', this.options.family, true)
    return isShort || name.given === undefined ? family : row([family, this.part(name.given, this.options.given, true)])
  }

  /**
   * The family name; in a sort key its particle stands behind where the style always demotes it. `sort-only` is about
   * inverted names, which this is not.
   */
  short(name: Name): Output {
    const isDemoted =
      this.scope.isSortKey && this.options.demotes === 'display-and-sort' && name.nonDropping !== undefined
    const parts = this.familyParts(name)
    return affixed(row(isDemoted ? [parts[2] ?? '', ' ', parts[0] ?? ''] : parts), this.options.family)
  }

  /** The particle that stays and the name, each formatted as family names are. */
  private familyParts(name: Name): readonly Output[] {
    const family = this.part(name.family ?? '', this.options.family, false)
    if (name.nonDropping === undefined) return [family]
    return [this.part(name.nonDropping, this.options.family, false), gapAfter(name.nonDropping), family]
  }

  given(name: Name, expansion: Expansion): string {
    const { initializeWith, isInitialized, keepsHyphen, form } = this.options
    const given = name.given ?? ''
    if (given === '' || initializeWith === undefined) return given
    const isFull = expansion === 2 || (expansion === 1 && form === 'long')
    const shortensNames = isInitialized && !isFull
    return initialize(shortensNames ? (name.forInitials ?? given) : given, {
      with: initializeWith,
      keepsHyphen,
      shortensNames
    })
  }

  /** `Gérard de la Martinière III`; the suffix stands inside the family name's affixes. */
  straight(name: Name, given: string): Output {
    const family: Output[] = []
    if (name.dropping !== undefined)
      family.push(this.part(name.dropping, this.options.given, false), gapAfter(name.dropping))
    family.push(...this.familyParts(name))
    if (name.suffix !== undefined) family.push(name.hasCommaSuffix ? ', ' : ' ', this.suffix(name.suffix))
    const whole = affixed(row(family), this.options.family)
    return given === ''
      ? whole
      : row([this.part(given, this.options.given, true), /\s$/.test(this.options.given.suffix) ? '' : ' ', whole])
  }

  /** `la Martinière, Gérard de, III`, or with all particles behind. */
  inverted(name: Name, given: string): Output {
    const { demotes, sortSeparator, family, given: givenPart } = this.options
    const isDemoted = demotes === 'display-and-sort' || (demotes === 'sort-only' && this.scope.isSortKey)
    const first = isDemoted ? this.part(name.family ?? '', family, false) : row(this.familyParts(name))
    const behind = this.behind(name, given, isDemoted)
    const whole = affixed(first, family)
    const named = behind === '' ? whole : row([whole, sortSeparator, affixed(behind, givenPart)])
    return name.suffix === undefined ? named : row([named, sortSeparator, this.suffix(name.suffix)])
  }

  /** What follows an inverted family name: the given name and the particles that stand behind it. */
  private behind(name: Name, given: string, isDemoted: boolean): Output {
    const { family, given: givenPart } = this.options
    let made: Output = given === '' ? '' : this.part(given, givenPart, false)
    const add = (output: Output, joint: string): void => void (made = made === '' ? output : row([made, joint, output]))
    if (name.dropping !== undefined)
      add(this.part(name.dropping, givenPart, false), name.hasCommaSuffix && name.suffix === undefined ? ', ' : ' ')
    if (isDemoted && name.nonDropping !== undefined) add(this.part(name.nonDropping, family, false), ' ')
    return made
  }

  part(text: string, part: NamePart, hasAffixes: boolean): Output {
    const output = this.text(text)
    const formatted = part.format ? part.format(output, this.scope) : output
    return hasAffixes ? affixed(formatted, part) : formatted
  }

  /** Where initials have no full stop, `Jr.` has none either, as in Vancouver and GB/T 7714. */
  private suffix(suffix: string): Output {
    const { initializeWith } = this.options
    const isBare = initializeWith !== undefined && !initializeWith.includes('.')
    return this.text(isBare ? suffix.replace(/\.$/, '') : suffix)
  }

  private text(text: string): Output {
    return readFieldMarkup(text, this.scope.locale.fieldQuotes)
  }
}

const affixed = (output: Output, part: NamePart): Output =>
  part.prefix === '' && part.suffix === '' ? output : row([part.prefix, output, part.suffix])

/** The parts in a row, as they stand: nothing is tidied between the parts of a name. */
function row(parts: readonly Output[]): Output {
  let text = ''
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] ?? ''
    if (typeof part !== 'string') return { children: parts.filter((one) => one !== '') }
    text += part
  }
  return text
}

/** Particles that end in an apostrophe or a hyphen stand close to what follows: `d’Aubignac`, `al-Aswānī`. */
const gapAfter = (particle: string): string => (/['’‐‑\s-]$/.test(particle) ? '' : ' ')
