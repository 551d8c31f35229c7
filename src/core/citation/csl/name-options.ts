import { elementsOf, type CslNode } from '../csl-tree'
import { compileFormat, type Decorate } from './decorate'

/** When the delimiter stands before the last name, or before "et al.". */
export type Precedes = 'contextual' | 'after-inverted-name' | 'always' | 'never'

/** How one part of a name is printed. */
export interface NamePart {
  readonly format: Decorate | undefined
  readonly prefix: string
  readonly suffix: string
}

/** Everything a style says about a list of names. */
export interface NameOptions {
  readonly form: 'long' | 'short' | 'count'
  readonly and: 'text' | 'symbol' | undefined
  readonly delimiter: string
  readonly delimiterPrecedesLast: Precedes
  readonly delimiterPrecedesEtAl: Precedes
  readonly etAlMin: number
  readonly etAlUseFirst: number
  readonly etAlSubsequentMin: number
  readonly etAlSubsequentUseFirst: number
  readonly etAlUseLast: boolean
  readonly isInitialized: boolean
  /** What follows an initial; undefined leaves given names as they are. */
  readonly initializeWith: string | undefined
  readonly keepsHyphen: boolean
  readonly sortOrder: 'first' | 'all' | undefined
  readonly sortSeparator: string
  readonly demotes: 'never' | 'sort-only' | 'display-and-sort'
  readonly family: NamePart
  readonly given: NamePart
  /** How a name that is one text is printed: an institution's, or a person's that was not split. */
  readonly literal: NamePart
}

/** Attributes that `style`, `citation` and `bibliography` hand down to `name`, where they may be called otherwise. */
const INHERITED: Readonly<Record<string, string>> = {
  and: 'and',
  'delimiter-precedes-et-al': 'delimiter-precedes-et-al',
  'delimiter-precedes-last': 'delimiter-precedes-last',
  'et-al-min': 'et-al-min',
  'et-al-use-first': 'et-al-use-first',
  'et-al-use-last': 'et-al-use-last',
  'et-al-subsequent-min': 'et-al-subsequent-min',
  'et-al-subsequent-use-first': 'et-al-subsequent-use-first',
  initialize: 'initialize',
  'initialize-with': 'initialize-with',
  'name-as-sort-order': 'name-as-sort-order',
  'sort-separator': 'sort-separator',
  'name-delimiter': 'delimiter',
  'name-form': 'form'
}

export type Attributes = CslNode['attrs']

/** The attributes of `name` that an outer element hands down. */
export function inheritedNameAttributes(outer: Attributes): Attributes {
  const inherited: Record<string, string> = {}
  for (const [name, inner] of Object.entries(INHERITED)) {
    const value = outer[name]
    if (value !== undefined) inherited[inner] = value
  }
  return inherited
}

const NO_LIMIT = Number.MAX_SAFE_INTEGER

/**
 * Reads the attributes of `name`, those handed down merged in. Names of one text are formatted as family names are, unless
 * an `institution` of CSL-M says otherwise.
 */
export function readNameOptions(
  attrs: Attributes,
  style: Attributes,
  parts: readonly CslNode[],
  institution?: CslNode
): NameOptions {
  const count = (name: string, fallback: number): number => {
    const number = Number(attrs[name] ?? NaN)
    return Number.isInteger(number) && number >= 0 ? number : fallback
  }
  const etAlUseFirst = count('et-al-use-first', 1)
  const etAlMin = attrs['et-al-use-first'] === undefined ? NO_LIMIT : count('et-al-min', 0) || NO_LIMIT
  const demotes = style['demote-non-dropping-particle']
  const form = attrs['form']
  const order = attrs['name-as-sort-order']
  return {
    form: form === 'short' || form === 'count' ? form : 'long',
    and: attrs['and'] === 'text' || attrs['and'] === 'symbol' ? attrs['and'] : undefined,
    delimiter: attrs['delimiter'] ?? ', ',
    delimiterPrecedesLast: readPrecedes(attrs['delimiter-precedes-last']),
    delimiterPrecedesEtAl: readPrecedes(attrs['delimiter-precedes-et-al']),
    etAlMin,
    etAlUseFirst,
    etAlSubsequentMin: count('et-al-subsequent-min', 0) || etAlMin,
    etAlSubsequentUseFirst: count('et-al-subsequent-use-first', etAlUseFirst),
    etAlUseLast: attrs['et-al-use-last'] === 'true',
    isInitialized: attrs['initialize'] !== 'false',
    initializeWith: attrs['initialize-with'],
    keepsHyphen: style['initialize-with-hyphen'] !== 'false',
    sortOrder: order === 'first' || order === 'all' ? order : undefined,
    sortSeparator: attrs['sort-separator'] ?? ', ',
    demotes: demotes === 'never' || demotes === 'sort-only' ? demotes : 'display-and-sort',
    family: readPart(parts, 'family'),
    given: readPart(parts, 'given'),
    literal: institution ? readPart(elementsOf(institution, 'institution-part'), 'long') : readPart(parts, 'family')
  }
}

const readPrecedes = (value: string | undefined): Precedes =>
  value === 'always' || value === 'never' || value === 'after-inverted-name' ? value : 'contextual'

function readPart(parts: readonly CslNode[], name: string): NamePart {
  const attrs = parts.find((part) => part.attrs['name'] === name)?.attrs ?? {}
  return { format: compileFormat(attrs), prefix: attrs['prefix'] ?? '', suffix: attrs['suffix'] ?? '' }
}
