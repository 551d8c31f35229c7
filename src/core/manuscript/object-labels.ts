import { toRoman } from '#core/to-roman'
import type { Caption, Note } from './nodes'

interface CaptionWords {
  readonly figure: string
  readonly table: string
  /** What stands between word and number. */
  readonly gap: string
}

const ENGLISH: CaptionWords = { figure: 'Figure', table: 'Table', gap: ' ' }

/** By the start of a side's language tag; the first row that fits counts. */
const CAPTION_WORDS: readonly (readonly [RegExp, CaptionWords])[] = [
  [/^zh-(?:hant|tw|hk|mo)\b/i, { figure: '圖', table: '表', gap: '' }],
  [/^zh\b/i, { figure: '图', table: '表', gap: '' }],
  [/^ja\b/i, { figure: '図', table: '表', gap: '' }],
  [/^ko\b/i, { figure: '그림', table: '표', gap: ' ' }]
]

/** What names a figure or table, e.g. `Figure 2` or `图2`, in the language of the side; English for one we do not know. */
export function labelOfCaption(of: Caption['of'], number: number, language: string): string {
  const words = CAPTION_WORDS.find(([tag]) => tag.test(language))?.[1] ?? ENGLISH
  return `${words[of]}${words.gap}${number}`
}

/** The label as it stands before a caption's words: `Figure 2. `, in Chinese with a wide space. */
export function captionStart(of: Caption['of'], number: number, language: string): string {
  return labelOfCaption(of, number, language) + (/^(?:zh|ja)\b/i.test(language) ? '\u3000' : '. ')
}

/** What names an equation in a sentence, e.g. `Equation (2)` or `式(2)`. */
export function labelOfEquation(number: string, language: string): string {
  if (/^(?:zh|ja)\b/i.test(language)) return `式(${number})`
  return /^ko\b/i.test(language) ? `식 (${number})` : `Equation (${number})`
}

/** The mark of a note in the text: footnotes count 1, 2, 3, endnotes i, ii, iii, each by themselves. */
export function markOfNote(kind: Note['kind'], number: number): string {
  return (kind === 'endnote' ? toRoman(number) : undefined) ?? String(number)
}
