import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tidy } from './compare.mjs'

/** What `pandoc --citeproc` prints; undefined where it is missing or cannot: it knows no layouts per locale. */
export function formatWithPandoc({ text, locale, isPlain, library, citations }) {
  if (!isPlain) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'bifolium-oracle-'))
  try {
    writeFileSync(join(folder, 'style.csl'), text)
    writeFileSync(join(folder, 'library.json'), JSON.stringify(library))
    writeFileSync(join(folder, 'document.json'), JSON.stringify(documentOf(citations, locale)))
    const args = ['-f', 'json', '-t', 'json', '--citeproc', '--csl', 'style.csl', '--bibliography', 'library.json']
    const run = spawnSync('pandoc', [...args, 'document.json'], { cwd: folder, encoding: 'utf8', maxBuffer: 1e9 })
    return run.status === 0 ? readDocument(JSON.parse(run.stdout)) : undefined
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const string = (value) => ({ t: 'Str', c: value })

function documentOf(citations, locale) {
  const blocks = citations.map((cites, index) => ({
    t: 'Para',
    c: [{ t: 'Cite', c: [cites.map(citeOf(index)), [string('?')]] }]
  }))
  return {
    'pandoc-api-version': [1, 22],
    meta: { lang: { t: 'MetaInlines', c: [string(locale)] } },
    blocks
  }
}

const citeOf =
  (index) =>
  ({ id, locator }) => ({
    citationId: id,
    citationPrefix: [],
    citationSuffix: locator === undefined ? [] : [string(','), { t: 'Space' }, string(`p. ${locator}`)],
    citationMode: { t: 'NormalCitation' },
    citationNoteNum: index + 1,
    citationHash: 0
  })

function readDocument({ blocks }) {
  const list = blocks.find(({ t, c }) => t === 'Div' && c[0][0] === 'refs')
  const entries = (list?.c[1] ?? []).map(({ c: [[id], content] }) => [
    id.replace(/^ref-/, ''),
    tidy(blocksText(content))
  ])
  return {
    citations: blocks.filter(({ t }) => t === 'Para').map(({ c }) => tidy(text(c))),
    entries: new Map(entries)
  }
}

const blocksText = (blocks) => blocks.map(({ t, c }) => (t === 'Div' ? blocksText(c[1]) : text(c))).join(' ')

const text = (inlines) => inlines.map(inlineText).join('')

function inlineText({ t, c }) {
  switch (t) {
    case 'Str':
      return c
    case 'Space':
    case 'SoftBreak':
    case 'LineBreak':
      return ' '
    case 'Quoted':
      return c[0].t === 'DoubleQuote' ? `“${text(c[1])}”` : `‘${text(c[1])}’`
    case 'Link':
    case 'Span':
    case 'Cite':
      return text(c[1])
    case 'Note':
      return blocksText(c)
    default:
      return Array.isArray(c) ? text(c) : ''
  }
}
