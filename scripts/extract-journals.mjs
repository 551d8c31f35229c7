import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/*
 * Writes `scripts/journals.tsv` from a copy of the styles of citationstyles.org: which journal uses which style. Of a
 * dependent style nothing is read but the journal's titles, its ISSNs and the style it points to, of an independent one
 * its short title and ISSNs.
 *
 * Usage: node scripts/extract-journals.mjs FOLDER    (the Debian package citation-style-language-styles has one)
 */
const folder = process.argv[2]
if (!folder || !existsSync(join(folder, 'dependent'))) {
  process.stderr.write('Give the folder of citation styles that has the folder “dependent” in it.\n')
  process.exit(2)
}

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const decode = (text) =>
  text
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
      hex || decimal ? String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal)) : (entities[name] ?? whole)
    )
    .replace(/\s+/g, ' ')
    .trim()

const valuesOf = (xml, name) =>
  [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))].map((match) => decode(match[1]))

/** An ISSN whose check digit is right; styles carry a few made-up ones. */
function isIssn(text) {
  if (!/^\d{4}-\d{3}[\dX]$/.test(text)) return false
  const sum = [...text.replace('-', '')].reduce(
    (total, digit, at) => total + (digit === 'X' ? 10 : Number(digit)) * (8 - at),
    0
  )
  return sum % 11 === 0
}

function describe(path, id) {
  const xml = readFileSync(path, 'utf8')
  const link = [...xml.matchAll(/<link\s[^>]*>/g)].find(([text]) => text.includes('rel="independent-parent"'))
  const issns = [...valuesOf(xml, 'issn'), ...valuesOf(xml, 'eissn')].map((issn) => issn.toUpperCase())
  return {
    id,
    title: valuesOf(xml, 'title')[0] ?? '',
    short: valuesOf(xml, 'title-short')[0] ?? '',
    issns: [...new Set(issns.filter(isIssn))],
    parent: link ? (/href="[^"]*\/([^"/]+)"/.exec(link[0])?.[1] ?? '') : ''
  }
}

const stylesIn = (path) =>
  readdirSync(path)
    .filter((name) => name.endsWith('.csl'))
    .sort()
    .map((name) => describe(join(path, name), name.slice(0, -4)))

const dependent = stylesIn(join(folder, 'dependent')).filter((row) => row.parent !== '')
const independent = stylesIn(folder).filter((row) => row.issns.length > 0 || row.short !== '')
const lines = [...dependent, ...independent].map(({ id, title, short, issns, parent }) =>
  [id, title, short, issns.join(' '), parent].join('\t')
)
const head = `# Journals and the citation styles they use: id, title, short title, ISSNs, style (none: the style is its own).
# Facts stated by the styles of citationstyles.org; written by scripts/extract-journals.mjs, corrected in style-facts.json.
`
writeFileSync(resolve(import.meta.dirname, 'journals.tsv'), `${head}${lines.join('\n')}\n`)
