import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzlibSync } from 'fflate'
import { root } from '../project.mjs'

const folder = join(root, 'resources/styles')

/**
 * The styles to compare: the shortlist, every Chinese one, then the others by how many journals use them. Each with its
 * text and the locale to set it in.
 */
export function chooseStyles(count, only) {
  const { shortlist, styles } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'))
  const users = countUsers()
  const rank = ({ id, title }) => {
    if (shortlist.includes(id)) return 2_000_000 - shortlist.indexOf(id)
    return /gb-?t?-?7714|chin(?:a|ese)\b|\p{sc=Han}/iu.test(`${id} ${title}`) ? 1_000_000 : (users.get(id) ?? 0)
  }
  const packs = new Map()
  const textOf = ({ id, file }) => {
    if (!file.endsWith('.pack')) return readFileSync(join(folder, file), 'utf8')
    if (!packs.has(file)) packs.set(file, JSON.parse(strFromU8(unzlibSync(readFileSync(join(folder, file))))))
    return packs.get(file)[id]
  }
  return styles
    .filter(({ id }) => only === undefined || id.includes(only))
    .sort((a, b) => rank(b) - rank(a) || (a.id < b.id ? -1 : 1))
    .slice(0, count)
    .map((style) => {
      const text = textOf(style)
      const locale = /<style[^>]* default-locale="([^"]+)"/.exec(text)?.[1] ?? 'en-US'
      return {
        id: style.id,
        text,
        locale: hasLocale(locale) ? locale : 'en-US',
        isNote: style.class === 'note',
        isPlain: !/<layout[^>]* locale=/.test(text)
      }
    })
}

function countUsers() {
  const users = new Map()
  for (const line of readFileSync(join(root, 'scripts/journals.tsv'), 'utf8').split('\n')) {
    const parent = line.split('\t')[4]
    if (parent) users.set(parent, (users.get(parent) ?? 0) + 1)
  }
  return users
}

const tags = new Set(JSON.parse(readFileSync(join(root, 'resources/locales/index.json'), 'utf8')))
const hasLocale = (tag) => tags.has(tag)

/** Finds the text of a CSL locale by its tag; undefined for one that is not shipped. */
export function createLocaleTexts() {
  const texts = new Map()
  return (tag) => {
    if (!tags.has(tag)) return undefined
    if (!texts.has(tag)) {
      const pack = readFileSync(join(root, 'resources/locales', `${tag}.pack`))
      texts.set(tag, JSON.parse(strFromU8(unzlibSync(pack)))[tag])
    }
    return texts.get(tag)
  }
}
