import type { FormattedRun, FormattedText } from './formatted-text'

/** Joins neighbours that look alike and drops empty runs. */
export function mergeRuns(runs: FormattedText): FormattedText {
  if (runs.length === 1 && runs[0]?.text !== '') return runs
  const merged: FormattedRun[] = []
  let last: FormattedRun | undefined
  for (const run of runs) {
    if (run.text === '') continue
    last = last && looksAlike(last, run) ? { ...last, text: last.text + run.text } : run
    if (merged.length > 0 && last !== run) merged[merged.length - 1] = last
    else merged.push(last)
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
