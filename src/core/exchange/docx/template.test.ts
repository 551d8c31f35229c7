import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { readDocx } from './read-docx'
import { readTemplate } from './read-template'
import type { DocxTemplate } from './read-template'
import { partsOf, parseStrictly } from './testing/docx-parts'
import { NOTHING_CITED } from './testing/formatted-sides'
import { makeDocx } from './testing/make-docx'
import { writeDocx } from './write-docx'

const manuscript = {
  id: 'm1',
  title: 'Review',
  leading: {
    language: 'en-US',
    title: 'Stem cells',
    blocks: [
      { type: 'heading', id: 'b1', depth: 1, children: [{ type: 'text', value: 'Methods' }] },
      { type: 'paragraph', id: 'b2', children: [{ type: 'text', value: 'We searched “PubMed”.' }] },
      {
        type: 'blockquote',
        id: 'b3',
        children: [{ type: 'paragraph', id: 'b4', children: [{ type: 'text', value: 'Quoted' }] }]
      }
    ] as unknown as readonly Block[]
  },
  facing: { language: 'zh-CN', title: '', blocks: [] },
  pairings: [],
  styleId: 'apa',
  createdAt: '2024-09-08T00:00:00.000Z',
  modifiedAt: '2024-09-09T00:00:00.000Z'
} as unknown as Manuscript

/** A reference document as a Chinese Word keeps its styles: English names, ids of its own. */
const STYLES =
  '<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/></w:rPr></w:rPrDefault></w:docDefaults>' +
  '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>' +
  '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:rPr><w:color w:val="FF0000"/></w:rPr></w:style>' +
  '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/></w:style>' +
  '<w:style w:type="paragraph" w:styleId="a4"><w:name w:val="Body Text"/></w:style>' +
  '<w:style w:type="character" w:styleId="Quote"><w:name w:val="Journal Quote"/></w:style></w:styles>'
const SECTION =
  '<w:sectPr><w:headerReference w:type="default" r:id="rIdH"/><w:pgSz w:w="12240" w:h="15840"/>' +
  '<w:pgMar w:top="1000" w:right="1100" w:bottom="1200" w:left="1300" w:header="700" w:footer="700"/></w:sectPr>'
const HEADER =
  '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:p>' +
  '<w:hyperlink r:id="evil"><w:r><w:t>Journal of Cells</w:t></w:r></w:hyperlink>' +
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> INCLUDEPICTURE "https://x.org/a.png" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>' +
  '<w:r><w:object r:id="ole"/></w:r></w:p></w:hdr>'

function reference(files: Readonly<Record<string, string>> = {}): Uint8Array {
  const bytes = makeDocx(`<w:p/>${SECTION}`, {
    parts: [{ kind: 'styles', xml: STYLES }],
    files: { 'word/header9.xml': HEADER, ...files }
  })
  const entries = unzipSync(bytes)
  const path = 'word/_rels/document.xml.rels'
  const relation =
    '<Relationship Id="rIdH" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header9.xml"/>'
  const rels = strFromU8(entries[path] ?? new Uint8Array()).replace('</Relationships>', `${relation}</Relationships>`)
  return zipSync({ ...entries, [path]: strToU8(rels) })
}

function template(): DocxTemplate {
  const read = readTemplate(reference())
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

function write(): ReadonlyMap<string, string> {
  const { bytes } = writeDocx(
    manuscript,
    { leading: NOTHING_CITED, facing: NOTHING_CITED },
    { sides: 'leading', layout: 'sequential', template: template() }
  )
  expect(readDocx(bytes)).toMatchObject({
    ok: true,
    value: { title: 'Stem cells', blocks: [{ type: 'heading' }, { type: 'paragraph' }, { type: 'blockquote' }] }
  })
  return partsOf(bytes)
}

describe('a document with a reference document', () => {
  it('takes its styles by their names and adds those it lacks under ids of their own', () => {
    const parts = write()
    const body = parts.get('word/document.xml') ?? ''
    const styles = parts.get('word/styles.xml') ?? ''
    for (const id of ['a3', '1', 'a4', 'QuoteOwn']) expect(body).toContain(`<w:pStyle w:val="${id}"/>`)
    expect(styles).toContain('<w:color w:val="FF0000"/>')
    expect(styles).toMatch(/w:styleId="QuoteOwn"[^>]*><w:name w:val="Quote"\/><w:basedOn w:val="a"\/>/)
    expect(styles.match(/w:default="1"/g)).toHaveLength(1)
    expect(body).not.toContain('w:ascii=')
  })

  it('takes page, margins and headers, and nothing that leads out of it', () => {
    const parts = write()
    const body = parts.get('word/document.xml') ?? ''
    expect(body).toContain(
      '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1000" w:right="1100" w:bottom="1200" w:left="1300"'
    )
    const header = parts.get('word/header1.xml') ?? ''
    expect(header).toContain('Journal of Cells')
    for (const gone of ['hyperlink', 'INCLUDEPICTURE', 'object']) expect(header).not.toContain(gone)
    for (const xml of parts.values()) parseStrictly(xml)
  })

  it('is refused where it is no Word document', () => {
    expect(readTemplate(strToU8('plain text'))).toMatchObject({ ok: false, error: { code: 'docx-not-zip' } })
    expect(readTemplate(makeDocx('<w:p/>'))).toMatchObject({
      ok: false,
      error: { code: 'docx-template-without-styles' }
    })
  })
})
