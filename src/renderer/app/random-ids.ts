import type { IdSource } from '#core/ids'

/** Ids that never meet again: a prefix and 128 random bits. */
export const randomIds: IdSource = (prefix) => `${prefix}${crypto.randomUUID().replaceAll('-', '')}` as never
