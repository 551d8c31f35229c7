import type { Root, RootContent } from 'hast'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import type { Finding } from '#core/finding'

const parser = unified().use(rehypeParse, { fragment: true }).freeze()

/** Longer sources, their pictures aside, are not parsed, only their words are taken. */
const MAX_LENGTH = 20_000_000
/** Deeper elements lose their tags; pages of real people stay far below. */
const MAX_DEPTH = 250

export interface ParsedHtml {
  readonly root: Root
  readonly findings: readonly Finding[]
}

/** The inert tree of an HTML source: nothing runs, nothing is fetched. Size and depth are capped, and told when met. */
export function parseHtml(source: string): ParsedHtml {
  const { html, addresses } = setPicturesAside(source)
  if (html.length > MAX_LENGTH) {
    const value = html.replace(/<(script|style)\b[^]*?<\/\1\s*>/giu, ' ').replace(/<[^<>]*>/gu, ' ')
    const message = `The HTML is longer than ${MAX_LENGTH / 1_000_000} million characters; its words were taken without their formatting.`
    return {
      root: { type: 'root', children: [{ type: 'text', value }] },
      findings: [{ severity: 'warning', code: 'html-too-long', message }]
    }
  }
  const capped = capDepth(cutFragment(html))
  const message = `The HTML nests more than ${MAX_DEPTH} levels deep; deeper formatting was left out, its words were kept.`
  const root = parser.parse(capped.html)
  if (addresses.size > 0) putPicturesBack(root, addresses)
  return {
    root,
    findings: capped.changed ? [{ severity: 'warning', code: 'html-too-deep', message }] : []
  }
}

/** Shorter addresses cost nothing worth a detour. */
const LONG_ADDRESS = 1_000
/** The grammar of what is set aside: `src="data:image/type;base64,content"`. */
const START = 'src='
const HEAD = /^data:image\/[\w.+-]+;base64,/iu
const MAX_HEAD = 100
const OTHER_SIGN = /[^\w+/=-]/u

interface PicturesAside {
  readonly html: string
  /** What a short name stands for. */
  readonly addresses: ReadonlyMap<string, string>
}

/** A source with short names in the place of the pictures that it holds, which may be nearly all of it. */
function setPicturesAside(source: string): PicturesAside {
  let name = 'data:picture-'
  while (source.includes(name)) name += '-'
  const addresses = new Map<string, string>()
  const parts: string[] = []
  let end = 0
  for (let at = source.indexOf(START); at >= 0; at = source.indexOf(START, at + 1)) {
    const from = at + START.length + 1
    const head = HEAD.exec(source.slice(from, from + MAX_HEAD))?.[0]
    const to = head === undefined ? -1 : source.indexOf(source.charAt(from - 1), from)
    // A quantifier over millions of signs would overflow the stack, a search does not.
    if (head === undefined || to - from < LONG_ADDRESS || OTHER_SIGN.test(source.slice(from + head.length, to)))
      continue
    const short = `${name}${addresses.size}.`
    addresses.set(short, source.slice(from, to))
    parts.push(source.slice(end, from), short)
    end = to
    at = to
  }
  return { html: addresses.size === 0 ? source : parts.join('') + source.slice(end), addresses }
}

function putPicturesBack(node: Root | RootContent, addresses: PicturesAside['addresses']): void {
  if (node.type === 'element') {
    const { src } = node.properties
    const address = typeof src === 'string' ? addresses.get(src) : undefined
    if (address !== undefined) node.properties['src'] = address
  }
  // Words may speak of a picture in the same way.
  if (node.type === 'text' && node.value.includes('data:picture-')) {
    for (const [short, address] of addresses) node.value = node.value.replace(short, address)
  }
  if ('children' in node) for (const child of node.children) putPicturesBack(child, addresses)
}

/** The part a clipboard marks as copied; the rest is only its surroundings. */
function cutFragment(html: string): string {
  const start = html.indexOf('<!--StartFragment-->')
  const end = html.lastIndexOf('<!--EndFragment-->')
  if (start >= 0 && end > start) return html.slice(start + '<!--StartFragment-->'.length, end)
  return html.replace(/^Version:[\d.]+\r?\n(?:[A-Za-z]+:.*\r?\n)+/u, '')
}

/*
 * tag = "<" "/"? name ( attribute text, quoted strings included ) ">"
 * Elements whose end tag may be left out never nest by themselves, so they do not count.
 */
const TAG = /<(\/?)([a-z][\w:-]*)(?:"[^"]*"|'[^']*'|[^"'<>])*(\/?)>/giu
const UNCOUNTED =
  /^(?:p|li|dt|dd|td|th|tr|tbody|thead|tfoot|option|area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/iu

function capDepth(html: string): { readonly html: string; readonly changed: boolean } {
  let depth = 0
  let removed = 0
  let changed = false
  const capped = html.replace(TAG, (tag: string, close: string, name: string, selfClosed: string) => {
    if (UNCOUNTED.test(name) || selfClosed !== '') return tag
    if (close === '') {
      if (depth < MAX_DEPTH) depth++
      else removed++
      changed ||= removed > 0
      return removed > 0 ? '' : tag
    }
    if (removed > 0) {
      removed--
      return ''
    }
    depth = Math.max(0, depth - 1)
    return tag
  })
  return { html: capped, changed }
}
