import type { Finding } from '#core/finding'
import type { IdSource, ReferenceId } from '#core/ids'
import type { Citation, CitationItem } from '#core/manuscript/citation'
import { makeReferences } from '#core/references/make-reference'
import type { CslItem, Reference } from '#core/references/reference'
import { normaliseItem } from '../../references/normalise-item'
import { isEmptyEntry } from '../../references/tagged-lines'
import type { CitedCluster, CitedEntry } from './cited-cluster'

const MAX_FINDINGS = 20

/** The works that the citations of one document cite, each once. */
export class CitedPool {
  readonly #ids: IdSource
  readonly #known = new Map<string, ReferenceId>()
  readonly #items: { readonly id: ReferenceId; readonly item: CslItem }[] = []
  readonly #findings: Finding[] = []

  constructor(ids: IdSource) {
    this.#ids = ids
  }

  /**
   * The citation of a field; undefined where one of its works is not known, since it would then cite another, or is
   * shown as no citation of ours is. The works that are known are kept in any case.
   */
  citationOf({ program, entries, authorInText }: CitedCluster): Citation | undefined {
    const references = entries.map((entry) => {
      const names = [entry.identity, ...(entry.aliases ?? [])].map((name) => `${program}/${name}`)
      return this.#referenceOf(names, entry)
    })
    const isWhole = references.every((reference) => reference !== undefined)
    if (!isWhole || entries.some(({ isPartial }) => isPartial)) return undefined
    const items = entries.flatMap((entry, index) => {
      const reference = references[index]
      return reference === undefined ? [] : [citationItem(entry, reference)]
    })
    const mode =
      authorInText !== undefined ? 'author-in-text' : entries[0]?.suppressAuthor ? 'suppress-author' : 'normal'
    return { id: this.#ids('cite'), mode, items }
  }

  /** Every work of a citation, in the order of first citation. */
  references(now: string): readonly Reference[] {
    const ids = this.#items.map(({ id }) => id)
    let next = 0
    const source = { newId: () => ids[next++] ?? this.#ids<'ReferenceId'>('r'), now, keys: [] }
    return makeReferences(
      this.#items.map(({ item }) => item),
      source
    )
  }

  /** What was wrong with the data of the works. */
  findings(): readonly Finding[] {
    return this.#findings.slice(0, MAX_FINDINGS)
  }

  #referenceOf(names: readonly string[], { data }: CitedEntry): ReferenceId | undefined {
    const known = names.map((name) => this.#known.get(name)).find((id) => id !== undefined)
    if (known !== undefined || !data) return known
    const item = normaliseItem(data, { part: 'word/document.xml' }, this.#findings)
    if (isEmptyEntry(item)) return undefined
    const id = this.#ids<'ReferenceId'>('r')
    for (const name of names) if (!this.#known.has(name)) this.#known.set(name, id)
    this.#items.push({ id, item })
    return id
  }
}

function citationItem({ locator, label, prefix, suffix }: CitedEntry, reference: ReferenceId): CitationItem {
  return {
    reference,
    ...(locator !== undefined && { locator }),
    ...(label !== undefined && { label }),
    ...(prefix !== undefined && { prefix }),
    ...(suffix !== undefined && { suffix })
  }
}
