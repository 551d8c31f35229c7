import { assertNever } from '#core/assert-never'
import { xmlText } from '../docx/xml-text'
import { ACCENTS } from './math-symbols'
import { childrenOf } from './math-tree'
import type { MathNode, MathSpace, MathVariant } from './math-tree'

/** How elements are named: plain in HTML, with a prefix in XML of another vocabulary. */
export type MathPrefix = '' | 'mml:'

const SPACES: Readonly<Record<MathSpace, string>> = {
  negative: '-0.167em',
  thin: '0.167em',
  medium: '0.222em',
  thick: '0.278em',
  word: '0.333em',
  quad: '1em',
  'double-quad': '2em'
}

const VARIANTS: Readonly<Record<MathVariant, string>> = {
  upright: 'normal',
  bold: 'bold',
  'bold-italic': 'bold-italic',
  'double-struck': 'double-struck',
  script: 'script',
  fraktur: 'fraktur',
  'sans-serif': 'sans-serif',
  monospace: 'monospace'
}

/** The presentation elements of an equation, without the `math` around them. */
export function writeMathMl(node: MathNode, prefix: MathPrefix): string {
  const tag = (name: string, content: string, attributes = ''): string =>
    `<${prefix}${name}${attributes}>${content}</${prefix}${name}>`
  const row = (inner: MathNode | undefined): string => {
    const parts = childrenOf(inner).map(write)
    return parts.length === 1 ? (parts[0] ?? '') : tag('mrow', parts.join(''))
  }
  const sign = (text: string, attributes = ''): string => tag('mo', xmlText(text), attributes)

  function write(part: MathNode): string {
    switch (part.kind) {
      case 'row':
        return row(part)
      case 'symbol':
        return writeSymbol(part.text, part.variant)
      case 'text':
        return tag('mtext', xmlText(part.text.replaceAll(' ', '\u00a0')))
      case 'unknown':
        return tag('mtext', xmlText(part.tex))
      case 'space':
        return `<${prefix}mspace width="${SPACES[part.width]}"/>`
      case 'fraction':
        return tag('mfrac', row(part.numerator) + row(part.denominator), part.noLine ? ' linethickness="0"' : '')
      case 'root':
        return part.degree ? tag('mroot', row(part.base) + row(part.degree)) : tag('msqrt', row(part.base))
      case 'scripts':
        return scripts('msub', 'msup', 'msubsup', row(part.base), part.sub, part.sup)
      case 'nary':
        return (
          scripts('munder', 'mover', 'munderover', sign(part.sign, ' largeop="true"'), part.sub, part.sup) +
          (part.body ? row(part.body) : '')
        )
      case 'function': {
        const name = scripts('munder', 'msup', 'munderover', tag('mi', xmlText(part.name)), part.sub, part.sup)
        return name + (part.argument ? sign('\u2061') + row(part.argument) : '')
      }
      case 'fence':
        return tag('mrow', fence(part.open) + part.children.map(row).join(sign('|')) + fence(part.close))
      case 'matrix':
        return writeMatrix(part.rows, part.layout)
      case 'accent':
        return writeAccent(part)
      case 'stack':
        return scripts('munder', 'mover', 'munderover', row(part.base), part.under, part.over)
      default:
        return assertNever(part)
    }
  }

  function writeSymbol(text: string, variant: MathVariant | undefined): string {
    const attributes = variant ? ` mathvariant="${VARIANTS[variant]}"` : ''
    if (/^\d/u.test(text)) return tag('mn', xmlText(text), attributes)
    return /^\p{L}+$/u.test(text) ? tag('mi', xmlText(text), attributes) : tag('mo', xmlText(text), attributes)
  }

  function scripts(
    under: string,
    over: string,
    both: string,
    base: string,
    sub: MathNode | undefined,
    sup: MathNode | undefined
  ): string {
    if (sub && sup) return tag(both, base + row(sub) + row(sup))
    if (sub) return tag(under, base + row(sub))
    return sup ? tag(over, base + row(sup)) : base
  }

  const fence = (text: string): string => (text === '' ? '' : sign(text, ' stretchy="true"'))

  function writeMatrix(rows: readonly (readonly MathNode[])[], layout: 'grid' | 'cases' | 'aligned'): string {
    const align = { grid: '', cases: ' columnalign="left left"', aligned: ' columnalign="right left"' }[layout]
    const cells = rows.map((cells) => tag('mtr', cells.map((cell) => tag('mtd', row(cell))).join('')))
    return tag('mtable', cells.join(''), align)
  }

  function writeAccent({ accent, base }: Extract<MathNode, { kind: 'accent' }>): string {
    const mark = sign(ACCENTS.find(([, name]) => name === accent)?.[2] ?? '', ' stretchy="true"')
    const isBelow = accent === 'underline' || accent === 'underbrace'
    return isBelow ? tag('munder', row(base) + mark) : tag('mover', row(base) + mark, ' accent="true"')
  }

  return row(node)
}
