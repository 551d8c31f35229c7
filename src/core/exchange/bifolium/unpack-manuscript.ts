import * as z from 'zod/mini'
import { checkStyle } from '#core/citation/check-style'
import type { Finding } from '#core/finding'
import type { ReferenceId } from '#core/ids'
import type { Manuscript } from '#core/manuscript/manuscript'
import { parseManuscript } from '#core/manuscript/parse-manuscript'
import type { Reference, Verification } from '#core/references/reference'
import { fail, succeed } from '#core/result'
import type { Result } from '#core/result'
import type { ZipArchive } from '../docx/zip-gate'
import { openZip } from '../docx/zip-gate'
import { normaliseItem } from '../references/normalise-item'
import { BIFOLIUM_ENTRIES, BIFOLIUM_FORMAT_VERSION, BIFOLIUM_LIMITS, BIFOLIUM_MIMETYPE } from './bifolium-format'
import { sha256 } from './sha256'

export interface UnpackedManuscript {
  readonly manuscript: Manuscript
  readonly references: readonly Reference[]
  /** By name inside `media/`. */
  readonly media: ReadonlyMap<string, Uint8Array>
  /** CSL text of the manuscript's style where it brings its own; a whole style that can be used. */
  readonly style?: string
  readonly findings: readonly Finding[]
}

/** Why a `.bifolium` file is not opened; nothing of it was taken in and the file is as it was. */
export interface BifoliumError {
  readonly code: 'not-bifolium' | 'newer-version' | 'damaged' | 'unsafe' | 'too-big' | 'unknown-content'
  readonly message: string
  /** The entry concerned, e.g. `manuscript.json`. */
  readonly part?: string
}

/** The same as a finding; `file` is the name of the file where it has one. */
export function refusalOf({ code, message, part }: BifoliumError, file?: string): Finding {
  const place = { ...(file !== undefined && { file }), ...(part !== undefined && { part }) }
  return { severity: 'error', code: `bifolium-${code}`, message, place }
}

/**
 * Reads a `.bifolium` file whole or not at all: a cut or changed file, a newer format, an entry or node this version
 * does not know, unsafe names and zip bombs are each refused with the reason.
 */
export function unpackManuscript(bytes: Uint8Array): Result<UnpackedManuscript, BifoliumError> {
  const opened = openZip(bytes, BIFOLIUM_LIMITS)
  if (!opened.ok) return fail(explainZip(opened.error))
  const zip = opened.value
  const kind = readText(zip, BIFOLIUM_ENTRIES.mimetype)
  if (!kind.ok) return kind
  if (kind.value?.trim() !== BIFOLIUM_MIMETYPE) {
    return refuse(
      'not-bifolium',
      'This zip archive is not a Bifolium manuscript: its entry “mimetype” does not say so.'
    )
  }
  const contents = readContents(zip)
  if (!contents.ok) return contents
  return assemble(contents.value)
}

type Contents = ReadonlyMap<string, Uint8Array>

const KNOWN_ENTRIES: ReadonlySet<string> = new Set(Object.values(BIFOLIUM_ENTRIES))

/** Every entry the manifest lists, checked against it; an entry more or less is an error. */
function readContents(zip: ZipArchive): Result<Contents, BifoliumError> {
  const manifest = readManifest(zip)
  if (!manifest.ok) return manifest
  const listed = Object.entries(manifest.value.files)
  const unknown = listed.find(([name]) => !KNOWN_ENTRIES.has(name) && !name.startsWith('media/'))?.[0]
  if (unknown !== undefined) {
    return refuse('unknown-content', `The file holds “${unknown}”, which this version does not know.`, unknown)
  }
  const known = new Set<string>([...listed.map(([name]) => name), BIFOLIUM_ENTRIES.mimetype, BIFOLIUM_ENTRIES.manifest])
  const strange = zip.names.find((name) => !known.has(name) && !name.endsWith('/'))
  if (strange !== undefined) {
    return refuse('unknown-content', `The file holds “${strange}”, which its manifest does not list.`, strange)
  }
  const contents = new Map<string, Uint8Array>()
  for (const [name, expected] of listed) {
    const read = readEntry(zip, name)
    if (!read.ok) return read
    if (read.value === undefined) return refuse('damaged', `The file is damaged: its part “${name}” is missing.`, name)
    if (read.value.length !== expected.bytes || sha256(read.value) !== expected.sha256) {
      return refuse(
        'damaged',
        `The file is damaged: its part “${name}” is not what was saved (its hash differs).`,
        name
      )
    }
    contents.set(name, read.value)
  }
  return succeed(contents)
}

const manifestSchema = z.object({
  formatVersion: z.int(),
  files: z.record(z.string(), z.object({ sha256: z.string(), bytes: z.number() }))
})

function readManifest(zip: ZipArchive): Result<z.infer<typeof manifestSchema>, BifoliumError> {
  const part = BIFOLIUM_ENTRIES.manifest
  const text = readText(zip, part)
  if (!text.ok) return text
  const json = parseJson(text.value ?? '')
  const version = z.object({ formatVersion: z.int() }).safeParse(json)
  if (version.success && version.data.formatVersion > BIFOLIUM_FORMAT_VERSION) {
    return refuse(
      'newer-version',
      `The file was written by a newer Bifolium (format ${version.data.formatVersion}; this one reads up to ${BIFOLIUM_FORMAT_VERSION}). It was left unchanged: update Bifolium to open it.`,
      part
    )
  }
  const manifest = manifestSchema.safeParse(json)
  return manifest.success
    ? succeed(manifest.data)
    : refuse('damaged', 'The file is damaged: its manifest is missing or cannot be read.', part)
}

function assemble(contents: Contents): Result<UnpackedManuscript, BifoliumError> {
  const text = contents.get(BIFOLIUM_ENTRIES.manuscript)
  if (!text) return refuse('damaged', 'The file is damaged: it holds no manuscript.', BIFOLIUM_ENTRIES.manuscript)
  const parsed = parseManuscript(decode(text))
  if (!parsed.ok) {
    const { code, message } = parsed.error
    const kind = code === 'newer-version' ? code : code === 'unknown-node' ? 'unknown-content' : 'damaged'
    return refuse(kind, message, BIFOLIUM_ENTRIES.manuscript)
  }
  const findings: Finding[] = [...parsed.value.findings]
  const references = readReferenceList(contents.get(BIFOLIUM_ENTRIES.references), findings)
  if (!references.ok) return references
  const media = new Map(
    [...contents].flatMap(([name, bytes]) => (name.startsWith('media/') ? [[name.slice(6), bytes]] : []))
  )
  const style = readOwnStyle(contents.get(BIFOLIUM_ENTRIES.style), findings)
  return succeed({
    manuscript: parsed.value.manuscript,
    references: references.value,
    media,
    ...(style !== undefined && { style }),
    findings
  })
}

/** A style that cannot be used costs the look of the citations, not the text: it is left out, and this is told. */
function readOwnStyle(bytes: Uint8Array | undefined, findings: Finding[]): string | undefined {
  if (!bytes) return undefined
  const part = BIFOLIUM_ENTRIES.style
  const { style, findings: faults } = checkStyle(decode(bytes))
  if (style?.kind === 'independent') return style.xml
  const { message = '', place } = faults.find(({ severity }) => severity === 'error') ?? {}
  findings.push({
    severity: 'warning',
    code: 'bifolium-style-refused',
    message: `The citation style that the file brings along cannot be used and was left out. ${message}`,
    place: { part, ...(place?.line !== undefined && { line: place.line }) }
  })
  return undefined
}

const ownSchema = z.object({
  key: z.string(),
  verification: z.looseObject({
    kind: z.enum(['unchecked', 'verified', 'mismatch', 'retracted', 'concern', 'corrected', 'not-indexed'])
  }),
  tags: z.array(z.string()),
  addedAt: z.string(),
  modifiedAt: z.string()
})
const referencesSchema = z.array(z.looseObject({ id: z.string(), type: z.string(), bifolium: ownSchema }))

function readReferenceList(
  bytes: Uint8Array | undefined,
  findings: Finding[]
): Result<readonly Reference[], BifoliumError> {
  const part = BIFOLIUM_ENTRIES.references
  const parsed = referencesSchema.safeParse(parseJson(bytes ? decode(bytes) : '[]'))
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join('.') ?? ''
    return refuse('damaged', `The file is damaged: its references cannot be read (${path}).`, part)
  }
  const ids = new Set(parsed.data.map(({ id }) => id))
  if (ids.size < parsed.data.length) {
    return refuse(
      'damaged',
      'The file is damaged: two of its references have the same id, and its citations could mean either.',
      part
    )
  }
  return succeed(
    parsed.data.map(({ bifolium, 'citation-key': _key, ...item }): Reference => ({
      id: item.id as ReferenceId,
      key: bifolium.key,
      item: { ...normaliseItem(item, { part }, findings), id: item.id },
      verification: bifolium.verification as unknown as Verification,
      tags: bifolium.tags,
      addedAt: bifolium.addedAt,
      modifiedAt: bifolium.modifiedAt
    }))
  )
}

function readText(zip: ZipArchive, name: string): Result<string | undefined, BifoliumError> {
  const read = readEntry(zip, name)
  return read.ok ? succeed(read.value && decode(read.value)) : read
}

function readEntry(zip: ZipArchive, name: string): Result<Uint8Array | undefined, BifoliumError> {
  const read = zip.read(name)
  return read.ok ? read : fail(explainZip(read.error))
}

/** The zip gate speaks of Word documents; these are its reasons for a manuscript. */
const ZIP_ERRORS: Readonly<Record<string, readonly [BifoliumError['code'], string]>> = {
  'docx-empty': ['not-bifolium', 'The file is empty.'],
  'docx-ole': ['not-bifolium', 'This is an old Office file, not a Bifolium manuscript.'],
  'docx-not-zip': ['not-bifolium', 'This is not a Bifolium manuscript (.bifolium).'],
  'docx-too-big': ['too-big', 'The file unpacks to more than a manuscript may hold (200 MB, 100:1).'],
  'docx-too-many-parts': ['too-big', 'The file holds more parts than a manuscript may (2,000).'],
  'docx-encrypted': ['unsafe', 'The file is encrypted, which manuscripts never are.'],
  'docx-duplicate-part': ['unsafe', 'The file holds one of its parts twice.'],
  'docx-unsafe-name': ['unsafe', 'The file holds a part with an unsafe name.']
}

function explainZip({ code, values }: Finding): BifoliumError {
  const [kind, message] = ZIP_ERRORS[code] ?? [
    'damaged',
    'The file is damaged; it may have been cut off while it was copied or downloaded. Get it again, or open a backup.'
  ]
  const name = values?.['name']
  return {
    code: kind,
    message:
      name === undefined ? message : `${message.replace(/\.$/u, '')}: “${String(name).replace(/\p{Cc}/gu, '\uFFFD')}”.`,
    ...(name !== undefined && { part: String(name) })
  }
}

function refuse(code: BifoliumError['code'], message: string, part?: string): Result<never, BifoliumError> {
  return fail({ code, message, ...(part !== undefined && { part }) })
}

const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8').decode(bytes)

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
