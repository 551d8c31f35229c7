import type { Finding } from '#core/finding'
import type { SourceKind, SourceObject } from './source-objects'

const SHOWN = 160
const FATES = { unread: 'may not have come in', moved: 'may have come in in another order' } as const
const OBJECTS: Readonly<Partial<Record<SourceKind, string>>> = {
  change: 'A tracked change',
  date: 'The date of a comment or tracked change',
  equation: 'An equation',
  reference: 'The data of a cited work',
  reply: 'A reply to a comment, as one,',
  resolution: 'That a comment is resolved'
}
/** The kinds whose names say something to a reader. */
const NAMED: ReadonlySet<SourceKind> = new Set([
  'change',
  'comment',
  'date',
  'note',
  'reference',
  'reply',
  'resolution'
])

/** The finding that an object of a file did not come in, or not in its place. */
export function tellUnread(
  { kind, name, place, shown = NAMED.has(kind) ? name : '' }: Omit<SourceObject, 'isElsewhere'>,
  fate: keyof typeof FATES
): Finding {
  const words = shown.slice(0, SHOWN)
  return {
    severity: 'warning',
    code: `docx-${kind}-${fate}`,
    message: `${OBJECTS[kind] ?? `A ${kind}`} ${FATES[fate]}; compare with the file${words && `: “${words}”`}.`,
    place: { part: place },
    values: { kind, ...(words !== '' && { shown: words }) }
  }
}
