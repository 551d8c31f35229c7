import type { Finding } from '#core/finding'
import { countingIds } from '#core/ids'
import type { IdSource } from '#core/ids'
import type { Block } from '#core/manuscript/nodes'
import { fail, succeed } from '#core/result'
import type { Result } from '#core/result'
import type { Reference } from '#core/references/reference'
import { CitedPool } from './citations/cited-pool'
import { readWordSources } from './citations/read-word-sources'
import { LossTally } from './docx-reading'
import type { DocxReading } from './docx-reading'
import { BlockReader } from './read-blocks'
import { readNumbering } from './read-numbering'
import { readStyles } from './read-styles'
import { elementsOf, findDescendants, parseXml } from './xml-tree'
import type { XmlElement, XmlStream } from './xml-tree'
import { openZip } from './zip-gate'
import type { ZipArchive } from './zip-gate'

/** What a Word document says, in our model. */
export interface ReadDocx {
  readonly blocks: readonly Block[]
  /** The first title paragraph; absent where there is none. */
  readonly title?: string
  /** The works that its live citations cite, in the order of first citation. */
  readonly references: readonly Reference[]
  readonly findings: readonly Finding[]
}

/**
 * The text of a DOCX file. Tracked insertions are accepted, deletions left out; notes, equations and text boxes come
 * in as text; whatever cannot come in is told in a finding. Nothing outside the file is ever read, and links keep only
 * safe addresses. Live citations of Zotero, Mendeley, EndNote, Citavi and Word itself become citations, with their
 * references; one that cannot be read whole stays as its text and is named. A file that is no sound Word document is
 * refused with the reason. `ids` defaults to counting, `now` (of the references) to the beginning of time.
 */
export function readDocx(
  bytes: Uint8Array,
  ids: IdSource = countingIds(),
  now = '1970-01-01T00:00:00.000Z'
): Result<ReadDocx, Finding> {
  const zip = openZip(bytes)
  if (!zip.ok) return zip
  const paths = findParts(zip.value)
  if (!paths.ok) return paths
  const reading = openReading(zip.value, paths.value, ids)
  if (!reading.ok) return reading
  const reader = new BlockReader(reading.value)
  const body = readPart(zip.value, paths.value.document, {
    parent: 'w:body',
    onChild: (element) => reader.read(element)
  })
  if (!body.ok) return body
  for (let i = 0; i < reading.value.usedNotes.length; i++) {
    const note = reading.value.usedNotes[i]
    if (note) reader.readNote(note.number, note.element)
  }
  const { title } = reader
  return succeed({
    blocks: reader.finish(),
    ...(title !== undefined && { title }),
    references: reading.value.cited.references(now),
    findings: [
      ...reading.value.losses.findings(),
      ...reading.value.cited.findings(),
      ...macroFindings(zip.value),
      ...templateFindings(zip.value, paths.value.document)
    ]
  })
}

/** The path of the main part and, by kind, of the parts it relates to. */
interface DocxPaths {
  readonly document: string
  readonly related: ReadonlyMap<string, string>
  readonly links: ReadonlyMap<string, string>
}

interface Relationship {
  readonly id: string
  /** The last step of the type address, e.g. `officeDocument`. */
  readonly kind: string
  readonly target: string
  readonly isExternal: boolean
}

function readPart(zip: ZipArchive, path: string, stream?: XmlStream): Result<XmlElement | undefined, Finding> {
  const bytes = zip.read(path)
  if (!bytes.ok) return bytes
  return bytes.value ? parseXml(bytes.value, path, stream) : succeed(undefined)
}

function findParts(zip: ZipArchive): Result<DocxPaths, Finding> {
  const root = readRelationships(zip, '_rels/.rels')
  if (!root.ok) return root
  const main = root.value.find(({ kind, isExternal }) => kind === 'officeDocument' && !isExternal)
  const document = main ? resolveTarget('', main.target) : 'word/document.xml'
  if (!zip.names.some((name) => name.toLowerCase() === document.toLowerCase())) {
    return fail({
      severity: 'error',
      code: 'docx-no-document',
      message:
        'The file holds no Word document. If it is another kind of file, open it in its program and save it as .docx.'
    })
  }
  const slash = document.lastIndexOf('/') + 1
  const folder = document.slice(0, slash)
  const relationships = readRelationships(zip, `${folder}_rels/${document.slice(slash)}.rels`)
  if (!relationships.ok) return relationships
  const inside = relationships.value.filter(({ isExternal }) => !isExternal)
  const links = relationships.value.filter(({ kind }) => kind === 'hyperlink')
  return succeed({
    document,
    related: new Map(inside.map(({ kind, target }) => [kind, resolveTarget(folder, target)])),
    links: new Map(links.map(({ id, target }) => [id, target]))
  })
}

function readRelationships(zip: ZipArchive, path: string): Result<readonly Relationship[], Finding> {
  const root = readPart(zip, path)
  if (!root.ok) return root
  return succeed(
    (root.value ? elementsOf(root.value) : []).map(({ attributes }) => ({
      id: attributes.get('Id') ?? '',
      kind: (attributes.get('Type') ?? '').replace(/^.*\//, ''),
      target: attributes.get('Target') ?? '',
      isExternal: attributes.get('TargetMode') === 'External'
    }))
  )
}

/** A target is absolute in the package, or stands next to its source part. */
function resolveTarget(folder: string, target: string): string {
  return target.startsWith('/') ? target.slice(1) : folder + target
}

function openReading(zip: ZipArchive, { related, links }: DocxPaths, ids: IdSource): Result<DocxReading, Finding> {
  const parts = new Map<string, XmlElement>()
  for (const kind of ['styles', 'numbering', 'footnotes', 'endnotes']) {
    const path = related.get(kind)
    const root = path === undefined ? succeed(undefined) : readPart(zip, path)
    if (!root.ok) return root
    if (root.value) parts.set(kind, root.value)
  }
  return succeed({
    ids,
    styles: readStyles(parts.get('styles')),
    numbering: readNumbering(parts.get('numbering')),
    links,
    notes: new Map([...notesOf(parts.get('footnotes'), 'footnote'), ...notesOf(parts.get('endnotes'), 'endnote')]),
    losses: new LossTally(),
    fields: [],
    cited: new CitedPool(ids),
    findSource: readWordSources(zip),
    citing: { endedBibliographies: 0, bibliographiesAsText: false },
    usedNotes: [],
    boxes: []
  })
}

function notesOf(root: XmlElement | undefined, kind: string): readonly (readonly [string, XmlElement])[] {
  return (root ? findDescendants(root, `w:${kind}`) : []).map(
    (note) => [`${kind}/${note.attributes.get('w:id') ?? ''}`, note] as const
  )
}

function macroFindings({ names }: ZipArchive): readonly Finding[] {
  if (!names.some((name) => /(?:^|\/)vbaproject\.bin$/i.test(name))) return []
  return [
    {
      severity: 'warning',
      code: 'docx-macros-left-out',
      message: 'The file holds macros. They were not read and are not kept; only the text came in.'
    }
  ]
}

function templateFindings(zip: ZipArchive, document: string): readonly Finding[] {
  const folder = document.slice(0, document.lastIndexOf('/') + 1)
  const relationships = readRelationships(zip, `${folder}_rels/settings.xml.rels`)
  if (!relationships.ok) return [relationships.error]
  const templates = relationships.value.filter(({ kind, isExternal }) => kind === 'attachedTemplate' && isExternal)
  return templates.map(({ target }) => ({
    severity: 'info',
    code: 'docx-template-left-out',
    message: `The file names the template "${target.slice(0, 200)}", which was not opened.`,
    values: { template: target.slice(0, 200) }
  }))
}
