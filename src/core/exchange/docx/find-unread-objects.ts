import type { Finding } from '#core/finding'
import type { ReferenceId } from '#core/ids'
import type { CitationItem } from '#core/manuscript/citation'
import { flattenInlines, type FlatInline } from '#core/manuscript/flatten-inlines'
import type { Block, Change } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { isTextBlock, visitBlocks } from '#core/manuscript/walk'
import type { Reference } from '#core/references/reference'
import { readInOrder, soughtOf } from '../loss/read-in-order'
import { printOfAddress } from '../pictures/picture-print'
import type { LossCode } from './docx-reading'
import {
  nameOfCited,
  type SourceChange,
  type SourceKind,
  type SourceObject,
  type SourceObjects
} from './source-objects'

/** The findings that tell of objects of a kind, each with how many. */
const TOLD: Readonly<Record<SourceKind, readonly LossCode[]>> = {
  figure: ['docx-images-left-out', 'docx-images-unknown', 'docx-images-too-big', 'docx-embedded-left-out'],
  table: ['docx-tables-too-deep'],
  note: ['docx-notes-in-notes'],
  comment: ['docx-comments-left-out'],
  equation: [],
  citation: ['docx-citations-as-text', 'docx-field-unfinished', 'docx-fields-as-text'],
  change: ['docx-changes-accepted', 'docx-cell-changes', 'docx-moves']
}
/** Those that tell of what holds objects of any kind. */
const TOLD_OF_ALL: readonly LossCode[] = ['docx-contents-left-out', 'docx-title-objects', 'docx-hidden-text']
const MAX_FINDINGS = 20
const SHOWN = 160

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
  const unread = findMissing(objects, names).filter(allowTold(cameIn.findings))
  const moved = findMoved(objects, held, names)
  return [
    ...unread.map((object) => told(object, 'unread')),
    ...moved.map((object) => told(object, 'moved')),
    ...findUnreadChanges(
      changes,
      held.flatMap((one) => one.changed),
      cameIn.leftOut
    )
  ].slice(0, MAX_FINDINGS)
}

interface Held {
  /** One name per object, those in notes included. */
  readonly names: readonly string[]
  /** Words by their tracked change. */
  readonly changed: readonly { readonly change: string; readonly text: string }[]
}

const nameOf = ({ kind, name }: Pick<SourceObject, 'kind' | 'name'>): string => `${kind} ${name}`
const changeName = ({ type, author }: Change): string => `${type} ${author}`

function heldIn(blocks: readonly Block[], references: readonly Reference[]): Held {
  const titles = new Map(references.map(({ id, item }) => [id, item.title]))
  const names: string[] = []
  const changed: { change: string; text: string }[] = []
  const add = (kind: SourceKind, name = ''): void => void names.push(nameOf({ kind, name }))
  const addChange = (change: Change): void => {
    add('change', changeName(change))
    if (change.inserted) add('change', `insertion ${change.inserted.author}`)
  }
  const hold = (inside: readonly Block[]): void =>
    visitBlocks(inside, (block) => {
      if (block.type === 'math') add('equation')
      if (block.type === 'table') {
        add('table')
        for (const { change } of block.children) if (change) addChange(change)
      }
      if (!isTextBlock(block)) return
      for (const { leaf, change } of flattenInlines(block.children)) {
        if (change) changed.push({ change: changeName(change), text: textOf(leaf) })
        holdLeaf(leaf)
      }
      if ('endChange' in block && block.endChange) addChange(block.endChange)
    })
  const holdLeaf = (leaf: FlatInline['leaf']): void => {
    if (leaf.type === 'image') add('figure', printOfAddress(leaf.url))
    else if (leaf.type === 'inlineMath') add('equation')
    else if (leaf.type === 'comment') for (const { author } of [leaf, ...(leaf.replies ?? [])]) add('comment', author)
    else if (leaf.type === 'citation') add('citation', nameOfCluster(leaf.citation.items, titles))
    else if (leaf.type === 'note') {
      add('note', leaf.kind)
      hold(leaf.children)
    }
  }
  hold(blocks)
  return { names, changed }
}

const nameOfCluster = (items: readonly CitationItem[], titles: ReadonlyMap<ReferenceId, unknown>): string =>
  items.map((item) => nameOfCited({ ...item, title: titles.get(item.reference) })).join(' ')

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
function allowTold(findings: readonly Finding[]): (object: SourceObject) => boolean {
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

/** Words whose change was accepted or undone on the way; a citation or number may stand for some of them. */
function findUnreadChanges(
  changes: readonly SourceChange[],
  held: Held['changed'],
  leftOut: readonly string[]
): readonly Finding[] {
  const absent = leftOut.map(lettersOf).join('\n')
  return [...new Set(changes.map(({ change }) => change))].flatMap((name) => {
    const sought = changes
      .filter(({ change }) => change === name)
      .map((one) => soughtOf({ ...one, block: one.place, stretches: [one.text] }, lettersOf))
    const stream = held.flatMap(({ change, text }) => (change === name ? [lettersOf(text)] : [])).join('')
    return readInOrder(sought, stream, 0)
      .read.filter(({ passage, place }) => !place && !absent.includes(lettersOf(passage.text)))
      .map(({ passage: { text, place } }) =>
        told({ kind: 'change', name: text.trim().slice(0, SHOWN), place }, 'unread')
      )
  })
}

const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '')

/** The kinds whose names say something to a reader. */
const NAMED: ReadonlySet<SourceKind> = new Set(['change', 'comment', 'citation', 'note'])
const FATES = { unread: 'may not have come in', moved: 'may have come in in another order' } as const

function told({ kind, name, place }: Omit<SourceObject, 'isElsewhere'>, fate: keyof typeof FATES): Finding {
  const shown = NAMED.has(kind) && name !== '' ? ` (${name.slice(0, SHOWN)})` : ''
  const object = kind === 'change' ? 'tracked change' : kind
  return {
    severity: 'warning',
    code: `docx-${kind}-${fate}`,
    message: `A ${object}${shown} ${FATES[fate]}; compare with the file.`,
    place: { part: place },
    values: { kind, ...(shown !== '' && { name }) }
  }
}
