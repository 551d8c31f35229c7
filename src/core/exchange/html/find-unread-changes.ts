import type { Finding } from '#core/finding'
import { flattenInlines, type InlineLeaf } from '#core/manuscript/flatten-inlines'
import type { Block, Change } from '#core/manuscript/nodes'
import { visitTextBlocks } from '#core/manuscript/walk'
import { bareText } from '../loss/bare-text'
import { countWords, findShortage } from '../loss/find-lost-words'
import type { SourceLine } from '../loss/find-unread'
import { heldByLeaf } from '../loss/held-text'

/** The words that a page marks as put in or taken out by someone, line by line. */
export type ChangedLines = Readonly<Record<Change['type'], readonly SourceLine[]>>

const TYPES: readonly Change['type'][] = ['insertion', 'deletion']
const MAX_FINDINGS = 10
const SHOWN_WORDS = 12

/** The words of tracked changes that came in without one: a deletion would stand in the text, an insertion be no one's. */
export function findUnreadChanges(lines: ChangedLines, sides: readonly (readonly Block[])[]): readonly Finding[] {
  if (TYPES.every((type) => lines[type].length === 0)) return []
  const held = changedWords(sides)
  return TYPES.flatMap((type) => {
    const texts = lines[type].map(({ text }) => text)
    const left = new Map(findShortage(texts, held[type], bareText))
    return lines[type].flatMap(({ line, text }): readonly Finding[] => {
      const words = [...countWords([text]).keys()].filter((word) => (left.get(word) ?? 0) > 0)
      for (const word of words) left.set(word, (left.get(word) ?? 0) - 1)
      return words.length === 0 ? [] : [unread(type, line, words)]
    })
  }).slice(0, MAX_FINDINGS)
}

function changedWords(sides: readonly (readonly Block[])[]): Readonly<Record<Change['type'], readonly string[]>> {
  const words: Record<Change['type'], string[]> = { insertion: [], deletion: [] }
  const collect = (blocks: readonly Block[]): void =>
    visitTextBlocks(blocks, ({ children }) => {
      for (const { leaf, change } of flattenInlines(children)) {
        if (change) words[change.type].push(...wordsOf(leaf))
        if (leaf.type === 'note') collect(leaf.children)
      }
    })
  sides.forEach(collect)
  return words
}

function wordsOf(leaf: InlineLeaf): readonly string[] {
  const { inLine = '', beside = [] } = heldByLeaf(leaf)
  return [inLine, ...beside]
}

function unread(type: Change['type'], line: number, words: readonly string[]): Finding {
  const named = words.slice(0, SHOWN_WORDS).join(' ') + (words.length > SHOWN_WORDS ? ' …' : '')
  const fate = type === 'insertion' ? 'put in' : 'taken out'
  return {
    severity: 'warning',
    code: 'html-change-unread',
    message: `Words that the page marks as ${fate} may not have come in as a tracked change; compare with the file: “${named}”.`,
    place: { line },
    values: { kind: 'change', words: named }
  }
}
