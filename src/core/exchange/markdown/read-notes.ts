import type { Inline, Note } from '#core/manuscript/nodes'
import { normalizeInlines } from '#core/manuscript/normalize-inlines'
import type { MarkdownNoteMark } from './markdown-nodes'
import type { ReadContext } from './read-context'
import { noteKey } from './read-context'

/** The note a `[^1]` stands for; the mark stays as it is where the note has no text or stands in another note. */
export function readFootnoteMark({ label }: MarkdownNoteMark, context: ReadContext): readonly Inline[] {
  const definition = context.footnotes.get(noteKey(label))
  if (!definition || context.inNote) return [{ type: 'text', value: `[^${label}]` }]
  context.usedFootnotes.add(definition)
  const children = context.readNote(definition)
  return [{ type: 'note', kind: isEndnote(label) ? 'endnote' : 'footnote', children }]
}

/** `[^endnote-2]`: Pandoc has one kind of notes, so that the label tells ours apart. */
const isEndnote = (label: string): boolean => /^endnote/iu.test(label)

/** The note of `^[text]`; inside another note its text stays where it is, in brackets. */
export function readInlineNote(children: readonly Inline[], context: ReadContext): readonly Inline[] {
  if (context.inNote) return [{ type: 'text', value: ' [' }, ...children, { type: 'text', value: ']' }]
  const id = context.ids<'BlockId'>('b')
  const note: Note = {
    type: 'note',
    kind: 'footnote',
    children: [{ type: 'paragraph', id, children: normalizeInlines(children) }]
  }
  return [note]
}
