import type { Finding } from '#core/finding'
import type { ReferenceId } from '#core/ids'
import { findUnread, type SourceLine, type SourceObject } from '../loss/find-unread'
import type { HeldText } from '../loss/held-text'
import { findMarkdownObjects } from './find-markdown-objects'
import { LOCATOR_WORDS } from './locator-words'

/** What of the Markdown in `text` is not in what was read of it: found by a second reading that knows lines and signs only. */
export function findUnreadMarkdown(
  text: string,
  held: HeldText,
  findReferenceByKey: FindReference
): readonly Finding[] {
  const parts = [...splitText(text.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n'))]
  const prose = parts.filter(({ kind }) => kind === 'prose')
  const cited = prose.flatMap((part) => [...citedIn(part, findReferenceByKey), ...figuresIn(part)])
  const objects = [...cited, ...findMarkdownObjects(prose)]
  // Keys that stand in the text as they are written are kept, too.
  const shown = held.texts
    .filter((text) => text.includes('@'))
    .flatMap((text) => citedIn({ line: 0, text }, findReferenceByKey))
  return findUnread(
    {
      lines: parts.flatMap(({ kind, ...part }) =>
        linesOf(kind === 'prose' ? withoutSyntax(part, findReferenceByKey) : part)
      ),
      objects
    },
    { ...held, objects: [...held.objects, ...shown.map(({ name }) => name)] },
    'markdown'
  )
}

interface Part extends SourceLine {
  readonly kind: 'prose' | 'code'
}

const linesOf = ({ line, text }: SourceLine): readonly SourceLine[] =>
  text.split('\n').map((words, at) => ({ line: line + at, text: words }))

const FENCE = /^(?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*(?:(`{3,})([^`]*)|(~{3,})(.*))$/u

/** The text with the content of fenced code apart, and of the header only what a manuscript has a place for. */
function* splitText(text: string): Generator<Part> {
  const lines = text.split('\n')
  const header = endOfHeader(lines)
  yield* readHeader(lines.slice(0, header))
  let start = header
  let fence: string | undefined
  for (let at = header; at <= lines.length; at++) {
    const [, ticks, ticksInfo = '', tildes, tildesInfo = ''] = FENCE.exec(lines[at] ?? '') ?? []
    const found = ticks ?? tildes
    const isOpening = found !== undefined && fence === undefined
    const isClosing = fence !== undefined && found?.startsWith(fence) && (ticksInfo + tildesInfo).trim() === ''
    if (at < lines.length && !isOpening && !isClosing) continue
    yield { kind: fence === undefined ? 'prose' : 'code', line: start + 1, text: lines.slice(start, at).join('\n') }
    fence = isOpening ? found : undefined
    start = at + 1
  }
}

/** The number of lines of a YAML header; 0 where the text begins without one. */
function endOfHeader(lines: readonly string[]): number {
  if (!/^---\s*$/u.test(lines[0] ?? '')) return 0
  const end = lines.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)\s*$/u.test(line))
  const isHeader = lines.slice(1, Math.max(end, 1)).every((line) => /^(?:[\w-]+:|\s|-|#|$)/u.test(line))
  return end > 0 && isHeader ? end + 1 : 0
}

/** Members of the header that have a place in a manuscript; what is left out of the others is told. */
const KEPT_MEMBERS: ReadonlySet<string> = new Set(['title', 'abstract', 'keywords'])

function* readHeader(lines: readonly string[]): Generator<Part> {
  let member = ''
  for (const [at, line] of lines.entries()) {
    const [, name, value] = /^([\w-]+):(.*)$/u.exec(line) ?? []
    member = name ?? member
    const kind = member === 'abstract' ? 'prose' : 'code'
    if (KEPT_MEMBERS.has(member)) yield { kind, line: at + 1, text: value ?? line }
  }
}

/** Signs between a key and its end. */
const KEY =
  /(?<![\p{Script_Extensions=Latin}\p{N}\\])@(?:\{([^{}\s]+)\}|([\p{L}\p{N}_][\p{L}\p{N}\p{M}_:.#$%&+?<>~/-]*))/gu

type FindReference = (key: string) => ReferenceId | undefined

function citedIn({ line, text }: SourceLine, findReferenceByKey: FindReference): readonly SourceObject[] {
  return [...text.replace(CODE_SPAN, '').replace(ADDRESS, '').matchAll(KEY)].flatMap(([, braced, plain]) => {
    const key = findKey(braced, plain, findReferenceByKey)
    return key === undefined ? [] : [{ line, name: `citation ${findReferenceByKey(key)}` }]
  })
}

/** The key of a reference that signs behind an `@` begin with; undefined where they name none. */
function findKey(braced: string | undefined, plain = '', findReferenceByKey: FindReference): string | undefined {
  const key = plain.replace(/[^\p{L}\p{N}_]+$/u, '')
  return [braced, key, key.replace(/\p{Script=Han}.*$/su, '')].find(
    (name) => name !== undefined && findReferenceByKey(name) !== undefined
  )
}

const CODE_SPAN = /(?<![\\`])(`+)(?!`)[^`\n]+\1(?!`)/gu
const PICTURE = /(?<!\\)!\[(?:[^\]\\]|\\.){0,500}\]\(<?(?:media\/|data:image)/gu

function figuresIn({ line, text }: SourceLine): readonly SourceObject[] {
  return [...text.replace(CODE_SPAN, '').matchAll(PICTURE)].map(() => ({ line, name: 'figure' }))
}

/** What an address may hold, with so many pairs of brackets inside each other. */
const addressWith = (pairs: number): string =>
  String.raw`(?:\\.|[^()\s\\]${pairs > 0 ? String.raw`|\(${addressWith(pairs - 1)}\)` : ''})*`
const TITLE = String.raw`(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\([^()]*\))`
const ADDRESS = new RegExp(String.raw`\]\(\s*(?:<[^<>\n]*>|${addressWith(3)})(?:\s+${TITLE})?\s*\)`, 'gu')
const DEFINITION = new RegExp(
  String.raw`^[ \t>]*\[(?!\^)(?:[^\]\\]|\\.)+\]:\s*(?:<[^<>\n]*>|\S+)(?:\s+${TITLE})?`,
  'gmu'
)
const LABELS = Object.values(LOCATOR_WORDS)
  .flat()
  .map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`))
/** Behind a key, the word that says what a locator counts. */
const LOCATOR = new RegExp(
  String.raw`(@[^\s;,，；\]]+,?[ \t]*[{[]?)(?:${LABELS.join('|')}|第)(?!\p{Script=Latin})`,
  'giu'
)

/**
 * Signs of the format that hold letters or digits; what a group catches is kept. They may take words of the text along,
 * in an unusual place: those are not compared, which is better than a warning where nothing was lost.
 */
const SYNTAX: readonly RegExp[] = [
  /<\/?[a-z][^<>]*>/giu,
  DEFINITION,
  ADDRESS,
  /\[\^[^\]\s]+\]:?/gu,
  /(?:\]\[[^\]]*)+\]/gu,
  /!\[\[[^\]\n]*\]\]/gu,
  /\{(?=[#.\s-]|[\w-]+=)[^{}]*\}/gu,
  /^[ \t]*:{3,}.*$/gmu,
  /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)](?=\s|$))+/gmu,
  /\[!\w+\][+-]?/gu,
  /^[ \t]*Table:/gmu,
  /(?<!\\)&#?\w+;/gu,
  LOCATOR
]

function withoutSyntax({ line, text }: SourceLine, findReferenceByKey: FindReference): SourceLine {
  const bare = SYNTAX.reduce(
    (rest, sign) =>
      rest.replace(
        sign,
        (whole, kept: unknown) => `${typeof kept === 'string' ? kept : ''} ${whole.replace(/[^\n]+/gu, '')}`
      ),
    text
  )
  const withoutKeys = bare.replace(KEY, (whole, braced: string | undefined, plain: string | undefined) => {
    const key = findKey(braced, plain, findReferenceByKey)
    return key === undefined ? whole : ` ${(braced ?? plain ?? '').slice(key.length)}`
  })
  return { line, text: withoutKeys }
}
