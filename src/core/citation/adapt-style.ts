import { elementsOf, isNode, type CslNode } from './csl-tree'

/**
 * Says how an author is named in the running text, for styles whose citations show no author (numbers, labels, notes);
 * without it "Harris et al. [3]" could not be made. Author-date styles keep their own way.
 */
export function addInTextAuthor(style: CslNode, format: string): CslNode {
  if (format === 'author-date' || format === 'author' || elementsOf(style, 'intext').length > 0) return style
  return { ...style, children: [...style.children, IN_TEXT_AUTHOR] }
}

/**
 * Keeps the words of Chinese, Japanese and Korean where a style overrides "et al." or "and" without saying for which
 * language: it means European ones. `terms` are the words by language (`zh`, `ja`); those that the style gives for the
 * language itself stay.
 */
export function keepEastAsianTerms(style: CslNode, terms: ReadonlyMap<string, readonly CslNode[]>): CslNode {
  const overrides = elementsOf(style, 'locale')
  const overridden = new Set(overrides.filter((locale) => locale.attrs['xml:lang'] === undefined).flatMap(termNames))
  const added = [...terms].flatMap(([language, words]) => {
    const own = overrides.filter((locale) => locale.attrs['xml:lang']?.startsWith(language)).flatMap(termNames)
    const kept = words
      .filter((word) => word.attrs['name'] !== 'and others')
      .flatMap(withAndOthers)
      .filter((word) => overridden.has(word.attrs['name'] ?? '') && !own.includes(word.attrs['name'] ?? ''))
    return kept.length > 0 ? [element('locale', { 'xml:lang': language }, [element('terms', {}, kept)])] : []
  })
  return added.length > 0 ? { ...style, children: [...style.children, ...added] } : style
}

const KEPT_TERMS = ['et-al', 'and others', 'and']

/** Styles use "and others" as a second "et al.", for lists; to 等 there is no such second word. */
const withAndOthers = (word: CslNode): readonly CslNode[] =>
  word.attrs['name'] === 'et-al' ? [word, { ...word, attrs: { ...word.attrs, name: 'and others' } }] : [word]

const termNames = (locale: CslNode): readonly string[] => europeanTerms(locale).map((term) => term.attrs['name'] ?? '')

/** The terms "et al." and "and" of a locale, or of a style's own locale element. */
export const europeanTerms = (locale: CslNode): readonly CslNode[] =>
  elementsOf(locale, 'terms')
    .flatMap((terms) => elementsOf(terms, 'term'))
    .filter((term) => KEPT_TERMS.includes(term.attrs['name'] ?? '') && term.attrs['form'] === undefined)

const HALF_WIDTH: Readonly<Record<string, string>> = { '（': '(', '）': ')', '，': ', ', '；': '; ', '：': ': ' }

/**
 * Gives citations half-width punctuation, for a side whose text has it: a Chinese style writes "（李，2020）", an English
 * text "(李, 2020)". Entries keep theirs, and so do notes, which share what they print with entries.
 */
export function narrowCitationPunctuation(style: CslNode): CslNode {
  const macros = new Map(elementsOf(style, 'macro').map((macro) => [macro.attrs['name'] ?? '', macro]))
  const shared = calledFrom(elementsOf(style, 'bibliography'), macros)
  const change = (node: CslNode): CslNode => ({
    ...node,
    attrs: Object.fromEntries(Object.entries(node.attrs).map(([name, value]) => [name, halfWidth(name, value)])),
    children: node.children.map((child) => (isNode(child) ? change(child) : child))
  })
  const isOwn = ({ name, attrs }: CslNode): boolean =>
    name === 'citation' || (name === 'macro' && !shared.has(attrs['name'] ?? ''))
  return { ...style, children: style.children.map((child) => (isNode(child) && isOwn(child) ? change(child) : child)) }
}

const halfWidth = (attribute: string, value: string): string =>
  /^(?:prefix|suffix)$|delimiter$/.test(attribute)
    ? value.replace(/[（），；：]/g, (mark) => HALF_WIDTH[mark] ?? mark)
    : value

/** Names of the macros that are called from these elements, by way of other macros too. */
function calledFrom(
  nodes: readonly CslNode[],
  macros: ReadonlyMap<string, CslNode>,
  seen: Set<string> = new Set()
): ReadonlySet<string> {
  for (const node of nodes) {
    const name = node.attrs['macro']
    const macro = name === undefined || seen.has(name) ? undefined : macros.get(name)
    if (name !== undefined && macro) {
      seen.add(name)
      calledFrom([macro], macros, seen)
    }
    calledFrom(elementsOf(node), macros, seen)
  }
  return seen
}

const element = (
  name: string,
  attrs: Readonly<Record<string, string>>,
  children: readonly CslNode[] = []
): CslNode => ({
  name,
  attrs,
  children,
  line: 0
})

const IN_TEXT_AUTHOR = element('intext', {}, [
  element('layout', {}, [
    element('names', { variable: 'author' }, [
      element('name', { form: 'short', and: 'text', delimiter: ', ', 'et-al-min': '3', 'et-al-use-first': '1' }),
      element('substitute', {}, [
        element('names', { variable: 'editor' }),
        element('names', { variable: 'translator' }),
        element('text', { variable: 'title', form: 'short' })
      ])
    ])
  ])
])
