import { readReferences } from '#core/exchange/references/read-references'
import type { Finding } from '#core/finding'
import type { IdSource, ReferenceId } from '#core/ids'
import { makeReferences } from '#core/references/make-reference'
import type { Reference } from '#core/references/reference'
import type { CommandIo } from './command'

export interface LoadedLibrary {
  readonly references: readonly Reference[]
  /** By citation key, or by the id the file gave where that had to change. */
  readonly findByKey: (key: string) => ReferenceId | undefined
  readonly findings: readonly Finding[]
}

const NO_TIME = '1970-01-01T00:00:00.000Z'

/** The references of several files as one library. Throws where a file holds none, since its citations would be lost. */
export async function loadLibrary(files: readonly string[], ids: IdSource, io: CommandIo): Promise<LoadedLibrary> {
  const references: Reference[] = []
  const findings: Finding[] = []
  const byKey = new Map<string, ReferenceId>()
  for (const file of files) {
    const read = readReferences(file, await io.readInput(file))
    findings.push(...read.findings.map((finding) => ({ ...finding, place: { ...finding.place, file } })))
    if (read.items.length === 0) throw new Error(`${file} holds no reference that could be read.`)
    const made = makeReferences(read.items, {
      newId: () => ids<'ReferenceId'>('ref'),
      now: NO_TIME,
      keys: references.map(({ key }) => key)
    })
    for (const [index, { id, key }] of made.entries()) {
      for (const name of [key, read.items[index]?.id]) if (name !== undefined && !byKey.has(name)) byKey.set(name, id)
    }
    references.push(...made)
  }
  return { references, findByKey: (key) => byKey.get(key), findings }
}
