import { elementsOf, isNode, type CslNode } from '../csl-tree'
import type { StyleError } from '../processor'
import { describeCircle, shorten } from '../style-finding'

/** Above this many elements, with every macro call written out, a style could print for seconds or forever. */
const MAX_EXPANDED_ELEMENTS = 100_000
/** Levels of elements in each other, those of called macros counted in; published styles have up to 51. */
const MAX_LEVELS = 400
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
  const ruler = new StyleRuler(style)
  try {
    for (const part of ['citation', 'bibliography', 'intext'])
      for (const node of elementsOf(style, part)) ruler.measure(node, 1)
    return undefined
  } catch (fault) {
    if (fault instanceof MacroFault) return fault.error
    throw fault
  }
}

/** What an element comes to with every macro call in it written out. */
interface Extent {
  readonly elements: number
  readonly levels: number
}

/** Measures elements with their macros; throws a `MacroFault` for what cannot be processed. */
class StyleRuler {
  private readonly macros: ReadonlyMap<string, CslNode>
  private readonly known = new Map<string, Extent>()
  private readonly path: string[] = []

  constructor(style: CslNode) {
    this.macros = new Map(elementsOf(style, 'macro').map((macro) => [macro.attrs['name'] ?? '', macro]))
  }

  measure(node: CslNode, level: number): Extent {
    if (level > MAX_LEVELS) throw tooDeep(node)
    let elements = 1
    let levels = 0
    const add = (inner: Extent): void => {
      elements += inner.elements
      levels = Math.max(levels, inner.levels)
    }
    for (const child of node.children) if (isNode(child)) add(this.measure(child, level + 1))
    const called = node.attrs['macro']
    if (called !== undefined && (node.name === 'text' || node.name === 'key')) add(this.call(called, node, level + 1))
    if (elements > MAX_EXPANDED_ELEMENTS)
      throw new MacroFault(notAStyle('The style’s macros call each other so often that it cannot be processed.', node))
    return { elements, levels: levels + 1 }
  }

  private call(name: string, caller: CslNode, level: number): Extent {
    const known = this.known.get(name)
    if (known && level + known.levels > MAX_LEVELS) throw tooDeep(caller)
    const extent = known ?? this.measureMacro(name, caller, level)
    this.known.set(name, extent)
    return extent
  }

  private measureMacro(name: string, caller: CslNode, level: number): Extent {
    const { path } = this
    if (path.includes(name)) {
      const circle = describeCircle([...path.slice(path.indexOf(name)), name])
      throw new MacroFault(notAStyle(`The macros ${circle} call each other in a circle.`, caller))
    }
    if (path.length >= MAX_MACRO_DEPTH)
      throw new MacroFault(notAStyle(`More than ${MAX_MACRO_DEPTH} macros call each other in a row.`, caller))
    const macro = this.macros.get(name)
    if (!macro) throw new MacroFault(notAStyle(`The macro “${shorten(name)}” is called but not defined.`, caller))
    path.push(name)
    const extent = this.measure(macro, level)
    path.pop()
    return extent
  }
}

const tooDeep = (node: CslNode): MacroFault =>
  new MacroFault(
    notAStyle(`The style nests more than ${MAX_LEVELS} elements in each other, by way of macros too.`, node)
  )
