import {
  countingIds,
  type BlockId,
  type CitationId,
  type LabelId,
  type ManuscriptId,
  type PairingId,
  type ReferenceId
} from '#core/ids'
import type { Manuscript, Pairing } from '#core/manuscript/manuscript'
import type { Block, Inline, ListItem } from '#core/manuscript/nodes'
import { checkManuscript } from '../check-manuscript'
import { describeFinding } from '../describe-finding'
import { readSpan, textBlocksById } from '../read-span'

/** The passages of a pairing, English first; null where a side has none. */
export type Row = readonly [english: string | null, chinese: string | null]

/**
 * A manuscript of passages that are paired. `## Words` is a heading, `- words` a list item; `[@id]` a citation, `{name}` a
 * source label, `^2^` superscript, `~2~` subscript, `` `code` `` code; ` + ` parts two paragraphs of one pairing.
 */
export function manuscriptOf(
  rows: readonly Row[],
  languages: readonly [string, string] = ['en-US', 'zh-CN']
): Manuscript {
  const ids = countingIds()
  const sides = rows.map((row) =>
    row.map((words) => (words === null ? [] : words.split(' + ').map((part) => toBlock(part, ids))))
  )
  const side = (at: 0 | 1) => ({ language: languages[at], title: '', blocks: sides.flatMap((row) => row[at] ?? []) })
  const pairings = sides.map(([leading = [], facing = []], index): Pairing => ({
    id: `p${index + 1}` as PairingId,
    leading: leading.map(unitOf),
    facing: facing.map(unitOf),
    state: leading.length > 0 && facing.length > 0 ? 'translated' : 'untranslated'
  }))
  return {
    id: 'm' as ManuscriptId,
    title: 'T',
    leading: side(0),
    facing: side(1),
    pairings,
    styleId: 'frontiers',
    createdAt: '',
    modifiedAt: ''
  }
}

const unitOf = (block: Block): BlockId => (block.type === 'list' ? (block.children[0] as ListItem).id : block.id)

function toBlock(line: string, ids: ReturnType<typeof countingIds>): Block {
  const [, marks = '', words = ''] = /^(#+ |- |)(.*)$/su.exec(line) ?? []
  const id = ids<'BlockId'>('b')
  const children = toInlines(words)
  if (marks.startsWith('#')) return { type: 'heading', id, depth: (marks.length - 1) as 1 | 2 | 3 | 4, children }
  if (marks === '') return { type: 'paragraph', id, children }
  const item: ListItem = { type: 'listItem', id, children: [{ type: 'paragraph', id: ids<'BlockId'>('b'), children }] }
  return { type: 'list', id: ids<'BlockId'>('b'), ordered: false, children: [item] }
}

function toInlines(words: string): readonly Inline[] {
  const parts = words.split(/(\[@[^\]]+\]|\{[^}]+\}|\^[^^]+\^|~[^~]+~|`[^`]+`)/u).filter((part) => part !== '')
  return parts.map((part, index): Inline => {
    const inner = part.slice(1, -1)
    const children: readonly Inline[] = [{ type: 'text', value: inner }]
    if (part.startsWith('[@')) {
      const items = inner.split(';').map((name) => ({ reference: name.trim().slice(1) as ReferenceId }))
      return { type: 'citation', citation: { id: `c${index}` as CitationId, mode: 'normal', items } }
    }
    if (/^\{.*\}$/u.test(part))
      return { type: 'sourceLabel', id: `l${inner}` as LabelId, raw: inner, name: inner, run: inner }
    if (/^\^.*\^$/u.test(part)) return { type: 'superscript', children }
    if (/^~.*~$/u.test(part)) return { type: 'subscript', children }
    if (/^`.*`$/u.test(part)) return { type: 'inlineCode', value: inner }
    return { type: 'text', value: part }
  })
}

/** What is found in passages: `code | message | words on the English side / words on the Chinese side`. */
export function findingsIn(...rows: readonly Row[]): readonly string[] {
  const manuscript = manuscriptOf(rows)
  return checkManuscript(manuscript, new Map()).map((finding) => {
    const message = describeFinding(finding, finding.values.side === 'leading' ? 'English' : 'Chinese')
    const words = (['leading', 'facing'] as const).map((side) =>
      finding.spans
        .flatMap((span) => (span.side === side ? readSpan(textBlocksById(manuscript[side].blocks), span) : []))
        .join('…')
    )
    return [finding.check, message, words.join(' / ')].join(' | ')
  })
}

/** The codes of what is found in passages. */
export const codesIn = (...rows: readonly Row[]): readonly string[] =>
  checkManuscript(manuscriptOf(rows), new Map()).map(({ check }) => check)
