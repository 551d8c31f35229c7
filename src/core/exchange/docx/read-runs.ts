import type { FlatInline } from '#core/manuscript/flatten-inlines'
import { findLinkUrl } from '#core/manuscript/link-url'
import type { MarkType } from '#core/manuscript/nodes'
import type { DocxReading, InlineSetting, OpenField } from './docx-reading'
import {
  closeParagraphFields,
  endField,
  openParagraphFields,
  readCitationControl,
  showCitationField
} from './read-citation-fields'
import { marksOf } from './read-styles'
import { findSymbol } from './symbol-font'
import { childFlag, childValue, deepText, elementsOf, findChild, findDescendants } from './xml-tree'
import type { XmlElement } from './xml-tree'

/** How the text of a run is set. */
interface RunSetting extends InlineSetting {
  readonly isCode: boolean
}

const NO_MARKS: ReadonlySet<MarkType> = new Set()
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
 * The inline content of a paragraph: text with its marks and links, tracked insertions in, deletions out, fields as
 * the text they show. What the model cannot hold is tallied.
 */
export function readInlines(paragraph: XmlElement, reading: DocxReading): readonly FlatInline[] {
  const inlines: FlatInline[] = []
  openParagraphFields(inlines, reading)
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
  else if (name === 'w:ins' || name === 'w:moveTo') {
    reading.losses.add('docx-insertions-accepted')
    readChildren(child, link, reading, into)
  } else if (name === 'w:del' || name === 'w:moveFrom') {
    reading.losses.add('docx-deletions-left-out', deepText(child, 'w:delText') || deepText(child, 'w:t'))
  } else if (name === 'm:oMath' || name === 'm:oMathPara') readEquation(child, reading, into)
  else if (name === 'mc:AlternateContent') readChildren(oneAlternative(child), link, reading, into)
  else if (name === 'w:sdt') readControl(child, link, reading, into)
  else if (TRANSPARENT.has(name)) readChildren(child, link, reading, into)
}

function readControl(control: XmlElement, link: FlatInline['link'], reading: DocxReading, into: FlatInline[]): void {
  const isRead = readCitationControl(control, { marks: NO_MARKS, ...(link && { link }) }, reading, into)
  if (!isRead) readChildren(control, link, reading, into)
  delete reading.citing.authorInText
}

/** Both alternatives say the same, one of them for older programs. */
function oneAlternative(element: XmlElement): XmlElement {
  return findChild(element, 'mc:Choice') ?? findChild(element, 'mc:Fallback') ?? element
}

function readEquation(element: XmlElement, { losses }: DocxReading, into: FlatInline[]): void {
  const value = deepText(element, 'm:t')
  losses.add('docx-equations-as-text', value)
  into.push({ leaf: { type: 'text', value }, marks: NO_MARKS })
}

function linkOf(element: XmlElement, reading: DocxReading): FlatInline['link'] {
  const id = element.attributes.get('r:id')
  const anchor = element.attributes.get('w:anchor')
  const address = id === undefined ? undefined : reading.links.get(id)
  const title = element.attributes.get('w:tooltip')
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
  const field = openFieldAt(into, { marks: NO_MARKS, ...(link && { link }) })
  reading.fields.push({ ...field, instruction, phase: 'result', ...(data && { data: deepText(data) }) })
  const open = reading.fields.at(-1)
  if (open) showCitationField(open, reading)
  const target = linkOfInstruction(instruction)
  readChildren(element, target === undefined ? link : safeLink(target, undefined, reading), reading, into)
  const closed = reading.fields.pop()
  if (closed) endField(closed, reading, into)
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

/** Hidden text does not show, but the field marks in it still count. */
function readHiddenRun(run: XmlElement, setting: InlineSetting, reading: DocxReading, into: FlatInline[]): void {
  for (const child of elementsOf(run)) {
    if (child.name === 'w:fldChar' || child.name === 'w:instrText') readFieldPart(child, setting, reading, into)
  }
  const text = deepText(run, 'w:t')
  if (text !== '' && !isInInstruction(reading)) reading.losses.add('docx-hidden-text', text)
}

const isInInstruction = ({ fields }: DocxReading): boolean => fields.some(({ phase }) => phase === 'instruction')

function readRunChild(child: XmlElement, setting: RunSetting, reading: DocxReading, into: FlatInline[]): void {
  if (child.name === 'w:fldChar' || child.name === 'w:instrText') {
    readFieldPart(child, setting, reading, into)
    return
  }
  if (isInInstruction(reading)) return
  const text = textOfRunChild(child, reading)
  if (text !== undefined) pushText(text, setting, into)
  else if (isLineBreak(child)) {
    into.push({ leaf: { type: 'break' }, marks: NO_MARKS, ...(setting.link && { link: setting.link }) })
  } else if (child.name === 'w:footnoteReference' || child.name === 'w:endnoteReference') readNote(child, reading, into)
  else readObject(child, setting, reading, into)
}

function pushText(value: string, { marks, isCode, link }: RunSetting, into: FlatInline[]): void {
  into.push({ leaf: { type: isCode ? 'inlineCode' : 'text', value }, marks, ...(link && { link }) })
}

function textOfRunChild(child: XmlElement, { losses }: DocxReading): string | undefined {
  switch (child.name) {
    case 'w:t':
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

/** Page and column breaks are layout; only a line break is text. */
function isLineBreak({ name, attributes }: XmlElement): boolean {
  return name === 'w:cr' || (name === 'w:br' && !['page', 'column'].includes(attributes.get('w:type') ?? ''))
}

function readNote(child: XmlElement, reading: DocxReading, into: FlatInline[]): void {
  const kind = child.name === 'w:footnoteReference' ? 'footnote' : 'endnote'
  const element = reading.notes.get(`${kind}/${child.attributes.get('w:id') ?? ''}`)
  if (!element) return
  const number = reading.usedNotes.length + 1
  reading.usedNotes.push({ number, element })
  reading.losses.add('docx-notes-as-text')
  into.push({ leaf: { type: 'text', value: `[${number}]` }, marks: new Set(['superscript']) })
}

function readObject(child: XmlElement, setting: RunSetting, reading: DocxReading, into: FlatInline[]): void {
  const { name } = child
  if (name === 'mc:AlternateContent') {
    for (const inner of elementsOf(oneAlternative(child))) readRunChild(inner, setting, reading, into)
  } else if (name === 'w:commentReference') reading.losses.add('docx-comments-left-out')
  else if (name === 'w:drawing' || name === 'w:pict' || name === 'w:object') {
    const boxes = findDescendants(child, 'w:txbxContent')
    reading.boxes.push(...boxes)
    const kind =
      boxes.length > 0 ? 'docx-boxes-moved' : name === 'w:object' ? 'docx-embedded-left-out' : 'docx-images-left-out'
    if (!isRule(child)) reading.losses.add(kind, descriptionOf(child))
  }
}

/** The line that old versions of Word draw for three hyphens. */
export function isRule(element: XmlElement): boolean {
  return findDescendants(element, 'v:rect').some(({ attributes }) => attributes.get('o:hr')?.startsWith('t'))
}

function descriptionOf(element: XmlElement): string | undefined {
  const [properties] = findDescendants(element, 'wp:docPr')
  return properties?.attributes.get('descr') ?? properties?.attributes.get('title')
}

function readFieldPart(child: XmlElement, setting: InlineSetting, reading: DocxReading, into: FlatInline[]): void {
  const { fields } = reading
  const open = fields.at(-1)
  if (child.name === 'w:instrText') {
    if (open?.phase === 'instruction') open.instruction += deepText(child)
    return
  }
  switch (child.attributes.get('w:fldCharType')) {
    case 'begin': {
      const data = findChild(child, 'w:fldData')
      fields.push({ ...openFieldAt(into, setting), ...(data && { data: deepText(data) }) })
      break
    }
    case 'separate':
      if (open) showField(open, reading)
      break
    case 'end': {
      const closed = fields.pop()
      if (closed) endField(closed, reading, into)
      break
    }
    default:
  }
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
