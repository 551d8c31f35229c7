import type { Finding } from '#core/finding'
import { countingIds } from '#core/ids'
import type { Manuscript, SideName } from '#core/manuscript/manuscript'
import { textOf } from '#core/manuscript/text-of'
import { readMarkdown } from './read-markdown'

const WORD = /\p{Script=Han}|[\p{L}\p{N}\p{M}]+/gu
const SHOWN = 12

/**
 * The words that `sides` have and the Markdown in `text` lacks when it is read back: one finding that names them, none
 * when nothing was lost. Citations are not compared, since their text comes from the style or is a key.
 */
export function findLostMarkdownWords(
  manuscript: Manuscript,
  sides: readonly SideName[],
  text: string
): readonly Finding[] {
  const { leading, facing } = readMarkdown(text, { ids: countingIds(), findReferenceByKey: () => undefined })
  const found = [leading, facing].map((side) => `${side?.title ?? ''}\n${textOf(side?.blocks ?? [])}`).join('\n')
  const left = new Map<string, number>()
  for (const [word] of found.matchAll(WORD)) left.set(word, (left.get(word) ?? 0) + 1)
  const lost: string[] = []
  for (const name of sides) {
    for (const [word] of `${manuscript[name].title}\n${textOf(manuscript[name].blocks)}`.matchAll(WORD)) {
      const count = left.get(word) ?? 0
      if (count === 0) lost.push(word)
      left.set(word, count - 1)
    }
  }
  if (lost.length === 0) return []
  const words = `${lost.slice(0, SHOWN).join(', ')}${lost.length > SHOWN ? ', …' : ''}`
  const message = `The Markdown lacks ${lost.length} ${lost.length === 1 ? 'word' : 'words'} of the manuscript: ${words}.`
  return [{ severity: 'warning', code: 'markdown-words-lost', message, values: { count: lost.length, words } }]
}
