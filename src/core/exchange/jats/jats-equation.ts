import type { MathNode } from '../math/math-tree'
import { rowOf } from '../math/math-tree'
import { writeTex } from '../math/write-tex'
import { childrenOf, descendantsOf, plainText } from '../references/xml-tree'
import type { XmlNode } from '../references/xml-tree'

/** The TeX of a formula: its own, or made of its MathML; undefined where it is only a picture. */
export function readEquationTex(formula: XmlNode): string | undefined {
  const [own] = descendantsOf(formula, 'tex-math')
  const tex = own && cleanTex(plainText(own) ?? '')
  if (tex) return tex
  const [math] = descendantsOf(formula, 'math')
  return math && (writeTex(readMathMl(math)) || undefined)
}

/** What stands between the dollars or inside the document of an equation's TeX. */
function cleanTex(tex: string): string {
  const body = /\\begin\{document\}([\s\S]*?)\\end\{document\}/u.exec(tex)?.[1] ?? tex
  return body
    .replace(/^\s*(?:\$\$?|\\\[|\\\()/u, '')
    .replace(/(?:\$\$?|\\\]|\\\))\s*$/u, '')
    .trim()
}

const EMPTY: MathNode = { kind: 'row', children: [] }

function readMathMl(node: XmlNode): MathNode {
  const parts = childrenOf(node).filter(({ name }) => name !== 'annotation' && name !== 'annotation-xml')
  const part = (at: number): MathNode => (parts[at] ? readMathMl(parts[at]) : EMPTY)
  const text = plainText(node) ?? ''
  switch (node.name) {
    case 'mi':
      return { kind: 'symbol', text, ...(text.length > 1 && { variant: 'upright' as const }) }
    case 'mn':
      return { kind: 'symbol', text }
    case 'mo':
      return text === '' || text === '\u2061' || text === '\u2062' ? EMPTY : { kind: 'symbol', text }
    case 'mtext':
    case 'ms':
      return { kind: 'text', text }
    case 'mspace':
      return { kind: 'space', width: 'medium' }
    case 'mfrac':
      return { kind: 'fraction', numerator: part(0), denominator: part(1) }
    case 'msqrt':
      return { kind: 'root', base: rowOf(parts.map(readMathMl)) }
    case 'mroot':
      return { kind: 'root', base: part(0), degree: part(1) }
    case 'msub':
      return { kind: 'scripts', base: part(0), sub: part(1) }
    case 'msup':
      return { kind: 'scripts', base: part(0), sup: part(1) }
    case 'msubsup':
      return { kind: 'scripts', base: part(0), sub: part(1), sup: part(2) }
    case 'munder':
      return { kind: 'stack', base: part(0), under: part(1) }
    case 'mover':
      return { kind: 'stack', base: part(0), over: part(1) }
    case 'munderover':
      return { kind: 'stack', base: part(0), under: part(1), over: part(2) }
    case 'mfenced': {
      const { open = '(', close = ')' } = node.attributes
      return { kind: 'fence', open, close, children: parts.map(readMathMl) }
    }
    case 'mtable':
      return {
        kind: 'matrix',
        layout: 'aligned',
        rows: parts.map((row) => childrenOf(row).map((cell) => rowOf(childrenOf(cell).map(readMathMl))))
      }
    default:
      return parts.length === 0 && text !== '' ? { kind: 'text', text } : rowOf(parts.map(readMathMl))
  }
}
