import { strFromU8, unzlibSync } from 'fflate'
import type { LocaleTexts } from './locale-files'
import { lookUp } from './look-up'
import { createStyleCatalogue, type CatalogueStyle, type StyleCatalogue, type StyleIndex } from './style-catalogue'
import { readJournals, type JournalPack } from './style-journals'

/** Reads one of the program's own resource files by its path, e.g. `styles/3.pack`. Rejects when it cannot. */
export type ReadResource = (path: string) => Promise<Uint8Array>

/** The styles and locales that ship with the program, read when they are first asked for. */
export interface StyleSource {
  readonly catalogue: () => Promise<StyleCatalogue>
  /** The catalogue with the ten thousand journals, which is what to search in. */
  readonly fullCatalogue: () => Promise<StyleCatalogue>
  /** CSL XML of a style by id, alias or the id of a journal; undefined for an unknown one. */
  readonly style: (id: string) => Promise<string | undefined>
  /** CSL locales by tag; tags that CSL has no locale for are left out. */
  readonly locales: (tags: readonly string[]) => Promise<LocaleTexts>
}

export function createStyleSource(read: ReadResource): StyleSource {
  const once = createMemory()
  const readJson = async <T>(path: string): Promise<T> => JSON.parse(strFromU8(await read(path))) as T
  const readPack = async <T>(path: string): Promise<T> => JSON.parse(strFromU8(unzlibSync(await read(path)))) as T
  const readStyle = async ({ id, file }: Pick<CatalogueStyle, 'id' | 'file'>): Promise<string | undefined> =>
    file.endsWith('.pack')
      ? (await readPack<Record<string, string>>(`styles/${file}`))[id]
      : strFromU8(await read(`styles/${file}`))

  /** Files of the styles asked for most, so that these need not wait for the index of all. */
  const often = () => once('often', () => readJson<Readonly<Record<string, string>>>('styles/often.json'))
  const index = () => once('index', () => readJson<StyleIndex>('styles/index.json'))
  const catalogue = () => once('catalogue', async () => createStyleCatalogue(await index()))
  const fullCatalogue = () =>
    once('full catalogue', async () =>
      createStyleCatalogue(await index(), readJournals(await readPack<JournalPack>('styles/journals.pack')))
    )
  const localeTags = () => once('locales', () => readJson<readonly string[]>('locales/index.json'))
  const locale = (tag: string) =>
    once(`locale ${tag}`, async () => (await readPack<Record<string, string>>(`locales/${tag}.pack`))[tag] ?? '')

  return {
    catalogue,
    fullCatalogue,
    style: async (id) => {
      const file = lookUp(await often(), id)
      if (file !== undefined) return once(`style ${id}`, () => readStyle({ id, file }))
      const found = (await catalogue()).find(id) ?? (await fullCatalogue()).find(id)
      return found && once(`style ${found.id}`, () => readStyle(found))
    },
    locales: async (tags) => {
      const known = await localeTags()
      const texts = tags
        .filter((tag) => known.includes(tag))
        .map(async (tag): Promise<readonly [string, string]> => [tag, await locale(tag)])
      return new Map(await Promise.all(texts))
    }
  }
}

/** Remembers what work gave by its name; work that failed is forgotten, so that it can be tried again. */
function createMemory(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const known = new Map<string, Promise<unknown>>()
  return <T>(name: string, work: () => Promise<T>) => {
    const present = known.get(name)
    if (present) return present as Promise<T>
    const made = work()
    known.set(name, made)
    made.catch(() => known.delete(name))
    return made
  }
}
