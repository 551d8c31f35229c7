import type { Finding, FindingValues } from '#core/finding'
import type { StyleCode } from '#core/finding-codes'
import type { CslNode } from './csl-tree'

const MOST_CHARACTERS = 60
const MOST_NAMES = 12

/** A text out of a file, short enough to stand in a message. */
export const shorten = (text: string): string =>
  text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS).replace(/\p{Surrogate}$/u, '')}…` : text

/** Macros that call each other, in a row: `a → b → a`; of many, the first and the last. */
export function describeCircle(names: readonly string[]): string {
  const shown = names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES - 2), '…', ...names.slice(-1)] : names
  return shown.map(shorten).join(' → ')
}

/** A finding about an element of a style; `values` are what a translation of the message fills in. */
export function findingAt(
  node: CslNode,
  severity: Finding['severity'],
  code: StyleCode,
  message: string,
  values: FindingValues = {}
): Finding {
  return { severity, code, message, place: { line: node.line, part: `<${node.name}>` }, values }
}
