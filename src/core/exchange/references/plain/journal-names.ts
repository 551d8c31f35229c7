import { SOURCE_ENTRIES } from '#core/labels/source-lexicon'

/** A journal's name as it is compared: lower case, without article, points and commas. */
export const foldJournal = (name: string): string => name.toLowerCase().replace(/^the /, '').replace(/[.,]/g, '').trim()

/** Names of journals that the source lexicon knows, folded; most runs never ask. */
let known: ReadonlySet<string> | undefined

export function isKnownJournal(name: string): boolean {
  known ??= new Set(
    SOURCE_ENTRIES.filter(({ kind }) => kind === 'journal')
      .flatMap(({ name, aliases, containers }) => [name, ...aliases, ...(containers ?? [])])
      .map(foldJournal)
  )
  return known.has(foldJournal(name))
}
