import { readHeadingNumber } from '#core/bitext/heading-number'
import type { Block, ListItem } from '#core/manuscript/nodes'

const OBJECT = '\uFFFC'

/** A lone number before a paragraph may be a value; these count it. */
const COUNTS: ReadonlySet<string> = new Set(['parenthesis', 'han-parenthesis', 'han'])

/**
 * A block's text with the number that it begins with put out of sight, as long as before: `1.2` of a heading and `(3)`
 * of an item say where it stands, not how much of something there is.
 */
export function maskLabel(text: string, type: (Block | ListItem)['type']): string {
  const number = readHeadingNumber(text)
  if (!number || (type !== 'heading' && !COUNTS.has(number.form))) return text
  return OBJECT.repeat(number.width) + text.slice(number.width)
}
