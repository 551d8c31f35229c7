interface KnownPicture {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Gives pictures short names: those with the same bytes have the same one. The bytes of each first one are kept. */
export class KnownPictures {
  readonly #byLength = new Map<number, KnownPicture[]>()
  #count = 0

  nameOf(bytes: Uint8Array): string {
    const alike = this.#byLength.get(bytes.length) ?? []
    const known = alike.find((picture) => isEqual(picture.bytes, bytes))
    if (known) return known.name
    const name = `picture ${++this.#count}`
    this.#byLength.set(bytes.length, [...alike, { name, bytes }])
    return name
  }
}

function isEqual(first: Uint8Array, second: Uint8Array): boolean {
  for (let at = 0; at < first.length; at++) if (first[at] !== second[at]) return false
  return first.length === second.length
}
