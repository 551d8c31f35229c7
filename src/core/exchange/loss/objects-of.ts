import type { CommentId, ReferenceId } from '#core/ids'
import type { Citation } from '#core/manuscript/citation'
import { changeOf, type InlineLeaf } from '#core/manuscript/flatten-inlines'
import type { Block, Change, CommentNode, ListItem, ManuscriptNode, Remark, Table } from '#core/manuscript/nodes'
import { splitTag } from '#core/manuscript/number-equations'
import { textOf } from '#core/manuscript/text-of'
import { isTextBlock, visitBlocks, visitLeaves } from '#core/manuscript/walk'
import { parseTex } from '../math/parse-tex'
import { writeTex } from '../math/write-tex'
import { bareText } from './bare-text'

/** What a text holds beside its words. */
export const OBJECT_KINDS = [
  'citation',
  'label',
  'figure',
  'table',
  'note',
  'comment',
  'comment-start',
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
export interface NamedObject {
  readonly kind: ObjectKind
  readonly key: string
  readonly shown: string
}

/** An object in its place. */
export interface TextObject extends NamedObject {
  /** Id of the block it stands in. */
  readonly block: string
}

/**
 * How a form names a cited reference; the same for what was written and what was read. Citations with a reference that
 * has no name are text there, and not compared.
 */
export type CitedName = (reference: ReferenceId) => string | undefined

/** A node that may be an object: a leaf of a line, or a block. */
export type ObjectNode = InlineLeaf | Block | ListItem

/** The comment whose passage begins at a mark; undefined where there is none. */
export type FindComment = (id: CommentId) => CommentNode | undefined

/** What a node is as an object; undefined for words and what only holds them. */
export function objectOf(
  node: ObjectNode,
  nameOf: CitedName,
  findComment: FindComment = () => undefined
): NamedObject | undefined {
  switch (node.type) {
    case 'citation': {
      const names = node.citation.items.map(({ reference }) => nameOf(reference))
      if (names.includes(undefined)) return undefined
      return named('citation', citationKey(node.citation, names), names.join('; '))
    }
    case 'sourceLabel':
      return named('label', bareText(node.raw), node.raw)
    case 'image':
      return named('figure', bareText(node.alt), node.alt)
    case 'table':
      return named('table', shapeOf(node), textOf(node))
    case 'note':
      return named('note', node.kind, textOf(node.children))
    case 'comment':
      return namedComment('comment', node)
    case 'commentStart': {
      const comment = findComment(node.comment)
      return comment && namedComment('comment-start', comment)
    }
    case 'inlineMath':
    case 'math':
      return named('equation', equationKey(node.value), node.value)
    case 'caption':
      return named('caption', node.of, textOf(node))
    case 'crossReference':
      return named('cross-reference', bareText(node.text), node.text)
    default:
      return undefined
  }
}

/** What a tracked change may be of, beside words: objects, rows of tables, ends of blocks, and ends of blocks in cells. */
export type ChangedPart = 'object' | 'row' | 'end' | 'end-in-cell'

/** The tracked changes of rows and ends of blocks; those of words are compared with the words. */
export function changesOf(
  blocks: readonly Block[],
  parts: readonly ChangedPart[] = ['row', 'end', 'end-in-cell']
): readonly TextObject[] {
  const objects: TextObject[] = []
  const inCells = new Set<string>()
  visitBlocks(blocks, (block) => {
    const add = (change: Change, changed: ManuscriptNode | readonly ManuscriptNode[]): void =>
      void objects.push({ ...named('change', JSON.stringify(changeOf(change)), textOf(changed)), block: block.id })
    if (block.type === 'table')
      for (const { change, children } of block.children) {
        if (change && parts.includes('row')) add(change, children)
        for (const cell of children) visitBlocks(cell.children, ({ id }) => void inCells.add(id))
      }
    const isCompared = parts.includes(inCells.has(block.id) ? 'end-in-cell' : 'end')
    if (isCompared && isTextBlock(block) && 'endChange' in block && block.endChange) add(block.endChange, block)
  })
  return objects
}

const named = (kind: ObjectKind, key: string, shown = key): NamedObject => ({ kind, key, shown: shown.slice(0, 80) })

function citationKey({ mode, items }: Citation, names: readonly (string | undefined)[]): string {
  const keys = items.map(({ locator, label, prefix, suffix }, at) => {
    const unit = locator === undefined ? undefined : (label ?? 'page')
    return [names[at], locator, unit, bareText(prefix ?? ''), bareText(suffix ?? '')].join(' | ')
  })
  return `${mode} ${keys.join(' ')}`
}

const namedComment = (kind: ObjectKind, comment: CommentNode): NamedObject => {
  const remarks = [comment, ...(comment.replies ?? [])].map(remarkKey).join(' / ')
  return named(kind, `${comment.resolved ? 'resolved ' : ''}${remarks}`, `${comment.author}: ${comment.text}`)
}

const remarkKey = ({ author, date, text }: Remark): string => `${author} ${date ?? ''} ${bareText(text)}`

function shapeOf({ children }: Table): string {
  const widths = children.map((row) =>
    row.children.map(({ colSpan = 1, rowSpan = 1 }) => `${colSpan}:${rowSpan}`).join(' ')
  )
  return widths.join(' | ')
}

/** Which cells of a table have no words, row by row. */
export const emptyCellsOf = ({ children }: Table): string =>
  children.map((row) => row.children.map((cell) => (isEmpty(cell.children) ? 'empty' : 'full')).join(' ')).join(' | ')

/** True for blocks without words and citations; pictures are objects by themselves. */
function isEmpty(blocks: readonly Block[]): boolean {
  let hasWords = false
  visitBlocks(blocks, (block) => {
    if (isTextBlock(block)) {
      visitLeaves(block.children, (leaf) => {
        hasWords ||= leaf.type === 'citation' || bareText(textOf(leaf)) !== ''
      })
    } else if (!('children' in block)) hasWords ||= bareText(textOf(block)) !== ''
  })
  return !hasWords
}

/** One equation may be spelled in several ways. */
const equationKey = (tex: string): string => bareText(writeTex(parseTex(splitTag(tex).tex)))
