import { elementsOf, type CslNode } from '../csl-tree'
import { lookUp } from '../look-up'
import { isNumeric } from './numbers'
import type { Scope } from './scope'

export type Test = (scope: Scope) => boolean

/** The condition of `if` and `else-if`, nested `conditions` of CSL-M included. */
export function compileCondition(node: CslNode): Test {
  const nested = elementsOf(node, 'conditions')[0]
  if (nested) return matchAll(elementsOf(nested, 'condition').map(compileCondition), nested.attrs['match'])
  const tests = Object.entries(node.attrs).flatMap(([name, value]) => {
    const make = lookUp(TESTS, name)
    const made = make ? value.split(/\s+/).filter(Boolean).map(make) : []
    return made.length > 1 && ONE_OF.has(name) ? [matchAll(made, 'any')] : made
  })
  return matchAll(tests, node.attrs['match'])
}

function matchAll(tests: readonly Test[], match: string | undefined): Test {
  const [only] = tests
  if (match === 'none') return (scope) => !holdsAny(tests, scope)
  if (match === 'nand') return (scope) => !holdsAll(tests, scope)
  if (tests.length === 1 && only) return only
  return match === 'any' ? (scope) => holdsAny(tests, scope) : (scope) => holdsAll(tests, scope)
}

// Loops, as functions made for `some` and `every` were a tenth of all that formatting allocates.
function holdsAny(tests: readonly Test[], scope: Scope): boolean {
  for (const test of tests) if (test(scope)) return true
  return false
}

function holdsAll(tests: readonly Test[], scope: Scope): boolean {
  for (const test of tests) if (!test(scope)) return false
  return true
}

/**
 * What a cite has one of: several of them are never all there, so that one is enough, whatever `match` says. Many styles
 * have `type="post webpage"` and mean either.
 */
const ONE_OF = new Set(['type', 'locator'])

const TESTS: Readonly<Record<string, (value: string) => Test>> = {
  type: (type) => (scope) => scope.item.type === type,
  variable: (variable) => (scope) => hasVariable(variable, scope),
  'is-numeric': (variable) => (scope) => {
    const text = textOf(variable, scope)
    return text !== undefined && isNumeric(text)
  },
  'is-uncertain-date': (variable) => (scope) => scope.item.dates[variable]?.isUncertain === true,
  locator: (label) => {
    const wanted = label.replaceAll(' ', '-')
    return (scope) => scope.cite.locator !== undefined && (scope.cite.label ?? 'page').replaceAll(' ', '-') === wanted
  },
  position: (position) => (scope) => isAt(position, scope),
  disambiguate: (value) => (scope) => value === 'true' && scope.conditionsMet++ < scope.distinction.conditions
}

function hasVariable(variable: string, scope: Scope): boolean {
  if (variable === 'locator') return scope.cite.locator !== undefined && scope.cite.locator !== ''
  if (variable === 'first-reference-note-number') return scope.cite.firstNote !== undefined
  if (variable === 'citation-number') return true
  if (variable === 'year-suffix') return scope.yearSuffix !== ''
  const { texts, names, dates } = scope.item
  return texts[variable] !== undefined && texts[variable] !== ''
    ? true
    : names[variable] !== undefined || dates[variable] !== undefined
}

function textOf(variable: string, scope: Scope): string | undefined {
  if (variable === 'locator') return scope.cite.locator
  if (variable === 'citation-number') return '1'
  if (variable === 'first-reference-note-number') return scope.cite.firstNote === undefined ? undefined : '1'
  return scope.item.texts[variable]
}

function isAt(position: string, scope: Scope): boolean {
  const actual = scope.cite.position
  if (actual === undefined || scope.inBibliography) return false
  switch (position) {
    case 'first':
      return actual === 'first'
    case 'subsequent':
      return actual !== 'first'
    case 'ibid':
      return actual === 'ibid' || actual === 'ibid-with-locator'
    case 'ibid-with-locator':
      return actual === 'ibid-with-locator'
    case 'near-note':
      return scope.cite.isNear === true
    default:
      return false
  }
}
