import * as fc from 'fast-check'
import type { BlockId, CitationId, CommentId, IdSource, LabelId, ManuscriptId, PairingId, ReferenceId } from '#core/ids'
import { countingIds } from '#core/ids'
import { LOCATOR_LABELS } from '../citation'
import type { Citation, CitationItem } from '../citation'
import { MARK_ORDER, nestInlines } from '../flatten-inlines'
import type { FlatInline, InlineLeaf } from '../flatten-inlines'
import type { Manuscript, Pairing } from '../manuscript'
import type { Block, Change, Inline, List, ListItem, MarkType, Table, TableCell, TableRow } from '../nodes'

/** Which nodes occur: `prose` is what every format holds, `all` also notes, equations, comments, changes and captions. */
export type NodeScope = 'prose' | 'all'

/** A node that still wants its ids: generated values must not repeat one. */
type Draft<T> = (ids: IdSource) => T

const WORDS = [
  'MSC-NP',
  'therapy',
  'TGF-β',
  '干细胞',
  '治疗',
  '进行性 MS',
  'naïve',
  '𠮷野',
  '5.0%',
  'a',
  'IL-10',
  '👩‍⚕️',
  'n = 20'
]
const SIGNS = [' ', ' ', ', ', '. ', '，', '。', '“', '”', '(', ')', '*', '_', '[', ']', '@', '^', '~', '`', '<', '>', '&amp;', '#', '\\', '|', '!', '-', '+', '1. ', ':', '$', '{', '}', '"', '$', 'www.x.org', '  ', '\u00a0', '=', '&'] // prettier-ignore

/** Running text of one line, with the signs that Markdown, HTML and XML give a meaning; never empty. */
export function arbitraryText(): fc.Arbitrary<string> {
  return fc
    .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...WORDS) }, fc.constantFrom(...SIGNS)), {
      minLength: 1,
      maxLength: 6
    })
    .map((parts) => parts.join(''))
}

const phrase = (): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))

const draftOf = <T>(make: Draft<T>): Draft<T> => make

/** Clusters of one to three items from ten references, in every mode, with every part; a Pandoc reader can hold them. */
function citationDraft(): fc.Arbitrary<Draft<Citation>> {
  const item = fc
    .record(
      {
        reference: fc.nat(9).map((n) => `ref-${n}` as ReferenceId),
        locator: fc.constantFrom('3', '12–15', 'IV', '33, 35–37'),
        label: fc.constantFrom(...LOCATOR_LABELS),
        prefix: fc.constantFrom('see', '参见', 'compare also'),
        suffix: fc.constantFrom(', and passim', 'and others', ', 等')
      },
      { requiredKeys: ['reference'] }
    )
    .map(tidyItem)
  return fc
    .tuple(
      fc.constantFrom<Citation['mode']>('normal', 'suppress-author', 'author-in-text'),
      item,
      fc.array(item, { maxLength: 2 })
    )
    .map(([mode, first, rest]) =>
      draftOf((ids) => ({
        id: ids('cite') as CitationId,
        mode,
        items: [mode === 'author-in-text' ? withoutPrefix(first) : first, ...rest]
      }))
    )
}

function tidyItem(item: CitationItem): CitationItem {
  const { label, ...rest } = item
  return rest.locator !== undefined && label !== undefined && label !== 'page' ? { ...rest, label } : rest
}

function withoutPrefix(item: CitationItem): CitationItem {
  const { prefix: _, ...rest } = item
  return rest
}

function leafDraft(scope: NodeScope): fc.Arbitrary<Draft<InlineLeaf>> {
  if (scope === 'all') return fc.oneof({ weight: 3, arbitrary: leafDraft('prose') }, keptLeafDraft())
  return fc.oneof(
    { weight: 6, arbitrary: arbitraryText().map((value) => draftOf<InlineLeaf>(() => ({ type: 'text', value }))) },
    phrase().map((value) => draftOf<InlineLeaf>(() => ({ type: 'inlineCode', value }))),
    fc.constant(draftOf<InlineLeaf>(() => ({ type: 'break' }))),
    {
      weight: 2,
      arbitrary: citationDraft().map((make) =>
        draftOf<InlineLeaf>((ids) => ({ type: 'citation', citation: make(ids) }))
      )
    },
    fc
      .record({
        name: fc.constantFrom('Frontiers', 'MDPI', '维基百科', 'example.org'),
        counter: fc.constantFrom('', '+2')
      })
      .map(({ name, counter }) =>
        draftOf<InlineLeaf>((ids) => ({
          type: 'sourceLabel',
          id: ids('label') as LabelId,
          raw: name + counter,
          name,
          ...(name !== 'example.org' && { source: name === '维基百科' ? 'wikipedia' : name.toLowerCase() }),
          run: ids('run')
        }))
      ),
    fc
      .record({ alt: phrase(), title: fc.option(phrase(), { nil: undefined }) })
      .map(({ alt, title }) =>
        draftOf<InlineLeaf>(() => ({ type: 'image', url: 'media/figure-1.png', alt, ...(title && { title }) }))
      )
  )
}

const MATH = ['x^2', String.raw`\frac{a}{b}`, String.raw`\alpha + \beta_{i}`]
const remark = (): fc.Arbitrary<{ readonly author: string; readonly date?: string; readonly text: string }> =>
  fc
    .record({ author: fc.constantFrom('Li Wei', '张伟'), dated: fc.boolean(), text: phrase() })
    .map(({ author, dated, text }) => ({ author, ...(dated && { date: '2024-09-08T10:00:00Z' }), text }))

function keptLeafDraft(): fc.Arbitrary<Draft<InlineLeaf>> {
  const note = fc
    .tuple(fc.constantFrom('footnote', 'endnote'), fc.array(paragraphDraft('prose'), { minLength: 1, maxLength: 2 }))
    .map(([kind, blocks]) =>
      draftOf<InlineLeaf>((ids) => ({ type: 'note', kind, children: blocks.map((make) => make(ids)) }))
    )
  const comment = fc
    .record({ said: remark(), resolved: fc.boolean(), replies: fc.array(remark(), { maxLength: 2 }) })
    .map(({ said, resolved, replies }) =>
      draftOf<InlineLeaf>((ids) => ({
        type: 'comment',
        id: ids('comment') as CommentId,
        ...said,
        ...(resolved && { resolved }),
        ...(replies.length > 0 && { replies })
      }))
    )
  return fc.oneof(
    note,
    comment,
    fc.constantFrom(...MATH).map((value) => draftOf<InlineLeaf>(() => ({ type: 'inlineMath', value }))),
    fc.constant(draftOf<InlineLeaf>(() => ({ type: 'commentStart', comment: 'comment-of-another' as CommentId }))),
    fc
      .constantFrom('label', 'number', 'text', 'page')
      .map((shows) =>
        draftOf<InlineLeaf>(() => ({ type: 'crossReference', target: 'b1' as BlockId, shows, text: 'Table 1' }))
      )
  )
}

const changeOf = (scope: NodeScope): fc.Arbitrary<Change | undefined> =>
  scope === 'prose'
    ? fc.constant(undefined)
    : fc.option(
        fc.constantFrom<Change>(
          { type: 'insertion', author: 'Li Wei', date: '2024-09-08T10:00:00Z' },
          { type: 'deletion', author: '张伟' },
          { type: 'deletion', author: '张伟', inserted: { author: 'Li Wei', date: '2024-09-08T10:00:00Z' } }
        ),
        { nil: undefined, freq: 3 }
      )

function flatDraft(scope: NodeScope): fc.Arbitrary<Draft<FlatInline>> {
  const marks = fc.oneof(
    { weight: 3, arbitrary: fc.constant<readonly MarkType[]>([]) },
    fc
      .subarray([...MARK_ORDER])
      .map((some) => (some.includes('superscript') ? some.filter((m) => m !== 'subscript') : some))
  )
  const link = fc.option(
    fc.constantFrom<NonNullable<FlatInline['link']>>(
      { url: 'https://doi.org/10.3389/fneur.2018.00001' },
      { url: 'https://example.org/a(b)?q=进行性', title: 'A "title"' },
      { url: '#section-2' },
      { url: 'mailto:a@example.org' }
    ),
    { nil: undefined, freq: 6 }
  )
  return fc.tuple(leafDraft(scope), marks, link, changeOf(scope)).map(([leaf, some, target, change]) =>
    draftOf((ids) => ({
      leaf: leaf(ids),
      marks: new Set(some),
      ...(target && { link: target }),
      ...(change && { change })
    }))
  )
}

function inlinesDraft(scope: NodeScope, minLength = 0): fc.Arbitrary<Draft<readonly Inline[]>> {
  return fc
    .array(flatDraft(scope), { minLength, maxLength: 5 })
    .map((drafts) => draftOf((ids) => nestInlines(drafts.map((draft) => draft(ids)))))
}

const blockId = (ids: IdSource): BlockId => ids('b')

function paragraphDraft(scope: NodeScope): fc.Arbitrary<Draft<Block>> {
  return fc.tuple(inlinesDraft(scope, 1), changeOf(scope)).map(([children, endChange]) =>
    draftOf<Block>((ids) => ({
      type: 'paragraph',
      id: blockId(ids),
      children: children(ids),
      ...(endChange && { endChange })
    }))
  )
}

function listDraft(depth: number, scope: NodeScope): fc.Arbitrary<Draft<List>> {
  const nested =
    depth > 0 ? fc.option(listDraft(depth - 1, scope), { nil: undefined, freq: 3 }) : fc.constant(undefined)
  const item = fc.tuple(paragraphDraft(scope), nested).map(([paragraph, list]) =>
    draftOf<ListItem>((ids) => ({
      type: 'listItem',
      id: blockId(ids),
      children: list ? [paragraph(ids), list(ids)] : [paragraph(ids)]
    }))
  )
  return fc
    .record({
      ordered: fc.boolean(),
      start: fc.constantFrom(1, 1, 3, 10),
      items: fc.array(item, { minLength: 1, maxLength: 3 })
    })
    .map(({ ordered, start, items }) =>
      draftOf<List>((ids) => ({
        type: 'list',
        id: blockId(ids),
        ordered,
        ...(ordered && start !== 1 && { start }),
        children: items.map((make) => make(ids))
      }))
    )
}

/** A grid with a header row, or one without; the last row may be one cell across all columns. */
function tableDraft(scope: NodeScope): fc.Arbitrary<Draft<Table>> {
  return fc
    .record({
      columns: fc.integer({ min: 1, max: 3 }),
      rows: fc.integer({ min: 1, max: 3 }),
      header: fc.boolean(),
      wideFoot: fc.boolean(),
      laidOut: scope === 'all' ? fc.boolean() : fc.constant(false),
      cells: fc.array(fc.array(paragraphDraft(scope), { minLength: 1, maxLength: 2 }), { minLength: 9, maxLength: 9 })
    })
    .map(({ columns, rows, header, wideFoot, laidOut, cells }) =>
      draftOf<Table>((ids) => {
        const id = blockId(ids)
        const cell = (row: number, column: number): TableCell => ({
          type: 'tableCell',
          header: header && row === 0,
          ...(isWide(row) && { colSpan: columns }),
          ...(laidOut && column === 1 && { align: 'right' as const }),
          children: (cells[row * 3 + column] ?? []).map((make) => make(ids))
        })
        const isWide = (row: number): boolean => wideFoot && columns > 1 && row > 0 && row === rows - 1
        const widthOf = (row: number): number => (isWide(row) ? 1 : columns)
        const children = Array.from({ length: rows }, (_, row): TableRow => ({
          type: 'tableRow',
          children: Array.from({ length: widthOf(row) }, (_, column) => cell(row, column))
        }))
        const columnWidths = Array.from({ length: columns }, (_, column) => 60 + 20 * column)
        return { type: 'table', id, ...(laidOut && { columnWidths }), children }
      })
    )
}

function blockDraft(depth: number, scope: NodeScope): fc.Arbitrary<Draft<Block>> {
  const flat: fc.WeightedArbitrary<Draft<Block>>[] = [
    { weight: 4, arbitrary: paragraphDraft(scope) },
    {
      weight: 2,
      arbitrary: fc.tuple(fc.constantFrom<1 | 2 | 3 | 4>(1, 2, 3, 4), inlinesDraft(scope, 1)).map(([level, children]) =>
        draftOf<Block>((ids) => ({
          type: 'heading',
          id: blockId(ids),
          depth: level,
          children: children(ids)
        }))
      )
    },
    { weight: 2, arbitrary: listDraft(2, scope) },
    { weight: 1, arbitrary: tableDraft(scope) },
    {
      weight: 1,
      arbitrary: fc
        .record({
          value: fc.constantFrom('x = 1', 'if (a < b) {\n  return `c`\n}', '```\n~~~'),
          lang: fc.option(fc.constant('js'), { nil: undefined })
        })
        .map(({ value, lang }) =>
          draftOf<Block>((ids) => ({ type: 'code', id: blockId(ids), value, ...(lang && { lang }) }))
        )
    },
    { weight: 1, arbitrary: fc.constant(draftOf<Block>((ids) => ({ type: 'thematicBreak', id: blockId(ids) }))) }
  ]
  if (scope === 'all') flat.push({ weight: 2, arbitrary: keptBlockDraft() })
  if (depth === 0) return fc.oneof(...flat)
  const quote = fc
    .array(blockDraft(depth - 1, scope), { minLength: 1, maxLength: 3 })
    .map((children) =>
      draftOf<Block>((ids) => ({ type: 'blockquote', id: blockId(ids), children: children.map((make) => make(ids)) }))
    )
  const bibliography = fc.constant(draftOf<Block>((ids) => ({ type: 'bibliography', id: blockId(ids) })))
  return fc.oneof(...flat, { weight: 1, arbitrary: quote }, { weight: 1, arbitrary: bibliography })
}

function keptBlockDraft(): fc.Arbitrary<Draft<Block>> {
  const caption = fc
    .tuple(fc.constantFrom('figure', 'table'), inlinesDraft('prose', 1))
    .map(([of, children]) =>
      draftOf<Block>((ids) => ({ type: 'caption', id: blockId(ids), of, children: children(ids) }))
    )
  const math = fc
    .constantFrom(...MATH)
    .map((value) => draftOf<Block>((ids) => ({ type: 'math', id: blockId(ids), value })))
  return fc.oneof(caption, math)
}

const blocksDraft = (scope: NodeScope): fc.Arbitrary<Draft<readonly Block[]>> =>
  fc.array(blockDraft(1, scope), { maxLength: 6 }).map((drafts) => draftOf((ids) => drafts.map((make) => make(ids))))

/** Normalised inline content with every leaf of `scope`, mark and link. */
export function arbitraryInlines(scope: NodeScope = 'prose'): fc.Arbitrary<readonly Inline[]> {
  return inlinesDraft(scope).map((make) => make(countingIds()))
}

/**
 * Blocks of one side with every node type of `scope`: ids are unique, inlines normalised, texts hold no line ends, list items
 * are a paragraph and at most one list, a bibliography stands at the top level.
 */
export function arbitraryBlocks(scope: NodeScope = 'prose'): fc.Arbitrary<readonly Block[]> {
  return blocksDraft(scope).map((make) => make(countingIds()))
}

/** Whole manuscripts: two sides of random blocks, some of their top-level blocks paired one to one. */
export function arbitraryManuscript(scope: NodeScope = 'prose'): fc.Arbitrary<Manuscript> {
  return fc
    .record({
      leading: blocksDraft(scope),
      facing: blocksDraft(scope),
      title: arbitraryText(),
      titleZh: arbitraryText(),
      pairs: fc.nat(4)
    })
    .map(({ leading, facing, title, titleZh, pairs }) => {
      const ids = countingIds()
      const left = leading(ids)
      const right = facing(ids)
      return {
        id: 'manuscript-1' as ManuscriptId,
        title,
        leading: { language: 'en-US', title, blocks: left },
        facing: { language: 'zh-CN', title: titleZh, blocks: right },
        pairings: pairUp(left, right, pairs, ids),
        styleId: 'frontiers',
        createdAt: '2024-09-08T00:00:00.000Z',
        modifiedAt: '2024-09-08T01:00:00.000Z'
      }
    })
}

function pairUp(left: readonly Block[], right: readonly Block[], count: number, ids: IdSource): readonly Pairing[] {
  return left.slice(0, count).flatMap((block, index) => {
    const other = right[index]
    const id: PairingId = ids('pair')
    return other ? [{ id, leading: [block.id], facing: [other.id], state: 'translated' as const }] : []
  })
}
