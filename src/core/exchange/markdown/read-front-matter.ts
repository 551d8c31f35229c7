import { parseDocument } from 'yaml'
import type { Finding } from '#core/finding'
import type { IdSource } from '#core/ids'
import { splitKeywords } from '../references/split-keywords'
import type { People } from './read-authors'
import { readPeople } from './read-authors'

export interface FrontMatter {
  readonly title?: string
  readonly language?: string
  /** Markdown of the abstract. */
  readonly abstract?: string
  readonly keywords?: readonly string[]
  readonly people?: (ids: IdSource) => People | undefined
  readonly findings: readonly Finding[]
}

const MAX_ALIASES = 20

/** Members that tell other programs how to print, or that the reader of references looks after. */
const PASSED_OVER: ReadonlySet<string> = new Set(
  'bibliography csl nocite reference-section-title link-citations date output documentclass geometry'.split(' ')
)

/**
 * Title, language, people, abstract and keywords of a YAML header. Broken YAML, alias bombs and custom tags are told and
 * ignored; so are members that a manuscript has no place for. Undefined where the block between the dashes is running
 * text, no header at all.
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
  const { title, lang, author, authors, institute, affiliations, abstract, keywords, ...rest } = value
  const others = Object.keys(rest).filter((name) => !PASSED_OVER.has(name))
  const named = author ?? authors
  return {
    ...(typeof title === 'string' && { title }),
    ...(typeof lang === 'string' && { language: lang }),
    ...(typeof abstract === 'string' && { abstract }),
    ...(keywords !== undefined && { keywords: readKeywords(keywords) }),
    ...(named !== undefined && { people: (ids: IdSource) => readPeople(named, institute ?? affiliations, ids) }),
    findings: others.length === 0 ? [] : [notKept(others)]
  }
}

function readKeywords(value: unknown): readonly string[] {
  if (typeof value === 'string') return splitKeywords(value)
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : []
}

function notKept(names: readonly string[]): Finding {
  const shown = names.slice(0, 10).join(', ')
  return {
    severity: 'info',
    code: 'front-matter-not-kept',
    message: `The YAML header’s ${shown} has no place in a manuscript and was left out.`,
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
