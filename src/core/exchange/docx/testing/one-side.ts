import type { Manuscript } from '#core/manuscript/manuscript'
import type { Block, Inline } from '#core/manuscript/nodes'
import { readDocx } from '../read-docx'
import { writeDocx } from '../write-docx'
import { NOTHING_CITED } from './formatted-sides'

/** A document of one side: a paragraph with this content, and more blocks behind it. */
export function writeSide(children: readonly Inline[], ...more: readonly Block[]): ReturnType<typeof writeDocx> {
  const blocks: readonly Block[] = [{ type: 'paragraph', id: 'b1' as Block['id'], children }, ...more]
  const manuscript = {
    id: 'm1',
    title: '',
    leading: { language: 'en-US', title: '', blocks },
    facing: { language: 'zh-CN', title: '', blocks: [] },
    pairings: [],
    styleId: 'apa',
    createdAt: '2024-09-08T00:00:00.000Z',
    modifiedAt: '2024-09-09T00:00:00.000Z'
  } as unknown as Manuscript
  return writeDocx(
    manuscript,
    { leading: NOTHING_CITED, facing: NOTHING_CITED },
    { sides: 'leading', layout: 'sequential' }
  )
}

/** What is read of the document that `writeSide` makes. */
export function roundTrip(...args: Parameters<typeof writeSide>): readonly Block[] {
  const result = readDocx(writeSide(...args).bytes)
  if (!result.ok) throw new Error(result.error.message)
  return result.value.blocks
}
