/** Inline elements as HTML, JATS, PubMed and DataCite name them, and the markup that CSL-JSON has for each. */
const INLINE: ReadonlyMap<string, readonly [open: string, close: string]> = new Map([
  ...inline(['i', 'em', 'italic', 'it'], '<i>', '</i>'),
  ...inline(['b', 'strong', 'bold'], '<b>', '</b>'),
  ...inline(['sub', 'inf', 'subscript'], '<sub>', '</sub>'),
  ...inline(['sup', 'superscript'], '<sup>', '</sup>'),
  ...inline(['sc', 'scp', 'smallcaps', 'small-caps'], '<span style="font-variant:small-caps;">', '</span>')
])

function inline(names: readonly string[], open: string, close: string): [string, readonly [string, string]][] {
  return names.map((name) => [name, [open, close]])
}

/** Elements that mean nothing to a title; their text stays. Those with the prefix `mml` count too. */
const TRANSPARENT: ReadonlySet<string> = new Set(
  (
    'a abstract alternatives article-title br cite div email ext-link font h1 h2 h3 h4 h5 h6 inline-formula inline-graphic ' +
    'formula disp-formula break label li list list-item math mi mn mo mrow mspace mstyle msub msubsup msup mtext nobr ' +
    'named-content ol p roman sec section span strike styled-content title u ul underline uri xref'
  ).split(' ')
)

/** Elements whose text repeats what another element says, for machines. */
const SILENT: ReadonlySet<string> = new Set(['tex-math', 'annotation'])

/** Elements that start a new paragraph. */
const BLOCKS: ReadonlySet<string> = new Set(
  'abstract br break div h1 h2 h3 h4 h5 h6 li list-item p sec section title'.split(' ')
)
const HEADINGS: ReadonlySet<string> = new Set(['title', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'label'])

/** The five entities of XML and those of HTML that titles and abstracts hold. */
export const NAMED_ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  kappa: 'κ',
  mu: 'μ',
  plusmn: '±',
  times: '×',
  deg: '°',
  micro: 'µ',
  le: '≤',
  ge: '≥',
  reg: '®',
  trade: '™'
}

/** The faces of EndNote's `style` elements that CSL has markup for. */
export const CSL_MARKUP_BY_FACE: ReadonlyMap<string, readonly [open: string, close: string]> = new Map(
  ['italic', 'bold', 'superscript', 'subscript'].flatMap((face) => {
    const markup = INLINE.get(face)
    return markup ? [[face, markup] as const] : []
  })
)

/** A start or end tag: a name, then anything up to the next angle bracket. `p < 0.05` is none. */
const TAG = /<(\/?)([a-z][\w:.-]*)((?:\s[^<>]*)?)>/gi

/** The five entities of XML, numeric ones and the few of HTML that titles hold, as characters. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) {
      const known = String(name)
      return Object.hasOwn(NAMED_ENTITIES, known) ? (NAMED_ENTITIES[known] ?? whole) : whole
    }
    const code = decimal === undefined ? parseInt(String(hex), 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole
  })
}

/** Publishers deposit titles and abstracts with entities of entities (`&amp;lt;`); nobody writes the name of an entity. */
const decodeFully = (text: string): string => {
  const once = decodeEntities(text)
  return /&(?:amp|lt|gt|quot|apos);/.test(once) ? decodeEntities(once) : once
}

const collapse = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** The CSL markup of an element, `undefined` where CSL has none. The name may carry a prefix and any case. */
export function findCslMarkup(name: string): readonly [open: string, close: string] | undefined {
  return INLINE.get(localName(name))
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase()

/**
 * A title in HTML or JATS, as services send it, in CSL-JSON's markup: italics, bold, sub- and superscript and small
 * capitals stay, well nested; other known elements leave their text; what is no element (`p < 0.05`, `<unknown>`) stays
 * as it is written. White space is collapsed. Linear in the text's length.
 */
export function readTitleMarkup(text: string): string {
  const parts: string[] = []
  const open: (readonly [start: string, end: string])[] = []
  const closeTo = (start: string | undefined): void => {
    for (let last = open.pop(); last; last = open.pop()) {
      parts.push(last[1])
      if (last[0] === start) return
    }
  }
  walkMarkup(decodeFully(text), (token) => {
    const markup = token.kind === 'text' ? undefined : INLINE.get(token.name)
    if (token.kind === 'text') parts.push(token.text)
    else if (!markup) parts.push(BLOCKS.has(token.name) ? ' ' : '')
    else if (token.kind === 'open') {
      parts.push(markup[0])
      open.push(markup)
    } else if (open.some(([start]) => start === markup[0])) closeTo(markup[0])
  })
  closeTo(undefined)
  return collapse(parts.join('').replace(/<(i|b|sub|sup)>(\s*)<\/\1>/g, '$2'))
}

/**
 * An abstract in HTML or JATS as plain text: a line for each paragraph, a heading before its paragraph as `METHODS: `.
 * The heading “Abstract” is left out, and so is all inline markup.
 */
export function readAbstractMarkup(text: string): string {
  const lines: string[] = []
  let line = ''
  let heading = ''
  const endLine = (isHeading: boolean): void => {
    const done = collapse(line)
    line = ''
    if (done === '') return
    if (isHeading) heading = /^(?:abstract|summary|摘要)[:.：]?$/i.test(done) ? '' : done.replace(/[:：.]$/, '')
    else {
      lines.push(heading === '' ? done : `${heading}: ${done}`)
      heading = ''
    }
  }
  walkMarkup(decodeFully(text), (token) => {
    if (token.kind === 'text') line += token.text
    else if (HEADINGS.has(token.name)) endLine(token.kind === 'close')
    else if (BLOCKS.has(token.name)) endLine(false)
  })
  endLine(false)
  if (heading !== '') lines.push(heading)
  return lines.join('\n')
}

type MarkupToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open' | 'close'; readonly name: string }

function walkMarkup(text: string, visit: (token: MarkupToken) => void): void {
  let from = 0
  let silent: string | undefined
  const lastClose = new Map<string, number>()
  const isClosedAfter = (name: string, at: number): boolean => {
    const close = lastClose.get(name) ?? text.toLowerCase().lastIndexOf(`${name}>`)
    lastClose.set(name, close)
    return close > at
  }
  for (const match of text.matchAll(TAG)) {
    const [whole, slash, fullName = '', rest = ''] = match
    const name = localName(fullName)
    const known = INLINE.has(name) || TRANSPARENT.has(name) || SILENT.has(name) || /^mml:/i.test(fullName)
    if (!known && !/^jats:/i.test(fullName)) continue
    if (silent === undefined && match.index > from) visit({ kind: 'text', text: text.slice(from, match.index) })
    from = match.index + whole.length
    if (silent !== undefined) {
      if (slash === '/' && name === silent) silent = undefined
    } else if (SILENT.has(name))
      silent = slash === '' && !rest.endsWith('/') && isClosedAfter(name, from) ? name : undefined
    else if (slash === '/') visit({ kind: 'close', name })
    else if (!rest.endsWith('/') || BLOCKS.has(name)) visit({ kind: 'open', name })
  }
  if (silent === undefined && from < text.length) visit({ kind: 'text', text: text.slice(from) })
}
