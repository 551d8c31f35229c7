import type { Authorship, Change, Inline, InlineParent, Link, Mark, MarkType, TrackedChange } from './nodes'

/** An inline without inlines inside; a note's blocks are a text of their own. */
export type InlineLeaf = Exclude<Inline, InlineParent>

/** Where a link points to, without what it holds. */
export type LinkTarget = Pick<Link, 'url' | 'title'>

/** A leaf with everything that stands around it: the view of editors and word processors. */
export interface FlatInline {
  readonly leaf: InlineLeaf
  readonly marks: ReadonlySet<MarkType>
  readonly link?: LinkTarget
  readonly change?: Change
}

/** The marks in the order we store them, outermost first; a link stands outside of them all, a change around it. */
export const MARK_ORDER: readonly MarkType[] = ['strong', 'emphasis', 'underline', 'delete', 'superscript', 'subscript']

const NO_MARKS: ReadonlySet<MarkType> = new Set()

/** True for the six inline marks. */
export function isMark(inline: Inline): inline is Mark {
  return (MARK_ORDER as readonly string[]).includes(inline.type)
}

/** True for tracked insertions and deletions. */
export function isTrackedChange(inline: Inline): inline is TrackedChange {
  return inline.type === 'insertion' || inline.type === 'deletion'
}

/** True for the inlines that hold inlines. */
export function isInlineParent(inline: Inline): inline is InlineParent {
  return inline.type === 'link' || isTrackedChange(inline) || isMark(inline)
}

/**
 * The leaves of `inlines` in order, each with its marks, link and tracked change. Only text, code, citations, labels
 * and cross references carry marks; of links inside links, and of superscript and subscript inside each other, the inner
 * one counts, and changes inside changes are joined. Empty texts are dropped.
 */
export function flattenInlines(inlines: readonly Inline[]): readonly FlatInline[] {
  const flat: FlatInline[] = []
  collect(inlines, { marks: NO_MARKS }, flat)
  return flat
}

type Surroundings = Omit<FlatInline, 'leaf'>

function collect(inlines: readonly Inline[], around: Surroundings, into: FlatInline[]): void {
  for (const inline of inlines) {
    if (inline.type === 'link') collect(inline.children, { ...around, link: targetOf(inline) }, into)
    else if (isTrackedChange(inline)) {
      collect(inline.children, { ...around, change: joinChanges(around.change, changeOf(inline)) }, into)
    } else if (isMark(inline)) collect(inline.children, { ...around, marks: withMark(around.marks, inline.type) }, into)
    else if (!isEmpty(inline))
      into.push({ ...around, leaf: inline, marks: isMarkable(inline) ? around.marks : NO_MARKS })
  }
}

const MARKABLE: ReadonlySet<InlineLeaf['type']> = new Set([
  'text',
  'inlineCode',
  'citation',
  'sourceLabel',
  'crossReference'
])
const isMarkable = ({ type }: InlineLeaf): boolean => MARKABLE.has(type)

function isEmpty(leaf: InlineLeaf): boolean {
  return (leaf.type === 'text' || leaf.type === 'inlineCode') && leaf.value === ''
}

function targetOf(link: Link): LinkTarget {
  return { url: link.url, ...(link.title !== undefined && { title: link.title }) }
}

/** The change itself, without what it holds. */
export function changeOf({ type, inserted, ...by }: Change): Change {
  return { type, ...authorshipOf(by), ...(inserted && { inserted: authorshipOf(inserted) }) }
}

/** Who made a change, and when. */
export function authorshipOf({ author, date }: Authorship): Authorship {
  return { author, ...(date !== undefined && { date }) }
}

/** A change inside another: a deletion of what an insertion put in is both, of two of a kind the inner one counts. */
export function joinChanges(outer: Change | undefined, inner: Change): Change {
  if (!outer || outer.type === inner.type) return inner
  const [insertion, deletion] = outer.type === 'insertion' ? [outer, inner] : [inner, outer]
  return deletion.inserted ? deletion : { ...deletion, inserted: authorshipOf(insertion) }
}

/** An inline as part of a change that stands around it. */
export function withinChange<T extends { readonly change?: Change }>(inline: T, change: Change): T {
  return { ...inline, change: inline.change ? joinChanges(change, inline.change) : change }
}

/** Equal for equal changes, and for none. */
export function changeKey(change: Change | null | undefined): string {
  if (!change) return ''
  const { type, author, date, inserted } = change
  return JSON.stringify([type, author, date, inserted && [inserted.author, inserted.date]])
}

function withMark(marks: ReadonlySet<MarkType>, mark: MarkType): ReadonlySet<MarkType> {
  const next = new Set(marks).add(mark)
  if (mark === 'superscript') next.delete('subscript')
  if (mark === 'subscript') next.delete('superscript')
  return next
}

/**
 * The tree of a flat view: tracked change outermost, then link, then the marks in `MARK_ORDER`; neighbours with equal
 * surroundings share them, and equal neighbouring texts become one. Inverse of `flattenInlines` on normalised inlines.
 */
export function nestInlines(flat: readonly FlatInline[]): readonly Inline[] {
  const leaves = normalizeFlat(flat)
  if (!leaves.some(({ change }) => change)) return nestLinks(leaves)
  return groupBy(leaves, ({ change }) => changeKey(change)).flatMap((group): readonly Inline[] => {
    const change = group[0]?.change
    const children = nestLinks(group)
    return change ? [{ ...change, children }] : children
  })
}

/** A flat view as nesting it and flattening it again would give it. */
export function normalizeFlat(flat: readonly FlatInline[]): readonly FlatInline[] {
  return mergeTexts(flat.filter(({ leaf }) => !isEmpty(leaf)).map(withoutContradiction))
}

function nestLinks(flat: readonly FlatInline[]): readonly Inline[] {
  if (!flat.some(({ link }) => link)) return nestMarks(flat, 0)
  return groupBy(flat, linkKey).flatMap((group): readonly Inline[] => {
    const link = group[0]?.link
    const children = nestMarks(group, 0)
    return link ? [{ type: 'link', ...link, children }] : children
  })
}

function withoutContradiction(inline: FlatInline): FlatInline {
  const { leaf, marks } = inline
  if (!isMarkable(leaf)) return marks.size === 0 ? inline : { ...inline, marks: NO_MARKS }
  if (!marks.has('superscript') || !marks.has('subscript')) return inline
  return { ...inline, marks: new Set([...marks].filter((mark) => mark !== 'subscript')) }
}

function nestMarks(flat: readonly FlatInline[], level: number): readonly Inline[] {
  const type = MARK_ORDER[level]
  if (!type || flat.every(({ marks }) => marks.size === 0)) return flat.map(({ leaf }) => leaf)
  if (!flat.some(({ marks }) => marks.has(type))) return nestMarks(flat, level + 1)
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

const equalSets = (first: ReadonlySet<MarkType>, second: ReadonlySet<MarkType>): boolean =>
  first === second || (first.size === second.size && [...first].every((mark) => second.has(mark)))

const equalSurroundings = (first: FlatInline, second: FlatInline): boolean =>
  equalSets(first.marks, second.marks) &&
  linkKey(first) === linkKey(second) &&
  changeKey(first.change) === changeKey(second.change)

function mergeTexts(flat: readonly FlatInline[]): readonly FlatInline[] {
  const merged: FlatInline[] = []
  for (const inline of flat) {
    const last = merged.at(-1)
    const leaf = last && joinLeaves(last.leaf, inline.leaf)
    if (last && leaf && equalSurroundings(last, inline)) merged[merged.length - 1] = { ...last, leaf }
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
