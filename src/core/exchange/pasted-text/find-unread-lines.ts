import type { Finding } from '#core/finding'
import { findUnread } from '../loss/find-unread'
import type { HeldText } from '../loss/held-text'

/** Numbers and letters of list items, which follow from their order. */
const LIST_NUMBER = /^\s*[(（]?(?:\d{1,3}|[a-z])[.)）、．](?!\d)/iu

/** What of a plain text is not in what was read of it, line by line. */
export function findUnreadLines(text: string, held: HeldText): readonly Finding[] {
  const lines = text.split(/\r\n|[\n\r]/u).map((line, at) => ({ line: at + 1, text: line.replace(LIST_NUMBER, '') }))
  return findUnread({ lines, objects: [] }, held, 'text')
}
