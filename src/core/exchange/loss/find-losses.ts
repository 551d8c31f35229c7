import type { Finding } from '#core/finding'
import type { CommentId } from '#core/ids'
import type { SideName } from '#core/manuscript/manuscript'
import type { Block, CommentNode } from '#core/manuscript/nodes'
import { visitLeaves, visitTextBlocks } from '#core/manuscript/walk'
import { bareText } from './bare-text'
import { changedPassages } from './changed-passages'
import { findLostWords } from './find-lost-words'
import { findMisplaced, type Misplaced } from './find-misplaced'
import {
  changesOf,
  emptyCellsOf,
  objectOf,
  type ChangedPart,
  type CitedName,
  type FindComment,
  type NamedObject,
  type ObjectKind,
  type ObjectNode,
  type TextObject
} from './objects-of'
import { passagesOf, type Passage } from './passages-of'
import { PictureNames } from './picture-names'

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
  /** False for an object that the form prints as words. */
  readonly isHeld?: (node: ObjectNode) => boolean
  /** True where pictures themselves come back, and not only their words. */
  readonly hasPictures?: boolean
  /** False where merged cells do not come back, so that only the place of a table is compared. */
  readonly hasShapes?: boolean
  /** True where a cell without words and citations comes back without any. */
  readonly hasEmptyCells?: boolean
  /** The parts of a text, beside words, whose tracked changes come back; all where absent. */
  readonly changedParts?: readonly ChangedPart[]
  readonly nameOf: CitedName
  /** Takes out of a text what the form may put elsewhere. */
  readonly clean?: (text: string) => string
}

/** At most this many findings come back; one loss seldom comes alone. */
const MAX_FINDINGS = 50
const SHOWN_WORDS = 12

/**
 * What `before` has and `after` lacks or has in another place: words, and objects by kind with all that belongs to them
 * (of a citation its items, locators, prefixes and suffixes), each with the block it stood in. Empty when nothing was
 * lost; what is new in `after` does not count.
 */
export function findLosses(
  before: readonly ComparedText[],
  after: readonly ComparedText[],
  comparison: Comparison
): readonly Finding[] {
  const signs = new Signs()
  const written = before.map((text) => surveyText(text, signs, comparison))
  const read = after.map((text) => surveyText(text, signs, comparison))
  const misplaced = findMisplaced(
    written.map(({ passages }) => passages),
    read.flatMap(({ passages }) => passages)
  )
  const objects = findLostObjects(written, read, misplaced)
  const changes = comparison.kinds.includes('change') ? findLostChanges(before, after, signs, comparison) : []
  return [
    ...findChangedPassages(written, read, misplaced, objects, signs, comparison),
    ...[...objects, ...changes].map((object) => lossOfObject(object, 'lost', comparison))
  ].slice(0, MAX_FINDINGS)
}

interface SidePassage extends Passage {
  readonly side: SideName
}

interface SideObject extends TextObject {
  readonly side: SideName
}

/** The passages of a text, with signs for the objects among them, and its objects. */
interface Survey {
  readonly passages: readonly SidePassage[]
  readonly objects: readonly SideObject[]
}

function surveyText({ side, title, blocks }: ComparedText, signs: Signs, comparison: Comparison): Survey {
  const { kinds, changedParts, clean = (text) => text } = comparison
  const objects: SideObject[] = []
  const findComment = commentFinder(blocks)
  const passages = passagesOf(blocks, (node, block) => {
    const object = signs.findObject(node, comparison, findComment)
    // A mention that is no object in the form is words there; one that repeats its target's words may repeat itself.
    if (!object) return node.type === 'crossReference' && node.shows !== 'text' ? node.text : undefined
    objects.push({ ...object, block, side })
    return signs.of(object)
  })
  const titles = title.trim() === '' ? [] : [{ block: 'title', stretches: [title] }]
  const changes = kinds.includes('change') ? changesOf(blocks, changedParts) : []
  return {
    passages: [...titles, ...passages].map((passage) => ({
      ...passage,
      side,
      stretches: passage.stretches.map(clean)
    })),
    objects: [...objects, ...changes.map((change) => ({ ...change, side }))]
  }
}

/** Looks comments up; the blocks are walked when one is first asked for. */
function commentFinder(blocks: readonly Block[]): FindComment {
  let comments: Map<CommentId, CommentNode> | undefined
  const collect = (): Map<CommentId, CommentNode> => {
    const found = new Map<CommentId, CommentNode>()
    visitTextBlocks(blocks, ({ children }) =>
      visitLeaves(children, (leaf) => {
        if (leaf.type === 'comment') found.set(leaf.id, leaf)
      })
    )
    return found
  }
  return (id) => (comments ??= collect()).get(id)
}

/** One sign for each object that must come back the same, from a plane that no text uses. */
class Signs {
  readonly #signs = new Map<string, string>()
  readonly #objects = new Map<string, NamedObject>()
  readonly #pictures = new PictureNames()

  /** What the form holds of a node as an object. */
  findObject(node: ObjectNode, comparison: Comparison, findComment?: FindComment): NamedObject | undefined {
    const { kinds, nameOf, hasShapes = true, hasEmptyCells, hasPictures = false, isHeld = () => true } = comparison
    const object = objectOf(node, nameOf, findComment)
    if (!object || !kinds.includes(object.kind) || !isHeld(node)) return undefined
    if (node.type === 'table' && !hasShapes) return { ...object, key: '' }
    if (node.type === 'table' && hasEmptyCells) return { ...object, key: `${object.key} ${emptyCellsOf(node)}` }
    if (node.type !== 'image' || !hasPictures) return object
    return { ...object, key: [object.key, node.title ?? '', this.#pictures.of(node.url)].join(' | ') }
  }

  of(object: NamedObject): string {
    const key = `${object.kind} ${object.key}`
    const known = this.#signs.get(key)
    if (known !== undefined) return known
    const sign = String.fromCodePoint(FIRST_SIGN + (this.#signs.size % SIGN_COUNT))
    this.#signs.set(key, sign)
    this.#objects.set(sign, object)
    return sign
  }

  /** The objects among the words of a passage. */
  in({ stretches }: Passage): readonly NamedObject[] {
    return [...stretches.join('').matchAll(SIGN)].flatMap(([sign]) => this.#objects.get(sign) ?? [])
  }
}

const FIRST_SIGN = 0xf0000
const SIGN_COUNT = 0xfffd
const SIGN = /[\u{f0000}-\u{ffffd}]/gu

const withoutSigns = <P extends Passage>(passages: readonly P[]): readonly P[] =>
  passages.map((passage) => ({ ...passage, stretches: passage.stretches.flatMap((stretch) => stretch.split(SIGN)) }))

function findChangedPassages(
  written: readonly Survey[],
  read: readonly Survey[],
  { passages: misplaced, rarer }: Misplaced<SidePassage>,
  lost: readonly SideObject[],
  signs: Signs,
  comparison: Comparison
): readonly Finding[] {
  if (misplaced.length + rarer.length === 0) return []
  const texts = written.map(({ passages }) => passages)
  const found = read.flatMap(({ passages }) => passages)
  const words = findLostWords(texts.map(withoutSigns), withoutSigns(found))
  const told = new Set([...words.map(({ passage }) => passage), ...lost].map(placeOf))
  const around = misplaced.filter((passage) => !told.has(placeOf(passage))).slice(0, MAX_FINDINGS)
  return [
    ...words.map(({ passage, words: some, isMoved }) =>
      lossOfWords(passage, some, isMoved ? 'moved' : 'lost', comparison)
    ),
    ...around.flatMap((passage) =>
      movedIn(passage, found, signs).map((object) =>
        lossOfObject({ ...object, block: passage.block, side: passage.side }, 'moved', comparison)
      )
    )
  ]
}

/** Of the objects among the words of a passage the first that came back elsewhere, as far as its words tell. */
function movedIn(passage: SidePassage, found: readonly SidePassage[], signs: Signs): readonly NamedObject[] {
  const wordsIn = (one: SidePassage): string => bareText(one.stretches.join('').replace(SIGN, ''))
  const words = wordsIn(passage)
  const other = found.find((one) => wordsIn(one) === words)
  const [before, after] = [signs.in(passage), other ? signs.in(other) : []]
  const first = before.find((object, at) => object !== after[at]) ?? before[0]
  return first ? [first] : []
}

const placeOf = ({ side, block }: { readonly side: SideName; readonly block: string }): string => `${side} ${block}`

/** The objects that came back fewer times; of those that are alike, the ones in passages that are not whole. */
function findLostObjects(
  written: readonly Survey[],
  read: readonly Survey[],
  misplaced: Misplaced<SidePassage>
): readonly SideObject[] {
  const keyOf = ({ kind, key }: NamedObject): string => `${kind} ${key}`
  const short = new Map<string, number>()
  const count = (objects: readonly SideObject[], by: number): void => {
    for (const key of objects.map(keyOf)) short.set(key, (short.get(key) ?? 0) + by)
  }
  const all = written.flatMap(({ objects }) => objects)
  count(all, 1)
  for (const { objects } of read) count(objects, -1)
  if (![...short.values()].some((by) => by > 0)) return []
  const changed = new Set(misplaced.passages.map(placeOf))
  const likely = all.filter((object) => changed.has(placeOf(object)))
  const lost = new Set<SideObject>()
  for (const object of [...likely, ...all.toReversed()]) {
    const left = short.get(keyOf(object)) ?? 0
    if (left <= 0 || lost.has(object)) continue
    short.set(keyOf(object), left - 1)
    lost.add(object)
  }
  return all.filter((object) => lost.has(object))
}

/** The words and objects that a tracked change covered and covers no longer. */
function findLostChanges(
  before: readonly ComparedText[],
  after: readonly ComparedText[],
  signs: Signs,
  comparison: Comparison
): readonly SideObject[] {
  const { changedParts = ['object'] } = comparison
  const signOf = (node: ObjectNode): string | undefined => {
    const object = changedParts.includes('object') ? signs.findObject(node, comparison) : undefined
    return object && signs.of(object)
  }
  const found = after.map(({ blocks }) => changedPassages(blocks, signOf))
  return before.flatMap(({ side, blocks }) =>
    [...changedPassages(blocks, signOf)].flatMap(([change, passages]) =>
      findLostWords(
        [passages],
        found.flatMap((changes) => changes.get(change) ?? [])
      ).map(({ passage, words }) => ({
        kind: 'change' as const,
        key: change,
        shown: words.join(' ') || signs.in(passage).map(({ shown }) => shown).join(', '), // prettier-ignore
        block: passage.block,
        side
      }))
    )
  )
}

type Fate = 'lost' | 'moved'

const FATES: Readonly<Record<Fate, { readonly words: string; readonly object: string }>> = {
  lost: { words: 'were lost', object: 'was lost or changed' },
  moved: { words: 'came out in another order or place, or without their signs', object: 'came out in another place' }
}

function lossOfWords(
  { side, block }: SidePassage,
  words: readonly string[],
  fate: Fate,
  { code }: Comparison
): Finding {
  const named = words.slice(0, SHOWN_WORDS).join(' ') + (words.length > SHOWN_WORDS ? ' …' : '')
  return {
    severity: 'error',
    code: `${code}-words-${fate}`,
    message: `Words of the ${side} side ${FATES[fate].words}: “${named}”. Do not use the result; please report this.`,
    place: { part: block },
    values: { side, block, words: named }
  }
}

function lossOfObject({ kind, shown, side, block }: SideObject, fate: Fate, { code }: Comparison): Finding {
  return {
    severity: 'error',
    code: `${code}-${kind}-${fate}`,
    message: `A ${kind.replace('-', ' ')} of the ${side} side ${FATES[fate].object}: “${shown}”. Do not use the result; please report this.`,
    place: { part: block },
    values: { side, block, kind, shown }
  }
}
