import { LOCATOR_LABELS, type CitationMode } from '#core/manuscript/citation'

/** How a work is cited, in a file or in a manuscript. */
export interface NamedCite {
  readonly title?: unknown
  readonly prefix?: string
  readonly label?: string
  readonly locator?: string
  readonly suffix?: string
}

/**
 * A citation by what must come in of it, for both readings: letters and digits, since signs may change on the way, and a
 * locator with a label that is none of CSL's stands in the suffix.
 */
export function nameCluster(mode: CitationMode, cites: readonly NamedCite[]): string {
  return [mode, ...cites.map(nameCite)].join(' ')
}

function nameCite({ title, prefix = '', label = '', locator = '', suffix = '' }: NamedCite): string {
  const counted = locator.trim() === '' ? '' : labelOf(label)
  const isKnown = counted === '' || LABELS.has(counted)
  const tail = isKnown ? locator + suffix : counted + locator + suffix
  return [typeof title === 'string' ? title : '', prefix, isKnown ? counted : '', tail].map(lettersOf).join('|')
}

/** Pages are meant where nothing is said; older names lack a part of the newer ones. */
function labelOf(label: string): string {
  return lettersOf(label).replace(/^page$|locator$/u, '')
}

const LABELS: ReadonlySet<string> = new Set(LOCATOR_LABELS.map(labelOf))

/** Letters and digits in small letters, without markup and entities. */
export function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/<[^<>]{0,60}>|&#?\w{1,10};|[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
}
