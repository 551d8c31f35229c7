import { z } from 'zod/mini'
import { RELATION_KINDS, type Reference } from '#core/references/reference'
import type { Collection } from '#core/references/collections'
import type { ManuscriptSummary } from '../../workbench/workbench'

const text = z.optional(z.string())
const names = z.optional(z.array(z.looseObject({ family: text, given: text, literal: text })))
const date = z.optional(z.looseObject({ 'date-parts': z.optional(z.array(z.array(z.number()))) }))

const reference = z.looseObject({
  id: z.string(),
  key: z.string(),
  item: z.looseObject({
    id: z.string(),
    type: z.string(),
    title: text,
    'container-title': text,
    publisher: text,
    volume: text,
    page: text,
    language: text,
    DOI: text,
    PMID: text,
    PMCID: text,
    URL: text,
    author: names,
    editor: names,
    issued: date,
    accessed: date
  }),
  verification: z.looseObject({
    kind: z.enum(['unchecked', 'verified', 'mismatch', 'retracted', 'concern', 'corrected', 'not-indexed'])
  }),
  tags: z.array(z.string()),
  collections: z.optional(z.array(z.string())),
  notes: text,
  files: z.optional(z.array(z.looseObject({ link: z.string(), title: text }))),
  relations: z.optional(z.array(z.looseObject({ kind: z.enum(RELATION_KINDS), reference: z.string() }))),
  addedAt: z.string(),
  modifiedAt: z.string()
})

const organisation = z.looseObject({
  collections: z.array(z.looseObject({ id: z.string(), name: z.string(), parent: text })),
  distinct: z.array(z.string())
})

/** How the library is ordered: its collections, and the pairs of references that the user has told apart. */
export interface Organisation {
  readonly collections: readonly Collection[]
  readonly distinct: readonly string[]
}

const summary = z.looseObject({
  id: z.string(),
  title: z.string(),
  modifiedAt: z.string(),
  words: z.number(),
  hanCharacters: z.number(),
  unresolved: z.number(),
  binnedAt: text
})

/** A stored value as a reference; undefined when it has another shape, as one of a later version may have. */
export function readStoredReference(value: unknown): Reference | undefined {
  return reference.safeParse(value).success ? (value as Reference) : undefined
}

/** A stored value as the order of the library; an empty one when it has another shape. */
export function readStoredOrganisation(value: unknown): Organisation {
  return organisation.safeParse(value).success ? (value as Organisation) : { collections: [], distinct: [] }
}

/** A stored value as the summary of a manuscript; undefined when it has another shape. */
export function readStoredSummary(value: unknown): ManuscriptSummary | undefined {
  return summary.safeParse(value).success ? (value as ManuscriptSummary) : undefined
}
