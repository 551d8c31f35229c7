import type { Root } from 'hast'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import type { Finding } from '#core/finding'

const parser = unified().use(rehypeParse, { fragment: true }).freeze()

/** Longer sources are not parsed, only their words are taken. */
const MAX_LENGTH = 20_000_000
/** Deeper elements lose their tags; pages of real people stay far below. */
const MAX_DEPTH = 250

export interface ParsedHtml {
  readonly root: Root
  readonly findings: readonly Finding[]
}

/** The inert tree of an HTML source: nothing runs, nothing is fetched. Size and depth are capped, and told when met. */
export function parseHtml(html: string): ParsedHtml {
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
  return {
    root: parser.parse(capped.html),
    findings: capped.changed ? [{ severity: 'warning', code: 'html-too-deep', message }] : []
  }
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
