import type { Block, Note } from '#core/manuscript/nodes'
import { flattenInlines, nestInlines } from '#core/manuscript/flatten-inlines'
import type { DocxReading } from './docx-reading'
import { deepText, findDescendants } from './xml-tree'
import type { XmlElement } from './xml-tree'

/** The note that a mark in the text refers to; undefined for a mark without a note. */
export function readNote(mark: XmlElement, reading: DocxReading): Note | undefined {
  const kind = mark.name === 'w:footnoteReference' ? 'footnote' : 'endnote'
  const element = reading.notes[kind].get(mark.attributes.get('w:id') ?? '')
  if (!element) return undefined
  reading.metNotes.add(element)
  const blocks = readAside(reading, kind, () => reading.readBlocks(element))
  const isMarked = findDescendants(element, `w:${kind}Ref`).length > 0
  return { type: 'note', kind, children: isMarked ? withoutSpace(blocks) : blocks }
}

/** Tells of the notes that no mark refers to; the lines that part notes from the text are none. */
export function tellUnmarkedNotes({ notes, metNotes, losses, leftOut }: DocxReading): void {
  for (const element of [...notes.footnote.values(), ...notes.endnote.values()]) {
    const paragraphs = metNotes.has(element) ? [] : findDescendants(element, 'w:p')
    const lines = paragraphs.map((paragraph) => deepText(paragraph, 'w:t')).filter((line) => line.trim() !== '')
    leftOut.push(...lines)
    if (lines.length > 0 && !element.attributes.has('w:type')) losses.add('docx-notes-without-mark', lines.join(' '))
  }
}

/** Reads another part in the middle of a paragraph: what is open in the paragraph is put by and taken up again. */
function readAside<T>(reading: DocxReading, kind: Note['kind'], read: () => T): T {
  const { targets, note, bookmarks, counted } = reading
  const fields = reading.fields.splice(0)
  const boxes = reading.boxes.splice(0)
  reading.targets = reading.noteTargets[kind]
  reading.note = kind
  const result = read()
  reading.targets = targets
  if (note === undefined) delete reading.note
  reading.bookmarks = bookmarks
  reading.counted = counted
  reading.fields.splice(0, reading.fields.length, ...fields)
  reading.boxes.push(...boxes)
  return result
}

/** Word sets a space between the mark at the head of a note and its words. */
function withoutSpace(blocks: readonly Block[]): readonly Block[] {
  const [first, ...rest] = blocks
  if (first?.type !== 'paragraph') return blocks
  const [opening, ...more] = flattenInlines(first.children)
  if (opening?.leaf.type !== 'text') return blocks
  const value = opening.leaf.value.replace(/^[ \t\u00a0]/u, '')
  const children = nestInlines([{ ...opening, leaf: { type: 'text', value } }, ...more])
  return children.length > 0 ? [{ ...first, children }, ...rest] : rest
}
