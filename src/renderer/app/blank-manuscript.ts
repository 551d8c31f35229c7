import { initialPairings } from '#core/bitext/pair-sections'
import { DEFAULT_STYLE } from '#core/citation/style-catalogue'
import type { Manuscript, Side } from '#core/manuscript/manuscript'
import { randomIds } from './random-ids'

/** An empty manuscript, English leading, Chinese facing. */
export function blankManuscript(title: string, now: string): Manuscript {
  const leading = blankSide('en-US')
  const facing = blankSide('zh-CN')
  return {
    id: randomIds<'ManuscriptId'>('m'),
    title,
    leading,
    facing,
    pairings: initialPairings(leading, facing, randomIds),
    styleId: DEFAULT_STYLE,
    createdAt: now,
    modifiedAt: now
  }
}

function blankSide(language: string): Side {
  return { language, title: '', blocks: [{ type: 'paragraph', id: randomIds<'BlockId'>('b'), children: [] }] }
}
