import { describe, expect, it } from 'vitest'
import { countingIds, type ReferenceId } from '#core/ids'
import { citationsOf } from '#core/manuscript/citations-of'
import { textOf } from '#core/manuscript/text-of'
import type { Reference } from '#core/references/reference'
import { findJoinLosses, joinManuscripts, type JoinedFile } from './join-manuscripts'
import { damage, drop, isOf, swap, type Fault, type Node } from './loss/testing/damage'
import { readManuscript } from './read-manuscript'

const work = (id: string, title: string): Reference => ({
  id: id as ReferenceId,
  key: title,
  item: { id, type: 'article-journal', title },
  verification: { kind: 'unchecked' },
  tags: [],
  addedAt: '',
  modifiedAt: ''
})

/** A file with ids of its own, as one that another program counted has them. */
function read(name: string, content: string, references: readonly Reference[] = []): JoinedFile {
  const result = readManuscript(name, new TextEncoder().encode(content), {
    ids: countingIds(),
    now: '2026-01-02T03:04:05Z',
    findReferenceByKey: (key) => references.find((reference) => reference.key === key)?.id
  })
  if (!result.ok) throw new Error(result.error.message)
  return { manuscript: result.value.manuscript, references, name }
}

const join = (...files: readonly JoinedFile[]): JoinedFile => joinManuscripts(files, countingIds())
const textsOf = ({ manuscript: { leading, facing } }: JoinedFile): readonly string[] =>
  [leading, facing].map(({ title, blocks }) => `${title}\n${textOf(blocks)}`.trim())

describe('joinManuscripts', () => {
  it('puts each language on its side, in the order of the files', () => {
    const joined = join(read('a.md', '# One\n\nText.'), read('b.md', '# 一\n\n正文。'), read('c.md', 'More text.'))
    expect(textsOf(joined)).toEqual(['One\nText.\nMore text.', '一\n正文。'])
  })

  it('keeps titles and people of every file', () => {
    const files = [
      read('a.md', '---\ntitle: First\nauthor: Li Wei\n---\n\nText.'),
      read('b.md', '---\ntitle: Second\nauthor: Ann Harris\n---\n\nMore.')
    ]
    const joined = join(...files)
    expect(joined.manuscript.title).toBe('First')
    expect(textsOf(joined)[0]).toBe('First\nText.\nSecond\nMore.')
    expect(joined.manuscript.authors?.map(({ names }) => names.leading?.family)).toEqual(['Wei', 'Harris'])
    expect(findJoinLosses(files, joined)).toEqual([])
  })

  it('takes as many people in the other language for the same', () => {
    const joined = join(
      read('a.md', '---\ntitle: First\nauthor: Wei Li\n---\n\nText.'),
      read('b.md', '---\ntitle: 综述\nauthor: 李伟\n---\n\n正文在这里。')
    )
    expect(joined.manuscript.authors).toHaveLength(1)
    expect(Object.keys(joined.manuscript.authors?.[0]?.names ?? {})).toEqual(['facing', 'leading'])
  })

  it('gives ids that two files share to one of them, and keeps their works apart', () => {
    const [a, b] = [work('r1', 'alpha'), work('r1', 'beta')]
    const files = [read('a.md', 'One [@alpha].', [a]), read('b.md', 'Two [@beta] and [@beta].', [b])]
    const { manuscript, references } = join(...files)
    const ids = manuscript.leading.blocks.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const titles = new Map(references.map(({ id, item }) => [id, item.title]))
    const cited = citationsOf(manuscript.leading.blocks).flatMap(({ items }) => items)
    expect(cited.map(({ reference }) => titles.get(reference))).toEqual(['alpha', 'beta', 'beta'])
    expect(findJoinLosses(files, { manuscript, references })).toEqual([])
    expect(join(files[0] ?? read('', ''), files[0] ?? read('', '')).references).toEqual([a])
  })
})

describe('findJoinLosses', () => {
  const works = [work('r1', 'alpha'), work('r2', 'beta')]
  const files = [
    read(
      'a.md',
      '---\nauthor: Wei Li\n---\n\nFirst [@alpha, p. 3] and [@beta].[^1]\n\n[^1]: Aside\n\n![MRI](data:image/png;base64,iVBORw0KGgo=)',
      works
    ),
    read(
      'b.md',
      '正文第一段 MDPI+2。\n\n| arm | dose |\n|---|---|\n| one | two |\n\n![computed tomography](data:image/png;base64,iVBORw0KGgoA)'
    )
  ]
  const joined = join(...files)
  const damaged = (side: 'leading' | 'facing', isHit: (node: Node) => boolean, fault: Fault): readonly string[] => {
    const blocks = damage(joined.manuscript[side].blocks, 0, isHit, fault)
    if (!blocks) throw new Error('Nothing was damaged')
    const manuscript = { ...joined.manuscript, [side]: { ...joined.manuscript[side], blocks } }
    return findJoinLosses(files, { ...joined, manuscript }).map(({ code }) => code)
  }

  it('finds none where all is there', () => {
    expect(findJoinLosses(files, joined)).toEqual([])
  })

  it.each<readonly [object: string, side: 'leading' | 'facing', code: string]>([
    ['text', 'facing', 'join-words-lost'],
    ['citation', 'leading', 'join-citation-lost'],
    ['note', 'leading', 'join-note-lost'],
    ['image', 'leading', 'join-figure-lost'],
    ['table', 'leading', 'join-table-lost']
  ])('says so when a %s is dropped', (object, side, code) => {
    expect(damaged(side, isOf(object), drop)).toContain(code)
  })

  it('says so when citations change places, a work is another one, or a person is dropped', () => {
    const { manuscript } = joined
    const blocks = swap(manuscript.leading.blocks, 0, isOf('citation'), (node) => JSON.stringify(node)) ?? []
    const swapped = { ...manuscript, leading: { ...manuscript.leading, blocks } }
    expect(findJoinLosses(files, { ...joined, manuscript: swapped })).toMatchObject([{ code: 'join-citation-moved' }])
    const others = [work('r1', 'gamma'), work('r2', 'beta')]
    expect(findJoinLosses(files, { manuscript, references: others })).toMatchObject([{ code: 'join-citation-lost' }])
    expect(findJoinLosses(files, { ...joined, manuscript: { ...manuscript, authors: [] } })).toMatchObject([
      { code: 'join-person-lost', values: { shown: 'Li Wei' } }
    ])
  })
})
