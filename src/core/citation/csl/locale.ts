import { elementsOf, type CslNode } from '../csl-tree'
import type { Quotes } from './output'

export type TermForm = 'long' | 'short' | 'verb' | 'verb-short' | 'symbol'

/** A term in one form. */
export interface Term {
  readonly single: string
  readonly multiple: string
  readonly gender?: string
}

interface OrdinalTerm {
  readonly text: string
  readonly gender: string
  /** Which numbers an ordinal ending is for. */
  readonly match: 'last-digit' | 'last-two-digits' | 'whole-number'
}

/** What a CSL locale, with a style's own terms merged in, says. */
export interface Locale {
  readonly tag: string
  readonly quotes: Quotes
  /** Those for quotations inside a text; 《》 are for titles alone. */
  readonly fieldQuotes: Quotes
  readonly limitDayOrdinals: boolean
  readonly pageRangeDelimiter: string
  readonly dates: Readonly<Record<'text' | 'numeric', CslNode | undefined>>
  readonly findTerm: (name: string, form?: TermForm) => Term | undefined
  readonly findOrdinal: (number: number, gender: string) => string
  readonly findLongOrdinal: (number: number, gender: string) => string | undefined
}

/** What is looked up in turn when a form is missing. */
const NEXT_FORM: Readonly<Record<TermForm, TermForm | undefined>> = {
  'verb-short': 'verb',
  symbol: 'short',
  verb: 'long',
  short: 'long',
  long: undefined
}

/** Merges locale trees, the first the strongest: a style's own for the dialect, for the language, for all; then files. */
export function mergeLocales(tag: string, layers: readonly CslNode[]): Locale {
  const { terms, ordinals, longOrdinals } = mergeTerms(layers)
  const option = (name: string): string | undefined =>
    layers.flatMap((layer) => elementsOf(layer, 'style-options')).find((node) => node.attrs[name] !== undefined)?.attrs[
      name
    ]
  const date = (form: string): CslNode | undefined =>
    layers.flatMap((layer) => elementsOf(layer, 'date')).find((node) => node.attrs['form'] === form)
  const findTerm = (name: string, form: TermForm = 'long'): Term | undefined => {
    for (let wanted: TermForm | undefined = form; wanted; wanted = NEXT_FORM[wanted]) {
      const term = terms.get(`${name} ${wanted}`)
      if (term) return term
    }
    return undefined
  }
  const word = (name: string, fallback: string): string => findTerm(name)?.single ?? fallback
  const quotes: Quotes = {
    open: word('open-quote', '“'),
    close: word('close-quote', '”'),
    openInner: word('open-inner-quote', '‘'),
    closeInner: word('close-inner-quote', '’'),
    takesPunctuation: option('punctuation-in-quote') === 'true'
  }
  return {
    tag,
    quotes,
    fieldQuotes: quotes.open === '《' ? { ...quotes, open: '“', close: '”', openInner: '‘', closeInner: '’' } : quotes,
    limitDayOrdinals: option('limit-day-ordinals-to-day-1') === 'true',
    pageRangeDelimiter: word('page-range-delimiter', '–') || '–',
    dates: { text: date('text'), numeric: date('numeric') },
    findTerm,
    findOrdinal: (number, gender) => findOrdinal(ordinals, number, gender),
    findLongOrdinal: (number, gender) => {
      const name = `long-ordinal-${String(number).padStart(2, '0')}`
      return (longOrdinals.get(`${name} ${gender}`) ?? longOrdinals.get(`${name} `))?.text
    }
  }
}

interface Terms {
  /** By name and form. */
  readonly terms: ReadonlyMap<string, Term>
  /** By name, of each gender. */
  readonly ordinals: ReadonlyMap<string, readonly OrdinalTerm[]>
  /** By name and gender. */
  readonly longOrdinals: ReadonlyMap<string, OrdinalTerm>
}

function mergeTerms(layers: readonly CslNode[]): Terms {
  const read = layers.map(termsOf)
  const weakestFirst = read.toReversed()
  return {
    terms: new Map(weakestFirst.flatMap(({ terms }) => [...terms])),
    // Ordinals belong together: a layer that has any of them replaces all of the weaker ones.
    ordinals: read.find(({ ordinals }) => ordinals.size > 0)?.ordinals ?? new Map(),
    longOrdinals: new Map(weakestFirst.flatMap(({ longOrdinals }) => [...longOrdinals]))
  }
}

/** Terms of trees that were read before: a locale file serves many styles. */
const known = new WeakMap<CslNode, Terms>()

function termsOf(layer: CslNode): Terms {
  const found = known.get(layer) ?? readTerms(layer)
  known.set(layer, found)
  return found
}

function readTerms(layer: CslNode): Terms {
  const terms = new Map<string, Term>()
  const ordinals = new Map<string, readonly OrdinalTerm[]>()
  const longOrdinals = new Map<string, OrdinalTerm>()
  for (const node of elementsOf(layer, 'terms').flatMap((list) => elementsOf(list, 'term'))) {
    const name = node.attrs['name'] ?? ''
    const gender = node.attrs['gender-form'] ?? ''
    const text = textOf(node)
    if (/^ordinal(?:-\d\d)?$/.test(name)) {
      const isLow = /-0\d$/.test(name)
      const match =
        (node.attrs['match'] as OrdinalTerm['match'] | undefined) ?? (isLow ? 'last-digit' : 'last-two-digits')
      const others = (ordinals.get(name) ?? []).filter((other) => other.gender !== gender)
      ordinals.set(name, [...others, { text, gender, match }])
    } else if (name.startsWith('long-ordinal-')) {
      longOrdinals.set(`${name} ${gender}`, { text, gender, match: 'whole-number' })
    } else terms.set(`${name} ${node.attrs['form'] ?? 'long'}`, readTerm(node, text))
  }
  return { terms, ordinals, longOrdinals }
}

function readTerm(node: CslNode, text: string): Term {
  const single = elementsOf(node, 'single')[0]
  const multiple = elementsOf(node, 'multiple')[0]
  const gender = node.attrs['gender']
  return {
    single: single ? textOf(single) : text,
    multiple: multiple ? textOf(multiple) : single ? textOf(single) : text,
    ...(gender !== undefined && { gender })
  }
}

const textOf = (node: CslNode): string => node.children.filter((child) => typeof child === 'string').join('')

function findOrdinal(ordinals: ReadonlyMap<string, readonly OrdinalTerm[]>, number: number, gender: string): string {
  const pick = (name: string, isFit: (term: OrdinalTerm) => boolean): string | undefined => {
    const fit = (ordinals.get(name) ?? []).filter(isFit)
    return (fit.find((term) => term.gender === gender) ?? fit.find((term) => term.gender === ''))?.text
  }
  const lastTwo = String(number % 100).padStart(2, '0')
  const last = `0${number % 10}`
  return (
    (number < 100 ? pick(`ordinal-${lastTwo}`, (term) => term.match === 'whole-number') : undefined) ??
    pick(`ordinal-${lastTwo}`, (term) => term.match === 'last-two-digits') ??
    pick(`ordinal-${last}`, (term) => term.match === 'last-digit') ??
    pick('ordinal', () => true) ??
    ''
  )
}
