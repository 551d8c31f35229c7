import type { FormattedRun, FormattedText } from './formatted-text'

/**
 * The marks our output format puts around formatted stretches: `open` + one code letter … `close`. They are private-use
 * characters that `stripMarks` removes from everything that goes in, so that no data can pass for a mark.
 */
const OPEN = '\uE010'
const CLOSE = '\uE011'
/** Stands between the name and the rest of an author-in-text citation. */
export const INFIX_MARK = '\uE012'

/** C0 controls other than tab and newline, lone surrogates' stand-ins excepted, and our own marks. */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uE010-\uE012\uFFFE\uFFFF]/g

export const stripMarks = (text: string): string => text.replace(FORBIDDEN, '')

type Style = Omit<FormattedRun, 'text' | 'link'>
type Code = keyof typeof STYLES | 'd' | 'u' | 'L' | 'R' | 'B'

/** What each code letter changes; `undefined` switches a property off inside a stretch that has it. */
const STYLES = {
  i: { italic: true },
  n: { italic: undefined },
  b: { bold: true },
  w: { bold: undefined },
  c: { smallCaps: true },
  v: { smallCaps: undefined },
  l: { underline: true },
  o: { underline: undefined },
  p: { superscript: true, subscript: undefined },
  s: { subscript: true, superscript: undefined },
  a: { superscript: undefined, subscript: undefined }
} as const

const wrap = (code: Code) => (_state: unknown, text: string) => `${OPEN}${code}${text}${CLOSE}`
const pass = (_state: unknown, text: string) => text

interface QuoteTerms {
  readonly getTerm: (name: string) => string
}

const quote =
  (kind: '' | 'inner-', opening: string) =>
  (state: QuoteTerms, text?: string): string =>
    text === undefined ? opening : `${state.getTerm(`open-${kind}quote`)}${text}${state.getTerm(`close-${kind}quote`)}`

/** The output format handed to citeproc: every decoration it knows, written as marks. */
export const RUN_FORMAT: Readonly<Record<string, unknown>> = {
  text_escape: (text: string | undefined) => (text === undefined ? '' : text.replace(/[\uE010\uE011]/g, '')),
  bibstart: '',
  bibend: '',
  '@font-style/italic': wrap('i'),
  '@font-style/oblique': wrap('i'),
  '@font-style/normal': wrap('n'),
  '@font-variant/small-caps': wrap('c'),
  '@font-variant/normal': wrap('v'),
  '@font-weight/bold': wrap('b'),
  '@font-weight/normal': wrap('w'),
  '@font-weight/light': false,
  '@text-decoration/none': wrap('o'),
  '@text-decoration/underline': wrap('l'),
  '@vertical-align/sup': wrap('p'),
  '@vertical-align/sub': wrap('s'),
  '@vertical-align/baseline': wrap('a'),
  '@passthrough/true': pass,
  '@strip-periods/true': pass,
  '@strip-periods/false': pass,
  '@quotes/true': (state: QuoteTerms, text?: string) =>
    text === undefined ? state.getTerm('open-quote') : quote('', '')(state, text),
  '@quotes/inner': quote('inner-', '\u2019'),
  '@quotes/false': false,
  '@cite/entry': pass,
  '@bibliography/entry': pass,
  '@display/block': wrap('B'),
  '@display/left-margin': wrap('L'),
  '@display/right-inline': wrap('R'),
  '@display/indent': wrap('B'),
  '@showid/true': pass,
  '@URL/true': wrap('u'),
  '@DOI/true': wrap('d')
}

/** A formatted string taken apart: what stood in the left margin (a number), and the rest. */
export interface ParsedRuns {
  readonly label: FormattedText
  readonly body: FormattedText
}

interface Frame {
  readonly code: Code | undefined
  readonly style: Style
  readonly from: number
}

/** Turns a string in our output format into runs. Stray marks are dropped, the text between them kept. */
export function parseRuns(formatted: string): ParsedRuns {
  const label: FormattedRun[] = []
  const body: FormattedRun[] = []
  const stack: Frame[] = [{ code: undefined, style: {}, from: 0 }]
  let inLabel = false
  const target = () => (inLabel ? label : body)

  for (const part of formatted.split(/(\uE010.|\uE011)/u)) {
    const top = stack.at(-1)
    if (!top || part === '') continue
    if (part === CLOSE) {
      if (stack.length < 2) continue
      stack.pop()
      if (top.code === 'd' || top.code === 'u') addLink(target(), top)
      if (top.code === 'L') inLabel = false
    } else if (part.startsWith(OPEN)) {
      const code = part.slice(1) as Code
      if (code === 'L') inLabel = true
      if (code === 'B' && body.length > 0) body.push({ text: ' ' })
      stack.push({ code, style: { ...top.style, ...styleOf(code) }, from: target().length })
    } else target().push({ ...definedOnly(top.style), text: part })
  }
  return { label: trimRuns(mergeRuns(label)), body: trimRuns(mergeRuns(body)) }
}

const styleOf = (code: Code): Style => (code in STYLES ? (STYLES[code as keyof typeof STYLES] as Style) : {})

const definedOnly = (style: Style): Style =>
  Object.fromEntries(Object.entries(style).filter(([, value]) => value !== undefined))

function addLink(runs: FormattedRun[], frame: Frame): void {
  const text = runs
    .slice(frame.from)
    .map((run) => run.text)
    .join('')
  const link = frame.code === 'd' ? doiLink(text) : webLink(text)
  if (link === undefined) return
  for (let index = frame.from; index < runs.length; index++) {
    const run = runs[index]
    if (run) runs[index] = { ...run, link }
  }
}

/** The address of a DOI, given bare or as an address. A DOI may hold `<`, `>` and `"`, which an address may not. */
function doiLink(text: string): string | undefined {
  const doi = /10\.\d{4,9}\/\S+/.exec(text)?.[0]
  if (doi === undefined) return webLink(text)
  return `https://doi.org/${encodeURI(decodeSafely(doi)).replace(/[#?]/g, encodeURIComponent)}`
}

function decodeSafely(text: string): string {
  try {
    return decodeURI(text)
  } catch {
    return text
  }
}

/** The text as an absolute http(s) address; undefined for every other scheme and for what is no address. */
function webLink(text: string): string | undefined {
  try {
    const url = new URL(text.trim())
    return (url.protocol === 'https:' || url.protocol === 'http:') && url.host !== '' ? url.href : undefined
  } catch {
    return undefined
  }
}

const STYLE_KEYS = ['italic', 'bold', 'underline', 'smallCaps', 'superscript', 'subscript', 'link'] as const

const looksAlike = (a: FormattedRun, b: FormattedRun) => STYLE_KEYS.every((key) => a[key] === b[key])

/** Joins neighbours that look alike and drops empty runs. */
export function mergeRuns(runs: FormattedText): FormattedText {
  const merged: FormattedRun[] = []
  for (const run of runs) {
    const last = merged.at(-1)
    if (run.text === '') continue
    if (last && looksAlike(last, run)) merged[merged.length - 1] = { ...last, text: last.text + run.text }
    else merged.push(run)
  }
  return merged
}

function trimRuns(runs: FormattedText): FormattedText {
  const trimmed = runs.map((run, index) => {
    const start = index === 0 ? run.text.replace(/^\s+/, '') : run.text
    return { ...run, text: index === runs.length - 1 ? start.replace(/\s+$/, '') : start }
  })
  return trimmed.filter((run) => run.text !== '')
}
