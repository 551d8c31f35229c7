import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCslJson } from './read-csl-json'
import { scanJson } from './scan-json'

const read = (value: unknown) =>
  readCslJson('a.json', typeof value === 'string' ? value : JSON.stringify(value, null, 1))

describe('readCslJson', () => {
  it('keeps every member of a sound item, known to CSL or not', () => {
    const item = {
      id: 'harris2018phase',
      type: 'article-journal',
      title: 'Phase <i>I</i>',
      author: [{ family: 'Hou', given: 'Zong-liu', ORCID: '0000' }, { literal: '中国免疫学会' }],
      issued: { 'date-parts': [[2024, 5, 23]] },
      PMID: '38783390',
      custom: { any: [1, { deep: true }] },
      'my-flag': 7
    }
    expect(read([item])).toEqual({ items: [item], findings: [] })
    expect(read({ references: [item] }).items).toEqual([item])
    expect(read(item).items).toEqual([item])
  })

  it('puts types right and names what it cannot', () => {
    const { items, findings } = read([
      {
        id: 12,
        type: 'journal-article',
        title: ['The title'],
        volume: 7,
        ISSN: ['1234-5678', '8765-4321'],
        issue: { not: 'text' },
        author: ['张伟', 5, { family: '李娜' }, {}],
        issued: '2018-03',
        language: 'eng',
        abstract: 'a\u0000b\u202Ec'
      }
    ])
    expect(items).toEqual([
      {
        id: '12',
        type: 'article-journal',
        title: 'The title',
        volume: '7',
        ISSN: '1234-5678, 8765-4321',
        author: [
          { family: '张', given: '伟' },
          { family: '李', given: '娜' }
        ],
        issued: { 'date-parts': [[2018, 3]] },
        language: 'en',
        abstract: 'abc'
      }
    ])
    expect(findings.map(({ code }) => code).sort()).toEqual([
      'control-characters',
      'field-not-text',
      'name-unreadable',
      'name-unreadable'
    ])
  })

  it.each([
    [{ 'date-parts': [['2018', '3']] }, { 'date-parts': [[2018, 3]] }, 0],
    [{ 'date-parts': [[2018, 99, 1]] }, { 'date-parts': [[2018]] }, 1],
    [{ 'date-parts': [[1e308]] }, undefined, 2],
    [{ 'date-parts': [[]] }, undefined, 1],
    [{ raw: '5 March 2018' }, { 'date-parts': [[2018, 3, 5]] }, 0],
    [{ literal: '民国二十年' }, { literal: '民国二十年' }, 0],
    [[2018], undefined, 1]
  ])('reads the date %j', (issued, expected, findings) => {
    const result = read([{ id: 'a', type: 'book', issued }])
    expect(result.items[0]?.issued).toEqual(expected)
    expect(result.findings).toHaveLength(findings)
  })

  it('leaves prototypes alone', () => {
    const { items } = read(
      '[{"id":"a","type":"book","__proto__":{"polluted":1},"author":[{"__proto__":{"polluted":1},"family":"W"}]}]'
    )
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
    expect(Reflect.get(items[0] ?? {}, 'polluted')).toBeUndefined()
    expect(items[0]?.author).toEqual([{ family: 'W' }])
  })

  it('refuses broken JSON as a whole, with line and column', () => {
    const { items, findings } = read('[{"id": "a", "type": "book"},\n {"id": "b", "title": NaN}]')
    expect(items).toEqual([])
    expect(findings).toMatchObject([{ severity: 'error', code: 'json-broken', place: { line: 2, column: 23 } }])
    expect(read('[{"id": "a"').findings).toMatchObject([{ code: 'json-broken' }])
  })

  it('refuses nesting without end', () => {
    const { findings } = read(`[{"id":"a","type":"book","custom":${'['.repeat(40_000)}${']'.repeat(40_000)}}]`)
    expect(findings).toMatchObject([{ code: 'json-broken', message: expect.stringContaining('100 levels') }])
  })

  it('names elements that are no reference with their line, and keeps the others', () => {
    const { items, findings } = read('[\n 7,\n {"id": "a", "type": "book"},\n {}\n]')
    expect(items).toHaveLength(1)
    expect(findings.map(({ place }) => place?.line)).toEqual([2, 4])
    expect(read('{"a": 1}').findings).toMatchObject([{ code: 'no-references' }])
  })
})

const accepts = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('scanJson', () => {
  it('takes no more than a moment for a string that is never closed', () => {
    expect(scanJson(`["${'x'.repeat(1_000_000)}`)).toMatchObject({ kind: 'broken', offset: 1 })
    expect(scanJson(`["${'\\n'.repeat(500_000)}"]`).kind).toBe('well-formed')
  })

  it('takes and refuses what JSON.parse does', () => {
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 5 }),
        fc.nat(),
        fc.constantFrom('', ',', '"', '}', ']', ':', 'x', '\\', '0', '\n'),
        (json, at, junk) => {
          const text = json.slice(0, at % (json.length + 1)) + junk + json.slice((at % (json.length + 1)) + (at % 2))
          expect(scanJson(json).kind).toBe('well-formed')
          expect(scanJson(text).kind === 'well-formed').toBe(accepts(text))
        }
      ),
      { numRuns: 500 }
    )
  })

  it('reads members and dates whatever their spelling', () => {
    const { items, findings } = read([
      {
        id: 7,
        type: 'journalArticle',
        title: ['T'],
        containerTitle: 'J',
        container_title_short: 'Jt',
        doi: '10.1000/x',
        volume: 3,
        author: 'Smith, J.; 张伟',
        editor: [{ family: 'E' }, 'Doe, A.'],
        issued: { year: '2018', month: 3 },
        accessed: '2020-01-02',
        PMID: 123
      }
    ])
    expect(findings).toEqual([])
    expect(items).toEqual([
      {
        id: '7',
        type: 'article-journal',
        title: 'T',
        'container-title': 'J',
        'container-title-short': 'Jt',
        DOI: '10.1000/x',
        volume: '3',
        author: [
          { family: 'Smith', given: 'J.' },
          { family: '张', given: '伟' }
        ],
        editor: [{ family: 'E' }, { family: 'Doe', given: 'A.' }],
        issued: { 'date-parts': [[2018, 3]] },
        accessed: { 'date-parts': [[2020, 1, 2]] },
        PMID: '123'
      }
    ])
  })
})
