import { fail, succeed } from '#core/result'
import type { Result } from '#core/result'

const MAX_DEPTH = 200

/** The text of a body by the charset its header names, UTF-8 when it names none; a byte order mark is dropped. */
export function decodeBody(body: Uint8Array, contentType: string): Result<string, string> {
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(contentType)?.[1] ?? 'utf-8'
  try {
    return succeed(new TextDecoder(charset, { fatal: true }).decode(body))
  } catch {
    return fail(`gave an answer that is not ${charset}`)
  }
}

function isTooDeep(json: string): boolean {
  let depth = 0
  let inText = false
  for (let at = 0; at < json.length; at++) {
    const sign = json.charCodeAt(at)
    if (inText) {
      if (sign === 0x5c) at += 1
      else if (sign === 0x22) inText = false
    } else if (sign === 0x22) inText = true
    else if (sign === 0x5b || sign === 0x7b) depth += 1
    else if (sign === 0x5d || sign === 0x7d) depth -= 1
    if (depth > MAX_DEPTH) return true
  }
  return false
}

/** The value that a JSON text holds; nesting that no answer has is refused, since code that walks it could run out of stack. */
export function parseJsonAnswer(text: string): Result<unknown, string> {
  if (isTooDeep(text)) return fail('gave an answer that is nested too deeply')
  try {
    return succeed(JSON.parse(text) as unknown)
  } catch {
    return fail('gave an answer that is not JSON')
  }
}
