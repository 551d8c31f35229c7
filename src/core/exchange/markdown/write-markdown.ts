import { stringify } from 'yaml'
import type { FormattedSide } from '#core/citation/processor'
import type { Finding } from '#core/finding'
import type { BlockId, ReferenceId } from '#core/ids'
import type { Manuscript, Side, SideName } from '#core/manuscript/manuscript'
import { SIDE_NAMES } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { visitBlocks } from '#core/manuscript/walk'
import { writeBlocks, writeEntries } from './write-blocks'
import type { Flavour, WriteContext } from './write-context'

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
}

/**
 * Writes a manuscript as Markdown. The `pandoc` flavour reads back as the same document, but for source labels (their
 * text is), empty paragraphs, white space at the borders of blocks and marks, marks on breaks, and what pipe tables
 * have no place for: merged cells, header cells beside the first row, a blank header row, several blocks in a cell.
 */
export function writeMarkdown(
  manuscript: Manuscript,
  options: MarkdownWriteOptions
): { readonly text: string; readonly findings: readonly Finding[] } {
  const findings: Finding[] = []
  const contexts = { leading: contextOf('leading', options, findings), facing: contextOf('facing', options, findings) }
  const both = options.sides === 'both'
  const names = both ? SIDE_NAMES : SIDE_NAMES.filter((name) => name === options.sides)
  const body =
    both && options.layout === 'interleaved'
      ? writeInterleaved(manuscript, contexts)
      : names.flatMap((name) => writeSide(manuscript[name], name === 'facing' && both, contexts[name]))
  const main = manuscript[names[0] ?? 'leading']
  const parts = [...(options.flavour === 'pandoc' ? [writeHeader(manuscript, main, options)] : []), ...body]
  return { text: `${parts.filter((part) => part !== '').join('\n\n')}\n`, findings }
}

function contextOf(name: SideName, options: MarkdownWriteOptions, findings: Finding[]): WriteContext {
  const known = new Set(options.keys.values())
  return {
    flavour: options.flavour,
    keyOf: (reference) => options.keys.get(reference) ?? reference,
    isKey: (key) => known.has(key),
    formatted: options.formatted?.[name],
    findings
  }
}

function writeHeader(manuscript: Manuscript, main: Side, options: MarkdownWriteOptions): string {
  const fields = {
    ...(manuscript.title !== '' && { title: manuscript.title }),
    ...(main.language !== '' && { lang: main.language }),
    ...(options.bibliographyFile !== undefined && { bibliography: options.bibliographyFile })
  }
  return `---\n${stringify(fields, { lineWidth: 0 })}---`
}

function writeSide(side: Side, isFacing: boolean, context: WriteContext): readonly string[] {
  const parts = [writeTitle(side, context), writeBlocks(side.blocks, context), ...missingBibliography(side, context)]
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
  const heading = `## ${/^zh\b/iu.test(side.language) ? '参考文献' : 'References'}`
  return [...(endsInListHeading(side) ? [] : [heading]), writeEntries(list, context)]
}

const LIST_HEADING =
  /^[\d.\s]*(?:references?|bibliography|works cited|literature(?: cited)?|参考文献|參考文獻|文献|引用文献)[:：]?$/iu

/** Files for Pandoc end in an empty section, where it puts the list. */
function endsInListHeading({ blocks }: Side): boolean {
  const last = blocks.at(-1)
  return last?.type === 'heading' && LIST_HEADING.test(textOf(last).trim())
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
  return [...parts, ...missingBibliography(leading, contexts.leading), ...missingBibliography(facing, contexts.facing)]
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
