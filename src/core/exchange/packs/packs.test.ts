import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keysOf, readEntry, writeEntry } from './pack-entry'
import type { PackEntry } from './pack-entry'
import { findPackReader } from './pack-readers'
import { createRowSplitter } from './split-rows'

const split = (pieces: readonly string[], separator: ',' | '\t' = ','): readonly (readonly string[])[] => {
  const splitter = createRowSplitter(separator)
  return [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.end()]
}

test.each<readonly [readonly string[], readonly (readonly string[])[]]>([
  [
    ['a,b\r\nc,d\n'],
    [
      ['a', 'b'],
      ['c', 'd']
    ]
  ],
  [
    ['a,', 'b\nc'],
    [['a', 'b'], ['c']]
  ],
  [['"a,b","say ""hi""",\n'], [['a,b', 'say "hi"', '']]],
  [
    ['"two\nlines",x\ny,z'],
    [
      ['two\nlines', 'x'],
      ['y', 'z']
    ]
  ],
  [['标题,"期刊, 中文"\n'], [['标题', '期刊, 中文']]],
  [['\n\na\n\n'], [['a']]],
  [[''], []]
])('splits %j', (pieces, rows) => expect(split(pieces)).toEqual(rows))

test('splits the same wherever the text is cut', () => {
  const field = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '中', ' '), maxLength: 8 })
  const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`
  fc.assert(
    fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1 }), fc.nat(), (rows, seed) => {
      const text = rows.map((row) => row.map(quote).join(',')).join('\n')
      const at = text.length === 0 ? 0 : seed % text.length
      expect(split([text.slice(0, at), text.slice(at)])).toEqual(rows)
    }),
    { numRuns: 300 }
  )
})

const read = (header: string, line: string): PackEntry | undefined => {
  const reader = findPackReader(header)
  if (!reader) throw new Error('no reader')
  return reader.layout === 'lines' ? reader.read(line) : reader.read(split([line], reader.separator)[0] ?? [])
}

const PMC_IDS = 'Journal Title,ISSN,eISSN,Year,Volume,Issue,Page,DOI,PMCID,PMID,Manuscript Id,Release Date'

test('reads the id map of PubMed Central', () => {
  const line = 'EBioMedicine,,2352-3964,2018,29,,23,10.1016/J.EBIOM.2018.02.002,PMC5925446,29449193,,live'
  expect(read(PMC_IDS, line)).toEqual({
    identifiers: { DOI: '10.1016/j.ebiom.2018.02.002', PMCID: 'PMC5925446', PMID: '29449193' }
  })
  expect(read(`\uFEFF${PMC_IDS}`, '"A, B",,,2018,,,,,PMC1,,,live')).toBeUndefined()
  expect(read('pmid\tdoi', '12\t10.1000/x')).toEqual({ identifiers: { PMID: '12', DOI: '10.1000/x' } })
})

const RETRACTION_WATCH =
  'Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes'

test('reads the table of Retraction Watch', () => {
  const row = (nature: string): string =>
    `1,"Stem cells, a trial",(HSC),Clinic,Lancet,Elsevier,UK,Jane Doe;John Roe,,Research,2/6/2010 0:00,10.1016/R,20137807,2/28/1998 0:00,10.1016/O,9500320,${nature},+Error in Data;+Ethics;,No,`
  expect(read(RETRACTION_WATCH, row('Retraction'))).toEqual({
    identifiers: { DOI: '10.1016/o', PMID: '9500320' },
    item: {
      id: '',
      type: 'article-journal',
      DOI: '10.1016/o',
      PMID: '9500320',
      title: 'Stem cells, a trial',
      'container-title': 'Lancet',
      author: [{ literal: 'Jane Doe' }, { literal: 'John Roe' }],
      issued: { 'date-parts': [[1998]] }
    },
    notices: [
      {
        kind: 'retracted',
        source: 'Retraction Watch',
        date: '2010-02-06',
        DOI: '10.1016/r',
        PMID: '20137807',
        text: 'Error in Data; Ethics'
      }
    ]
  })
  expect(read(RETRACTION_WATCH, row('Expression of concern'))?.notices?.[0]?.kind).toBe('concern')
  expect(read(RETRACTION_WATCH, row('Reinstatement'))).toBeUndefined()
  const unknown = '2,T,,,,,,,,,1/1/2020,unavailable,0,1/1/2019,unavailable,0,Retraction,,,'
  expect(read(RETRACTION_WATCH, unknown)).toBeUndefined()
})

test('reads lines of Crossref and OpenAlex', () => {
  const work = JSON.stringify({ DOI: '10.1000/X', title: ['A trial'], type: 'journal-article' })
  expect(read(work, work)).toMatchObject({ identifiers: { DOI: '10.1000/x' }, item: { title: 'A trial' } })
  const open = JSON.stringify({
    id: 'https://openalex.org/W1',
    doi: 'https://doi.org/10.1000/y',
    title: '一项试验',
    type: 'article',
    is_retracted: true
  })
  expect(read(open, open)).toMatchObject({ identifiers: { DOI: '10.1000/y' }, notices: [{ kind: 'retracted' }] })
  expect(read(work, '{"DOI":')).toBeUndefined()
})

test.each(['', 'name,age', '<html>', '{"a":1}', '[]', 'PK\u0003\u0004'])('knows no reader for %j', (line) =>
  expect(findPackReader(line)).toBeUndefined()
)

test('brings an entry back as it was stored, and takes damage for none', () => {
  const entry: PackEntry = {
    identifiers: { DOI: '10.1000/x', PMID: '1' },
    item: { id: '', type: 'book', title: 'tab\there\nand 中文' },
    notices: [{ kind: 'concern', source: 'x' }]
  }
  expect(readEntry(writeEntry(entry))).toEqual(entry)
  expect(writeEntry(entry)).not.toContain('\n')
  expect(readEntry(writeEntry({ identifiers: { PMCID: 'PMC5' } }))).toEqual({ identifiers: { PMCID: 'PMC5' } })
  expect(readEntry('10.1/x\t\t\t{"item":')).toBeUndefined()
  expect(keysOf({ DOI: '10.1000/X', PMID: '1', PMCID: 'PMC7' })).toEqual(['d10.1000/x', 'p1', 'c7'])
})
