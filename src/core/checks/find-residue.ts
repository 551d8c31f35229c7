import { SIDE_NAMES } from '#core/manuscript/manuscript'
import type { PairCheck, PairFinding } from './pair-check'
import type { SideText } from './paired-text'
import type { TextSpan } from './unit-text'

/** Words that were left in the other language: English ones on a Chinese side, Chinese ones on an English side. */
export const findResidue: PairCheck = (pair) =>
  SIDE_NAMES.flatMap((side): readonly PairFinding[] => {
    const { text, language } = pair[side]
    const isChinese = /^zh\b/iu.test(language)
    if ((!isChinese && !/^en\b/iu.test(language)) || ENTRY.test(text)) return []
    const spans = isChinese ? readEnglish(pair[side]) : readHan(pair[side])
    return spans.map((span) => ({
      check: isChinese ? 'english-left' : 'chinese-left',
      side,
      at: { [side]: [span] },
      what: text.slice(span.start, span.end)
    }))
  })

/** An entry of a typed list stays in its own language; it has a type (GB/T 7714), or a volume with pages. */
const ENTRY =
  /[[［](?:[JMDCNRSPGZ]|EB|DB|CP)(?:[/／]OL)?[\]］]|\d\s?[(（]\d{1,4}[)）]\s?[:：,，]\s?e?\d|\d{4}\s?[;；]\s?\d{1,4}\s?[:：]\s?e?\d/u

/** Two words or more with single spaces between them. */
const WORDS = /[A-Za-z][A-Za-z’'-]*(?:[ /][A-Za-z][A-Za-z’'-]*)+/gu
/** What Chinese texts keep in Latin script. */
const KEPT =
  /^(?:et al|in vitro|in vivo|in situ|ex vivo|de novo|post hoc|ad hoc|a priori|log rank|t test|u test|f test|versus|vs|p value|r package|web of science)$/iu
const SPECIES = /^[A-Z][a-z]+ [a-z]+$/u

function readEnglish({ text }: SideText): readonly TextSpan[] {
  const enclosed = enclosedIn(text)
  return [...text.matchAll(WORDS)].flatMap(({ 0: words, index }) => {
    const span = { start: index, end: index + words.length }
    const isSentence = /(?:^|[ /])[a-z]{4,}/u.test(words)
    if (!isSentence || KEPT.test(words) || SPECIES.test(words) || isInside(enclosed, span)) return []
    return [span]
  })
}

const readHan = ({ text }: SideText): readonly TextSpan[] => {
  const enclosed = enclosedIn(text)
  return [...text.matchAll(/\p{Script=Han}+(?:[\p{Script=Han}，、。；：A-Za-z\d -]*\p{Script=Han})?/gu)].flatMap(
    ({ 0: words, index }) => {
      const span = { start: index, end: index + words.length }
      return isInside(enclosed, span) ? [] : [span]
    }
  )
}

const BRACKETED = String.raw`[(（[【][^()（）[\]【】]*[)）\]】]`
/** Brackets, in which others may stand, and quotation marks: full names behind Chinese terms, and quotations. Addresses too. */
const ENCLOSED = new RegExp(
  String.raw`[(（[【](?:[^()（）[\]【】]|${BRACKETED})*[)）\]】]|《[^《》]*》|“[^“”]*”|"[^"\n]*"|「[^「」]*」|\b(?:https?:\/\/|www\.)\S+`,
  'gu'
)

function enclosedIn(text: string): readonly TextSpan[] {
  return [...text.matchAll(ENCLOSED)].map(({ 0: part, index }) => ({ start: index, end: index + part.length }))
}

const isInside = (enclosed: readonly TextSpan[], { start, end }: TextSpan): boolean =>
  enclosed.some((range) => range.start <= start && end <= range.end)
