import * as z from 'zod/mini'
import { LOCATOR_LABELS } from './citation'
import type { Inline } from './nodes'

/*
 * Objects are strict: a member this version does not know is an error, because saving the manuscript again would
 * lose it. New members and nodes come with a new format version.
 */
const id = z.string().check(z.minLength(1))
const count = z.int().check(z.gte(1))

const inline: z.ZodMiniType = z.lazy(() => z.discriminatedUnion('type', inlineSchemas))
const block: z.ZodMiniType = z.lazy(() => z.discriminatedUnion('type', blockSchemas))
const inlines = z.array(inline)
const blocks = z.array(block)

const citation = z.strictObject({
  id,
  mode: z.enum(['normal', 'suppress-author', 'author-in-text']),
  items: z
    .array(
      z.strictObject({
        reference: id,
        locator: z.optional(z.string()),
        label: z.optional(z.enum(LOCATOR_LABELS)),
        prefix: z.optional(z.string()),
        suffix: z.optional(z.string())
      })
    )
    .check(z.minLength(1))
})

const remark = { author: z.string(), initials: z.optional(z.string()), date: z.optional(z.string()), text: z.string() }
const points = z.optional(z.number().check(z.positive()))
const authorship = { author: z.string(), date: z.optional(z.string()) }
const insertion = { type: z.literal('insertion'), ...authorship }
const deletion = { type: z.literal('deletion'), ...authorship, inserted: z.optional(z.strictObject(authorship)) }
const blockChange = z.optional(z.union([z.strictObject(insertion), z.strictObject(deletion)]))

const inlineSchemas = [
  z.strictObject({ type: z.literal('text'), value: z.string() }),
  ...(['strong', 'emphasis', 'underline', 'delete', 'superscript', 'subscript'] as const).map((type) =>
    z.strictObject({ type: z.literal(type), children: inlines })
  ),
  z.strictObject({ type: z.literal('inlineCode'), value: z.string() }),
  z.strictObject({ type: z.literal('link'), url: z.string(), title: z.optional(z.string()), children: inlines }),
  z.strictObject({ type: z.literal('break') }),
  z.strictObject({ type: z.literal('citation'), citation }),
  z.strictObject({
    type: z.literal('sourceLabel'),
    id,
    raw: z.string(),
    name: z.string(),
    source: z.optional(z.string()),
    run: z.string()
  }),
  z.strictObject({
    type: z.literal('image'),
    url: z.string(),
    alt: z.string(),
    title: z.optional(z.string()),
    width: points,
    height: points
  }),
  z.strictObject({ type: z.literal('note'), kind: z.enum(['footnote', 'endnote']), children: blocks }),
  z.strictObject({ type: z.literal('inlineMath'), value: z.string(), omml: z.optional(z.string()) }),
  z.strictObject({ type: z.literal('commentStart'), comment: id }),
  z.strictObject({
    type: z.literal('comment'),
    id,
    ...remark,
    resolved: z.optional(z.literal(true)),
    replies: z.optional(z.array(z.strictObject(remark)))
  }),
  z.strictObject({
    type: z.literal('crossReference'),
    target: id,
    shows: z.enum(['label', 'number', 'text', 'page']),
    text: z.string()
  }),
  z.strictObject({ ...insertion, children: inlines }),
  z.strictObject({ ...deletion, children: inlines })
] as const

const listItem = z.strictObject({ type: z.literal('listItem'), id, children: blocks })
const tableCell = z.strictObject({
  type: z.literal('tableCell'),
  header: z.boolean(),
  colSpan: z.optional(count),
  rowSpan: z.optional(count),
  align: z.optional(z.enum(['center', 'right'])),
  children: blocks
})
const tableRow = z.strictObject({ type: z.literal('tableRow'), change: blockChange, children: z.array(tableCell) })

const blockSchemas = [
  z.strictObject({
    type: z.literal('heading'),
    id,
    depth: z.literal([1, 2, 3, 4]),
    children: inlines,
    endChange: blockChange
  }),
  z.strictObject({ type: z.literal('paragraph'), id, children: inlines, endChange: blockChange }),
  z.strictObject({ type: z.literal('caption'), id, of: z.enum(['figure', 'table']), children: inlines }),
  z.strictObject({ type: z.literal('math'), id, value: z.string(), omml: z.optional(z.string()) }),
  z.strictObject({
    type: z.literal('list'),
    id,
    ordered: z.boolean(),
    start: z.optional(z.int().check(z.gte(0))),
    children: z.array(listItem)
  }),
  z.strictObject({ type: z.literal('blockquote'), id, children: blocks }),
  z.strictObject({ type: z.literal('code'), id, lang: z.optional(z.string()), value: z.string() }),
  z.strictObject({
    type: z.literal('table'),
    id,
    columnWidths: z.optional(z.array(z.number().check(z.positive()))),
    children: z.array(tableRow)
  }),
  z.strictObject({ type: z.literal('thematicBreak'), id }),
  z.strictObject({ type: z.literal('bibliography'), id })
] as const

const sideTexts = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z.strictObject({ leading: z.optional(schema), facing: z.optional(schema) })

const author = z.strictObject({
  id,
  names: sideTexts(z.strictObject({ family: z.string(), given: z.optional(z.string()) })),
  affiliations: z.array(id),
  orcid: z.optional(z.string()),
  email: z.optional(z.string()),
  corresponding: z.optional(z.literal(true))
})
const affiliation = z.strictObject({ id, names: sideTexts(z.string()) })

const side = z.strictObject({ language: z.string(), title: z.string(), blocks })

/** True for a value that is inline content as this version knows it. */
export function isInline(value: unknown): value is Inline {
  return inline.safeParse(value).success
}

/** A manuscript of this build's format version, without the version itself. */
export const manuscriptSchema = z.strictObject({
  id,
  title: z.string(),
  leading: side,
  facing: side,
  pairings: z.array(
    z.strictObject({
      id,
      leading: z.array(id),
      facing: z.array(id),
      state: z.enum(['untranslated', 'draft', 'translated', 'reviewed', 'stale'])
    })
  ),
  authors: z.optional(z.array(author)),
  affiliations: z.optional(z.array(affiliation)),
  styleId: z.string(),
  recordsChanges: z.optional(z.literal(true)),
  createdAt: z.string(),
  modifiedAt: z.string()
})
