/** What two marks that meet become; pairs that are not here stay both. */
const MEETINGS: Readonly<Record<string, string>> = {
  '::': ':',
  ':.': ':',
  ':!': '!',
  ':?': '?',
  '..': '.',
  ';:': ';',
  ';.': ';',
  ';;': ';',
  ';!': '!',
  ';?': '?',
  '!:': '!',
  '!.': '!',
  '!!': '!',
  '?:': '?',
  '?.': '?',
  '??': '?',
  ',,': ','
}

/** What a mark becomes when another follows: one of the two, or both. */
export const meetMarks = (first: string, second: string): string => MEETINGS[first + second] ?? first + second

export const isMark = (character: string | undefined): boolean =>
  character !== undefined && character !== '' && '.,;:!?'.includes(character)

/**
 * True where a text that is not empty may be written on after one whose last characters are `end`: no spaces meet, and no
 * marks but those that both stay, as in `A., B`.
 */
export function meetsPlainly(end: string, text: string): boolean {
  const first = text.charAt(0)
  const last = end.charAt(end.length - 1)
  if (first === ' ') return last !== ' '
  if (!isMark(first) || !isMark(last)) return true
  const isLastOfWord = end.length > 1 && end.charAt(0) !== ' ' && !isMark(end.charAt(0))
  return isLastOfWord && text.length > 1 && meetMarks(last, first) === last + first
}

/** Marks that go inside a closing quotation mark, where the locale has it so. */
export const entersQuotes = (mark: string): boolean => '.,!?'.includes(mark)
