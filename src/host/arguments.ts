import { z } from 'zod'
import { COLLECTIONS } from './host-api'
import type { HostApi } from './host-api'
import type { HostMethod } from './methods'

type ArgumentSchemas = { readonly [M in HostMethod]: z.ZodType<Parameters<HostApi[M]>> }

const purpose = z.enum(['text', 'references', 'style', 'manuscript', 'docx', 'markdown'])
const name = z.string().min(1).max(255)
const id = z.string().min(1).max(300)
const recordName = z.strictObject({ collection: z.enum(COLLECTIONS), id })
const nothing = z.tuple([])

/** The shape of every method's arguments. Objects are strict: an unknown property is refused. */
export const HOST_ARGUMENTS: ArgumentSchemas = {
  describe: nothing,
  openFiles: z.tuple([z.strictObject({ purpose, multiple: z.boolean().exactOptional() })]),
  saveFile: z.tuple([
    z.strictObject({
      purpose,
      suggestedName: name,
      bytes: z.instanceof(Uint8Array),
      file: z.strictObject({ id, name }).exactOptional()
    })
  ]),
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
  openExternal: z.tuple([z.string().max(2047)]),
  setUnsaved: z.tuple([z.boolean()]),
  setMenuState: z.tuple([z.strictObject({ language: z.enum(['en', 'zh-CN']), manuscriptOpen: z.boolean() })])
}
