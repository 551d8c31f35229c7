import { createStore } from 'zustand/vanilla'
import { checkStyle } from '#core/citation/check-style'
import { decodeStyle } from '#core/citation/decode-style'
import type { StyleInfo } from '#core/citation/processor'
import { DEFAULT_STYLE, type StyleCatalogue, type StyleHit } from '#core/citation/style-catalogue'
import type { RecordStore } from '../../storage/record-store'
import type { AddedStyle, StyleEntry, Styles } from '../../workbench/workbench'

/** A style file of the user's own, as it is stored. */
interface OwnStyle {
  readonly info: StyleInfo
  readonly csl: string
}

export interface StylesOptions {
  readonly store: RecordStore
  /** The shipped styles, without the journals that use them. */
  readonly catalogue: StyleCatalogue
  readonly loadFullCatalogue: () => Promise<StyleCatalogue>
  /** CSL XML of a style of the catalogue. */
  readonly loadStyle: (id: string) => Promise<string>
  /** Puts an act into the undo log of the open manuscript, where there is one. */
  readonly record: (name: string, act: { readonly undo: () => void; readonly redo: () => void }) => void
  readonly onError: (error: unknown) => void
}

/** The style that a manuscript uses now. */
export interface AdoptedStyle {
  readonly entry: StyleEntry
  readonly isNew: boolean
}

export interface LoadedStyles extends Omit<Styles, 'preview'> {
  readonly load: () => Promise<void>
  /** CSL XML of any style, own or shipped; of the default style where that one is not here. */
  readonly textOf: (id: string) => Promise<string>
  /** CSL XML of an own style, which a manuscript has to bring along. */
  readonly ownText: (id: string) => string | undefined
  /**
   * Takes in the style that a manuscript brings along under the id `id`, unless it is here already. A style that is here
   * under that id stays as it is, since other manuscripts use it; the one brought then gets an id of its own.
   */
  readonly adopt: (id: string, csl: string) => Promise<AdoptedStyle>
}

/** The shipped styles and the user's own, which come first where ids are equal. */
export function createStyles({ store, loadStyle, record, onError, ...options }: StylesOptions): LoadedStyles {
  let catalogue = options.catalogue
  const own = new Map<string, OwnStyle>()
  const state = createStore(() => ({ revision: 0, hasJournals: false }))
  const touch = (change: { readonly hasJournals?: true } = {}): void =>
    state.setState(({ revision }) => ({ revision: revision + 1, ...change }))

  const loadFull = async (): Promise<void> => {
    if (state.getState().hasJournals) return
    catalogue = await options.loadFullCatalogue()
    touch({ hasJournals: true })
  }

  /** Keeps an own style, or with `undefined` lets go of it; the working copy changes once the store has it. */
  const put = async (id: string, style: OwnStyle | undefined): Promise<void> => {
    await store.keep([{ collection: 'styles', id, value: style ?? null }])
    if (style) own.set(id, style)
    else own.delete(id)
    touch()
  }
  const change = async (act: string, id: string, style: OwnStyle | undefined): Promise<void> => {
    const before = own.get(id)
    await put(id, style)
    const quietly = (value: OwnStyle | undefined) => () => void put(id, value).catch(onError)
    record(act, { undo: quietly(before), redo: quietly(style) })
  }

  const find = (id: string): StyleEntry | undefined => {
    const mine = own.get(id)
    if (mine) return ownEntry(mine)
    const shipped = catalogue.find(id)
    return shipped && toEntry(shipped)
  }

  const keepOwn = async (style: OwnStyle, findings: AddedStyle['findings']): Promise<AddedStyle> => {
    const isNew = !own.has(style.info.id)
    await change(isNew ? 'add-style' : 'replace-style', style.info.id, style)
    return { kind: isNew ? 'added' : 'replaced', entry: ownEntry(style), findings }
  }

  return {
    state,
    load: async () => {
      for (const stored of await store.readAll('styles')) own.set(stored.id, stored.value as OwnStyle)
      touch()
    },
    loadJournals: loadFull,
    shortlist: () => catalogue.shortlist.map(toEntry),
    search: (query) => {
      const words = query.toLowerCase().split(/\s+/)
      const mine = [...own.values()].map(ownEntry).filter(({ title, id }) => {
        const searched = `${title} ${id}`.toLowerCase()
        return words.every((word) => searched.includes(word))
      })
      return [...mine, ...catalogue.search(query).map(toEntry)]
    },
    find,
    addOwn: async (bytes, replaces) => {
      await loadFull()
      const { style, findings } = checkStyle(decodeStyle(bytes), (address) => catalogue.find(address)?.id)
      if (!style) return { kind: 'refused', findings }
      if (style.kind === 'independent') {
        const info = replaces === undefined ? style.info : { ...style.info, id: replaces }
        return keepOwn({ info, csl: style.xml }, findings)
      }
      const entry = find(style.parent)
      return entry ? { kind: 'parent', title: style.title, entry, findings } : { kind: 'refused', findings }
    },
    removeOwn: async (id) => {
      if (own.has(id)) await change('remove-style', id, undefined)
    },
    textOf: async (id) => {
      const mine = own.get(id)
      if (mine) return mine.csl
      if (!catalogue.find(id)) await loadFull()
      return loadStyle(catalogue.find(id)?.id ?? DEFAULT_STYLE)
    },
    ownText: (id) => own.get(id)?.csl,
    adopt: async (id, csl) => {
      const same = [...own.values()].find((style) => style.csl === csl)
      if (same) return { entry: ownEntry(same), isNew: false }
      await loadFull()
      const shipped = catalogue.find(id)
      if (shipped && (await loadStyle(shipped.id)) === csl) return { entry: toEntry(shipped), isNew: false }
      const { style } = checkStyle(csl)
      if (style?.kind !== 'independent') throw new Error(`The style ${id} cannot be used.`)
      const number = firstFree((copy) => !own.has(copyId(id, copy)) && !catalogue.find(copyId(id, copy)))
      const title = number === 1 ? style.info.title : `${style.info.title} (${number})`
      const adopted = { info: { ...style.info, id: copyId(id, number), title }, csl }
      await put(adopted.info.id, adopted)
      return { entry: ownEntry(adopted), isNew: true }
    }
  }
}

const copyId = (id: string, copy: number): string => (copy === 1 ? id : `${id}-${copy}`)

function firstFree(isFree: (number: number) => boolean): number {
  let number = 1
  while (!isFree(number)) number++
  return number
}

const ownEntry = ({ info }: OwnStyle): StyleEntry => ({ ...info, own: true, journals: [] })

const toEntry = ({
  id,
  title,
  class: kind,
  format,
  hasBibliography,
  journals = [],
  foundBy
}: StyleHit): StyleEntry => ({
  id,
  title,
  class: kind,
  format,
  hasBibliography,
  own: false,
  journals,
  ...(foundBy && { foundBy })
})

/** CSL is XML in UTF-8; another encoding shows as replacement characters and is refused by the reader. */
