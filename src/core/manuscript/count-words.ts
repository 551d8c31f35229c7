import type { ManuscriptNode } from './nodes'
import { textOf } from './text-of'

/** Length of a text as journals count it: English by words, Chinese by characters. */
export interface WordCount {
  readonly words: number
  readonly hanCharacters: number
}

/*
 * word  = chars ( joint chars )*       so that "double-blind", "patient’s", "6.0" and "TGF-β" are one word each
 * chars = letters, digits and marks of any script but Han
 */
const WORD = /(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+(?:['’.‐‑-](?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+)*/gu
const HAN = /\p{Script=Han}/gu

/** Words and Han characters of the running text; source labels, citations and images are left out. */
export function countWords(node: ManuscriptNode | readonly ManuscriptNode[]): WordCount {
  return countWordsOfText(textOf(node, { labels: 'omit' }))
}

/** Words and Han characters of a plain text. */
export function countWordsOfText(text: string): WordCount {
  return { words: text.match(WORD)?.length ?? 0, hanCharacters: text.match(HAN)?.length ?? 0 }
}
