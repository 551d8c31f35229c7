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

/** Marks that go inside a closing quotation mark, where the locale has it so. */
export const entersQuotes = (mark: string): boolean => '.,!?'.includes(mark)
