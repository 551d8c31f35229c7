import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

// Reads every malicious or malformed file of references, and writes what was read in every format and back again.

const KINDS = new Set(['bibtex', 'ris', 'csl-json', 'nbib'])
/** Time that any file may take, whatever its own budget is. */
const MAX_MS = 2000

export const name = 'malicious references'
export const files = ['malicious/index.json']

export async function run({ folder, read, load }) {
  const { readReferences } = await load('src/core/exchange/references/read-references.ts')
  const { writeReferences } = await load('src/core/exchange/references/write-references.ts')
  const { WRITABLE_FORMATS } = await load('src/core/exchange/references/reference-format.ts')
  const { makeReferences } = await load('src/core/references/make-reference.ts')
  const rows = read('malicious/index.json').filter(({ kind }) => KINDS.has(kind))
  const present = rows.filter(({ file }) => existsSync(join(folder, 'malicious', file)))
  const gates = present.map((row) => {
    const bytes = readFileSync(join(folder, 'malicious', row.file))
    const start = performance.now()
    const result = readReferences(row.file, new Uint8Array(bytes))
    const ms = performance.now() - start
    let made = 0
    const options = { newId: () => `r${(made += 1)}`, now: '2026-01-01T00:00:00Z', keys: [] }
    const references = makeReferences(result.items, options)
    const unwritten = WRITABLE_FORMATS.filter((format) => !isKept(references, format))
    const faults = [...findFaults(row, result, ms), ...unwritten.map((format) => `lost when written as ${format}`)]
    return { name: row.file, passed: faults.length === 0, ...(faults.length > 0 && { detail: faults.join('; ') }) }
  })
  return { figures: [{ of: 'files', value: `${present.length}` }], gates }

  function isKept(references, format) {
    const text = writeReferences(references, format)
    const { items } = readReferences(`x.${format}`, new TextEncoder().encode(text))
    return items.length === references.length && items.every(({ title }, at) => title === references[at].item.title)
  }
}

function findFaults({ refs, min_refs: least, outcome, maxMs }, { items, findings }, ms) {
  const wanted = least ?? refs
  const mayBeSilent = outcome.includes('accept') || outcome.includes('sanitise')
  const unclear = findings.filter(({ message, place }) => message === '' || place?.file === undefined)
  return [
    ...(wanted !== null && items.length < wanted ? [`${items.length} references, ${wanted} wanted`] : []),
    ...(refs !== null && least === undefined && items.length > refs
      ? [`${items.length} references, ${refs} wanted`]
      : []),
    ...(!mayBeSilent && findings.length === 0 ? ['nothing was said'] : []),
    ...(outcome === 'reject' && !findings.some(({ severity }) => severity === 'error') ? ['not refused'] : []),
    ...(unclear.length > 0 ? ['a finding without a message or place'] : []),
    ...(ms > Math.min(maxMs, MAX_MS) ? [`took ${Math.round(ms)} ms`] : []),
    ...({}.polluted === undefined ? [] : ['the prototype of all objects was changed'])
  ]
}
