import { fail, succeed, type Result } from '#core/result'
import { elementsOf, isNode, type CslNode } from '../csl-tree'
import { lookUp } from '../look-up'
import type { StyleError } from '../processor'
import { compileElements, renderAll, type ElementContext } from './compile-elements'
import { compileAffixes, compileFormat, type Decorate } from './decorate'
import { findStyleFault } from './find-style-fault'
import { inheritedNameAttributes, type Attributes } from './name-options'
import type { Output } from './output'
import type { PageRangeFormat } from './page-range'
import type { NameOverrides, Render } from './scope'

/** One layout: how a cite or an entry is printed, and what stands around and between them. */
export interface Layout {
  /** Languages whose entries it is for; empty for all others. */
  readonly locales: readonly string[]
  readonly render: Render
  readonly delimiter: string
  readonly prefix: string
  readonly suffix: string
  readonly format: Decorate | undefined
  readonly affixes: ((output: Output) => Output) | undefined
}

export interface SortKey {
  readonly kind: 'variable' | 'macro'
  readonly variable: string
  readonly render: Render
  readonly isDescending: boolean
  /** True where the key is the citation number. */
  readonly countsNumbers: boolean
  readonly overrides: NameOverrides | undefined
}

export type Collapse = 'citation-number' | 'year' | 'year-suffix' | 'year-suffix-ranged'
export type GivennameRule =
  | 'all-names'
  | 'all-names-with-initials'
  | 'primary-name'
  | 'primary-name-with-initials'
  | 'by-cite'

export interface CitationRules {
  readonly layouts: readonly Layout[]
  readonly sort: readonly SortKey[]
  readonly addsNames: boolean
  readonly addsGivenNames: boolean
  readonly givennameRule: GivennameRule
  readonly addsYearSuffix: boolean
  /** True where a condition asks whether a cite is still ambiguous. */
  readonly testsDisambiguate: boolean
  readonly collapse: Collapse | undefined
  readonly groupDelimiter: string | undefined
  readonly afterCollapseDelimiter: string | undefined
  readonly yearSuffixDelimiter: string
  /** Negative where nothing asks whether a note is near: then no cite is printed once for near and once for far. */
  readonly nearNoteDistance: number
}

export type SubstituteRule = 'complete-all' | 'complete-each' | 'partial-each' | 'partial-first'

export interface BibliographyRules {
  readonly layouts: readonly Layout[]
  readonly sort: readonly SortKey[]
  readonly hangingIndent: boolean
  readonly secondFieldAlign: boolean
  readonly entrySpacing: number
  readonly lineSpacing: number
  readonly substitute: string | undefined
  readonly substituteRule: SubstituteRule
}

/** A style ready to format with. It holds no state: it may serve any number of documents at a time. */
export interface CompiledStyle {
  readonly tree: CslNode
  /** False where the style nowhere speaks of citation numbers: they change nothing. */
  readonly knowsNumbers: boolean
  /** False where nothing depends on whether a work was cited before. */
  readonly knowsPositions: boolean
  /** False where no cite tells the note in which a work was cited first. */
  readonly knowsFirstNotes: boolean
  readonly isNote: boolean
  readonly defaultLocale: string | undefined
  readonly hasImplicitSuffix: boolean
  readonly citation: CitationRules
  readonly bibliography: BibliographyRules | undefined
  /** How an author is named in running text, where the style says so. */
  readonly intext: Layout | undefined
}

/** Compiles a style. What is wrong with it is said with the line of the element. */
export function compileStyle(tree: CslNode): Result<CompiledStyle, StyleError> {
  const fault = findStyleFault(tree)
  return fault ? fail(fault) : succeed(compileSoundStyle(tree))
}

/** Compiles a style in which no fault was found. */
export function compileSoundStyle(tree: CslNode): CompiledStyle {
  const citation = elementsOf(tree, 'citation')[0]
  const bibliography = elementsOf(tree, 'bibliography')[0]
  const compiler = new StyleCompiler(tree)
  const intext = elementsOf(tree, 'intext')[0]
  const knowsFirstNotes = hasValue(tree, 'first-reference-note-number')
  return {
    tree,
    knowsNumbers: hasValue(tree, 'citation-number'),
    knowsPositions: knowsFirstNotes || POSITION_ATTRIBUTES.some((name) => usesAttribute(tree, name)),
    knowsFirstNotes,
    isNote: tree.attrs['class'] === 'note',
    defaultLocale: tree.attrs['default-locale'],
    hasImplicitSuffix: compiler.hasImplicitSuffix,
    citation: compiler.citation(citation ?? EMPTY),
    bibliography: bibliography && compiler.bibliography(bibliography),
    intext: intext && compiler.layouts(intext, compiler.context(intext))[0]
  }
}

const POSITION_ATTRIBUTES = ['position', 'et-al-subsequent-min', 'et-al-subsequent-use-first']

const NEVER_NEAR = -1
/** Lines between entries, or lines that one line is high: no list of references asks for more. */
const MAX_SPACING = 10

const EMPTY: CslNode = { name: 'citation', attrs: {}, children: [], line: 0 }

/** The rate by which `page-range-format` values are known. */
const PAGE_RANGES: Readonly<Record<string, PageRangeFormat>> = {
  expanded: 'expanded',
  minimal: 'minimal',
  'minimal-two': 'minimal-two',
  chicago: 'chicago-15',
  'chicago-15': 'chicago-15',
  'chicago-16': 'chicago-16'
}

class StyleCompiler {
  readonly hasImplicitSuffix: boolean
  private readonly macros: ReadonlyMap<string, CslNode>

  constructor(private readonly tree: CslNode) {
    this.macros = new Map(elementsOf(tree, 'macro').map((macro) => [macro.attrs['name'] ?? '', macro]))
    this.hasImplicitSuffix = !usesVariable(tree, 'year-suffix')
  }

  context(area: CslNode): ElementContext {
    const style = this.tree.attrs
    return {
      style,
      names: { ...inheritedNameAttributes(style), ...inheritedNameAttributes(area.attrs) },
      namesDelimiter: area.attrs['names-delimiter'] ?? style['names-delimiter'] ?? '',
      macros: this.macros,
      pageRanges: lookUp(PAGE_RANGES, style['page-range-format'] ?? ''),
      hasImplicitSuffix: this.hasImplicitSuffix,
      compiled: new Map()
    }
  }

  citation(node: CslNode): CitationRules {
    const { attrs } = node
    const context = this.context(node)
    return {
      layouts: this.layouts(node, context),
      sort: this.sort(node, context),
      addsNames: attrs['disambiguate-add-names'] === 'true',
      addsGivenNames: attrs['disambiguate-add-givenname'] === 'true',
      givennameRule: readGivennameRule(attrs['givenname-disambiguation-rule']),
      addsYearSuffix: attrs['disambiguate-add-year-suffix'] === 'true',
      testsDisambiguate: usesAttribute(this.tree, 'disambiguate'),
      collapse: readCollapse(attrs['collapse']),
      groupDelimiter:
        attrs['cite-group-delimiter'] ??
        (isYearCollapse(attrs['collapse']) && elementsOf(node, 'sort').length > 0 ? ', ' : undefined),
      afterCollapseDelimiter: attrs['after-collapse-delimiter'],
      yearSuffixDelimiter:
        attrs['year-suffix-delimiter'] ??
        attrs['cite-group-delimiter'] ??
        elementsOf(node, 'layout')[0]?.attrs['delimiter'] ??
        '',
      nearNoteDistance: hasValue(this.tree, 'near-note') ? readCount(attrs['near-note-distance'], 5) : NEVER_NEAR
    }
  }

  bibliography(node: CslNode): BibliographyRules {
    const { attrs } = node
    const context = this.context(node)
    const rule = attrs['subsequent-author-substitute-rule']
    return {
      layouts: this.layouts(node, context),
      sort: this.sort(node, context),
      hangingIndent: attrs['hanging-indent'] === 'true',
      secondFieldAlign: attrs['second-field-align'] !== undefined,
      entrySpacing: Math.min(readCount(attrs['entry-spacing'], 1), MAX_SPACING),
      lineSpacing: Math.min(readCount(attrs['line-spacing'], 1), MAX_SPACING),
      substitute: attrs['subsequent-author-substitute'],
      substituteRule:
        rule === 'complete-each' || rule === 'partial-each' || rule === 'partial-first' ? rule : 'complete-all'
    }
  }

  layouts(area: CslNode, context: ElementContext): readonly Layout[] {
    return elementsOf(area, 'layout').map((node) => {
      const { attrs } = node
      const renders = compileElements(alignSecondField(elementsOf(node), area), context)
      return {
        locales: (attrs['locale'] ?? '').split(/\s+/).filter(Boolean),
        render: (scope) => renderAll(renders, '', scope),
        delimiter: attrs['delimiter'] ?? '',
        prefix: attrs['prefix'] ?? '',
        suffix: attrs['suffix'] ?? '',
        format: compileFormat(attrs),
        affixes: compileAffixes(attrs)
      }
    })
  }

  private sort(area: CslNode, context: ElementContext): readonly SortKey[] {
    return elementsOf(area, 'sort')
      .flatMap((sort) => elementsOf(sort, 'key'))
      .map((node) => this.sortKey(node, context))
  }

  private sortKey(node: CslNode, context: ElementContext): SortKey {
    const { attrs } = node
    const variable = attrs['variable'] ?? ''
    const source: CslNode = {
      ...node,
      name: 'text',
      attrs: attrs['macro'] === undefined ? { variable } : { macro: attrs['macro'] }
    }
    const renders = compileElements([source], context)
    const macro = this.macros.get(attrs['macro'] ?? '')
    return {
      kind: attrs['macro'] === undefined ? 'variable' : 'macro',
      variable,
      render: (scope) => renderAll(renders, '', scope),
      isDescending: attrs['sort'] === 'descending',
      countsNumbers: variable === 'citation-number' || (macro !== undefined && usesVariable(macro, 'citation-number')),
      overrides: readOverrides(attrs)
    }
  }
}

/** With `second-field-align`, the first element stands in the margin and all others beside it. */
function alignSecondField(nodes: readonly CslNode[], area: CslNode): readonly CslNode[] {
  const [first, ...others] = nodes
  if (area.attrs['second-field-align'] === undefined || area.name !== 'bibliography' || !first) return nodes
  const wrap = (display: string, children: readonly CslNode[]): CslNode => ({
    name: 'group',
    attrs: { display },
    children,
    line: first.line
  })
  return [wrap('left-margin', [first]), wrap('right-inline', others)]
}

function readOverrides(attrs: Attributes): NameOverrides | undefined {
  const min = attrs['names-min']
  const useFirst = attrs['names-use-first']
  const useLast = attrs['names-use-last']
  if (min === undefined && useFirst === undefined && useLast === undefined) return undefined
  return {
    min: min === undefined ? undefined : readCount(min, 0),
    useFirst: useFirst === undefined ? undefined : readCount(useFirst, 1),
    useLast: useLast === undefined ? undefined : useLast === 'true'
  }
}

function readCount(value: string | undefined, fallback: number): number {
  const number = Number(value ?? NaN)
  return Number.isInteger(number) && number >= 0 ? number : fallback
}

const readCollapse = (value: string | undefined): Collapse | undefined =>
  value === 'citation-number' || value === 'year' || value === 'year-suffix' || value === 'year-suffix-ranged'
    ? value
    : undefined

const isYearCollapse = (value: string | undefined): boolean => value?.startsWith('year') === true

const readGivennameRule = (value: string | undefined): GivennameRule =>
  value === 'all-names' ||
  value === 'all-names-with-initials' ||
  value === 'primary-name' ||
  value === 'primary-name-with-initials'
    ? value
    : 'by-cite'

const usesVariable = (node: CslNode, variable: string): boolean =>
  ((node.name === 'text' || node.name === 'number') && node.attrs['variable'] === variable) ||
  node.children.some((child) => isNode(child) && usesVariable(child, variable))

const usesAttribute = (node: CslNode, name: string): boolean =>
  node.attrs[name] !== undefined || node.children.some((child) => isNode(child) && usesAttribute(child, name))

/** Attributes may list several values. */
const hasValue = (node: CslNode, value: string): boolean =>
  Object.values(node.attrs).some((text) => text.includes(value)) ||
  node.children.some((child) => isNode(child) && hasValue(child, value))
