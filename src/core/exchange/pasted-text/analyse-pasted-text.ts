import type { Finding } from '#core/finding'
import { findLabelRuns } from '#core/labels/find-label-runs'
import type { LabelRun } from '#core/labels/source-label'
import type { SideName } from '#core/manuscript/manuscript'
import { chineseTag, countScripts, type ScriptName } from './detect-script'
import { findBoilerplate } from './find-boilerplate'
import { joinWrappedLines } from './join-wrapped-lines'
import { assignSidesAroundLists } from '../typed-references/hold-lists-together'
import { looksLikeReference } from '../typed-references/find-list-ranges'
import { isListHeading } from '../typed-references/list-heading'
import { lineOf } from '../typed-references/list-lines'
import { contentOf, type PastedBlock, type PastedText } from './pasted-text'
import { joinLines } from './join-lines'
import { readLines, type PastedLine } from './read-lines'
import { shapeGroups, type ShapedGroup } from './shape-lines'

const LONGEST_TITLE = 250

/**
 * Understands a pasted text: its blocks, sides, labels and what looks like remains of a web page. A proposal only, and
 * complete: every character that is not white space lies in exactly one block. An empty text yields an error finding.
 */
export function analysePastedText(text: string): PastedText {
  const lines = readLines(text)
  const shaped = shapeGroups(joinWrappedLines(text, lines, entriesAmong(text, lines)))
  const bare = withTitle(text, withRuns(shaped, findLabelRuns(text)))
  const reasons = findBoilerplate(bare.map((block) => ({ words: contentOf({ text }, block), shape: block.shape })))
  const { sides, scripts } = assignSidesAroundLists(
    bare.map((block) => evidenceOf(text, block)),
    bare.map((block, at) => ({ ...lineOf(joinLines(text.slice(block.start, block.end)), isHead(block)), block: at }))
  )
  const blocks = bare.map((block, i) => ({ ...block, side: sides[i] ?? 'leading', boilerplate: reasons[i] }))
  return { text, blocks, languages: languagesOf(text, blocks, scripts), findings: findingsOf(blocks, scripts.facing) }
}

function withRuns(groups: readonly ShapedGroup[], runs: readonly LabelRun[]): readonly PastedBlock[] {
  let next = 0
  return groups.map(({ first, last, shape, mark }) => {
    const inside: LabelRun[] = []
    for (let run = runs[next]; run !== undefined && run.end <= last.end; run = runs[++next]) {
      if (run.start >= (mark?.kind === 'glyph' ? mark.end : first.start)) inside.push(run)
    }
    const range = { start: first.start, end: last.end }
    return { ...range, mark, shape, side: 'leading', boilerplate: undefined, removed: false, runs: inside }
  })
}

/** Tells the lines below a heading of references that hold an entry each; most texts have none. */
function entriesAmong(text: string, lines: readonly PastedLine[]): (line: PastedLine) => boolean {
  const wordsOf = ({ start, end }: PastedLine): string => text.slice(start, end)
  const heading = lines.find((line) => isListHeading(wordsOf(line)))
  return (line) =>
    heading !== undefined &&
    line.start > heading.end &&
    (/^\s*[[［【〔]\d/u.test(wordsOf(line)) || looksLikeReference(wordsOf(line)))
}

const isHead = ({ shape }: PastedBlock): boolean => shape.kind === 'heading' || shape.kind === 'title'

/** The first block is the title where it is short, ends without a full stop and something follows. */
function withTitle(text: string, blocks: readonly PastedBlock[]): readonly PastedBlock[] {
  const [first, ...rest] = blocks
  if (first === undefined || rest.length === 0 || !isTitle(text, first, rest)) return blocks
  return [{ ...first, shape: { kind: 'title' } }, ...rest]
}

function isTitle(text: string, first: PastedBlock, rest: readonly PastedBlock[]): boolean {
  const words = contentOf({ text }, first)
  if (words.length > LONGEST_TITLE || /[.。;；,，:：]$/.test(words) || /[\n\r]/.test(words)) return false
  if (first.runs.length > 0) return false
  if (first.shape.kind === 'paragraph')
    return first.mark === undefined && rest.some((block) => block.end - block.start > words.length)
  const isOnlyTop = !rest.some((block) => block.shape.kind === 'heading' && block.shape.depth === 1)
  return first.shape.kind === 'heading' && first.mark?.kind === 'glyph' && first.shape.depth === 1 && isOnlyTop
}

function evidenceOf(text: string, block: PastedBlock) {
  let words = ''
  let at = block.start
  for (const run of block.runs) {
    words += text.slice(at, run.start)
    at = run.end
  }
  words += text.slice(at, block.end)
  const number = block.shape.kind === 'heading' ? /^\d{1,2}(?=[.、．])/.exec(words)?.[0] : undefined
  const isSentence = /[.。!?！？:：;；]\s*$/.test(words.slice(-20))
  return { scripts: countScripts(words), topNumber: number === undefined ? undefined : Number(number), isSentence }
}

function languagesOf(
  text: string,
  blocks: readonly PastedBlock[],
  scripts: Readonly<Record<SideName, ScriptName>>
): PastedText['languages'] {
  const chinese = (side: SideName): string =>
    chineseTag(
      blocks
        .filter((block) => block.side === side)
        .map((block) => text.slice(block.start, block.end))
        .join('\n')
    )
  const leading = scripts.leading === 'han' ? chinese('leading') : 'en-US'
  if (scripts.facing === 'han') return { leading, facing: chinese('facing') }
  if (scripts.facing === 'latin') return { leading, facing: 'en-US' }
  return { leading, facing: scripts.leading === 'han' ? 'en-US' : 'zh-CN' }
}

function findingsOf(blocks: readonly PastedBlock[], facing: ScriptName): readonly Finding[] {
  if (blocks.length === 0) {
    const message =
      'The pasted text is empty: there is nothing to make a manuscript of. Copy the text again and paste it.'
    return [{ severity: 'error', code: 'pasted-text-empty', message }]
  }
  if (facing !== 'none') return []
  const message = 'The text is in one language, so the facing side starts empty.'
  return [{ severity: 'info', code: 'pasted-text-one-language', message }]
}
