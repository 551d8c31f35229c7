import { xmlAttribute } from './xml-text'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** What one part of a document points to: addresses outside, and pictures inside. The same target has the same id. */
export class PartRelations {
  readonly #links = new Map<string, string>()
  readonly #pictures = new Map<string, string>()

  /** The relationship id of an external address. */
  linkId(url: string): string {
    return idIn(this.#links, url, 'rIdLink')
  }

  /** The relationship id of a picture, by its path beside the part. */
  pictureId(target: string): string {
    return idIn(this.#pictures, target, 'rIdPicture')
  }

  get isEmpty(): boolean {
    return this.#links.size === 0 && this.#pictures.size === 0
  }

  /** The `Relationship` elements, in order of first use. */
  elements(): string {
    const links = [...this.#links].map(([url, id]) => relationship(id, 'hyperlink', url, ' TargetMode="External"'))
    const pictures = [...this.#pictures].map(([target, id]) => relationship(id, 'image', target))
    return [...links, ...pictures].join('')
  }
}

function idIn(ids: Map<string, string>, target: string, prefix: string): string {
  const known = ids.get(target)
  if (known !== undefined) return known
  const id = `${prefix}${ids.size + 1}`
  ids.set(target, id)
  return id
}

/** One `Relationship` of the kinds that Office defines. */
export function relationship(id: string, kind: string, target: string, mode = ''): string {
  return `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${xmlAttribute(target)}"${mode}/>`
}

/** A whole part of relationships. */
export function relationshipsXml(elements: string): string {
  return `<Relationships xmlns="${PACKAGE}">${elements}</Relationships>`
}
