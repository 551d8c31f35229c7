import type { Finding } from '#core/finding'
import type { Block, Change } from '#core/manuscript/nodes'
import { findUnread, type SourceLine, type SourceObject } from '../loss/find-unread'
import type { HeldText } from '../loss/held-text'
import { findUnreadChanges } from './find-unread-changes'
import { HtmlObjects } from './html-objects'
import { DROPPED_TAGS } from './html-tags'

/**
 * What of an HTML source is not in what was read of it, and which words of its tracked changes are in none of the `sides`:
 * found by a second reading that knows tags and texts only.
 */
export function findUnreadHtml(html: string, held: HeldText, sides: readonly (readonly Block[])[]): readonly Finding[] {
  const { changes, ...scan } = readTags(cutFragment(html))
  return [...findUnread(scan, held, 'html'), ...findUnreadChanges(changes, sides)]
}

function cutFragment(html: string): string {
  const start = html.indexOf('<!--StartFragment-->')
  const end = html.lastIndexOf('<!--EndFragment-->')
  if (start >= 0 && end > start) return html.slice(start, end)
  return html.replace(/^Version:[\d.]+\r?\n(?:[A-Za-z]+:.*\r?\n)+/u, '')
}

/*
 * token = comment or declaration | tag ( attributes, quoted strings included ) | tag that is malformed or has no end
 *       | text up to the next "<"
 */
const TOKEN =
  /<!--[^]*?(?:-->|$)|<[!?][^>]*(?:>|$)|<(\/?)([a-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^"'<>])*)>|<\/?[a-z][^>]*(?:>|$)|[^<]+|</giuy

/** Elements whose content is no markup: everything up to their end tag is theirs. */
const RAW_TAGS: ReadonlySet<string> = new Set('script style textarea title noscript iframe'.split(' '))
const VOID_TAGS: ReadonlySet<string> = new Set(
  'area base br col embed frame hr img input link meta source track wbr'.split(' ')
)

/** What a page shows to nobody, and what our own pages show that follows from the order. */
const SILENT = [
  /\s(?:hidden(?=[\s=/]|$)|aria-hidden\s*=\s*["']?true)/iu,
  /\sstyle\s*=\s*(?:"[^"]*|'[^']*)(?:display:\s*none|visibility:\s*hidden|mso-hide:\s*all|mso-list:\s*ignore)/iu,
  /\sclass\s*=\s*["']?(?:[^"']*\s)?(?:caption-label|equation-number|note)(?=["'\s]|$)/iu,
  /\srole="doc-backlink"/u
]
const NOTE_MARK = /\sclass="note"/u

const CHANGES: ReadonlyMap<string, Change['type']> = new Map([
  ['ins', 'insertion'],
  ['del', 'deletion']
])
/** What says who changed the text, or when. */
const SIGNED =
  /\s(?:(?:data-author|data-username|data-user-name)\s*=|datetime\s*=\s*["']?\d{4}-\d\d-\d\d|cite\s*=\s*["']?mailto:[^"'\s>])/iu

interface HtmlScan {
  readonly changes: Readonly<Record<Change['type'], SourceLine[]>>
  readonly lines: SourceLine[]
  readonly objects: SourceObject[]
}

function readTags(html: string): HtmlScan {
  const scan: HtmlScan = { changes: { insertion: [], deletion: [] }, lines: [], objects: [] }
  /** The changes around this place; undefined for one that nobody signed, which is but a mark. */
  const open: (Change['type'] | undefined)[] = []
  const objects = new HtmlObjects()
  let line = 1
  let skipped: { readonly name: string; depth: number } | undefined
  const addText = (text: string): void => {
    const words = text.replace(/&#?\w+;?/gu, ' ')
    const change = open.findLast((type) => type !== undefined)
    scan.lines.push({ line, text: words })
    if (change) scan.changes[change].push({ line, text: words })
    objects.readText(words)
  }
  for (let at = 0; at < html.length;) {
    TOKEN.lastIndex = at
    const [token = '', closing, tag, attributes = ''] = TOKEN.exec(html) ?? []
    if (token === '') break
    at += token.length
    const name = tag?.toLowerCase()
    if (skipped) {
      if (name === 'annotation' && attributes.includes('application/x-tex'))
        scan.objects.push({ line, name: 'equation' })
      if (name === skipped.name) skipped.depth += closing === '' ? 1 : -1
      if (skipped.depth === 0) skipped = undefined
    } else if (name === undefined) {
      if (!token.startsWith('<')) addText(token)
    } else if (closing === '' && isSilent(name, attributes)) {
      if (NOTE_MARK.test(attributes)) scan.objects.push({ line, name: 'note' })
      if (RAW_TAGS.has(name)) at = endOfRaw(html, name, at)
      else if (!VOID_TAGS.has(name) && !attributes.endsWith('/')) skipped = { name, depth: 1 }
    } else if (closing !== '') {
      if (CHANGES.has(name)) open.pop()
      objects.close(name)
    } else if (name === 'img') {
      addText(/\salt\s*=\s*(?:"([^"]*)"|'([^']*)')/iu.exec(attributes)?.slice(1).join('') ?? '')
      if (/\ssrc\s*=\s*["']?(?:data:image|media\/)/iu.test(attributes)) scan.objects.push({ line, name: 'figure' })
    } else {
      if (CHANGES.has(name)) open.push(SIGNED.test(attributes) ? CHANGES.get(name) : undefined)
      objects.open(name, attributes, line)
    }
    line += token.split('\n').length - 1
  }
  return { ...scan, objects: [...scan.objects, ...objects.end()] }
}

const isSilent = (name: string, attributes: string): boolean =>
  name === 'math' || (name !== 'head' && DROPPED_TAGS.has(name)) || SILENT.some((sign) => sign.test(attributes))

function endOfRaw(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}`, 'giu')
  end.lastIndex = from
  return end.exec(html)?.index ?? html.length
}
