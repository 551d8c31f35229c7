import { splitLabelNames } from '#core/labels/find-label-runs'
import type { LabelName, LabelRun } from '#core/labels/source-label'
import type { PastedBlock, PastedText } from './pasted-text'

/*
 * Changes to the split of one run, which is found by where it starts. Each keeps every character where it is: between a
 * name and the next, and between a run and the text around it, there is nothing to lose. A run or name that is not there
 * changes nothing.
 */

/** Makes one name of the name at `index` and the next; the lexicon is asked again what it stands for. */
export function joinNames(pasted: PastedText, runStart: number, index: number): PastedText {
  return editRun(pasted, runStart, (run) => {
    const first = run.names[index]
    const second = run.names[index + 1]
    if (first === undefined || second === undefined) return [run]
    const joined = nameAt(pasted.text, first.start, second.end)
    return [{ ...run, names: run.names.toSpliced(index, 2, withCounter(joined, second)) }]
  })
}

/**
 * Makes two names of one, `at` being an offset in the pasted text; a counter stays with the second. Nothing happens
 * where one part would be blank or `at` lies inside a character.
 */
export function splitName(pasted: PastedText, runStart: number, index: number, at: number): PastedText {
  return editRun(pasted, runStart, (run) => {
    const name = run.names[index]
    if (name === undefined || at <= name.start || at >= name.end || isInsideCharacter(pasted.text, at)) return [run]
    const first = pasted.text.slice(name.start, at).trimEnd()
    const second = pasted.text.slice(at, name.end).trimStart()
    if (first === '' || second === '') return [run]
    const parts = [
      nameAt(pasted.text, name.start, name.start + first.length),
      withCounter(nameAt(pasted.text, name.end - second.length, name.end), name)
    ]
    return [{ ...run, names: run.names.toSpliced(index, 1, ...parts) }]
  })
}

/**
 * Says that one name is no label: it becomes text, its counter with it. The names before it and behind it stay labels,
 * as a run each.
 */
export function rejectName(pasted: PastedText, runStart: number, index: number): PastedText {
  return editRun(pasted, runStart, (run) => {
    const name = run.names[index]
    if (name === undefined) return [run]
    const next = run.names[index + 1]
    return [
      ...runOf(pasted.text, run.start, name.start, run.names.slice(0, index)),
      ...runOf(pasted.text, next?.start ?? run.end, run.end, run.names.slice(index + 1))
    ]
  })
}

/** Splits a run as the lexicon would, whatever was changed by hand. */
export function findNamesAgain(pasted: PastedText, runStart: number): PastedText {
  return editRun(pasted, runStart, (run) => {
    const names = splitLabelNames(pasted.text, run.start, run.end)
    return [areSameNames(names, run.names) ? run : { ...run, names }]
  })
}

/** Replaces a run by what `edit` makes of it; the same run leaves the proposal as it is. */
function editRun(pasted: PastedText, runStart: number, edit: (run: LabelRun) => readonly LabelRun[]): PastedText {
  const blockIndex = pasted.blocks.findIndex((block) => block.runs.some((run) => run.start === runStart))
  const block: PastedBlock | undefined = pasted.blocks[blockIndex]
  const runIndex = block?.runs.findIndex((run) => run.start === runStart) ?? -1
  const run = block?.runs[runIndex]
  if (block === undefined || run === undefined) return pasted
  const edited = edit(run)
  if (edited.length === 1 && edited[0] === run) return pasted
  const runs = block.runs.toSpliced(runIndex, 1, ...edited)
  return { ...pasted, blocks: pasted.blocks.with(blockIndex, { ...block, runs }) }
}

/** No run without names; white space at its end is text. */
function runOf(text: string, start: number, limit: number, names: readonly LabelName[]): readonly LabelRun[] {
  if (names.length === 0) return []
  const raw = text.slice(start, limit).trimEnd()
  return [{ start, end: start + raw.length, raw, names }]
}

/** The name between two offsets, known where the lexicon has all of it as one name. */
function nameAt(text: string, start: number, end: number): LabelName {
  const found = splitLabelNames(text, start, end)
  const [only] = found
  const source = found.length === 1 && only?.end === end ? only.source : undefined
  return { text: text.slice(start, end), start, end, source }
}

function withCounter(name: LabelName, { counter }: LabelName): LabelName {
  return counter === undefined ? name : { ...name, counter }
}

function isInsideCharacter(text: string, at: number): boolean {
  return /^[\uDC00-\uDFFF]/.test(text.slice(at, at + 1)) && /[\uD800-\uDBFF]$/.test(text.slice(at - 1, at))
}

function areSameNames(a: readonly LabelName[], b: readonly LabelName[]): boolean {
  return a.length === b.length && a.every((name, i) => name.start === b[i]?.start && name.end === b[i]?.end)
}
