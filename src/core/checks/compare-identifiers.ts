import { compareItems, type ComparedItem } from './compare-items'
import type { PairCheck } from './pair-check'
import type { SideText } from './paired-text'

/**
 * Names with a digit or Greek letter, such as IL-10, CD4+ or TGF-β, that the other side has in no form: 白细胞介素-10 and
 * 转化生长因子 β count as well. Names that Chinese writes in words of its own, such as CO2, are left out.
 */
export const compareIdentifiers: PairCheck = (pair) =>
  compareItems(pair, readIdentifiers, 'identifier-missing', 'identifier-moved').filter(
    ({ side, lack }) => lack && !hasTraces(foldSteps(pair[side].text), lack.item)
  )

/** Letters, then letters, digits and Greek with hyphens between them; a plus at the end belongs to it. */
const IDENTIFIER =
  /(?<![\p{L}\p{N}./@_-])[A-Z][A-Za-z]{0,6}(?:-?[A-Za-z\dΑ-ω]{1,6}){1,4}\+?(?![\p{Script=Latin}\p{N}@_])/gu

/** Words before a number that only count something. */
const COUNTING =
  /^(?:weeks?|days?|months?|years?|visits?|cycles?|stages?|phases?|grades?|types?|groups?|arms?|cohorts?|stud(?:y|ies)|trials?|parts?|steps?|levels?|models?|class|versions?|chapters?|sections?|tables?|figs?|figures?|appendix|jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|s|n|q|no|vol)-?\d/iu

/** What has a Chinese name without its digits, or without its letters. */
const TRANSLATED =
  /^(?:COVID-?19|SARS-CoV-?2|[A-Z][a-z]?[23]\+|(?:Sp|Sa|Pa|Fi|Pv|ETC|V)?C?O2(?:max)?|PaCO2|H2O2?|N2O?|NO2|SO2|NH3|HbA1c|A1C|T[12]DM?|PM2)$/iu

function readIdentifiers({ text }: SideText): readonly ComparedItem[] {
  const folded = foldSteps(text)
  return [...folded.matchAll(IDENTIFIER)].flatMap((match) => {
    const [words] = match
    if (!/[\dΑ-ω]/u.test(words) || COUNTING.test(words) || TRANSLATED.test(words)) return []
    return [{ key: keyOf(words), words, start: match.index, end: match.index + words.length }]
  })
}

const keyOf = (words: string): string => words.replace(/[-+]/gu, '').toUpperCase()

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉'

/** Raised and lowered digits as plain ones, dashes as hyphens, one for one. */
function foldSteps(text: string): string {
  return text
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉]/gu, (digit) => String(RAISED.indexOf(digit) % 10))
    .replace(/[⁺₊＋]/gu, '+')
    .replace(/[‐‑–−]/gu, '-')
}

const NAMES: Readonly<Record<string, string>> = {
  Α: 'alpha',
  Β: 'beta',
  Γ: 'gamma',
  Δ: 'delta',
  Κ: 'kappa',
  Ω: 'omega'
}

/** True where the letters of it stand in another spacing, or each of its numbers and Greek letters in another name. */
function hasTraces(text: string, item: string): boolean {
  const bare = text.replace(/[\s-]/gu, '').toUpperCase()
  if (bare.includes(item)) return true
  const greek = [...item.matchAll(/[Α-ω]/gu)].map(([letter]) => letter.toUpperCase())
  const numbers = [...item.matchAll(/\d+/gu)].map(([number]) => number)
  return (
    greek.every((letter) => bare.includes(letter) || bare.includes((NAMES[letter] ?? letter).toUpperCase())) &&
    numbers.every((number) => isInName(text, number))
  )
}

/** 白细胞介素-10, 维生素 D3, 2 型: a number that belongs to a name, where 共10例 only counts. */
function isInName(text: string, number: string): boolean {
  const before = String.raw`(?:[\p{Script=Latin}\p{Script=Greek}]-?|[\p{Script=Han}]-|[素子体酶白原肽质因]\s?)${number}(?!\d)`
  const behind = String.raw`(?<!\d)${number}(?:-?[\p{Script=Latin}\p{Script=Greek}]|\s?[型号版条羟])`
  return new RegExp(`${before}|${behind}`, 'u').test(text)
}
