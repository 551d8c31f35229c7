import type { Finding } from '#core/finding'
import type { Reference } from '#core/references/reference'
import { findUnread, type SourceLine, type SourceObject } from '../loss/find-unread'
import type { HeldText } from '../loss/held-text'

/**
 * What of a JATS article is neither in the manuscript nor in its references: found by a second reading that knows tags
 * and texts only.
 */
export function findUnreadJats(xml: string, held: HeldText, references: readonly Reference[]): readonly Finding[] {
  const { lines, entries, objects } = readTags(xml)
  const text = findUnread({ lines, objects }, held, 'jats')
  const items = references.map(({ item }) => JSON.stringify(item))
  const entryTexts: HeldText = { texts: items, objects: [], bodies: [] }
  return [...text, ...findUnread({ lines: entries, objects: [] }, entryTexts, 'jats-reference')]
}

const TOKEN =
  /<!--[^]*?(?:-->|$)|<!\[CDATA\[([^]*?)(?:\]\]>|$)|<[!?][^>]*(?:>|$)|<(\/?)(?:\w+:)?([\w.-]+)([^<>]*)>|([^<]+)|</gu

/** What of the front has a place in a manuscript, and what stands behind it. */
const READ_TAGS: ReadonlySet<string> = new Set(
  'article-title subtitle trans-title abstract trans-abstract kwd-group author-notes body back floats-group'.split(' ')
)
/** What none of the words of a manuscript are: numbers that follow from the order, names of files, formulas, records. */
const SILENT_TAGS: ReadonlySet<string> = new Set(
  (
    'label object-id alt-text long-desc permissions sec-meta math ref-list journal-meta front-stub related-article ' +
    'corresp email'
  ).split(' ')
)
/** What stands in another place in a manuscript. */
const ELSEWHERE: ReadonlySet<string> = new Set(
  'article-title subtitle trans-title author-notes caption fn floats-group'.split(' ')
)
/** What of an entry of the list goes into a field as it is. */
const FIELDS: ReadonlySet<string> = new Set(
  'article-title chapter-title source volume issue fpage surname collab publisher-name'.split(' ')
)
const ENTRY: ReadonlySet<string> = new Set(['ref'])

/** Mentions of entries and notes print numbers that the style or the order makes again. */
const isNumber = (name: string, attributes: string): boolean =>
  name === 'xref' && /ref-type\s*=\s*["'](?:bibr|fn|table-fn)/u.test(attributes)

interface JatsScan {
  readonly lines: SourceLine[]
  /** The words of the fields of every entry of the list. */
  readonly entries: SourceLine[]
  readonly objects: SourceObject[]
}

function readTags(xml: string): JatsScan {
  const scan: JatsScan = { lines: [], entries: [], objects: [] }
  const open: { readonly name: string; readonly isSilent: boolean }[] = []
  let line = 1
  const isIn = (names: ReadonlySet<string>): boolean => open.some(({ name }) => names.has(name))
  for (const [token, cdata, closing, name, attributes = '', text] of xml.matchAll(TOKEN)) {
    const said = cdata ?? text
    if (said !== undefined) {
      const plain = cdata ?? said.replace(/&#?\w+;/gu, ' ')
      if (isIn(ENTRY)) {
        if (FIELDS.has(open.at(-1)?.name ?? '')) scan.entries.push({ line, text: plain })
      } else if (isIn(READ_TAGS) && !open.some(({ isSilent }) => isSilent))
        scan.lines.push({
          line,
          text: plain.includes('\\begin{document}') ? '' : plain,
          isElsewhere: isIn(ELSEWHERE)
        })
    } else if (name !== undefined) {
      if (closing !== '')
        open.length = Math.max(
          open.findLastIndex((element) => element.name === name),
          0
        )
      else if (!attributes.endsWith('/'))
        open.push({ name, isSilent: SILENT_TAGS.has(name) || isNumber(name, attributes) })
    }
    line += token.split('\n').length - 1
  }
  return scan
}
