import { parseDocument } from 'yaml'
import type { Finding } from '#core/finding'

export interface FrontMatter {
  readonly title?: string
  readonly language?: string
  readonly findings: readonly Finding[]
}

const MAX_ALIASES = 20

/**
 * Title and language of a YAML header. Broken YAML, alias bombs and custom tags are told and ignored; so are members
 * that a manuscript has no place for. Undefined where the block between the dashes is running text, no header at all.
 */
export function readFrontMatter(yaml: string): FrontMatter | undefined {
  const value = parseYaml(yaml)
  if (value === undefined) return undefined
  if (typeof value === 'string') {
    return {
      findings: [
        {
          severity: 'warning',
          code: 'front-matter-unreadable',
          message: `The YAML header could not be read and was left out (${value}).`,
          place: { line: 1 }
        }
      ]
    }
  }
  const { title, lang, ...rest } = value
  const others = Object.keys(rest)
  return {
    ...(typeof title === 'string' && { title }),
    ...(typeof lang === 'string' && { language: lang }),
    findings: others.length === 0 ? [] : [notKept(others)]
  }
}

function notKept(names: readonly string[]): Finding {
  const shown = names.slice(0, 10).join(', ')
  return {
    severity: 'info',
    code: 'front-matter-not-kept',
    message: `Of the YAML header only title and lang were taken, not ${shown}.`,
    place: { line: 1 },
    values: { names: shown }
  }
}

/** The members of the header, or why it cannot be read. */
function parseYaml(yaml: string): Readonly<Record<string, unknown>> | string | undefined {
  try {
    const document = parseDocument(yaml, { schema: 'core', logLevel: 'silent' })
    const [error] = [...document.errors, ...document.warnings]
    if (error) return error.message.split('\n')[0] ?? error.message
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES })
    if (value === null) return {}
    return typeof value === 'object' && !Array.isArray(value) ? { ...value } : undefined
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause)
  }
}
