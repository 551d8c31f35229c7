import { elementsOf, isNode, type CslNode } from '../csl-tree'
import type { StyleError } from '../processor'

/** Above this many elements, with every macro call written out, a style could print for seconds or forever. */
const MAX_EXPANDED_ELEMENTS = 100_000
/** Macros that call each other in a row; published styles have up to 8. */
export const MAX_MACRO_DEPTH = 100

/** What makes a style unusable, with the line: no layout, a macro that is undefined, circular or multiplies without end. */
export function findStyleFault(style: CslNode): StyleError | undefined {
  return findStructureFault(style) ?? findMacroFault(style)
}

const notAStyle = (message: string, node: CslNode): StyleError => ({ code: 'not-a-style', message, line: node.line })

function findStructureFault(style: CslNode): StyleError | undefined {
  const citation = elementsOf(style, 'citation')[0]
  if (!citation || elementsOf(citation, 'layout').length === 0)
    return notAStyle('The style does not say how to format citations: it has no <citation> with a <layout>.', style)
  const bibliography = elementsOf(style, 'bibliography')[0]
  if (bibliography && elementsOf(bibliography, 'layout').length === 0)
    return notAStyle('The style has a <bibliography> without a <layout>.', bibliography)
  return undefined
}

class MacroFault extends Error {
  constructor(readonly error: StyleError) {
    super(error.message)
  }
}

function findMacroFault(style: CslNode): StyleError | undefined {
  const macros = new Map(elementsOf(style, 'macro').map((macro) => [macro.attrs['name'] ?? '', macro]))
  const sizes = new Map<string, number>()
  const path: string[] = []

  const measureCall = (name: string, caller: CslNode): number => {
    const known = sizes.get(name)
    if (known !== undefined) return known
    if (path.includes(name)) {
      const circle = [...path.slice(path.indexOf(name)), name].join(' → ')
      throw new MacroFault(notAStyle(`The macros ${circle} call each other in a circle.`, caller))
    }
    if (path.length >= MAX_MACRO_DEPTH)
      throw new MacroFault(notAStyle(`More than ${MAX_MACRO_DEPTH} macros call each other in a row.`, caller))
    const macro = macros.get(name)
    if (!macro) throw new MacroFault(notAStyle(`The macro “${name}” is called but not defined.`, caller))
    path.push(name)
    const size = measure(macro)
    path.pop()
    sizes.set(name, size)
    return size
  }
  const measure = (node: CslNode): number => {
    const called = node.attrs['macro']
    const isCall = called !== undefined && (node.name === 'text' || node.name === 'key')
    const own = node.children.filter(isNode).reduce((sum, child) => sum + measure(child), 1)
    const size = isCall ? own + measureCall(called, node) : own
    if (size > MAX_EXPANDED_ELEMENTS)
      throw new MacroFault(notAStyle('The style’s macros call each other so often that it cannot be processed.', node))
    return size
  }

  try {
    for (const part of ['citation', 'bibliography', 'intext']) elementsOf(style, part).forEach(measure)
    return undefined
  } catch (fault) {
    if (fault instanceof MacroFault) return fault.error
    throw fault
  }
}
