import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FormattedSide } from '#core/citation/processor'
import type { Finding } from '#core/finding'
import { countingIds, type BlockId, type ReferenceId } from '#core/ids'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { Block, Inline } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
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
import {
  damage,
  drop,
  dropWord,
  hasWord,
  hasWords,
  isOf,
  swap,
  swapWords,
  wordsOf,
  type Fault,
  type Node
} from './testing/damage'

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
    return { file, blocks, unreadIn: (others) => findUnreadHtml(file, heldByBlocks(others), [others]) }
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
  ['Markdown', 'a table is dropped', isOf('table'), drop],
  ['HTML', 'a table is dropped', isOf('table'), drop],
  ['HTML', 'a table becomes its paragraphs', isOf('table'), (node) => ({ ...node, type: 'blockquote' }) as Node],
  ['HTML', 'a caption becomes a paragraph', (node) => isOf('caption')(node) && hasWordOf(node), asParagraph],
  ['HTML', 'a note is dropped', isOf('note'), drop],
  ['HTML', 'an equation is dropped', isOf('inlineMath', 'math'), drop],
  ['Markdown', 'an equation is dropped', isOf('inlineMath', 'math'), drop],
  ['Markdown', 'a comment is dropped', isOf('comment'), drop],
  ['HTML', 'a comment is dropped', isOf('comment'), drop]
]

const wordsIn = (node: Node): string => textOf('children' in node ? (node['children'] as readonly Block[]) : [])
const hasWordOf = (node: Node): boolean => /[\p{L}\p{N}]/u.test(wordsOf(node))

function asParagraph(node: Node): Node {
  return { ...node, type: 'paragraph' } as unknown as Node
}

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

describe('the order of what was read', () => {
  const SENTENCES = [
    'Mesenchymal stem cells slowed the progression of disability in thirty people.',
    'Relapse rates fell with treatment, but grey matter volume did not change at all.',
    'Walking speed predicted sleep quality over twelve weeks of follow-up in outpatients.',
    '间充质干细胞延缓了三十名受试者的残疾进展，步行速度有所提高。',
    '治疗后复发率下降，而灰质体积在随访期间没有任何改变。'
  ]
  const citation = (reference: string): Inline =>
    ({
      type: 'citation',
      citation: { id: `c-${reference}`, mode: 'normal', items: [{ reference }] }
    }) as unknown as Inline
  const blocks = SENTENCES.map((value, at): Block => ({
    type: 'paragraph',
    id: `p${at}` as BlockId,
    children: [{ type: 'text', value }, citation(`ref-${at}`), { type: 'text', value: ` 见表${at + 1}。` }]
  }))
  const side = { language: 'en-US', title: 'Review', blocks }
  const manuscript = {
    id: 'm',
    title: 'Review',
    leading: side,
    facing: { language: 'zh-CN', title: '', blocks: [] },
    pairings: [],
    styleId: 'apa',
    createdAt: '2026-01-02T03:04:05Z',
    modifiedAt: '2026-01-02T03:04:05Z'
  } as unknown as Manuscript
  const isText = (node: Node): boolean => hasWords(node) && textOf(node).length > 20
  const isParagraph = (node: Node): boolean => node.type === 'paragraph' && textOf(node).length > 20

  it.each(ALL)('says of %s when words or paragraphs came in in another order, and nothing else', (format) => {
    const trip = FORMATS[format]?.(manuscript)
    expect(trip?.unreadIn(trip.blocks), trip?.file).toEqual([])
    for (const choice of SENTENCES.keys()) {
      const order = { code: `${format.toLowerCase()}-words-moved`, place: { line: expect.any(Number) as number } }
      const swapped = damage(trip?.blocks ?? [], choice, isText, swapWords)
      expect(trip?.unreadIn(swapped ?? []), JSON.stringify(swapped)).toMatchObject([order])
      const exchanged = swap(trip?.blocks ?? [], choice, isParagraph, wordsOf)
      expect(trip?.unreadIn(exchanged ?? []), JSON.stringify(exchanged)).toContainEqual(expect.objectContaining(order))
    }
  })

  it.each(ALL)('says of %s when words of two paragraphs changed places', (format) => {
    const trip = FORMATS[format]?.(manuscript)
    const places: Readonly<Record<string, string>> = { disability: 'volume', volume: 'disability' }
    const exchanged = JSON.stringify(trip?.blocks).replace(/disability|volume/gu, (word) => places[word] ?? word)
    const twice = JSON.parse(exchanged) as readonly Block[]
    expect(trip?.unreadIn(twice)).toContainEqual(
      expect.objectContaining({ code: `${format.toLowerCase()}-words-moved` })
    )
  })
})

describe('findUnreadMarkdown', () => {
  const NOTED = 'Doses[^1] differed[^b].\n\n| Arm | n |\n|---|--:|\n| One | 2 |\n\n[^1]: By weight\n[^b]: 按体重\n'

  it.each([
    ['a note becomes its words', isOf('note'), 'markdown-note-unread'],
    ['a table becomes its words', isOf('table'), 'markdown-table-unread']
  ])('says so when %s', (_, isHit, code) => {
    const { leading } = readMarkdown(NOTED, { ids: countingIds(), findReferenceByKey })
    const told = (blocks: readonly Block[]) => findUnreadMarkdown(NOTED, heldByBlocks(blocks), findReferenceByKey)
    expect(told(leading.blocks)).toEqual([])
    const asWords = (node: Node): Node => ({ type: 'text', value: wordsIn(node) }) as unknown as Node
    const asBlock = (node: Node): Node =>
      ({ type: 'paragraph', id: 'words', children: [asWords(node)] }) as unknown as Node
    const damaged = damage(leading.blocks, 0, isHit, code.includes('note') ? asWords : asBlock)
    expect(told(damaged ?? [])).toContainEqual(
      expect.objectContaining({ code, place: { line: expect.any(Number) as number } })
    )
  })

  it.each(['`[^1]` and\n\n[^1]: no mark', '    | a |\n    |---|', 'a | b\n---', '$[^1]$\n\n[^1]: x'])(
    'takes “%s” for neither',
    (text) => {
      const { leading } = readMarkdown(text, { ids: countingIds(), findReferenceByKey })
      expect(findUnreadMarkdown(text, heldByBlocks(leading.blocks), findReferenceByKey)).toEqual([])
    }
  )
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

  const x = (n: number): string => `<xref ref-type="bibr" rid="B${n}">${n}</xref>`
  const formula = '<inline-formula><tex-math>x^2</tex-math></inline-formula>'
  const objects =
    `<p>First [${x(1)},${x(2)}].<xref ref-type="fn" rid="n1">a</xref> Then [${x(3)}] and ${formula}.</p>` +
    '<fig id="f"><caption><p>Course</p></caption><graphic xlink:href="f.jpg"/></fig>' +
    '<table-wrap id="t"><table><tr><td>One</td><td>Two</td></tr></table></table-wrap>'
  const refs = [1, 2, 3].map((n) => `<ref id="B${n}"><mixed-citation>Li W. Work ${n}. 201${n}.</mixed-citation></ref>`)
  const full =
    `<article xmlns:xlink="http://www.w3.org/1999/xlink"><front/><body>${objects}</body><back><fn-group>` +
    `<fn id="n1"><p>Aside</p></fn></fn-group><ref-list>${refs.join('')}</ref-list></back></article>`
  const isFirst = (node: Node): boolean =>
    isOf('citation')(node) && JSON.stringify(node).split('"reference"').length > 2
  const turn = (node: Node): Node =>
    JSON.parse(JSON.stringify(node), (key, value: unknown) =>
      key === 'items' ? (value as readonly unknown[]).toReversed() : value
    ) as Node

  it.each<readonly [of: string, isHit: (node: Node) => boolean, fault: Fault, code: string]>([
    ['a citation is dropped', isOf('citation'), drop, 'jats-citation-unread'],
    ['a citation gets another work', isOf('citation'), otherReference, 'jats-citation-unread'],
    ['the works of a citation change places', isFirst, turn, 'jats-citation-moved'],
    ['a note is dropped', isOf('note'), drop, 'jats-note-unread'],
    ['a figure is dropped', isOf('image'), drop, 'jats-figure-unread'],
    ['a table is dropped', isOf('table'), drop, 'jats-table-unread'],
    ['an equation is dropped', isOf('inlineMath'), drop, 'jats-equation-unread']
  ])('says so when %s', (_, isHit, fault, code) => {
    const read = readJats(full, { ids: countingIds(), now: '', file: 'article.xml' })
    if (!read.ok) throw new Error(read.error.message)
    const { leading, references } = read.value
    const told = (blocks: readonly Block[]): readonly string[] =>
      findUnreadJats(full, heldByBlocks(blocks), references).map((finding) => finding.code)
    expect(told(leading.blocks)).toEqual([])
    expect(told(damage(leading.blocks, 0, isHit, fault) ?? [])).toContain(code)
  })

  it('says so when two citations of an article change places', () => {
    const read = readJats(full, { ids: countingIds(), now: '', file: 'article.xml' })
    if (!read.ok) throw new Error(read.error.message)
    const swapped = swap(read.value.leading.blocks, 0, isOf('citation'), (node) => JSON.stringify(node))
    const told = findUnreadJats(full, heldByBlocks(swapped ?? []), read.value.references)
    expect(new Set(told.map(({ code }) => code))).toEqual(new Set(['jats-citation-moved']))
  })
})
