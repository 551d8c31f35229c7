import { createStore } from 'zustand/vanilla'
import type { Finding } from '#core/finding'
import type { StyleInfo } from '#core/citation/processor'
import { readStyle } from '#core/citation/read-style'
import type { CatalogueStyle, StyleCatalogue } from '#core/citation/style-catalogue'
import type { RecordStore } from '../../storage/record-store'
import type { StyleEntry, Styles } from '../../workbench/workbench'

/** A style file of the user's own, as it is stored. */
interface OwnStyle {
  readonly info: StyleInfo
  readonly csl: string
}

export interface StylesOptions {
  readonly store: RecordStore
  readonly catalogue: StyleCatalogue
  /** CSL XML of a style of the catalogue. */
  readonly loadStyle: (id: string) => Promise<string>
}

export interface LoadedStyles extends Styles {
  readonly load: () => Promise<void>
  /** CSL XML of any style, own or shipped. Rejects with a sentence when the style is not there. */
  readonly textOf: (id: string) => Promise<string>
}

/** The shipped styles and the user's own, which come first where ids are equal. */
export function createStyles({ store, catalogue, loadStyle }: StylesOptions): LoadedStyles {
  const own = new Map<string, OwnStyle>()
  const state = createStore(() => ({ revision: 0 }))
  const touch = (): void => state.setState(({ revision }) => ({ revision: revision + 1 }))

  const ownEntries = (): readonly StyleEntry[] =>
    [...own.values()].map(({ info }) => ({ ...info, own: true, journals: [] }))
  const find = (id: string): StyleEntry | undefined => {
    const mine = own.get(id)
    if (mine) return { ...mine.info, own: true, journals: [] }
    const shipped = catalogue.find(id)
    return shipped && toEntry(shipped)
  }

  return {
    state,
    load: async () => {
      for (const record of await store.readAll('styles')) own.set(record.id, record.value as OwnStyle)
      touch()
    },
    shortlist: () => catalogue.shortlist.map(toEntry),
    search: (query) => {
      const words = query.toLowerCase().split(/\s+/)
      const mine = ownEntries().filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)))
      return [...mine, ...catalogue.search(query).map(toEntry)]
    },
    find,
    addOwn: async (name, bytes) => {
      const read = readStyle(decode(bytes), (parent) => catalogue.find(parent)?.id)
      if (!read.ok) return { findings: [findingOf(name, read.error)] }
      if (read.value.kind === 'dependent') {
        const parent = find(read.value.parent)
        return parent ? { entry: parent, findings: [] } : { findings: [] }
      }
      const style: OwnStyle = { info: read.value.info, csl: read.value.xml }
      await store.keep([{ collection: 'styles', id: style.info.id, value: style }])
      own.set(style.info.id, style)
      touch()
      return { entry: { ...style.info, own: true, journals: [] }, findings: [] }
    },
    removeOwn: async (id) => {
      await store.keep([{ collection: 'styles', id, value: null }])
      own.delete(id)
      touch()
    },
    textOf: async (id) => {
      const mine = own.get(id)
      if (mine) return mine.csl
      const shipped = catalogue.find(id)
      if (!shipped) throw new Error(`The citation style ${id} is not here. Choose another style, or add its .csl file.`)
      return loadStyle(shipped.id)
    }
  }
}

const toEntry = (style: CatalogueStyle): StyleEntry => ({ ...style, own: false, journals: style.journals ?? [] })

/** CSL is XML in UTF-8; another encoding shows as replacement characters and is refused by the reader. */
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

function findingOf(
  file: string,
  error: { readonly code: string; readonly message: string; readonly line?: number }
): Finding {
  return {
    severity: 'error',
    code: error.code,
    message: `${file}: ${error.message}`,
    place: { file, ...(error.line === undefined ? {} : { line: error.line }) }
  }
}
