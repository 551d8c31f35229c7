import type { BlockId } from '#core/ids'
import type { Finding } from '#core/finding'
import type { List } from '#core/manuscript/nodes'

/** One list as `numbering.xml` has it: its own number series at one level. */
export interface ListNumbering {
  readonly numId: number
  readonly level: number
  readonly ordered: boolean
  readonly start: number
}

/** What the parts of one document share while it is written: relationships, number series, bookmarks, findings. */
export class DocxDocument {
  readonly findings: Finding[] = []
  readonly #linkIds = new Map<string, string>()
  readonly #lists = new Map<BlockId, ListNumbering>()
  readonly #anchors = new Map<BlockId, string>()
  #bookmarks = 0

  /** The relationship id of an external link target; the same target gets the same id. */
  linkId(url: string): string {
    const known = this.#linkIds.get(url)
    if (known) return known
    const id = `rIdLink${this.#linkIds.size + 1}`
    this.#linkIds.set(url, id)
    return id
  }

  /** Every external link target with its relationship id, in order of first use. */
  links(): readonly (readonly [url: string, id: string])[] {
    return [...this.#linkIds]
  }

  /** The number series of a list; pieces of one list (same id) share it, so that they count on. */
  numberingOf(list: List, level: number): ListNumbering {
    const known = this.#lists.get(list.id)
    if (known) return known
    const start = Math.min(Math.max(Math.trunc(list.start ?? 1), 0), 32_767)
    const numbering = { numId: this.#lists.size + 1, level, ordered: list.ordered, start }
    this.#lists.set(list.id, numbering)
    return numbering
  }

  /** Every number series, by number. */
  lists(): readonly ListNumbering[] {
    return [...this.#lists.values()]
  }

  /** Says that links to `name` lead to the block `id`; the first block of a name keeps it. */
  nameAnchor(id: BlockId, name: string): void {
    if (![...this.#anchors.values()].includes(name)) this.#anchors.set(id, name)
  }

  /** The name that links know a block by, if any leads there. */
  anchorOf(id: BlockId): string | undefined {
    return this.#anchors.get(id)
  }

  /** The number of the next bookmark. */
  nextBookmark(): number {
    return this.#bookmarks++
  }
}
