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
  const named = affiliations.flatMap(({ id, names }) => {
    const name = onSide(names, side)
    return name === undefined ? [] : [{ id, name }]
  })
  const numberOf = new Map(named.length > 1 ? named.map(({ id }, index) => [id, String(index + 1)] as const) : [])
  return {
    authors: authors.flatMap((author) => {
      const name = onSide(author.names, side)
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

/** What one side has of something that both may have; of the other side where it has none. */
export function onSide<T>(both: Readonly<Partial<Record<SideName, T>>>, side: SideName): T | undefined {
  return both[side] ?? both[side === 'leading' ? 'facing' : 'leading']
}

/** A name in the order of its script: `Li Wei`, `魏力`. */
export function printAuthorName({ family, given = '' }: AuthorName): string {
  if (given === '') return family
  return /\p{sc=Han}|\p{sc=Hangul}/u.test(family) ? family + given : `${given} ${family}`
}
