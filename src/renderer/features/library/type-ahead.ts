import { foldText } from '#core/references/fold-text'

/** Letters typed further apart than this begin a new word. */
const PAUSE_MS = 800

let typed = ''
let typedAt = -Infinity

/**
 * The row to go to when a letter is typed in a list: the next one whose text begins with the letters typed in a row, from
 * `from` on and round; -1 where none does. The same letter again goes on to the next.
 */
export function findTyped(
  letter: string,
  now: number,
  count: number,
  from: number,
  textAt: (at: number) => string
): number {
  const goesOn = now - typedAt < PAUSE_MS
  const again = goesOn && typed === foldText(letter)
  typed = again ? typed : foldText(goesOn ? typed + letter : letter)
  typedAt = now
  if (typed === '') return -1
  const start = typed.length > 1 ? Math.max(0, from) : from + 1
  for (let step = 0; step < count; step += 1) {
    const at = (start + step) % count
    if (foldText(textAt(at)).startsWith(typed)) return at
  }
  return -1
}
