import type { BibliographyRules, CompiledStyle, Layout } from './compile-style'
import { formatName } from './format-name'
import type { Item, Name } from './item'
import type { Locale } from './locale'
import { readNameOptions, type NameOptions } from './name-options'
import { limitNames } from './names'
import { bareText, joinRow, type Output } from './output'
import {
  NO_DISTINCTION,
  type AuthorSubstitute,
  type Cite,
  type Distinction,
  type Expansion,
  type NameOverrides,
  type PrintedNames,
  type Render,
  type Scope
} from './scope'

/** What a document says of a reference, besides the reference itself. */
export interface Standing {
  readonly citationNumber: string
  readonly yearSuffix: string
  readonly distinction: Distinction
}

export const NO_STANDING: Standing = { citationNumber: '', yearSuffix: '', distinction: NO_DISTINCTION }

/** A cite or an entry as printed, and what was seen on the way. */
export interface Printed {
  readonly output: Output | undefined
  /** The first names, to group cites and to compare entries by. */
  readonly names: Output | undefined
  readonly nameList: readonly Output[] | undefined
  readonly printedNames: readonly PrintedNames[]
  readonly usesNumber: boolean
  readonly needsExactNumber: boolean
  readonly conditionsMet: number
}

/** Which locale things are set in. */
export interface FormatterLocales {
  /** The document's. */
  readonly side: Locale
  readonly find: (tag: string) => Locale
  /** That of an entry, where the style has no layout for its language. */
  readonly ofEntry: (item: Item) => Locale
}

const WHOLE: Cite = { part: 'whole' }

/** A style at work in a locale. It remembers nothing of what it prints. */
export class Formatter {
  private readonly sortNameOptions: NameOptions

  constructor(
    readonly style: CompiledStyle,
    readonly locales: FormatterLocales
  ) {
    this.sortNameOptions = readNameOptions({}, style.tree.attrs, [])
  }

  cite(item: Item, cite: Cite, standing: Standing): Printed {
    const { layout, locale } = this.citationLayout(item)
    return this.print(layout.render, this.scope(item, cite, standing, locale, false))
  }

  /** The author as named in running text. */
  author(item: Item, cite: Cite, standing: Standing): Output | undefined {
    const { intext } = this.style
    if (!intext) return this.cite(item, { ...cite, part: 'author' }, standing).names
    const whole: Cite = { ...cite, part: 'whole' }
    return this.print(intext.render, this.scope(item, whole, standing, this.locales.side, false)).output
  }

  entry(item: Item, standing: Standing, substituteAuthor?: AuthorSubstitute): Printed {
    const { bibliography } = this.style
    if (!bibliography) return EMPTY_PRINTED
    const { layout, locale } = this.entryLayout(item, bibliography)
    const scope = this.scope(item, WHOLE, standing, locale, true, substituteAuthor)
    const printed = this.print(layout.render, scope)
    return printed.output === undefined ? printed : { ...printed, output: finishEntry(printed.output, layout, scope) }
  }

  /**
   * The text that a sort key's macro or variable gives. Names stand as the style has them: what tells cites apart was
   * found for the names that they print, not for those of a key.
   */
  sortText(render: Render, item: Item, standing: Standing, inBibliography: boolean, overrides?: NameOverrides): string {
    const own = { ...standing, distinction: NO_DISTINCTION }
    const scope = this.scope(item, WHOLE, own, this.locales.side, inBibliography, undefined, overrides, true)
    const output = render(scope)
    return output === undefined ? '' : bareText(output)
  }

  /** One name as a cite could print it. */
  nameText(name: Name, options: NameOptions, item: Item, expansion: Expansion): string {
    const scope = this.scope(item, WHOLE, NO_STANDING, this.locales.side, false)
    return bareText(formatName(name, options, { isInverted: false, expansion }, scope))
  }

  /** The names of a variable as they sort: in full, family names first. */
  sortNames(variable: string, item: Item, overrides?: NameOverrides): string {
    const scope = this.scope(item, WHOLE, NO_STANDING, this.locales.side, false, undefined, overrides, true)
    const names = item.names[variable] ?? []
    const limit = limitNames(this.sortNameOptions, names.length, 0, scope)
    return names
      .slice(0, limit.shown)
      .map((name) => bareText(formatName(name, this.sortNameOptions, { isInverted: true, expansion: 2 }, scope)))
      .join('; ')
  }

  citationLayout(item: Item): { readonly layout: Layout; readonly locale: Locale } {
    return this.pick(this.style.citation.layouts, item, this.locales.side)
  }

  private entryLayout(
    item: Item,
    { layouts }: BibliographyRules
  ): { readonly layout: Layout; readonly locale: Locale } {
    return this.pick(layouts, item, layouts.length > 1 ? this.locales.side : this.locales.ofEntry(item))
  }

  /** CSL-M: the layout whose locales name the item's language, else the one that names none. */
  private pick(
    layouts: readonly Layout[],
    item: Item,
    fallback: Locale
  ): { readonly layout: Layout; readonly locale: Locale } {
    const chosen =
      layouts.length > 1
        ? layouts.find((layout) => layout.locales.some((tag) => isLanguage(item.language, tag)))
        : undefined
    const tag = chosen?.locales[0]
    const layout = chosen ?? layouts.find(({ locales }) => locales.length === 0) ?? layouts.at(-1)
    if (!layout) throw new Error('a style without a layout')
    return { layout, locale: tag === undefined ? fallback : this.locales.find(tag) }
  }

  /** A scope for formatting around a cite. */
  scopeFor(item: Item, cite: Cite, standing: Standing): Scope {
    return this.scope(item, cite, standing, this.locales.side, false)
  }

  private scope(
    item: Item,
    cite: Cite,
    standing: Standing,
    locale: Locale,
    inBibliography: boolean,
    substituteAuthor?: AuthorSubstitute,
    nameOverrides?: NameOverrides,
    isSortKey = false
  ): Scope {
    return {
      item,
      locale,
      cite,
      distinction: inBibliography ? this.inEntry(standing.distinction) : standing.distinction,
      citationNumber: standing.citationNumber,
      yearSuffix: standing.yearSuffix,
      hasImplicitSuffix: this.style.hasImplicitSuffix,
      inBibliography,
      isSortKey,
      marksTerms: this.style.isNote && !inBibliography && !isSortKey,
      nameOverrides,
      substituteAuthor,
      called: false,
      found: false,
      printed: undefined,
      recorded: undefined,
      printedNames: [],
      firstNames: undefined,
      bareNames: undefined,
      firstNamesList: undefined,
      conditionsMet: 0,
      hasYearSuffix: false,
      usesNumber: false,
      needsExactNumber: false
    }
  }

  /**
   * What tells references apart in their entries, so that readers find one by the other: names that cites show, and given
   * names that they write out in full.
   */
  private inEntry({ names: [first], conditions }: Distinction): Distinction {
    const expansions = first?.expansions.some((one) => one === 2) ? first.expansions.map(onlyFull) : []
    const shown = first?.shown ?? 0
    if (shown > 0 || expansions.length > 0) return { names: [{ shown, expansions }], conditions }
    return conditions === 0 ? NO_DISTINCTION : { names: [], conditions }
  }

  private print(render: Render, scope: Scope): Printed {
    const output = render(scope)
    return {
      output,
      names: scope.firstNames,
      nameList: scope.firstNamesList,
      printedNames: scope.printedNames,
      usesNumber: scope.usesNumber,
      needsExactNumber: scope.needsExactNumber,
      conditionsMet: scope.conditionsMet
    }
  }
}

const EMPTY_PRINTED: Printed = {
  output: undefined,
  names: undefined,
  nameList: undefined,
  printedNames: [],
  usesNumber: false,
  needsExactNumber: false,
  conditionsMet: 0
}

const onlyFull = (expansion: Expansion): Expansion => (expansion === 2 ? 2 : 0)

const isLanguage = (language: string, tag: string): boolean => {
  const own = language.toLowerCase()
  const wanted = tag.toLowerCase()
  return own === wanted || own.startsWith(`${wanted}-`) || (wanted.includes('-') && wanted.split('-')[0] === own)
}

/** Affixes and font of the layout; the suffix goes inside a last block, where the text is. */
function finishEntry(output: Output, layout: Layout, scope: Scope): Output {
  const prefixed = layout.prefix === '' ? output : appendInside(output, layout.prefix, true)
  const whole = layout.suffix === '' ? prefixed : appendInside(prefixed, layout.suffix, false)
  return layout.format ? layout.format(whole, scope) : whole
}

function appendInside(output: Output, text: string, atStart: boolean): Output {
  if (typeof output === 'string') return atStart ? text + output : joinRow([output, text])
  const { children } = output
  const edge = atStart ? children[0] : children.at(-1)
  if (typeof edge === 'object' && edge.display) {
    const inner = appendInside({ children: edge.children }, text, atStart)
    const changed = { ...edge, children: [inner] }
    return { ...output, children: atStart ? [changed, ...children.slice(1)] : [...children.slice(0, -1), changed] }
  }
  return joinRow(atStart ? [text, output] : [output, text])
}
