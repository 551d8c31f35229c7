import type { Authorship } from '#core/manuscript/nodes'
import { xmlAttribute } from './xml-text'

/** Word takes instants to the second, as XML Schema spells them. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?$/

/** The attributes that say who and when; a date that is none is left out. */
export function writeAuthor({ author, date }: Authorship): string {
  const when = date !== undefined && INSTANT.test(date) ? ` w:date="${date}"` : ''
  return `w:author="${xmlAttribute(author)}"${when}`
}
