import type { Finding } from '#core/finding'
import type { SideName } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { changedPassages } from './changed-passages'
import { findLostWords } from './find-lost-words'
import { objectsOf, type CitedName, type ObjectKind, type TextObject } from './objects-of'
import { passagesOf, type Passage } from './passages-of'

/** A text, with the side it is told by. */
export interface ComparedText {
  readonly side: SideName
  readonly title: string
  readonly blocks: readonly Block[]
}

export interface Comparison {
  /** What is compared, e.g. `document`: the prefix of the findings' codes. */
  readonly code: string
  /** The kinds of objects that the form can hold; what it cannot hold, its writer tells. */
  readonly kinds: readonly ObjectKind[]
  /** True where objects come back in the order they were written in. */
  readonly isOrdered: boolean
  readonly nameOf: CitedName
  /** Takes out of a text what the form cannot hold; its writer tells of that. */
  readonly clean?: (text: string) => string
}

/** At most this many findings come back; one loss seldom comes alone. */
const MAX_FINDINGS = 50
const SHOWN_WORDS = 12

/**
 * What `before` has and `after` lacks: words, and objects by kind with all that belongs to them (of a citation its
 * items, locators, prefixes and suffixes), each with the block it stood in. Empty when nothing was lost; what is new in
 * `after` does not count.
 */
export function findLosses(
  before: readonly ComparedText[],
  after: readonly ComparedText[],
  comparison: Comparison
): readonly Finding[] {
  const passagesIn = (texts: readonly ComparedText[]): readonly SidePassage[] =>
    texts.flatMap((text) => passagesWithTitle(text, comparison.clean))
  const words = findLostWords(passagesIn(before), passagesIn(after)).map(({ passage, words }) =>
    lossOfWords(passage.side, passage.block, words, comparison)
  )
  const changes = comparison.kinds.includes('change') ? findLostChanges(before, after, comparison) : []
  return [...words, ...findLostObjects(before, after, comparison), ...changes].slice(0, MAX_FINDINGS)
}

interface SidePassage extends Passage {
  readonly side: SideName
}

function passagesWithTitle(
  { side, title, blocks }: ComparedText,
  clean: Comparison['clean'] = (text) => text
): readonly SidePassage[] {
  const titles = title.trim() === '' ? [] : [{ block: 'title', stretches: [title] }]
  return [...titles, ...passagesOf(blocks)].map(({ block, stretches }) => ({
    block,
    side,
    stretches: stretches.map(clean)
  }))
}

function findLostChanges(
  before: readonly ComparedText[],
  after: readonly ComparedText[],
  comparison: Comparison
): readonly Finding[] {
  const found = after.map(({ blocks }) => changedPassages(blocks))
  return before.flatMap(({ side, blocks }) =>
    [...changedPassages(blocks)].flatMap(([change, passages]) =>
      findLostWords(
        passages,
        found.flatMap((changes) => changes.get(change) ?? [])
      ).map(({ passage, words }) =>
        lossOfObject({ kind: 'change', key: change, shown: words.join(' '), block: passage.block, side }, comparison)
      )
    )
  )
}

interface SideObject extends TextObject {
  readonly side: SideName
}

function findLostObjects(
  before: readonly ComparedText[],
  after: readonly ComparedText[],
  comparison: Comparison
): readonly Finding[] {
  const collect = (texts: readonly ComparedText[]): readonly SideObject[] =>
    texts.flatMap(({ side, blocks }) => objectsOf(blocks, comparison.nameOf).map((object) => ({ ...object, side })))
  const written = collect(before)
  const read = collect(after)
  return comparison.kinds.flatMap((kind) => {
    const ofKind = ({ kind: other }: TextObject): boolean => other === kind
    return compareKind(written.filter(ofKind), read.filter(ofKind), comparison)
  })
}

function compareKind(
  written: readonly SideObject[],
  read: readonly SideObject[],
  comparison: Comparison
): readonly Finding[] {
  const left = new Map<string, number>()
  for (const { key } of read) left.set(key, (left.get(key) ?? 0) + 1)
  const lost = written.filter(({ key }) => {
    const count = left.get(key) ?? 0
    left.set(key, count - 1)
    return count <= 0
  })
  if (lost.length > 0) return lost.map((object) => lossOfObject(object, comparison))
  const moved = comparison.isOrdered ? findMoved(written, read) : undefined
  return moved ? [changeOfOrder(moved, comparison)] : []
}

/** The first object that another one of its kind overtook. */
function findMoved(written: readonly SideObject[], read: readonly SideObject[]): SideObject | undefined {
  let at = 0
  return written.find(({ key }) => {
    while (at < read.length && read[at]?.key !== key) at++
    return at++ >= read.length
  })
}

function lossOfWords(side: SideName, block: string, words: readonly string[], { code }: Comparison): Finding {
  const named = words.slice(0, SHOWN_WORDS).join(' ') + (words.length > SHOWN_WORDS ? ' …' : '')
  return {
    severity: 'error',
    code: `${code}-words-lost`,
    message: `Words of the ${side} side were lost: “${named}”. Do not use the result; please report this.`,
    place: { part: block },
    values: { side, block, words: named }
  }
}

function lossOfObject({ kind, shown, side, block }: SideObject, { code }: Comparison): Finding {
  return {
    severity: 'error',
    code: `${code}-${kind}-lost`,
    message: `A ${kind} of the ${side} side was lost or changed: “${shown}”. Do not use the result; please report this.`,
    place: { part: block },
    values: { side, block, kind, shown }
  }
}

function changeOfOrder({ kind, shown, side, block }: SideObject, { code }: Comparison): Finding {
  return {
    severity: 'error',
    code: `${code}-${kind}-moved`,
    message: `A ${kind} of the ${side} side came out in another place: “${shown}”. Do not use the result; please report this.`,
    place: { part: block },
    values: { side, block, kind, shown }
  }
}
