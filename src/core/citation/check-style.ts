import type { Finding } from '#core/finding'
import { parseCsl } from './csl-tree'
import type { StyleError } from './processor'
import { readStyle, type ReadStyle } from './read-style'
import { validateStyle } from './validate-style'

/** A style file that came from outside: what it is, where it can be used, and everything there is to say about it. */
export interface CheckedStyle {
  readonly style?: ReadStyle
  readonly findings: readonly Finding[]
}

/**
 * Reads a `.csl` file as `readStyle` does, and holds it against the rules of CSL first, so that what is wrong is said in
 * the terms of its elements and lines. A file with warnings alone can be used.
 */
export function checkStyle(text: string, findParent?: (address: string) => string | undefined): CheckedStyle {
  const read = readStyle(text, findParent)
  if (read.ok && read.value.kind === 'dependent') return { style: read.value, findings: [] }
  if (!read.ok && read.error.code !== 'not-a-style') return { findings: [findingOf(read.error)] }
  const parsed = parseCsl(text.replace(/^\uFEFF/, '').trimStart())
  const isStyle = parsed.ok && parsed.value.name === 'style'
  const findings = isStyle ? validateStyle(parsed.value) : []
  if (findings.some(({ severity }) => severity === 'error')) return { findings }
  return read.ok ? { style: read.value, findings } : { findings: [findingOf(read.error), ...findings] }
}

const findingOf = ({ code, message, line }: StyleError): Finding => ({
  severity: 'error',
  code,
  message,
  ...(line === undefined ? {} : { place: { line } })
})
