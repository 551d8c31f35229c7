import { joinChanges, withinChange } from '#core/manuscript/flatten-inlines'
import type { FlatInline } from '#core/manuscript/flatten-inlines'
import type { BlockId } from '#core/ids'
import type { Block, Change, Heading } from '#core/manuscript/nodes'
import { BlockBuilder } from './block-builder'
import type { DocxReading, LossCode } from './docx-reading'
import type { NumberedLevel } from './read-numbering'
import { citationCodeOf, giveUpBibliographies, isInBibliography, readCitationParagraph } from './read-citation-fields'
import { readChange, readOwnChange } from './read-author'
import { findCaption } from './read-captions'
import { findNumberedEquation } from './read-equation-number'
import { placeBookmarks } from './read-marks'
import type { CountedNumber } from './read-marks'
import { isRule, readBookmark, readInlines } from './read-runs'
import { outlineLevel } from './read-styles'
import type { ParagraphRole } from './read-styles'
import { readTable } from './read-table'
import { childValue, deepText, elementsOf, findChild, findDescendants } from './xml-tree'
import type { XmlElement } from './xml-tree'

/** Deeper tables come in as paragraphs; no editor and no reader makes sense of them. */
const MAX_TABLE_NESTING = 12
const MAX_LIST_LEVEL = 8
const CHANGES: ReadonlySet<string> = new Set(['w:ins', 'w:del', 'w:moveTo', 'w:moveFrom'])
const FORMAT_CHANGES = ['w:pPrChange', 'w:numberingChange', 'w:sectPrChange'] as const
/** Where a bookmark begins that stands between paragraphs. */
const BEFORE = -1
const WRAPPERS: ReadonlySet<string> = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:smartTag', 'mc:Choice'])

/** Reads body-level elements one by one, in order; the title is what the first title paragraph says. */
export class BlockReader {
  readonly #reading: DocxReading
  readonly #builder: BlockBuilder
  readonly #tables: number
  #title: string | undefined
  /** Elements that a list of references spans, as long as it has not ended. */
  #bibliography: XmlElement[] | undefined

  /** `tables` counts the tables around what is read. */
  constructor(reading: DocxReading, tables = 0) {
    this.#reading = reading
    this.#builder = new BlockBuilder(reading.ids)
    this.#tables = tables
  }

  get title(): string | undefined {
    return this.#title
  }

  finish(): readonly Block[] {
    const unfinished = this.#bibliography
    if (unfinished) {
      giveUpBibliographies(this.#reading)
      this.#readAsText(unfinished)
    }
    return this.#builder.finish()
  }

  read(element: XmlElement): void {
    const { name } = element
    if (this.#bibliography) this.#goOnInBibliography(this.#bibliography, element)
    else if (name === 'w:sdt' && this.#readControl(element)) return
    else if (name === 'w:p') this.#readParagraph(element)
    else if (name === 'w:tbl') this.#readTable(element)
    else if (name === 'w:commentRangeStart') this.#startComment(element)
    else if (name === 'w:bookmarkStart') readBookmark(element, this.#reading, BEFORE)
    else if (name === 'w:altChunk') this.#reading.losses.add('docx-embedded-left-out')
    else if (name === 'mc:AlternateContent') {
      const alternative = findChild(element, 'mc:Choice') ?? findChild(element, 'mc:Fallback')
      if (alternative) this.readAll(alternative)
    } else if (WRAPPERS.has(name)) this.readAll(element)
    else if (CHANGES.has(name)) this.#readChanged(element)
  }

  #readChanged(element: XmlElement): void {
    const around = this.#reading.blockChange
    const change = readChange(element)
    if (change) this.#reading.blockChange = joinChanges(around, change)
    this.readAll(element)
    if (around) this.#reading.blockChange = around
    else delete this.#reading.blockChange
  }

  #leaveOut(code: LossCode | undefined, elements: readonly XmlElement[]): void {
    const { losses, leftOut } = this.#reading
    if (code) losses.add(code)
    for (const element of elements) leftOut.push(deepText(element, 'w:t'), deepText(element, 'w:delText'))
  }

  #startComment({ attributes }: XmlElement): void {
    const comment = this.#reading.comments.idOf(attributes.get('w:id') ?? '')
    if (comment !== undefined) this.#reading.commentStarts.push(comment)
  }

  /** Reads every child element of `parent`. */
  readAll(parent: XmlElement): void {
    for (const child of elementsOf(parent)) this.read(child)
  }

  #readParagraph(paragraph: XmlElement): void {
    const reading = this.#reading
    const inlines = withChange(readInlines(paragraph, reading), reading.blockChange)
    if (isInBibliography(reading)) {
      this.#bibliography = [paragraph]
      return
    }
    this.#placeParagraph(paragraph, inlines)
    this.#addEndedBibliographies()
    for (const box of reading.boxes.splice(0)) {
      const inside = new BlockReader(reading, this.#tables + 1)
      inside.readAll(box)
      this.#builder.addBlocks(inside.finish())
    }
  }

  /** Block-level controls of add-ins: a list of references, or a citation that is a paragraph of its own. */
  #readControl(control: XmlElement): boolean {
    const code = citationCodeOf(control)
    const content = findChild(control, 'w:sdtContent')
    if (!code || !content) return false
    if (code.kind === 'bibliography') {
      if (this.#reading.citing.bibliographiesAsText) return false
      this.#addBibliography(elementsOf(content))
      return true
    }
    const inlines: FlatInline[] = []
    const isRead = readCitationParagraph(control, this.#reading, inlines)
    if (isRead) this.#builder.addParagraph(inlines)
    return isRead
  }

  #goOnInBibliography(spanned: XmlElement[], element: XmlElement): void {
    const paragraphs = element.name === 'w:p' ? [element] : findDescendants(element, 'w:p')
    const inlines = paragraphs.map((paragraph) => readInlines(paragraph, this.#reading))
    if (isInBibliography(this.#reading)) {
      spanned.push(element)
      return
    }
    this.#bibliography = undefined
    this.#reading.citing.endedBibliographies = 0
    const behind = element.name === 'w:p' ? inlines.at(-1) : undefined
    const goesOn = behind !== undefined && hasContent(behind)
    this.#addBibliography(goesOn ? spanned : [...spanned, element])
    if (goesOn) this.#placeParagraph(element, behind)
  }

  #addEndedBibliographies(): void {
    if (this.#reading.citing.endedBibliographies === 0) return
    this.#reading.citing.endedBibliographies = 0
    this.#builder.addBibliography()
  }

  /** The list in place of its entries. Its own heading stays, and what follows on a later one is text again. */
  #addBibliography(elements: readonly XmlElement[]): void {
    const first = elements.findIndex((element) => !this.#isHeading(element))
    const start = first < 0 ? elements.length : first
    const next = elements.findIndex((element, index) => index > start && this.#isHeading(element))
    this.#readAsText(elements.slice(0, start))
    this.#leaveOut(undefined, elements.slice(start, next < 0 ? undefined : next))
    this.#builder.addBibliography()
    if (next >= 0) this.#readAsText(elements.slice(next))
  }

  #isHeading(element: XmlElement): boolean {
    const properties = element.name === 'w:p' ? findChild(element, 'w:pPr') : undefined
    const role = outlineLevel(properties) ?? this.#reading.styles.roleOf(childValue(properties, 'w:pStyle'))
    return properties !== undefined && role.kind === 'heading'
  }

  /** Reads elements that a list of references spans or seemed to span, each as what it is by itself. */
  #readAsText(elements: readonly XmlElement[]): void {
    const { citing } = this.#reading
    const before = citing.bibliographiesAsText
    this.#bibliography = undefined
    citing.bibliographiesAsText = true
    for (const element of elements) this.read(element)
    citing.bibliographiesAsText = before
  }

  #placeParagraph(paragraph: XmlElement, inlines: readonly FlatInline[]): void {
    const properties = findChild(paragraph, 'w:pPr')
    if (FORMAT_CHANGES.some((name) => properties && findDescendants(properties, name).length > 0)) {
      this.#reading.losses.add('docx-format-changes', deepText(paragraph, 'w:t'))
    }
    const role = outlineLevel(properties) ?? this.#reading.styles.roleOf(childValue(properties, 'w:pStyle'))
    this.#place(paragraph, properties, role, inlines)
  }

  #place(
    paragraph: XmlElement,
    properties: XmlElement | undefined,
    role: ParagraphRole,
    inlines: readonly FlatInline[]
  ): void {
    if (role.kind === 'contents') {
      this.#leaveOut('docx-contents-left-out', [paragraph])
      return
    }
    if (role.kind === 'code') {
      this.#builder.addCode(this.#accepted(inlines).map(codeText).join(''))
      return
    }
    const item = role.kind === 'body' || role.kind === 'continue' ? this.#findItem(properties) : undefined
    const endChange = endChangeOf(properties) ?? this.#reading.blockChange
    if (item?.kind === 'item') this.#mark(this.#builder.addItem(item, inlines, endChange))
    else if (!hasContent(inlines) && !endChange) {
      if (role.kind === 'rule' || findChild(properties, 'w:pBdr') || isRule(paragraph)) this.#builder.addRule()
    } else if (isDisplayed(paragraph, inlines)) this.#addMath(inlines)
    else if (this.#addNumberedEquation(inlines)) return
    else if (!this.#addCaption(role, inlines, endChange)) {
      if (this.#addToTitleBlock(role, inlines)) return
      this.#reading.titleBlocks.close()
      const placed = item ? ({ kind: 'continue', level: item.level } as const) : role
      this.#mark(this.#addText(placed, properties, inlines, endChange))
    }
  }

  /** Where the model has no place for changes, what they put in stays and what they take out goes, which is told. */
  #accepted(inlines: readonly FlatInline[]): readonly FlatInline[] {
    const changed = inlines.filter(({ change }) => change)
    if (changed.length === 0) return inlines
    const { losses, leftOut } = this.#reading
    losses.add('docx-changes-accepted', changed.map(codeText).join(''))
    leftOut.push(changed.map(codeText).join(''))
    return inlines.filter(({ change }) => change?.type !== 'deletion')
  }

  #addToTitleBlock({ kind }: ParagraphRole, changed: readonly FlatInline[]): boolean {
    if (this.#tables > 0 || this.#reading.note || (kind !== 'authors' && kind !== 'affiliation')) return false
    const { titleBlocks, leftOut } = this.#reading
    const inlines = this.#accepted(changed)
    const isTaken =
      kind === 'authors' ? titleBlocks.addAuthors(inlines) : kind === 'affiliation' && titleBlocks.addLine(inlines)
    if (isTaken) leftOut.push(inlines.map(codeText).join(''))
    return isTaken
  }

  #mark(block: BlockId | undefined, number?: Pick<CountedNumber, 'from' | 'to'>): void {
    if (block !== undefined) placeBookmarks(block, this.#reading, number)
    this.#reading.bookmarks = []
  }

  #addMath(inlines: readonly FlatInline[]): void {
    for (const { leaf } of inlines) {
      if (leaf.type !== 'inlineMath') continue
      const { value, omml } = leaf
      this.#mark(this.#builder.addMath({ value, ...(omml !== undefined && { omml }) }))
    }
  }

  #addNumberedEquation(inlines: readonly FlatInline[]): boolean {
    const equation = findNumberedEquation(inlines, this.#reading.bookmarks)
    if (!equation) return false
    const { value, omml, number, from } = equation
    const block = this.#builder.addMath({ value, ...(omml !== undefined && { omml }) })
    this.#reading.equationNumbers.set(block, number)
    this.#reading.leftOut.push(number)
    this.#mark(block, { from, to: inlines.length })
    return true
  }

  #addCaption(role: ParagraphRole, inlines: readonly FlatInline[], endChange: Change | undefined): boolean {
    if (role.kind !== 'body' && role.kind !== 'caption') return false
    const caption = findCaption(inlines, role.kind === 'caption', this.#reading)
    if (caption && endChange) this.#reading.losses.add('docx-changes-accepted', caption.inlines.map(codeText).join(''))
    if (caption) this.#mark(this.#builder.addCaption(caption.of, caption.inlines), caption.number)
    return caption !== undefined
  }

  #addText(
    role: ParagraphRole,
    properties: XmlElement | undefined,
    inlines: readonly FlatInline[],
    endChange: Change | undefined
  ): BlockId | undefined {
    switch (role.kind) {
      case 'title':
        return this.#addTitle(inlines)
      case 'heading':
        if (numId(properties) !== undefined) this.#reading.losses.add('docx-heading-numbers')
        if (role.level > 4) this.#reading.losses.add('docx-deep-headings')
        return this.#builder.addHeading(headingDepth(role.level), inlines, endChange)
      case 'quote':
        return this.#builder.addQuote(inlines, endChange)
      case 'continue':
        return this.#builder.addContinuation(role.level, inlines, endChange)
      default:
        return this.#builder.addParagraph(inlines, endChange)
    }
  }

  #addTitle(inlines: readonly FlatInline[]): BlockId | undefined {
    if (this.#title === undefined && this.#tables === 0 && !this.#reading.note) {
      this.#title = this.#accepted(inlines).map(codeText).join('').replace(/\s+/g, ' ').trim()
      if (inlines.some(({ leaf }) => isObject(leaf))) this.#reading.losses.add('docx-title-objects')
      return undefined
    }
    this.#reading.losses.add('docx-further-titles')
    return this.#builder.addHeading(1, inlines)
  }

  #findItem(properties: XmlElement | undefined): (NumberedLevel & { readonly level: number }) | undefined {
    const own = findChild(properties, 'w:numPr')
    const styled = this.#reading.styles.numberingOf(childValue(properties, 'w:pStyle'))
    const series = childValue(own, 'w:numId') ?? styled?.numId
    if (series === undefined || series === '0') return undefined
    const level = Number(childValue(own, 'w:ilvl') ?? styled?.level ?? 0)
    const clamped = Math.min(Math.max(Number.isInteger(level) ? level : 0, 0), MAX_LIST_LEVEL)
    const numbered = this.#reading.numbering.next(series, clamped)
    return numbered && { level: clamped, ...numbered }
  }

  #readTable(table: XmlElement): void {
    if (this.#tables >= MAX_TABLE_NESTING) {
      this.#reading.losses.add('docx-tables-too-deep')
      for (const row of elementsOf(table))
        for (const cell of elementsOf(row)) if (cell.name === 'w:tc') this.readAll(cell)
      return
    }
    const read = readTable(table, this.#reading, (cell) => {
      const reader = new BlockReader(this.#reading, this.#tables + 1)
      reader.readAll(cell)
      return reader.finish()
    })
    if (read.children.length > 0) this.#builder.addTable(read)
  }
}

const withChange = (inlines: readonly FlatInline[], change: Change | undefined): readonly FlatInline[] =>
  change ? inlines.map((inline) => withinChange(inline, change)) : inlines

const numId = (properties: XmlElement | undefined): string | undefined =>
  childValue(findChild(properties, 'w:numPr'), 'w:numId')

function headingDepth(level: number): Heading['depth'] {
  if (level <= 1) return 1
  if (level === 2) return 2
  return level === 3 ? 3 : 4
}

/** True for anything that shows or says something, white space aside. */
function hasContent(inlines: readonly FlatInline[]): boolean {
  return inlines.some(({ leaf }) => {
    if (leaf.type === 'text' || leaf.type === 'inlineCode') return leaf.value.trim() !== ''
    return leaf.type !== 'break' && leaf.type !== 'commentStart'
  })
}

/** True where a paragraph is nothing but equations set apart. */
function isDisplayed(paragraph: XmlElement, inlines: readonly FlatInline[]): boolean {
  const isBare = inlines.every(
    ({ leaf, change }) => !change && (leaf.type === 'inlineMath' || (leaf.type === 'text' && leaf.value.trim() === ''))
  )
  return isBare && findDescendants(paragraph, 'm:oMathPara').length > 0
}

/** The change of a paragraph's end, which Word keeps among the properties of its mark. */
function endChangeOf(properties: XmlElement | undefined): Change | undefined {
  return readOwnChange(findChild(properties, 'w:rPr'))
}

const OBJECTS: ReadonlySet<string> = new Set(['note', 'comment', 'image', 'citation', 'inlineMath'])
const isObject = ({ type }: FlatInline['leaf']): boolean => OBJECTS.has(type)

function codeText({ leaf }: FlatInline): string {
  if (leaf.type === 'break') return '\n'
  return leaf.type === 'text' || leaf.type === 'inlineCode' ? leaf.value : ''
}
