import { plainText } from '#core/citation/formatted-text'
import type { FormattedSide } from '#core/citation/processor'
import type { Finding } from '#core/finding'
import { countingIds, type ReferenceId } from '#core/ids'
import { acceptChanges } from '#core/manuscript/accept-changes'
import type { Citation } from '#core/manuscript/citation'
import type { Manuscript, SideName } from '#core/manuscript/manuscript'
import type { Block, CitationNode, Inline } from '#core/manuscript/nodes'
import { mapLeaves, mapTextBlocks } from '#core/manuscript/walk'
import type { Reference } from '#core/references/reference'
import { findLosses } from '../loss/find-losses'
import { findLostReferences } from '../loss/find-lost-references'
import type { ObjectKind } from '../loss/objects-of'
import { jatsId } from './jats-xml'
import { readJats } from './read-jats'

const KINDS: readonly ObjectKind[] = ['citation', 'figure', 'table', 'caption', 'note', 'equation']

/** The fields of a reference that have an element of their own. */
const FIELDS =
  'author editor translator title container-title issued volume issue edition publisher publisher-place page ISBN DOI PMID PMCID'.split(' ') // prettier-ignore

/** What the sides that were written have, their changes accepted, and the article lacks when it is read back. */
export function findJatsLosses(
  manuscript: Manuscript,
  sides: readonly SideName[],
  xml: string,
  { formatted, references }: JatsWritten
): readonly Finding[] {
  const read = readJats(xml, {
    ids: countingIds(),
    now: manuscript.modifiedAt,
    file: 'article.xml',
    keepsMentions: true
  })
  if (!read.ok) return [read.error]
  const entries = new Map(references.map(({ id }) => [id, jatsId('ref', id)]))
  const readEntries = new Map(read.value.references.map(({ id, key }) => [id, key]))
  const before = sides.map((side) => ({
    side,
    ...manuscript[side],
    blocks: withNames(acceptChanges(manuscript[side].blocks), entries, (citation) => {
      const printed = plainText(formatted[side].citations.get(citation.id) ?? [])
      return printed === '' ? namesIn(citation, entries).join(' ') : printed
    })
  }))
  const after = [read.value.leading, read.value.facing].map(({ title, blocks }) => ({
    side: 'leading' as const,
    title,
    blocks: withNames(blocks, readEntries)
  }))
  const losses = findLosses(before, after, { code: 'jats', kinds: KINDS, nameOf: (name) => name })
  return [...losses, ...findLostEntries(references, read.value.references)]
}

/** What an article was written of, beside the text. */
export interface JatsWritten {
  readonly formatted: Readonly<Record<SideName, FormattedSide>>
  readonly references: readonly Reference[]
}

const findLostEntries = (written: readonly Reference[], read: readonly Reference[]): readonly Finding[] =>
  findLostReferences(
    written.map(({ id, item }) => ({ key: jatsId('ref', id), item })),
    read,
    'jats',
    FIELDS
  )

type Names = ReadonlyMap<ReferenceId, string>

const namesIn = ({ items }: Citation, names: Names): readonly string[] => [
  ...new Set(items.flatMap(({ reference }) => names.get(reference) ?? []))
]

/** Citations by the names of their entries, each once, behind the words they show. */
function withNames(
  blocks: readonly Block[],
  names: Names,
  shownBy: (citation: Citation) => string = () => ''
): readonly Block[] {
  return mapTextBlocks(blocks, (children) =>
    mapLeaves(children, (leaf): Inline | readonly Inline[] => {
      if (leaf.type !== 'citation') return leaf
      const shown: Inline = { type: 'text', value: shownBy(leaf.citation) }
      const cited = namesIn(leaf.citation, names).map((name) => ({ reference: name as ReferenceId }))
      const citation: CitationNode = {
        type: 'citation',
        citation: { id: leaf.citation.id, mode: 'normal', items: cited }
      }
      return cited.length > 0 ? [shown, citation] : shown
    })
  )
}
