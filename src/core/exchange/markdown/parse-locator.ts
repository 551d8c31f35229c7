import type { LocatorLabel } from '#core/manuscript/citation'
import { LOCATOR_WORDS } from './locator-words'

export interface Locator {
  readonly label: LocatorLabel
  readonly value: string
}

/*
 * value  = number ( joint number )*
 * number = digits with letters around them ("12a", "e1004", "S3.2"), or a roman numeral
 * joint  = hyphen or dash, or "," or "&" between numbers
 */
const NUMBER = String.raw`(?:[A-Za-z]{0,2}\d+(?:\.\d+)*[A-Za-z]?|[IVXLCDM]+(?![A-Za-z])|[ivxlcdm]+(?![A-Za-z]))`
const VALUE = new RegExp(
  String.raw`^${NUMBER}(?:\s?[-‐‑–—~～]\s?${NUMBER}|\s?[,，、&]\s?${NUMBER})*(?![\p{L}\p{N}])`,
  'u'
)
const DIGIT_VALUE = new RegExp(String.raw`^(?=[A-Za-z]{0,2}\d)${VALUE.source.slice(1)}`, 'u')

const LABELS = (Object.entries(LOCATOR_WORDS) as [LocatorLabel, readonly string[]][])
  .flatMap(([label, words]) => words.map((word) => [word, label] as const))
  .sort(([a], [b]) => b.length - a.length)

const LABEL_OF = new Map(LABELS)

/** The longest label word at the start; one of letters without a full stop needs a space behind it. */
const LABEL_WORD = new RegExp(
  `^(?:${LABELS.map(([word]) => word.replace(/\./gu, String.raw`\.`) + (/[.¶§\p{sc=Han}]$/u.test(word) ? '' : String.raw`(?=\s)`)).join('|')})`,
  'iu'
)

const CHINESE_WORDS = LABELS.filter(([word]) => /^\p{sc=Han}/u.test(word))

/**
 * Splits what follows a citation key into a locator and the rest: "p. 3, and passim", "第 12–15 页", "{chap. one} ff.".
 * A number without a word is a page; words that are no locator are all rest.
 */
export function parseLocator(text: string): { readonly locator?: Locator; readonly rest: string } {
  const body = text.replace(/^\s*[,，]?\s*/u, '')
  const braced = /^\{((?:[^{}\\]|\\.)*)\}/su.exec(body)
  if (braced) return { locator: parseWhole(braced[1] ?? ''), rest: body.slice(braced[0].length) }
  const chinese = parseChinese(body)
  if (chinese) return chinese
  const labelled = stripLabel(body)
  const value = (labelled ? VALUE : DIGIT_VALUE).exec(labelled?.rest ?? body)
  if (!value) return { rest: text }
  const rest = (labelled?.rest ?? body).slice(value[0].length)
  return { locator: { label: labelled?.label ?? 'page', value: value[0] }, rest }
}

/** The text between braces: a label word, if there is one, and a value of any form. */
function parseWhole(text: string): Locator {
  const labelled = stripLabel(text.trim())
  const value = (labelled?.rest ?? text).trim()
  return value === '' ? { label: 'page', value: text.trim() } : { label: labelled?.label ?? 'page', value }
}

function stripLabel(text: string): { readonly label: LocatorLabel; readonly rest: string } | undefined {
  const word = LABEL_WORD.exec(text)?.[0]
  const label = word === undefined ? undefined : LABEL_OF.get(word.toLowerCase())
  return word === undefined || label === undefined ? undefined : { label, rest: text.slice(word.length).trimStart() }
}

/** "第 3 页", "第3–5章": the number stands between. */
function parseChinese(text: string): { readonly locator: Locator; readonly rest: string } | undefined {
  const start = /^第\s*/u.exec(text)
  if (!start) return undefined
  const value = new RegExp(
    String.raw`^(?:[一二三四五六七八九十百零〇]+|${VALUE.source.slice(1).replace(/\(\?!\[[^)]*\)$/u, '')})`,
    'u'
  ).exec(text.slice(start[0].length))
  if (!value) return undefined
  const after = text.slice(start[0].length + value[0].length).trimStart()
  const found = CHINESE_WORDS.find(([word]) => after.startsWith(word))
  return found && { locator: { label: found[1], value: value[0].trim() }, rest: after.slice(found[0].length) }
}
