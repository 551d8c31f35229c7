import { z } from 'zod'
import { SERVICE_NAMES } from '#core/references/lookup-answer'
import { COLLECTIONS } from './host-api'
import type { HostApi } from './host-api'
import { PACK_KINDS } from './lookup-api'
import type { HostMethod } from './methods'

type ArgumentSchemas = { readonly [M in HostMethod]: z.ZodType<Parameters<HostApi[M]>> }

const purpose = z.enum([
  'text',
  'references',
  'style',
  'manuscript',
  'document',
  'docx',
  'markdown',
  'html',
  'jats',
  'latex',
  'pdf',
  'pack',
  'picture',
  'archive'
])
const name = z.string().min(1).max(255)
/** A path below a folder: no way up, no drive, no hidden file, no name that Windows cannot write. */
const nameBeside = z
  .string()
  .max(400)
  .regex(/^(?:[\p{L}\p{N}_][\p{L}\p{N} ._()-]{0,150}\/){0,3}[\p{L}\p{N}_][\p{L}\p{N} ._()-]{0,150}$/u)
  .refine((path) => !/(?:^|\/)[^/]*(?:\.\.|[ .](?:\/|$))/u.test(path))
const id = z.string().min(1).max(300)
const recordName = z.strictObject({ collection: z.enum(COLLECTIONS), id })
const nothing = z.tuple([])
const jobId = z.string().min(1).max(100)
const identifier = z.string().min(1).max(500).exactOptional()
const subject = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('identifiers'),
    identifiers: z.strictObject({
      DOI: identifier,
      PMID: identifier,
      PMCID: identifier,
      arXiv: identifier,
      ISBN: identifier,
      NCT: identifier
    })
  }),
  z.strictObject({
    kind: z.literal('query'),
    query: z.strictObject({
      text: z.string().min(1).max(2000),
      author: z.string().max(200).exactOptional(),
      year: z.int().min(1000).max(3000).exactOptional()
    })
  })
])
const serviceSettings = z.strictObject({
  enabled: z.boolean().exactOptional(),
  baseUrl: z.string().max(500).exactOptional(),
  apiKey: z
    .string()
    .max(200)
    .regex(/^[\x21-\x7e]*$/)
    .exactOptional()
})

/** The shape of every method's arguments. Objects are strict: an unknown property is refused. */
export const HOST_ARGUMENTS: ArgumentSchemas = {
  describe: nothing,
  openFiles: z.tuple([z.strictObject({ purpose, multiple: z.boolean().exactOptional() })]),
  saveFile: z.tuple([
    z.strictObject({
      purpose,
      suggestedName: name,
      bytes: z.instanceof(Uint8Array),
      file: z.strictObject({ id, name }).exactOptional(),
      beside: z
        .array(z.strictObject({ name: nameBeside, bytes: z.instanceof(Uint8Array) }))
        .max(5000)
        .exactOptional()
    })
  ]),
  readBeside: z.tuple([z.strictObject({ id, name }), z.array(z.string().min(1).max(400)).max(2000)]),
  listRecentFiles: nothing,
  openRecentFile: z.tuple([id]),
  clearRecentFiles: nothing,
  appendJournal: z.tuple([
    z
      .array(
        recordName.extend({
          value: z.string().nullable(),
          hash: z.string().regex(/^(?:[0-9a-f]{64})?$/)
        })
      )
      .max(200_000)
  ]),
  readJournalIndex: nothing,
  readJournalRecords: z.tuple([z.array(recordName).max(200_000)]),
  listSnapshots: nothing,
  requestLookups: z.tuple([
    z
      .array(
        z.strictObject({
          id: jobId,
          subject,
          allowed: z.boolean().exactOptional(),
          fresh: z.boolean().exactOptional()
        })
      )
      .max(20_000)
  ]),
  listLookups: nothing,
  removeLookups: z.tuple([z.array(jobId).max(200_000)]),
  readLookupSettings: nothing,
  saveLookupSettings: z.tuple([
    z.strictObject({
      network: z.enum(['off', 'ask', 'on']),
      contact: z.union([z.literal(''), z.email().max(200)]),
      services: z.partialRecord(z.enum(SERVICE_NAMES), serviceSettings)
    })
  ]),
  listPacks: nothing,
  choosePackFile: nothing,
  importPack: z.tuple([
    z.strictObject({ file: z.strictObject({ id, name }), kind: z.enum(PACK_KINDS).exactOptional() })
  ]),
  removePack: z.tuple([id]),
  printToPdf: z.tuple([z.string()]),
  openExternal: z.tuple([z.string().max(2047)]),
  openLinkedFile: z.tuple([z.strictObject({ reference: id, link: z.string().min(1).max(4096) })]),
  setUnsaved: z.tuple([z.boolean()]),
  setMenuState: z.tuple([z.strictObject({ language: z.enum(['en', 'zh-CN']), manuscriptOpen: z.boolean() })])
}
