import type { Finding } from '#core/finding'
import type { IdSource, ReferenceId } from '#core/ids'
import { initialPairings } from '#core/bitext/pair-sections'
import type { Manuscript, Side, SideName } from '#core/manuscript/manuscript'
import { SIDE_NAMES } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import type { Reference } from '#core/references/reference'
import { joinPeople } from './join-people'
import { bareText } from './loss/bare-text'
import { findDifference } from './loss/find-difference'
import { findLosses, type ComparedText } from './loss/find-losses'
import { OBJECT_KINDS } from './loss/objects-of'
import { renewIds, replaceIds } from './renew-ids'

/** One of the files that become one manuscript. */
export interface JoinedFile {
  readonly manuscript: Manuscript
  /** The works that it brought along. */
  readonly references: readonly Reference[]
  /** Its name; a title that is no more than this is none. */
  readonly name?: string
}

/**
 * One manuscript of several files: texts in the language of the first file's leading side follow each other there, all
 * others on the facing side; the people of all are named. Style and title are the first one's, other titles become
 * headings; pairings are made anew, and so are ids that two files share. Throws on an empty list.
 */
export function joinManuscripts(files: readonly JoinedFile[], ids: IdSource): JoinedFile {
  const [first, ...rest] = files
  if (!first) throw new Error('joinManuscripts needs at least one manuscript')
  if (rest.length === 0) return first
  const taken = new Set<string>()
  const works = new Map<ReferenceId, Reference>(first.references.map((reference) => [reference.id, reference]))
  let joined = renewIds(withTitle(first), taken, ids)
  for (const file of rest) joined = joinTwo(joined, renewIds(withOwnWorks(file, works, ids), taken, ids), ids)
  return {
    manuscript: { ...joined, pairings: initialPairings(joined.leading, joined.facing, ids) },
    references: [...works.values()]
  }
}

/** The file's text with a title of its own on a side, where it stood on none. */
function withTitle({ manuscript, name = '' }: JoinedFile): Manuscript {
  const { title } = manuscript
  const written = SIDE_NAMES.find((side) => manuscript[side].blocks.length > 0)
  const isTold = SIDE_NAMES.some(
    (side) => manuscript[side].title !== '' || manuscript[side].blocks.some((block) => textOf(block).trim() === title)
  )
  if (!written || isTold || title === '' || stemOf(name) === title) return manuscript
  return { ...manuscript, [written]: { ...manuscript[written], title } }
}

const stemOf = (name: string): string => (/[^/\\]+$/u.exec(name)?.[0] ?? name).replace(/\.[^.]*$/u, '')

/** The text of a file whose works are put with those of others: another work under an id that one has gets its own. */
function withOwnWorks(file: JoinedFile, works: Map<ReferenceId, Reference>, ids: IdSource): Manuscript {
  const renamed = new Map<string, string>()
  for (const reference of file.references) {
    const known = works.get(reference.id)
    const isOther = known !== undefined && findDifference(known.item, reference.item) !== undefined
    const id = isOther ? newId(works, ids) : reference.id
    if (isOther) renamed.set(reference.id, id)
    if (isOther || !known) works.set(id, { ...reference, id, item: { ...reference.item, id } })
  }
  return replaceIds(withTitle(file), renamed, new Set(['reference']))
}

function newId(works: ReadonlyMap<ReferenceId, Reference>, ids: IdSource): ReferenceId {
  let id = ids<'ReferenceId'>('r')
  while (works.has(id)) id = ids<'ReferenceId'>('r')
  return id
}

function joinTwo(first: Manuscript, second: Manuscript, ids: IdSource): Manuscript {
  const sides: Record<SideName, Side> = { leading: first.leading, facing: first.facing }
  const sideOf = (name: SideName): SideName =>
    baseOf(second[name].language) === baseOf(first.leading.language) ? 'leading' : 'facing'
  for (const name of SIDE_NAMES) {
    const side = second[name]
    const isEmpty = side.blocks.length === 0 && side.title === ''
    if (!isEmpty) sides[sideOf(name)] = joinSides(sides[sideOf(name)], side, ids)
  }
  return { ...first, ...sides, ...joinPeople(first, second, sideOf, ids) }
}

/** A title behind other text becomes a heading. */
function joinSides(first: Side, second: Side, ids: IdSource): Side {
  if (first.blocks.length === 0 && first.title === '') return second
  const title: readonly Block[] =
    second.title === ''
      ? []
      : [{ type: 'heading', id: ids('j'), depth: 1, children: [{ type: 'text', value: second.title }] }]
  return { ...first, blocks: [...first.blocks, ...title, ...second.blocks] }
}

/** What the files have and the manuscript made of them lacks: words, objects, cited works and people. */
export function findJoinLosses(files: readonly JoinedFile[], joined: JoinedFile): readonly Finding[] {
  if (files.length < 2) return []
  const lost = findLosses(files.flatMap(textsOf), textsOf(joined), {
    code: 'join',
    kinds: OBJECT_KINDS,
    hasPictures: true,
    nameOf: (work) => work
  })
  const held = peopleOf(joined.manuscript).join('\n')
  const people = files.flatMap(({ manuscript }) => peopleOf(manuscript)).filter((name) => !held.includes(name))
  return [...lost, ...people.map(lostPerson)]
}

/** The texts of a file, with each cited work by what it is, since ids are made anew. */
function textsOf(file: JoinedFile): readonly ComparedText[] {
  const manuscript = withTitle(file)
  const works = new Map(
    file.references.map(({ id, item }) => [id as string, bareText(`${item.title ?? ''} ${item.DOI ?? ''}`)])
  )
  return SIDE_NAMES.map((side) => ({
    side,
    title: manuscript[side].title,
    blocks: replaceIds(manuscript[side].blocks, works, new Set(['reference']))
  }))
}

const peopleOf = ({ authors = [], affiliations = [] }: Manuscript): readonly string[] => [
  ...authors.flatMap(({ names }) => Object.values(names).map(({ family, given = '' }) => `${family} ${given}`.trim())),
  ...affiliations.flatMap(({ names }) => Object.values(names))
]

const lostPerson = (name: string): Finding => ({
  severity: 'error',
  code: 'join-person-lost',
  message: `A person or institution was lost where files became one: “${name}”. Do not use the result; please report this.`,
  place: { part: 'title' },
  values: { kind: 'person', shown: name }
})

const baseOf = (tag: string): string => (tag.split('-')[0] ?? '').toLowerCase()
