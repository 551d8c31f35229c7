import type { FlatInline } from '#core/manuscript/flatten-inlines'
import type { Change, MarkType } from '#core/manuscript/nodes'
import type { CitedCluster } from './citations/cited-cluster'
import { readCitationCode, readCitationTag } from './citations/read-citation-code'
import { AUTHOR_TAG } from './citations/word-fields'
import type { DocxReading, InlineSetting, OpenField } from './docx-reading'
import { childValue, deepText, findChild } from './xml-tree'
import type { XmlElement } from './xml-tree'

/** Enough of the text before a citation to find it by. */
const CONTEXT = 30
const KEPT: ReadonlySet<string> = new Set(['citation', 'comment', 'commentStart', 'note'])

/** Reads what a field that begins to show its result says about citations; false where it says nothing. */
export function showCitationField(field: OpenField, reading: DocxReading): boolean {
  if (/^\s*ADDIN\s+EN\.CITE\.DATA\b/i.test(field.instruction)) return true
  const code = readCitationCode(field.instruction, { data: field.data, findSource: reading.findSource })
  if (!code || (code.kind === 'bibliography' && reading.citing.bibliographiesAsText)) return false
  field.code = code
  return true
}

/** Puts the citation in the place of what a field shows that has just ended. */
export function endField(field: OpenField, reading: DocxReading, into: FlatInline[]): void {
  const { code, start, phase } = field
  if (phase === 'instruction') {
    passDataOn(field, reading)
    if (showCitationField(field, reading) && field.code) endField({ ...field, phase: 'result' }, reading, into)
    return
  }
  if (!code) return
  if (code.kind === 'bibliography') {
    reading.citing.endedBibliographies++
    if (start.inlines === into) leaveOut(into.splice(start.at), reading)
  } else if (code.kind === 'unreadable' || start.inlines !== into) reportAsText(field, reading, into)
  else if (!placeCitation(code.cluster, field, reading, into)) reportAsText(field, reading, into)
}

/** EndNote keeps the data of a long citation in a field inside its instruction. */
function passDataOn(inner: OpenField, { fields }: DocxReading): void {
  const outer = fields.at(-1)
  if (!/^\s*ADDIN\s+EN\.CITE\.DATA\b/i.test(inner.instruction) || outer?.phase !== 'instruction') return
  if (inner.data !== undefined) outer.data ??= inner.data
}

function placeCitation(
  cluster: CitedCluster,
  { start: { at, marks, link } }: Pick<OpenField, 'start'>,
  reading: DocxReading,
  into: FlatInline[]
): boolean {
  const author = cluster.authorInText ?? reading.citing.authorInText
  const name = author ?? ''
  const hasName = name === '' || endsWith(into.slice(0, at), name)
  const { authorInText: _, ...withoutName } = cluster
  const named: CitedCluster = { ...withoutName, ...(author !== undefined && hasName && { authorInText: name }) }
  const citation = reading.cited.citationOf(named)
  if (!citation) return false
  const shown = textOf(into.slice(at))
  const change = changeOfAll(into.slice(at))
  // A comment, a note or another citation that stands inside is not what the field shows.
  const kept = into.slice(at).filter(({ leaf }) => KEPT.has(leaf.type))
  if (cluster.entries.slice(1).some(({ suppressAuthor }) => suppressAuthor)) {
    reading.losses.add('docx-citation-author-shown', shown)
  }
  into.length = at
  if (hasName) dropEnd(into, name)
  // Citations side by side stand for one stretch of the file's text.
  const neighbour = isBehindCitation(into) ? (reading.leftOut.pop() ?? '') : ''
  reading.leftOut.push(neighbour + (hasName ? name : '') + shown)
  into.push({ leaf: { type: 'citation', citation }, marks, ...(link && { link }), ...(change && { change }) }, ...kept)
  return true
}

/** The tracked change that all words are under: the citation was put in or taken out with them, not set anew. */
function changeOfAll(inlines: readonly FlatInline[]): Change | undefined {
  const changes = inlines.flatMap(({ leaf, change }) => (leaf.type === 'text' ? [change] : []))
  const [first] = changes
  return changes.every((change) => change?.type === first?.type) ? first : undefined
}

/** What a citation or list of references stands for from now on. */
function leaveOut(inlines: readonly FlatInline[], { leftOut }: DocxReading): void {
  leftOut.push(textOf(inlines))
}

const textOf = (inlines: readonly FlatInline[]): string =>
  inlines.map(({ leaf }) => (leaf.type === 'text' || leaf.type === 'inlineCode' ? leaf.value : '')).join('')

/** True where no word stands between the last citation and the end. */
function isBehindCitation(inlines: readonly FlatInline[]): boolean {
  const last = inlines.findLast(({ leaf }) => leaf.type !== 'text' || /[\p{L}\p{N}]/u.test(leaf.value))
  return last?.leaf.type === 'citation'
}

/** True where the last texts, with nothing else between them, end with `name`. */
function endsWith(inlines: readonly FlatInline[], name: string): boolean {
  let text = ''
  for (const { leaf } of inlines.toReversed()) {
    if (leaf.type !== 'text') break
    text = leaf.value + text
    if (text.length >= name.length) return text.endsWith(name)
  }
  return false
}

function dropEnd(into: FlatInline[], name: string): void {
  let left = name.length
  while (left > 0) {
    const last = into.pop()
    if (last?.leaf.type !== 'text') return
    const { value } = last.leaf
    if (value.length > left) into.push({ ...last, leaf: { type: 'text', value: value.slice(0, -left) } })
    left -= value.length
  }
}

/** Names the citation by what it shows and the words before it. */
function reportAsText({ start, instruction }: OpenField, { losses }: DocxReading, into: readonly FlatInline[]): void {
  const isHere = start.inlines === into
  const before = isHere ? textOf(into.slice(0, start.at)).slice(-CONTEXT) : ''
  const shown = isHere ? textOf(into.slice(start.at)) : instruction.trim().slice(0, CONTEXT)
  losses.add('docx-citations-as-text', `${before}${shown}`)
}

/** Reads the bookmarks that some documents of Zotero's have in place of fields; false for every other bookmark. */
export function readCitationBookmark(
  { name, attributes }: XmlElement,
  surroundings: InlineSetting,
  reading: DocxReading,
  into: FlatInline[]
): boolean {
  const { codes, openBookmarks } = reading.citing
  const id = attributes.get('w:id') ?? ''
  if (name === 'w:bookmarkEnd') {
    const open = openBookmarks.get(id)
    if (open) endField(open, reading, into)
    return openBookmarks.delete(id)
  }
  const instruction = codes.get(attributes.get('w:name') ?? '')
  if (instruction === undefined) return false
  const start = { ...surroundings, inlines: into, at: into.length }
  const open: OpenField = { instruction, phase: 'result', start }
  showCitationField(open, reading)
  // A list between bookmarks may begin and end anywhere; it stays as its text.
  if (open.code?.kind === 'bibliography') delete open.code
  openBookmarks.set(id, open)
  return true
}

/** A list of references goes on into this paragraph from its start. */
export function openParagraphFields(into: FlatInline[], { fields }: DocxReading): void {
  for (const field of fields) {
    if (field.code?.kind === 'bibliography') field.start = { ...field.start, inlines: into, at: 0 }
  }
}

/**
 * The paragraph is over. What it has of a list of references goes; a field that began behind other words is no such
 * list. Citations end in the paragraph they began in, or stay as their text.
 */
export function closeParagraphFields(into: FlatInline[], reading: DocxReading): void {
  for (const field of reading.fields) {
    if (!field.code || field.start.inlines !== into) continue
    if (field.code.kind !== 'bibliography') reportAsText(field, reading, into)
    else if (textOf(into.slice(0, field.start.at)).trim() === '') {
      leaveOut(into.splice(field.start.at), reading)
      continue
    } else reading.losses.add('docx-fields-as-text')
    delete field.code
  }
}

/** True while the paragraphs of a list of references are read. */
export function isInBibliography({ fields }: DocxReading): boolean {
  return fields.some(({ code }) => code?.kind === 'bibliography')
}

/** The document or cell is over inside a list of references, which then is none. */
export function giveUpBibliographies({ fields, losses }: DocxReading): void {
  for (const field of fields) {
    if (field.code?.kind !== 'bibliography') continue
    delete field.code
    losses.add('docx-field-unfinished')
  }
}

/** What the tag of a content control says about citations. */
export function citationCodeOf(control: XmlElement): ReturnType<typeof readCitationTag> {
  return readCitationTag(tagOf(control))
}

const tagOf = (control: XmlElement): string => childValue(findChild(control, 'w:sdtPr'), 'w:tag') ?? ''

/** The citation that a content control inside a line is, open until its content is read; undefined for every other one. */
export function openCitationControl(
  control: XmlElement,
  surroundings: InlineSetting,
  reading: DocxReading,
  into: FlatInline[]
): OpenField | undefined {
  const tag = tagOf(control)
  if (tag.startsWith(AUTHOR_TAG)) reading.citing.authorInText = tag.slice(AUTHOR_TAG.length)
  const code = readCitationTag(tag)
  if (!code || code.kind === 'bibliography') return undefined
  return { instruction: '', phase: 'result', code, start: { ...surroundings, inlines: into, at: into.length } }
}

/** Reads a content control around paragraphs that is a citation; false where its content is to be read as it stands. */
export function readCitationParagraph(control: XmlElement, reading: DocxReading, into: FlatInline[]): boolean {
  const code = citationCodeOf(control)
  const shown = deepText(control, 'w:t')
  const start = { marks: new Set<MarkType>(), inlines: into, at: into.length }
  if (code?.kind === 'citation' && placeCitation(code.cluster, { start }, reading, into)) {
    reading.leftOut.push(shown)
    return true
  }
  reading.losses.add('docx-citations-as-text', shown)
  return false
}
