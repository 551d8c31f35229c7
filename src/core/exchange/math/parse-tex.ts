import {
  ACCENTS,
  ENVIRONMENTS,
  FUNCTIONS,
  NARY_OF_COMMAND,
  SIGN_OF_COMMAND,
  SPACED_SIGNS,
  SPACES,
  TEXTS,
  VARIANTS
} from './math-symbols'
import { childrenOf, rowOf } from './math-tree'
import type { MathNode, MathVariant } from './math-tree'

/** Deeper than anyone writes; what is deeper stays as it stands. */
const MAX_DEPTH = 60

/**
 * The tree of an equation in TeX. What is not known of it becomes an `unknown` node that holds it as it stands, so
 * that nothing of any text is lost; a stray brace counts as a sign.
 */
export function parseTex(tex: string): MathNode {
  return new TexParser(tex).parseAll()
}

/** The grammar of tokens: a command of letters, a command of one sign, white space, a number, or one character. */
const TOKEN = /\\[A-Za-z]+\*?|\\[\s\S]|\s+|\d+(?:[.,]\d+)*|[\s\S]/gu

interface Stop {
  readonly closes: (token: string) => boolean
}

const NEVER: Stop = { closes: () => false }
const BRACE: Stop = { closes: (token) => token === '}' }
const CELL: Stop = { closes: (token) => token === '&' || token === '\\\\' || token === '\\end' }
const FENCE: Stop = { closes: (token) => token === '\\right' }
const BRACKET: Stop = { closes: (token) => token === ']' }

class TexParser {
  readonly #tokens: string[]
  #at = 0
  #depth = 0

  constructor(tex: string) {
    this.#tokens = tex.match(TOKEN) ?? []
  }

  parseAll(): MathNode {
    const children: MathNode[] = []
    while (this.#at < this.#tokens.length) {
      children.push(...this.#row(NEVER))
      // Only a brace or row end without its start is left over here; it is a sign like any other.
      const stray = this.#tokens[this.#at]
      if (stray !== undefined) {
        children.push({ kind: 'unknown', tex: stray })
        this.#at++
      }
    }
    return rowOf(children)
  }

  #row(stop: Stop, variant?: MathVariant): readonly MathNode[] {
    const children: MathNode[] = []
    for (;;) {
      this.#skipSpace()
      const token = this.#tokens[this.#at]
      if (token === undefined || stop.closes(token) || token === '}' || token === '\\end') break
      const start = this.#at
      const atom = this.#scripted(variant)
      if (atom) children.push(...(isLoose(atom) ? atom.children : [atom]))
      if (this.#at === start) break
    }
    return children
  }

  /** An atom with the scripts behind it; signs of sums and names of functions take the term that follows. */
  #scripted(variant?: MathVariant): MathNode | undefined {
    const base = this.#atom(variant)
    let sub: MathNode | undefined
    let sup: MathNode | undefined
    for (;;) {
      this.#skipSpace()
      const token = this.#tokens[this.#at]
      if (token === '\\limits' || token === '\\nolimits') this.#at++
      else if (token === '_' && sub === undefined) {
        this.#at++
        sub = this.#argument()
      } else if (token === '^' && (sup === undefined || isPrime(sup))) {
        this.#at++
        sup = rowOf([...childrenOf(sup), ...childrenOf(this.#argument())])
      } else if (token === "'") {
        this.#at++
        sup = rowOf([...childrenOf(sup), { kind: 'symbol', text: '′' }])
      } else break
    }
    return this.#withScripts(base, sub, sup)
  }

  #withScripts(base: MathNode | undefined, sub: MathNode | undefined, sup: MathNode | undefined): MathNode | undefined {
    const scripts = { ...(sub && { sub }), ...(sup && { sup }) }
    if (base?.kind === 'nary') {
      const body = this.#operand()
      return { ...base, ...scripts, ...(body && { body }) }
    }
    if (base?.kind === 'function') {
      const argument = this.#operand()
      return { ...base, ...scripts, ...(argument && { argument }) }
    }
    if (!sub && !sup) return base
    if (base?.kind === 'accent' && base.accent === 'overbrace' && sup) return { kind: 'stack', base, over: sup }
    if (base?.kind === 'accent' && base.accent === 'underbrace' && sub) return { kind: 'stack', base, under: sub }
    return { kind: 'scripts', base: base ?? rowOf([]), ...scripts }
  }

  /** The term that a sum or function applies to; none where a sign, a space or an end follows. */
  #operand(): MathNode | undefined {
    this.#skipSpace()
    const token = this.#tokens[this.#at]
    if (token === undefined || this.#depth >= MAX_DEPTH) return undefined
    if (/^[}&^_)\]|,;.:!'/]$/u.test(token) || SPACED_SIGNS.has(signOf(token))) return undefined
    if (/^\\(?:right|end|\\|[,;:!> ]|quad|qquad|middle|mid)$/u.test(token)) return undefined
    this.#depth++
    const operand = this.#scripted()
    this.#depth--
    return operand
  }

  #atom(variant?: MathVariant): MathNode | undefined {
    const token = this.#tokens[this.#at]
    if (token === undefined || token === '}' || token === '&' || token === '^' || token === '_') return undefined
    this.#at++
    if (token === '{') return this.#group(variant)
    if (token.startsWith('\\')) return this.#command(token, variant)
    if (token === '~') return { kind: 'space', width: 'word' }
    return { kind: 'symbol', text: token, ...(variant && { variant }) }
  }

  #group(variant?: MathVariant): MathNode {
    if (this.#depth >= MAX_DEPTH) return { kind: 'unknown', tex: '{' }
    this.#depth++
    const children = this.#row(BRACE, variant)
    this.#depth--
    if (this.#tokens[this.#at] === '}') this.#at++
    return rowOf(children)
  }

  /** What a command or script takes: a group, or the next single thing; of a number its first digit. */
  #argument(variant?: MathVariant): MathNode {
    this.#skipSpace()
    const token = this.#tokens[this.#at] ?? ''
    if (/^\d./u.test(token)) this.#tokens.splice(this.#at, 1, token.charAt(0), token.slice(1))
    return this.#atom(variant) ?? rowOf([])
  }

  #command(token: string, variant?: MathVariant): MathNode {
    const name = token.slice(1)
    const sign = SIGN_OF_COMMAND.get(name)
    if (sign !== undefined) return { kind: 'symbol', text: sign, ...(variant && { variant }) }
    const nary = NARY_OF_COMMAND.get(name)
    if (nary !== undefined) return { kind: 'nary', sign: nary }
    if (FUNCTIONS.has(name)) return { kind: 'function', name }
    const width = SPACES.get(name)
    if (width !== undefined) return { kind: 'space', width }
    const letters = VARIANTS.get(name)
    if (letters !== undefined) return this.#argument(letters)
    if (TEXTS.has(name)) return { kind: 'text', text: this.#rawGroup() ?? '' }
    const accent = ACCENTS.find(([command]) => command === name)
    if (accent) return { kind: 'accent', accent: accent[1], base: this.#argument(variant) }
    if (/^[#$%&_{}]$/u.test(name)) return { kind: 'symbol', text: name }
    if (name === '|') return { kind: 'symbol', text: '‖' }
    return this.#structure(name, token, variant)
  }

  #structure(name: string, token: string, variant?: MathVariant): MathNode {
    switch (name) {
      case 'frac':
      case 'dfrac':
      case 'tfrac':
      case 'cfrac':
        return { kind: 'fraction', numerator: this.#argument(variant), denominator: this.#argument(variant) }
      case 'binom':
      case 'dbinom':
      case 'tbinom': {
        const lines: MathNode = {
          kind: 'fraction',
          numerator: this.#argument(variant),
          denominator: this.#argument(variant),
          noLine: true
        }
        return { kind: 'fence', open: '(', close: ')', children: [lines] }
      }
      case 'sqrt':
        return this.#root()
      case 'overset':
      case 'stackrel': {
        const over = this.#argument()
        return { kind: 'stack', over, base: this.#argument() }
      }
      case 'underset': {
        const under = this.#argument()
        return { kind: 'stack', under, base: this.#argument() }
      }
      case 'operatorname':
      case 'operatorname*':
        return { kind: 'function', name: this.#rawGroup() ?? '' }
      case 'left':
        return this.#fence()
      case 'begin':
        return this.#environment()
      default:
        return { kind: 'unknown', tex: token }
    }
  }

  #root(): MathNode {
    this.#skipSpace()
    if (this.#tokens[this.#at] !== '[') return { kind: 'root', base: this.#argument() }
    this.#at++
    const degree = rowOf(this.#row(BRACKET))
    if (this.#tokens[this.#at] === ']') this.#at++
    return { kind: 'root', degree, base: this.#argument() }
  }

  #fence(): MathNode {
    const open = this.#fenceSign()
    if (this.#depth >= MAX_DEPTH) return { kind: 'unknown', tex: `\\left${open || '.'}` }
    this.#depth++
    const children = this.#row(FENCE)
    this.#depth--
    if (this.#tokens[this.#at] !== '\\right') return { kind: 'fence', open, close: '', children }
    this.#at++
    return { kind: 'fence', open, close: this.#fenceSign(), children }
  }

  #fenceSign(): string {
    this.#skipSpace()
    const token = this.#tokens[this.#at]
    if (token === undefined) return ''
    this.#at++
    if (token === '.') return ''
    return signOf(token)
  }

  #environment(): MathNode {
    const name = this.#rawGroup() ?? ''
    const row = ENVIRONMENTS.find(([known]) => known === name)
    if (!row || this.#depth >= MAX_DEPTH) return { kind: 'unknown', tex: `\\begin{${name}}` }
    this.#skipSpace()
    if (name === 'array') this.#rawGroup()
    this.#depth++
    const rows = this.#rows()
    this.#depth--
    if (this.#tokens[this.#at] === '\\end') {
      this.#at++
      this.#rawGroup()
    }
    const [, open, close, layout] = row
    const matrix: MathNode = { kind: 'matrix', rows, layout }
    return open === '' && close === '' ? matrix : { kind: 'fence', open, close, children: [matrix] }
  }

  #rows(): readonly (readonly MathNode[])[] {
    const rows: MathNode[][] = [[]]
    for (;;) {
      rows.at(-1)?.push(rowOf(this.#row(CELL)))
      const token = this.#tokens[this.#at]
      if (token === '&') this.#at++
      else if (token === '\\\\') {
        this.#at++
        rows.push([])
      } else break
    }
    const last = rows.at(-1)
    const isBlank = last?.length === 1 && childrenOf(last[0]).length === 0
    return isBlank && rows.length > 1 ? rows.slice(0, -1) : rows
  }

  /** The characters of a group as they stand, braces inside kept in pairs; undefined where no group follows. */
  #rawGroup(): string | undefined {
    this.#skipSpace()
    if (this.#tokens[this.#at] !== '{') return undefined
    let depth = 0
    let text = ''
    for (; this.#at < this.#tokens.length; this.#at++) {
      const token = this.#tokens[this.#at] ?? ''
      if (token === '}' && --depth === 0) break
      if (depth > 0) text += /^\\[#$%&_{} ]$/u.test(token) ? token.slice(1) : token
      if (token === '{') depth++
    }
    this.#at++
    return text
  }

  #skipSpace(): void {
    while (/^\s/u.test(this.#tokens[this.#at] ?? '')) this.#at++
  }
}

function signOf(token: string): string {
  if (!token.startsWith('\\')) return token
  const name = token.slice(1)
  if (name === '|') return '‖'
  return SIGN_OF_COMMAND.get(name) ?? (name.length === 1 ? name : token)
}

/** Nothing, or letters that a command of their own already holds together: they need no group. */
const isLoose = (node: MathNode): node is Extract<MathNode, { readonly kind: 'row' }> =>
  node.kind === 'row' && node.children.every((child) => child.kind === 'symbol' && child.variant !== undefined)

const isPrime = (node: MathNode): boolean =>
  childrenOf(node).every((child) => child.kind === 'symbol' && child.text === '′')
