import { assertNever } from '#core/assert-never'
import {
  ACCENTS,
  COMMAND_OF_NARY,
  COMMAND_OF_SIGN,
  ENVIRONMENTS,
  FUNCTIONS,
  SPACED_SIGNS,
  SPACES,
  VARIANTS
} from './math-symbols'
import { childrenOf } from './math-tree'
import type { MathNode } from './math-tree'

/** The TeX of an equation, in one spelling; `parseTex` gives the same tree back. */
export function writeTex(node: MathNode): string {
  return writeRow(childrenOf(node)).trim()
}

function writeRow(children: readonly MathNode[]): string {
  let tex = ''
  let before: MathNode | undefined
  for (let i = 0; i < children.length; i++) {
    const child = children[i]
    if (!child) continue
    const run = variantRun(children, i)
    const piece = run === undefined ? writeNode(child) : run.tex
    tex = isSpaced(child) && before && !opensTerm(before) ? `${tex} ${piece} ` : join(tex, piece)
    i += run === undefined ? 0 : run.length - 1
    before = children[i]
  }
  return tex
}

/** A command needs a space before a letter, and nothing else does. */
function join(tex: string, piece: string): string {
  const needsSpace = /\\[A-Za-z]+$/u.test(tex) && /^[A-Za-z]/u.test(piece)
  return needsSpace ? `${tex} ${piece}` : tex + piece
}

const isSpaced = (node: MathNode): boolean =>
  node.kind === 'symbol' && node.variant === undefined && SPACED_SIGNS.has(node.text)

const opensTerm = (node: MathNode): boolean =>
  node.kind === 'symbol' && (SPACED_SIGNS.has(node.text) || /^[([{,;]$/u.test(node.text))

/** Neighbouring letters of one variant share its command. */
function variantRun(
  children: readonly MathNode[],
  start: number
): { readonly tex: string; readonly length: number } | undefined {
  const first = children[start]
  if (first?.kind !== 'symbol' || first.variant === undefined) return undefined
  const command = [...VARIANTS].find(([, variant]) => variant === first.variant)?.[0]
  const same: string[] = []
  for (const child of children.slice(start)) {
    if (child.kind !== 'symbol' || child.variant !== first.variant) break
    same.push(writeSign(child.text))
  }
  return { tex: `\\${command ?? 'mathrm'}{${same.reduce(join, '')}}`, length: same.length }
}

function writeNode(node: MathNode): string {
  switch (node.kind) {
    case 'row':
      return `{${writeTex(node)}}`
    case 'symbol':
      return writeSign(node.text)
    case 'text':
      return `\\text{${node.text.replace(/[#$%&_{}]/gu, String.raw`\$&`)}}`
    case 'space':
      return `\\${[...SPACES].find(([, width]) => width === node.width)?.[0] ?? ' '}`
    case 'fraction':
      return node.noLine
        ? String.raw`\begin{matrix}${writeTex(node.numerator)} \\ ${writeTex(node.denominator)}\end{matrix}`
        : String.raw`\frac${braced(node.numerator)}${braced(node.denominator)}`
    case 'root':
      return String.raw`\sqrt${node.degree ? `[${writeTex(node.degree)}]` : ''}${braced(node.base)}`
    case 'scripts':
      return writeBase(node.base) + writeScripts(node)
    case 'nary':
      return applied(`\\${COMMAND_OF_NARY.get(node.sign) ?? 'sum'}${writeScripts(node)}`, node.body)
    case 'function':
      return applied(writeFunctionName(node.name) + writeScripts(node), node.argument)
    case 'fence':
      return writeFence(node)
    case 'matrix':
      return writeMatrix(node, '', '')
    case 'accent':
      return `\\${ACCENTS.find(([, accent]) => accent === node.accent)?.[0] ?? 'hat'}${braced(node.base)}`
    case 'stack':
      return writeStack(node)
    case 'unknown':
      return node.tex
    default:
      return assertNever(node)
  }
}

const braced = (node: MathNode): string => `{${writeTex(node)}}`

function writeSign(text: string): string {
  if (/^[#$%&_{}]$/u.test(text)) return `\\${text}`
  if (/^[~^']$/u.test(text)) return `\\text{${text}}`
  const command = COMMAND_OF_SIGN.get(text)
  return command === undefined ? text : `\\${command}`
}

function writeFunctionName(name: string): string {
  return FUNCTIONS.has(name) ? `\\${name}` : `\\operatorname{${name.replace(/[#$%&_{}]/gu, String.raw`\$&`)}}`
}

const applied = (head: string, body: MathNode | undefined): string =>
  body === undefined ? head : `${head} ${writeRow(childrenOf(body)).trim()}`

function writeBase(base: MathNode): string {
  const children = childrenOf(base)
  const run = variantRun(children, 0)
  if (run?.length === children.length) return run.tex
  const isSimple = base.kind === 'symbol' || base.kind === 'accent' || base.kind === 'fence' || base.kind === 'text'
  return isSimple ? writeNode(base) : braced(base)
}

function writeScripts({ sub, sup }: { readonly sub?: MathNode; readonly sup?: MathNode }): string {
  return `${sub ? `_${script(sub)}` : ''}${sup ? writeSuperscript(sup) : ''}`
}

function writeSuperscript(sup: MathNode): string {
  const children = childrenOf(sup)
  const arePrimes = children.length > 0 && children.every((child) => child.kind === 'symbol' && child.text === '′')
  return arePrimes ? "'".repeat(children.length) : `^${script(sup)}`
}

function script(node: MathNode): string {
  const tex = writeTex(node)
  return /^(?:[^\\{}\s]|\\[A-Za-z]+)$/u.test(tex) && node.kind === 'symbol' ? tex : `{${tex}}`
}

type Fence = Extract<MathNode, { readonly kind: 'fence' }>
type Matrix = Extract<MathNode, { readonly kind: 'matrix' }>
type Stack = Extract<MathNode, { readonly kind: 'stack' }>

function writeFence({ open, close, children }: Fence): string {
  const [only, ...more] = children
  if (only?.kind === 'matrix' && more.length === 0) {
    const environment = ENVIRONMENTS.find((row) => row[1] === open && row[2] === close && row[3] === only.layout)
    if (environment && environment[1] !== '') return writeMatrix(only, open, close)
  }
  if (only?.kind === 'fraction' && only.noLine && more.length === 0 && open === '(' && close === ')') {
    return String.raw`\binom${braced(only.numerator)}${braced(only.denominator)}`
  }
  const inside = join(`\\left${fenceSign(open)}`, ` ${writeRow(children).trim()} `)
  return `${inside}\\right${fenceSign(close)}`
}

const fenceSign = (sign: string): string => (sign === '' ? '.' : writeSign(sign))

function writeMatrix({ rows, layout }: Matrix, open: string, close: string): string {
  const name = ENVIRONMENTS.find((row) => row[1] === open && row[2] === close && row[3] === layout)?.[0] ?? 'matrix'
  const lines = rows.map((row) => row.map(writeTex).join(' & ')).join(String.raw` \\ `)
  return String.raw`\begin{${name}}${lines}\end{${name}}`
}

function writeStack({ base, over, under }: Stack): string {
  if (base.kind === 'accent' && base.accent === 'overbrace' && over) return `${writeNode(base)}^${braced(over)}`
  if (base.kind === 'accent' && base.accent === 'underbrace' && under) return `${writeNode(base)}_${braced(under)}`
  const inner = under ? String.raw`\underset${braced(under)}${braced(base)}` : writeTex(base)
  return over ? String.raw`\overset${braced(over)}{${inner}}` : inner
}
