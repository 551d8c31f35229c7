import type { Finding } from '#core/finding'
import { findClosestWord } from './closest-word'
import { elementsOf, isNode, type CslNode } from './csl-tree'
import { MAX_MACRO_DEPTH } from './csl/find-style-fault'
import { describeCircle, findingAt, shorten } from './style-finding'

/** Calls of macros that are not there, circles of macros, and names given twice; anywhere in a style, used or not. */
export function validateMacros(style: CslNode): readonly Finding[] {
  const macros = new Map<string, CslNode>()
  const doubles: Finding[] = []
  for (const macro of elementsOf(style, 'macro')) {
    const name = macro.attrs['name'] ?? ''
    if (macros.has(name)) doubles.push(doubleName(macro, name))
    macros.set(name, macro)
  }
  return [...doubles, ...findLostCalls(style, macros), ...findCircles(macros)]
}

interface Call {
  readonly caller: CslNode
  readonly name: string
}

function callsIn(node: CslNode): readonly Call[] {
  const called = node.name === 'text' || node.name === 'key' ? node.attrs['macro'] : undefined
  const own = called === undefined ? [] : [{ caller: node, name: called }]
  return [...own, ...node.children.filter(isNode).flatMap(callsIn)]
}

function findLostCalls(style: CslNode, macros: ReadonlyMap<string, CslNode>): readonly Finding[] {
  return callsIn(style)
    .filter(({ name }) => !macros.has(name))
    .map(({ caller, name }, index) => {
      const closest = index < MOST_HINTS ? findClosestWord(name, [...macros.keys()]) : undefined
      const hint = closest === undefined ? '' : ` Did you mean “${closest}”?`
      const message = `<${caller.name}> calls the macro “${shorten(name)}”, which is not defined.${hint}`
      return findingAt(caller, 'error', 'style-unknown-macro', message, {
        element: caller.name,
        macro: shorten(name),
        ...(closest !== undefined && { closest })
      })
    })
}

/** A file with more lost calls than these is no slip of a finger, and each hint compares the name with all others. */
const MOST_HINTS = 20

/** One finding per circle, at the call that closes it; a chain of calls that is too long is no matter of circles. */
function findCircles(macros: ReadonlyMap<string, CslNode>): readonly Finding[] {
  const done = new Set<string>()
  const path: string[] = []
  const circles: Finding[] = []
  const visit = (name: string): void => {
    path.push(name)
    const macro = macros.get(name)
    for (const call of macro ? callsIn(macro) : []) {
      if (path.includes(call.name)) circles.push(circle(call, [...path.slice(path.indexOf(call.name)), call.name]))
      else if (macros.has(call.name) && !done.has(call.name) && path.length < MAX_MACRO_DEPTH) visit(call.name)
    }
    path.pop()
    done.add(name)
  }
  for (const name of macros.keys()) if (!done.has(name)) visit(name)
  return circles
}

function circle({ caller }: Call, names: readonly string[]): Finding {
  const macros = describeCircle(names)
  const message = `The macros ${macros} call each other in a circle.`
  return findingAt(caller, 'error', 'style-macro-circle', message, { macros })
}

const doubleName = (macro: CslNode, name: string): Finding =>
  findingAt(macro, 'warning', 'style-double-macro', `There are two macros “${shorten(name)}”; the last one counts.`, {
    macro: shorten(name)
  })
