import type { Finding } from '#core/finding'
import { countWords, findShortage } from './find-lost-words'
import { findMovedText } from './find-moved-text'
import type { HeldText } from './held-text'

/** What a second reading of a file saw, by code that shares nothing with its reader. */
export interface SourceReading {
  /** The words of the file, line by line, without what belongs to its format. */
  readonly lines: readonly SourceLine[]
  /** One name per object, as in `HeldText`; only kinds that this format's second reading can tell. */
  readonly objects: readonly SourceObject[]
}

export interface SourceLine {
  readonly line: number
  readonly text: string
  /** True for what comes in in another place: notes, captions, what stands before the text. */
  readonly isElsewhere?: boolean
}

export interface SourceObject {
  readonly line: number
  readonly name: string
}

const MAX_FINDINGS = 20
const SHOWN_WORDS = 12

/**
 * The words and objects that a second reading of a file saw and that did not come in, each told with its line. Words may
 * have come in anywhere and more often; empty where nothing is short. Linear in both texts for the words of few losses.
 */
export function findUnread(source: SourceReading, held: HeldText, format: string): readonly Finding[] {
  const words = findUnreadWords(source.lines, held.texts).map(([line, lost]) => unreadWords(line, lost, format))
  const objects = findUnreadObjects(source.objects, held.objects).map((object) => unreadObject(object, format))
  const lines = source.lines.filter(({ isElsewhere }) => !isElsewhere)
  const moved = findMovedText(
    lines.map(({ text }) => text),
    held.bodies.map(({ passages }) => passages)
  ).map(({ at, words: some }) => movedWords(lines[at]?.line ?? 1, some, format))
  const citations = findMovedCitations(source.objects, held).map((object) => movedCitation(object, format))
  return [...words, ...objects, ...moved, ...citations].slice(0, MAX_FINDINGS)
}

/** The lines that lost words, with them: of a word that is short, the first lines that nothing holds whole. */
function findUnreadWords(
  lines: readonly SourceLine[],
  held: readonly string[]
): readonly (readonly [line: number, words: readonly string[]])[] {
  const shortage = findShortage(
    lines.map(({ text }) => text),
    held,
    withoutSigns,
    (text) => withoutSigns(text.replace(/[[\]]/gu, ' '))
  )
  if (shortage.size === 0) return []
  const left = new Map(shortage)
  const lost = new Map<number, string[]>()
  const short = lines.filter(({ text }) => [...countWords([text]).keys()].some((word) => shortage.has(word)))
  const [whole, wholeSource] = [held, lines.map(({ text }) => text)].map((texts) => texts.map(withoutSigns).join('\n'))
  const timesIn = (text: string, all = ''): number => all.split(text).length - 1
  const isHeld = ({ text }: SourceLine): boolean => timesIn(withoutSigns(text).trim(), whole) > 0
  // A line that is held may stand in the file more often.
  const isRarer = ({ text }: SourceLine): boolean =>
    timesIn(withoutSigns(text).trim(), whole) < timesIn(withoutSigns(text).trim(), wholeSource)
  for (const line of [
    ...short.filter((line) => !isHeld(line)),
    ...short.filter((line) => isHeld(line) && isRarer(line))
  ]) {
    for (const word of countWords([line.text]).keys()) {
      const count = left.get(word) ?? 0
      if (count <= 0) continue
      left.set(word, count - 1)
      lost.set(line.line, [...(lost.get(line.line) ?? []), word])
    }
  }
  return [...lost].sort(([a], [b]) => a - b)
}

/** Marks of a format may stand inside a word. */
const withoutSigns = (text: string): string => text.replace(/[^\p{L}\p{N}\p{M}\s]+/gu, '')

function findUnreadObjects(source: readonly SourceObject[], held: readonly string[]): readonly SourceObject[] {
  const left = new Map<string, number>()
  for (const name of held) left.set(name, (left.get(name) ?? 0) + 1)
  return source.filter(({ name }) => {
    const count = left.get(name) ?? 0
    left.set(name, count - 1)
    return count <= 0
  })
}

/** Cited works that no longer stand in the order of the file; of those cited more or less often nothing is said. */
function findMovedCitations(source: readonly SourceObject[], { objects, bodies }: HeldText): readonly SourceObject[] {
  const [inFile, inHeld] = [countsOf(source.map(({ name }) => name)), countsOf(objects)]
  const isCompared = (name: string): boolean => name.startsWith('citation ') && inFile.get(name) === inHeld.get(name)
  const cited = source.filter(({ name }) => isCompared(name))
  return bodies.flatMap((body) => {
    let at = 0
    return body.objects.filter(isCompared).flatMap((name) => {
      let next = at
      while (next < cited.length && cited[next]?.name !== name) next++
      if (next < cited.length) at = next + 1
      return next < cited.length ? [] : cited.filter((object) => object.name === name).slice(0, 1)
    })
  })
}

function countsOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

function unreadWords(line: number, words: readonly string[], format: string): Finding {
  const named = words.slice(0, SHOWN_WORDS).join(' ') + (words.length > SHOWN_WORDS ? ' …' : '')
  return {
    severity: 'warning',
    code: `${format}-words-unread`,
    message: `Words may not have come in; compare with the file: “${named}”.`,
    place: { line },
    values: { words: named }
  }
}

function movedCitation({ line, name }: SourceObject, format: string): Finding {
  return {
    severity: 'warning',
    code: `${format}-citation-moved`,
    message: `A citation (${name.replace('citation ', '')}) may have come in in another place; compare with the file.`,
    place: { line },
    values: { kind: 'citation' }
  }
}

function movedWords(line: number, words: readonly string[], format: string): Finding {
  const named = words.slice(0, SHOWN_WORDS).join(' ') + (words.length > SHOWN_WORDS ? ' …' : '')
  return {
    severity: 'warning',
    code: `${format}-words-moved`,
    message: `Words may have come in in another order; compare with the file: “${named}”.`,
    place: { line },
    values: { words: named }
  }
}

function unreadObject({ line, name }: SourceObject, format: string): Finding {
  const [kind = name, ...of] = name.split(' ')
  const shown = of.length === 0 ? '' : ` (${of.join(' ')})`
  return {
    severity: 'warning',
    code: `${format}-${kind}-unread`,
    message: `A ${kind}${shown} may not have come in; compare with the file.`,
    place: { line },
    values: { kind }
  }
}
