import type { IdSource } from '#core/ids'
import type { LabelRun } from '#core/labels/source-label'
import type { Inline, SourceLabelNode } from '#core/manuscript/nodes'
import { joinLines } from './join-lines'
import { contentStart, type PastedBlock, type PastedText } from './pasted-text'

/** The inline nodes of a block: its text, with one source label node for each name of its runs. */
export function inlinesOf(pasted: Pick<PastedText, 'text'>, block: PastedBlock, ids: IdSource): readonly Inline[] {
  const inlines: Inline[] = []
  let at = contentStart(block)
  const addText = (end: number): void => {
    const value = joinLines(pasted.text.slice(at, end))
    if (value !== '') inlines.push({ type: 'text', value })
  }
  for (const run of block.runs.filter((run) => run.start >= at)) {
    addText(run.start)
    for (const label of labelsOf(run, ids)) inlines.push(label)
    at = run.end
  }
  addText(block.end)
  return inlines
}

/** Raw of each name reaches to the next name, so that the nodes print the run back as it stood. */
function labelsOf(run: LabelRun, ids: IdSource): readonly SourceLabelNode[] {
  const runId: string = ids<'RunId'>('run')
  return run.names.map((name, i) => {
    const start = i === 0 ? run.start : name.start
    const end = run.names[i + 1]?.start ?? run.end
    const raw = run.raw.slice(start - run.start, end - run.start)
    const node = { type: 'sourceLabel', id: ids<'LabelId'>('label'), raw, name: name.text, run: runId } as const
    return name.source === undefined ? node : { ...node, source: name.source }
  })
}
