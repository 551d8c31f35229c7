import { elementsOf, type CslNode } from '../csl-tree'
import { compileDecoration, compileFormat, type Decorate } from './decorate'
import { formatName } from './format-name'
import type { Name } from './item'
import { compileNameLabel } from './labels'
import { readNameOptions, type Attributes, type NameOptions, type Precedes } from './name-options'
import { joinRow, Row, type Output } from './output'
import { isPrinted, type NamesChange, type Render, type Scope } from './scope'

/** What the elements around `names` say, and how its substitutes are compiled. */
export interface NamesContext {
  /** Attributes of `style`. */
  readonly style: Attributes
  /** Attributes of `name` handed down. */
  readonly inherited: Attributes
  readonly namesDelimiter: string
  /** The children of the `names` around a shorthand in `substitute`. */
  readonly parent: CslNode | undefined
  readonly compileSubstitute: (nodes: readonly CslNode[], parent: CslNode) => readonly Render[]
}

interface NamesPlan {
  readonly variables: readonly string[]
  readonly options: NameOptions
  readonly delimiter: string
  readonly etAl: { readonly term: string; readonly format: Decorate | undefined }
  readonly decorateName: Decorate | undefined
  readonly label: ReturnType<typeof compileNameLabel> | undefined
  readonly labelComesFirst: boolean
}

/** Prints lists of names, or what stands in for them. */
export function compileNames(node: CslNode, context: NamesContext): Render {
  const plan = readPlan(node, context)
  const decorate = compileDecoration(node.attrs)
  const substitute = elementsOf(node, 'substitute')[0]
  const substitutes = substitute ? context.compileSubstitute(elementsOf(substitute), node) : []
  return (scope) => {
    scope.called = true
    const isFirst = scope.firstNames === undefined
    const direct = printVariables(plan, scope)
    if (direct !== undefined) {
      scope.found = true
      return finish(direct, decorate, scope, isFirst)
    }
    for (const render of substitutes) {
      const made = printSubstitute(render, scope)
      if (made === undefined) continue
      scope.found = true
      return finish(made, decorate, scope, isFirst)
    }
    return undefined
  }
}

/** The first names of a cite are remembered; where the author is unwanted, they are left out. */
function finish(output: Output, decorate: Decorate | undefined, scope: Scope, isFirst: boolean): Output | undefined {
  const isOther = isFirst && scope.firstNamesList === undefined && scope.substituteAuthor?.count === 'all'
  const made = isOther ? (scope.substituteAuthor?.text ?? '') : output
  const shown = decorate ? decorate(made, scope) : made
  if (!isFirst) return shown
  scope.firstNames ??= scope.bareNames ?? output
  return scope.cite.part === 'without-author' ? undefined : shown
}

/** Variables that a substitute prints are not printed again. */
function printSubstitute(render: Render, scope: Scope): Output | undefined {
  const before = scope.recorded
  scope.recorded = new Set()
  const made = render(scope)
  const used = scope.recorded
  scope.recorded = before
  if (made === undefined) return undefined
  scope.printed ??= new Set()
  for (const variable of used) scope.printed.add(variable)
  return made
}

function readPlan(node: CslNode, context: NamesContext): NamesPlan {
  const isShorthand = context.parent !== undefined && elementsOf(node).every((child) => child.name === 'substitute')
  const source = isShorthand && context.parent ? context.parent : node
  const children = elementsOf(source)
  const name = children.find((child) => child.name === 'name')
  const etAl = children.find((child) => child.name === 'et-al')
  const labels = children.filter((child) => child.name === 'label')
  const attrs = { ...context.inherited, ...name?.attrs }
  const nameParts = name ? elementsOf(name, 'name-part') : []
  const institution = children.find((child) => child.name === 'institution')
  const label = labels[0]
  return {
    variables: (node.attrs['variable'] ?? '').split(/\s+/).filter(Boolean),
    options: readNameOptions(attrs, context.style, nameParts, institution),
    delimiter: source.attrs['delimiter'] ?? context.namesDelimiter,
    etAl: { term: etAl?.attrs['term'] ?? 'et-al', format: etAl && compileFormat(etAl.attrs) },
    decorateName: name && compileDecoration(onlyFormat(name.attrs)),
    label: label ? compileNameLabel(label) : undefined,
    labelComesFirst: label !== undefined && name !== undefined && children.indexOf(label) < children.indexOf(name)
  }
}

/** `name` has affixes and a font of its own besides what it says about the list. */
const onlyFormat = (attrs: Attributes): Attributes =>
  Object.fromEntries(
    Object.entries(attrs).filter(
      ([key]) => key === 'prefix' || key === 'suffix' || /^(?:font|text-dec|vertical)/.test(key)
    )
  )

function printVariables(plan: NamesPlan, scope: Scope): Output | undefined {
  const lists = listsOf(plan.variables, scope)
  if (lists.length === 0) return undefined
  const joined = joinRoles(lists, scope)
  if (plan.options.form === 'count') return printCount(plan, joined, scope)
  const row = new Row()
  let isFirst = true
  for (const { variable, names } of joined) {
    const printed = printList(plan, variable, names, scope)
    if (printed === undefined) continue
    if (!isFirst) row.add(plan.delimiter)
    row.add(printed)
    isFirst = false
  }
  return row.take()
}

function listsOf(variables: readonly string[], scope: Scope): readonly NameList[] {
  const lists: NameList[] = []
  for (const variable of variables) {
    const names = isPrinted(variable, scope) ? undefined : scope.item.names[variable]
    if (!names) continue
    scope.recorded?.add(variable)
    lists.push({ variable, names })
  }
  return lists
}

interface NameList {
  readonly variable: string
  readonly names: readonly Name[]
}

/** Editors who are the translators too are named once, where the language has a word for both. */
function joinRoles(lists: readonly NameList[], scope: Scope): readonly NameList[] {
  if (lists.length !== 2) return lists
  const editor = lists.find((list) => list.variable === 'editor')
  const translator = lists.find((list) => list.variable === 'translator')
  if (!editor || !translator) return lists
  const isSame = JSON.stringify(editor.names) === JSON.stringify(translator.names)
  if (!isSame || !scope.locale.findTerm('editortranslator')?.single) return lists
  return [{ variable: 'editortranslator', names: editor.names }]
}

function printCount(plan: NamesPlan, lists: readonly NameList[], scope: Scope): Output | undefined {
  const count = lists.reduce((sum, { names }) => sum + limitNames(plan.options, names.length, 0, scope).shown, 0)
  return count === 0 ? undefined : String(count)
}

/** Names of one cite or entry, all lists together; thousands of authors are printed, but not a thousand times. */
const MOST_NAMES = 100_000

function printList(plan: NamesPlan, variable: string, names: readonly Name[], scope: Scope): Output | undefined {
  const index = scope.printedNames.length
  if (index * names.length > MOST_NAMES) return undefined
  const change = scope.distinction.names[index]
  const limit = limitNames(plan.options, names.length, change?.shown ?? 0, scope)
  scope.printedNames.push({ names, options: plan.options, shown: limit.shown, hasEtAl: limit.hasEtAl })
  if (limit.shown === 0) return undefined
  const substitute = index === 0 && scope.firstNames === undefined ? scope.substituteAuthor : undefined
  if (substitute?.count === 'all') scope.firstNamesList = []
  const list = substitute?.count === 'all' ? substitute.text : layOutNames(plan, names, limit, change, scope)
  const named = plan.decorateName ? plan.decorateName(list, scope) : list
  const label = plan.label?.(variable, names.length, scope)
  if (index === 0) scope.bareNames = named
  if (label === undefined) return named
  return joinRow(plan.labelComesFirst ? [label, named] : [named, label])
}

interface Limit {
  readonly shown: number
  readonly hasEtAl: boolean
  readonly hasLast: boolean
}

/** How many of a list's names are shown. */
export function limitNames(options: NameOptions, total: number, atLeast: number, scope: Scope): Limit {
  const isLater = scope.cite.position !== undefined && scope.cite.position !== 'first' && !scope.inBibliography
  const overrides = scope.nameOverrides
  const min = overrides?.min ?? (isLater ? options.etAlSubsequentMin : options.etAlMin)
  const useFirst = overrides?.useFirst ?? (isLater ? options.etAlSubsequentUseFirst : options.etAlUseFirst)
  const usesLast = overrides?.useLast ?? options.etAlUseLast
  const shown = Math.max(useFirst, atLeast)
  if (total < min || shown >= total) return { shown: total, hasEtAl: false, hasLast: false }
  return { shown, hasEtAl: true, hasLast: usesLast && total - shown >= 2 }
}

function layOutNames(
  plan: NamesPlan,
  names: readonly Name[],
  limit: Limit,
  change: NamesChange | undefined,
  scope: Scope
): Output {
  const { options } = plan
  const outputs: Output[] = []
  for (let index = 0; index < limit.shown; index++) outputs.push(printName(names, index, options, change, scope))
  const shown = substituteNames(outputs, scope)
  const row = new Row()
  for (let index = 0; index < shown.length; index++) {
    const isLast = index === shown.length - 1 && !limit.hasEtAl
    if (index > 0 && isLast) addLastJoint(row, plan, index, isInverted(names, index - 1, options, scope), scope)
    else if (index > 0) row.add(options.delimiter)
    row.add(shown[index] ?? '')
  }
  if (limit.hasLast) {
    row.add(`${options.delimiter}… `)
    row.add(printName(names, names.length - 1, options, change, scope))
  } else if (limit.hasEtAl) addEtAl(row, plan, limit.shown, isInverted(names, limit.shown - 1, options, scope), scope)
  return row.take() ?? ''
}

function printName(
  names: readonly Name[],
  index: number,
  options: NameOptions,
  change: NamesChange | undefined,
  scope: Scope
): Output {
  const name = names[index]
  if (!name) return ''
  const manner = { isInverted: isInverted(names, index, options, scope), expansion: change?.expansions[index] ?? 0 }
  return formatName(name, options, manner, scope)
}

/** True for a name that stands with the family name first. */
function isInverted(names: readonly Name[], index: number, { sortOrder }: NameOptions, scope: Scope): boolean {
  if (names[index]?.literal !== undefined) return false
  return scope.isSortKey || sortOrder === 'all' || (sortOrder === 'first' && index === 0)
}

/** Adds what stands between the last name and the one before it. */
function addLastJoint(row: Row, { options }: NamesPlan, index: number, isAfterInverted: boolean, scope: Scope): void {
  if (options.and === undefined || scope.isSortKey) return row.add(options.delimiter)
  const word = options.and === 'symbol' ? '&' : (scope.locale.findTerm('and')?.single ?? 'and')
  const isClose = isCloseWord(word)
  const hasSpaces = /^\s|\s$/.test(word)
  const hasDelimiter = !isClose && precedes(options.delimiterPrecedesLast, index >= 2, isAfterInverted)
  if (hasDelimiter) row.add(options.delimiter)
  if (isClose || hasSpaces) return row.add(word)
  if (!hasDelimiter || !/\s$/.test(options.delimiter)) row.add(' ')
  row.add(word)
  row.add(' ')
}

/** Words of scripts without spaces. */
const isCloseWord = (word: string): boolean =>
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(word.charAt(0))

const precedes = (rule: Precedes, inContext: boolean, isAfterInverted: boolean): boolean =>
  rule === 'always' || (rule === 'contextual' && inContext) || (rule === 'after-inverted-name' && isAfterInverted)

function addEtAl(row: Row, plan: NamesPlan, shown: number, isAfterInverted: boolean, scope: Scope): void {
  if (scope.isSortKey) return
  const term = scope.locale.findTerm(plan.etAl.term)?.single ?? ''
  if (term === '') return
  const { options } = plan
  const word = plan.etAl.format ? plan.etAl.format(term, scope) : term
  const hasDelimiter = precedes(options.delimiterPrecedesEtAl, shown >= 2, isAfterInverted)
  if (hasDelimiter) row.add(options.delimiter)
  else if (!isCloseWord(term)) row.add(' ')
  row.add(word)
}

/** Puts the style's sign in the place of authors that the entry before had too. */
function substituteNames(outputs: readonly Output[], scope: Scope): readonly Output[] {
  if (scope.firstNames !== undefined || scope.firstNamesList !== undefined) return outputs
  scope.firstNamesList = outputs
  const substitute = scope.substituteAuthor
  if (!substitute || substitute.count === 'all') return outputs
  const { text, count } = substitute
  return outputs.map((output, index) => (index < count ? text : output))
}
