import type { Finding } from '#core/finding'
import type { Manuscript, SideName } from '#core/manuscript/manuscript'
import type { Block, ListItem } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { isTextBlock, visitBlocks, visitLeaves } from '#core/manuscript/walk'
import { readDocx } from './read-docx'
import { withoutForbidden } from './xml-text'

/** One paragraph of the manuscript: its stretches of text, between which citations may stand. */
interface Passage {
  readonly side: SideName
  readonly block: string
  readonly stretches: readonly string[]
}

const MAX_FINDINGS = 50
const WORD = /\p{Script=Han}|[\p{L}\p{N}\p{M}]+/gu

/**
 * What the text of `sides` has and the DOCX in `bytes` lacks, read back from the file itself: one finding for each
 * block that stands in no paragraph and has a word that the document shows less often. Empty when nothing was lost. Citations are not
 * compared, since their text comes from the style; at most 50 findings come back.
 */
export function findLostWords(
  manuscript: Manuscript,
  sides: readonly SideName[],
  bytes: Uint8Array
): readonly Finding[] {
  const read = readDocx(bytes)
  if (!read.ok) return [read.error]
  const { title, blocks } = read.value
  const found = [...(title === undefined ? [] : [title]), ...passageTexts(blocks)].map(bare)
  const passages = sides.flatMap((side) => passagesOf(manuscript, side))
  const paragraphs = new ParagraphPool(found)
  const unmatched = passages.filter(({ stretches }) => !paragraphs.take(stretches))
  const writtenText = passages.flatMap(({ stretches }) => stretches).join('\n')
  const foundText = found.join('\n')
  return unmatched
    .map((passage) => [passage, missingWords(passage, writtenText, foundText)] as const)
    .filter(([, words]) => words.length > 0)
    .slice(0, MAX_FINDINGS)
    .map(([passage, words]) => lossOf(passage, words))
}

function passagesOf(manuscript: Manuscript, side: SideName): readonly Passage[] {
  const { title, blocks } = manuscript[side]
  const passages: Passage[] = [{ side, block: 'title', stretches: [bare(title)] }]
  visitBlocks(blocks, (block) => {
    const stretches = stretchesOf(block).map(bare)
    if (stretches.some((stretch) => stretch !== '')) passages.push({ side, block: block.id, stretches })
  })
  return passages.filter(({ stretches }) => stretches.some((stretch) => stretch !== ''))
}

function stretchesOf(block: Block | ListItem): readonly string[] {
  if (block.type === 'code') return [block.value]
  if (!isTextBlock(block)) return []
  const stretches = ['']
  visitLeaves(block.children, (leaf, note) => {
    if (note) return
    if (leaf.type === 'citation' || leaf.type === 'image' || leaf.type === 'note') stretches.push('')
    else stretches[stretches.length - 1] += textOf(leaf)
  })
  return stretches
}

function passageTexts(blocks: readonly Block[]): readonly string[] {
  const texts: string[] = []
  visitBlocks(blocks, (block) => {
    const text = stretchesOf(block).join('')
    if (text !== '') texts.push(text)
  })
  return texts
}

/** White space may change on the way; words may not. */
function bare(text: string): string {
  return withoutForbidden(text).replace(/\s+/gu, '')
}

/** The paragraphs of a document, each good for one passage, searched from where the last one was found. */
class ParagraphPool {
  readonly #texts: (string | undefined)[]
  #at = 0

  constructor(texts: readonly string[]) {
    this.#texts = [...texts]
  }

  /** Takes a paragraph that is the passage, else one that holds its stretches in order; false where none does. */
  take(stretches: readonly string[]): boolean {
    const next = this.#texts[this.#at]
    if (next !== undefined && holdsInOrder(next, stretches)) return this.#use(this.#at)
    const whole = stretches.join('')
    const exact = this.#texts.indexOf(whole)
    const index =
      exact >= 0 ? exact : this.#texts.findIndex((text) => text !== undefined && holdsInOrder(text, stretches))
    return index >= 0 && this.#use(index)
  }

  #use(index: number): true {
    this.#texts[index] = undefined
    this.#at = index + 1
    return true
  }
}

function holdsInOrder(text: string, stretches: readonly string[]): boolean {
  let at = 0
  for (const stretch of stretches) {
    const found = text.indexOf(stretch, at)
    if (found < 0) return false
    at = found + stretch.length
  }
  return true
}

/** The words of a passage that stand fewer times in the document than in the manuscript. */
function missingWords({ stretches }: Passage, written: string, found: string): readonly string[] {
  const words = new Set(stretches.flatMap((stretch) => stretch.match(WORD) ?? []))
  return [...words].filter((word) => countOf(word, found) < countOf(word, written))
}

const countOf = (word: string, text: string): number => text.split(word).length - 1

function lossOf({ side, block }: Passage, words: readonly string[]): Finding {
  const named = words.slice(0, 12).join(' ')
  return {
    severity: 'error',
    code: 'docx-words-lost',
    message: `The document lacks words of the ${side} side: "${named}". Do not use it; please report this.`,
    place: { part: block },
    values: { side, block, words: named }
  }
}
