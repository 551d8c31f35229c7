import type { Finding } from '#core/finding'
import type { BlockId, IdSource, ReferenceId } from '#core/ids'
import type { Block, Change, CommentNode } from '#core/manuscript/nodes'
import type { PicturesFound } from '../pictures/pictures-beside'
import type { MarkdownNoteText } from './markdown-nodes'

export interface MarkdownReadOptions {
  readonly ids: IdSource
  /** The reference a citation key stands for; undefined leaves the citation in the text as it is written. */
  readonly findReferenceByKey: (key: string) => ReferenceId | undefined
  /** The pictures that stand beside the file, by the paths of `findPicturePaths`; absent where nobody looked for them. */
  readonly pictures?: PicturesFound
  /** Name for findings. */
  readonly file?: string
}

/** What reading one file carries along. */
export interface ReadContext extends MarkdownReadOptions {
  readonly findings: Finding[]
  /** By `noteKey` of their labels. */
  readonly footnotes: ReadonlyMap<string, MarkdownNoteText>
  /** The footnotes that a mark in the text has taken in. */
  readonly usedFootnotes: Set<MarkdownNoteText>
  /** The blocks of a note's definition. */
  readonly readNote: (definition: MarkdownNoteText) => readonly Block[]
  /** True inside a note, which holds no further notes. */
  readonly inNote: boolean
  /** Comments whose passage has begun, by the file's id. */
  readonly openComments: Map<string, CommentNode>
  /** The blocks that anchors of the file stand for; a mention may come before its block. */
  readonly anchors: Map<string, BlockId>
  /** The change of the end of the block that is being read. */
  readonly endChanges: Change[]
}

/** The id of the block that an anchor of the file names. */
export function blockOfAnchor(anchor: string, context: ReadContext): BlockId {
  const known = context.anchors.get(anchor)
  if (known !== undefined) return known
  const id = context.ids<'BlockId'>('b')
  context.anchors.set(anchor, id)
  return id
}

/** What makes labels of notes the same, as those of links are. */
export const noteKey = (label: string): string => label.toLowerCase().toUpperCase()

/** Notes a finding at the line where `node` stands. */
export function report(
  context: ReadContext,
  { line }: { readonly line: number },
  finding: Pick<Finding, 'severity' | 'code' | 'message' | 'values'>
): void {
  context.findings.push({
    ...finding,
    place: { ...(context.file !== undefined && { file: context.file }), line }
  })
}
