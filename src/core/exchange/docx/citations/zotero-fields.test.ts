import { describe, expect, it } from 'vitest'
import type { FormattedText } from '#core/citation/formatted-text'
import type { FormattedSide } from '#core/citation/processor'
import type { BlockId, CitationId, ManuscriptId, ReferenceId } from '#core/ids'
import type { Citation } from '#core/manuscript/citation'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { Block, Inline } from '#core/manuscript/nodes'
import type { CslItem, Reference } from '#core/references/reference'
import { parseStrictly, partsOf } from '../testing/docx-parts'
import { NOTHING_CITED } from '../testing/formatted-sides'
import { writeDocx } from '../write-docx'
import type { DocxOptions } from '../write-docx'

const NOW = '2024-09-08T00:00:00.000Z'
const reference = (id: string, key: string, item: Omit<CslItem, 'id' | 'type'>): Reference => ({
  id: id as ReferenceId,
  key,
  item: { id, type: 'article-journal', ...item },
  verification: { kind: 'unchecked' },
  tags: [],
  addedAt: NOW,
  modifiedAt: NOW
})
const HARRIS = reference('r1', 'harris2018phase', {
  title: 'A <i>phase</i> "I" trial',
  DOI: '10.1016/j.ebiom.2018.02.002'
})
const WANG = reference('r2', 'wang2020gan', { title: '干细胞\u0001治疗' })

const text = (value: string): Inline => ({ type: 'text', value })
const cite = (citation: Partial<Citation>): Inline => ({
  type: 'citation',
  citation: { id: 'c1' as CitationId, mode: 'normal', items: [{ reference: HARRIS.id }], ...citation }
})
const paragraph = (id: string, ...children: readonly Inline[]): Block => ({
  type: 'paragraph',
  id: id as BlockId,
  children
})
const sides = (leading: readonly Block[], facing: readonly Block[] = []): Manuscript => ({
  id: 'm1' as ManuscriptId,
  title: 'Progressive MS',
  leading: { language: 'en-GB', title: '', blocks: leading },
  facing: { language: 'zh-CN', title: '', blocks: facing },
  pairings: [],
  styleId: 'apa',
  createdAt: NOW,
  modifiedAt: NOW
})
const formatted = (citation: FormattedText, body = 'Harris V.'): FormattedSide => ({
  ...NOTHING_CITED,
  citations: new Map([['c1' as CitationId, citation]]),
  bibliography: {
    entries: [
      { reference: HARRIS.id, body: [{ text: body }] },
      { reference: WANG.id, body: [{ text: '王伟' }] }
    ],
    hangingIndent: true,
    entrySpacing: 0
  }
})
const PLAIN: DocxOptions = { sides: 'both', layout: 'sequential' }
const LIVE: DocxOptions = { ...PLAIN, live: { program: 'zotero', references: [HARRIS, WANG] } }

function write(manuscript: Manuscript, shown: FormattedText, options = LIVE): ReadonlyMap<string, string> {
  const side = formatted(shown)
  const parts = partsOf(writeDocx(manuscript, { leading: side, facing: side }, options).bytes)
  for (const xml of parts.values()) parseStrictly(xml)
  return parts
}

const documentOf = (...args: Parameters<typeof write>): string => write(...args).get('word/document.xml') ?? ''

function unescape(xml: string): string {
  return xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

/** The instructions of all fields, each joined from its runs. */
function instructionsOf(xml: string): readonly string[] {
  return xml
    .split('w:fldCharType="begin"')
    .slice(1)
    .map((field) => {
      const code = field.split('w:fldCharType="separate"')[0] ?? ''
      return unescape([...code.matchAll(/<w:instrText[^>]*>([^<]*)</g)].map(([, part]) => part).join(''))
    })
}

function citationsOf(xml: string): readonly Record<string, unknown>[] {
  return instructionsOf(xml).flatMap((code) => {
    const json = /^ ADDIN ZOTERO_ITEM CSL_CITATION (\{.*\}) $/s.exec(code)?.[1]
    return json === undefined ? [] : [JSON.parse(json) as Record<string, unknown>]
  })
}

/** What a reader of the document sees. */
const shownText = (xml: string): string =>
  unescape([...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map(([, t]) => t).join(''))

describe('live citations for Zotero', () => {
  it('carry the whole item, locators, prefixes and suffixes, and show what a plain document shows', () => {
    const items = [
      { reference: HARRIS.id, locator: '3–5', prefix: 'see', suffix: ', passim' },
      { reference: WANG.id, locator: '2', label: 'figure' as const }
    ]
    const value = sides([paragraph('b1', text('Cells '), cite({ items }), text('.'))])
    const shown = [{ text: '(see Harris ' }, { text: 'et al.', italic: true as const }, { text: ', 2018; 王伟)' }]
    const xml = documentOf(value, shown)
    expect(shownText(xml)).toBe(shownText(documentOf(value, shown, PLAIN)))
    expect(citationsOf(xml)).toMatchObject([
      {
        properties: {
          formattedCitation: '(see Harris {\\i{}et al.}, 2018; \\uc0\\u29579{}\\uc0\\u20255{})',
          plainCitation: '(see Harris et al., 2018; 王伟)',
          noteIndex: 0
        },
        citationItems: [
          {
            id: 'harris2018phase',
            itemData: { id: 'harris2018phase', title: 'A <i>phase</i> "I" trial', DOI: '10.1016/j.ebiom.2018.02.002' },
            locator: '3–5',
            label: 'page',
            prefix: 'see',
            suffix: ', passim'
          },
          { id: 'wang2020gan', itemData: { title: '干细胞治疗' }, locator: '2', label: 'figure' }
        ],
        schema: expect.stringContaining('csl-citation.json') as unknown
      }
    ])
  })

  it('set the name of an author-in-text citation before the field, as text', () => {
    const xml = documentOf(sides([paragraph('b1', cite({ mode: 'author-in-text' }))]), [{ text: 'Harris (2018)' }])
    const before = xml.split('w:fldCharType="begin"')[0] ?? ''
    expect(shownText(before)).toBe('Harris ')
    expect(citationsOf(xml)).toMatchObject([
      { properties: { plainCitation: '(2018)' }, citationItems: [{ 'suppress-author': true }] }
    ])
    const whole = documentOf(sides([paragraph('b1', cite({ mode: 'author-in-text' }))]), [{ text: 'Harris 12' }])
    expect(citationsOf(whole)).toMatchObject([{ properties: { plainCitation: 'Harris 12', dontUpdate: true } }])
  })

  it('say which note they stand in', () => {
    const note = (...children: readonly Block[]): Inline => ({ type: 'note', kind: 'footnote', children })
    const [before, cited] = [note(paragraph('b3', text('Before'))), note(paragraph('b2', cite({})))]
    const parts = write(sides([paragraph('b1', text('A'), before, text('B'), cited)]), [{ text: '(Harris)' }])
    expect(citationsOf(parts.get('word/footnotes.xml') ?? '')).toMatchObject([{ properties: { noteIndex: 2 } }])
  })

  it('leave the other side’s text alone and keep its list out of Zotero’s', () => {
    const value = sides([paragraph('b1', cite({}))], [paragraph('b2', cite({}))])
    for (const layout of ['sequential', 'facing', 'interleaved'] as const) {
      const xml = documentOf(value, [{ text: '(Harris)' }], { ...LIVE, layout })
      const [first, second] = citationsOf(xml)
      expect(first?.['properties']).not.toHaveProperty('dontUpdate')
      expect(second?.['properties']).toHaveProperty('dontUpdate', true)
      expect(first?.['citationID']).not.toBe(second?.['citationID'])
      expect(instructionsOf(xml).filter((code) => code.includes('ZOTERO_BIBL'))).toHaveLength(1)
      expect(xml).toContain('<w:sdt><w:sdtPr><w:tag w:val="BIFOLIUM_BIBLIOGRAPHY"/></w:sdtPr><w:sdtContent><w:p>')
      expect(xml.match(/"begin"/g)).toHaveLength(3)
      expect(xml.match(/"end"/g)).toHaveLength(3)
    }
  })

  it('say the style and language in custom properties of at most 255 characters', () => {
    const parts = write(sides([paragraph('b1', cite({}))]), [{ text: '(Harris)' }])
    const values = [...(parts.get('docProps/custom.xml') ?? '').matchAll(/<vt:lpwstr>([^<]*)</g)].map(([, value]) =>
      unescape(value ?? '')
    )
    expect(values.every((value) => value.length <= 255)).toBe(true)
    const data = values.join('')
    expect(data).toContain('<style id="http://www.zotero.org/styles/apa" locale="en-GB" hasBibliography="1"')
    parseStrictly(data)
    expect(parts.get('_rels/.rels')).toContain('Target="docProps/custom.xml"')
    expect(parts.get('[Content_Types].xml')).toContain('PartName="/docProps/custom.xml"')
  })

  it('part long instructions over several runs', () => {
    const long = reference('r1', 'long', { title: '长𠮷'.repeat(20_000) })
    const xml = documentOf(sides([paragraph('b1', cite({}))]), [{ text: '(Long)' }], {
      ...PLAIN,
      live: { program: 'zotero', references: [long] }
    })
    const longest = Math.max(...[...xml.matchAll(/<w:instrText[^>]*>([^<]*)</g)].map(([, part]) => part?.length ?? 0))
    expect(longest).toBeLessThan(50_000)
    expect(citationsOf(xml)).toMatchObject([{ citationItems: [{ itemData: { title: long.item.title } }] }])
  })

  it('stay plain where an item is missing, and wherever nothing is cited', () => {
    const missing = sides([paragraph('b1', cite({ items: [{ reference: 'gone' as ReferenceId }] }))])
    expect(citationsOf(documentOf(missing, [{ text: '(?)' }]))).toEqual([])
    const { bytes } = writeDocx(sides([]), { leading: NOTHING_CITED, facing: NOTHING_CITED }, LIVE)
    expect(partsOf(bytes).has('docProps/custom.xml')).toBe(false)
  })

  it('carry the abstract of a work with its first citation only', () => {
    const known = reference('r1', 'known', { title: 'Known', abstract: 'A long story' })
    const again = cite({ id: 'c2' as CitationId })
    const side = formatted([{ text: '(K)' }])
    const both: FormattedSide = {
      ...side,
      citations: new Map([...side.citations, ['c2' as CitationId, [{ text: '(K)' }]]])
    }
    const options: DocxOptions = { ...PLAIN, live: { program: 'zotero', references: [known] } }
    const { bytes } = writeDocx(sides([paragraph('b1', cite({}), again)]), { leading: both, facing: both }, options)
    const [first, second] = citationsOf(partsOf(bytes).get('word/document.xml') ?? '').map((one) => JSON.stringify(one))
    expect(first).toContain('A long story')
    expect(second).not.toContain('A long story')
    expect(second).toContain('Known')
  })

  it('keep the addresses that Zotero knows an item by', () => {
    const uris = ['http://zotero.org/users/1234/items/ABCD2345']
    const known = reference('r1', 'known', { title: 'Known', 'zotero-uris': uris })
    const xml = documentOf(sides([paragraph('b1', cite({}))]), [{ text: '(K)' }], {
      ...PLAIN,
      live: { program: 'zotero', references: [known] }
    })
    const [citation] = citationsOf(xml)
    expect(citation).toMatchObject({ citationItems: [{ uris }] })
    expect(JSON.stringify(citation)).not.toContain('zotero-uris')
    const own = JSON.stringify(citationsOf(documentOf(sides([paragraph('b1', cite({}))]), [{ text: '(K)' }])))
    expect(own).toMatch(/"http:\/\/zotero\.org\/users\/local\/\w{8}\/items\/[2-9A-NP-Z]{8}"/)
  })
})
