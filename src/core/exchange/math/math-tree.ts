/** An equation as every format of equations sees it: read from TeX or OMML, written to TeX, OMML or MathML. */
export type MathNode =
  | { readonly kind: 'row'; readonly children: readonly MathNode[] }
  /** One letter, number or sign; letters are italic unless `variant` says otherwise. */
  | { readonly kind: 'symbol'; readonly text: string; readonly variant?: MathVariant }
  /** Words set upright, with their spaces. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'space'; readonly width: MathSpace }
  | {
      readonly kind: 'fraction'
      readonly numerator: MathNode
      readonly denominator: MathNode
      /** True for the two lines of a binomial, without its parentheses. */
      readonly noLine?: true
    }
  | { readonly kind: 'root'; readonly base: MathNode; readonly degree?: MathNode }
  | { readonly kind: 'scripts'; readonly base: MathNode; readonly sub?: MathNode; readonly sup?: MathNode }
  /** A sum, product or integral over `body`, with its bounds. */
  | {
      readonly kind: 'nary'
      readonly sign: string
      readonly sub?: MathNode
      readonly sup?: MathNode
      readonly body?: MathNode
    }
  /** A named function such as `sin`, applied to `argument`; `lim` takes its `sub` below. */
  | {
      readonly kind: 'function'
      readonly name: string
      readonly sub?: MathNode
      readonly sup?: MathNode
      readonly argument?: MathNode
    }
  /** Signs that grow with what they enclose; an empty one is not shown. */
  | { readonly kind: 'fence'; readonly open: string; readonly close: string; readonly children: readonly MathNode[] }
  | {
      readonly kind: 'matrix'
      readonly rows: readonly (readonly MathNode[])[]
      /** `grid` centres its columns; `cases` and `aligned` set them to the left, and right and left in turn. */
      readonly layout: 'grid' | 'cases' | 'aligned'
    }
  | { readonly kind: 'accent'; readonly accent: MathAccent; readonly base: MathNode }
  /** Something set above or below. */
  | { readonly kind: 'stack'; readonly base: MathNode; readonly over?: MathNode; readonly under?: MathNode }
  /** TeX that is not known, kept as it stands. */
  | { readonly kind: 'unknown'; readonly tex: string }

export type MathVariant =
  | 'upright'
  | 'bold'
  | 'bold-italic'
  | 'double-struck'
  | 'script'
  | 'fraktur'
  | 'sans-serif'
  | 'monospace'

export type MathSpace = 'negative' | 'thin' | 'medium' | 'thick' | 'word' | 'quad' | 'double-quad'

export type MathAccent =
  | 'hat'
  | 'tilde'
  | 'bar'
  | 'vec'
  | 'dot'
  | 'ddot'
  | 'check'
  | 'breve'
  | 'overline'
  | 'underline'
  | 'overbrace'
  | 'underbrace'

/** `children` as one node: themselves where there is only one, a row otherwise. */
export function rowOf(children: readonly MathNode[]): MathNode {
  const [only, ...more] = children
  return only && more.length === 0 ? only : { kind: 'row', children }
}

/** The nodes that `node` stands for in a row. */
export function childrenOf(node: MathNode | undefined): readonly MathNode[] {
  if (node === undefined) return []
  return node.kind === 'row' ? node.children : [node]
}
