import { describe, expect, it } from 'vitest'
import type { Citation, CitationItem } from '#core/manuscript/citation'
import { citationsOf } from '#core/manuscript/citations-of'
import type { Block } from '#core/manuscript/nodes'
import type { Reference } from '#core/references/reference'
import { damage, drop, isOf, swap, type Fault } from '../loss/testing/damage'
import { findUnreadDocx } from './find-unread-docx'
import { readDocx, type ReadDocx } from './read-docx'
import { FOREIGN_CITATIONS, makeForeignDocx, type ForeignCite } from './testing/foreign-citations'

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
const p = (...content: readonly string[]): string => `<w:p>${content.join('')}</w:p>`

const FIRST: readonly ForeignCite[] = [
  { work: 'harris', locator: '3–5', prefix: 'see ', suffix: ', passim' },
  { work: 'wang', locator: '7' }
]

function documentOf(cite: (cites: readonly ForeignCite[]) => string): { bytes: Uint8Array; read: ReadDocx } {
  const bytes = makeForeignDocx(
    p(run('Cells repair '), cite(FIRST), run(' tissue.')) +
      p(run('Later '), cite([{ work: 'wang', hidesAuthor: true }]), run(' too.'), mark),
    run('As in ') + cite([{ work: 'kim' }])
  )
  const read = readDocx(bytes)
  if (!read.ok) throw new Error(read.error.message)
  return { bytes, read: read.value }
}

const withCitation =
  (change: (citation: Citation) => Citation): Fault =>
  (node) => ({ ...node, citation: change(node['citation'] as Citation) })
const withFirst = (change: (item: CitationItem) => CitationItem): Fault =>
  withCitation((citation) => ({
    ...citation,
    items: citation.items.map((item, at) => (at === 0 ? change(item) : item))
  }))
const without = (part: keyof CitationItem): Fault =>
  withFirst(
    (item) => Object.fromEntries(Object.entries(item).filter(([name]) => name !== part)) as unknown as CitationItem
  )

const FAULTS: readonly (readonly [what: string, choice: number, fault: Fault])[] = [
  ['a citation is dropped', 0, drop],
  ['a citation in a note is dropped', 2, drop],
  ['a work is dropped', 0, withCitation((citation) => ({ ...citation, items: citation.items.slice(1) }))],
  ['two works change places', 0, withCitation((citation) => ({ ...citation, items: citation.items.toReversed() }))],
  ['a work is another one', 0, withFirst((item) => ({ ...item, reference: 'other' as typeof item.reference }))],
  ['a locator is dropped', 0, without('locator')],
  ['a locator counts something else', 0, withFirst((item) => ({ ...item, label: 'chapter' }))],
  ['a locator changes', 0, withFirst((item) => ({ ...item, locator: '3' }))],
  ['words before a work are dropped', 0, without('prefix')],
  ['words behind a work are dropped', 0, without('suffix')],
  ['an author shows that was left out', 1, withCitation((citation) => ({ ...citation, mode: 'normal' }))],
  ['an author is left out that showed', 0, withCitation((citation) => ({ ...citation, mode: 'suppress-author' }))]
]

describe.each(Object.entries(FOREIGN_CITATIONS))('citations of %s', (_, cite) => {
  const { bytes, read } = documentOf(cite)
  const tell = (blocks: readonly Block[], references: readonly Reference[] = read.references): readonly string[] =>
    findUnreadDocx(bytes, { ...read, references }, [blocks])
      .filter(({ code }) => code !== 'docx-paragraph-not-whole')
      .map(({ code, place }) => `${code} in ${place?.part}`)

  it('come in with all that they say', () => {
    const keys = new Map(read.references.map(({ id, item }) => [id, item.title]))
    const cited = citationsOf(read.blocks).map(({ mode, items }) => ({
      mode,
      items: items.map((item) => ({ ...item, reference: keys.get(item.reference) }))
    }))
    expect(cited).toEqual([
      {
        mode: 'normal',
        items: [
          { reference: 'Phase I trial of cells & scaffolds', locator: '3–5', prefix: 'see', suffix: ', passim' },
          { reference: '干细胞治疗进展', locator: '7' }
        ]
      },
      { mode: 'suppress-author', items: [{ reference: '干细胞治疗进展' }] },
      { mode: 'normal', items: [{ reference: 'Stem cells: a review' }] }
    ])
    expect(read.findings).toEqual([])
    expect(findUnreadDocx(bytes, read)).toEqual([])
  })

  it.each(FAULTS)('are missed where %s', (_, choice, fault) => {
    const [part, paragraph] = choice === 2 ? ['footnotes', 1] : ['document', choice + 1]
    expect(tell(damage(read.blocks, choice, isOf('citation'), fault) ?? [])).toEqual([
      `docx-citation-unread in word/${part}.xml, paragraph ${paragraph}`
    ])
  })

  it('are missed where two change places', () => {
    const swapped = swap(read.blocks, 0, isOf('citation'), (node) => JSON.stringify(node)) ?? []
    expect(tell(swapped)).toContainEqual(expect.stringContaining('docx-citation-moved in word/document.xml'))
  })

  it.each<readonly [what: string, change: (item: Reference['item']) => Reference['item']]>([
    ['authors', (item) => ({ ...item, author: [] })],
    ['one of its authors', (item) => ({ ...item, author: [{ family: 'Harris', given: 'V.' }] })],
    ['year', (item) => ({ ...item, issued: {} })],
    ['year changes', (item) => ({ ...item, issued: { 'date-parts': [[1999]] } })]
  ])('tell of a work that came in without its %s', (_, change) => {
    const references = read.references.map((one, at) => (at === 0 ? { ...one, item: change(one.item) } : one))
    expect(tell(read.blocks, references)).toEqual(['docx-reference-unread in word/document.xml, paragraph 1'])
  })

  it('tell of the title of a work that changed', () => {
    const references = read.references.map((one, at) =>
      at === 0 ? { ...one, item: { ...one.item, title: 'X' } } : one
    )
    expect(tell(read.blocks, references)).toEqual([
      'docx-citation-unread in word/document.xml, paragraph 1',
      'docx-reference-unread in word/document.xml, paragraph 1'
    ])
  })
})

const by = 'w:id="1" w:author="Li" w:date="2026-01-02T03:04:05Z"'
const asDeleted = (xml: string): string =>
  xml.replace(/<(\/?)w:t(?=[ >])/g, '<$1w:delText').replaceAll('w:instrText', 'w:delInstrText')
const PLACES: readonly (readonly [place: string, around: (citation: string) => string])[] = [
  ['a table', (it) => `<w:tbl><w:tblGrid/><w:tr><w:tc>${p(run('A '), it)}</w:tc></w:tr></w:tbl>`],
  ['a text box', (it) => p(run('A'), `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${p(run('B '), it)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`)], // prettier-ignore
  ['an insertion', (it) => p(run('A '), `<w:ins ${by}>${it}</w:ins>`)],
  ['a deletion', (it) => p(run('A '), `<w:del ${by}>${asDeleted(it)}</w:del>`)],
  ['an insertion that was deleted', (it) => p(run('A '), `<w:ins ${by}><w:del ${by}>${asDeleted(it)}</w:del></w:ins>`)],
  ['an insertion of each run', (it) => p(run('A '), it.replace(/<w:r>.*?<\/w:r>/gs, (one) => `<w:ins ${by}>${one}</w:ins>`))], // prettier-ignore
  ['a field whose words were changed', (it) => p(run('A '), it.replace(/<w:r><w:t>.*?<\/w:r>/s, (one) => `<w:del ${by}>${asDeleted(one)}</w:del><w:ins ${by}>${one}</w:ins>`))], // prettier-ignore
  ['a heading and a list', (it) => p('<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>', run('A '), it)],
  ['a link', (it) => p(run('A '), `<w:hyperlink w:anchor="b">${it}</w:hyperlink>`)],
  ['a control', (it) => `<w:sdt><w:sdtContent>${p(run('A '), it)}</w:sdtContent></w:sdt>`],
  ['the newer of two alternatives', (it) => p(run('A '), `<mc:AlternateContent><mc:Choice Requires="w14">${it}</mc:Choice><mc:Fallback>${it}</mc:Fallback></mc:AlternateContent>`)], // prettier-ignore
  ['a comment’s passage', (it) => p(run('A '), '<w:commentRangeStart w:id="0"/>', it, '<w:commentRangeEnd w:id="0"/>')],
  ['a field that shows it', (it) => p(run('A '), '<w:fldSimple w:instr=" QUOTE ">', it, '</w:fldSimple>')],
  ['a paragraph of its own', (it) => p(it)]
]

describe.each(Object.entries(FOREIGN_CITATIONS))('a citation of %s', (_, cite) => {
  it.each(PLACES)('comes in from %s', (__, around) => {
    const bytes = makeForeignDocx(p(run('First.'), mark) + around(cite(FIRST)) + p(run('Last.')))
    const read = readDocx(bytes)
    if (!read.ok) throw new Error(read.error.message)
    expect(citationsOf(read.value.blocks)).toMatchObject([
      { items: [{ locator: '3–5', prefix: 'see' }, { locator: '7' }] }
    ])
    expect(findUnreadDocx(bytes, read.value)).toEqual([])
    expect(read.value.findings.map(({ code }) => code).filter((code) => code !== 'docx-boxes-moved')).toEqual([])
  })

  it.each([
    ['insertion', (it: string) => `<w:ins ${by}>${it}</w:ins>`],
    ['insertion', (it: string) => it.replace(/<w:r>.*?<\/w:r>/gs, (one) => `<w:ins ${by}>${one}</w:ins>`)],
    ['deletion', (it: string) => `<w:del ${by}>${asDeleted(it)}</w:del>`],
    ['deletion', (it: string) => `<w:ins ${by}>${it.replace(/<w:r>.*?<\/w:r>/gs, (one) => `<w:del ${by}>${asDeleted(one)}</w:del>`)}</w:ins>`] // prettier-ignore
  ])('keeps the tracked %s that it is under, and is missed without', (type, around) => {
    const bytes = makeForeignDocx(p(run('First '), around(cite(FIRST)), run(' end'), mark))
    const read = readDocx(bytes)
    if (!read.ok) throw new Error(read.error.message)
    const { blocks } = read.value
    expect(blocks).toMatchObject([{ children: [{}, { type, author: 'Li', children: [{ type: 'citation' }] }, {}, {}] }])
    expect(findUnreadDocx(bytes, read.value)).toEqual([])
    const accepted = damage(blocks, 0, isOf(type), (node) => ({ ...node, type: 'strong' }) as unknown as typeof node)
    expect(findUnreadDocx(bytes, read.value, [accepted ?? []])).toMatchObject([{ code: 'docx-citation-unread' }])
  })

  it('comes in whole where it stands in what another one shows', () => {
    const outer = cite(FIRST)
      .replace('(shown)', '(shown ')
      .replace('</w:t></w:r>', `</w:t></w:r>${cite([{ work: 'kim' }])}`)
    const bytes = makeForeignDocx(p(run('A '), mark, outer, run(' end.')))
    const read = readDocx(bytes)
    if (!read.ok) throw new Error(read.error.message)
    expect(citationsOf(read.value.blocks)).toMatchObject([{ items: [{}, {}] }, { items: [{}] }])
    expect(findUnreadDocx(bytes, read.value)).toEqual([])
  })
})

it('takes the instruction that was put in for one that was taken out, which is told', () => {
  const field = (cites: readonly ForeignCite[]): string => FOREIGN_CITATIONS.Zotero(cites)
  const instructions = (xml: string): string => xml.match(/(?:<w:r><w:instrText.*?<\/w:r>)+/s)?.[0] ?? ''
  const [old, set] = [instructions(field([{ work: 'kim' }])), instructions(field(FIRST))]
  const changed = field(FIRST).replace(set, `<w:del ${by}>${asDeleted(old)}</w:del><w:ins ${by}>${set}</w:ins>`)
  const bytes = makeForeignDocx(p(run('A '), changed, mark))
  const read = readDocx(bytes)
  if (!read.ok) throw new Error(read.error.message)
  expect(citationsOf(read.value.blocks)).toMatchObject([{ items: [{ locator: '3–5' }, { locator: '7' }] }])
  expect(read.value.findings).toMatchObject([{ code: 'docx-field-changes' }])
  expect(findUnreadDocx(bytes, read.value)).toEqual([])
})

describe('findUnreadDocx of citations', () => {
  const { bytes, read } = documentOf(FOREIGN_CITATIONS.EndNote)

  it('says the words of what is missing', () => {
    const changed = damage(read.blocks, 0, isOf('citation'), drop) ?? []
    expect(findUnreadDocx(bytes, read, [changed])).toMatchObject([
      { code: 'docx-paragraph-not-whole' },
      {
        message:
          'A citation may not have come in; compare with the file: “see Phase I trial of cells & scaffolds 3–5 , passim; 干细胞治疗进展 7”.',
        values: { kind: 'citation', shown: expect.stringContaining('干细胞治疗进展 7') as unknown }
      }
    ])
    const references = read.references.map((one, at) => (at > 0 ? one : { ...one, item: { ...one.item, author: [] } }))
    expect(findUnreadDocx(bytes, { ...read, references })).toMatchObject([
      { values: { kind: 'reference', shown: 'Phase I trial of cells & scaffolds: Harris, Violaine K.' } }
    ])
  })

  it('tells a dropped citation beside one that came in as text', () => {
    const broken = FOREIGN_CITATIONS.Zotero([{ work: 'kim' }]).replace('citationItems', 'citation')
    const both = makeForeignDocx(p(broken, mark) + p(run('And '), FOREIGN_CITATIONS.Zotero(FIRST)))
    const result = readDocx(both)
    if (!result.ok) throw new Error(result.error.message)
    expect(result.value.findings).toMatchObject([{ code: 'docx-citations-as-text' }])
    expect(findUnreadDocx(both, result.value)).toEqual([])
    const changed = damage(result.value.blocks, 0, isOf('citation'), drop) ?? []
    expect(findUnreadDocx(both, result.value, [changed])).toMatchObject([
      { code: 'docx-citation-unread', place: { part: 'word/document.xml, paragraph 2' } }
    ])
  })
})
