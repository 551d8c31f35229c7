import { splitLabelNames } from '#core/labels/find-label-runs'
import type { LabelRun } from '#core/labels/source-label'
import { SIDE_NAMES, type SideName } from '#core/manuscript/manuscript'
import type { BlockShape, PastedBlock, PastedText } from './pasted-text'

/** Takes the block at `index` for something else. An index out of range changes nothing, here and below. */
export function setShape(pasted: PastedText, index: number, shape: BlockShape): PastedText {
  return editBlock(pasted, index, (block) => ({ ...block, shape }))
}

/** Moves one block to a side. */
export function setSide(pasted: PastedText, index: number, side: SideName): PastedText {
  return editBlock(pasted, index, (block) => ({ ...block, side }))
}

/** Leaves a block out, or takes it in again. */
export function setRemoved(pasted: PastedText, index: number, removed: boolean): PastedText {
  return editBlock(pasted, index, (block) => ({ ...block, removed }))
}

/** Leaves out every block whose removal is offered, or takes them all in again. */
export function removeBoilerplate(pasted: PastedText, removed = true): PastedText {
  const blocks = pasted.blocks.map((block) => (block.boilerplate === undefined ? block : { ...block, removed }))
  return { ...pasted, blocks }
}

/** Lets the other language lead. */
export function swapSides(pasted: PastedText): PastedText {
  const blocks = pasted.blocks.map((block) => ({ ...block, side: otherSide(block.side) }))
  return { ...pasted, blocks, languages: { leading: pasted.languages.facing, facing: pasted.languages.leading } }
}

/** Sets the BCP 47 tag of a side. */
export function setLanguage(pasted: PastedText, side: SideName, language: string): PastedText {
  return { ...pasted, languages: { ...pasted.languages, [side]: language } }
}

/**
 * Joins a block to the one above it, whose kind and side the whole keeps. A list mark of the lower block becomes text.
 * Nothing happens to the first block, or where the two are not both kept or both removed.
 */
export function mergeWithPrevious(pasted: PastedText, index: number): PastedText {
  const above = pasted.blocks[index - 1]
  const block = pasted.blocks[index]
  if (above === undefined || block === undefined || above.removed !== block.removed) return pasted
  const merged: PastedBlock = { ...above, end: block.end, runs: [...above.runs, ...block.runs] }
  return { ...pasted, blocks: pasted.blocks.toSpliced(index - 1, 2, merged) }
}

/** Says that a run is no attribution: its characters stay as text. */
export function rejectRun(pasted: PastedText, run: LabelRun): PastedText {
  const blocks = pasted.blocks.map((block) =>
    block.runs.some((one) => one.start === run.start)
      ? { ...block, runs: block.runs.filter((one) => one.start !== run.start) }
      : block
  )
  return { ...pasted, blocks }
}

/**
 * Says that the characters from `start` to `end` are an attribution. Known names in it are split, anything else is one
 * unknown name. Nothing happens where the range is blank, leaves its block or touches another run.
 */
export function addRun(pasted: PastedText, start: number, end: number): PastedText {
  const raw = pasted.text.slice(start, end)
  const from = start + raw.length - raw.trimStart().length
  const to = from + raw.trim().length
  const index = pasted.blocks.findIndex((block) => from >= block.start && to <= block.end)
  const block = pasted.blocks[index]
  if (block === undefined || from >= to || block.runs.some((run) => run.start < to && from < run.end)) return pasted
  const run: LabelRun = {
    start: from,
    end: to,
    raw: pasted.text.slice(from, to),
    names: splitLabelNames(pasted.text, from, to)
  }
  const runs = [...block.runs, run].sort((a, b) => a.start - b.start)
  return editBlock(pasted, index, (one) => ({ ...one, runs }))
}

function editBlock(pasted: PastedText, index: number, edit: (block: PastedBlock) => PastedBlock): PastedText {
  const block = pasted.blocks[index]
  return block === undefined ? pasted : { ...pasted, blocks: pasted.blocks.with(index, edit(block)) }
}

function otherSide(side: SideName): SideName {
  return SIDE_NAMES.find((name) => name !== side) ?? side
}
