import type { FormattedRun, FormattedText } from './formatted-text'

/** Joins neighbours that look alike and drops empty runs. */
export function mergeRuns(runs: FormattedText): FormattedText {
  const merged: FormattedRun[] = []
  for (const run of runs) {
    const last = merged.at(-1)
    if (run.text === '') continue
    if (last && looksAlike(last, run)) merged[merged.length - 1] = { ...last, text: last.text + run.text }
    else merged.push(run)
  }
  return merged
}

const looksAlike = (a: FormattedRun, b: FormattedRun): boolean =>
  a.italic === b.italic &&
  a.bold === b.bold &&
  a.underline === b.underline &&
  a.smallCaps === b.smallCaps &&
  a.superscript === b.superscript &&
  a.subscript === b.subscript &&
  a.link === b.link
