import type { Finding } from '#core/finding'
import type { Block } from '#core/manuscript/nodes'
import type { Reference } from '#core/references/reference'
import type { LossCode } from './docx-reading'
import { findUnreadChanges } from './find-unread-changes'
import { heldIn, nameOf, type Held } from './held-objects'
import { settleCitations } from './source-citations/settle-citations'
import { UNREADABLE, type SourceKind, type SourceObject, type SourceObjects } from './source-objects'
import { tellUnread } from './tell-unread'

/** The findings that tell of objects of a kind, each with how many. */
const TOLD_CITATIONS: readonly LossCode[] = ['docx-citations-as-text', 'docx-field-unfinished', 'docx-fields-as-text']
const TOLD_CHANGES: readonly LossCode[] = ['docx-changes-accepted', 'docx-cell-changes', 'docx-moves']
const TOLD: Readonly<Record<SourceKind, readonly LossCode[]>> = {
  figure: ['docx-images-left-out', 'docx-images-unknown', 'docx-images-too-big', 'docx-embedded-left-out'],
  table: ['docx-tables-too-deep'],
  note: ['docx-notes-in-notes'],
  comment: ['docx-comments-left-out'],
  reply: ['docx-comments-left-out'],
  resolution: ['docx-comments-left-out'],
  date: ['docx-comments-left-out', ...TOLD_CHANGES],
  equation: [],
  citation: [...TOLD_CITATIONS, ...TOLD_CHANGES],
  reference: TOLD_CITATIONS,
  change: TOLD_CHANGES
}
/** Those that tell of what holds objects of any kind. */
const TOLD_OF_ALL: readonly LossCode[] = [
  'docx-notes-without-mark',
  'docx-contents-left-out',
  'docx-title-objects',
  'docx-hidden-text'
]
const MAX_FINDINGS = 20

/** What came in of a document. */
export interface CameIn {
  /** The sides, each in its order. */
  readonly bodies: readonly (readonly Block[])[]
  readonly references: readonly Reference[]
  readonly findings: readonly Finding[]
  readonly leftOut: readonly string[]
}

/**
 * The objects of a DOCX that did not come in, or in another order, and that no finding tells of; then the words whose
 * tracked change did not. Figures in `source` are named by their print.
 */
export function findUnreadObjects(
  { objects, changes }: Omit<SourceObjects, 'notes'>,
  cameIn: CameIn
): readonly Finding[] {
  const held = cameIn.bodies.map((blocks) => heldIn(blocks, cameIn.references))
  const names = held.flatMap((one) => one.names)
  const settled = settleCitations(objects, cameIn.references)
  const isUntold = untoldBy(cameIn.findings)
  const missing = [...findMissing(settled.objects, names).toSorted(byReading), ...settled.changedWorks].filter(isUntold)
  const changed = held.flatMap((one) => one.changed)
  return [
    ...withoutDatesOfMissing(missing).map((object) => tellUnread(object, 'unread')),
    ...findMoved(settled.objects, held, names).map((object) => tellUnread(object, 'moved')),
    ...findUnreadChanges(changes, changed, cameIn.leftOut)
  ].slice(0, MAX_FINDINGS)
}

/** The findings tell first of all of the citations that no reading understands. */
const byReading = (one: SourceObject, other: SourceObject): number =>
  Number(other.name === UNREADABLE) - Number(one.name === UNREADABLE)

/** What did not come in had a date that did not come in either, which is no news. */
function withoutDatesOfMissing(missing: readonly SourceObject[]): readonly SourceObject[] {
  const places = new Set(missing.flatMap(({ kind, place }) => (kind === 'comment' || kind === 'change' ? place : [])))
  return missing.filter(({ kind, place }) => kind !== 'date' || !places.has(place))
}

function findMissing(objects: readonly SourceObject[], names: readonly string[]): readonly SourceObject[] {
  const left = countsOf(names)
  return objects.filter((object) => {
    const name = nameOf(object)
    const count = left.get(name) ?? 0
    left.set(name, count - 1)
    return count <= 0
  })
}

/** Takes away as many of each kind as the findings tell of. */
function untoldBy(findings: readonly Finding[]): (object: SourceObject) => boolean {
  const counts = new Map(findings.map(({ code, values }) => [code, Number(values?.['count'] ?? 0)]))
  const countOf = (codes: readonly LossCode[]): number => codes.reduce((sum, code) => sum + (counts.get(code) ?? 0), 0)
  const allowed = new Map<SourceKind, number>()
  return ({ kind }) => {
    const left = allowed.get(kind) ?? countOf([...TOLD[kind], ...TOLD_OF_ALL])
    allowed.set(kind, left - 1)
    return left <= 0
  }
}

/** Objects that stand in another order on their side; of those that came in more or less often nothing is said. */
function findMoved(
  objects: readonly SourceObject[],
  held: readonly Held[],
  all: readonly string[]
): readonly SourceObject[] {
  const [inFile, inHeld] = [countsOf(objects.map(nameOf)), countsOf(all)]
  const elsewhere = new Set(objects.filter(({ isElsewhere }) => isElsewhere).map(nameOf))
  const isCompared = (name: string): boolean =>
    /^(?:figure|citation|note|table|equation) /u.test(name) &&
    !elsewhere.has(name) &&
    inFile.get(name) === inHeld.get(name)
  const ordered = objects.filter((object) => isCompared(nameOf(object)))
  return held.flatMap(({ names }) => {
    let at = 0
    return names.filter(isCompared).flatMap((name) => {
      let next = at
      while (next < ordered.length && nameOf(ordered[next] ?? ordered[0] ?? NOTHING) !== name) next++
      if (next < ordered.length) at = next + 1
      return next < ordered.length ? [] : ordered.filter((object) => nameOf(object) === name).slice(0, 1)
    })
  })
}

const NOTHING: Pick<SourceObject, 'kind' | 'name'> = { kind: 'table', name: '' }

function countsOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}
