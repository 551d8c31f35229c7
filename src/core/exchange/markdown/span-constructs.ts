import './markdown-nodes'
import type { Code, Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types'
import { parseAttributes } from './fenced-divs'

/** Brackets deeper than this are no spans; each sign is looked at once for every bracket around it. */
const MAX_DEPTH = 12
/** Longer attributes are text, so that lone braces cost no time without end. */
const MAX_ATTRIBUTES = 1000

const DOLLAR = 36
const PERCENT = 37
const EQUALS = 61
const OPEN_BRACKET = 91
const BACKSLASH = 92
const CLOSE_BRACKET = 93
const CARET = 94
const BACKTICK = 96
const OPEN_BRACE = 123

type SpanKind = 'span' | 'note' | 'highlight'

/** Where the spans end that were found to start, by offset: the end has no other way to know its start. */
const endsOf = new WeakMap<TokenizeContext, Map<number, SpanKind>>()

/**
 * Micromark extension: Pandoc's `[text]{.class key="value"}`, `![](file){width=3cm}`, `^[inline note]` and `$x^2$`,
 * MultiMarkdown's `[^a note in words]`, Obsidian's `==mark==` and `%%comment%%`.
 */
export const spanConstructs: Extension = {
  text: {
    [OPEN_BRACKET]: { name: 'spanStart', tokenize: tokenizeStart(OPEN_BRACKET) },
    [CARET]: { name: 'noteStart', tokenize: tokenizeStart(CARET) },
    [CLOSE_BRACKET]: { name: 'spanEnd', tokenize: tokenizeEnd(1) },
    [EQUALS]: [
      { name: 'highlightEnd', tokenize: tokenizeEnd(2) },
      { name: 'highlightStart', tokenize: tokenizeHighlight }
    ],
    [OPEN_BRACE]: { name: 'attributes', tokenize: tokenizeAttributes },
    [DOLLAR]: { name: 'dollarMath', tokenize: tokenizeMath },
    [PERCENT]: { name: 'remark', tokenize: tokenizeRemark }
  }
}

/** `[` of a span, `[^` of a note in words, or `^[`; what stands inside is read as usual. */
function tokenizeStart(first: number): Construct['tokenize'] {
  return function start(effects, ok, nok) {
    const { previous } = this
    let kind: SpanKind = 'span'
    const ahead: Construct = {
      partial: true,
      tokenize: (inner, found, failed) =>
        scanBracket.call(this, inner, failed, (text, at, code) => {
          kind = first === CARET || text.startsWith('^') ? 'note' : 'span'
          if (kind === 'span' ? code !== OPEN_BRACE : first !== CARET && !/^\^[^\s]*\s/u.test(text)) return failed(code)
          remember(this, at, kind)
          return kind === 'span' ? inner.check(attributesAhead, found, failed)(code) : found(code)
        })
    }
    return (code) => {
      if (previous === 33) return nok(code)
      effects.enter('spanMark')
      effects.enter('spanData')
      if (first === OPEN_BRACKET) return effects.check(ahead, take, nok)(code)
      effects.consume(code)
      return (next) => (next === OPEN_BRACKET ? effects.check(ahead, take, nok)(next) : nok(next))
    }

    function take(code: Code): State | undefined {
      effects.consume(code)
      return kind === 'note' && first === OPEN_BRACKET ? takeCaret : finish
    }

    function takeCaret(code: Code): State {
      effects.consume(code)
      return finish
    }

    function finish(code: Code): State | undefined {
      effects.exit('spanData')
      effects.exit('spanMark').spanMark = {
        type: 'spanStart',
        kind,
        raw: kind === 'span' ? '[' : first === CARET ? '^[' : '[^'
      }
      return ok(code)
    }
  }
}

function remember(context: TokenizeContext, offset: number, kind: SpanKind): void {
  const ends = endsOf.get(context) ?? new Map<number, SpanKind>()
  endsOf.set(context, ends.set(offset, kind))
}

/** Walks from `[` past the `]` that closes it; code and equations inside may hold brackets of their own. */
function scanBracket(
  this: TokenizeContext,
  effects: Effects,
  nok: State,
  done: (text: string, end: number, next: Code) => State | undefined
): State {
  let depth = 0
  let text = ''
  let quote: number | undefined
  let escaped = false
  let end = 0
  const now = (): number => this.now().offset

  return (code) => {
    effects.enter('spanData')
    return inside(code)
  }

  function inside(code: Code): State | undefined {
    if (code === null) return nok(code)
    if (isLineEnd(code)) {
      effects.exit('spanData')
      effects.enter('lineEnding')
      effects.consume(code)
      effects.exit('lineEnding')
      effects.enter('spanData')
      text += '\n'
      escaped = false
      return inside
    }
    const closes = !escaped && quote === undefined && code === CLOSE_BRACKET && depth === 1
    if (closes) end = now()
    else if (depth > 0 && text.length < 200) text += code < 0 ? ' ' : String.fromCharCode(code)
    step(code)
    if (depth > MAX_DEPTH) return nok(code)
    effects.consume(code)
    return closes ? after : inside
  }

  function step(code: number): void {
    if (escaped) escaped = false
    else if (code === BACKSLASH) escaped = true
    else if (code === quote) quote = undefined
    else if (quote !== undefined) return
    else if (code === BACKTICK || code === DOLLAR) quote = code
    else if (code === OPEN_BRACKET) depth++
    else if (code === CLOSE_BRACKET) depth--
  }

  function after(code: Code): State | undefined {
    effects.exit('spanData')
    return done(text, end, code)
  }
}

/** `]` with its attributes, or the second `==`, where a start was found before. */
function tokenizeEnd(width: number): Construct['tokenize'] {
  return function end(effects, ok, nok) {
    const kind = endsOf.get(this)?.get(this.now().offset)
    let taken = 0
    return kind === undefined || (kind === 'highlight') !== (width === 2) ? nok : take

    function take(code: Code): State | undefined {
      if (taken === 0) {
        effects.enter('spanMark')
        effects.enter('spanData')
      }
      effects.consume(code)
      return ++taken < width ? take : afterSign
    }

    function afterSign(code: Code): State | undefined {
      effects.exit('spanData')
      return kind === 'span' ? readAttributes(effects, nok, finish)(code) : finish('', code)
    }

    function finish(braces: string, code: Code): State | undefined {
      const raw = `${'='.repeat(width === 2 ? 2 : 0) || ']'}${braces}`
      effects.exit('spanMark').spanMark = { type: 'spanEnd', raw, attributes: parseAttributes(braces) }
      return ok(code)
    }
  }
}

const attributesAhead: Construct = {
  partial: true,
  tokenize: (effects, ok, nok) => readAttributes(effects, nok, (_braces, code) => ok(code))
}

/** attributes = "{" ( "#id" | ".class" | key "=" value )+ "}", on one line; values in quotes hold anything. */
const ATTRIBUTES = /^\{\s*(?:(?:[#.][^\s{}="]+|[\w-]+=(?:"(?:[^"\\]|\\.)*"|[^\s{}"]+))\s*)+\}$/u

function readAttributes(effects: Effects, nok: State, done: (braces: string, next: Code) => State | undefined): State {
  let braces = ''
  let quoted = false
  let escaped = false
  return (code) => {
    if (code !== OPEN_BRACE) return nok(code)
    effects.enter('spanData')
    return inside(code)
  }

  function inside(code: Code): State | undefined {
    if (code === null || isLineEnd(code) || braces.length > MAX_ATTRIBUTES) return nok(code)
    const sign = code < 0 ? ' ' : String.fromCharCode(code)
    if (sign === '{' && braces !== '' && !quoted) return nok(code)
    braces += sign
    if (escaped) escaped = false
    else if (sign === '\\') escaped = true
    else if (sign === '"') quoted = !quoted
    effects.consume(code)
    return sign === '}' && !quoted ? after : inside
  }

  function after(code: Code): State | undefined {
    effects.exit('spanData')
    return ATTRIBUTES.test(braces) ? done(braces, code) : nok(code)
  }
}

/** Attributes right behind an image, a link, code or an equation. */
function tokenizeAttributes(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const { previous } = this
  return (code) => {
    if (previous !== 41 && previous !== CLOSE_BRACKET && previous !== BACKTICK && previous !== DOLLAR) return nok(code)
    effects.enter('spanMark')
    return readAttributes(effects, nok, (raw, next) => {
      effects.exit('spanMark').spanMark = { type: 'attributes', raw, attributes: parseAttributes(raw) }
      return ok(next)
    })(code)
  }
}

/** What is known of a text from signs met before: where a highlight ends, and which signs have no partner left. */
interface Known {
  readonly unclosed: Set<number>
  highlightEnd: number
}

const knownOf = new WeakMap<TokenizeContext, Known>()

function knownIn(context: TokenizeContext): Known {
  const known = knownOf.get(context) ?? { unclosed: new Set(), highlightEnd: -1 }
  knownOf.set(context, known)
  return known
}

/**
 * Consumes up to where `isEnd` holds before a sign `marker`. Whether one ends depends on what stands before it only, so
 * that a search that finds none spares all later ones.
 */
function readUntil(
  context: TokenizeContext,
  effects: Effects,
  marker: number,
  nok: State,
  isEnd: (text: string, next: Code) => boolean,
  done: (text: string, next: Code) => State | undefined
): State {
  const { unclosed } = knownIn(context)
  let text = ''
  return (code) => {
    if (unclosed.has(marker)) return nok(code)
    effects.enter('spanData')
    return inside(code)
  }

  function inside(code: Code): State | undefined {
    if (isEnd(text, code)) {
      effects.exit('spanData')
      return done(text, code)
    }
    if (code === null) {
      unclosed.add(marker)
      return nok(code)
    }
    if (!isLineEnd(code)) effects.consume(code)
    else {
      effects.exit('spanData')
      effects.enter('lineEnding')
      effects.consume(code)
      effects.exit('lineEnding')
      effects.enter('spanData')
    }
    text += isLineEnd(code) ? '\n' : code < 0 ? ' ' : String.fromCharCode(code)
    return inside
  }
}

function isEscaped(text: string): boolean {
  let signs = 0
  while (text[text.length - 1 - signs] === '\\') signs++
  return signs % 2 === 1
}

/** `$x$`: no space inside its dollars, no digit behind them; or `$$x$$`. */
function tokenizeMath(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const { previous } = this
  let width = 1
  // A dollar ends an equation only if no digit follows it, so that it is looked at from behind.
  const isEnd = (text: string, next: Code): boolean =>
    text.length > width &&
    text.endsWith('$') &&
    !isEscaped(text.slice(-40, -width)) &&
    (width === 2 ? text.at(-2) === '$' : !/\s/u.test(text.at(-2) ?? '') && !isDigit(next))
  const content = (code: Code): State | undefined => {
    effects.exit('spanData')
    if (code === null || code === DOLLAR || (width === 1 && isSpace(code))) return nok(code)
    return readUntil(this, effects, width * DOLLAR, nok, isEnd, finish)(code)
  }
  return (code) => {
    if (previous === DOLLAR) return nok(code)
    effects.enter('spanMark')
    effects.enter('spanData')
    effects.consume(code)
    return (next) => {
      if (next !== DOLLAR) return content(next)
      width = 2
      effects.consume(next)
      return content
    }
  }

  function finish(text: string, code: Code): State | undefined {
    effects.exit('spanMark').spanMark = { type: 'inlineMath', value: text.slice(0, -width).trim() }
    return ok(code)
  }
}

/** The first `==` of a highlight, where its second is found on the way to the end of the block. */
function tokenizeHighlight(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const { previous } = this
  const known = knownIn(this)
  const now = (): number => this.now().offset
  const isEnd = (text: string): boolean => text.length > 2 && text.endsWith('==') && !/[\s\\=]/u.test(text.at(-3) ?? '')
  const ahead: Construct = {
    partial: true,
    tokenize: (inner, found, failed) =>
      readUntil(this, inner, EQUALS, failed, isEnd, (_text, code) => {
        known.highlightEnd = now() - 2
        remember(this, known.highlightEnd, 'highlight')
        return found(code)
      })
  }
  return twoSigns(effects, nok, EQUALS, (code) => {
    const starts = code !== null && code !== EQUALS && !isSpace(code) && !isLineEnd(code)
    if (!starts || previous === EQUALS || now() < known.highlightEnd) return nok(code)
    return effects.check(ahead, finish, nok)(code)
  })

  function finish(code: Code): State | undefined {
    effects.exit('spanMark').spanMark = { type: 'spanStart', kind: 'highlight', raw: '==' }
    return ok(code)
  }
}

/** `%%what an editor notes%%`. */
function tokenizeRemark(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const isEnd = (text: string): boolean => text.endsWith('%%') && text.trim().length > 2
  return twoSigns(effects, nok, PERCENT, (code) =>
    readUntil(this, effects, PERCENT, nok, isEnd, (text, next) => {
      effects.exit('spanMark').spanMark = { type: 'remark', value: text.slice(0, -2).trim() }
      return ok(next)
    })(code)
  )
}

function twoSigns(effects: Effects, nok: State, sign: number, then: State): State {
  return (code) => {
    effects.enter('spanMark')
    effects.enter('spanData')
    effects.consume(code)
    return (next) => {
      if (next !== sign) return nok(next)
      effects.consume(next)
      return (after) => {
        effects.exit('spanData')
        return then(after)
      }
    }
  }
}

const isDigit = (code: Code): boolean => code !== null && code >= 48 && code <= 57
const isLineEnd = (code: number): boolean => code <= -3 && code >= -5
const isSpace = (code: number): boolean => code < 0 || code === 32
