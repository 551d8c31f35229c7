import type { CslItem } from '#core/references/reference'
import type { Steps } from '#core/work-in-steps'

/** Works entered before the index gives way. */
const STRIDE = 32

/**
 * Which works have a term, for lists so long that asking each work takes too long. A work is entered once, with the terms
 * it has then, and stays; works that are in no list any more go when there are more of them than of others.
 */
export class TermIndex {
  private places = new WeakMap<CslItem, number>()
  private readonly entered = new Map<string, number[]>()
  private count = 0

  constructor(private readonly termsOf: (work: CslItem) => Iterable<string>) {}

  /** Enters the works that are new, and finds each place in the index's own order in the list: -1 for what is not there. */
  *locate(works: readonly CslItem[]): Steps<Int32Array> {
    if (this.count > 2 * works.length) this.clear()
    const found: number[] = []
    for (const [index, work] of works.entries()) {
      found.push(this.places.get(work) ?? this.enter(work))
      if (index % STRIDE === 0) yield undefined
    }
    const indexes = new Int32Array(this.count).fill(-1)
    for (const [index, place] of found.entries()) indexes[place] = index
    return indexes
  }

  /** Places of the works that have a term. */
  having(term: string): readonly number[] {
    return this.entered.get(term) ?? []
  }

  private enter(work: CslItem): number {
    const place = this.count
    this.count += 1
    this.places.set(work, place)
    for (const term of this.termsOf(work)) {
      const places = this.entered.get(term)
      if (places) places.push(place)
      else this.entered.set(term, [place])
    }
    return place
  }

  private clear(): void {
    this.places = new WeakMap()
    this.entered.clear()
    this.count = 0
  }
}
