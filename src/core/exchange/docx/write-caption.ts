import type { Caption } from '#core/manuscript/nodes'
import { captionStart, labelOfCaption } from '#core/manuscript/object-labels'
import { closeField, openField } from './citations/citation-fields'
import { referenceBookmark } from './reference-targets'
import { writeBookmark } from './write-bookmark'
import { writeInlines } from './write-inlines'
import { writePlain } from './write-runs'
import type { SideWriter } from './write-runs'

/**
 * A caption whose number Word counts itself, e.g. `Figure { SEQ Figure }. Words`. Label, number and words carry the
 * bookmarks that cross references on the side ask for.
 */
export function writeCaption(caption: Caption, writer: SideWriter, width: number): string {
  const number = writer.references.numbers.get(caption.id) ?? 1
  const label = labelOfCaption(caption.of, number, writer.tag)
  const word = label.slice(0, label.length - String(number).length)
  const gap = captionStart(caption.of, number, writer.tag).slice(label.length)
  const shown = writer.references.targets.get(caption.id)?.shown
  const mark = (wanted: boolean | undefined, shows: 'label' | 'number' | 'text', runs: string): string =>
    wanted ? writeBookmark(referenceBookmark(caption.id, shows), runs, writer) : runs
  const count = openField(` SEQ ${word.trim()} \\* ARABIC `) + writePlain(String(number), writer) + closeField()
  const numbered = writePlain(word, writer) + mark(shown?.has('number'), 'number', count)
  const words = writeInlines(caption.children, writer, width)
  const keep = writer.keptBlocks.has(caption.id) ? '<w:keepNext/>' : ''
  return (
    `<w:p><w:pPr><w:pStyle w:val="Caption"/>${keep}</w:pPr>` +
    mark(shown?.has('label') || shown?.has('page'), 'label', numbered) +
    (words === '' ? '' : writePlain(gap, writer)) +
    `${mark(shown?.has('text'), 'text', words)}</w:p>`
  )
}
