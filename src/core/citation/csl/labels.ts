import type { CslNode } from '../csl-tree'
import { compileDecoration } from './decorate'
import type { Term, TermForm } from './locale'
import { isPlural } from './numbers'
import type { Output } from './output'
import { isPrinted, type Render, type Scope } from './scope'

type Plurality = 'contextual' | 'always' | 'never'

const readPlurality = (value: string | undefined): Plurality =>
  value === 'always' || value === 'never' ? value : 'contextual'

const FORMS: ReadonlySet<string> = new Set(['long', 'short', 'verb', 'verb-short', 'symbol'])

/** The form of a term that an attribute names; `long` for what is none. */
export const readTermForm = (value: string | undefined): TermForm =>
  value !== undefined && FORMS.has(value) ? (value as TermForm) : 'long'

/** Prints the label of a list of names: `eds.`, `translated by`. */
export function compileNameLabel(node: CslNode): (variable: string, count: number, scope: Scope) => Output | undefined {
  const form = readTermForm(node.attrs['form'])
  const plurality = readPlurality(node.attrs['plural'])
  const decorate = compileDecoration(node.attrs)
  return (variable, count, scope) => {
    if (scope.isSortKey) return undefined
    const isMany = plurality === 'contextual' ? count > 1 : plurality === 'always'
    const text = wordOf(scope.locale.findTerm(variable, form), isMany)
    if (text === '') return undefined
    return decorate ? decorate(text, scope) : text
  }
}

const wordOf = (term: Term | undefined, isMany: boolean): string => (isMany ? term?.multiple : term?.single) ?? ''

/** Variables whose value is a count: two volumes are more than one, volume 2 is not. */
const COUNTS = new Set(['number-of-pages', 'number-of-volumes'])

/** Prints the label of a number: `pp.`, `vol.`; nothing where the number is missing. */
export function compileLabel(node: CslNode): Render {
  const variable = node.attrs['variable'] ?? ''
  const form = readTermForm(node.attrs['form'])
  const plurality = readPlurality(node.attrs['plural'])
  const decorate = compileDecoration(node.attrs)
  return (scope) => {
    const value = valueOf(variable, scope)
    if (value === undefined || value === '') return undefined
    const name = variable === 'locator' ? (scope.cite.label ?? 'page') : variable
    if (name === 'page' && variable === 'locator' && NAMES_ITSELF.test(value)) return undefined
    const isMany =
      plurality === 'always' ||
      (plurality === 'contextual' && (COUNTS.has(variable) ? Number(value) > 1 || isPlural(value) : isPlural(value)))
    const term = scope.locale.findTerm(name, form) ?? scope.locale.findTerm(name.replaceAll(' ', '-'), form)
    const text = wordOf(term, isMany)
    if (text === '') return undefined
    return decorate ? decorate(text, scope) : text
  }
}

/** A locator that says what it is, in a word of its own: `fol. 186`. */
const NAMES_ITSELF = /^\p{L}{2,}\.\s*\d/u

function valueOf(variable: string, scope: Scope): string | undefined {
  if (variable === 'locator') return scope.cite.locator
  if (variable === 'citation-number') return scope.citationNumber
  return isPrinted(variable, scope) ? undefined : scope.item.texts[variable]
}
