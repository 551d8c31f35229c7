import type { FormattedRun, FormattedText } from './formatted-text'
import { mergeRuns } from './merge-runs'

const CJK_END = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]$/u
const BRACKET_START = /^[([（［【〔]/u

/**
 * Joins the name and the rest of an author-in-text citation: "Harris et al. (2018)", "Harris et al.³", "王伟等(2018)".
 * No space stands before a superscript, nor between a Chinese character and a bracket. In running text the authors are
 * joined by a word, whatever sign the style has for brackets: "Harris & Stark" becomes "Harris and Stark", unless
 * `keepsAmpersand` (an organisation may have one in its name).
 */
export function joinAuthorInText(
  name: FormattedText,
  rest: FormattedText,
  options: { readonly and: string; readonly keepsAmpersand: boolean }
): FormattedText {
  const author = options.keepsAmpersand ? name : name.map((run) => spellAmpersand(run, options.and))
  const first = rest[0]
  const last = author.at(-1)
  if (!first || !last) return [...author, ...rest]
  const close = first.superscript === true || (CJK_END.test(last.text) && BRACKET_START.test(first.text))
  return mergeRuns(close ? [...author, ...rest] : [...author, { text: ' ' }, ...rest])
}

const spellAmpersand = (run: FormattedRun, and: string): FormattedRun => ({
  ...run,
  text: run.text.replaceAll(' & ', ` ${and} `)
})
