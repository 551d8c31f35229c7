import { readdirSync } from 'node:fs'
import { join } from 'node:path'

export const name = 'JATS articles of PubMed Central'
export const files = ['api-responses/pmc-jats']

const FOLDERS = ['api-responses/pmc-jats', 'api-responses/pmc-jats-front']

/** Every recorded article opens: its words are there, its list are references, its mentions of it citations. */
export async function run({ folder, readText, load }) {
  const { readJats } = await load('src/core/exchange/jats/read-jats.ts')
  const { countingIds } = await load('src/core/ids.ts')
  const total = { articles: 0, words: 0, kept: 0, entries: 0, references: 0, mentions: 0, linked: 0 }
  const failures = []
  for (const file of FOLDERS.flatMap((name) => listXml(folder, name))) {
    const xml = readText(file)
    const read = readJats(xml, { ids: countingIds(), now: '2026-01-01T00:00:00Z', file })
    total.articles++
    if (!read.ok) {
      failures.push(read.error.message)
      continue
    }
    compareWords(xml, read.value, total, failures)
    const entries = xml.match(/<ref[\s>]/gu)?.length ?? 0
    total.entries += entries
    total.references += read.value.references.length
    compareMentions(xml, read.value, total)
    if (read.value.references.length < entries)
      failures.push(`${file}: ${read.value.references.length} of ${entries} entries`)
  }
  return {
    figures: [
      { of: 'articles', value: String(total.articles) },
      { of: 'words of bodies kept', value: `${total.kept} of ${total.words}` },
      { of: 'entries of lists read as references', value: `${total.references} of ${total.entries}` },
      { of: 'entries mentioned that are cited', value: `${total.linked} of ${total.mentions}` }
    ],
    gates: [
      {
        name: 'every article opens, every entry is a reference',
        passed: failures.length === 0,
        ...(failures.length > 0 && { detail: failures[0] })
      },
      { name: 'every word of the bodies is kept', passed: total.kept === total.words },
      { name: 'every mention is linked', passed: total.linked === total.mentions }
    ]
  }
}

function listXml(folder, name) {
  try {
    return readdirSync(join(folder, name))
      .filter((file) => file.endsWith('.xml'))
      .map((file) => `${name}/${file}`)
  } catch {
    return []
  }
}

const WORD = /[\p{L}\p{N}]{2,}/gu

/** What only numbers or addresses things is made again: mentions of the list, labels of figures and tables, names of files. */
function compareWords(xml, { leading }, total, failures) {
  const body = /<body[\s>]([\s\S]*)<\/body>/u.exec(xml)?.[1] ?? ''
  const text = decode(
    body
      .replace(/<xref[^>]*ref-type="bibr"[^>]*>[\s\S]*?<\/xref>/gu, ' ')
      .replace(/<(label|object-id|tex-math|math|mml:math)[\s>][\s\S]*?<\/\1>/gu, ' ')
      .replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/gu, '')
      .replace(/<\/?(?:italic|bold|sub|sup|sc|named-content)(?:\s[^>]*)?>/gu, '')
      .replace(/<[^>]*>/gu, ' ')
  )
  const kept = plain(leading.blocks)
  for (const [word] of text.matchAll(WORD)) {
    total.words++
    if (kept.includes(word)) total.kept++
    else failures.push(`lost “${word}”`)
  }
}

/** All words of blocks, notes and what stands with citations among them. */
function plain(blocks) {
  const around = ({ items }) => items.map(({ prefix = '', suffix = '' }) => `${prefix} ${suffix}`).join(' ')
  const walk = (node) =>
    node.citation ? around(node.citation) : (node.value ?? node.text ?? (node.children ?? []).map(walk).join(''))
  return blocks.map(walk).join('\n')
}

const decode = (text) =>
  text
    .replace(/&#x([\da-f]+);/giu, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/gu, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&(amp|lt|gt|quot|apos);/gu, (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })[name])

/** Entries that the text mentions by their id, and those of them that a citation of the manuscript has. */
function compareMentions(xml, { leading, references }, total) {
  const body = /<body[\s>]([\s\S]*)<\/body>/u.exec(xml)?.[1] ?? ''
  const idOfKey = new Map(references.map(({ key, id }) => [key, id]))
  const cited = new Set([...JSON.stringify(leading.blocks).matchAll(/"reference":"([^"]+)"/gu)].map(([, id]) => id))
  for (const [, rid] of body.matchAll(/<xref[^>]*ref-type="bibr"[^>]*rid="([^"]+)"/gu)) {
    for (const entry of rid.split(/\s+/u)) {
      total.mentions++
      if (cited.has(idOfKey.get(entry))) total.linked++
    }
  }
}
