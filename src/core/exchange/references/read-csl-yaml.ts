import { parseDocument } from 'yaml'
import type { Finding } from '#core/finding'
import type { CslItem } from '#core/references/reference'
import { asRecord } from './json-value'
import { normaliseItem } from './normalise-item'
import type { ParsedReferences, ProgressListener } from './reference-format'

interface YamlEntry {
  readonly line: number
  readonly text: string
}

/** Aliases that one entry may resolve: enough for names that repeat, too few for a bomb. */
const MAX_ALIASES = 50
/** Longer than any reference is; YAML takes long to read. */
const MAX_ENTRY_LENGTH = 200_000

/**
 * Reads CSL-YAML: a list of items, or one under `references:` as pandoc has it, alone or in the header of a Markdown text.
 * Each item is read on its own, so that a broken one costs no other. Pandoc's markup inside of values becomes CSL rich
 * text.
 */
export function readCslYaml(file: string, text: string, onProgress?: ProgressListener): ParsedReferences {
  const items: CslItem[] = []
  const findings: Finding[] = []
  const entries = splitEntries(text)
  for (const [index, { line, text: entry }] of entries.entries()) {
    const place = { file, line, part: `entry ${index + 1}` }
    const value = parseEntry(entry)
    const record = asRecord(value)
    if (record) items.push(normaliseItem(convertMarkup(record), place, findings))
    else {
      const reason = typeof value === 'string' ? value : 'it is no reference'
      const message = `Entry ${index + 1} could not be read and was left out: ${reason}.`
      findings.push({ severity: 'error', code: 'entry-broken', message, place, values: { reason: 'yaml' } })
    }
    onProgress?.(index + 1, entries.length)
  }
  return { items, findings }
}

/** The items of the list, each with the dash made a space, so that it is a mapping of its own. */
function splitEntries(text: string): readonly YamlEntry[] {
  const lines = text.split('\n')
  const header = lines.findIndex((line) => /^references:\s*(?:#.*)?$/.test(line))
  const first = lines.findIndex((line, index) => index > header && /^\s*- /.test(line))
  if (first === -1) return []
  const indent = /^\s*/.exec(lines[first] ?? '')?.[0].length ?? 0
  const entries: { line: number; parts: string[] }[] = []
  for (const [index, line] of lines.entries()) {
    if (index < first) continue
    if (/^(?:---|\.\.\.)\s*$/.test(line)) break
    const depth = /^\s*/.exec(line)?.[0].length ?? 0
    const isStart = depth === indent && /^\s*-(?:\s|$)/.test(line)
    // A member of the header after the list ends it.
    if (line.trim() !== '' && depth <= indent && !isStart && !/^\s*#/.test(line)) break
    if (isStart) entries.push({ line: index + 1, parts: [line.replace('-', ' ')] })
    else entries.at(-1)?.parts.push(line)
  }
  return entries.map(({ line, parts }) => ({ line, text: parts.join('\n') }))
}

/** The value of one entry, or what is wrong with it. */
function parseEntry(text: string): unknown {
  if (text.length > MAX_ENTRY_LENGTH) return 'it is too long'
  try {
    const document = parseDocument(text, { schema: 'core', logLevel: 'silent', uniqueKeys: false })
    const [error] = document.errors
    if (error) return (error.message.split('\n')[0] ?? '').replace(/ at line .*$/, '')
    return document.toJS({ maxAliasCount: MAX_ALIASES })
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause)
  }
}

/** Members whose value is no text that pandoc formats. */
const VERBATIM: ReadonlySet<string> = new Set(['id', 'type', 'DOI', 'URL', 'doi', 'url', 'citation-key', 'language'])

function convertMarkup(entry: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(entry).map(([name, value]) => [
      name,
      typeof value === 'string' && !VERBATIM.has(name) ? readPandocMarkup(value) : value
    ])
  )
}

/** Emphasis, sub- and superscripts, spans and escapes of pandoc's Markdown as CSL rich text. */
function readPandocMarkup(text: string): string {
  if (!/[*^~\\[]/.test(text)) return text
  return text
    .replace(/\[([^[\]]{1,500})\]\{\.(nocase|smallcaps)\}/g, (_, inside: string, name: string) =>
      name === 'nocase' ? inside : `<span style="font-variant:small-caps;">${inside}</span>`
    )
    .replace(/(?<![*\\])\*\*(?! )([^*\n]{1,500}?)(?<! )\*\*(?!\*)/g, '<b>$1</b>')
    .replace(/(?<![*\\])\*(?! )([^*\n]{1,500}?)(?<! )\*(?!\*)/g, '<i>$1</i>')
    .replace(/(?<!\\)\^([^\s^]{1,100})\^/g, '<sup>$1</sup>')
    .replace(/(?<![\\~])~([^\s~]{1,100})~(?!~)/g, '<sub>$1</sub>')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
}
