import type { Definition, Nodes } from 'mdast'
import type { Finding } from '#core/finding'
import type { IdSource, ReferenceId } from '#core/ids'

export interface MarkdownReadOptions {
  readonly ids: IdSource
  /** The reference a citation key stands for; undefined leaves the citation in the text as it is written. */
  readonly findReferenceByKey: (key: string) => ReferenceId | undefined
  /** Name for findings. */
  readonly file?: string
}

/** What reading one file carries along. */
export interface ReadContext extends MarkdownReadOptions {
  readonly source: string
  readonly findings: Finding[]
  readonly definitions: ReadonlyMap<string, Definition>
}

/** Notes a finding at the line where `node` stands. */
export function report(
  context: ReadContext,
  node: Nodes,
  finding: Pick<Finding, 'severity' | 'code' | 'message' | 'values'>
): void {
  const line = node.position?.start.line
  context.findings.push({
    ...finding,
    place: { ...(context.file !== undefined && { file: context.file }), ...(line !== undefined && { line }) }
  })
}
