import { randomUUID } from 'node:crypto'
import type { IdSource } from '#core/ids'

/** Ids that never meet again: a prefix and 122 random bits. */
export const randomIds: IdSource = (prefix) => `${prefix}${randomUUID().replaceAll('-', '')}` as never
