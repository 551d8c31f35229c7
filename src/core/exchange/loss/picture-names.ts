import { dataAddress, readDataAddress } from '../pictures/data-address'

const HEAD = /^data:[^,]{0,2000};base64,/iu
const OTHER_SIGN = /[^A-Za-z\d+/]/u

/** Gives pictures short names: addresses have the same one where they hold the same bytes. */
export class PictureNames {
  readonly #names = new Map<string, string>()

  /** An address that holds no picture stands for itself. */
  of(url: string): string {
    const content = contentOf(url)
    const name = this.#names.get(content) ?? `picture ${this.#names.size + 1}`
    this.#names.set(content, name)
    return name
  }
}

/** The content of a data address as base64, in the one spelling that our own readers give it. */
function contentOf(url: string): string {
  const head = HEAD.exec(url.slice(0, 2100))
  if (head) {
    const content = url.slice(head[0].length)
    // What is in whole groups has no other spelling; a padded group may hold bits that say nothing.
    if (content.length % 4 === 0 && content.search(OTHER_SIGN) < 0) return content
  }
  const held = readDataAddress(url)
  return held ? dataAddress({ mediaType: '', bytes: held.bytes }).slice('data:;base64,'.length) : url
}
