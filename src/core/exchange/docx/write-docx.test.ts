import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FormattedText } from '#core/citation/formatted-text'
import type { FormattedSide } from '#core/citation/processor'
import { countingIds } from '#core/ids'
import type { CitationId, LabelId, ManuscriptId, PairingId, ReferenceId } from '#core/ids'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { Block, Inline, List, ListItem } from '#core/manuscript/nodes'
import { arbitraryManuscript } from '#core/manuscript/testing/arbitrary-manuscript'
import { findUnreadDocx } from './find-unread-docx'
import { readDocx } from './read-docx'
import { partsOf, parseStrictly } from './testing/docx-parts'
import { citedAs, NOTHING_CITED } from './testing/formatted-sides'
import { writeDocx } from './write-docx'
import type { DocxOptions } from './write-docx'

const ids = countingIds()
const text = (value: string): Inline => ({ type: 'text', value })
const paragraph = (...children: readonly Inline[]): Block => ({ type: 'paragraph', id: ids('b'), children })
const heading = (value: string): Block => ({ type: 'heading', id: ids('b'), depth: 1, children: [text(value)] })
const link = (url: string, value: string): Inline => ({ type: 'link', url, children: [text(value)] })
const item = (value: string, ...more: readonly Block[]): ListItem => ({
  type: 'listItem',
  id: ids('b'),
  children: [paragraph(text(value)), ...more]
})
const numbers = (start: number, ...children: readonly ListItem[]): List => ({
  type: 'list',
  id: ids('b'),
  ordered: true,
  start,
  children
})
const cite = (id: string): Inline => ({
  type: 'citation',
  citation: { id: id as CitationId, mode: 'normal', items: [{ reference: 'r1' as ReferenceId }] }
})

function manuscript(leading: readonly Block[], facing: readonly Block[] = []): Manuscript {
  return {
    id: 'm1' as ManuscriptId,
    title: 'Progressive MS',
    leading: { language: 'en-US', title: leading.length > 0 ? 'Stem cells' : '', blocks: leading },
    facing: { language: 'zh-CN', title: facing.length > 0 ? '干细胞' : '', blocks: facing },
    pairings: [],
    styleId: 'apa',
    createdAt: '2024-09-08T00:00:00.000Z',
    modifiedAt: '2024-09-09T00:00:00.000Z'
  }
}

const BOTH: DocxOptions = { sides: 'both', layout: 'sequential' }
const UNCITED = { leading: NOTHING_CITED, facing: NOTHING_CITED }

function write(
  value: Manuscript,
  formatted = UNCITED,
  options = BOTH
): { parts: ReadonlyMap<string, string>; codes: readonly string[] } {
  const { bytes, findings } = writeDocx(value, formatted, options)
  return { parts: partsOf(bytes), codes: findings.map(({ code }) => code) }
}

const documentOf = (...args: Parameters<typeof write>): string => write(...args).parts.get('word/document.xml') ?? ''

/** The run that holds `value`, with its properties. */
function runOf(xml: string, value: string): string {
  const run = xml.split('<w:r>').find((part) => part.includes(`>${value}</w:t>`))
  if (run === undefined) throw new Error(`No run "${value}"`)
  return run
}

function sideWith(citation: FormattedText, entries: FormattedSide['bibliography']['entries']): FormattedSide {
  return {
    citations: new Map([['c1' as CitationId, citation]]),
    bibliography: { entries, hangingIndent: true, entrySpacing: 0 },
    missing: []
  }
}

describe('writeDocx', () => {
  it('gives each run the language and the fonts of both scripts', () => {
    const xml = documentOf(manuscript([heading('1.1 Cells')], [paragraph(text('治疗 MS'))]))
    for (const value of ['1.1 Cells', '治疗 MS', 'Stem cells', '干细胞']) {
      expect(runOf(xml, value)).toContain('w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun"')
      expect(runOf(xml, value)).toContain('<w:lang w:val="en-US" w:eastAsia="zh-CN"/>')
    }
  })

  it('hints at East Asian type for Chinese quotes only', () => {
    const xml = documentOf(manuscript([paragraph(text('the “cell” trial'))], [paragraph(text('称“干细胞”为'))]))
    expect(runOf(xml, '“')).toContain('w:hint="eastAsia"')
    expect(runOf(xml, '干细胞')).not.toContain('w:hint')
    expect(runOf(xml, 'the “cell” trial')).not.toContain('w:hint')
  })

  it('sees a quote through the marks inside it', () => {
    const strong: Inline = { type: 'strong', children: [text('干细胞')] }
    const xml = documentOf(manuscript([], [paragraph(text('“'), strong, text('”'))]))
    expect(runOf(xml, '”')).toContain('w:hint="eastAsia"')
  })

  it('marks unresolved labels and citations without text, and says which', () => {
    const label: Inline = { type: 'sourceLabel', id: 'l1' as LabelId, raw: '维基百科+2', name: '维基百科', run: 'r' }
    const value = manuscript([paragraph(label, cite('c9'))])
    expect(runOf(documentOf(value), '维基百科+2')).toContain('<w:rStyle w:val="SourceLabel"/>')
    expect(runOf(documentOf(value), '[?]')).toContain('<w:rStyle w:val="SourceLabel"/>')
    expect(write(value).codes).toEqual(['docx-citation-without-text'])
    expect(write(value).parts.get('word/styles.xml')).toContain('w:fill="FFD978"')
  })

  it('writes citations and the bibliography of each side, headed in its language', () => {
    const formatted = {
      leading: sideWith(
        [{ text: '(Harris ' }, { text: 'et al.', italic: true }, { text: ')' }],
        [
          {
            reference: 'r1' as ReferenceId,
            body: [{ text: 'Harris V.' }, { text: 'doi', link: 'https://doi.org/10.1/x' }]
          }
        ]
      ),
      facing: sideWith(
        [{ text: '[1]', superscript: true }],
        [{ reference: 'r1' as ReferenceId, label: [{ text: '[1]' }], body: [{ text: 'HARRIS V, 等.' }] }]
      )
    }
    const value = manuscript([paragraph(text('MS '), cite('c1'))], [paragraph(text('病'), cite('c1'))])
    const xml = documentOf(value, formatted)
    const words = ['MS (Harris ', 'et al.', 'References', 'Harris V.', '干细胞', '[1]', '参考文献', 'HARRIS V, 等.']
    const places = words.map((word) => xml.indexOf(`>${word}</w:t>`))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(runOf(xml, 'et al.')).toContain('<w:i/>')
    expect(xml).toContain('<w:pStyle w:val="Bibliography"/>')
    expect(write(value, formatted).parts.get('word/styles.xml')).toMatch(/w:styleId="Bibliography".*?w:hanging="480"/)
    expect(write(value, formatted).parts.get('word/_rels/document.xml.rels')).toContain('https://doi.org/10.1/x')
  })

  it('writes a plain citation in one run with the words around it', () => {
    const formatted = { leading: sideWith([{ text: '(Harris 2018)' }], []), facing: sideWith([], []) }
    const value = manuscript([paragraph(text('In MS '), cite('c1'), text('.'))], [])
    expect(documentOf(value, formatted)).toContain('>In MS (Harris 2018).</w:t>')
  })

  it('puts the bibliography where the writer put it, under the writer’s own heading', () => {
    const formatted = {
      leading: sideWith([], [{ reference: 'r1' as ReferenceId, body: [{ text: 'Entry.' }] }]),
      facing: NOTHING_CITED
    }
    const place: Block = { type: 'bibliography', id: ids('b') }
    const xml = documentOf(manuscript([heading('5. References'), place, paragraph(text('Appendix'))]), formatted)
    expect(xml).not.toContain('>References</w:t>')
    expect(xml.match(/>Entry\.</g)).toHaveLength(1)
    expect(xml.indexOf('Entry.')).toBeLessThan(xml.indexOf('Appendix'))
  })

  it('keeps the rows of headings with the next ones in facing columns, notes or not', () => {
    const note: Inline = { type: 'note', kind: 'footnote', children: [paragraph(text('关于治疗'))] }
    const sides = manuscript([heading('A'), paragraph(text('a'), note)], [heading('甲')])
    const { bytes } = writeDocx(sides, UNCITED, { sides: 'both', layout: 'facing' })
    expect(partsOf(bytes).get('word/document.xml')).not.toContain('keepNext')
    expect(partsOf(bytes).get('word/styles.xml')).toMatch(/w:styleId="Heading1".*?<w:keepNext\/>/u)
  })

  it('names each cited reference that is missing', () => {
    const formatted = { leading: { ...NOTHING_CITED, missing: ['r7' as ReferenceId] }, facing: NOTHING_CITED }
    expect(write(manuscript([paragraph(text('a'))]), formatted).codes).toEqual(['docx-reference-missing'])
  })

  it('keeps safe links and the text of all others', () => {
    const urls = [
      'javascript:alert(1)',
      'file:///etc/passwd',
      '\\\\host\\s',
      'vbscript:x',
      'https://[bad',
      `https://x.org/${'a'.repeat(3_000)}`
    ]
    const value = manuscript([
      paragraph(link('https://example.org/a?b=1&c=“d”', '好'), ...urls.map((url, index) => link(url, `bad${index}`)))
    ])
    const { parts, codes } = write(value)
    const targets = [...(parts.get('word/_rels/document.xml.rels') ?? '').matchAll(/Target="([^"]*)" TargetMode/g)]
    expect(targets.map(([, target]) => target)).toEqual(['https://example.org/a?b=1&amp;c=“d”'])
    expect(codes).toEqual(urls.map(() => 'docx-link-left-out'))
    for (const index of urls.keys()) expect(parts.get('word/document.xml')).toContain(`bad${index}`)
  })

  it('leads anchor links to the heading they mean', () => {
    const xml = documentOf(manuscript([heading('2.1 概述 Overview'), paragraph(link('#21-概述-overview', 'see'))]))
    expect(xml).toContain('<w:bookmarkStart w:id="0" w:name="21-概述-overview"/>')
    expect(xml).toContain('<w:hyperlink w:anchor="21-概述-overview"')
  })

  it('counts the lists of two interleaved sides apart', () => {
    const leading = numbers(1, item('a', numbers(4, item('deep'))), item('b'))
    const facing = numbers(1, item('甲'), item('乙'))
    const value: Manuscript = {
      ...manuscript([leading], [facing]),
      pairings: [0, 1].map((index) => ({
        id: `p${index}` as PairingId,
        leading: leading.children.slice(index, index + 1).map(({ id }) => id),
        facing: facing.children.slice(index, index + 1).map(({ id }) => id),
        state: 'draft'
      }))
    }
    const { parts } = write(value, UNCITED, { sides: 'both', layout: 'interleaved' })
    const xml = parts.get('word/document.xml') ?? ''
    const order = ['a', 'deep', '甲', 'b', '乙'].map((word) => xml.indexOf(`>${word}</w:t>`))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    const definitions = [
      ...(parts.get('word/numbering.xml') ?? '').matchAll(/<w:num w:numId="(\d)"><w:abstractNumId w:val="(\d)"/g)
    ]
    expect(definitions.map(([, series, definition]) => `${series}:${definition}`)).toEqual(['1:0', '2:0', '3:1'])
  })

  it('breaks the page between two sides and leaves an empty side out', () => {
    const two = manuscript([paragraph(text('en'))], [paragraph(text('中'))])
    expect(documentOf(two).match(/<w:pageBreakBefore\/>/g)).toHaveLength(1)
    expect(documentOf(manuscript([paragraph(text('en'))]))).not.toContain('pageBreakBefore')
    expect(documentOf(manuscript([], [paragraph(text('中'))]))).not.toContain('pageBreakBefore')
  })

  it('writes an empty manuscript as a document that opens', () => {
    const { bytes } = writeDocx(manuscript([]), UNCITED, BOTH)
    expect(readDocx(bytes)).toMatchObject({ ok: true, value: { blocks: [] } })
  })

  it('tells once how many characters it left out', () => {
    const value = manuscript([paragraph(text('a\u0000b\uffff')), paragraph(text('\ud800治'))])
    const { findings } = writeDocx(value, UNCITED, BOTH)
    expect(findings.map(({ code, values }) => [code, values?.['count']])).toEqual([['docx-characters-left-out', 3]])
    expect(documentOf(value)).toContain('>ab</w:t>')
  })

  it('stays well-formed for any characters, wherever they stand', () => {
    const wild = fc
      .array(
        fc.oneof(
          fc.integer({ min: 0, max: 0x20 }),
          fc.integer({ min: 0xd800, max: 0xdfff }),
          fc.constantFrom(0xfffe, 0xffff, 0x85, 0x2028, 0x202e, 0x2066, 0x26, 0x3c, 0x3e, 0x22, 0x5d, 0x4e2d),
          fc.integer({ min: 0x21, max: 0xffff })
        ),
        { minLength: 1, maxLength: 12 }
      )
      .map((units) => String.fromCharCode(...units))
    fc.assert(
      fc.property(wild, wild, (value, other) => {
        const image: Inline = { type: 'image', url: 'media/a.png', alt: other }
        const code: Block = { type: 'code', id: ids('b'), value: other }
        const titled: Inline = { type: 'link', url: `https://x.org/${value}`, title: other, children: [text(value)] }
        const base = manuscript([
          heading(value),
          paragraph(text(other), { type: 'inlineCode', value }, titled, link(`#${value}`, other), image, cite('c1')),
          code
        ])
        const full: Manuscript = {
          ...base,
          title: value,
          createdAt: other,
          leading: { ...base.leading, title: other, language: value }
        }
        const formatted = {
          leading: sideWith(
            [{ text: value, link: other }],
            [{ reference: 'r' as ReferenceId, body: [{ text: other }] }]
          ),
          facing: NOTHING_CITED
        }
        const { bytes } = writeDocx(full, formatted, BOTH)
        for (const xml of partsOf(bytes).values()) parseStrictly(xml)
        expect(readDocx(bytes).ok).toBe(true)
      }),
      { numRuns: 200 }
    )
  })
})

describe('the title block', () => {
  const people = {
    authors: [
      {
        id: 'a1',
        names: { leading: { family: 'Wei', given: 'Li' }, facing: { family: '魏', given: '力' } },
        affiliations: ['f1', 'f2'],
        orcid: '0000-0002-1825-0097',
        email: 'li@example.org',
        corresponding: true
      },
      { id: 'a2', names: { leading: { family: 'Harris', given: 'Violaine' } }, affiliations: ['f2'] }
    ],
    affiliations: [
      { id: 'f1', names: { leading: 'Peking University', facing: '北京大学' } },
      { id: 'f2', names: { leading: 'Tisch MS Center' } }
    ]
  } as unknown as Pick<Manuscript, 'authors' | 'affiliations'>
  const words = (xml: string): readonly string[] =>
    xml
      .split('</w:p>')
      .map((paragraph) => [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map(([, text]) => text).join(''))
      .filter((text) => text !== '')

  it('names authors, institutions, identifiers and to whom letters go, in the words of each side', () => {
    const keywords = paragraph(text('Keywords: stem cells; MS'))
    const { parts } = write({ ...manuscript([keywords], [paragraph(text('治疗'))]), ...people })
    expect(words(parts.get('word/document.xml') ?? '')).toEqual([
      'Stem cells',
      'Li Wei1,2,*, Violaine Harris2',
      '1 Peking University',
      '2 Tisch MS Center',
      'ORCID: Li Wei 0000-0002-1825-0097',
      '* Correspondence: Li Wei, li@example.org',
      'Keywords: stem cells; MS',
      '干细胞',
      '魏力1,2,*，Violaine Harris2',
      '1 北京大学',
      '2 Tisch MS Center',
      'ORCID: 魏力 0000-0002-1825-0097',
      '* 通信作者：魏力，li@example.org',
      '治疗'
    ])
    expect(parts.get('word/document.xml')).toContain('<w:pStyle w:val="Keywords"/>')
    expect(parts.get('word/_rels/document.xml.rels')).toContain('https://orcid.org/0000-0002-1825-0097')
    expect(parts.get('docProps/core.xml')).toContain(
      '<dc:creator>Li Wei; Violaine Harris</dc:creator><cp:keywords>stem cells; MS</cp:keywords>'
    )
  })

  it('comes back as the people it names', () => {
    const { bytes } = writeDocx(
      { ...manuscript([paragraph(text('a'))], [paragraph(text('治疗'))]), ...people },
      UNCITED,
      BOTH
    )
    const read = readDocx(bytes)
    const [first, second] = people.affiliations ?? []
    expect(read).toMatchObject({
      ok: true,
      value: { title: 'Stem cells', blocks: [{ type: 'paragraph' }, { type: 'heading' }, { type: 'paragraph' }] }
    })
    const back = read.ok ? read.value.people : undefined
    if (read.ok) expect(findUnreadDocx(bytes, read.value)).toEqual([])
    expect(back?.affiliations?.map(({ names }) => names)).toEqual([first?.names, second?.names])
    const ids = back?.affiliations?.map(({ id }) => id) ?? []
    expect(back?.authors).toMatchObject([
      {
        names: people.authors?.[0]?.names,
        affiliations: ids,
        orcid: '0000-0002-1825-0097',
        email: 'li@example.org',
        corresponding: true
      },
      { names: people.authors?.[1]?.names, affiliations: ids.slice(1) }
    ])
  })
})

it('runs the title along the pages after the first, and numbers lines where asked', () => {
  const { parts } = write(manuscript([paragraph(text('a'))]), UNCITED, { ...BOTH, lineNumbers: true })
  expect(parts.get('word/header1.xml')).toContain('>Stem cells</w:t>')
  expect(parts.get('word/document.xml')).toContain('<w:lnNumType w:countBy="1" w:restart="continuous"/>')
  expect(write(manuscript([])).parts.has('word/header1.xml')).toBe(false)
  expect(documentOf(manuscript([paragraph(text('a'))]))).not.toContain('lnNumType')
})

/** Child order of the properties that Word checks, from the transitional schema of ECMA-376; only names we write. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  'w:rPr': ['rStyle', 'ins', 'del', 'rFonts', 'b', 'bCs', 'i', 'iCs', 'smallCaps', 'strike', 'color', 'sz', 'szCs', 'u', 'shd', 'vertAlign', 'lang'], // prettier-ignore
  'w:pPr': ['pStyle', 'keepNext', 'keepLines', 'pageBreakBefore', 'numPr', 'suppressLineNumbers', 'pBdr', 'shd', 'tabs', 'wordWrap', 'snapToGrid', 'spacing', 'ind', 'jc', 'outlineLvl', 'rPr'], // prettier-ignore
  'w:tblPr': ['tblStyle', 'tblW', 'tblInd', 'tblBorders', 'tblLayout', 'tblCellMar', 'tblLook'],
  'w:tcPr': ['tcW', 'gridSpan', 'vMerge', 'tcBorders'],
  'w:tbl': ['tblPr', 'tblGrid', 'tr'],
  'w:tr': ['trPr', 'tc'],
  'w:sectPr': ['headerReference', 'footerReference', 'pgSz', 'pgMar', 'lnNumType', 'cols', 'titlePg'],
  'w:style': ['name', 'basedOn', 'next', 'uiPriority', 'qFormat', 'pPr', 'rPr', 'tblPr', 'tblStylePr'],
  'w:styles': ['docDefaults', 'style'],
  'w:lvl': ['start', 'numFmt', 'lvlText', 'lvlJc', 'pPr', 'rPr'],
  'w:numbering': ['abstractNum', 'num'],
  'w:settings': ['zoom', 'defaultTabStop', 'characterSpacingControl', 'footnotePr', 'endnotePr', 'compat', 'themeFontLang'], // prettier-ignore
  'w:font': ['altName', 'charset', 'family', 'pitch'],
  'w:tblBorders': ['top', 'bottom', 'insideV'],
  'w:tblCellMar': ['top', 'left', 'bottom', 'right'],
  'wp:inline': ['extent', 'effectExtent', 'docPr', 'cNvGraphicFramePr', 'graphic'],
  'pic:pic': ['nvPicPr', 'blipFill', 'spPr'],
  'pic:blipFill': ['blip', 'stretch'],
  'm:r': ['rPr', 't'],
  'm:f': ['fPr', 'num', 'den'],
  'm:sSub': ['sSubPr', 'e', 'sub'],
  'm:sSup': ['sSupPr', 'e', 'sup'],
  'm:nary': ['naryPr', 'sub', 'sup', 'e'],
  'm:naryPr': ['chr', 'limLoc', 'subHide', 'supHide'],
  'm:oMathPara': ['oMath'],
  'w:endnotePr': ['numFmt', 'endnote'],
  'm:groupChrPr': ['chr', 'pos', 'vertJc']
}

it('orders the children of every element as the schema has it', () => {
  fc.assert(
    fc.property(arbitraryManuscript('all'), fc.constantFrom('sequential', 'facing', 'interleaved'), (value, layout) => {
      const { parts } = write(value, citedAs(value, [{ text: '(1)' }]), { sides: 'both', layout })
      for (const xml of parts.values()) {
        parseStrictly(xml, (name, children) => {
          const order = ORDER[name]
          if (!order) return
          const places = children.map((child) => order.indexOf(child.replace(/^\w+:/, '')))
          expect({ name, children, known: !places.includes(-1) }).toEqual({ name, children, known: true })
          expect(places).toEqual([...places].sort((a, b) => a - b))
        })
      }
    }),
    { numRuns: 30 }
  )
})

it('keeps a table in a quote apart from the table after it', () => {
  const table = (): Block => ({
    type: 'table',
    id: ids('b'),
    children: [
      { type: 'tableRow', children: [{ type: 'tableCell', header: false, children: [paragraph(text('表'))] }] }
    ]
  })
  const quote: Block = { type: 'blockquote', id: ids('b'), children: [table()] }
  const xml = documentOf(manuscript([quote, table(), { type: 'bibliography', id: ids('b') }, table()]))
  expect(xml.match(/<w:tbl>/g)).toHaveLength(3)
  expect(xml).not.toContain('</w:tbl><w:tbl>')
})

it('ends every cell with a paragraph and never lets two tables touch', () => {
  fc.assert(
    fc.property(arbitraryManuscript(), fc.constantFrom('sequential', 'facing', 'interleaved'), (value, layout) => {
      const { parts } = write(value, citedAs(value, [{ text: '(1)' }]), { sides: 'both', layout })
      parseStrictly(parts.get('word/document.xml') ?? '', (name, children) => {
        if (name === 'w:tc') expect(children.at(-1)).toBe('w:p')
        if (name === 'w:body' || name === 'w:tc') expect(children.join(' ')).not.toContain('w:tbl w:tbl')
      })
    }),
    { numRuns: 60 }
  )
})
