import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReferenceId } from '#core/ids'
import type { CslDate, CslItem, CslName, Reference } from '#core/references/reference'
import { CSL_TYPES, DATE_VARIABLES, NAME_VARIABLES, TEXT_VARIABLES } from './csl-variables'
import { readReferences } from './read-references'
import type { WritableFormat } from './reference-format'
import { writeReferences } from './write-references'

function reference(key: string, item: Omit<CslItem, 'id'>): Reference {
  const id = `r-${key}` as ReferenceId
  const type = item.type as string
  const times = { addedAt: '2024-01-01T00:00:00Z', modifiedAt: '2024-01-01T00:00:00Z' }
  return { id, key, item: { ...item, id, type }, verification: { kind: 'unchecked' }, tags: [], ...times }
}

function roundTrip(references: readonly Reference[], format: WritableFormat): readonly CslItem[] {
  const text = writeReferences(references, format)
  const { items, findings } = readReferences(`library.${format}`, new TextEncoder().encode(text))
  expect(findings).toEqual([])
  return items
}

const expected = (references: readonly Reference[]): readonly CslItem[] =>
  references.map(({ key, item }) => ({ ...item, id: key }))

const WORDS = [
  'stem MSC-NPs in Phase I mRNA 50% A&B x_1 {odd} C:\\d ~3 #1 $5 a^2 naïve Müller “q” p<0.05 <img> -- Z—Z " β₂',
  "干细胞 多发性硬化 （综述） ''"
].flatMap((text) => text.split(' '))
const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 }).map((list) => list.join(' '))
const name: fc.Arbitrary<CslName> = fc.oneof(
  fc.record({
    family: fc.constantFrom('Harris', "O'Brien", 'Müller', 'García Márquez', 'Hou', '张', '欧阳'),
    given: fc.constantFrom('Violaine K.', 'Zong-liu', 'J.-P.', '伟', '建国')
  }),
  fc.record({
    'non-dropping-particle': fc.constantFrom('van der', 'de la'),
    family: fc.constant('Berg'),
    given: fc.constant('Jan')
  }),
  fc.record({ family: fc.constant('King'), given: fc.constant('Martin'), suffix: fc.constantFrom('Jr.', 'III') }),
  fc.record({ literal: fc.constantFrom('World Health Organization', '中国免疫学会', 'Society for A and B') })
)
/** Text variables without a form of their own, as identifiers, languages and keywords have. */
const FREE_VARIABLES = [...TEXT_VARIABLES].filter(
  (variable) =>
    !/^(?:title|DOI|URL|ISBN|ISSN|PMID|PMCID|language|keyword|shortTitle|journalAbbreviation|event|citation-key)$/.test(
      variable
    )
)
const names = fc.array(name, { minLength: 1, maxLength: 4 })
const date: fc.Arbitrary<CslDate> = fc
  .tuple(
    fc.integer({ min: 1500, max: 2100 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.nat(2)
  )
  .map(([year, month, day, cut]) => ({ 'date-parts': [[year, month, day].slice(0, cut + 1)] }))
const common = {
  title: words,
  'title-short': words,
  author: names,
  editor: names,
  translator: names,
  issued: date,
  accessed: date,
  volume: fc.constantFrom('7', '007', 'Suppl 2'),
  page: fc.constantFrom('1-9', 'e928', '280-284', 'S12-S15', 'iv'),
  publisher: words,
  'publisher-place': fc.constantFrom('北京', 'New York'),
  genre: fc.constantFrom('Review', '综述', 'PhD thesis'),
  number: fc.constantFrom('S16.005', 'NCT03355365'),
  edition: fc.constantFrom('2', '第三版'),
  language: fc.constantFrom('en', 'zh-CN', 'de'),
  abstract: words,
  note: words,
  keyword: fc.constantFrom('stem cells, 干细胞', 'MS', 'Arthritis, Rheumatoid; Humans'),
  DOI: fc.constantFrom('10.1016/j.ebiom.2018.02.002', '10.1002/(SICI)1097_0258', '10.3389/fimmu.2018.00217'),
  PMID: fc.constantFrom('38783390', '1'),
  PMCID: fc.constant('PMC5925446'),
  URL: fc.constantFrom('https://example.org/a_b?c=d%20e&f=~g#h', 'https://zh.wikipedia.org/wiki/多发性硬化')
}
const articles = fc.record(
  {
    ...common,
    type: fc.constantFrom('article-journal', 'article-magazine', 'article-newspaper'),
    'container-title': words,
    'container-title-short': fc.constantFrom('Mult Scler', '中华医学'),
    issue: fc.constantFrom('1', '3-4'),
    ISSN: fc.constantFrom('1234-567X', '1234-5678, 8765-4321')
  },
  { requiredKeys: ['type', 'title', 'container-title'] }
)
const others = fc.record(
  {
    ...common,
    type: fc.constantFrom('chapter', 'thesis', 'report', 'webpage', 'dataset', 'software', 'standard'),
    'container-title': words,
    ISBN: fc.constantFrom('978-1-4822-5326-9', '7117000000')
  },
  { requiredKeys: ['type', 'title'] }
)
/** References of every type with any variables, most of which no other format than CSL has a place for. */
const anything = fc
  .record({
    type: fc.constantFrom(...CSL_TYPES),
    title: words,
    texts: fc.dictionary(fc.constantFrom(...FREE_VARIABLES), words, { maxKeys: 8 }),
    names: fc.dictionary(fc.constantFrom(...NAME_VARIABLES), names, { maxKeys: 3 }),
    dates: fc.dictionary(fc.constantFrom(...DATE_VARIABLES), date, { maxKeys: 3 })
  })
  .map(({ type, title, texts, names: people, dates }) => ({ type, title, ...texts, ...people, ...dates }))
const libraries = fc
  .array(fc.oneof(articles, others), { minLength: 1, maxLength: 4 })
  .map((items) => items.map((item, index) => reference(`key${index}`, item)))

const everything = fc
  .array(anything, { minLength: 1, maxLength: 3 })
  .map((items) => items.map((item, index) => reference(`key${index}`, item)))

describe('writeReferences', () => {
  it.each(['csl-json', 'csl-yaml', 'bibtex', 'biblatex', 'ris'] as const)(
    'gives %s that reads back with every variable of every type',
    (format) => {
      fc.assert(
        fc.property(everything, (references) => {
          expect(roundTrip(references, format)).toEqual(expected(references))
        }),
        { numRuns: 60 }
      )
    }
  )

  it('gives CSL-JSON that reads back with every member, known or not', () => {
    fc.assert(
      fc.property(libraries, (references) => {
        const odd = references.map((entry) => ({ ...entry, item: { ...entry.item, custom: { mine: [1] } } }))
        expect(roundTrip(odd, 'csl-json')).toEqual(expected(odd))
      })
    )
  })

  it('gives BibTeX that reads back with the same fields', () => {
    fc.assert(
      fc.property(libraries, (references) => {
        expect(roundTrip(references, 'bibtex')).toEqual(expected(references))
      }),
      { numRuns: 60 }
    )
  })

  it('gives RIS that reads back with the same fields', () => {
    fc.assert(
      fc.property(libraries, (references) => {
        expect(roundTrip(references, 'ris')).toEqual(expected(references))
      }),
      { numRuns: 60 }
    )
  })

  it('keeps italics and capitals of a title through BibTeX', () => {
    const title = '<i>EAE</i> in mice: a B<sub>12</sub> trial of mRNA'
    const text = writeReferences([reference('k', { type: 'article-journal', title })], 'bibtex')
    expect(text).toContain('\\textit{EAE}')
    expect(text).toContain('{mRNA}')
    expect(readReferences('k.bib', new TextEncoder().encode(text)).items[0]?.title).toBe(title)
  })

  it('keeps seasons, ranges and free dates through BibTeX', () => {
    const dates: readonly CslDate[] = [
      { 'date-parts': [[2018]], season: 1 },
      {
        'date-parts': [
          [2018, 3],
          [2018, 5]
        ]
      },
      { literal: 'in press' }
    ]
    const references = dates.map((issued, index) => reference(`k${index}`, { type: 'book', title: 'T', issued }))
    expect(roundTrip(references, 'bibtex')).toEqual(expected(references))
  })

  it('keeps a conference paper apart from other entries', () => {
    const item = { type: 'paper-conference', title: 'T', 'container-title': '会议', number: 'S16.005' }
    const references = [reference('k', item)]
    expect(roundTrip(references, 'bibtex')).toEqual(expected(references))
    expect(roundTrip(references, 'ris')).toEqual(expected(references))
  })

  it('writes nothing for no references', () => {
    expect(writeReferences([], 'bibtex')).toBe('')
    expect(writeReferences([], 'ris')).toBe('')
    expect(writeReferences([], 'csl-json')).toBe('[]\n')
  })
})
