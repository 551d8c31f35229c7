import { stringify } from 'yaml'
import type { Reference } from '#core/references/reference'

/** Members whose text pandoc takes letter by letter. */
const VERBATIM: ReadonlySet<string> = new Set(['id', 'type', 'DOI', 'URL', 'citation-key', 'language'])

/** Writes CSL-YAML as pandoc reads it: a list under `references`, rich text as pandoc's Markdown. */
export function writeCslYaml(references: readonly Reference[]): string {
  const items = references.map(({ key, item }) => {
    const members = Object.entries({ ...item, id: key })
    return Object.fromEntries(members.map(([name, value]) => [name, writeValue(name, value)]))
  })
  return `---\n${stringify({ references: items }, { lineWidth: 0, version: '1.1' })}...\n`
}

function writeValue(name: string, value: unknown): unknown {
  return typeof value === 'string' && !VERBATIM.has(name) ? writePandocMarkup(value) : value
}

/** The tags of CSL rich text, where they pair up, and pandoc's marks for each. */
const MARKS: readonly (readonly [tag: string, open: string, close: string])[] = [
  ['i', '*', '*'],
  ['b', '**', '**'],
  ['sup', '^', '^'],
  ['sub', '~', '~']
]

function writePandocMarkup(text: string): string {
  let result = text.replace(/[\\`*_{}[\]#+~^$@]/g, '\\$&')
  for (const [tag, open, close] of MARKS) {
    const pair = new RegExp(`<${tag}>([^<>\\s](?:[^<>]*[^<>\\s])?)</${tag}>`, 'g')
    result = result.replace(pair, (whole: string, inside: string) =>
      tag.startsWith('su') && /\s/.test(inside) ? whole : `${open}${inside}${close}`
    )
  }
  return result
}
