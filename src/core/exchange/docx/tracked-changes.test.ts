import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Block, Inline } from '#core/manuscript/nodes'
import type { Manuscript } from '#core/manuscript/manuscript'
import { readDocx } from './read-docx'
import type { ReadDocx } from './read-docx'
import { NOTHING_CITED } from './testing/formatted-sides'
import { makeDocx } from './testing/make-docx'
import { roundTrip, writeSide } from './testing/one-side'
import { writeDocx } from './write-docx'

function read(...args: Parameters<typeof makeDocx>): ReadDocx {
  const result = readDocx(makeDocx(...args))
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

const codes = ({ findings }: ReadDocx): readonly string[] => findings.map(({ code }) => code)
const p = (inside: string, properties = ''): string => `<w:p>${properties}${inside}</w:p>`
const r = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
describe('tracked changes of Word', () => {
  const who = 'w:id="1" w:author="A" w:date="2024-09-08T10:00:00Z"'
  const deletion = { type: 'deletion', author: 'A', date: '2024-09-08T10:00:00Z' } as const

  it('keep rows put in or taken out, and blocks inside a change', () => {
    const row = (change: string, text: string): string =>
      `<w:tr><w:trPr>${change}</w:trPr><w:tc>${p(r(text))}</w:tc></w:tr>`
    const { blocks, findings } = read(
      `<w:tbl>${row('', '甲')}${row(`<w:ins ${who}/>`, 'B')}</w:tbl><w:del ${who}>${p(r('gone'))}</w:del>`
    )
    expect(blocks).toMatchObject([
      { type: 'table', children: [{}, { change: { type: 'insertion', author: 'A' } }] },
      { children: [{ type: 'deletion', children: [{ value: 'gone' }] }], endChange: deletion }
    ])
    expect(blocks[0]).not.toHaveProperty('children.0.change')
    expect(findings).toEqual([])
  })

  it('of rows go out and come back', () => {
    const cell = {
      type: 'tableCell',
      header: false,
      children: [{ type: 'paragraph', id: 'c1', children: [] }]
    } as never
    const table = {
      type: 'table',
      id: 't1',
      children: [{ type: 'tableRow', change: deletion, children: [cell] }]
    } as unknown as Block
    expect(roundTrip([], table)).toMatchObject([{ type: 'table', children: [{ change: deletion }] }])
  })
  it('keep moves as a deletion and an insertion, marks of paragraphs, and tell of formatting', () => {
    const document = read(
      p(
        `<w:moveFromRangeStart ${who} w:name="m"/><w:moveFrom ${who}>${r('moved')}</w:moveFrom><w:moveFromRangeEnd w:id="1"/>`,
        `<w:pPr><w:rPr><w:del ${who}/></w:rPr></w:pPr>`
      ) +
        p(
          `<w:moveTo ${who}>${r('moved')}</w:moveTo><w:r><w:rPr><w:b/><w:rPrChange ${who}><w:rPr/></w:rPrChange></w:rPr><w:t>bold</w:t></w:r>`
        )
    )
    expect(document.blocks).toMatchObject([
      {
        children: [{ type: 'deletion', children: [{ value: 'moved' }] }],
        endChange: { type: 'deletion', author: 'A' }
      },
      { children: [{ type: 'insertion', children: [{ value: 'moved' }] }, { type: 'strong' }] }
    ])
    expect(codes(document)).toEqual(['docx-moves', 'docx-format-changes'])
    expect(document.findings[1]?.message).toContain('"bold"')
  })
  it('of all cells of a row are those of the row; of single cells, told with their words', () => {
    const cell = (text: string, change = ''): string => `<w:tc><w:tcPr>${change}</w:tcPr>${p(r(text))}</w:tc>`
    const put = `<w:cellIns ${who}/>`
    const gone = `<w:cellDel ${who}/>`
    const document = read(
      `<w:tbl><w:tr>${cell('甲', put)}${cell('b', put)}</w:tr><w:tr>${cell('c', gone)}${cell('d', gone)}</w:tr>` +
        `<w:tr>${cell('only this', put)}${cell('f')}</w:tr></w:tbl>`
    )
    expect(document.blocks).toMatchObject([
      { children: [{ change: { type: 'insertion', author: 'A' } }, { change: { type: 'deletion' } }, {}] }
    ])
    expect(document.blocks[0]).not.toHaveProperty('children.2.change')
    expect(document.findings).toMatchObject([{ code: 'docx-cell-changes', values: { count: 1, samples: 'only this' } }])
  })
  it('within each other are joined, and those of tables, sections and numbers are told', () => {
    const nested = `<w:ins ${who}>${r('new')}<w:del ${who}><w:r><w:delText>newer</w:delText></w:r></w:del></w:ins>`
    const document = read(
      p(nested) +
        `<w:tbl><w:tblPr><w:tblPrChange ${who}/></w:tblPr><w:tr><w:trPr><w:trPrChange ${who}/></w:trPr><w:tc>${p(r('cell'))}</w:tc></w:tr></w:tbl>` +
        p(r('section'), `<w:pPr><w:sectPr><w:sectPrChange ${who}/></w:sectPr></w:pPr>`)
    )
    expect(document.blocks[0]).toMatchObject({
      children: [{ type: 'insertion' }, { type: 'deletion', author: 'A', inserted: { author: 'A' } }]
    })
    expect(document.findings).toMatchObject([
      { code: 'docx-format-changes', values: { count: 3, samples: 'cell; section' } }
    ])
  })
  it('take out what another put in as Word does: words, ends and rows', () => {
    const change = { ...deletion, inserted: { author: '李娜' } }
    const children: readonly Inline[] = [{ ...change, children: [{ type: 'text', value: '新的' }] }]
    const line: Block = { type: 'paragraph', id: 'p' as Block['id'], children, endChange: change }
    const { bytes } = writeSide([], line, {
      type: 'table',
      id: 't' as Block['id'],
      children: [{ type: 'tableRow', change, children: [{ type: 'tableCell', header: false, children: [] }] }]
    })
    const markup = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
    expect(markup).toMatch(/<w:ins [^>]*"李娜"><w:del [^>]*"A"[^>]*><w:r>.*新的<\/w:delText><\/w:r><\/w:del><\/w:ins>/)
    expect(markup).toMatch(/<w:rPr><w:ins [^>]*"李娜"\/><w:del [^>]*\/><\/w:rPr>/)
    expect(markup).toMatch(/<w:trPr><w:ins [^>]*"李娜"\/><w:del [^>]*\/><\/w:trPr>/)
  })
  it('of a title and of code are accepted, and told', () => {
    const title = '<w:pPr><w:pStyle w:val="Title"/></w:pPr>'
    const document = read(
      p(
        `${r('A ')}<w:del ${who}><w:r><w:delText>bad </w:delText></w:r></w:del><w:ins ${who}>${r('good ')}</w:ins>${r('title')}`,
        title
      ) + p(r('text'))
    )
    expect(document.title).toBe('A good title')
    expect(document.findings).toMatchObject([{ code: 'docx-changes-accepted', values: { samples: 'bad good ' } }])
  })
  it('of the address of a link leave the new one, in whatever order they stand, and are told', () => {
    const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
    const added = `<w:ins ${who}><w:r><w:instrText>HYPERLINK "https://new.example/"</w:instrText></w:r></w:ins>`
    const gone = `<w:del ${who}><w:r><w:delInstrText>HYPERLINK "https://old.example/"</w:delInstrText></w:r></w:del>`
    for (const instruction of [added + gone, gone + added]) {
      const document = read(p(mark('begin') + instruction + mark('separate') + r('网址') + mark('end')))
      expect(document.blocks).toMatchObject([{ children: [{ type: 'link', url: 'https://new.example/' }] }])
      expect(document.findings).toMatchObject([
        { code: 'docx-field-changes', values: { samples: 'HYPERLINK "https://old.example/"' } }
      ])
    }
  })
  it('of a whole link leave it a link', () => {
    const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
    const instruction = '<w:r><w:delInstrText>HYPERLINK "https://old.example/"</w:delInstrText></w:r>'
    const shown = '<w:r><w:delText>old</w:delText></w:r>'
    const { blocks, findings } = read(
      p(`<w:del ${who}>${mark('begin')}${instruction}${mark('separate')}${shown}${mark('end')}</w:del>`)
    )
    expect(JSON.stringify(blocks)).toContain('https://old.example/')
    expect(blocks).toMatchObject([{ children: [{ type: 'deletion' }] }])
    expect(findings).toEqual([])
  })
})

it('says whether Word records changes in it', () => {
  const manuscript = {
    id: 'm',
    title: '',
    leading: { language: 'en-US', title: '', blocks: [] },
    facing: { language: 'zh-CN', title: '', blocks: [] },
    pairings: [],
    styleId: 'apa',
    createdAt: '2024-09-08T00:00:00.000Z',
    modifiedAt: '2024-09-09T00:00:00.000Z'
  } as unknown as Manuscript
  const readBack = (made: Manuscript): unknown =>
    readDocx(
      writeDocx(made, { leading: NOTHING_CITED, facing: NOTHING_CITED }, { sides: 'leading', layout: 'sequential' })
        .bytes
    )
  expect(readBack({ ...manuscript, recordsChanges: true })).toMatchObject({ value: { recordsChanges: true } })
  expect(readBack(manuscript)).not.toHaveProperty('value.recordsChanges')
})
