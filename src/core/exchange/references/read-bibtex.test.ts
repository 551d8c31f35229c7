import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBibtex } from './read-bibtex'

const read = (text: string) => readBibtex('a.bib', text)
const first = (text: string) => read(text).items[0]
const codes = (text: string) => read(text).findings.map(({ code, place }) => `${code}:${place?.line}`)

describe('readBibtex', () => {
  it('reads an article with names of every kind', () => {
    const item = first(`@article{harris2018,
  author = {Harris, Violaine K. and J{\\"o}rg M{\\"u}ller and van der Berg, Jan and {World Health Organization} and
            张伟 and 欧阳, 修 and Hou, Zong-liu and others},
  title = {{MSC}-derived \\emph{neural} progenitors: 50\\% \\& more},
  journal = "EBioMedicine",
  year = 2018, month = mar, volume = 29, number = {007}, pages = {280--284},
  doi = {https://doi.org/10.1016/j.ebiom.2018\\_02}, langid = {english}, keywords = {MS; stem cells,干细胞}
}`)
    expect(item).toEqual({
      id: 'harris2018',
      type: 'article-journal',
      title: 'MSC-derived <i>neural</i> progenitors: 50% & more',
      author: [
        { family: 'Harris', given: 'Violaine K.' },
        { family: 'Müller', given: 'Jörg' },
        { 'non-dropping-particle': 'van der', family: 'Berg', given: 'Jan' },
        { literal: 'World Health Organization' },
        { family: '张', given: '伟' },
        { family: '欧阳', given: '修' },
        { family: 'Hou', given: 'Zong-liu' }
      ],
      'container-title': 'EBioMedicine',
      issued: { 'date-parts': [[2018, 3]] },
      volume: '29',
      issue: '007',
      page: '280-284',
      DOI: '10.1016/j.ebiom.2018_02',
      language: 'en',
      keyword: 'MS, stem cells, 干细胞'
    })
  })

  it.each([
    ['date = {2018-03-05}', { 'date-parts': [[2018, 3, 5]] }],
    [
      'date = {2018-01/2018-03}',
      {
        'date-parts': [
          [2018, 1],
          [2018, 3]
        ]
      }
    ],
    ['year = 2018, month = 3, day = 5', { 'date-parts': [[2018, 3, 5]] }],
    ['year = 2018, month = 5 # "~" # mar', { 'date-parts': [[2018, 3, 5]] }],
    ['year = {1999--2001}', { 'date-parts': [[1999], [2001]] }],
    [
      'year = 2018, month = {Sep.--Oct.}',
      {
        'date-parts': [
          [2018, 9],
          [2018, 10]
        ]
      }
    ],
    ['year = 2018, month = {soon}', { 'date-parts': [[2018]] }],
    ['year = {2018}, month = {August}', { 'date-parts': [[2018, 8]] }],
    ['year = {in press}', { literal: 'in press' }]
  ])('reads %s', (fields, issued) => expect(first(`@misc{k, title={T}, ${fields}}`)?.issued).toEqual(issued))

  it('keeps the neighbours of an entry that is never closed, and names it', () => {
    const text = '@book{a, title={A}}\n@book{broken,\n title = {never closed,\n author = {B}\n@book{c, title={C}}\n'
    expect(read(text).items.map(({ id }) => id)).toEqual(['a', 'c'])
    expect(codes(text)).toEqual(['entry-broken:2'])
    expect(read(text).findings[0]?.message).toContain('(line 3)')
  })

  it('does not follow a cycle of crossref, and inherits where there is none', () => {
    expect(codes('@incollection{a, crossref={b}, title={A}}\n@book{b, crossref={a}, title={B}}')).toEqual([
      'crossref-unresolved:1',
      'crossref-unresolved:2'
    ])
    const item = first(
      '@inbook{part, crossref={whole}, title={Part}}\n@book{whole, title={Whole}, author={Smith, A.}, publisher={P}, year={1999}}'
    )
    expect(item).toMatchObject({
      title: 'Part',
      'container-title': 'Whole',
      publisher: 'P',
      'container-author': [{ family: 'Smith', given: 'A.' }]
    })
    expect(codes('@inbook{part, crossref={gone}, title={Part}}')).toEqual(['crossref-unresolved:1'])
  })

  it('reads a part of a book that has no author', () => {
    const text = '@inbook{part, crossref={whole}, title={Part}}\n@book{whole, title={Whole}, editor={李, 娜}}'
    expect(first(text)).toMatchObject({
      title: 'Part',
      'container-title': 'Whole',
      editor: [{ family: '李', given: '娜' }]
    })
  })

  it('expands macros, but not without end', () => {
    expect(first('@string{ebm = "EBio" # "Medicine"}\n@article{a, journal = ebm # { X}}')?.['container-title']).toBe(
      'EBioMedicine X'
    )
    const bomb = Array.from({ length: 40 }, (_, n) => `@string{m${n + 1} = m${n} # m${n}}`).join('\n')
    const { items, findings } = read(`@string{m0 = {xxxxxxxxxx}}\n${bomb}\n@book{a, title = m40}\n@book{b, title={B}}`)
    expect(items.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(findings.some(({ code, message }) => code === 'macro-too-long' && message.includes('m15'))).toBe(true)
  })

  it('survives deep braces, floods of commas and unknown commands', () => {
    const deep = `@book{a, title={${'{'.repeat(30_000)}x${'}'.repeat(30_000)}}}\n@book{b, title={B}}`
    expect(read(deep).items.map(({ id }) => id)).toEqual(['b'])
    const commas = read(`@book{a, title={A}, author={${','.repeat(30_000)}x}}`)
    expect(commas.items).toHaveLength(1)
    expect(commas.findings[0]?.code).toBe('field-unreadable')
    expect(first('@book{a, title={\\input{/etc/passwd} $x \\pm 5$ \\weird}}')?.title).toContain('±5')
  })

  it('takes no more than a moment for floods in any field', () => {
    const pieces = [' ', '~', '.', '-', ';', ',', ' and', ' and a', '{}', '\\"', '\\url', '$', '10.1000/', '=a', '\n\n']
    const fields = 'title author journal pages year month date doi url howpublished keywords series abstract eprint'
    const entries = pieces.map((piece, index) => {
      const values = fields.split(' ').map((field) => `  ${field} = {a${piece.repeat(5000)}x}`)
      return `@article{k${index},\n${values.join(',\n')}\n}`
    })
    expect(read(entries.join('\n')).items).toHaveLength(pieces.length)
  })

  it('takes no more than a moment for many entries in one line', () => {
    const text = Array.from({ length: 5000 }, (_, n) => `@book{k${n},title={T}}`).join('')
    expect(read(text).items).toHaveLength(5000)
  })

  it('keeps two entries of one key and says so', () => {
    const text = '@book{k, title={A}}\n@book{k, title={B}}'
    expect(read(text).items.map(({ title }) => title)).toEqual(['A', 'B'])
    expect(codes(text)).toEqual(['key-twice:2'])
  })

  it('leaves attachments, comments and preambles alone', () => {
    const text =
      '@comment{x, {y}}\n@preamble{"\\foo"}\n%@book{no,title={N}}\n@book{k, title={A}, file={../../etc/passwd}}'
    expect(read(text).items).toEqual([{ id: 'k', type: 'book', title: 'A' }])
    expect(codes(text)).toEqual(['attachment-left-out:4'])
  })

  it('keeps fields that nobody defines, but not what a program notes for itself', () => {
    const text = '@book{k, title={T}, clinicaltrial={NCT03355365}, owner={me}, bdsk-url-1={x}}'
    expect(first(text)).toEqual({ id: 'k', type: 'book', title: 'T', custom: { clinicaltrial: 'NCT03355365' } })
  })

  it('keeps markup in a title as text and harmful member names harmless', () => {
    const item = first('@book{__proto__, title={<img src=x onerror="y">}, __proto__={z}, constructor={z}}')
    expect(item?.title).toBe('<img src=x onerror="y">')
    expect(Object.hasOwn({}, 'z')).toBe(false)
  })

  it('reads shared fields by xdata and extended names', () => {
    const text =
      '@xdata{x, publisher={Knopf}}\n@book{k, title={T}, xdata={x}, author={family=Goethe, given=Johann, prefix=von}}'
    expect(read(text).items).toEqual([
      {
        id: 'k',
        type: 'book',
        title: 'T',
        publisher: 'Knopf',
        author: [{ family: 'Goethe', given: 'Johann', 'non-dropping-particle': 'von' }]
      }
    ])
  })

  it('forgives missing commas and a missing last brace, and says so', () => {
    const text = '@book{a title={A} year=2001}\n@book{b\n title={B},\n\n@book{c, title={C}\n'
    expect(read(text).items.map(({ id, title }) => [id, title])).toEqual([
      ['a', 'A'],
      ['b', 'B'],
      ['c', 'C']
    ])
    expect(codes(text)).toEqual(['comma-missing:1', 'comma-missing:2', 'entry-unclosed:5', 'entry-unclosed:6'])
  })

  it.each<[string, Record<string, unknown>]>([
    [
      '@inbook{k, title={Part}, subtitle={Sub}, booktitle={Book}, maintitle={Works}, bookauthor={Kant, I.}, chapter=3}',
      {
        type: 'chapter',
        title: 'Part: Sub',
        'title-short': 'Part',
        'container-title': 'Works',
        'volume-title': 'Book',
        'container-author': [{ family: 'Kant', given: 'I.' }],
        'chapter-number': '3'
      }
    ],
    [
      '@book{k, title={Band?}, subtitle={Zwei}, maintitle={Werke}, series={Reihe}, number=7, location={Bern and Basel}, langid={ngerman}}',
      {
        title: 'Werke',
        'volume-title': 'Band? Zwei',
        'collection-title': 'Reihe',
        'collection-number': '7',
        'publisher-place': 'Bern; Basel',
        language: 'de'
      }
    ],
    [
      '@book{k, title={T}, publisher={Taylor and Francis}, address={New York}}',
      { publisher: 'Taylor and Francis', 'publisher-place': 'New York' }
    ],
    [
      '@misc{k, title={T}, eprint={2101.00001v2}, archivePrefix={arXiv}, primaryClass={q-bio.NC}, year=2021}',
      {
        type: 'article',
        URL: 'https://arxiv.org/abs/2101.00001v2',
        archive: 'arXiv',
        archive_location: '2101.00001v2',
        archive_collection: 'q-bio.NC'
      }
    ],
    [
      '@article{k, title={T}, journal={J}, number=4, eid={e12}, eprint={29449193}, eprinttype={pubmed}, pubstate={inpress}}',
      { issue: '4', page: 'e12', PMID: '29449193', status: 'in press' }
    ],
    [
      '@thesis{k, title={T}, type={mathesis}, institution={北京大学}, date={2019-03/2020-01}, origdate={1999}}',
      {
        type: 'thesis',
        genre: "Master's thesis",
        publisher: '北京大学',
        issued: {
          'date-parts': [
            [2019, 3],
            [2020, 1]
          ]
        },
        'original-date': { 'date-parts': [[1999]] }
      }
    ],
    [
      '@misc{k, title={T}, howpublished={\\url{https://a.org/x\\_y}}, note={Seen}}',
      { URL: 'https://a.org/x_y', note: 'Seen' }
    ],
    [
      '@video{k, title={T}, editor={Forman, Miloš}, editortype={director}, entrysubtype={tvbroadcast}}',
      { type: 'broadcast', director: [{ family: 'Forman', given: 'Miloš' }] }
    ],
    [
      '@patent{k, title={T}, type={patentus}, number={US1}, location={countryus and countryfr}, date={1990}}',
      { type: 'patent', genre: 'U.S. patent', number: 'US1', jurisdiction: 'United States of America; France' }
    ]
  ])('maps %s', (text, fields) => expect(first(text)).toMatchObject(fields))

  it('inherits through several generations, and data through containers', () => {
    const text = `@inbook{part, crossref={volume}, title={Part}, pages={1--9}, xdata={place}}
@book{volume, crossref={works}, title={Volume One}, volume=1, date={1975}}
@mvbook{works, title={Collected Works}, author={Shakespeare, W.}, publisher={P}, date={1970/1980}}
@xdata{place, location={London}, xdata={more}}
@xdata{more, isbn={9783642002304}}
@set{all, entryset={part, volume}}`
    expect(first(text)).toMatchObject({
      title: 'Part',
      'container-title': 'Collected Works',
      'volume-title': 'Volume One',
      author: [{ family: 'Shakespeare', given: 'W.' }],
      'publisher-place': 'London',
      ISBN: '9783642002304',
      issued: { 'date-parts': [[1975]] }
    })
    expect(read(text).items).toHaveLength(3)
    expect(codes(text)).toEqual(['set-left-out:6'])
  })

  it.each<[string, unknown]>([
    [
      '{Barnes and Noble, Inc.} and Smith, J.',
      [{ literal: 'Barnes and Noble, Inc.' }, { family: 'Smith', given: 'J.' }]
    ],
    ['Hermann {von Helmholtz}', [{ family: 'von Helmholtz', given: 'Hermann' }]],
    [
      "de la {Vall{\\'e}e Poussin}, Charles",
      [{ 'non-dropping-particle': 'de la', family: 'Vallée Poussin', given: 'Charles' }]
    ],
    [
      'Ludwig van Beethoven AND {\\"U}nal, Ay{\\c s}e',
      [
        { given: 'Ludwig', 'non-dropping-particle': 'van', family: 'Beethoven' },
        { family: 'Ünal', given: 'Ayşe' }
      ]
    ],
    [
      'given=Jean, prefix=de la, family="Fontaine, fils", useprefix=false',
      [{ family: 'Fontaine, fils', given: 'Jean', 'dropping-particle': 'de la' }]
    ]
  ])('reads the names %s', (names, expected) => {
    const author = first(`@misc{k, title={T}, author={${names}}}`)?.author
    expect(author).toEqual(expected)
  })

  it('imports every good entry around a bad one, wherever it stands', () => {
    const bad = fc.constantFrom(
      '@book{x, title={open',
      '@book{x title={a}}',
      '@book{x, title=}',
      '@book{',
      '@book{x, = {y}}',
      '@book{x, title={a}}}}',
      '@book{x, title="a}'
    )
    fc.assert(
      fc.property(fc.nat({ max: 20 }), bad, (position, broken) => {
        const good = Array.from({ length: 20 }, (_, n) => `@article{k${n}, title = {标题 ${n}}, year = ${2000 + n}}`)
        const text = [...good.slice(0, position), broken, ...good.slice(position)].join('\n')
        const ids = read(text).items.map(({ id }) => id)
        expect(ids.filter((id) => id.startsWith('k'))).toEqual(good.map((_, n) => `k${n}`))
      })
    )
  })
})
