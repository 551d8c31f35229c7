import type { SideName } from '#core/manuscript/manuscript'
import { scriptOf, type ScriptCount, type ScriptName } from './detect-script'

/** What a block shows of its language and place. */
export interface SideEvidence {
  readonly scripts: ScriptCount
  /** First part of a decimal heading number, on headings only: 2 for `2.1`. */
  readonly topNumber: number | undefined
  /** Whether the block ends like a sentence: then it is no mere abbreviation or quoted name. */
  readonly isSentence: boolean
}

/** The side of each block, in order, and the script of each side; `none` where a side stays empty. */
export interface SideAssignment {
  readonly sides: readonly SideName[]
  readonly scripts: Readonly<Record<SideName, ScriptName>>
}

/** Share of a numbered part's words that one script must reach for the whole part to go to one side. */
const CLEAR_MAJORITY = 0.8
/** Blocks change script more often than this only where the languages alternate on purpose. */
const ALTERNATING = 0.25

/**
 * The first language stands on the leading side, the other faces it. Parts numbered 1.x and 2.x in different languages
 * go whole; otherwise each block goes by its own script, a block without one with the block before.
 */
export function assignSides(blocks: readonly SideEvidence[]): SideAssignment {
  const scripts = blocks.map((block) => scriptOf(block.scripts))
  const byPart = scriptsByPart(blocks)
  const settled = byPart ?? smooth(blocks, scripts)
  const leading = settled.find((script) => script !== 'none') ?? 'none'
  const facing = settled.some((script) => script !== 'none' && script !== leading) ? opposite(leading) : 'none'
  let side: SideName = 'leading'
  const sides = settled.map((script) => {
    if (script !== 'none') side = script === leading ? 'leading' : 'facing'
    return side
  })
  return { sides, scripts: { leading, facing } }
}

function opposite(script: ScriptName): ScriptName {
  return script === 'han' ? 'latin' : script === 'latin' ? 'han' : 'none'
}

/** The script of each block by its numbered part, or undefined where the parts do not tell the languages apart. */
function scriptsByPart(blocks: readonly SideEvidence[]): readonly ScriptName[] | undefined {
  const partOf: number[] = []
  const totals = new Map<number, { han: number; words: number }>()
  let part = 0
  for (const { topNumber, scripts } of blocks) {
    part = topNumber ?? part
    partOf.push(part)
    const total = totals.get(part) ?? { han: 0, words: 0 }
    totals.set(part, { han: total.han + scripts.han, words: total.words + scripts.words })
  }
  totals.delete(0)
  const majorities = new Map([...totals].map(([number, total]) => [number, clearMajority(total)]))
  const found = new Set(majorities.values())
  if (found.has('none') || found.size < 2) return undefined
  const settled = blocks.map((block, i) => majorities.get(partOf[i] ?? 0) ?? scriptOf(block.scripts))
  // A title in front of the first part of its language belongs to that part.
  for (let i = settled.length - 2; i >= 0; i--) {
    const block = blocks[i]
    const own = block && block.topNumber === undefined && !block.isSentence ? scriptOf(block.scripts) : 'none'
    if (own !== 'none' && own !== settled[i] && own === settled[i + 1]) settled[i] = own
  }
  return settled
}

function clearMajority({ han, words }: ScriptCount): ScriptName {
  // One English word weighs about as much as two Han characters.
  const share = han / (han + 2 * words || 1)
  if (share >= CLEAR_MAJORITY - 0.3) return share >= 0.5 ? 'han' : 'none'
  return share <= 1 - CLEAR_MAJORITY && words > 0 ? 'latin' : 'none'
}

/**
 * Gives an abbreviation or name in the other script to its neighbours, unless the languages alternate all along, which
 * the longer blocks show.
 */
function smooth(blocks: readonly SideEvidence[], scripts: readonly ScriptName[]): readonly ScriptName[] {
  const long = scripts.filter((script, i) => script !== 'none' && !isFragment(blocks[i]))
  const changes = long.filter((script, i) => i > 0 && script !== long[i - 1]).length
  if (changes > long.length * ALTERNATING) return scripts
  return scripts.map((script, i) => {
    const before = scripts[i - 1]
    const after = scripts[i + 1]
    const isBetween = before !== undefined && before === after && before !== 'none'
    return isBetween && isFragment(blocks[i]) ? before : script
  })
}

function isFragment(block: SideEvidence | undefined): boolean {
  return block !== undefined && !block.isSentence && block.scripts.words <= 6 && block.scripts.han <= 8
}
