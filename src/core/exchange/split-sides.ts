import type { SideName } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { mapLeaves, mapTextBlocks } from '#core/manuscript/walk'
import { chineseTag, countScripts, type ScriptName } from './pasted-text/detect-script'
import { assignSidesAroundLists } from './typed-references/hold-lists-together'
import { linesOfBlocks } from './typed-references/list-lines'

/** The blocks of one language, with its BCP 47 tag. */
export interface SplitSide {
  readonly language: string
  readonly blocks: readonly Block[]
}

/**
 * The two languages of a text that has them one after the other or in turns, told by numbering and script; the first
 * one leads. A text of one language leaves the facing side empty, with the other language's tag.
 */
export function splitSides(blocks: readonly Block[]): Readonly<Record<SideName, SplitSide>> {
  const { sides, scripts } = assignSidesAroundLists(
    blocks.map((block) => {
      const text = wordsOf(block)
      const number = block.type === 'heading' ? /^\d{1,2}(?=[.、．])/u.exec(text)?.[0] : undefined
      const isSentence = /[.。!?！？:：;；]\s*$/u.test(text)
      return { scripts: countScripts(text), topNumber: number === undefined ? undefined : Number(number), isSentence }
    }),
    linesOfBlocks(blocks)
  )
  const ofSide = (name: SideName): readonly Block[] => blocks.filter((_, index) => sides[index] === name)
  const leading = ofSide('leading')
  const facing = ofSide('facing')
  const leadingTag = languageOf(scripts.leading, leading)
  const other = leadingTag.startsWith('zh') ? 'en-US' : 'zh-CN'
  return {
    leading: { language: leadingTag, blocks: leading },
    facing: { language: facing.length > 0 ? languageOf(scripts.facing, facing) : other, blocks: facing }
  }
}

/** The words of a block: the letters of equations are of no language. */
function wordsOf(block: Block): string {
  if (block.type === 'math') return ''
  return textOf(
    mapTextBlocks([block], (children) =>
      mapLeaves(children, (leaf) => (leaf.type === 'inlineMath' ? { type: 'text', value: ' ' } : leaf))
    )
  )
}

function languageOf(script: ScriptName, blocks: readonly Block[]): string {
  return script === 'han' ? chineseTag(textOf(blocks)) : 'en-US'
}
