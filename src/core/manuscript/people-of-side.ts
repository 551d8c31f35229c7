import type { AuthorName, Manuscript, SideName } from './manuscript'

/** One of the authors as a side prints them. */
export interface PrintedAuthor {
  readonly name: string
  /** Numbers of their institutions, and `*` for those to whom letters go. */
  readonly marks: readonly string[]
  readonly orcid?: string
  readonly email?: string
  readonly isCorresponding: boolean
}

/** Who wrote the review, in the words of one side; what the side has no words for, it takes from the other. */
export interface PrintedPeople {
  readonly authors: readonly PrintedAuthor[]
  /** In the order of their numbers. */
  readonly affiliations: readonly string[]
}

/** The authors of a manuscript and the institutions they name, as `side` prints them; an only institution needs no number. */
export function peopleOfSide(manuscript: Manuscript, side: SideName): PrintedPeople {
  const { authors = [], affiliations = [] } = manuscript
  const other: SideName = side === 'leading' ? 'facing' : 'leading'
  const named = affiliations.flatMap(({ id, names }) => {
    const name = names[side] ?? names[other]
    return name === undefined ? [] : [{ id, name }]
  })
  const numberOf = new Map(named.length > 1 ? named.map(({ id }, index) => [id, String(index + 1)] as const) : [])
  return {
    authors: authors.flatMap((author) => {
      const name = author.names[side] ?? author.names[other]
      if (!name) return []
      return [
        {
          name: printAuthorName(name),
          marks: [
            ...author.affiliations.flatMap((id) => numberOf.get(id) ?? []),
            ...(author.corresponding ? ['*'] : [])
          ],
          ...(author.orcid !== undefined && { orcid: author.orcid }),
          ...(author.email !== undefined && { email: author.email }),
          isCorresponding: author.corresponding === true
        }
      ]
    }),
    affiliations: named.map(({ name }) => name)
  }
}

/** A name in the order of its script: `Li Wei`, `魏力`. */
export function printAuthorName({ family, given = '' }: AuthorName): string {
  if (given === '') return family
  return /\p{Script=Han}|\p{Script=Hangul}/u.test(family) ? family + given : `${given} ${family}`
}
