import { plainText } from '#core/citation/formatted-text'
import type { BibliographyEntry, FormattedSide } from '#core/citation/processor'
import type { Finding } from '#core/finding'
import { countingIds, type ReferenceId } from '#core/ids'
import type { Manuscript, SideName } from '#core/manuscript/manuscript'
import type { CslItem, Reference } from '#core/references/reference'
import { replacePictureAddresses } from '#core/manuscript/picture-addresses'
import { plainTitle } from '#core/references/title-markup'
import { visitLeaves, visitTextBlocks } from '#core/manuscript/walk'
import { printedList } from '../loss/as-printed'
import { bareText } from '../loss/bare-text'
import { findLosses } from '../loss/find-losses'
import { OBJECT_KINDS, type CitedName } from '../loss/objects-of'
import { passagesOf } from '../loss/passages-of'
import { readInOrder, soughtOf } from '../loss/read-in-order'
import { readDataAddress, type DataContent } from '../pictures/data-address'
import { KnownPictures } from '../pictures/known-pictures'
import { isWellFormedKey } from '#core/references/citation-key'
import { normaliseItem } from '../references/normalise-item'
import { isMeaninglessId } from './citations/read-csl-cluster'
import { asDocxHolds, holdCitations, type HeldCitations } from './docx-holdings'
import { readDocx, type ReadDocx } from './read-docx'
import type { LiveOptions } from './write-docx'

/** What a document gives back as objects; source labels stand in it as text. */
const KINDS = OBJECT_KINDS.filter((kind) => kind !== 'label')
const MAX_PRINTED = 20
const SHOWN = 120

/** How a document was written; without `formatted`, what citations print is not compared. */
export interface WrittenAs {
  readonly formatted?: Readonly<Record<SideName, FormattedSide>>
  readonly live?: LiveOptions
}

/**
 * What `sides` have and the DOCX in `bytes` lacks when it is read back; the file's own error where it cannot be read.
 * Citations are compared as what they are where they were written live, else as what they print.
 */
export function findDocxLosses(
  manuscript: Manuscript,
  sides: readonly SideName[],
  bytes: Uint8Array,
  { formatted, live }: WrittenAs = {}
): readonly Finding[] {
  // Ids of what is read must not meet those of what was written.
  const ids = countingIds()
  const pictures = new KnownPictures()
  const addressOf = (picture: DataContent): string => pictures.nameOf(picture.bytes)
  const read = readDocx(bytes, (prefix) => ids(`read-${prefix}`), undefined, addressOf)
  if (!read.ok) return [read.error]
  const { title = '', blocks, references } = read.value
  const citations = holdCitations(live)
  const before = sides.map((side) => ({
    side,
    title: manuscript[side].title,
    blocks: replacePictureAddresses(asDocxHolds(manuscript[side], formatted?.[side], citations), (url) => {
      const picture = readDataAddress(url)
      return picture && addressOf(picture)
    })
  }))
  const written = sides.filter((side) => isWritten(manuscript, side))
  // Of a live list the document gives back the place, and what it shows with all that fields show.
  const lists = formatted && !live ? written.flatMap((side) => printedList(side, formatted[side])) : []
  const lost = findLosses([...before, ...lists], [{ side: 'leading', title, blocks }], {
    code: 'docx',
    kinds: KINDS,
    hasPictures: true,
    nameOf: nameWorks(live, references)
  })
  const printed =
    formatted && live ? written.flatMap((side) => printedOn(side, manuscript, formatted[side], citations)) : []
  return [
    ...lost,
    ...findLostPrint(printed, read.value),
    ...(live && keepsKeys(live) ? findLostData(live, references) : [])
  ]
}

/**
 * Zotero's fields hold the key of a work, which comes back where it is one that a reader takes as it is; Word's sources
 * have keys of their own. Without keys a work is known by its title and DOI.
 */
function nameWorks(live: LiveOptions | undefined, read: readonly Reference[]): CitedName {
  if (!live) return () => undefined
  const nameOf = keepsKeys(live) ? ({ key }: Reference): string => key : nameOfWork(live)
  const names = new Map<ReferenceId, string | undefined>(
    [...live.references, ...read].map((one) => [one.id, nameOf(one)])
  )
  return (reference) => names.get(reference)
}

function keepsKeys({ program, references }: LiveOptions): boolean {
  const keys = references.map(({ key }) => key)
  return (
    program === 'zotero' &&
    keys.every((key) => isWellFormedKey(key) && !isMeaninglessId(key)) &&
    new Set(keys.map((key) => key.toLowerCase())).size === keys.length
  )
}

/** Word's sources have no markup in their titles, and no DOI that every version of Word keeps. */
const nameOfWork =
  ({ program }: LiveOptions) =>
  ({ item: { title = '', DOI = '' } }: Reference): string =>
    bareText(program === 'word' ? plainTitle(title) : `${title} ${DOI}`)

/** Text that the style prints, and where. */
interface Printed {
  readonly side: SideName
  readonly block: string
  readonly stretches: readonly string[]
}

/** What the list of references says, and what live citations show: words of the document that are none of the text. */
function printedOn(
  side: SideName,
  manuscript: Manuscript,
  { citations, bibliography }: FormattedSide,
  { isLive }: HeldCitations
): readonly Printed[] {
  const shown: Printed[] = []
  visitTextBlocks(manuscript[side].blocks, ({ id, children }) =>
    visitLeaves(children, (leaf) => {
      const text = leaf.type === 'citation' ? citations.get(leaf.citation.id) : undefined
      if (leaf.type !== 'citation' || !text || !isLive(leaf.citation)) return
      shown.push({ side, block: id, stretches: [plainText(text)] })
    })
  )
  return [...shown, ...bibliography.entries.map((entry) => printedEntry(entry, side))]
}

/** A side without text is not written, and neither is its list. */
const isWritten = (manuscript: Manuscript, side: SideName): boolean =>
  manuscript[side].title !== '' || manuscript[side].blocks.length > 0

const printedEntry = (
  { reference, label = [], body, translation = [] }: BibliographyEntry,
  side: SideName
): Printed => ({
  side,
  block: reference,
  stretches: [plainText([...label, ...body, ...translation])]
})

/** Fields and lists that do not show what they should; what is read of them is their data, and the rest left out. */
function findLostPrint(printed: readonly Printed[], { blocks, leftOut }: ReadDocx): readonly Finding[] {
  if (printed.length === 0) return []
  const missingIn = (sought: readonly Printed[], texts: readonly string[]): readonly Printed[] => {
    const { read } = readInOrder(
      sought.map((one) => soughtOf(one, bareText)),
      bareText(texts.join('')),
      0
    )
    return read.flatMap(({ passage, place }) => (place ? [] : [passage]))
  }
  const missing = missingIn(printed, leftOut)
  const lost =
    missing.length === 0
      ? []
      : missingIn(
          missing,
          passagesOf(blocks).flatMap(({ stretches }) => stretches)
        )
  return lost.slice(0, MAX_PRINTED).map(({ side, block, stretches }) => {
    const shown = stretches.join('').slice(0, SHOWN)
    return {
      severity: 'error',
      code: 'docx-print-lost',
      message: `A citation or an entry of the list of references of the ${side} side was lost or changed: “${shown}”. Do not use the result; please report this.`,
      place: { part: block },
      values: { side, block, shown }
    }
  })
}

/** The works whose data a Zotero field does not give back whole; Word's sources hold less by nature. */
function findLostData({ references }: LiveOptions, read: readonly Reference[]): readonly Finding[] {
  const items = new Map(read.map(({ key, item }) => [key, item]))
  return references.flatMap(({ key, item }): readonly Finding[] => {
    const found = items.get(key)
    const isLikely = found && lostFields(item, found).length > 0
    const fields = isLikely ? lostFields(normaliseItem(item, {}, []), found) : []
    if (fields.length === 0) return []
    const named = fields.join(', ')
    return [
      {
        severity: 'error',
        code: 'docx-reference-lost',
        message: `The data of the cited work “${key}” was lost or changed in its field: ${named}. Do not use the result; please report this.`,
        place: { part: key },
        values: { key, fields: named }
      }
    ]
  })
}

const lostFields = (before: CslItem, after: CslItem): readonly string[] =>
  Object.keys(before).filter((field) => {
    const [first, second] = [before[field], after[field]]
    if (field === 'id' || first === second || JSON.stringify(first) === JSON.stringify(second)) return false
    return tellValue(first) !== tellValue(second)
  })

/** A value by which it is compared: members in the order of their names, and only what a file can hold. */
const tellValue = (value: unknown): string =>
  bareText(
    JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner
    ) ?? ''
  )
