import { elementsOf, type CslNode } from '../csl-tree'
import { lookUp } from '../look-up'
import { compileCondition } from './conditions'
import { compileDate } from './dates'
import { compileDecoration } from './decorate'
import { readFieldMarkup } from './field-markup'
import { makeCitationLabel } from './citation-label'
import { compileLabel, readTermForm } from './labels'
import type { Attributes } from './name-options'
import { compileNames } from './names'
import { formatNumber, type NumberForm } from './numbers'
import { isBlank, Row, type Output } from './output'
import { formatPages, type PageRangeFormat } from './page-range'
import { isPrinted, type Render, type Scope } from './scope'

/** What compiling needs to know of the style around an element. */
export interface ElementContext {
  readonly style: Attributes
  /** Attributes of `name` that this part of the style hands down. */
  readonly names: Attributes
  readonly namesDelimiter: string
  readonly macros: ReadonlyMap<string, CslNode>
  readonly pageRanges: PageRangeFormat | undefined
  /** False where the style prints the year suffix by its variable. */
  readonly hasImplicitSuffix: boolean
  /** Macros compiled for this part of the style. */
  readonly compiled: Map<string, Render>
}

/** Where an element stands: in a `names` whose children it takes over, in a group whose delimiter goes through `choose`. */
interface Surroundings {
  readonly parent?: CslNode | undefined
  readonly delimiter?: string
}

/** Compiles the children of an element, each to a function that prints it. */
export function compileElements(
  nodes: readonly CslNode[],
  context: ElementContext,
  around: Surroundings = {}
): readonly Render[] {
  return nodes.flatMap((node) => {
    const render = compileElement(node, context, around)
    return render ? [render] : []
  })
}

function compileElement(node: CslNode, context: ElementContext, around: Surroundings): Render | undefined {
  switch (node.name) {
    case 'text':
      return compileText(node, context)
    case 'number':
      return compileNumber(node)
    case 'label':
      return compileLabel(node)
    case 'date':
      return compileDate(node, context)
    case 'group':
      return compileGroup(node, context, around)
    case 'choose':
      return compileChoose(node, context, around)
    case 'names':
      return compileNames(node, {
        style: context.style,
        inherited: context.names,
        namesDelimiter: context.namesDelimiter,
        parent: around.parent,
        compileSubstitute: (children, names) => compileElements(children, context, { parent: around.parent ?? names })
      })
    default:
      return undefined
  }
}

/** Compiles late: of a style's many kinds of work, a document cites few. */
function once(compile: () => readonly Render[]): () => readonly Render[] {
  let renders: readonly Render[] | undefined
  return () => (renders ??= compile())
}

/** Prints all that has something to print, in a row. */
export function renderAll(renders: readonly Render[], delimiter: string, scope: Scope): Output | undefined {
  const row = new Row()
  let isFirst = true
  for (let index = 0; index < renders.length; index++) {
    const made = renders[index]?.(scope)
    if (made === undefined || isBlank(made)) continue
    if (!isFirst) row.add(delimiter)
    row.add(made)
    isFirst = false
  }
  return row.take()
}

function compileGroup(node: CslNode, context: ElementContext, { parent }: Surroundings): Render {
  const delimiter = node.attrs['delimiter'] ?? ''
  const renders = compileElements(elementsOf(node), context, { parent, delimiter })
  const decorate = compileDecoration(node.attrs)
  return (scope) => {
    const made = renderUnlessEmpty(renders, delimiter, scope)
    return made !== undefined && decorate ? decorate(made, scope) : made
  }
}

/**
 * Prints a group or a macro; nothing where it asks for variables and none is there. To what is around it, it is itself
 * a variable that is there or not.
 */
function renderUnlessEmpty(renders: readonly Render[], delimiter: string, scope: Scope): Output | undefined {
  const { called, found } = scope
  scope.called = false
  scope.found = false
  const made = renderAll(renders, delimiter, scope)
  const isShown = made !== undefined && (!scope.called || scope.found)
  scope.called = called || scope.called || isShown
  scope.found = found || isShown
  return isShown ? made : undefined
}

function compileChoose(node: CslNode, context: ElementContext, around: Surroundings): Render {
  const { delimiter = '' } = around
  const branches = elementsOf(node).map((branch) => {
    const children = elementsOf(branch).filter((child) => child.name !== 'conditions')
    const test = branch.name === 'else' ? () => true : compileCondition(branch)
    return { test, renders: once(() => compileElements(children, context, around)) }
  })
  return (scope) => {
    for (const { test, renders } of branches) if (test(scope)) return renderAll(renders(), delimiter, scope)
    return undefined
  }
}

function compileText(node: CslNode, context: ElementContext): Render {
  const { variable, macro, term, value } = node.attrs
  const linked = variable === 'DOI' && /^https?:\/\/(?:dx\.)?doi\.org\/$/.test(node.attrs['prefix'] ?? '')
  const decorate = compileDecoration(linked ? { ...node.attrs, prefix: '' } : node.attrs)
  const content = compileContent()
  return (scope) => {
    const made = content(scope)
    if (made === undefined || isBlank(made)) return undefined
    return decorate ? decorate(made, scope) : made
  }

  function compileContent(): Render {
    if (variable !== undefined)
      return compileVariable(
        variable,
        node.attrs['form'] === 'short',
        context,
        linked ? node.attrs['prefix'] : undefined
      )
    if (macro !== undefined) return compileMacroCall(macro, context)
    if (term !== undefined) return compileTerm(term, node.attrs)
    return (scope) => (value === undefined ? undefined : readFieldMarkup(value, scope.locale.fieldQuotes))
  }
}

/** Compiled once for each part of the style, so that macros calling macros cost no more than their length. */
function compileMacroCall(name: string, context: ElementContext): Render {
  const known = context.compiled.get(name)
  if (known) return known
  const macro = context.macros.get(name)
  const renders = once(() => (macro ? compileElements(elementsOf(macro), context) : []))
  const render: Render = (scope) => renderUnlessEmpty(renders(), '', scope)
  context.compiled.set(name, render)
  return render
}

function compileTerm(name: string, attrs: Attributes): Render {
  const form = readTermForm(attrs['form'])
  const isPlural = attrs['plural'] === 'true'
  return (scope) => {
    const term = scope.locale.findTerm(name, form)
    const text = (isPlural ? term?.multiple : term?.single) ?? ''
    if (text === '') return undefined
    return scope.marksTerms ? { children: [text], isTerm: true } : text
  }
}

/** Variables whose text points to the web. */
const LINKED = new Set(['DOI', 'URL', 'PMID', 'PMCID'])

/** `address` is what makes a DOI a web address; it belongs to the link. */
function compileVariable(variable: string, isShort: boolean, context: ElementContext, address = ''): Render {
  const own = lookUp(OWN_VARIABLES, variable)
  const isCalled = variable !== 'year-suffix'
  if (own)
    return (scope) => {
      if (isCalled) scope.called = true
      const made = own(scope, context)
      if (made !== undefined) scope.found = true
      return made
    }
  const isPage = variable === 'page'
  const isLinked = LINKED.has(variable)
  const shortVariable = `${variable}-short`
  return (scope) => {
    scope.called = true
    const { texts } = scope.item
    const shown = isShort && texts[shortVariable] !== undefined ? shortVariable : variable
    if (isPrinted(shown, scope)) return undefined
    const text = texts[shown]
    if (text === undefined || text === '') return undefined
    scope.found = true
    scope.recorded?.add(shown)
    if (isPage) return formatPages(text, context.pageRanges, scope.locale)
    if (isLinked) return { children: [address, text], link: variable }
    return NUMERIC_TEXTS.has(variable) ? tidyNumber(text, scope) : readFieldMarkup(text, scope.locale.fieldQuotes)
  }
}

/** Number variables that `text` prints with the dash of a range. */
const NUMERIC_TEXTS = new Set(['number', 'issue', 'volume', 'section', 'chapter-number', 'collection-number'])

const tidyNumber = (text: string, scope: Scope): Output =>
  /^\d+\s*[‐‑–—-]\s*\d+$/.test(text.trim())
    ? formatNumber(text, 'numeric', scope.locale, '')
    : readFieldMarkup(text, scope.locale.fieldQuotes)

/** Variables that come from the place of the cite, not from the reference. */
const OWN_VARIABLES: Readonly<Record<string, (scope: Scope, context: ElementContext) => Output | undefined>> = {
  locator: ({ cite, locale }, { pageRanges }) => {
    if (cite.locator === undefined || cite.locator === '') return undefined
    const isPage = cite.label === undefined || cite.label === 'page'
    return readFieldMarkup(formatPages(cite.locator, isPage ? pageRanges : undefined, locale), locale.fieldQuotes)
  },
  'citation-number': (scope) => {
    scope.usesNumber = true
    return scope.citationNumber || undefined
  },
  'first-reference-note-number': ({ cite }) => cite.firstNote,
  'year-suffix': (scope) => {
    if (scope.yearSuffix === '') return undefined
    scope.hasYearSuffix = true
    return scope.yearSuffix
  },
  'citation-label': (scope) => {
    const label = makeCitationLabel(scope.item)
    if (label === '') return undefined
    if (scope.yearSuffix === '' || scope.hasYearSuffix) return label
    scope.hasYearSuffix = true
    return label + scope.yearSuffix
  }
}

const NUMBER_FORMS: ReadonlySet<string> = new Set(['numeric', 'ordinal', 'long-ordinal', 'roman'])

function compileNumber(node: CslNode): Render {
  const variable = node.attrs['variable'] ?? ''
  const wanted = node.attrs['form']
  const form = wanted !== undefined && NUMBER_FORMS.has(wanted) ? (wanted as NumberForm) : 'numeric'
  const decorate = compileDecoration(node.attrs)
  return (scope) => {
    scope.called = true
    const text = numberText(variable, scope)
    if (text === undefined || text === '' || isPrinted(variable, scope)) return undefined
    scope.found = true
    scope.recorded?.add(variable)
    const gender = scope.locale.findTerm(variable)?.gender ?? ''
    const made = formatNumber(text, form, scope.locale, gender)
    return decorate ? decorate(made, scope) : made
  }
}

function numberText(variable: string, scope: Scope): string | undefined {
  switch (variable) {
    case 'locator':
      return scope.cite.locator
    case 'citation-number':
      scope.needsExactNumber = true
      return scope.citationNumber
    case 'first-reference-note-number':
      scope.needsExactNumber = true
      return scope.cite.firstNote
    default:
      return scope.item.texts[variable]
  }
}
