import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReferenceId } from '#core/ids'
import { countingIds } from '#core/ids'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { Block, Inline, ListItem, Table, TableCell } from '#core/manuscript/nodes'
import { arbitraryManuscript } from '#core/manuscript/testing/arbitrary-manuscript'
import { mapLeaves } from '#core/manuscript/walk'
import { textOf } from '#core/manuscript/text-of'
import { readMarkdown } from './read-markdown'
import { tidyInlines } from './tidy-inlines'
import { alignOfColumn } from './write-figures'
import type { MarkdownWriteOptions } from './write-markdown'
import { writeMarkdown } from './write-markdown'

const keys = new Map(Array.from({ length: 10 }, (_, n) => [`ref-${n}` as ReferenceId, `key${n}`]))
const idOf = new Map([...keys].map(([id, key]) => [key, id]))

const write = (manuscript: Manuscript, options: Partial<MarkdownWriteOptions> = {}) =>
  writeMarkdown(manuscript, { flavour: 'pandoc', sides: 'both', layout: 'sequential', keys, ...options }).text
const read = (text: string) => readMarkdown(text, { ids: countingIds(), findReferenceByKey: (key) => idOf.get(key) })

/** The few things Markdown cannot hold, done to a document beforehand; ids are the reader's own. */
function asMarkdownHolds(blocks: readonly Block[]): readonly unknown[] {
  return blocks.flatMap((block): readonly unknown[] => {
    switch (block.type) {
      case 'paragraph': {
        const { endChange } = block
        const children = tidy(block.children)
        return children.length > 0 || endChange
          ? [{ type: 'paragraph', children, ...(endChange && { endChange }) }]
          : []
      }
      case 'caption': {
        const children = tidy(block.children)
        return children.length > 0 ? [{ type: 'caption', of: block.of, children }] : []
      }
      case 'heading':
        return [{ type: 'heading', depth: block.depth, children: tidy(block.children) }]
      case 'list':
        return [{ ...bare(block), children: block.children.map(itemAsMarkdownHolds) }]
      case 'blockquote':
        return [{ type: 'blockquote', children: asMarkdownHolds(block.children) }]
      case 'table':
        return [{ ...bare(block), children: rowsAsMarkdownHolds(block) }]
      default:
        return [bare(block)]
    }
  })
}

function itemAsMarkdownHolds(item: ListItem): unknown {
  const [first, ...rest] = item.children
  const { children, endChange } = first?.type === 'paragraph' ? first : { children: [] }
  const paragraph = { type: 'paragraph', children: tidy(children), ...(endChange && { endChange }) }
  return { type: 'listItem', children: [paragraph, ...asMarkdownHolds(rest)] }
}

/** A blank header row is how Markdown writes that there is none. */
function rowsAsMarkdownHolds(table: Table): readonly unknown[] {
  const rows = table.children.map((row, at) => {
    const cells = row.children.flatMap((cell) => cellAsMarkdownHolds(cell, at))
    return cells.map((cell, column) => ({ ...cell, align: alignOfColumn(table, column) }))
  })
  const [head, ...body] = rows
  const isBlank = head?.every((cell) => cell.header && cell.children[0]?.children.length === 0) === true
  return (isBlank && body.length > 0 ? body : rows).map((cells) => ({ type: 'tableRow', children: cells }))
}

function cellAsMarkdownHolds(cell: TableCell, row: number) {
  const lines = cell.children.flatMap((block) => (block.type === 'paragraph' ? [block.children] : []))
  const joined = lines
    .map(strayless)
    .filter((line) => line.length > 0)
    .flatMap((line, at): readonly Inline[] => (at > 0 ? [{ type: 'break' }, ...line] : line))
  const filled = (children: readonly Inline[]) => ({
    type: 'tableCell',
    header: cell.header && row === 0,
    children: [{ type: 'paragraph', children }]
  })
  return [filled(tidy(joined)), ...Array.from({ length: (cell.colSpan ?? 1) - 1 }, () => filled([]))]
}

/** Generated starts of passages have no comment. */
const strayless = (children: readonly Inline[]): readonly Inline[] =>
  mapLeaves(children, (leaf) => (leaf.type === 'commentStart' ? [] : leaf))

function tidy(children: readonly Inline[]): readonly Inline[] {
  const noted = mapLeaves(strayless(children), (leaf) =>
    leaf.type === 'note' ? { ...leaf, children: asMarkdownHolds(leaf.children) as readonly Block[] } : leaf
  )
  return tidyInlines(noted, () => undefined)
}

function bare(block: Block): object {
  return { ...block, id: undefined }
}

const withoutIds = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, member: unknown) => (key === 'id' || key === 'target' ? undefined : member)))

const words = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

describe('Markdown round trip', () => {
  it('reads its own Pandoc flavour back as the same document', () => {
    fc.assert(
      fc.property(arbitraryManuscript('all'), (manuscript) => {
        const text = write(manuscript)
        const document = read(text)
        expect(withoutIds(document.leading.blocks), text).toEqual(
          withoutIds(asMarkdownHolds(manuscript.leading.blocks))
        )
        expect(withoutIds(document.facing?.blocks), text).toEqual(withoutIds(asMarkdownHolds(manuscript.facing.blocks)))
      }),
      { numRuns: 30 }
    )
  })

  it('is stable: what was read is written as the same text again', () => {
    fc.assert(
      fc.property(arbitraryManuscript('all'), (manuscript) => {
        const once = write(manuscript)
        const document = read(once)
        const again = write({
          ...manuscript,
          leading: { ...manuscript.leading, blocks: document.leading.blocks },
          facing: { ...manuscript.facing, blocks: document.facing?.blocks ?? [] }
        })
        expect(again).toBe(once)
      }),
      { numRuns: 20 }
    )
  })

  it('keeps every word of both sides in both flavours and layouts', () => {
    fc.assert(
      fc.property(arbitraryManuscript(), (manuscript) => {
        for (const flavour of ['pandoc', 'gfm'] as const) {
          for (const layout of ['sequential', 'interleaved'] as const) {
            const document = read(write(manuscript, { flavour, layout }))
            const found = [document.leading, document.facing].map((side) => textOf(side?.blocks ?? [])).join('\n')
            const wanted = [...manuscript.leading.blocks, ...manuscript.facing.blocks]
            const rest = [...words(found)]
            for (const word of words(textOf(wanted))) {
              const at = rest.indexOf(word)
              expect(at, `${word} in ${found}`).toBeGreaterThanOrEqual(0)
              rest.splice(at, 1)
            }
          }
        }
      }),
      { numRuns: 10 }
    )
  })
})
