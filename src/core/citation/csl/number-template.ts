import type { FormattedRun, FormattedText } from '../formatted-text'

/** Marks that stand for citation numbers while something is printed. Unicode keeps these places free of characters. */
const FIRST_SLOT = 0xfdd0
const SLOT = /[\uFDD0-\uFDEF]/
const SLOTS = /([\uFDD0-\uFDEF])/

/** Cites that one template can take. */
export const MAX_SLOTS = 16

/** The mark for the citation number of the cite at an index below `MAX_SLOTS`. */
export const numberSlot = (index: number): string => String.fromCharCode(FIRST_SLOT + 2 * index)

/** Which of all numbers that of a cite's note is. */
export const noteSlotAt = (index: number): number => 2 * index + 1

/** The mark for the number of the note that cites the work of a cite first. */
export const noteSlot = (index: number): string => String.fromCharCode(FIRST_SLOT + noteSlotAt(index))

/** Which cite a mark stands in, and whether for its note. */
export const citeOfSlot = (slot: number): number => slot >> 1
export const isNoteSlot = (slot: number): boolean => slot % 2 === 1

/** A text as printed, with places for numbers, so that renumbering prints nothing anew. */
export interface NumberTemplate {
  readonly runs: FormattedText
  readonly slotted: readonly SlottedRun[]
}

/** A run with numbers: the texts around them, and which number stands between each two. */
interface SlottedRun {
  readonly at: number
  readonly run: FormattedRun
  readonly start: string
  readonly rest: readonly { readonly slot: number; readonly text: string }[]
}

/** The template of a text without marks. */
export const plainTemplate = (runs: FormattedText): NumberTemplate =>
  runs.length === 0 ? EMPTY : { runs, slotted: NO_SLOTS }

const NO_SLOTS: NumberTemplate['slotted'] = []
/** That of most citations' names, which stand nowhere by themselves. */
const EMPTY: NumberTemplate = { runs: [], slotted: NO_SLOTS }

/** The template of a text that has marks for numbers. */
export function makeTemplate(runs: FormattedText): NumberTemplate {
  let slotted: SlottedRun[] | undefined
  for (const [at, run] of runs.entries()) if (SLOT.test(run.text)) (slotted ??= []).push(describeRun(run, at))
  return slotted ? { runs, slotted } : plainTemplate(runs)
}

function describeRun(run: FormattedRun, at: number): SlottedRun {
  const [start = '', ...parts] = run.text.split(SLOTS)
  const rest = parts.flatMap((part, index) =>
    index % 2 === 0 ? [{ slot: part.charCodeAt(0) - FIRST_SLOT, text: parts[index + 1] ?? '' }] : []
  )
  return { at, run, start, rest }
}

/** Which of the numbers a template shows. */
export const slotsOf = ({ slotted }: NumberTemplate): readonly number[] =>
  slotted.flatMap(({ rest }) => rest.map(({ slot }) => slot))

/** The text with its numbers; the template's own runs where it shows none. */
export function fillTemplate({ runs, slotted }: NumberTemplate, numberAt: (slot: number) => string): FormattedText {
  if (slotted.length === 0) return runs
  const filled = runs.slice()
  for (const { at, run, start, rest } of slotted) {
    let text = start
    for (const part of rest) text += numberAt(part.slot) + part.text
    filled[at] = { ...run, text }
  }
  return filled
}
