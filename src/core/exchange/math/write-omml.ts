import { assertNever } from '#core/assert-never'
import { xmlAttribute, xmlText } from '../docx/xml-text'
import { ACCENTS, LIMITS, SPACE_CHARACTERS } from './math-symbols'
import { childrenOf } from './math-tree'
import type { MathAccent, MathNode, MathVariant } from './math-tree'

/** The children of an `m:oMath` that shows the equation, in Word's own elements. */
export function writeOmml(node: MathNode): string {
  return writeRow(childrenOf(node))
}

function writeRow(children: readonly MathNode[]): string {
  let xml = ''
  for (let i = 0; i < children.length; i++) {
    const child = children[i]
    if (!child) continue
    if (child.kind !== 'symbol') {
      xml += writeNode(child)
      continue
    }
    let text = child.text
    for (let next = children[i + 1]; next?.kind === 'symbol' && next.variant === child.variant;) {
      text += next.text
      next = children[++i + 1]
    }
    xml += run(text, child.variant && RUN_OF_VARIANT[child.variant])
  }
  return xml
}

const RUN_OF_VARIANT: Readonly<Record<MathVariant, string>> = {
  upright: '<m:sty m:val="p"/>',
  bold: '<m:sty m:val="b"/>',
  'bold-italic': '<m:sty m:val="bi"/>',
  'double-struck': '<m:scr m:val="double-struck"/><m:sty m:val="p"/>',
  script: '<m:scr m:val="script"/><m:sty m:val="p"/>',
  fraktur: '<m:scr m:val="fraktur"/><m:sty m:val="p"/>',
  'sans-serif': '<m:scr m:val="sans-serif"/><m:sty m:val="p"/>',
  monospace: '<m:scr m:val="monospace"/><m:sty m:val="p"/>'
}

function run(text: string, properties?: string): string {
  return `<m:r>${properties ? `<m:rPr>${properties}</m:rPr>` : ''}<m:t xml:space="preserve">${xmlText(text)}</m:t></m:r>`
}

const NORMAL = '<m:nor/>'
const UPRIGHT = RUN_OF_VARIANT.upright

function writeNode(node: MathNode): string {
  switch (node.kind) {
    case 'row':
      return writeRow(node.children)
    case 'symbol':
      return writeRow([node])
    case 'text':
      return run(node.text, NORMAL)
    case 'unknown':
      return run(node.tex, NORMAL)
    case 'space':
      return run(SPACE_CHARACTERS.find(([width]) => width === node.width)?.[1] ?? '\u2009')
    case 'fraction':
      return element('f', node.noLine ? property('type', 'noBar') : '', [
        ['num', node.numerator],
        ['den', node.denominator]
      ])
    case 'root':
      return element('rad', node.degree ? '' : property('degHide', '1'), [
        ['deg', node.degree],
        ['e', node.base]
      ])
    case 'scripts':
      return writeScripts(writeOmml(node.base), node)
    case 'nary':
      return writeNary(node)
    case 'function':
      return writeFunction(node)
    case 'fence':
      return element('d', property('begChr', node.open) + property('endChr', node.close), [
        ['e', { kind: 'row', children: node.children }]
      ])
    case 'matrix':
      return writeMatrix(node)
    case 'accent':
      return writeAccent(node.accent, node.base)
    case 'stack':
      return writeStack(node)
    default:
      return assertNever(node)
  }
}

const property = (name: string, value: string): string => `<m:${name} m:val="${xmlAttribute(value)}"/>`

/** An element with its properties (`m:fPr` of `m:f`) and its named parts, in the order of the schema. */
function element(
  name: string,
  properties: string,
  parts: readonly (readonly [name: string, node: MathNode | undefined])[]
): string {
  const inside = parts.map(([part, node]) => wrap(part, node ? writeOmml(node) : '')).join('')
  return `<m:${name}>${properties && `<m:${name}Pr>${properties}</m:${name}Pr>`}${inside}</m:${name}>`
}

const wrap = (name: string, xml: string): string => (xml === '' ? `<m:${name}/>` : `<m:${name}>${xml}</m:${name}>`)

interface Scripts {
  readonly sub?: MathNode
  readonly sup?: MathNode
}

function writeScripts(base: string, { sub, sup }: Scripts): string {
  if (!sub && !sup) return base
  const name = sub && sup ? 'sSubSup' : sub ? 'sSub' : 'sSup'
  const parts = `${wrap('e', base)}${sub ? wrap('sub', writeOmml(sub)) : ''}${sup ? wrap('sup', writeOmml(sup)) : ''}`
  return `<m:${name}>${parts}</m:${name}>`
}

function writeNary({ sign, sub, sup, body }: Extract<MathNode, { readonly kind: 'nary' }>): string {
  const isIntegral = /[∫∬∭∮]/u.test(sign)
  const properties =
    property('chr', sign) +
    property('limLoc', isIntegral ? 'subSup' : 'undOvr') +
    (sub ? '' : property('subHide', '1')) +
    (sup ? '' : property('supHide', '1'))
  return element('nary', properties, [
    ['sub', sub],
    ['sup', sup],
    ['e', body]
  ])
}

function writeFunction({ name, sub, sup, argument }: Extract<MathNode, { readonly kind: 'function' }>): string {
  const shown = run(name, UPRIGHT)
  const takesLimit = LIMITS.has(name) && sub !== undefined
  const limited = takesLimit ? `<m:limLow>${wrap('e', shown)}${wrap('lim', writeOmml(sub))}</m:limLow>` : shown
  const head = writeScripts(limited, { ...(sub && !takesLimit && { sub }), ...(sup && { sup }) })
  return argument ? `<m:func>${wrap('fName', head)}${wrap('e', writeOmml(argument))}</m:func>` : head
}

function writeMatrix({ rows, layout }: Extract<MathNode, { readonly kind: 'matrix' }>): string {
  if (layout === 'aligned') {
    const lines = rows.map((row) => wrap('e', row.map(writeOmml).join(run('&'))))
    return `<m:eqArr>${lines.join('')}</m:eqArr>`
  }
  const columns = Math.max(1, ...rows.map((row) => row.length))
  const cells = (row: readonly MathNode[]): string =>
    Array.from({ length: columns }, (_, index) => wrap('e', row[index] ? writeOmml(row[index]) : '')).join('')
  const column = `<m:mcs><m:mc><m:mcPr>${property('count', String(columns))}${property('mcJc', layout === 'cases' ? 'left' : 'center')}</m:mcPr></m:mc></m:mcs>`
  return `<m:m><m:mPr>${column}</m:mPr>${rows.map((row) => `<m:mr>${cells(row)}</m:mr>`).join('')}</m:m>`
}

function writeAccent(accent: MathAccent, base: MathNode): string {
  const sign = ACCENTS.find((row) => row[1] === accent)?.[2] ?? '\u0302'
  const parts = [['e', base]] as const
  switch (accent) {
    case 'overline':
      return element('bar', property('pos', 'top'), parts)
    case 'underline':
      return element('bar', property('pos', 'bot'), parts)
    case 'overbrace':
      return element('groupChr', property('chr', sign) + property('pos', 'top') + property('vertJc', 'bot'), parts)
    case 'underbrace':
      return element('groupChr', property('chr', sign) + property('pos', 'bot') + property('vertJc', 'top'), parts)
    default:
      return element('acc', property('chr', sign), parts)
  }
}

function writeStack({ base, over, under }: Extract<MathNode, { readonly kind: 'stack' }>): string {
  const lower = under
    ? `<m:limLow>${wrap('e', writeOmml(base))}${wrap('lim', writeOmml(under))}</m:limLow>`
    : writeOmml(base)
  return over ? `<m:limUpp>${wrap('e', lower)}${wrap('lim', writeOmml(over))}</m:limUpp>` : lower
}
