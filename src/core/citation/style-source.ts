import { strFromU8, unzlibSync } from 'fflate'
import type { LocaleTexts } from './citation-session'
import { createStyleCatalogue, type StyleCatalogue, type StyleIndex } from './style-catalogue'

/** Reads one of the program's own resource files by its path, e.g. `styles/3.pack`. Rejects when it cannot. */
export type ReadResource = (path: string) => Promise<Uint8Array>

/** The styles and locales that ship with the program, read when they are first asked for. */
export interface StyleSource {
  readonly catalogue: () => Promise<StyleCatalogue>
  /** CSL XML of a style by id or alias; undefined for an unknown one. */
  readonly style: (id: string) => Promise<string | undefined>
  /** CSL locales by tag; tags that CSL has no locale for are left out. */
  readonly locales: (tags: readonly string[]) => Promise<LocaleTexts>
}

export function createStyleSource(read: ReadResource): StyleSource {
  const once = createMemory()
  const readJson = async <T>(path: string): Promise<T> => JSON.parse(strFromU8(await read(path))) as T
  const readPack = async (path: string): Promise<Readonly<Record<string, string>>> =>
    JSON.parse(strFromU8(unzlibSync(await read(path)))) as Record<string, string>

  const catalogue = () =>
    once('index', async () => createStyleCatalogue(await readJson<StyleIndex>('styles/index.json')))
  const localeTags = () => once('locales', () => readJson<readonly string[]>('locales/index.json'))
  const locale = (tag: string) => once(`locale ${tag}`, async () => (await readPack(`locales/${tag}.pack`))[tag] ?? '')

  return {
    catalogue,
    style: async (id) => {
      const found = (await catalogue()).find(id)
      if (!found) return undefined
      return once(`style ${found.id}`, async () => (await readPack(`styles/${found.pack}.pack`))[found.id])
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
