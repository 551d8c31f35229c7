import type { Finding } from '#core/finding'
import type { Result } from '#core/result'
import { fail, succeed } from '#core/result'
import type { Manuscript, Side } from './manuscript'
import { MANUSCRIPT_FORMAT_VERSION } from './manuscript'
import { manuscriptSchema } from './manuscript-schema'
import { refuseUnsafeAddresses } from './refuse-unsafe-addresses'

/** Why a stored manuscript cannot be opened. Whatever it came from is left as it is. */
export interface ManuscriptError {
  readonly code: 'not-json' | 'not-a-manuscript' | 'newer-version' | 'unknown-node' | 'too-deep'
  readonly message: string
  /** Where in the value, e.g. `leading.blocks[2].type`. */
  readonly path?: string
}

export interface ParsedManuscript {
  readonly manuscript: Manuscript
  /** Links and images whose address may not be kept; their words are. */
  readonly findings: readonly Finding[]
}

/** Levels of JSON that any manuscript of ours stays well below, and that every later walk can take. */
const MAX_JSON_DEPTH = 600

/** The JSON text of a manuscript, with the format version first; `parseManuscript` reads it back. */
export function serializeManuscript(manuscript: Manuscript): string {
  return JSON.stringify({ formatVersion: MANUSCRIPT_FORMAT_VERSION, ...manuscript })
}

/** Reads what `serializeManuscript` wrote. Nothing is ever dropped: what this version does not know is an error. */
export function parseManuscript(json: string): Result<ParsedManuscript, ManuscriptError> {
  try {
    return readManuscriptValue(JSON.parse(json))
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    return fail({ code: 'not-json', message: `The manuscript is damaged: its JSON cannot be read (${reason}).` })
  }
}

/** Checks a value that may be a manuscript. A missing format version counts as the first. */
export function readManuscriptValue(value: unknown): Result<ParsedManuscript, ManuscriptError> {
  if (!isRecord(value)) return fail({ code: 'not-a-manuscript', message: 'The manuscript is not a JSON object.' })
  const { formatVersion = 1, ...rest } = value
  if (typeof formatVersion !== 'number' || !Number.isInteger(formatVersion) || formatVersion < 1) {
    return fail({
      code: 'not-a-manuscript',
      message: 'The manuscript’s format version is not a whole number.',
      path: 'formatVersion'
    })
  }
  if (formatVersion > MANUSCRIPT_FORMAT_VERSION) {
    return fail({
      code: 'newer-version',
      message: `The manuscript was written by a newer Bifolium (format ${formatVersion}; this one reads up to ${MANUSCRIPT_FORMAT_VERSION}). It was left unchanged: update Bifolium to open it.`,
      path: 'formatVersion'
    })
  }
  if (isDeeperThan(rest, MAX_JSON_DEPTH)) {
    return fail({ code: 'too-deep', message: `The manuscript nests more than ${MAX_JSON_DEPTH} levels deep.` })
  }
  const parsed = manuscriptSchema.safeParse(rest)
  if (!parsed.success) return fail(describeIssue(parsed.error.issues[0], rest))
  return succeed(withSafeAddresses(parsed.data as unknown as Manuscript))
}

function withSafeAddresses(manuscript: Manuscript): ParsedManuscript {
  const findings: Finding[] = []
  const clean = (side: Side): Side => {
    const result = refuseUnsafeAddresses(side.blocks)
    findings.push(...result.findings)
    return { ...side, blocks: result.blocks }
  }
  return {
    manuscript: { ...manuscript, leading: clean(manuscript.leading), facing: clean(manuscript.facing) },
    findings
  }
}

interface Issue {
  readonly code?: string | undefined
  readonly path: readonly PropertyKey[]
  readonly discriminator?: string | undefined
  readonly keys?: readonly string[] | undefined
  readonly expected?: string | undefined
}

function describeIssue(issue: Issue | undefined, value: unknown): ManuscriptError {
  if (!issue) return { code: 'not-a-manuscript', message: 'The manuscript is not in a form that can be read.' }
  const path = formatPath(issue.path)
  const found = issue.path.reduce<unknown>((at, key) => (isRecord(at) ? at[key as string] : undefined), value)
  if (issue.code === 'invalid_union' || issue.path.at(-1) === 'type') {
    return {
      code: 'unknown-node',
      message: `The manuscript holds a part that this version does not know: ${path} is ${preview(found)}. It was left unchanged, so that nothing of it is lost.`,
      path
    }
  }
  if (issue.code === 'unrecognized_keys') {
    return {
      code: 'unknown-node',
      message: `The manuscript holds a member that this version does not know: ${(issue.keys ?? []).join(', ')} in ${path || 'its root'}. It was left unchanged, so that nothing of it is lost.`,
      path
    }
  }
  const expected = issue.expected ? `; expected ${issue.expected}` : ''
  return {
    code: 'not-a-manuscript',
    message: `The manuscript is damaged: ${path || 'its root'} is ${preview(found)}${expected}.`,
    path
  }
}

function formatPath(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index > 0 ? '.' : ''}${String(key)}`))
    .join('')
}

function preview(value: unknown): string {
  if (value === undefined) return 'missing'
  const json = JSON.stringify(value)
  return json.length > 60 ? `${json.slice(0, 60)}…` : json
}

function isDeeperThan(root: unknown, limit: number): boolean {
  let level: unknown[] = [root]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true
    level = level.flatMap((value) => (isRecord(value) ? Object.values(value) : []))
  }
  return false
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
