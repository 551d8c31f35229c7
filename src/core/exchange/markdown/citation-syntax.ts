import type { CitationItem, CitationMode, LocatorLabel } from '#core/manuscript/citation'
import { LOCATOR_WORDS } from './locator-words'
import { parseLocator } from './parse-locator'

/** One `@key` of a cluster, as a Markdown file has it. */
export interface CitedKey extends Omit<CitationItem, 'reference'> {
  readonly key: string
  readonly suppressAuthor: boolean
  /** What stands in the file for it, without the `;` around it. */
  readonly source: string
}

/*
 * key  = "@" ( name | "{" any "}" )
 * name = ( letter | digit | "_" ) ( the same, or one sign of :.#$%&-+?<>~/ between them )*
 */
const NAME = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_]|[:.#$%&+?<>~/-](?=[\p{L}\p{N}_]))*`
const KEY = new RegExp(String.raw`(?<!(?!\p{sc=Han})[\p{L}\p{N}\\])(-?)@(?:(${NAME})|\{([^{}\s]+)\})`, 'u')
/** `@key` or `@{key}` where it begins, at `lastIndex`. */
export const IN_TEXT_KEY = new RegExp(String.raw`@(?:(${NAME})|\{([^{}\s]+)\})`, 'uy')
const PLAIN_KEY = new RegExp(`^${NAME}$`, 'u')

/** The cited keys of `[…]`; undefined where one of its parts has no key, so that it is no citation. */
export function parseCluster(source: string): readonly CitedKey[] | undefined {
  const parts = splitParts(source.slice(1, -1))
  const keys = parts.map(parsePart)
  return keys.every((key) => key !== undefined) ? keys : undefined
}

/** The cited keys of `@key [p. 3; @other]`, where `key` was read already and `source` is the bracket; may be absent. */
export function parseInText(key: string, source: string | undefined): readonly CitedKey[] | undefined {
  const first = { key, suppressAuthor: false, source: `@${key}` }
  if (source === undefined) return [first]
  const [head = '', ...tail] = splitParts(source.slice(1, -1))
  const headKey = parsePart(head)
  const rest = [...(headKey ? [headKey] : []), ...tail.map(parsePart)]
  if (!rest.every((part) => part !== undefined)) return undefined
  return [headKey ? first : { ...first, ...parseTail(head) }, ...rest]
}

function splitParts(text: string): readonly string[] {
  const parts: string[] = ['']
  for (const [token] of text.matchAll(/\\.|\{[^{}]*\}|[^\\{;]+|[^]/gsu)) {
    if (token === ';') parts.push('')
    else parts[parts.length - 1] += token
  }
  return parts
}

function parsePart(text: string): CitedKey | undefined {
  const found = KEY.exec(text)
  const key = found?.[2] ?? found?.[3]
  if (!found || key === undefined || opensBracket(text.slice(0, found.index))) return undefined
  const prefix = unescape(text.slice(0, found.index)).trim()
  return {
    key,
    suppressAuthor: found[1] === '-',
    source: text.trim(),
    ...(prefix !== '' && { prefix }),
    ...parseTail(text.slice(found.index + found[0].length))
  }
}

/** True where the key stands inside a bracket of its own, which is then the citation. */
function opensBracket(before: string): boolean {
  const signs = before.replace(/\\./gsu, '')
  return signs.split('[').length > signs.split(']').length
}

function parseTail(text: string): Pick<CitedKey, 'locator' | 'label' | 'suffix'> {
  const { locator, rest } = parseLocator(text)
  const suffix = unescape(rest).trim()
  return {
    ...(locator && locator.value !== '' && { locator: unescape(locator.value) }),
    ...(locator && locator.value !== '' && locator.label !== 'page' && { label: locator.label }),
    ...(suffix !== '' && { suffix })
  }
}

const unescape = (text: string): string => text.replace(/\\([!-/:-@[-`{-~])/gu, '$1')

/** A cluster in Pandoc's syntax; `keyOf` names the references. An author-in-text one may end in a bare key. */
export function writeCluster(
  mode: CitationMode,
  items: readonly CitationItem[],
  keyOf: (item: CitationItem) => string
): string {
  const [first, ...rest] = items
  if (!first) return ''
  const others = rest.map((item) => writeItem(item, keyOf(item), ''))
  if (mode !== 'author-in-text') {
    return `[${[writeItem(first, keyOf(first), mode === 'suppress-author' ? '-' : ''), ...others].join('; ')}]`
  }
  const tail = writeTail(first)
  const bracket = [first.locator === undefined ? tail.trimStart() : tail.slice(', '.length), ...others]
    .filter((part) => part !== '')
    .join('; ')
  return bracket === '' ? writeKey(keyOf(first)) : `${writeKey(keyOf(first))} [${bracket}]`
}

function writeItem(item: CitationItem, key: string, sign: string): string {
  const prefix = item.prefix === undefined ? '' : `${escape(item.prefix)} `
  return `${prefix}${sign}${writeKey(key)}${writeTail(item)}`
}

function writeKey(key: string): string {
  return PLAIN_KEY.test(key) ? `@${key}` : `@{${key.replace(/[{}\s]/gu, '')}}`
}

function writeTail(item: CitationItem): string {
  const suffix = item.suffix === undefined ? '' : escape(item.suffix)
  const gap = suffix === '' || /^\\?[,，;；:：.。、]/u.test(suffix) ? '' : ' '
  if (item.locator === undefined) return suffix === '' ? '' : `${gap}${guardSuffix(suffix)}`
  return `, ${writeLocator(item.label ?? 'page', item.locator, suffix)}${gap}${suffix}`
}

/** A suffix that would read as a locator is kept apart from the key by an empty one. */
function guardSuffix(suffix: string): string {
  return parseLocator(` ${suffix}`).locator ? `{}${suffix}` : suffix
}

function writeLocator(label: LocatorLabel, value: string, suffix: string): string {
  const plain = `${LOCATOR_WORDS[label][0]} ${escape(value)}`
  const read = parseLocator(`, ${plain}${suffix === '' ? '' : ` ${suffix}`}`)
  const same = read.locator?.label === label && read.locator.value === value
  return same ? plain : `{${plain}}`
}

const escape = (text: string): string => text.replace(/[\\[\]{};@*_^~`<$]/gu, String.raw`\$&`)
