import { describe, expect, it } from 'vitest'
import { textOf } from '#core/manuscript/text-of'
import type { ReadDocx } from './read-docx'
import { readDocx } from './read-docx'
import { decodePart } from './decode-part'
import { makeDocx } from './testing/make-docx'
import type { RelatedPart } from './testing/make-docx'

type Options = Parameters<typeof makeDocx>[1]

function read(body: string, options?: Options): ReadDocx {
  const result = readDocx(makeDocx(body, options))
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

const words = (body: string, options?: Options): string => textOf(read(body, options).blocks)
const codes = ({ findings }: ReadDocx): readonly string[] => findings.map(({ code }) => code)
const p = (content: string, properties = ''): string => `<w:p>${properties}${content}</w:p>`
const r = (text: string, properties = ''): string => `<w:r>${properties}<w:t xml:space="preserve">${text}</w:t></w:r>`
const styled = (style: string, text: string): string => p(r(text), `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`)
const cell = (text: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(r(text))}</w:tc>`
const field = (instruction: string, result: string): string =>
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' +
  `<w:r><w:instrText>${instruction}</w:instrText></w:r>` +
  `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`

describe('readDocx', () => {
  it('finds headings by built-in name in any language version, by outline level and by style inheritance', () => {
    const styles: RelatedPart = {
      kind: 'styles',
      xml:
        '<w:styles>' +
        '<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>' +
        '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="自定义"/><w:basedOn w:val="berschrift2"/></w:style>' +
        '<w:style w:type="paragraph" w:styleId="sec"><w:name w:val="Sec"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>' +
        '</w:styles>'
    }
    const { blocks } = read(
      styled('berschrift2', 'Methoden') +
        styled('a3', '方法') +
        styled('sec', 'Results') +
        p(r('Direct'), '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>') +
        styled('Heading6', 'Deep'),
      { parts: [styles] }
    )
    expect(blocks.map((block) => (block.type === 'heading' ? block.depth : block.type))).toEqual([2, 2, 3, 1, 4])
  })

  it('takes marks from the run and its character style, and lets the run switch them off', () => {
    const styles: RelatedPart = {
      kind: 'styles',
      xml: '<w:styles><w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style></w:styles>'
    }
    const { blocks } = read(
      p(
        r('粗', '<w:rPr><w:rStyle w:val="Strong"/></w:rPr>') +
          r('plain', '<w:rPr><w:rStyle w:val="Strong"/><w:b w:val="0"/></w:rPr>') +
          r('x', '<w:rPr><w:u w:val="none"/><w:vertAlign w:val="subscript"/></w:rPr>')
      ),
      { parts: [styles] }
    )
    expect(blocks).toMatchObject([
      {
        children: [
          { type: 'strong', children: [{ value: '粗' }] },
          { type: 'text', value: 'plain' },
          { type: 'subscript', children: [{ value: 'x' }] }
        ]
      }
    ])
  })

  it('reads tracked insertions and deletions with who made them', () => {
    const document = read(
      p(
        `${r('Kept ')}<w:ins w:id="1" w:author="A" w:date="2024-09-08T10:00:00Z">${r('新增')}</w:ins><w:del w:id="2" w:author="乙"><w:r><w:delText>gone</w:delText></w:r></w:del>${r(' end')}`
      )
    )
    expect(textOf(document.blocks)).toBe('Kept 新增 end')
    expect(document.blocks).toMatchObject([
      {
        children: [
          { type: 'text' },
          { type: 'insertion', author: 'A', date: '2024-09-08T10:00:00Z', children: [{ value: '新增' }] },
          { type: 'deletion', author: '乙', children: [{ value: 'gone' }] },
          { type: 'text' }
        ]
      }
    ])
    expect(codes(document)).toEqual([])
  })

  it('keeps the text that fields show and never their instructions', () => {
    const document = read(
      p(
        r('See ') +
          field('ADDIN ZOTERO_ITEM CSL_CITATION {&quot;x&quot;:1}', r('(Harris, 2018)')) +
          field('DDEAUTO c:\\\\windows\\\\cmd.exe', r('；结果'))
      )
    )
    expect(textOf(document.blocks)).toBe('See (Harris, 2018)；结果')
    expect(codes(document)).toEqual(['docx-citations-as-text'])
  })

  it('keeps words apart between which a page ends, and no break where none is between words', () => {
    const page = '<w:r><w:br w:type="page"/></w:r>'
    expect(textOf(read(p(r('甲') + page + r('column'))).blocks)).toBe('甲\ncolumn')
    expect(textOf(read(p(page + r('甲')) + p(r('乙') + page) + p(page)).blocks)).toBe('甲\n乙')
  })

  it('keeps the text after a field that is never closed', () => {
    const document = read(p(`${r('a')}<w:r><w:fldChar w:fldCharType="begin"/></w:r>`) + p(r('后文')))
    expect(textOf(document.blocks)).toBe('a\n后文')
    expect(codes(document)).toEqual(['docx-field-unfinished'])
  })

  it('keeps links with safe addresses, from relationships, anchors and fields, and the text of the others', () => {
    const links = {
      ok: 'https://doi.org/10.1/x',
      script: 'javascript:alert(1)',
      file: 'file:///etc/passwd',
      share: '\\\\host\\share'
    }
    const link = (id: string, text: string): string => `<w:hyperlink r:id="${id}">${r(text)}</w:hyperlink>`
    const document = read(
      p(
        link('ok', 'doi') +
          link('script', 'js') +
          link('file', 'file') +
          link('share', 'unc') +
          `<w:hyperlink w:anchor="s2">${r('s2')}</w:hyperlink>` +
          field('HYPERLINK "https://example.org/" \\l "top"', r('field')) +
          field('HYPERLINK "vbscript:x"', r('bad'))
      ),
      { links }
    )
    expect(document.blocks[0]).toMatchObject({
      children: [
        { type: 'link', url: 'https://doi.org/10.1/x' },
        { type: 'text', value: 'jsfileunc' },
        { type: 'link', url: '#s2' },
        { type: 'link', url: 'https://example.org/#top' },
        { type: 'text', value: 'bad' }
      ]
    })
    expect(codes(document)).toEqual(['docx-links-left-out'])
    expect(document.findings[0]?.values?.['count']).toBe(4)
  })

  it('reads notes where their marks stand', () => {
    const footnotes: RelatedPart = {
      kind: 'footnotes',
      xml: `<w:footnotes><w:footnote w:id="2">${p(r('脚注 text'))}</w:footnote></w:footnotes>`
    }
    const document = read(p(`${r('Body')}<w:r><w:footnoteReference w:id="2"/></w:r>`) + p(r('Last')), {
      parts: [footnotes]
    })
    expect(document.blocks).toMatchObject([
      {
        children: [
          { value: 'Body' },
          { type: 'note', kind: 'footnote', children: [{ children: [{ value: '脚注 text' }] }] }
        ]
      },
      { children: [{ value: 'Last' }] }
    ])
    expect(codes(document)).toEqual([])
  })

  it('keeps the words of equations, symbols and text boxes', () => {
    const box = `<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${p(r('盒子'))}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p(r('盒子'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
    const document = read(
      p(
        `${r('TGF-')}<w:r><w:sym w:font="Symbol" w:char="F062"/></w:r><w:r><w:t> </w:t></w:r><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>${box}`
      )
    )
    expect(textOf(document.blocks)).toBe('TGF-β x = 1\n盒子')
    expect(codes(document)).toEqual(['docx-boxes-moved'])
  })

  it('counts numbered paragraphs on across the text between them', () => {
    const numbering: RelatedPart = {
      kind: 'numbering',
      xml:
        '<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>' +
        '<w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    }
    const item = (text: string): string =>
      p(r(text), '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr></w:pPr>')
    const { blocks } = read(item('一') + item('二') + p(r('between')) + item('三'), { parts: [numbering] })
    expect(blocks).toMatchObject([
      { type: 'list', ordered: true, children: [{}, {}] },
      { type: 'paragraph' },
      { type: 'list', ordered: true, start: 3, children: [{}] }
    ])
  })

  it('reads merged cells and header rows', () => {
    const { blocks } = read(
      `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('A', '<w:gridSpan w:val="2"/>')}${cell('B')}</w:tr>` +
        `<w:tr>${cell('一', '<w:vMerge w:val="restart"/>')}${cell('1')}${cell('2')}</w:tr>` +
        `<w:tr>${cell('', '<w:vMerge/>')}${cell('3')}${cell('4')}</w:tr></w:tbl>`
    )
    expect(blocks).toMatchObject([
      {
        type: 'table',
        children: [
          { children: [{ header: true, colSpan: 2 }, { header: true }] },
          { children: [{ header: false, rowSpan: 2 }, {}, {}] },
          { children: [{}, {}] }
        ]
      }
    ])
  })

  it('survives tables nested beyond reason with every word', () => {
    const nested = Array.from({ length: 60 }).reduce<string>(
      (inner) => `<w:tbl><w:tr><w:tc>${inner}<w:p/></w:tc></w:tr></w:tbl>`,
      p(r('深处'))
    )
    const document = read(nested)
    expect(textOf(document.blocks).trim()).toBe('深处')
    expect(codes(document)).toContain('docx-tables-too-deep')
  })

  it('never opens a template, and names it', () => {
    const settings =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t" ' +
      'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" ' +
      'Target="https://canary.invalid/t.dotm" TargetMode="External"/></Relationships>'
    const document = read(p(r('正文')), { files: { 'word/_rels/settings.xml.rels': settings } })
    expect(codes(document)).toEqual(['docx-template-left-out'])
  })

  it('reads only the text of a document with macros, and names them', () => {
    const document = read(p(r('正文')), { files: { 'word/vbaProject.bin': 'x' } })
    expect(textOf(document.blocks)).toBe('正文')
    expect(codes(document)).toEqual(['docx-macros-left-out'])
  })

  it.each([
    ['a control character', 'A \u0001干', 'A �干'],
    ['one by its number', 'A &#x1;&#1;干&#20;', 'A ��干�'],
    ['half of a character', '干 &#xD83D;', '干 �'],
    ['a number beyond all characters', '&#99999999;', '�']
  ])('reads %s as a damaged one, and tells', (_, text, shown) => {
    const document = read(p(r(text)))
    expect(textOf(document.blocks)).toBe(shown)
    expect(codes(document)).toEqual(['docx-characters-unreadable'])
  })

  it('reads parts in UTF-16 and in other encodings that they declare', () => {
    const decoded = (declared: string, encode: (text: string) => Uint8Array): string =>
      decodePart(encode(`<?xml version="1.0" encoding="${declared}"?><d>é</d>`)).slice(-8)
    const utf16 = (text: string): Uint8Array => Uint8Array.from(Array.from(`\uFEFF${text}`, (sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8]).flat()) // prettier-ignore
    const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0))
    expect([decoded('UTF-16', utf16), decoded('ISO-8859-1', latin1)]).toEqual(['<d>é</d>', '<d>é</d>'])
    expect(decoded('UTF-8', latin1)).toBe('<d>�</d>')
    expect(decoded('nonsense', latin1)).toBe('<d>�</d>')
  })

  it.each([
    ['a document type', '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document/>', 'docx-doctype'],
    ['markup that is not well-formed', '<w:document><w:body></w:document>', 'docx-bad-xml'],
    ['an undeclared entity', '<d>&x;</d>', 'docx-bad-xml'],
    ['bottomless nesting', '<a>'.repeat(5_000), 'docx-too-deep']
  ])('refuses %s', (_, xml, code) => {
    expect(readDocx(makeDocx('', { files: { 'word/document.xml': xml } }))).toMatchObject({
      ok: false,
      error: { code }
    })
  })

  it('keeps text in every script and white space inside a line', () => {
    expect(words(p(r('a  b') + '<w:r><w:tab/></w:r>' + r('𠮷野 “引号” é')))).toBe('a  b\t𠮷野 “引号” é')
  })
})
