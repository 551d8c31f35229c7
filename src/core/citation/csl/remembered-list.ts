/** How things of a list are told from one another. */
export interface ListIdentity<K> {
  readonly isSame: (a: K, b: K) => boolean
  /** Equal for things that are the same. */
  readonly idOf: (key: K) => unknown
}

const OWN_IDENTITY: ListIdentity<unknown> = { isSame: Object.is, idOf: (key) => key }

/**
 * What was made of the things in a list, found again for the list as it is now. Only the stretch that changed is
 * searched: what stands before and after it costs a comparison each.
 */
export class RememberedList<K, V> {
  private keys: readonly K[] = []
  private values: readonly V[] = []

  constructor(private readonly identity: ListIdentity<K> = OWN_IDENTITY) {}

  /** Makes one value after the other, each from what was made of the same thing before. */
  update(keys: readonly K[], make: (key: K, known: V | undefined) => V): readonly V[] {
    const start = this.sharedStart(keys)
    const end = this.sharedEnd(keys, start)
    const shift = this.keys.length - keys.length
    const moved = this.between(start, this.keys.length - end)
    const values = keys.map((key, index) => {
      if (index < start) return make(key, this.values[index])
      if (index >= keys.length - end) return make(key, this.values[index + shift])
      return make(key, moved.get(this.identity.idOf(key)))
    })
    this.keys = keys
    this.values = values
    return values
  }

  private sharedStart(keys: readonly K[]): number {
    const most = Math.min(keys.length, this.keys.length)
    let count = 0
    while (count < most && this.identity.isSame(keys[count] as K, this.keys[count] as K)) count++
    return count
  }

  private sharedEnd(keys: readonly K[], start: number): number {
    const most = Math.min(keys.length, this.keys.length) - start
    let count = 0
    while (count < most && this.identity.isSame(keys.at(-1 - count) as K, this.keys.at(-1 - count) as K)) count++
    return count
  }

  private between(start: number, end: number): ReadonlyMap<unknown, V> {
    const values = new Map<unknown, V>()
    for (let index = start; index < end; index++)
      values.set(this.identity.idOf(this.keys[index] as K), this.values[index] as V)
    return values
  }
}
