import createParser from 'markdown-it'
import type { Env, MarkdownIt, StateInline, Token } from 'markdown-it'
import readCjkEmphasis from 'markdown-it-cjk-friendly'
import readFootnotes from 'markdown-it-footnote'
import { readDivsAndMath } from './block-rules'
import { readCitations } from './citation-rules'
import type { MarkdownBlock } from './markdown-nodes'
import { onlyCountsBrackets, takeNode } from './own-tokens'
import { readSpans } from './span-rules'
import { readTokens } from './read-tokens'

/** The parser leaves out what nests deeper; what no stack can hold throws a RangeError instead. */
const MAX_NESTING = 1_000_000
const MAX_INLINE_NESTING = 100

/**
 * CommonMark, GFM's tables, strikethrough and footnotes, and what our own rules add. Addresses without brackets are
 * running text, as they are for Pandoc; what addresses may lead to is for the reader to say.
 */
function makeParser(): MarkdownIt {
  const parser = createParser({ html: true, maxNesting: MAX_NESTING })
  parser.use(readCjkEmphasis).use(readFootnotes).disable(['footnote_inline', 'footnote_tail'])
  parser.inline.ruler.at('footnote_ref', readFootnoteMark)
  parser.use(readDivsAndMath).use(readSpans).use(readCitations).use(placeInlines)
  parser.normalizeLink = (url) => url
  parser.normalizeLinkText = (url) => url
  parser.validateLink = () => true
  return parser
}

/** `[^label]`, where there is such a note; labels are compared as those of links are. */
function readFootnoteMark(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '[' || onlyCountsBrackets(state, silent)) return false
  const label = /^\[\^([^\s\]]+)\]/u.exec(state.src.slice(state.pos, state.pos + 1000))?.[1]
  if (label === undefined || !footnoteLabels(state).has(state.md.utils.normalizeReference(label))) return false
  return takeNode(state, silent, label.length + 3, { type: 'footnoteReference', label })
}

function footnoteLabels({ env, md }: StateInline): ReadonlySet<string> {
  const known = knownLabels.get(env)
  if (known) return known
  const { refs = {} } = (env['footnotes'] ?? {}) as { readonly refs?: Readonly<Record<string, unknown>> }
  const labels = new Set(Object.keys(refs).map((name) => md.utils.normalizeReference(name.slice(1))))
  knownLabels.set(env, labels)
  return labels
}

const knownLabels = new WeakMap<Env, ReadonlySet<string>>()

/** Gives inline tokens the line in their block, from 0, as their `map`, and the nesting a limit of its own. */
function placeInlines(parser: MarkdownIt): void {
  parser.inline.State = class extends parser.inline.State {
    override level = MAX_NESTING - MAX_INLINE_NESTING
    private line = 0
    private lineEnd = this.src.indexOf('\n')

    override push(type: string, tag: string, nesting: -1 | 0 | 1): Token {
      while (this.lineEnd >= 0 && this.lineEnd < this.pos) {
        this.line++
        this.lineEnd = this.src.indexOf('\n', this.lineEnd + 1)
      }
      const token = super.push(type, tag, nesting)
      token.map = [this.line, this.line]
      return token
    }
  }
}

let sharedParser: MarkdownIt | undefined

/** Where the YAML block at the start of a text stands: its lines, and what is between them. */
const HEADER = /^---[ \t]*\n(?:([^]*?)\n)?---[ \t]*(?:\n|$)/u

export interface MarkdownTree {
  /** The YAML block at the start, without its rules. */
  readonly header?: string
  readonly blocks: readonly MarkdownBlock[]
}

/** The syntax tree of a Markdown text; with `header`, a YAML block at its start is no rule and heading. */
export function parseMarkdown(text: string, options: { readonly header: boolean }): MarkdownTree {
  const parser = (sharedParser ??= makeParser())
  const source = text.replace(/\r\n?/gu, '\n')
  const found = options.header ? HEADER.exec(source) : null
  // Blank lines in place of the header keep the numbers of all others.
  const body = found ? found[0].replace(/[^\n]+/gu, '') + source.slice(found[0].length) : source
  const env = {}
  const blocks = readTokens(parser.parse(body, env), {
    lines: body.split('\n'),
    parseInline: (content) => parser.parseInline(content, env),
    unescape: parser.utils.unescapeAll
  })
  return { ...(found && { header: found[1] ?? '' }), blocks }
}
