import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { CITED_WORKS } from '../cited-works.mjs'

// The loss sentinel on files that nothing is lost of: it must be silent. Made manuscripts go out in every form and come in
// again; CommonMark's examples come in as Markdown and as HTML, recorded articles as JATS. SEED and COUNT in the environment
// make other manuscripts, DETAIL=loss-sentinel prints what was reported.

const COUNT = Number(process.env['COUNT'] ?? 40)
const SEED = Number(process.env['SEED'] ?? 9)

export const name = 'Loss sentinel on clean files'
export const files = ['commonmark.json', 'api-responses/pmc-jats']

export async function run({ folder, read, readText, load }) {
  const tools = await loadTools(load)
  const groups = [
    ...tools.madeManuscripts(),
    ...tools.commonMark(read('commonmark.json')),
    tools.articles(folder, readText)
  ]
  const alarms = groups.flatMap(({ of, told }) => told.map((one) => ({ of, ...one })))
  if (process.env['DETAIL'] === 'loss-sentinel')
    for (const { of, file, findings } of groups.flatMap(({ of, told }) =>
      told.slice(0, 4).map((one) => ({ of, ...one }))
    ))
      process.stdout.write(`\n## ${of}\n${file}\n${findings.join('\n')}\n`)
  return {
    figures: groups.map(({ of, count, told }) => ({ of, value: `${told.length} of ${count} reported` })),
    gates: [
      {
        name: 'clean files: none reported',
        passed: alarms.length === 0,
        ...(alarms.length > 0 && { detail: `${alarms[0].of}: ${alarms[0].findings[0]}` })
      }
    ]
  }
}

/** The forms that manuscripts go out in; those with a name of a file come in again. */
const FORMS = [
  {
    of: 'DOCX, plain citations',
    file: 'a.docx',
    settings: { format: 'docx', layout: 'sequential', citations: 'plain' }
  },
  {
    of: 'DOCX, live citations, facing',
    file: 'a.docx',
    settings: { format: 'docx', layout: 'facing', citations: 'live' }
  },
  {
    of: 'DOCX, for Word, in turns',
    file: 'a.docx',
    settings: { format: 'docx', layout: 'interleaved', citations: 'word' }
  },
  { of: 'Markdown by key', file: 'a.md', settings: { format: 'markdown', layout: 'sequential', citations: 'pandoc' } },
  {
    of: 'Markdown as printed, in turns',
    file: 'a.md',
    settings: { format: 'markdown', layout: 'interleaved', citations: 'plain' }
  },
  { of: 'HTML', file: 'a.html', settings: { format: 'html', layout: 'sequential', citations: 'plain' } },
  { of: 'HTML, facing', file: 'a.html', settings: { format: 'html', layout: 'facing', citations: 'plain' } },
  { of: 'JATS', file: 'a.xml', settings: { format: 'jats', layout: 'sequential', citations: 'plain' } },
  {
    of: 'LaTeX by key',
    settings: { format: 'latex', layout: 'sequential', citations: 'pandoc', bibliographyFile: 'a.bib' }
  },
  { of: 'LaTeX as printed, facing', settings: { format: 'latex', layout: 'facing', citations: 'plain' } }
]

const ID_OF = new Map(CITED_WORKS.map(({ id, key }) => [key, id]))

/** The bytes of a picture as far as a reader looks at them; no two are the same. */
const pngOf = (sign) =>
  Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xd, 0xa, 0x1a, 0xa, ...Array.from({ length: 64 }, () => sign)])

/** What the sentinel says, as lines; other findings tell what a form cannot hold. */
const alarmsAmong = (findings) =>
  findings
    .filter(({ code }) => /-(?:lost|moved|unread|not-whole)$/u.test(code))
    .map(({ code, message, place }) => `${code} ${JSON.stringify(place)}: ${message}`)

async function loadTools(load) {
  const core = async (path) => load(`src/core/${path}.ts`)
  const { countingIds } = await core('ids')
  const { textOf } = await core('manuscript/text-of')
  const { mapTextBlocks, mapLeaves } = await core('manuscript/walk')
  const { dataAddress } = await core('exchange/pictures/data-address')
  const { arbitraryManuscript } = await core('manuscript/testing/arbitrary-manuscript')
  const { citedAs } = await core('exchange/docx/testing/formatted-sides')
  const { exportManuscript } = await core('exchange/export-manuscript')
  const { readManuscript } = await core('exchange/read-manuscript')
  const { packManuscript } = await core('exchange/bifolium/pack-manuscript')
  const { findPackLosses } = await core('exchange/bifolium/find-pack-losses')
  const { findJoinLosses, joinManuscripts } = await core('exchange/join-manuscripts')

  const readBack = (file, bytes) =>
    readManuscript(file, bytes, {
      ids: countingIds(),
      now: '2026-01-01T00:00:00Z',
      findReferenceByKey: (key) => ID_OF.get(key)
    })
  const alarmsOnReading = (file, bytes) => {
    const read = readBack(file, bytes)
    return read.ok ? alarmsAmong(read.value.findings) : [read.error.message]
  }
  const collect = (of, cases, check) => {
    const started = performance.now()
    const told = cases.flatMap((one) => {
      const { file, findings } = check(one)
      return findings.length === 0 ? [] : [{ file, findings }]
    })
    const seconds = (performance.now() - started) / 1000
    return { of: `${of} (${seconds.toFixed(1)} s)`, count: cases.length, told }
  }
  const decode = (bytes) => new TextDecoder().decode(bytes)
  const encode = (text) => new TextEncoder().encode(text)

  /** Pictures that are in the manuscript, and comments on what stands before them. */
  const dress = (manuscript) => {
    const pictures = new Map()
    const pictureOf = (alt) => {
      if (!pictures.has(alt)) pictures.set(alt, dataAddress({ mediaType: 'image/png', bytes: pngOf(pictures.size) }))
      return pictures.get(alt)
    }
    const startsIn = (children) =>
      children.filter(({ type }) => type === 'comment').map(({ id }) => ({ type: 'commentStart', comment: id }))
    const dressLine = (children) => [
      ...startsIn(children),
      ...mapLeaves(children, (leaf) => (leaf.type === 'image' ? { ...leaf, url: pictureOf(leaf.alt) } : leaf))
    ]
    const dressSide = (side) => ({ ...side, blocks: mapTextBlocks(side.blocks, dressLine) })
    return { ...manuscript, leading: dressSide(manuscript.leading), facing: dressSide(manuscript.facing) }
  }

  const ENTRIES = CITED_WORKS.map(({ id, item }, at) => ({
    reference: id,
    label: [{ text: `${at + 1}.` }],
    body: [{ text: 'Harris V. ' }, { text: item.title, italic: true }, { text: `. ${item.DOI}` }]
  }))

  /** The manuscript as a style prints it, with a list of references on each side. */
  const print = (manuscript) => {
    const { leading, facing } = citedAs(manuscript, [{ text: '(Harris, 2018)' }])
    const withList = (side) => ({ ...side, bibliography: { ...side.bibliography, entries: ENTRIES } })
    return { leading: withList(leading), facing: withList(facing) }
  }

  function* madeManuscripts() {
    const manuscripts = fc.sample(arbitraryManuscript('all'), { numRuns: COUNT, seed: SEED }).map(dress)
    for (const { of, file, settings } of FORMS)
      yield collect(of, manuscripts, (manuscript) => {
        const { bytes, findings } = exportManuscript({
          manuscript,
          formatted: print(manuscript),
          references: CITED_WORKS,
          settings: { sides: 'both', ...settings }
        })
        const again = file === undefined ? [] : alarmsOnReading(file, bytes)
        return { file: file === 'a.docx' ? '' : decode(bytes), findings: [...alarmsAmong(findings), ...again] }
      })
    yield collect('text', manuscripts, (manuscript) => {
      const file = ['leading', 'facing'].map((side) => textOf(manuscript[side].blocks)).join('\n\n')
      return { file, findings: alarmsOnReading('a.txt', encode(file)) }
    })
    yield collect('.bifolium', manuscripts, (manuscript) => {
      const bytes = packManuscript(manuscript, CITED_WORKS)
      const lost = findPackLosses({ manuscript, references: CITED_WORKS }, bytes)
      return { file: '', findings: [...lost.map(({ message }) => message), ...alarmsOnReading('a.bifolium', bytes)] }
    })
    const file = (manuscript) => ({ manuscript, references: CITED_WORKS })
    const pairs = manuscripts.slice(1).map((manuscript, at) => [file(manuscripts[at]), file(manuscript)])
    yield collect('joined with another', pairs, (pair) => ({
      file: '',
      findings: alarmsAmong(findJoinLosses(pair, joinManuscripts(pair, countingIds())))
    }))
  }

  const commonMark = (examples) => [
    collect('CommonMark examples', examples, ({ markdown }) => ({
      file: markdown,
      findings: alarmsOnReading('a.md', encode(markdown))
    })),
    collect(
      'CommonMark examples as HTML',
      examples.filter(({ html }) => html.trim() !== ''),
      ({ html }) => ({
        file: html,
        findings: alarmsOnReading('a.html', encode(html))
      })
    )
  ]

  const articles = (folder, readText) => {
    const names = readdirSync(join(folder, 'api-responses/pmc-jats')).filter((file) => file.endsWith('.xml'))
    return collect('articles of PubMed Central', names, (file) => ({
      file,
      findings: alarmsOnReading(file, encode(readText(`api-responses/pmc-jats/${file}`)))
    }))
  }

  return { madeManuscripts, commonMark, articles }
}
