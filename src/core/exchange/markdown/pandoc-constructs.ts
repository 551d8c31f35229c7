import './markdown-nodes'
import type { Code, Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types'
import { parseCluster, parseInText } from './citation-syntax'

/** Longer or deeper brackets are no citations; the caps keep a file of open brackets from costing time without end. */
const MAX_BRACKET = 4000
const MAX_BRACKET_DEPTH = 3

const AT = 64
const CARET = 94
const TILDE = 126
const BACKSLASH = 92
const OPEN_BRACKET = 91
const CLOSE_BRACKET = 93
const OPEN_BRACE = 123
const CLOSE_BRACE = 125
const OPEN_PAREN = 40

/** Micromark extension: `[@key, p. 3]`, `@key [p. 3]`, `^up^` and `~down~`, as Pandoc reads them. */
export const pandocConstructs: Extension = {
  text: {
    [OPEN_BRACKET]: { name: 'citationCluster', tokenize: tokenizeCluster },
    [AT]: { name: 'citationInText', tokenize: tokenizeInText },
    [CARET]: script('superscript', CARET),
    [TILDE]: script('subscript', TILDE)
  }
}

function tokenizeCluster(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  return (code) => {
    effects.enter('citation')
    return readBracket(effects, nok, (source, next) => {
      const keys = parseCluster(source)
      if (!keys) return nok(next)
      effects.exit('citation').citationSource = { type: 'citationSource', raw: oneLine(source), inText: false, keys }
      return ok(next)
    })(code)
  }
}

function tokenizeInText(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const { previous } = this
  let key = ''
  let tail: string | undefined
  let gap = ''
  let inBrace = false

  return (code) => {
    if (previous !== null && /[\p{L}\p{N}]/u.test(charOf(previous)) && !/\p{sc=Han}/u.test(charOf(previous))) {
      return nok(code)
    }
    effects.enter('citation')
    effects.enter('citationData')
    effects.consume(code)
    return (next) => (next === OPEN_BRACE ? braced(next) : isNameCode(next) ? name(next) : nok(next))
  }

  function braced(code: Code): State | undefined {
    effects.consume(code)
    inBrace = true
    return inBraces
  }

  function inBraces(code: Code): State | undefined {
    if (code === null || code < 33) return nok(code)
    effects.consume(code)
    if (code === CLOSE_BRACE) return key === '' ? nok : afterKey
    key += charOf(code)
    return inBraces
  }

  function name(code: Code): State | undefined {
    if (isNameCode(code)) return takeName(code)
    return isJointCode(code) ? effects.check(joint, takeName, afterKey)(code) : afterKey(code)
  }

  function takeName(code: Code): State {
    key += charOf(code)
    effects.consume(code)
    return name
  }

  function afterKey(code: Code): State | undefined {
    effects.exit('citationData')
    const bracket: Construct = {
      partial: true,
      tokenize: (inner, innerOk, innerNok) =>
        readTail(inner, innerNok, (source, space, next) => {
          tail = source
          gap = space
          return innerOk(next)
        })
    }
    return effects.attempt(bracket, finish, finish)(code)
  }

  function finish(code: Code): State | undefined {
    const keys = parseInText(key, tail)
    if (!keys) return nok(code)
    const raw = oneLine(`@${inBrace ? `{${key}}` : key}${gap}${tail ?? ''}`)
    effects.exit('citation').citationSource = { type: 'citationSource', raw, inText: true, keys }
    return ok(code)
  }
}

const joint: Construct = {
  partial: true,
  tokenize: (effects, ok, nok) => (code) => {
    effects.enter('citationJoint')
    effects.consume(code)
    return (next) => {
      effects.exit('citationJoint')
      return isNameCode(next) ? ok(next) : nok(next)
    }
  }
}

/** One optional space and a bracket that parses as the tail of an in-text citation. */
function readTail(
  effects: Effects,
  nok: State,
  done: (source: string, space: string, next: Code) => State | undefined
): State {
  const bracket = (space: string): State => readBracket(effects, nok, (source, next) => done(source, space, next))
  return (code) => {
    if (code !== 32) return code === OPEN_BRACKET ? bracket('')(code) : nok(code)
    effects.enter('citationData')
    effects.consume(code)
    effects.exit('citationData')
    return (next) => (next === OPEN_BRACKET ? bracket(' ')(next) : nok(next))
  }
}

/** Reads a balanced `[…]` that is neither a link, a span nor a footnote, and hands on its source. */
function readBracket(effects: Effects, nok: State, done: (source: string, next: Code) => State | undefined): State {
  let source = ''
  let depth = 0
  let escaped = false

  return (code) => {
    effects.enter('citationData')
    return inside(code)
  }

  function inside(code: Code): State | undefined {
    if (code === null || source.length > MAX_BRACKET || (source === '[' && code === CARET)) return nok(code)
    if (isLineEnd(code)) return endLine(code)
    source += charOf(code)
    effects.consume(code)
    if (escaped) escaped = false
    else if (code === BACKSLASH) escaped = true
    else if (code === OPEN_BRACKET && ++depth > MAX_BRACKET_DEPTH) return nok
    else if (code === CLOSE_BRACKET && --depth === 0) return after
    return inside
  }

  function endLine(code: Code): State {
    effects.exit('citationData')
    effects.enter('lineEnding')
    effects.consume(code)
    effects.exit('lineEnding')
    source += '\n'
    escaped = false
    effects.enter('citationData')
    return inside
  }

  function after(code: Code): State | undefined {
    effects.exit('citationData')
    return code === OPEN_PAREN || code === OPEN_BRACE ? nok(code) : done(source, code)
  }
}

function script(type: 'superscript' | 'subscript', marker: number): Construct {
  return {
    name: type,
    tokenize(effects, ok, nok) {
      const { previous } = this
      let escaped = false
      return (code) => {
        if (previous === marker) return nok(code)
        effects.enter(type)
        takeMarker(code)
        return (next) => {
          if (next === marker) return nok(next)
          effects.enter('scriptText', { contentType: 'text' })
          return inside(next)
        }
      }

      function inside(code: Code): State | undefined {
        if (code === null || code <= 32) return nok(code)
        if (code === marker && !escaped) return end(code)
        escaped = code === BACKSLASH && !escaped
        effects.consume(code)
        return inside
      }

      function end(code: Code): State {
        effects.exit('scriptText')
        takeMarker(code)
        effects.exit(type)
        return (next) => (next === marker ? nok(next) : ok(next))
      }

      function takeMarker(code: Code): void {
        effects.enter('scriptMarker')
        effects.consume(code)
        effects.exit('scriptMarker')
      }
    }
  }
}

const isLineEnd = (code: number): boolean => code <= -3 && code >= -5
const charOf = (code: Code): string => (code === null ? '' : code < 0 ? ' ' : String.fromCharCode(code))
const oneLine = (source: string): string => source.replace(/\s*\n\s*/gu, ' ')
const isJointCode = (code: Code): boolean => code !== null && ':.#$%&-+?<>~/'.includes(charOf(code)) && code > 32
/** Halves of surrogate pairs count as letters: they are mostly rare Chinese characters in names. */
const isNameCode = (code: Code): boolean =>
  code !== null && code > 32 && /[\p{L}\p{N}\p{M}_\ud800-\udfff]/u.test(charOf(code))
