import type { Finding } from '#core/finding'
import type { ReferenceId } from '#core/ids'
import type { Reference } from '#core/references/reference'
import { findUnread, type SourceLine, type SourceObject } from '../loss/find-unread'
import type { HeldText } from '../loss/held-text'

/**
 * What of a JATS article is neither in the manuscript nor in its references: found by a second reading that knows tags
 * and texts only.
 */
export function findUnreadJats(xml: string, held: HeldText, references: readonly Reference[]): readonly Finding[] {
  const { lines, entries, objects } = readTags(xml, idsByEntry(references))
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
  'article-title subtitle trans-title author-notes caption fn floats-group alt-text'.split(' ')
)
/** What of an entry of the list goes into a field as it is. */
const FIELDS: ReadonlySet<string> = new Set(
  'article-title chapter-title source volume issue fpage surname collab publisher-name'.split(' ')
)
const ENTRY: ReadonlySet<string> = new Set(['ref'])

/** Mentions of entries and notes print numbers that the style or the order makes again, and so do labels of captions. */
const isNumber = (name: string, attributes: string): boolean =>
  (name === 'xref' && /ref-type\s*=\s*["'](?:bibr|fn|table-fn)/u.test(attributes)) ||
  (name === 'named-content' && attributes.includes('"caption-label"'))

/** The words of a picture are read where it has them itself, and is no alternative of another. */
function isSilent(name: string, open: readonly OpenElement[]): boolean {
  const isOfPicture = name === 'alt-text' && (open.at(-1)?.name ?? '').endsWith('graphic')
  return SILENT_TAGS.has(name) && !(isOfPicture && !open.some((one) => one.name === 'alternatives'))
}

type IdsByEntry = ReadonlyMap<string, readonly ReferenceId[]>

function idsByEntry(references: readonly Reference[]): IdsByEntry {
  const ids = new Map<string, ReferenceId[]>()
  for (const { id, key } of references) ids.set(key, [...(ids.get(key) ?? []), id])
  return ids
}

interface JatsScan {
  readonly lines: SourceLine[]
  /** The words of the fields of every entry of the list. */
  readonly entries: SourceLine[]
  readonly objects: readonly SourceObject[]
}

interface OpenElement {
  readonly name: string
  readonly isSilent: boolean
}

function readTags(xml: string, idsOf: IdsByEntry): JatsScan {
  const scan = { lines: [] as SourceLine[], entries: [] as SourceLine[] }
  const objects = new JatsObjects(idsOf)
  const open: OpenElement[] = []
  let line = 1
  const isIn = (names: ReadonlySet<string>): boolean => open.some(({ name }) => names.has(name))
  for (const [token, cdata, closing, name, attributes = '', text] of xml.matchAll(TOKEN)) {
    const said = cdata ?? text
    if (said !== undefined) {
      const plain = cdata ?? said.replace(/&#?\w+;/gu, ' ')
      objects.readText(plain, line, open)
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
      else {
        objects.readTag(name, attributes, line, open)
        if (!attributes.endsWith('/')) open.push({ name, isSilent: isSilent(name, open) || isNumber(name, attributes) })
      }
    }
    line += token.split('\n').length - 1
  }
  return { ...scan, objects: objects.found() }
}

const OBJECT_PLACES: ReadonlySet<string> = new Set(['abstract', 'trans-abstract', 'body', 'back'])
const NO_OBJECTS: ReadonlySet<string> = new Set(['ref-list', 'front-stub', 'permissions', 'long-desc', 'sec-meta'])
const FORMULAS: ReadonlySet<string> = new Set(['inline-formula', 'disp-formula'])
const MARKS: ReadonlySet<string> = new Set('sup sub italic bold underline strike ext-link xref'.split(' '))
/** What may stand between two mentions that are read as one citation. */
const JOINT = /^[\s,;，、；‐‑–—~～-]*$/u

/** The objects of an article in its order: what is mentioned in one breath is cited once. */
class JatsObjects {
  readonly #idsOf: IdsByEntry
  readonly #objects: SourceObject[] = []
  readonly #footnotes = new Set<string>()
  readonly #marks = new Map<string, number>()
  readonly #told = new Set<OpenElement>()
  #mentioned = new Set<string>()

  constructor(idsOf: IdsByEntry) {
    this.#idsOf = idsOf
  }

  readText(text: string, line: number, open: readonly OpenElement[]): void {
    if (!open.some(({ name }) => name === 'xref') && !JOINT.test(text)) this.#mentioned = new Set()
    if (open.at(-1)?.name === 'tex-math' && text.trim() !== '') this.#tellOnce('equation', line, FORMULAS, open)
  }

  readTag(name: string, attributes: string, line: number, open: readonly OpenElement[]): void {
    const attribute = (wanted: string): string =>
      new RegExp(`(?:^|\\s)${wanted}\\s*=\\s*["']([^"']*)`, 'u').exec(attributes)?.[1] ?? ''
    if (!MARKS.has(name)) this.#mentioned = new Set()
    if (name === 'fn') this.#footnotes.add(attribute('id'))
    const isRead = open.some((one) => OBJECT_PLACES.has(one.name)) && !open.some((one) => NO_OBJECTS.has(one.name))
    if (!isRead) return
    if (name === 'xref') this.#mention(attribute('ref-type'), attribute('rid').split(/\s+/u), line)
    if (name === 'mi' || name === 'mn') this.#tellOnce('equation', line, FORMULAS, open)
    if (name === 'td' || name === 'th') this.#tellOnce('table', line, new Set(['table']), open)
    if (name === 'graphic' && open.some((one) => one.name === 'fig'))
      this.#tellOnce('figure', line, new Set(['fig']), open)
  }

  /** The first of its kind inside of the innermost element with one of the names. */
  #tellOnce(kind: string, line: number, names: ReadonlySet<string>, open: readonly OpenElement[]): void {
    const around = open.findLast(({ name }) => names.has(name))
    if (!around || this.#told.has(around)) return
    this.#told.add(around)
    this.#objects.push({ line, name: kind })
  }

  #mention(type: string, targets: readonly string[], line: number): void {
    if (type === 'fn' && targets[0] && !this.#marks.has(targets[0])) this.#marks.set(targets[0], line)
    for (const name of targets.flatMap((target) => this.#idsOf.get(target) ?? []).map((id) => `citation ${id}`)) {
      if (!this.#mentioned.has(name)) this.#objects.push({ line, name })
      this.#mentioned.add(name)
    }
  }

  found(): readonly SourceObject[] {
    const notes = [...this.#marks].filter(([target]) => this.#footnotes.has(target))
    return [...this.#objects, ...notes.map(([, line]) => ({ line, name: 'note' }))]
  }
}
