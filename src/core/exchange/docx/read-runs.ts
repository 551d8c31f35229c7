import { withinChange } from '#core/manuscript/flatten-inlines'
import type { FlatInline, InlineLeaf } from '#core/manuscript/flatten-inlines'
import { findLinkUrl } from '#core/manuscript/link-url'
import type { MarkType } from '#core/manuscript/nodes'
import { readEquation } from '../math/equation-omml'
import type { DocxReading, InlineSetting, OpenField } from './docx-reading'
import {
  closeParagraphFields,
  endField,
  openCitationControl,
  openParagraphFields,
  readCitationBookmark,
  showCitationField
} from './read-citation-fields'
import { readChange } from './read-author'
import { endMarkField } from './read-marks'
import { readNote } from './read-note'
import { readPictures } from './read-picture'
import { marksOf } from './read-styles'
import { findSymbol } from './symbol-font'
import { childFlag, childValue, deepText, elementsOf, findChild, findDescendants } from './xml-tree'
import type { XmlElement } from './xml-tree'

/** How the text of a run is set. */
interface RunSetting extends InlineSetting {
  readonly isCode: boolean
}

const NO_MARKS: ReadonlySet<MarkType> = new Set()
const CHANGE: ReadonlySet<string> = new Set(['w:ins', 'w:del', 'w:moveTo', 'w:moveFrom'])
/** What holds blocks in the middle of a line. */
const BOX = 'w:txbxContent'
/** Elements that only wrap others. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  'w:smartTag',
  'w:customXml',
  'w:sdt',
  'w:sdtContent',
  'w:dir',
  'w:bdo',
  'mc:Choice',
  'mc:Fallback'
])

/**
 * The inline content of a paragraph: text with its marks, links and tracked changes, notes, comments, pictures and
 * equations, fields as the text they show. What the model cannot hold is tallied.
 */
export function readInlines(paragraph: XmlElement, reading: DocxReading): readonly FlatInline[] {
  const inlines: FlatInline[] = []
  reading.bookmarks = reading.bookmarks.filter(({ from }) => from < 0)
  reading.counted = []
  openParagraphFields(inlines, reading)
  for (const comment of reading.commentStarts.splice(0)) {
    inlines.push({ leaf: { type: 'commentStart', comment }, marks: NO_MARKS })
  }
  readChildren(paragraph, undefined, reading, inlines)
  closeInstructions(reading)
  closeParagraphFields(inlines, reading)
  return inlines
}

/** An instruction ends in the paragraph it began in; one that does not would swallow the rest of the document. */
function closeInstructions({ fields, losses }: DocxReading): void {
  while (fields.at(-1)?.phase === 'instruction') {
    fields.pop()
    losses.add('docx-field-unfinished')
  }
}

function readChildren(parent: XmlElement, link: FlatInline['link'], reading: DocxReading, into: FlatInline[]): void {
  for (const child of elementsOf(parent)) readChild(child, link, reading, into)
}

function readChild(child: XmlElement, link: FlatInline['link'], reading: DocxReading, into: FlatInline[]): void {
  const { name } = child
  if (name === 'w:r') readRun(child, link, reading, into)
  else if (name === 'w:hyperlink') readChildren(child, linkOf(child, reading) ?? link, reading, into)
  else if (name === 'w:fldSimple') readSimpleField(child, link, reading, into)
  else if (CHANGE.has(name)) readChanged(child, link, reading, into)
  else if (name === 'm:oMath') pushLeaf({ type: 'inlineMath', ...readEquation(child) }, link, into)
  else if (name === 'm:oMathPara') readChildren(child, link, reading, into)
  else if (name === 'w:commentRangeStart') startComment(child.attributes.get('w:id') ?? '', link, reading, into)
  else if (name === 'w:bookmarkStart' || name === 'w:bookmarkEnd') {
    if (!readCitationBookmark(child, { marks: NO_MARKS, ...(link && { link }) }, reading, into))
      readBookmark(child, reading, into.length, into.at(-1)?.leaf)
  } else if (name === 'mc:AlternateContent') readChildren(oneAlternative(child), link, reading, into)
  else if (name === 'w:sdt') readControl(child, link, reading, into)
  else if (name === 'w:tbl' || name === 'w:p') reading.boxes.push({ ...child, name: BOX, children: [child] })
  else if (TRANSPARENT.has(name)) readChildren(child, link, reading, into)
}

function readControl(control: XmlElement, link: FlatInline['link'], reading: DocxReading, into: FlatInline[]): void {
  const citation = openCitationControl(control, { marks: NO_MARKS, ...(link && { link }) }, reading, into)
  readChildren(control, link, reading, into)
  if (citation) endField(citation, reading, into)
  delete reading.citing.authorInText
}

/** Both alternatives say the same, one of them for older programs. */
function oneAlternative(element: XmlElement): XmlElement {
  return findChild(element, 'mc:Choice') ?? findChild(element, 'mc:Fallback') ?? element
}

/** What a tracked change holds belongs to it, and to inner changes. */
function readChanged(element: XmlElement, link: FlatInline['link'], reading: DocxReading, into: FlatInline[]): void {
  const change = readChange(element)
  const length = into.length
  const last = into.at(-1)
  readChildren(element, link, reading, into)
  // A field that ends here puts one inline in the place of those it shows, which may stand before the change.
  const isReplaced = into.length <= length && into.at(-1) !== last
  for (let at = isReplaced ? into.length - 1 : length; at < into.length; at++) {
    const inline = into[at]
    if (inline && change) into[at] = withinChange(inline, change)
  }
  if (element.name === 'w:moveTo') reading.losses.add('docx-moves', deepText(element, 'w:t'))
}

function pushLeaf(leaf: FlatInline['leaf'], link: FlatInline['link'], into: FlatInline[]): void {
  into.push({ leaf, marks: NO_MARKS, ...(link && { link }) })
}

/** Where a comment begins; answers begin with what they answer. */
function startComment(number: string, link: FlatInline['link'], reading: DocxReading, into: FlatInline[]): void {
  const comment = reading.comments.idOf(number)
  if (comment !== undefined) pushLeaf({ type: 'commentStart', comment }, link, into)
}

/** Takes down where in a paragraph a bookmark begins or ends, and the note that it stands around. */
export function readBookmark(
  { name, attributes }: XmlElement,
  reading: DocxReading,
  at: number,
  before?: InlineLeaf
): void {
  const id = attributes.get('w:id') ?? ''
  if (name === 'w:bookmarkStart') reading.bookmarks.push({ id, name: attributes.get('w:name') ?? '', from: at })
  const open = name === 'w:bookmarkEnd' && reading.bookmarks.find((bookmark) => bookmark.id === id)
  if (!open) return
  open.to = at
  const block = before?.type === 'note' && open.from === at - 1 ? before.children[0]?.id : undefined
  if (block !== undefined) reading.noteBookmarks.set(open.name, { block, shows: 'number' })
}

function linkOf(element: XmlElement, reading: DocxReading): FlatInline['link'] {
  const id = element.attributes.get('r:id')
  const anchor = element.attributes.get('w:anchor')
  const address = id === undefined ? undefined : reading.targets.links.get(id)
  const title = element.attributes.get('w:tooltip')
  if (address === undefined && anchor?.startsWith('_')) reading.hasReferences = true
  return safeLink(address ?? (anchor === undefined ? '' : `#${anchor}`), title, reading)
}

function safeLink(address: string, title: string | undefined, { losses }: DocxReading): FlatInline['link'] {
  const url = findLinkUrl(address)
  if (url !== undefined) return { url, ...(title !== undefined && { title }) }
  losses.add('docx-links-left-out', address)
  return undefined
}

function readSimpleField(
  element: XmlElement,
  link: FlatInline['link'],
  reading: DocxReading,
  into: FlatInline[]
): void {
  const instruction = element.attributes.get('w:instr') ?? ''
  const data = findChild(element, 'w:fldData')
  const start = openFieldAt(into, { marks: NO_MARKS, ...(link && { link }) })
  const field: OpenField = { ...start, instruction, phase: 'result', ...(data && { data: deepText(data) }) }
  pushField(field, reading)
  showCitationField(field, reading)
  const target = linkOfInstruction(instruction)
  readChildren(element, target === undefined ? link : safeLink(target, undefined, reading), reading, into)
  // Fields that began inside and did not end there go with it.
  const at = reading.fields.lastIndexOf(field)
  if (at < 0) return
  reading.fields.length = at
  closeField(field, reading, into)
}

/** Deeper than any document nests its fields; those that are never closed would make every run slower. */
const MAX_OPEN_FIELDS = 100

function pushField(field: OpenField, { fields, losses }: DocxReading): void {
  if (fields.length >= MAX_OPEN_FIELDS) {
    fields.shift()
    losses.add('docx-field-unfinished')
  }
  fields.push(field)
}

/** The grammar of a link field: `HYPERLINK "address" \l "anchor"`, either part optional. */
const LINK_INSTRUCTION = /^\s*HYPERLINK\s+(?:"([^"]*)")?(?:.*?\\l\s+"([^"]*)")?/iu

function linkOfInstruction(instruction: string): string | undefined {
  const match = LINK_INSTRUCTION.exec(instruction)
  if (!match) return undefined
  const [, address = '', anchor = ''] = match
  return address === '' ? `#${anchor}` : address + (anchor && `#${anchor}`)
}

function readRun(run: XmlElement, link: FlatInline['link'], reading: DocxReading, into: FlatInline[]): void {
  const properties = findChild(run, 'w:rPr')
  const styleId = childValue(properties, 'w:rStyle')
  if (findChild(properties, 'w:rPrChange')) reading.losses.add('docx-format-changes', deepText(run, 'w:t'))
  const chain = [...(properties ? [properties] : []), ...reading.styles.runPropertiesOf(styleId)]
  if (chain.some((rPr) => childFlag(rPr, 'w:vanish'))) {
    readHiddenRun(run, { marks: marksOf(chain), ...(link && { link }) }, reading, into)
    return
  }
  const fieldLink = reading.fields.findLast((field) => field.link !== undefined)?.link
  const target = link ?? (fieldLink === undefined ? undefined : { url: fieldLink })
  const setting: RunSetting = {
    marks: marksOf(chain),
    isCode: reading.styles.isCode(styleId),
    ...(target && { link: target })
  }
  for (const child of elementsOf(run)) readRunChild(child, setting, reading, into)
}

const isFieldPart = ({ name }: XmlElement): boolean =>
  name === 'w:fldChar' || name === 'w:instrText' || name === 'w:delInstrText'

/** Hidden text does not show, but the field marks in it still count. */
function readHiddenRun(run: XmlElement, setting: InlineSetting, reading: DocxReading, into: FlatInline[]): void {
  for (const child of elementsOf(run)) {
    if (isFieldPart(child)) readFieldPart(child, setting, reading, into)
  }
  const text = deepText(run, 'w:t')
  reading.leftOut.push(text)
  if (text !== '' && !isInInstruction(reading)) reading.losses.add('docx-hidden-text', text)
  for (const child of elementsOf(run)) if (HIDEABLE.has(child.name)) reading.losses.add('docx-hidden-text')
}

/** Pictures and notes, which are as hidden as the text of their run. */
const HIDEABLE: ReadonlySet<string> = new Set([
  'w:drawing',
  'w:pict',
  'w:object',
  'w:footnoteReference',
  'w:endnoteReference'
])

const isInInstruction = ({ fields }: DocxReading): boolean => fields.some(({ phase }) => phase === 'instruction')

function readRunChild(child: XmlElement, setting: RunSetting, reading: DocxReading, into: FlatInline[]): void {
  if (isFieldPart(child)) {
    readFieldPart(child, setting, reading, into)
    return
  }
  if (isInInstruction(reading)) {
    reading.leftOut.push(deepText(child, 'w:t'))
    return
  }
  const text = textOfRunChild(child, reading)
  if (text?.includes('\uFFFD')) reading.losses.add('docx-characters-unreadable', text)
  if (text !== undefined) {
    if (reading.brokenLine === into && text.trim() !== '') {
      pushLeaf({ type: 'break' }, setting.link, into)
      delete reading.brokenLine
    }
    pushText(text, setting, into)
  } else if (child.name === 'w:br' || child.name === 'w:cr') {
    if (!isPageBreak(child)) pushLeaf({ type: 'break' }, setting.link, into)
    else if (into.some(hasWords)) reading.brokenLine = into
  } else if (child.name === 'w:footnoteReference' || child.name === 'w:endnoteReference')
    pushNote(child, setting, reading, into)
  else readObject(child, setting, reading, into)
}

function pushText(value: string, { marks, isCode, link }: RunSetting, into: FlatInline[]): void {
  into.push({ leaf: { type: isCode ? 'inlineCode' : 'text', value }, marks, ...(link && { link }) })
}

function textOfRunChild(child: XmlElement, { losses }: DocxReading): string | undefined {
  switch (child.name) {
    case 'w:t':
    case 'w:delText':
      return deepText(child).replace(/[\r\n]+/g, ' ')
    case 'w:tab':
    case 'w:ptab':
      return '\t'
    case 'w:noBreakHyphen':
      return '\u2011'
    case 'w:softHyphen':
      return '\u00ad'
    case 'w:sym': {
      const font = child.attributes.get('w:font') ?? ''
      const code = Number.parseInt(child.attributes.get('w:char') ?? '', 16)
      const symbol = findSymbol(font, code)
      if (symbol === undefined) losses.add('docx-symbols-unknown', `${font} ${child.attributes.get('w:char') ?? ''}`)
      return symbol ?? '□'
    }
    default:
      return undefined
  }
}

/** Page and column breaks are layout, but keep words apart. */
const isPageBreak = ({ attributes }: XmlElement): boolean => ['page', 'column'].includes(attributes.get('w:type') ?? '')

const hasWords = ({ leaf }: FlatInline): boolean => leaf.type === 'text' && leaf.value.trim() !== ''

function pushNote(mark: XmlElement, { link }: RunSetting, reading: DocxReading, into: FlatInline[]): void {
  if (reading.note) {
    reading.losses.add('docx-notes-in-notes')
    return
  }
  const note = readNote(mark, reading)
  if (note) pushLeaf(note, link, into)
}

function readObject(child: XmlElement, setting: RunSetting, reading: DocxReading, into: FlatInline[]): void {
  const { name } = child
  if (name === 'w:ruby') readRuby(child, setting, reading, into)
  else if (name === 'mc:AlternateContent') {
    for (const inner of elementsOf(oneAlternative(child))) readRunChild(inner, setting, reading, into)
  } else if (name === 'w:commentReference') {
    const comment = reading.comments.find(child.attributes.get('w:id') ?? '')
    if (comment) pushLeaf(comment, setting.link, into)
  } else if (name === 'w:drawing' || name === 'w:pict' || name === 'w:object')
    readDrawing(child, setting, reading, into)
}

/** A word and how it is said; the guide follows the word in parentheses, as it does where none can be shown above. */
function readRuby(ruby: XmlElement, setting: RunSetting, reading: DocxReading, into: FlatInline[]): void {
  for (const run of findDescendants(findChild(ruby, 'w:rubyBase') ?? ruby, 'w:r'))
    readRun(run, setting.link, reading, into)
  const guide = deepText(findChild(ruby, 'w:rt') ?? ruby, 'w:t')
  if (guide.trim() !== '' && findChild(ruby, 'w:rubyBase')) pushText(`(${guide})`, setting, into)
}

function readDrawing(child: XmlElement, { link }: RunSetting, reading: DocxReading, into: FlatInline[]): void {
  const boxes = findDescendants(child, BOX)
  reading.boxes.push(...boxes)
  if (child.name === 'w:object') reading.losses.add('docx-embedded-left-out')
  if (boxes.length > 0) reading.losses.add('docx-boxes-moved')
  if (isRule(child)) return
  const shapes = boxes.length > 0 ? withoutBoxes(child) : child
  for (const leaf of readPictures(shapes, reading, boxes.length > 0)) pushLeaf(leaf, link, into)
}

/** What a box holds is read by itself. */
function withoutBoxes(element: XmlElement): XmlElement {
  const children = element.children
    .filter((child) => typeof child === 'string' || child.name !== BOX)
    .map((child) => (typeof child === 'string' ? child : withoutBoxes(child)))
  return { ...element, children }
}

/** The line that old versions of Word draw for three hyphens. */
export function isRule(element: XmlElement): boolean {
  return findDescendants(element, 'v:rect').some(({ attributes }) => attributes.get('o:hr')?.startsWith('t'))
}

function readFieldPart(child: XmlElement, setting: InlineSetting, reading: DocxReading, into: FlatInline[]): void {
  const { fields } = reading
  const open = fields.at(-1)
  if (child.name !== 'w:fldChar') {
    if (open?.phase !== 'instruction') return
    if (child.name === 'w:instrText') open.instruction += deepText(child)
    else open.deletedInstruction = (open.deletedInstruction ?? '') + deepText(child)
    return
  }
  switch (child.attributes.get('w:fldCharType')) {
    case 'begin': {
      const data = findChild(child, 'w:fldData')
      pushField({ ...openFieldAt(into, setting), ...(data && { data: deepText(data) }) }, reading)
      break
    }
    case 'separate':
      if (open) {
        settleInstruction(open, reading)
        showField(open, reading)
      }
      break
    case 'end': {
      const closed = fields.pop()
      if (!closed) return
      settleInstruction(closed, reading)
      closeField(closed, reading, into)
      break
    }
    default:
  }
}

/** A field that was deleted whole says what it was; of one that was changed, the new instruction counts. */
function settleInstruction(field: OpenField, { losses }: DocxReading): void {
  const { instruction, deletedInstruction } = field
  if (deletedInstruction === undefined) return
  if (instruction.trim() === '') field.instruction = deletedInstruction
  else losses.add('docx-field-changes', deletedInstruction.trim())
  delete field.deletedInstruction
}

function closeField(field: OpenField, reading: DocxReading, into: FlatInline[]): void {
  endField(field, reading, into)
  if (!field.code && field.phase === 'result') endMarkField(field, reading, into)
}

const openFieldAt = (into: FlatInline[], { marks, link }: InlineSetting): OpenField => ({
  instruction: '',
  phase: 'instruction',
  start: { inlines: into, at: into.length, marks, ...(link && { link }) }
})

function showField(field: OpenField, reading: DocxReading): void {
  field.phase = 'result'
  if (showCitationField(field, reading)) return
  const target = linkOfInstruction(field.instruction)
  if (target === undefined) {
    if (/^\s*ADDIN\b/i.test(field.instruction)) reading.losses.add('docx-fields-as-text')
    return
  }
  const link = safeLink(target, undefined, reading)
  if (link) field.link = link.url
}
