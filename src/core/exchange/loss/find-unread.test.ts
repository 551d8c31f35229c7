import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FormattedSide } from '#core/citation/processor'
import type { Finding } from '#core/finding'
import { countingIds, type ReferenceId } from '#core/ids'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { arbitraryManuscript } from '#core/manuscript/testing/arbitrary-manuscript'
import { findUnreadHtml } from '../html/find-unread-html'
import { readHtml } from '../html/read-html'
import { writeHtml } from '../html/write-html'
import { findUnreadJats } from '../jats/find-unread-jats'
import { readJats } from '../jats/read-jats'
import { writeJats } from '../jats/write-jats'
import { findUnreadMarkdown } from '../markdown/find-unread-markdown'
import { readMarkdown } from '../markdown/read-markdown'
import { writeMarkdown } from '../markdown/write-markdown'
import { heldByBlocks, type HeldText } from './held-text'
import { damage, drop, dropWord, hasWord, isOf, type Fault, type Node } from './testing/damage'

const NOTHING: FormattedSide = {
  citations: new Map(),
  bibliography: { entries: [], hangingIndent: false, entrySpacing: 0 },
  missing: []
}
const NONE = { leading: NOTHING, facing: NOTHING }
const keys = new Map(Array.from({ length: 10 }, (_, n) => [`ref-${n}` as ReferenceId, `key${n}`]))
const idOf = new Map([...keys].map(([id, key]) => [key, id]))
const findReferenceByKey = (key: string): ReferenceId | undefined => idOf.get(key)

/** A file, the blocks its reader made of it, and what its second reading finds not to be in others. */
interface Trip {
  readonly file: string
  readonly blocks: readonly Block[]
  readonly unreadIn: (blocks: readonly Block[]) => readonly Finding[]
}

const withTitles = (blocks: readonly Block[], titles: readonly (string | undefined)[]): HeldText => {
  const held = heldByBlocks(blocks)
  return { ...held, texts: [...held.texts, ...titles.map((title) => title ?? '')] }
}

const FORMATS: Readonly<Record<string, (manuscript: Manuscript) => Trip>> = {
  Markdown: (manuscript) => {
    const file = writeMarkdown(manuscript, { flavour: 'pandoc', sides: 'both', layout: 'sequential', keys }).text
    const { title, leading, facing } = readMarkdown(file, { ids: countingIds(), findReferenceByKey })
    return {
      file,
      blocks: [...leading.blocks, ...(facing?.blocks ?? [])],
      unreadIn: (blocks) =>
        findUnreadMarkdown(file, withTitles(blocks, [title, leading.title, facing?.title]), findReferenceByKey)
    }
  },
  HTML: (manuscript) => {
    const file = writeHtml(manuscript, NONE, { sides: 'both', layout: 'sequential' })
    const { blocks } = readHtml(file, { ids: countingIds() })
    return { file, blocks, unreadIn: (others) => findUnreadHtml(file, heldByBlocks(others)) }
  },
  JATS: (manuscript) => {
    const file = writeJats(manuscript, NONE, { sides: 'both', references: [] }).text
    const read = readJats(file, { ids: countingIds(), now: '', file: 'article.xml' })
    if (!read.ok) throw new Error(read.error.message)
    const { leading, facing } = read.value
    return {
      file,
      blocks: [...leading.blocks, ...facing.blocks],
      unreadIn: (blocks) => findUnreadJats(file, withTitles(blocks, [leading.title, facing.title]), [])
    }
  }
}

type Row = readonly [format: string, name: string, isHit: (node: Node) => boolean, fault: Fault]
const ALL = Object.keys(FORMATS)
const FAULTS: readonly Row[] = [
  ...ALL.map((format): Row => [format, 'a text is dropped', hasWord, drop]),
  ...ALL.map((format): Row => [format, 'a word is dropped', hasWord, dropWord]),
  ['Markdown', 'a citation is dropped', isOf('citation'), drop],
  ['Markdown', 'a citation gets another key', isOf('citation'), otherReference],
  ['Markdown', 'a figure is dropped', isOf('image'), drop],
  ['HTML', 'a figure is dropped', isOf('image'), drop],
  ['HTML', 'a note is dropped', isOf('note'), drop],
  ['HTML', 'an equation is dropped', isOf('inlineMath', 'math'), drop],
  ['Markdown', 'an equation is dropped', isOf('inlineMath', 'math'), drop],
  ['Markdown', 'a comment is dropped', isOf('comment'), drop],
  ['HTML', 'a comment is dropped', isOf('comment'), drop]
]

function otherReference(node: Node): Node {
  const { items, ...rest } = node['citation'] as { readonly items: readonly object[] }
  const renamed = items.map((item, at) => (at === 0 ? { ...item, reference: 'other' } : item))
  return { ...node, citation: { ...rest, items: renamed } } as unknown as Node
}

describe('findUnread', () => {
  it.each(ALL)('finds nothing in %s that was read whole', (format) => {
    fc.assert(
      fc.property(arbitraryManuscript('all'), (manuscript) => {
        const trip = FORMATS[format]?.(manuscript)
        expect(trip?.unreadIn(trip.blocks), trip?.file).toEqual([])
      }),
      { numRuns: 12 }
    )
  })

  it.each(FAULTS)('says of %s when %s', (format, _, isHit, fault) => {
    let damagedTexts = 0
    fc.assert(
      fc.property(arbitraryManuscript('all'), fc.nat(), (manuscript, choice) => {
        const trip = FORMATS[format]?.(manuscript)
        const damaged = trip && damage(trip.blocks, choice, isHit, fault)
        if (!damaged) return
        damagedTexts++
        expect(trip.unreadIn(damaged), trip.file).not.toEqual([])
      }),
      { numRuns: 8 }
    )
    expect(damagedTexts).toBeGreaterThan(0)
  })
})

describe('findUnreadJats', () => {
  const ENTRY =
    '<ref id="B1"><mixed-citation publication-type="book"><name><surname>Friedman</surname></name>' +
    '<person-group person-group-type="editor"><name><surname>Hendrix</surname></name></person-group>' +
    '<article-title>Lytic mode</article-title><source>Lambda II</source><year>1983</year></mixed-citation></ref>'
  const ARTICLE = `<article><front/><body><p>Phage.</p></body><back><ref-list>${ENTRY}</ref-list></back></article>`

  it('names the fields of an entry that its reference lacks', () => {
    const read = readJats(ARTICLE, { ids: countingIds(), now: '', file: 'article.xml' })
    if (!read.ok) throw new Error(read.error.message)
    const { leading, references } = read.value
    const held = heldByBlocks(leading.blocks)
    expect(findUnreadJats(ARTICLE, held, references)).toEqual([])
    const poorer = references.map((reference) => {
      const { author: _author, 'container-title': _source, ...item } = reference.item
      return { ...reference, item }
    })
    expect(findUnreadJats(ARTICLE, held, poorer)).toMatchObject([
      { code: 'jats-reference-words-unread', values: { words: 'Friedman Lambda II' } }
    ])
  })
})
