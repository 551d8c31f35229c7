import type { Manuscript, SideName } from '#core/manuscript/manuscript'
import { onSide, printAuthorName } from '#core/manuscript/people-of-side'

/** Authors and institutions as members of a YAML header, in Pandoc's scholarly convention. */
export function writePeople({ authors = [], affiliations = [] }: Manuscript, main: SideName): object {
  if (authors.length === 0) return {}
  const other: SideName = main === 'leading' ? 'facing' : 'leading'
  const numberOf = new Map(affiliations.map(({ id }, index) => [id, index + 1]))
  return {
    author: authors.map((author) => {
      const own = onSide(author.names, main)
      const translated = author.names[main] && author.names[other]
      const institutes = author.affiliations.flatMap((id) => numberOf.get(id) ?? [])
      return {
        ...(own && {
          name: printAuthorName(own),
          family: own.family,
          ...(own.given !== undefined && { given: own.given })
        }),
        ...(translated && { 'translated-name': { ...translated } }),
        ...(institutes.length > 0 && { institute: institutes }),
        ...(author.orcid !== undefined && { orcid: author.orcid }),
        ...(author.email !== undefined && { email: author.email }),
        ...(author.corresponding && { correspondence: true })
      }
    }),
    ...(affiliations.length > 0 && {
      institute: affiliations.map(({ names }, index) => {
        const translated = names[main] === undefined ? undefined : names[other]
        return {
          id: index + 1,
          name: onSide(names, main) ?? '',
          ...(translated !== undefined && { 'translated-name': translated })
        }
      })
    })
  }
}
