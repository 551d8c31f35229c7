import type { ReferenceId } from '#core/ids'
import type { Citation } from '#core/manuscript/citation'
import { changeOf, type InlineLeaf } from '#core/manuscript/flatten-inlines'
import type { Block, Remark, Table } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { isTextBlock, visitBlocks, visitLeaves } from '#core/manuscript/walk'
import { parseTex } from '../math/parse-tex'
import { writeTex } from '../math/write-tex'

/** What a text holds beside its words. */
export const OBJECT_KINDS = [
  'citation',
  'label',
  'figure',
  'table',
  'note',
  'comment',
  'equation',
  'caption',
  'cross-reference',
  'change'
] as const
export type ObjectKind = (typeof OBJECT_KINDS)[number]

/**
 * One object: `key` says what must come back the same, `shown` names it in a message. Words that an object holds are
 * compared as words, since citations among them may come back as text.
 */
export interface TextObject {
  readonly kind: ObjectKind
  readonly key: string
  readonly shown: string
  /** Id of the block it stands in. */
  readonly block: string
}

/**
 * How a form names a cited reference; the same for what was written and what was read. Citations with a reference that
 * has no name are text there, and not compared.
 */
export type CitedName = (reference: ReferenceId) => string | undefined

/** The objects of `blocks` in document order. */
export function objectsOf(blocks: readonly Block[], nameOf: CitedName): readonly TextObject[] {
  const objects: TextObject[] = []
  visitBlocks(blocks, (block) => {
    const add = (kind: ObjectKind, key: string, shown = key): void => {
      objects.push({ kind, key, shown: shown.slice(0, 80), block: block.id })
    }
    if (block.type === 'table') {
      add('table', shapeOf(block))
      for (const row of block.children)
        if (row.change) add('change', JSON.stringify(changeOf(row.change)), textOf(row.children))
    }
    if (block.type === 'math') add('equation', equationKey(block.value), block.value)
    if (!isTextBlock(block)) return
    if (block.type === 'caption') add('caption', block.of, textOf(block))
    visitLeaves(block.children, (leaf) => addLeaf(leaf, nameOf, add))
    if ('endChange' in block && block.endChange) add('change', JSON.stringify(changeOf(block.endChange)), textOf(block))
  })
  return objects
}

function addLeaf(
  leaf: InlineLeaf,
  nameOf: CitedName,
  add: (kind: ObjectKind, key: string, shown?: string) => void
): void {
  switch (leaf.type) {
    case 'citation': {
      const names = leaf.citation.items.map(({ reference }) => nameOf(reference))
      if (!names.includes(undefined)) add('citation', citationKey(leaf.citation, names), names.join('; '))
      return
    }
    case 'sourceLabel':
      return add('label', bare(leaf.raw), leaf.raw)
    case 'image':
      return add('figure', bare(leaf.alt), leaf.alt)
    case 'note':
      return add('note', leaf.kind, textOf(leaf.children))
    case 'comment':
      return add('comment', [leaf, ...(leaf.replies ?? [])].map(remarkKey).join(' / '), `${leaf.author}: ${leaf.text}`)
    case 'inlineMath':
      return add('equation', equationKey(leaf.value), leaf.value)
    case 'crossReference':
      return add('cross-reference', bare(leaf.text), leaf.text)
    default:
  }
}

function citationKey({ mode, items }: Citation, names: readonly (string | undefined)[]): string {
  const keys = items.map(({ locator, label, prefix, suffix }, at) => {
    const unit = locator === undefined ? undefined : (label ?? 'page')
    return JSON.stringify([names[at], locator, unit, bare(prefix ?? ''), bare(suffix ?? '')])
  })
  return `${mode} ${keys.join(' ')}`
}

const remarkKey = ({ author, date, text }: Remark): string => `${author} ${date ?? ''} ${bare(text)}`

function shapeOf({ children }: Table): string {
  const widths = children.map((row) =>
    row.children.map(({ colSpan = 1, rowSpan = 1 }) => `${colSpan}:${rowSpan}`).join(' ')
  )
  return widths.join(' | ')
}

/** One equation may be spelled in several ways. */
const equationKey = (tex: string): string => bare(writeTex(parseTex(tex)))

const bare = (text: string): string => text.replace(/\s+/gu, '')
