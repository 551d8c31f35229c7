import { elementsOf, findChild } from '../docx/xml-tree'
import type { XmlElement } from '../docx/xml-tree'
import { ACCENTS, FUNCTIONS, SPACE_CHARACTERS } from './math-symbols'
import { childrenOf, rowOf } from './math-tree'
import type { MathAccent, MathNode, MathVariant } from './math-tree'

/** The tree of an `m:oMath`; elements that are not known give what they hold. */
export function readOmml(equation: XmlElement): MathNode {
  return rowOf(readChildren(equation))
}

function readChildren(parent: XmlElement | undefined): readonly MathNode[] {
  return parent ? elementsOf(parent).flatMap(readElement) : []
}

const readPart = (element: XmlElement, name: string): MathNode => rowOf(readChildren(findChild(element, name)))

/** A part, or undefined where it is absent or empty. */
function findPart(element: XmlElement, name: string): MathNode | undefined {
  const children = readChildren(findChild(element, name))
  return children.length > 0 ? rowOf(children) : undefined
}

function readElement(element: XmlElement): readonly MathNode[] {
  switch (element.name) {
    case 'm:r':
      return readRun(element)
    case 'm:f':
      return [readFraction(element)]
    case 'm:rad': {
      const degree = findPart(element, 'm:deg')
      return [{ kind: 'root', base: readPart(element, 'm:e'), ...(degree && { degree }) }]
    }
    case 'm:sSup':
    case 'm:sSub':
    case 'm:sSubSup':
      return [{ kind: 'scripts', base: readPart(element, 'm:e'), ...readScripts(element) }]
    case 'm:sPre':
      return [{ kind: 'scripts', base: rowOf([]), ...readScripts(element) }, ...readChildren(findChild(element, 'm:e'))]
    case 'm:nary':
      return [readNary(element)]
    case 'm:d':
      return [readFence(element)]
    case 'm:m':
      return [readMatrix(element)]
    case 'm:eqArr':
      return [readLines(element, 'aligned')]
    case 'm:acc':
    case 'm:bar':
    case 'm:groupChr':
      return [{ kind: 'accent', accent: accentOf(element), base: readPart(element, 'm:e') }]
    case 'm:func':
      return readFunction(element)
    case 'm:limLow':
      return [readLimit(element, 'under')]
    case 'm:limUpp':
      return [readLimit(element, 'over')]
    case 'w:del':
    case 'w:moveFrom':
      return []
    default:
      return element.name.endsWith('Pr') ? [] : readChildren(element)
  }
}

/** A property of an element, e.g. `m:chr` in the `m:naryPr` of an `m:nary`. */
function propertyOf(element: XmlElement, name: string): string | undefined {
  const child = findChild(findChild(element, `${element.name}Pr`), `m:${name}`)
  return child && (child.attributes.get('m:val') ?? '')
}

const SCRIPTS: Readonly<Record<string, MathVariant>> = {
  'double-struck': 'double-struck',
  script: 'script',
  fraktur: 'fraktur',
  'sans-serif': 'sans-serif',
  monospace: 'monospace'
}
const STYLES: Readonly<Record<string, MathVariant>> = { p: 'upright', b: 'bold', bi: 'bold-italic' }

function readRun(run: XmlElement): readonly MathNode[] {
  const text = elementsOf(run)
    .filter(({ name }) => name === 'm:t' || name === 'w:t')
    .flatMap(({ children }) => children.filter((child) => typeof child === 'string'))
    .join('')
  const properties = findChild(run, 'm:rPr')
  if (findChild(properties, 'm:nor')) return text === '' ? [] : [{ kind: 'text', text }]
  const valueOf = (name: string): string => findChild(properties, name)?.attributes.get('m:val') ?? ''
  return signsOf(text, SCRIPTS[valueOf('m:scr')] ?? STYLES[valueOf('m:sty')])
}

/** Numbers stay whole; each other character is a sign of its own. */
function signsOf(text: string, variant: MathVariant | undefined): readonly MathNode[] {
  const pieces = text.match(/\d+(?:[.,]\d+)*|[\s\S]/gu) ?? []
  return pieces.map((piece): MathNode => {
    const width = SPACE_CHARACTERS.find(([, character]) => character === piece)?.[0]
    if (width !== undefined) return { kind: 'space', width }
    const plain = /[\u{1D400}-\u{1D7FF}]/u.test(piece) ? piece.normalize('NFKC') : piece
    const isPlain = variant === undefined || (variant === 'upright' && !/\p{L}/u.test(plain))
    return { kind: 'symbol', text: plain, ...(!isPlain && { variant }) }
  })
}

function readFraction(element: XmlElement): MathNode {
  const numerator = readPart(element, 'm:num')
  const denominator = readPart(element, 'm:den')
  const type = propertyOf(element, 'type')
  if (type === 'lin') {
    return rowOf([...childrenOf(numerator), { kind: 'symbol', text: '/' }, ...childrenOf(denominator)])
  }
  return { kind: 'fraction', numerator, denominator, ...(type === 'noBar' && { noLine: true as const }) }
}

function readScripts(element: XmlElement): { readonly sub?: MathNode; readonly sup?: MathNode } {
  const sub = findPart(element, 'm:sub')
  const sup = findPart(element, 'm:sup')
  return { ...(sub && { sub }), ...(sup && { sup }) }
}

function readNary(element: XmlElement): MathNode {
  const body = findPart(element, 'm:e')
  return { kind: 'nary', sign: propertyOf(element, 'chr') ?? '∫', ...readScripts(element), ...(body && { body }) }
}

function readFence(element: XmlElement): MathNode {
  const open = propertyOf(element, 'begChr') ?? '('
  const close = propertyOf(element, 'endChr') ?? ')'
  const separator = propertyOf(element, 'sepChr') ?? '|'
  const parts = elementsOf(element).filter(({ name }) => name === 'm:e')
  const lines = parts.length === 1 ? elementsOf(parts[0] ?? element) : []
  if (open === '{' && close === '' && lines.length === 1 && lines[0]?.name === 'm:eqArr') {
    return { kind: 'fence', open, close, children: [readLines(lines[0], 'cases')] }
  }
  if (open === '{' && close === '' && lines.length === 1 && lines[0]?.name === 'm:m') {
    return { kind: 'fence', open, close, children: [{ ...readMatrix(lines[0]), layout: 'cases' }] }
  }
  const children = parts.flatMap((part, index): readonly MathNode[] =>
    index === 0 ? readChildren(part) : [{ kind: 'symbol', text: separator }, ...readChildren(part)]
  )
  return { kind: 'fence', open, close, children }
}

function readMatrix(element: XmlElement): Extract<MathNode, { readonly kind: 'matrix' }> {
  const rows = elementsOf(element)
    .filter(({ name }) => name === 'm:mr')
    .map((row) =>
      elementsOf(row)
        .filter(({ name }) => name === 'm:e')
        .map((cell) => rowOf(readChildren(cell)))
    )
  return { kind: 'matrix', rows, layout: 'grid' }
}

/** Lines whose parts stand above each other where an `&` is. */
function readLines(element: XmlElement, layout: 'cases' | 'aligned'): MathNode {
  const rows = elementsOf(element)
    .filter(({ name }) => name === 'm:e')
    .map((line) => {
      const cells: MathNode[][] = [[]]
      for (const node of readChildren(line)) {
        if (node.kind === 'symbol' && node.text === '&') cells.push([])
        else cells.at(-1)?.push(node)
      }
      return cells.map(rowOf)
    })
  return { kind: 'matrix', rows, layout }
}

function accentOf(element: XmlElement): MathAccent {
  if (element.name === 'm:bar') return propertyOf(element, 'pos') === 'top' ? 'overline' : 'underline'
  const isGroup = element.name === 'm:groupChr'
  const sign = propertyOf(element, 'chr') ?? (isGroup ? '\u23DF' : '\u0302')
  const found = ACCENTS.find((row) => row[2] === sign)?.[1]
  if (found) return found
  if (sign === '\u00AF' || sign === '\u203E') return 'bar'
  if (sign === '\u2192') return 'vec'
  return isGroup ? 'underbrace' : 'hat'
}

function readFunction(element: XmlElement): readonly MathNode[] {
  const argument = findPart(element, 'm:e')
  const named = nameOf(readChildren(findChild(element, 'm:fName')))
  if (named) return [{ kind: 'function', ...named, ...(argument && { argument }) }]
  return [...readChildren(findChild(element, 'm:fName')), ...childrenOf(argument)]
}

interface NamedFunction {
  readonly name: string
  readonly sub?: MathNode
  readonly sup?: MathNode
}

/** The name of a function with what stands at it, where that is all there is. */
function nameOf(nodes: readonly MathNode[]): NamedFunction | undefined {
  const [only] = nodes
  if (only?.kind === 'scripts' && nodes.length === 1) {
    const inner = nameOf(childrenOf(only.base))
    return inner && { ...inner, ...(only.sub && { sub: only.sub }), ...(only.sup && { sup: only.sup }) }
  }
  if (only?.kind === 'function' && nodes.length === 1) return only
  if (only?.kind === 'stack' && nodes.length === 1 && only.under && !only.over) {
    const inner = nameOf(childrenOf(only.base))
    return inner && { ...inner, sub: only.under }
  }
  const name = nodes.map((node) => (node.kind === 'symbol' || node.kind === 'text' ? node.text : '\0')).join('')
  return /^\p{L}+$/u.test(name) ? { name } : undefined
}

function readLimit(element: XmlElement, side: 'over' | 'under'): MathNode {
  const base = readPart(element, 'm:e')
  const limit = readPart(element, 'm:lim')
  const named = side === 'under' ? nameOf(childrenOf(base)) : undefined
  if (named && FUNCTIONS.has(named.name)) return { kind: 'function', ...named, sub: limit }
  return side === 'over' ? { kind: 'stack', base, over: limit } : { kind: 'stack', base, under: limit }
}
