import { gzipSync, strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Block, Inline } from '#core/manuscript/nodes'
import type { Manuscript } from '#core/manuscript/manuscript'
import { dataAddress } from '../pictures/data-address'
import { findKeptBlocks } from './keep-together'
import { readDocx } from './read-docx'
import type { ReadDocx } from './read-docx'
import { partsOf } from './testing/docx-parts'
import { NOTHING_CITED } from './testing/formatted-sides'
import { makeDocx } from './testing/make-docx'
import { roundTrip, writeSide } from './testing/one-side'
import { writeDocx } from './write-docx'

/** A PNG of 96 by 48 pixels, as far as its header goes. */
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 96, 0, 0, 0, 48, 8, 2]) // prettier-ignore
const PICTURE = dataAddress({ mediaType: 'image/png', bytes: PNG })

function read(...args: Parameters<typeof makeDocx>): ReadDocx {
  const result = readDocx(makeDocx(...args))
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

const codes = ({ findings }: ReadDocx): readonly string[] => findings.map(({ code }) => code)
const p = (inside: string, properties = ''): string => `<w:p>${properties}${inside}</w:p>`
const r = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const field = (instruction: string, result: string): string =>
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' +
  `<w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>` +
  `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
const CAPTION = '<w:pPr><w:pStyle w:val="Caption"/></w:pPr>'

describe('pictures', () => {
  const image = { type: 'image', url: PICTURE, alt: '生存曲线 <curves>' } as const

  it.each([image, { ...image, title: 'Figure' }, { ...image, width: 100, height: 70.5 }])(
    'come back as they were',
    (picture) => {
      expect(roundTrip([picture])).toMatchObject([{ children: [picture] }])
    }
  )

  it('are as big as they are, and never wider than the text', () => {
    const extent = (picture: Inline): string | undefined =>
      /<wp:extent [^>]*>/.exec(partsOf(writeSide([picture]).bytes).get('word/document.xml') ?? '')?.[0]
    expect(extent(image)).toBe('<wp:extent cx="914400" cy="457200"/>')
    expect(extent({ ...image, width: 36 })).toBe('<wp:extent cx="457200" cy="228600"/>')
    expect(extent({ ...image, width: 9_000, height: 4_500 })).toBe('<wp:extent cx="5731510" cy="2865755"/>')
  })

  it('are in the file once, however often they show', () => {
    const names = [...partsOf(writeSide([image, image]).bytes).keys()]
    expect(names.filter((name) => name.startsWith('word/media/'))).toHaveLength(1)
  })

  it('stand as their words where they are not in the manuscript', () => {
    const { bytes, findings } = writeSide([{ type: 'image', url: 'media/a.png', alt: 'Flow chart' }])
    expect(partsOf(bytes).get('word/document.xml')).toContain('[Flow chart]')
    expect(findings.map(({ code }) => code)).toEqual(['docx-image-left-out'])
  })

  it('in WebP, TIFF and metafiles go out under their own types, and come back', () => {
    const signs = (text: string): readonly number[] => Array.from(text, (sign) => sign.charCodeAt(0))
    const webp = [...signs('RIFF'), 30, 0, 0, 0, ...signs('WEBPVP8X'), ...Array<number>(20).fill(0)]
    const emf = [1, 0, 0, 0, ...Array<number>(36).fill(0), ...signs(' EMF'), 0, 0]
    for (const [mediaType, bytes, codes] of [
      ['image/webp', webp, ['docx-pictures-new']],
      ['image/tiff', [0x49, 0x49, 42, 0, 8, 0, 0, 0], []],
      ['image/x-emf', emf, []]
    ] as const) {
      const picture = {
        ...image,
        url: dataAddress({ mediaType, bytes: Uint8Array.from(bytes) }),
        width: 20,
        height: 10
      }
      const { bytes: file, findings } = writeSide([picture])
      expect(findings.map(({ code }) => code)).toEqual(codes)
      expect(partsOf(file).get('[Content_Types].xml')).toContain(`ContentType="${mediaType}"`)
      expect(roundTrip([picture])).toMatchObject([{ children: [picture] }])
    }
  })

  it('stand at the edge of the text where its lines begin further in', () => {
    const blocks: readonly Block[] = [
      { type: 'paragraph', id: 'b1' as Block['id'], children: [image] },
      { type: 'paragraph', id: 'b2' as Block['id'], children: [{ type: 'text', value: '治疗' }] }
    ]
    const manuscript = { leading: { language: 'zh-CN', title: '', blocks }, facing: { language: 'en', title: '', blocks: [] }, pairings: [], title: '', createdAt: '', modifiedAt: '' } as unknown as Manuscript // prettier-ignore
    const { bytes } = writeDocx(manuscript, { leading: NOTHING_CITED, facing: NOTHING_CITED }, { sides: 'leading', layout: 'sequential' }) // prettier-ignore
    expect(
      partsOf(bytes)
        .get('word/document.xml')
        ?.match(/BodyTextFirstIndent/gu)
    ).toHaveLength(1)
  })

  it('in SVG go out with a box for programs that do not know it, and come back', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 48"><text>生存</text></svg>'
    const url = dataAddress({ mediaType: 'image/svg+xml', bytes: strToU8(svg) })
    const { bytes } = writeSide([{ ...image, url }])
    const document = partsOf(bytes).get('word/document.xml') ?? ''
    expect(document).toMatch(
      /<wp:extent cx="914400" cy="457200"\/>.*<a:blip r:embed="rIdPicture2">.*<asvg:svgBlip [^>]*r:embed="rIdPicture1"\/>/u
    )
    expect(roundTrip([{ ...image, url }])).toMatchObject([{ children: [{ ...image, url }] }])
  })

  it('of Word come in with words and size', () => {
    const drawing =
      '<w:r><w:drawing><wp:inline><wp:extent cx="1270000" cy="635000"/><wp:docPr id="1" name="Picture 1" descr="图 1"/>' +
      '<a:graphic><a:graphicData><a:blip r:embed="rId7"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    const document = read(p(drawing), { pictures: { rId7: PNG } })
    expect(document.blocks).toMatchObject([
      { children: [{ type: 'image', url: PICTURE, alt: '图 1', width: 100, height: 50 }] }
    ])
    expect(codes(document)).toEqual([])
  })

  it('that Office packed come in unpacked, and are told as pictures that few programs show', () => {
    const emf = new Uint8Array(88)
    emf.set([1, 0, 0, 0, 88])
    emf.set(strToU8(' EMF'), 40)
    const object = '<w:pict><v:shape style="width:72pt;height:36pt"><v:imagedata r:id="rId1"/></v:shape></w:pict>'
    const document = read(p(`<w:r>${object}</w:r>`), { pictures: { rId1: gzipSync(emf) } })
    const url = dataAddress({ mediaType: 'image/x-emf', bytes: emf })
    expect(document.blocks).toMatchObject([{ children: [{ type: 'image', url, width: 72, height: 36 }] }])
    expect(codes(document)).toEqual(['docx-images-office'])
    expect(roundTrip([{ ...image, url }])).toMatchObject([{ children: [{ url }] }])
  })

  it('of old Word come in too, and metafiles stay out and are named', () => {
    const vml = (id: string): string =>
      `<w:r><w:pict><v:shape style="width:72pt;height:36pt" alt="old"><v:imagedata r:id="${id}" o:title=""/></v:shape></w:pict></w:r>`
    const document = read(p(vml('rId1')) + p(vml('rId2')) + p(vml('rId3')), {
      pictures: { rId1: PNG, rId2: Uint8Array.from([1, 0, 0, 0, 0x6c, 0, 0, 0]) }
    })
    expect(document.blocks).toMatchObject([{ children: [{ type: 'image', alt: 'old' }] }])
    expect(codes(document)).toEqual(['docx-images-unknown', 'docx-images-left-out'])
  })
})

it('keeps the picture that an embedded object shows, and tells of the object', () => {
  const object = '<w:object><v:shape style="width:30pt;height:15pt"><v:imagedata r:id="rId7"/></v:shape></w:object>'
  const document = read(p(`<w:r>${object}</w:r>`), { pictures: { rId7: PNG } })
  expect(document.blocks).toMatchObject([{ children: [{ type: 'image', url: PICTURE, width: 30, height: 15 }] }])
  expect(codes(document)).toEqual(['docx-embedded-left-out'])
})

it('reads a table that stands in a paragraph, and the picture beside a text box', () => {
  const table = `<w:tbl><w:tr><w:tc>${p(r('内'))}</w:tc></w:tr></w:tbl>`
  expect(read(p(r('Outer') + table)).blocks).toMatchObject([
    { type: 'paragraph', children: [{ value: 'Outer' }] },
    { type: 'table' }
  ])
  const blip = '<a:blip r:embed="rId7"/>'
  const group = `<w:r><w:drawing><wp:inline>${blip}<w:txbxContent>${p(`${r('Box')}<w:r><w:drawing>${blip}</w:drawing></w:r>`)}</w:txbxContent></wp:inline></w:drawing></w:r>`
  const document = read(p(group), { pictures: { rId7: PNG } })
  expect(document.blocks).toMatchObject([
    { children: [{ type: 'image' }] },
    { children: [{ value: 'Box' }, { type: 'image' }] }
  ])
})

it('tells of notes without a mark, and of the words of headers', () => {
  const note = (id: string, text: string, type = ''): string =>
    `<w:footnote w:id="${id}"${type}>${p(r(text))}</w:footnote>`
  const xml = `<w:footnotes>${note('0', '____', ' w:type="separator"')}${note('1', '孤立的脚注')}</w:footnotes>`
  const notes = read(p(r('A')), { parts: [{ kind: 'footnotes', xml }] })
  expect(codes(notes)).toEqual(['docx-notes-without-mark'])
  expect(notes.findings[0]?.message).toContain('孤立的脚注')
  const header = (text: string): ReadDocx =>
    read(p(r('Stem cells'), '<w:pPr><w:pStyle w:val="Title"/></w:pPr>'), {
      parts: [{ kind: 'header', xml: `<w:hdr>${p(r(text))}</w:hdr>` }]
    })
  expect(codes(header('Stem cells  3'))).toEqual([])
  expect(codes(header('Confidential'))).toEqual(['docx-headers-left-out'])
})

describe('pictures, tables and their captions', () => {
  const text = (id: string, ...children: readonly Inline[]): Block => ({
    type: 'paragraph',
    id: id as Block['id'],
    children
  })
  const caption = (id: string, of: 'figure' | 'table'): Block => ({
    type: 'caption',
    id: id as Block['id'],
    of,
    children: []
  })
  const picture = (id: string): Block => text(id, { type: 'image', url: PICTURE, alt: '' })
  const table = (id: string): Block =>
    ({
      type: 'table',
      id,
      children: [{ type: 'tableRow', children: [{ type: 'tableCell', header: false, children: [text(`${id}c`)] }] }]
    }) as unknown as Block

  it.each([
    ['a picture with the caption below', [picture('p'), caption('f', 'figure')], ['p']],
    ['a caption with the picture below', [text('x'), caption('f', 'figure'), picture('p')], ['f']],
    [
      'each picture of several with its own caption',
      [picture('p'), caption('f', 'figure'), picture('q'), caption('g', 'figure')],
      ['p', 'q']
    ],
    ['a caption with the table below', [table('s'), caption('t', 'table'), table('u')], ['t']],
    ['a table with the caption below', [table('s'), caption('t', 'table'), text('x')], ['s']],
    ['nothing else', [text('x'), caption('f', 'figure'), text('y')], []]
  ] as const)('keep %s', (_, blocks, kept) => {
    expect([...findKeptBlocks(blocks)]).toEqual(kept)
    const xml = partsOf(writeSide([], ...blocks).bytes).get('word/document.xml') ?? ''
    expect(xml.match(/<w:keepNext\/>/gu) ?? []).toHaveLength(kept.length)
  })
})

describe('captions and cross references', () => {
  it('come in from the fields of Word, in any order', () => {
    const document = read(
      p(`${r('As ')}${field('REF _Ref1 \\h', r('Figure 1'))}${r(' and page ')}${field('PAGEREF _Ref1 \\h', r('3'))}`) +
        p(
          `<w:bookmarkStart w:id="0" w:name="_Ref1"/>${r('Figure ')}${field('SEQ Figure \\* ARABIC', r('1'))}<w:bookmarkEnd w:id="0"/>${r('. Survival')}`,
          CAPTION
        ) +
        p(`${r('表 ')}<w:fldSimple w:instr=" SEQ 表 \\* ARABIC ">${r('1')}</w:fldSimple>${r('  基线特征')}`)
    )
    const [text, figure, table] = document.blocks
    expect(figure).toMatchObject({ type: 'caption', of: 'figure', children: [{ value: 'Survival' }] })
    expect(table).toMatchObject({ type: 'caption', of: 'table', children: [{ value: '基线特征' }] })
    expect(text).toMatchObject({
      children: [
        { value: 'As ' },
        { type: 'crossReference', target: figure?.id, shows: 'label', text: 'Figure 1' },
        { value: ' and page ' },
        { type: 'crossReference', target: figure?.id, shows: 'page', text: '3' }
      ]
    })
  })

  it('take a number typed by hand only where it is the next', () => {
    const { blocks } = read(p(r('Table 1: Base line'), CAPTION) + p(r('Table S3. More'), CAPTION) + p(r('Fig. 1 A'), CAPTION)) // prettier-ignore
    expect(blocks).toMatchObject([
      { type: 'caption', of: 'table', children: [{ value: 'Base line' }] },
      { type: 'paragraph', children: [{ value: 'Table S3. More' }] },
      { type: 'caption', of: 'figure', children: [{ value: 'A' }] }
    ])
  })

  it('of equations go out as fields beside the number they name, and come back', () => {
    const equation = (id: string, value: string): Block => ({ type: 'math', id: id as Block['id'], value })
    const mention = (target: string, text: string): Inline => ({
      type: 'crossReference',
      target: target as Block['id'],
      shows: 'label',
      text
    })
    const blocks = [equation('e1', 'a=b'), equation('e2', 'c=d \\tag{3}'), equation('e3', 'e=f')]
    const sentence = [mention('e2', 'Eq. (3)'), mention('e3', '式4'), mention('e3', 'above')]
    const xml = partsOf(writeSide(sentence, ...blocks).bytes).get('word/document.xml') ?? ''
    expect(xml.match(/SEQ [^<]*/gu)).toEqual(['SEQ Equation \\* ARABIC \\r 3 ', 'SEQ Equation \\* ARABIC '])
    expect(xml.match(/ REF [^<]*/gu)).toEqual([' REF _Ref_e2 \\h ', ' REF _Ref_e3_n \\h '])
    const [text, ...back] = roundTrip(sentence, ...blocks)
    expect(back).toMatchObject([
      { type: 'math', value: 'a = b' },
      { type: 'math', value: 'c = d \\tag{3}' },
      { type: 'math', value: 'e = f' }
    ])
    expect(text).toMatchObject({
      children: [
        { value: 'Eq. ' },
        { type: 'crossReference', target: back[1]?.id, text: '(3)' },
        { value: '式' },
        { type: 'crossReference', target: back[2]?.id, text: '4' },
        { type: 'link', url: `#${back[2]?.id}`, children: [{ value: 'above' }] }
      ]
    })
  })

  it('leave the numbers of equations that nothing leads to in the text, or as their tags', () => {
    const math = '<m:oMath><m:r><m:t>a</m:t></m:r></m:oMath>'
    const { blocks, findings } = read(p(`${math}<w:r><w:tab/></w:r>${r('(1)')}`))
    expect(blocks).toMatchObject([{ children: [{ type: 'inlineMath' }, { value: '\t(1)' }] }])
    expect(findings).toEqual([])
    const marked = `<w:bookmarkStart w:id="1" w:name="_Ref123"/>${r('（1）')}<w:bookmarkEnd w:id="1"/>`
    expect(read(p(math + marked)).blocks).toMatchObject([{ type: 'math', value: 'a \\tag{1}' }])
  })

  it('are text where their bookmark is gone', () => {
    const { blocks } = read(p(`${r('see ')}${field('REF _RefX \\h', r('Table 9'))}`))
    expect(blocks).toMatchObject([{ children: [{ type: 'text', value: 'see Table 9' }] }])
  })

  it('go out as fields that read as the target does now, and come back', () => {
    const caption: Block = {
      type: 'caption',
      id: 'fig' as Block['id'],
      of: 'figure',
      children: [{ type: 'text', value: 'Curves' }]
    }
    const mention = (shows: 'label' | 'number' | 'text' | 'page'): Inline => ({
      type: 'crossReference',
      target: caption.id,
      shows,
      text: 'old'
    })
    const [text, figure] = roundTrip([mention('label'), mention('number'), mention('text'), mention('page')], caption)
    const back = (shows: string, text: string): object => ({ type: 'crossReference', target: figure?.id, shows, text })
    expect(figure).toMatchObject({ type: 'caption', of: 'figure', children: [{ value: 'Curves' }] })
    expect(text).toMatchObject({
      children: [back('label', 'Figure 1'), back('number', '1'), back('text', 'Curves'), back('page', 'old')]
    })
  })
})

describe('comments of Word', () => {
  it('come in with their passage, answers and whether they are done', () => {
    const remark = (id: string, author: string, text: string, paragraph: string): string =>
      `<w:comment w:id="${id}" w:author="${author}" w:date="2024-09-08T10:00:00Z" w:initials="X"><w:p w14:paraId="${paragraph}"><w:r><w:annotationRef/></w:r>${r(text)}</w:p></w:comment>`
    const range = (edge: string): string => ['4', '5'].map((id) => `<w:commentRange${edge} w:id="${id}"/>`).join('')
    const document = read(
      p(
        `${r('A ')}${range('Start')}${r('trial')}${range('End')}<w:r><w:commentReference w:id="4"/></w:r><w:r><w:commentReference w:id="5"/></w:r>`
      ),
      {
        parts: [
          {
            kind: 'comments',
            xml: `<w:comments>${remark('4', '审稿人', '样本量？', '00000001')}${remark('5', 'Li', 'n = 20', '00000002')}</w:comments>`
          },
          {
            kind: 'commentsExtended',
            xml: '<w15:commentsEx><w15:commentEx w15:paraId="00000001" w15:done="1"/><w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="1"/></w15:commentsEx>'
          }
        ]
      }
    )
    expect(document.blocks).toMatchObject([
      {
        children: [
          { value: 'A ' },
          { type: 'commentStart' },
          { value: 'trial' },
          {
            type: 'comment',
            author: '审稿人',
            initials: 'X',
            date: '2024-09-08T10:00:00Z',
            text: '样本量？',
            resolved: true,
            replies: [{ author: 'Li', text: 'n = 20' }]
          }
        ]
      }
    ])
    expect(codes(document)).toEqual([])
  })
})

it('tells of the words that stand for a table where it is read out', () => {
  const words = '<w:tblPr><w:tblCaption w:val="疗效"/><w:tblDescription w:val="Outcomes"/></w:tblPr>'
  const table = (properties: string): string => `<w:tbl>${properties}<w:tr><w:tc>${p(r('a'))}</w:tc></w:tr></w:tbl>`
  const { findings } = read(table(words) + table('<w:tblPr><w:tblCaption w:val=""/></w:tblPr>'))
  expect(findings).toMatchObject([{ code: 'docx-table-words', values: { count: 1, samples: '疗效: Outcomes' } }])
})

describe('comments of other programs', () => {
  const comments = (...texts: readonly string[]): Parameters<typeof read>[1] => ({
    parts: [
      {
        kind: 'comments',
        xml: `<w:comments>${texts.map((text, id) => `<w:comment w:id="${id}" w:author="Li">${p(r(text))}</w:comment>`).join('')}</w:comments>`
      }
    ]
  })

  it('stand where their passage begins when no mark ends it', () => {
    const { blocks, findings } = read(p(`${r('A ')}<w:commentRangeStart w:id="0"/>${r('试验')}`), comments('Which?'))
    expect(blocks).toMatchObject([
      { children: [{ value: 'A ' }, { type: 'comment', text: 'Which?' }, { value: '试验' }] }
    ])
    expect(findings).toEqual([])
  })

  it('keep answers to answers as answers to the first, and those that answer each other as comments', () => {
    const remark = (id: number): string =>
      `<w:comment w:id="${id}" w:author="${'ABCDE'.charAt(id)}" w:date="2024-09-08"><w:p w14:paraId="${id}">${r('?')}</w:p></w:comment>`
    const answer = (id: number, parent: number): string =>
      `<w15:commentEx w15:paraId="${id}" w15:paraIdParent="${parent}" w15:done="0"/>`
    const marks = [0, 1, 2, 3, 4].map((id) => `<w:r><w:commentReference w:id="${id}"/></w:r>`)
    const document = read(p(r('A') + marks.join('')), {
      parts: [
        { kind: 'comments', xml: `<w:comments>${[0, 1, 2, 3, 4].map(remark).join('')}</w:comments>` },
        {
          kind: 'commentsExtended',
          xml: `<w15:commentsEx>${answer(1, 0)}${answer(2, 1)}${answer(3, 4)}${answer(4, 3)}</w15:commentsEx>`
        }
      ]
    })
    expect(document.blocks).toMatchObject([
      {
        children: [
          { value: 'A' },
          { author: 'A', date: '2024-09-08T00:00:00Z', replies: [{ author: 'B' }, { author: 'C' }] },
          { author: 'D' },
          { author: 'E' }
        ]
      }
    ])
  })

  it('are told where they stand nowhere', () => {
    const document = read(p(r('A')), comments('样本量？'))
    expect(codes(document)).toEqual(['docx-comments-left-out'])
    expect(document.findings[0]?.message).toContain('样本量？')
  })

  it.each([
    ['a table', `<w:tbl><w:tr><w:tc>${p(r('表格'))}</w:tc></w:tr></w:tbl>`, '表格'],
    ['a change', p(`<w:ins w:author="A">${r('新')}</w:ins><w:del w:author="A"><w:r><w:delText>old</w:delText></w:r></w:del>`), '新'], // prettier-ignore
    ['a picture', p('<w:r><w:drawing/></w:r>'), '']
  ])('with %s come in with its words, and this is told', (_, inside, words) => {
    const mark = '<w:r><w:commentReference w:id="0"/></w:r>'
    const xml = `<w:comments><w:comment w:id="0" w:author="Li">${p(r('See:'))}${inside}</w:comment></w:comments>`
    const { blocks, findings } = read(p(r('A') + mark), { parts: [{ kind: 'comments', xml }] })
    expect(blocks).toMatchObject([{ children: [{ value: 'A' }, { type: 'comment', text: `See:\n${words}` }] }])
    expect(findings).toMatchObject([{ code: 'docx-comment-content', values: { count: 1 } }])
  })
})

it('reads an equation of Word that stands by itself', () => {
  const equation = '<m:oMathPara><m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath></m:oMathPara>'
  expect(read(p(equation)).blocks).toMatchObject([{ type: 'math', value: 'E = mc' }])
})

it('reads the widths of columns, the setting of cells, and headings at the side', () => {
  const cell = (text: string, properties = ''): string => `<w:tc><w:tcPr/>${p(r(text), properties)}</w:tc>`
  const head = '<w:pPr><w:pStyle w:val="TableHeading"/></w:pPr>'
  const { blocks } = read(
    `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="1000"/></w:tblGrid><w:tr>${cell('a', head)}${cell('1', '<w:pPr><w:jc w:val="right"/></w:pPr>')}</w:tr></w:tbl>`
  )
  expect(blocks).toMatchObject([
    {
      type: 'table',
      columnWidths: [100, 50],
      children: [{ children: [{ header: true }, { header: false, align: 'right' }] }]
    }
  ])
})

it('reads a document in the strict form of the format', () => {
  const drawing =
    '<w:r><w:drawing><wp:inline><wp:extent cx="1270000" cy="635000"/><wp:docPr id="1" name="P" descr="图"/>' +
    '<a:graphic><a:graphicData><a:blip r:embed="rId7"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
  const bytes = makeDocx(p(`${r('严格')}<w:r><w:footnoteReference w:id="1"/></w:r>${drawing}`), {
    parts: [{ kind: 'footnotes', xml: `<w:footnotes><w:footnote w:id="1">${p(r('note'))}</w:footnote></w:footnotes>` }],
    pictures: { rId7: PNG }
  })
  const strict = Object.entries(unzipSync(bytes)).map(([name, part]) => [name, /\.(?:xml|rels)$/.test(name) ? toStrict(part) : part] as const) // prettier-ignore
  const document = readDocx(zipSync(Object.fromEntries(strict)))
  expect(document).toMatchObject({
    ok: true,
    value: {
      blocks: [
        { children: [{ value: '严格' }, { type: 'note' }, { type: 'image', alt: '图', width: 100, height: 50 }] }
      ],
      findings: []
    }
  })
})

/** Transitional namespaces as ISO 29500 Strict names them; the package's own stay. */
function toStrict(part: Uint8Array): Uint8Array {
  const base = 'http://schemas.openxmlformats.org'
  const xml = strFromU8(part)
    .replaceAll(`${base}/wordprocessingml/2006/main`, 'http://purl.oclc.org/ooxml/wordprocessingml/main')
    .replaceAll(`${base}/officeDocument/2006/relationships`, 'http://purl.oclc.org/ooxml/officeDocument/relationships')
    .replaceAll(`${base}/drawingml/2006/`, 'http://purl.oclc.org/ooxml/drawingml/')
  return strToU8(xml)
}

it('takes no picture from outside the document', () => {
  const drawing =
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="P" descr="remote"/><a:blip r:link="rId9"/></wp:inline></w:drawing></w:r>'
  const document = read(p(r('text') + drawing), { links: { rId9: 'https://x.org/a.png' } })
  expect(document.blocks).toMatchObject([{ children: [{ type: 'text', value: 'text' }] }])
  expect(codes(document)).toEqual(['docx-images-left-out'])
})

it('reads five hundred pages within seconds', () => {
  const note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
  const changed = `<w:ins w:id="1" w:author="A">${r('新增内容，')}</w:ins>`
  const page = p(r('进行性多发性硬化的治疗 '.repeat(20)) + note + changed + field('REF _Ref1 \\h', r('图 1'))).repeat(8)
  const document = read(page.repeat(500), {
    parts: [{ kind: 'footnotes', xml: `<w:footnotes><w:footnote w:id="1">${p(r('note'))}</w:footnote></w:footnotes>` }]
  })
  expect(document.blocks).toHaveLength(4_000)
}, 15_000)
