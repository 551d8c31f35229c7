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

/** Authors and years in brackets, which are in any language. */
const SOURCES = /[(（][^()（）]{2,400}?(?:1[89]|20)\d\d[a-z]?[^()（）]{0,400}[)）]/gu

/** The words of a block that are of its language: not the letters of equations, nor the names of sources. */
function wordsOf(block: Block): string {
  if (block.type === 'math') return ''
  return textOf(
    mapTextBlocks([block], (children) =>
      mapLeaves(children, (leaf) => (leaf.type === 'inlineMath' ? { type: 'text', value: ' ' } : leaf))
    )
  ).replace(SOURCES, ' ')
}

function languageOf(script: ScriptName, blocks: readonly Block[]): string {
  return script === 'han' ? chineseTag(textOf(blocks)) : 'en-US'
}
