import type { Finding } from '#core/finding'
import type { BlockId, IdSource, ReferenceId } from '#core/ids'
import type { XmlNode } from '../references/xml-tree'

/** What reading one article carries along. */
export interface JatsReading {
  readonly ids: IdSource
  readonly findings: Finding[]
  /** The references of each entry of the list, by its id. */
  readonly references: ReadonlyMap<string, readonly ReferenceId[]>
  /** The ids of the entries in the order of the list, for ranges that name only their ends. */
  readonly order: readonly string[]
  readonly footnotes: ReadonlyMap<string, XmlNode>
  /** Footnotes that a mark in the text has taken in. */
  readonly usedFootnotes: Set<string>
  /** The first block of each footnote that was taken in, and the ids of paragraphs that stand in one. */
  readonly noteBlocks: Map<string, BlockId>
  readonly noteParagraphs: ReadonlySet<string>
  /** What the file numbers its equations. */
  readonly equationNumbers: Map<BlockId, string>
  /** The blocks that ids of the file stand for; a mention may come before its block. */
  readonly anchors: Map<string, BlockId>
  /** True where mentions stay as they are written, one citation each behind what it shows. */
  readonly keepsMentions: boolean
  /** Names of pictures that are not part of the file. */
  readonly pictures: Set<string>
}

/** The id of the block that an id of the file names. */
export function blockOf(id: string | undefined, reading: JatsReading): BlockId {
  if (id === undefined) return reading.ids('b')
  const known = reading.anchors.get(id)
  if (known !== undefined) return known
  const made = reading.ids<'BlockId'>('b')
  reading.anchors.set(id, made)
  return made
}

/** An attribute by its name, with or without the usual prefix. */
export function attributeOf({ attributes }: XmlNode, name: string): string | undefined {
  return attributes[name] ?? attributes[`xlink:${name}`] ?? attributes[`xml:${name}`]
}
