import { stringify } from 'yaml'
import type { FormattedSide } from '#core/citation/processor'
import type { Finding } from '#core/finding'
import type { BlockId, CommentId, ReferenceId } from '#core/ids'
import { countChanges } from '#core/manuscript/count-changes'
import { flattenInlines } from '#core/manuscript/flatten-inlines'
import type { Manuscript, Side, SideName } from '#core/manuscript/manuscript'
import { SIDE_NAMES } from '#core/manuscript/manuscript'
import type { Block, CommentNode, Table } from '#core/manuscript/nodes'
import { numberCaptions } from '#core/manuscript/number-captions'
import { numberNotes } from '#core/manuscript/number-notes'
import { visitBlocks, visitLeaves, visitTextBlocks } from '#core/manuscript/walk'
import { bibliographyHeading, isBibliographyHeading } from '../bibliography-heading'
import { writeBlocks, writeEntries, writeNotes } from './write-blocks'
import type { Flavour, WriteContext } from './write-context'
import { writePeople } from './write-people'

export interface MarkdownWriteOptions {
  readonly flavour: Flavour
  readonly sides: 'both' | SideName
  /** `interleaved` follows the pairings, each block with its counterpart behind it. */
  readonly layout: 'sequential' | 'interleaved'
  /** Citation keys of the references cited; others are written by their id. */
  readonly keys: ReadonlyMap<ReferenceId, string>
  /** The sides as the style prints them; `gfm` needs them. */
  readonly formatted?: Readonly<Record<SideName, FormattedSide>>
  /** Name of the reference file that stands beside the Markdown file, for its header. */
  readonly bibliographyFile?: string
  /** The address in the file of a picture; its own where absent. */
  readonly imageUrl?: (url: string) => string
}

/**
 * Writes a manuscript as Markdown. The `pandoc` flavour reads back as the same document, but for source labels (their
 * text is), empty paragraphs, white space at the borders of blocks and marks, marks on breaks, the OMML of equations,
 * and what pipe tables have no place for: merged cells, header cells beside the first row, a blank header row, several
 * blocks in a cell, cells aligned unlike their column. `gfm` says what else it cannot hold.
 */
export function writeMarkdown(
  manuscript: Manuscript,
  options: MarkdownWriteOptions
): { readonly text: string; readonly findings: readonly Finding[] } {
  const findings: Finding[] = []
  const nextNumber = counter()
  const anchors = nameAnchors(manuscript)
  const contextFor = (name: SideName): WriteContext =>
    contextOf(manuscript[name], name, options, { findings, nextNumber, anchors })
  const contexts = { leading: contextFor('leading'), facing: contextFor('facing') }
  const both = options.sides === 'both'
  const names = both ? SIDE_NAMES : SIDE_NAMES.filter((name) => name === options.sides)
  const body =
    both && options.layout === 'interleaved'
      ? writeInterleaved(manuscript, contexts)
      : names.flatMap((name) => writeSide(manuscript[name], name === 'facing' && both, contexts[name]))
  const main = names[0] ?? 'leading'
  if (options.flavour === 'gfm') findings.push(...reportSimplified(names.map((name) => manuscript[name])))
  findings.push(
    ...tellTableChanges(
      names.map((name) => manuscript[name]),
      options.flavour
    )
  )
  const parts = [...(options.flavour === 'pandoc' ? [writeHeader(manuscript, main, options)] : []), ...body]
  return { text: `${parts.filter((part) => part !== '').join('\n\n')}\n`, findings }
}

function counter(): () => number {
  let next = 0
  return () => ++next
}

function contextOf(
  side: Side,
  name: SideName,
  options: MarkdownWriteOptions,
  shared: Pick<WriteContext, 'findings' | 'nextNumber' | 'anchors'>
): WriteContext {
  const known = new Set(options.keys.values())
  const comments = new Map<CommentId, CommentNode>()
  visitTextBlocks(side.blocks, ({ children }) =>
    visitLeaves(children, (leaf) => {
      if (leaf.type === 'comment') comments.set(leaf.id, leaf)
    })
  )
  return {
    ...shared,
    flavour: options.flavour,
    keyOf: (reference) => options.keys.get(reference) ?? reference,
    isKey: (key) => known.has(key),
    formatted: options.formatted?.[name],
    language: side.language,
    notes: [],
    inNote: false,
    captionNumbers: numberCaptions(side.blocks),
    comments,
    openComments: new Map(),
    imageUrl: options.imageUrl ?? ((url) => url)
  }
}

const ANCHOR_STEMS: Readonly<Partial<Record<Block['type'] | 'listItem', string>>> = {
  heading: 'sec',
  math: 'eq',
  table: 'tbl'
}

/** Names for the blocks that cross references point to, in the order of the text. */
function nameAnchors(manuscript: Manuscript): ReadonlyMap<BlockId, string> {
  const wanted = new Set<BlockId>()
  const anchors = new Map<BlockId, string>()
  for (const name of SIDE_NAMES) {
    visitTextBlocks(manuscript[name].blocks, ({ children }) =>
      visitLeaves(children, (leaf) => {
        if (leaf.type === 'crossReference') wanted.add(leaf.target)
      })
    )
  }
  for (const name of SIDE_NAMES) {
    visitBlocks(manuscript[name].blocks, (block) => {
      const stem =
        block.type === 'caption' ? (block.of === 'table' ? 'tbl' : 'fig') : (ANCHOR_STEMS[block.type] ?? 'par')
      if (wanted.has(block.id)) anchors.set(block.id, `${stem}-${anchors.size + 1}`)
    })
    for (const { id } of numberNotes(manuscript[name].blocks)) {
      if (wanted.has(id)) anchors.set(id, `note-${anchors.size + 1}`)
    }
  }
  return anchors
}

function writeHeader(manuscript: Manuscript, main: SideName, options: MarkdownWriteOptions): string {
  const { language } = manuscript[main]
  const fields = {
    ...(manuscript.title !== '' && { title: manuscript.title }),
    ...writePeople(manuscript, main),
    ...(language !== '' && { lang: language }),
    ...(options.bibliographyFile !== undefined && { bibliography: options.bibliographyFile })
  }
  return `---\n${stringify(fields, { lineWidth: 0 })}---`
}

const SIMPLIFIED = {
  change: 'the authors of tracked changes',
  comment: 'comments, which are hidden remarks there',
  crossReference: 'the targets of cross references',
  size: 'the sizes of pictures'
} as const

/** What GitHub's Markdown has no place for, in one finding. */
function reportSimplified(sides: readonly Side[]): readonly Finding[] {
  const told = new Set<keyof typeof SIMPLIFIED>()
  for (const { blocks } of sides) {
    visitTextBlocks(blocks, ({ children, ...block }) => {
      if ('endChange' in block) told.add('change')
      for (const { change, leaf } of flattenInlines(children)) {
        if (change) told.add('change')
        if (leaf.type === 'comment' || leaf.type === 'crossReference') told.add(leaf.type)
        if (leaf.type === 'image' && (leaf.width ?? leaf.height) !== undefined) told.add('size')
      }
    })
  }
  if (told.size === 0) return []
  const kinds = [...told].map((kind) => SIMPLIFIED[kind]).join('; ')
  const message = `GitHub’s Markdown has no place for ${kinds}. Pandoc’s Markdown keeps them.`
  return [{ severity: 'info', code: 'markdown-simplified', message, values: { simplified: [...told].join(' ') } }]
}

const blocksInCells = ({ children }: Table): readonly Block[] =>
  children.flatMap((row) => row.children.flatMap((cell) => cell.children))

/** Rows of a table take no attributes in any Markdown, and its cells have no paragraphs. */
function tellTableChanges(sides: readonly Side[], flavour: Flavour): readonly Finding[] {
  const rows = sides.reduce((sum, { blocks }) => sum + countChanges(blocks).rows, 0)
  const ends = new Set<BlockId>()
  for (const { blocks } of sides)
    visitBlocks(blocks, (table) => {
      if (table.type !== 'table') return
      visitBlocks(blocksInCells(table), (block) => void ('endChange' in block && block.endChange && ends.add(block.id)))
    })
  // Of the ends of paragraphs in GFM it is told in one with all others.
  const count = rows + (flavour === 'pandoc' ? ends.size : 0)
  if (count === 0) return []
  const message = `Markdown has no place for ${count} tracked changes of table rows and of ends of paragraphs in tables; these are written as they stand.`
  return [{ severity: 'warning', code: 'markdown-row-changes', message, values: { count } }]
}

function writeSide(side: Side, isFacing: boolean, context: WriteContext): readonly string[] {
  const parts = [
    writeTitle(side, context),
    writeBlocks(side.blocks, context),
    ...missingBibliography(side, context),
    writeNotes(context)
  ]
  return isFacing ? [facingDiv(side, parts, context)] : parts
}

function writeTitle(side: Side, context: WriteContext): string {
  if (side.title === '') return ''
  const heading = writeBlocks(
    [{ type: 'heading', id: 'title' as BlockId, depth: 1, children: [{ type: 'text', value: side.title }] }],
    context
  )
  return context.flavour === 'pandoc' ? `${heading} {.title}` : heading
}

function facingDiv(side: Side, parts: readonly string[], context: WriteContext): string {
  const inner = parts.filter((part) => part !== '')
  if (context.flavour === 'gfm') return inner.join('\n\n')
  return [`::: {.facing lang="${side.language.replace(/[^\w-]/gu, '')}"}`, ...inner, ':::'].join('\n\n')
}

/** A printed side without a place for its references gets them at its end. */
function missingBibliography(side: Side, context: WriteContext): readonly string[] {
  let placed = false
  visitBlocks(side.blocks, (block) => {
    placed ||= block.type === 'bibliography'
  })
  const list = context.formatted?.bibliography
  if (context.flavour === 'pandoc' || placed || !list || list.entries.length === 0) return []
  const heading = `## ${bibliographyHeading(side.language)}`
  return [...(endsInListHeading(side) ? [] : [heading]), writeEntries(list, context)]
}

/** Files for Pandoc end in an empty section, where it puts the list. */
function endsInListHeading({ blocks }: Side): boolean {
  return isBibliographyHeading(blocks.at(-1))
}

/** Each pairing's leading blocks and then its facing ones; blocks of no pairing follow the block before them. */
function writeInterleaved(
  manuscript: Manuscript,
  contexts: Readonly<Record<SideName, WriteContext>>
): readonly string[] {
  const { leading, facing } = manuscript
  const pairOf = (name: SideName): ReadonlyMap<BlockId, number> =>
    new Map(manuscript.pairings.flatMap((pairing, index) => pairing[name].map((id) => [id, index] as const)))
  const left = groupByPairing(leading.blocks, pairOf('leading'))
  const right = groupByPairing(facing.blocks, pairOf('facing'))
  const parts = [writeTitle(leading, contexts.leading)]
  const facingPart = (blocks: readonly Block[], title: string): string =>
    blocks.length > 0 || title !== ''
      ? facingDiv(facing, [title, writeBlocks(blocks, contexts.facing)], contexts.facing)
      : ''
  parts.push(facingPart([], writeTitle(facing, contexts.facing)))
  let next = 0
  for (const group of left) {
    parts.push(writeBlocks(group.blocks, contexts.leading))
    const until = right.findIndex(
      ({ pairing }, index) => index >= next && pairing === group.pairing && pairing !== undefined
    )
    for (; until >= next && next <= until; next++) parts.push(facingPart(right[next]?.blocks ?? [], ''))
  }
  for (; next < right.length; next++) parts.push(facingPart(right[next]?.blocks ?? [], ''))
  const facingNotes = writeNotes(contexts.facing)
  return [
    ...parts,
    ...missingBibliography(leading, contexts.leading),
    ...missingBibliography(facing, contexts.facing),
    writeNotes(contexts.leading),
    ...(facingNotes === '' ? [] : [facingDiv(facing, [facingNotes], contexts.facing)])
  ]
}

function groupByPairing(
  blocks: readonly Block[],
  pairOf: ReadonlyMap<BlockId, number>
): readonly { readonly pairing: number | undefined; readonly blocks: readonly Block[] }[] {
  const groups: { pairing: number | undefined; blocks: Block[] }[] = []
  for (const block of blocks) {
    const pairing = pairingOf(block, pairOf)
    const last = groups.at(-1)
    if (last && (pairing === undefined || pairing === last.pairing)) last.blocks.push(block)
    else groups.push({ pairing, blocks: [block] })
  }
  return groups
}

/** A list or table may be paired by the blocks inside of it. */
function pairingOf(block: Block, pairOf: ReadonlyMap<BlockId, number>): number | undefined {
  let found: number | undefined
  visitBlocks([block], ({ id }) => {
    found ??= pairOf.get(id)
  })
  return found
}
