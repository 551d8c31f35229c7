import type { Finding } from '#core/finding'
import { countLines } from './count-lines'

/** What a look over a JSON text found, without building anything from it. */
export type JsonScan =
  | { readonly kind: 'well-formed'; readonly entryOffsets: readonly number[] }
  | { readonly kind: 'broken'; readonly offset: number; readonly problem: string }

/** Deeper than any reference is, and far below what exhausts a stack. */
const MAX_DEPTH = 100

/**
 * One token: white space before it, then punctuation, a string, a number or a name. No repeated part can match the same
 * text in two ways, so that a string that is never closed costs no more than its length.
 */
const TOKEN =
  /[ \t\n\r]*(?:([{}[\],:])|("[^"\\\p{Cc}]*(?:(?:[\x7F-\x9F]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))[^"\\\p{Cc}]*)*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/uy

type Expecting = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing'

/**
 * Checks JSON without recursion and tells where it breaks, which `JSON.parse` does not do in every engine. Nesting of
 * more than 100 levels counts as broken. `entryOffsets` are the starts of the elements of the outermost array, or of the arrays
 * that an outermost object holds.
 */
export function scanJson(text: string): JsonScan {
  const closers: ('}' | ']')[] = []
  const entryOffsets: number[] = []
  let expecting: Expecting = 'value'
  let at = 0
  for (;;) {
    TOKEN.lastIndex = at
    const match = TOKEN.exec(text)
    if (!match) break
    const token = match[1] ?? (match[2] !== undefined ? 'string' : 'other')
    const start = TOKEN.lastIndex - (match[1] ?? match[2] ?? match[3] ?? '').length
    if (isValuePlace(expecting) && token !== ']' && isEntryPlace(closers)) entryOffsets.push(start)
    const next = step(token, expecting, closers)
    if (next === undefined) return { kind: 'broken', offset: start, problem: 'something else was expected here' }
    if (closers.length > MAX_DEPTH) {
      return { kind: 'broken', offset: start, problem: `it is nested more than ${MAX_DEPTH} levels deep` }
    }
    expecting = next
    at = TOKEN.lastIndex
  }
  const rest = text.slice(at).search(/\S/)
  if (rest === -1 && expecting === 'nothing') return { kind: 'well-formed', entryOffsets }
  if (rest === -1) return { kind: 'broken', offset: text.length, problem: 'the file ends too early' }
  return { kind: 'broken', offset: at + rest, problem: 'this is not JSON' }
}

/** The value of a JSON text; undefined where `scanJson` finds it broken, which takes its time to say where. */
export function parseShallowJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return isDeeperThan(value, MAX_DEPTH) ? undefined : value
  } catch {
    return undefined
  }
}

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((member) => isDeeperThan(member, levels - 1))
}

/** Where and why `text` is no JSON that we read. */
export function tellBrokenJson(file: string, text: string): Finding {
  const scan = scanJson(text)
  const { offset, problem } = scan.kind === 'broken' ? scan : { offset: 0, problem: 'it cannot be read' }
  const { line, column } = countLines(text).place(offset)
  const message = `Not valid JSON at line ${line}, column ${column}: ${problem}. Nothing was imported.`
  return { severity: 'error', code: 'json-broken', message, place: { file, line, column } }
}

const isEntryPlace = (closers: readonly string[]): boolean =>
  closers.length <= 2 && (closers.join('') === ']' || closers.join('') === '}]')

const isValuePlace = (expecting: Expecting): boolean => expecting === 'value' || expecting === 'value-or-end'

/** The state after a token; undefined when the token cannot stand there. Opens and closes on `closers`. */
function step(token: string, expecting: Expecting, closers: ('}' | ']')[]): Expecting | undefined {
  const afterValue = (): Expecting => (closers.length === 0 ? 'nothing' : 'comma-or-end')
  switch (token) {
    case '{':
    case '[':
      if (!isValuePlace(expecting)) return undefined
      closers.push(token === '{' ? '}' : ']')
      return token === '{' ? 'key-or-end' : 'value-or-end'
    case '}':
    case ']':
      if (closers.at(-1) !== token) return undefined
      if (expecting !== 'comma-or-end' && expecting !== (token === '}' ? 'key-or-end' : 'value-or-end'))
        return undefined
      closers.pop()
      return afterValue()
    case ',':
      if (expecting !== 'comma-or-end') return undefined
      return closers.at(-1) === '}' ? 'key' : 'value'
    case ':':
      return expecting === 'colon' ? 'value' : undefined
    case 'string':
      if (expecting === 'key' || expecting === 'key-or-end') return 'colon'
      return isValuePlace(expecting) ? afterValue() : undefined
    default:
      return isValuePlace(expecting) ? afterValue() : undefined
  }
}
