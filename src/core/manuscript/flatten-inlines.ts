import type {
  Break,
  CitationNode,
  Image,
  Inline,
  InlineCode,
  Link,
  Mark,
  MarkType,
  SourceLabelNode,
  Text
} from './nodes'

/** An inline without children. */
export type InlineLeaf = Text | InlineCode | Break | CitationNode | SourceLabelNode | Image

/** Where a link points to, without what it holds. */
export type LinkTarget = Pick<Link, 'url' | 'title'>

/** A leaf with everything that stands around it: the view of editors and word processors. */
export interface FlatInline {
  readonly leaf: InlineLeaf
  readonly marks: ReadonlySet<MarkType>
  readonly link?: LinkTarget
}

/** The marks in the order we store them, outermost first; a link stands outside of them all. */
export const MARK_ORDER: readonly MarkType[] = ['strong', 'emphasis', 'underline', 'delete', 'superscript', 'subscript']

const NO_MARKS: ReadonlySet<MarkType> = new Set()

/** True for the six inline marks. */
export function isMark(inline: Inline): inline is Mark {
  return (MARK_ORDER as readonly string[]).includes(inline.type)
}

/**
 * The leaves of `inlines` in order, each with its marks and link. Line breaks and images carry no marks; of links
 * inside links, and of superscript and subscript inside each other, the inner one counts. Empty texts are dropped.
 */
export function flattenInlines(inlines: readonly Inline[]): readonly FlatInline[] {
  const flat: FlatInline[] = []
  collect(inlines, NO_MARKS, undefined, flat)
  return flat
}

function collect(
  inlines: readonly Inline[],
  marks: ReadonlySet<MarkType>,
  link: LinkTarget | undefined,
  into: FlatInline[]
): void {
  for (const inline of inlines) {
    if (inline.type === 'link') collect(inline.children, marks, targetOf(inline), into)
    else if (isMark(inline)) collect(inline.children, withMark(marks, inline.type), link, into)
    else if (!isEmpty(inline)) {
      const bare = inline.type === 'break' || inline.type === 'image'
      into.push({ leaf: inline, marks: bare ? NO_MARKS : marks, ...(link && { link }) })
    }
  }
}

function isEmpty(leaf: InlineLeaf): boolean {
  return (leaf.type === 'text' || leaf.type === 'inlineCode') && leaf.value === ''
}

function targetOf(link: Link): LinkTarget {
  return { url: link.url, ...(link.title !== undefined && { title: link.title }) }
}

function withMark(marks: ReadonlySet<MarkType>, mark: MarkType): ReadonlySet<MarkType> {
  const next = new Set(marks).add(mark)
  if (mark === 'superscript') next.delete('subscript')
  if (mark === 'subscript') next.delete('superscript')
  return next
}

/**
 * The tree of a flat view: link outermost, then the marks in `MARK_ORDER`; neighbours with equal surroundings share
 * them, and equal neighbouring texts become one. Inverse of `flattenInlines` on normalised inlines.
 */
export function nestInlines(flat: readonly FlatInline[]): readonly Inline[] {
  const leaves = mergeTexts(flat.filter(({ leaf }) => !isEmpty(leaf)).map(withoutContradiction))
  return groupBy(leaves, linkKey).flatMap((group): readonly Inline[] => {
    const link = group[0]?.link
    const children = nestMarks(group, 0)
    return link ? [{ type: 'link', ...link, children }] : children
  })
}

function withoutContradiction(inline: FlatInline): FlatInline {
  const { leaf, marks } = inline
  if (leaf.type === 'break' || leaf.type === 'image') return { ...inline, marks: NO_MARKS }
  if (!marks.has('superscript') || !marks.has('subscript')) return inline
  return { ...inline, marks: new Set([...marks].filter((mark) => mark !== 'subscript')) }
}

function nestMarks(flat: readonly FlatInline[], level: number): readonly Inline[] {
  const type = MARK_ORDER[level]
  if (!type) return flat.map(({ leaf }) => leaf)
  return groupBy(flat, ({ marks }) => marks.has(type)).flatMap((group): readonly Inline[] => {
    const children = nestMarks(group, level + 1)
    return group[0]?.marks.has(type) ? [{ type, children }] : children
  })
}

function groupBy(flat: readonly FlatInline[], keyOf: (inline: FlatInline) => unknown): readonly FlatInline[][] {
  const groups: FlatInline[][] = []
  let key: unknown
  for (const inline of flat) {
    const next = keyOf(inline)
    const group = groups.at(-1)
    if (group && key === next) group.push(inline)
    else groups.push([inline])
    key = next
  }
  return groups
}

const linkKey = ({ link }: FlatInline): string => (link ? JSON.stringify([link.url, link.title]) : '')

const surroundings = (inline: FlatInline): string =>
  [linkKey(inline), ...MARK_ORDER.filter((mark) => inline.marks.has(mark))].join(' ')

function mergeTexts(flat: readonly FlatInline[]): readonly FlatInline[] {
  const merged: FlatInline[] = []
  for (const inline of flat) {
    const last = merged.at(-1)
    const joined = last && surroundings(last) === surroundings(inline) && joinLeaves(last.leaf, inline.leaf)
    if (last && joined) merged[merged.length - 1] = { ...last, leaf: joined }
    else merged.push(inline)
  }
  return merged
}

function joinLeaves(first: InlineLeaf, second: InlineLeaf): InlineLeaf | undefined {
  if (first.type === 'text' && second.type === 'text') return { type: 'text', value: first.value + second.value }
  if (first.type === 'inlineCode' && second.type === 'inlineCode') {
    return { type: 'inlineCode', value: first.value + second.value }
  }
  return undefined
}
