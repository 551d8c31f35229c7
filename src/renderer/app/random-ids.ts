import type { IdSource } from '#core/ids'

/** Ids that never meet again: a prefix and 128 random bits. */
export const randomIds: IdSource = (prefix) => `${prefix}${crypto.randomUUID().replaceAll('-', '')}` as never

/** True for an id that `randomIds` may have made, which is given out once in the world; `r1` may name anything. */
export const isRandomId = (id: string): boolean => /^[a-z]{1,8}[0-9a-f]{32}$/.test(id)
