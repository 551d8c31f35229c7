import type { ReactNode } from 'react'
import { parseTitle, type TitleRun } from '#core/references/title-markup'

/** A title as it is printed: italics, bold, small capitals, sub- and superscripts. Other markup is shown as text. */
export function TitleText({ title }: { readonly title: string }) {
  if (!title.includes('<')) return title
  return parseTitle(title).map((run, index) => (
    // Runs have no identity of their own; their place is it.
    // oxlint-disable-next-line react/no-array-index-key
    <RunText key={index} run={run} />
  ))
}

function RunText({ run }: { readonly run: TitleRun }) {
  let node: ReactNode = run.text
  if (run.subscript) node = <sub>{node}</sub>
  if (run.superscript) node = <sup>{node}</sup>
  if (run.italic) node = <i>{node}</i>
  if (run.bold) node = <b>{node}</b>
  if (run.smallCaps) node = <span style={{ fontVariant: 'small-caps' }}>{node}</span>
  return node
}
