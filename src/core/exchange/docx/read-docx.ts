import type { Finding } from '#core/finding'
import { countingIds } from '#core/ids'
import type { IdSource } from '#core/ids'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { fail, succeed } from '#core/result'
import type { Result } from '#core/result'
import type { Reference } from '#core/references/reference'
import { dataAddress } from '../pictures/data-address'
import { CitedPool } from './citations/cited-pool'
import { readZoteroProperties } from './citations/zotero-properties'
import { readWordSources } from './citations/read-word-sources'
import { LossTally } from './docx-reading'
import type { DocxReading } from './docx-reading'
import { BlockReader } from './read-blocks'
import { tellUnmarkedNotes } from './read-note'
import { readNumbering } from './read-numbering'
import { readStyles } from './read-styles'
import { TitleBlocks } from './read-title-block'
import { readRelationships, readPart, resolveTarget, targetsOf } from './package-reading'
import type { PartTargets } from './package-reading'
import { readComments } from './read-comments'
import { placeComments } from './place-comments'
import { resolveReferences } from './read-marks'
import { tagEquations } from '../math/tag-equations'
import { childFlag, deepText, findDescendants } from './xml-tree'
import type { XmlElement } from './xml-tree'
import { openZip } from './zip-gate'
import type { ZipArchive } from './zip-gate'

/** What a Word document says, in our model. */
export interface ReadDocx {
  readonly blocks: readonly Block[]
  /** The first title paragraph; absent where there is none. */
  readonly title?: string
  /** The style that Zotero set it in, if one did. */
  readonly styleId?: string
  /** Who its title blocks name, in one language or in two. */
  readonly people?: Pick<Manuscript, 'authors' | 'affiliations'>
  /** True where Word records changes in it. */
  readonly recordsChanges?: true
  /** The works that its live citations cite, in the order of first citation. */
  readonly references: readonly Reference[]
  readonly findings: readonly Finding[]
  /** Text of the file that is in none of them, because a citation, list or number stands for it or a finding says so. */
  readonly leftOut: readonly string[]
}

/**
 * The text of a DOCX file. Notes, comments, tracked changes, equations, captions, cross references and the pictures
 * in it come in as what they are, text boxes as text; whatever cannot come in is told in a finding. Nothing outside the
 * file is ever read, and links keep only safe addresses. Live citations of Zotero, Mendeley, EndNote, Citavi and Word itself become citations, with their
 * references; one that cannot be read whole stays as its text and is named. A file that is no sound Word document is
 * refused with the reason. `ids` defaults to counting, `now` (of the references) to the beginning of time, and pictures have
 * addresses that hold them.
 */
export function readDocx(
  bytes: Uint8Array,
  ids: IdSource = countingIds(),
  now = '1970-01-01T00:00:00.000Z',
  addressOf: DocxReading['addressOf'] = dataAddress
): Result<ReadDocx, Finding> {
  const zip = openZip(bytes)
  if (!zip.ok) return zip
  const paths = findParts(zip.value)
  if (!paths.ok) return paths
  const zotero = readZoteroProperties(zip.value)
  const reading = openReading(zip.value, paths.value, { ids, codes: zotero.bookmarks, addressOf })
  if (!reading.ok) return reading
  const reader = new BlockReader(reading.value)
  const body = readPart(zip.value, paths.value.document, {
    parent: 'w:body',
    onChild: (element) => reader.read(element)
  })
  if (!body.ok) return body
  const blocks = placeBlocks(reader.finish(), reading.value)
  const { title } = reader
  const { titleBlocks } = reading.value
  tellUnmarkedNotes(reading.value)
  const people = titleBlocks.people(ids)
  return succeed({
    blocks,
    ...(title !== undefined && { title }),
    ...(people && { people }),
    ...(recordsChanges(zip.value, paths.value) && { recordsChanges: true }),
    ...(zotero.styleId !== undefined && { styleId: zotero.styleId }),
    references: reading.value.cited.references(now),
    leftOut: reading.value.leftOut,
    findings: [
      ...reading.value.losses.findings(),
      ...reading.value.cited.findings(),
      ...frameFindings(zip.value, paths.value, title ?? ''),
      ...macroFindings(zip.value),
      ...templateFindings(zip.value, paths.value.document)
    ]
  })
}

/** Settings that cannot be read say nothing; the text does not depend on them. */
function recordsChanges(zip: ZipArchive, { related }: DocxPaths): boolean {
  const path = related.get('settings')
  const settings = path === undefined ? undefined : readPart(zip, path)
  return settings?.ok === true && childFlag(settings.value, 'w:trackRevisions') === true
}

/** What can be placed only once the document is whole: what references lead to, and comments without a mark. */
function placeBlocks(read: readonly Block[], reading: DocxReading): readonly Block[] {
  const { comments, hasReferences, bookmarkTargets, noteBookmarks, equationNumbers, losses, leftOut } = reading
  const { blocks, placeless } = placeComments(read, comments.all)
  for (const text of comments.reduced) losses.add('docx-comment-content', text)
  for (const { text } of placeless.flatMap((comment) => [comment, ...(comment.replies ?? [])])) {
    losses.add('docx-comments-left-out', text)
    leftOut.push(...text.split('\n'))
  }
  const resolved = hasReferences ? resolveReferences(blocks, new Map([...bookmarkTargets, ...noteBookmarks])) : blocks
  return equationNumbers.size > 0 ? tagEquations(resolved, equationNumbers) : resolved
}

/** The path of the main part and, by kind, of the parts it relates to. */
interface DocxPaths {
  readonly document: string
  readonly related: ReadonlyMap<string, string>
  /** Headers and footers. */
  readonly frames: readonly string[]
  readonly targets: PartTargets
}

function findParts(zip: ZipArchive): Result<DocxPaths, Finding> {
  const root = readRelationships(zip, '')
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
  const relationships = readRelationships(zip, document)
  if (!relationships.ok) return relationships
  const inside = relationships.value.filter(({ isExternal }) => !isExternal)
  return succeed({
    document,
    frames: inside
      .filter(({ kind }) => kind === 'header' || kind === 'footer')
      .map(({ target }) => resolveTarget(document, target)),
    related: new Map(inside.map(({ kind, target }) => [kind, resolveTarget(document, target)])),
    targets: targetsOf(document, relationships.value)
  })
}

const PARTS = ['styles', 'numbering', 'footnotes', 'endnotes', 'comments', 'commentsExtended'] as const

function openReading(
  zip: ZipArchive,
  { related, targets }: DocxPaths,
  { ids, codes, addressOf }: Pick<DocxReading, 'ids' | 'addressOf'> & Pick<DocxReading['citing'], 'codes'>
): Result<DocxReading, Finding> {
  const parts = new Map<string, XmlElement>()
  for (const kind of PARTS) {
    const path = related.get(kind)
    const root = path === undefined ? succeed(undefined) : readPart(zip, path)
    if (!root.ok) return root
    if (root.value) parts.set(kind, root.value)
  }
  const noteTargets = (kind: 'footnotes' | 'endnotes'): PartTargets => {
    const path = related.get(kind) ?? ''
    const relationships = path === '' ? succeed([]) : readRelationships(zip, path)
    return targetsOf(path, relationships.ok ? relationships.value : [])
  }
  const reading: DocxReading = {
    ids,
    styles: readStyles(parts.get('styles')),
    numbering: readNumbering(parts.get('numbering')),
    targets,
    notes: {
      footnote: notesOf(parts.get('footnotes'), 'w:footnote'),
      endnote: notesOf(parts.get('endnotes'), 'w:endnote')
    },
    metNotes: new Set(),
    noteTargets: { footnote: noteTargets('footnotes'), endnote: noteTargets('endnotes') },
    titleBlocks: new TitleBlocks(),
    comments: readComments(parts.get('comments'), parts.get('commentsExtended'), ids),
    commentStarts: [],
    readPicture: keepRead((path) => {
      const bytes = zip.read(path)
      return bytes.ok ? bytes.value : undefined
    }),
    addressOf,
    pictureBytes: 0,
    readBlocks: (element) => {
      const reader = new BlockReader(reading, 1)
      reader.readAll(element)
      return reader.finish()
    },
    bookmarks: [],
    counted: [],
    captions: { figure: 0, table: 0 },
    equationNumbers: new Map(),
    noteBookmarks: new Map(),
    hasReferences: false,
    bookmarkTargets: new Map(),
    losses: new LossTally(),
    leftOut: [],
    fields: [],
    cited: new CitedPool(ids),
    findSource: readWordSources(zip),
    citing: { endedBibliographies: 0, bibliographiesAsText: false, codes, openBookmarks: new Map() },
    boxes: []
  }
  return succeed(reading)
}

/** Reads each path once: a picture may show on every page, and what is unpacked is counted. */
function keepRead(read: DocxReading['readPicture']): DocxReading['readPicture'] {
  const known = new Map<string, Uint8Array | undefined>()
  return (path) => {
    if (!known.has(path)) known.set(path, read(path))
    return known.get(path)
  }
}

function notesOf(root: XmlElement | undefined, name: string): ReadonlyMap<string, XmlElement> {
  const notes = root ? findDescendants(root, name) : []
  return new Map(notes.map((note) => [note.attributes.get('w:id') ?? '', note]))
}

/** What stands above and below every page is layout; its words are told all the same, but for the title. */
function frameFindings(zip: ZipArchive, { frames }: DocxPaths, title: string): readonly Finding[] {
  const lettersOf = (text: string): string => text.replace(/\P{L}+/gu, '')
  const texts = frames.map((path) => {
    const root = readPart(zip, path)
    return root.ok && root.value ? deepText(root.value, 'w:t').replace(/\s+/gu, ' ').trim() : ''
  })
  const isOwn = (text: string): boolean =>
    /\p{L}{3}|\p{Script=Han}/u.test(text) && !lettersOf(title).startsWith(lettersOf(text))
  const words = [...new Set(texts)].filter(isOwn).join('; ')
  if (words === '') return []
  return [
    {
      severity: 'info',
      code: 'docx-headers-left-out',
      message: `The words of headers and footers were left out: "${words.slice(0, 200)}".`,
      values: { words: words.slice(0, 200) }
    }
  ]
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
  const relationships = readRelationships(zip, resolveTarget(document, 'settings.xml'))
  if (!relationships.ok) return [relationships.error]
  const templates = relationships.value.filter(({ kind, isExternal }) => kind === 'attachedTemplate' && isExternal)
  return templates.map(({ target }) => ({
    severity: 'info',
    code: 'docx-template-left-out',
    message: `The file names the template "${target.slice(0, 200)}", which was not opened.`,
    values: { template: target.slice(0, 200) }
  }))
}
