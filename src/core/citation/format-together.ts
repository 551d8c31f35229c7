import type { CitationId } from '#core/ids'
import { SIDE_NAMES } from '#core/manuscript/manuscript'
import type { SideName } from '#core/manuscript/manuscript'
import { succeed } from '#core/result'
import type { Result } from '#core/result'
import type { FormatCitation, FormatRequest, FormattedSide, StyleError } from './processor'

type BothSides<T> = Readonly<Record<SideName, T>>

/** Citations of one side may not be taken for those of the other where ids were copied along. */
const OTHER = 'other-side '

/**
 * Formats two sides as one text: their citations are numbered, and their works told apart, over both, the leading side
 * first. Each side keeps its language. `list` says whether each side lists the works that it cites itself, or the first
 * side with citations lists them all and the other none.
 */
export function formatTogether(
  requests: BothSides<FormatRequest>,
  list: 'each' | 'one',
  format: (request: FormatRequest) => Result<FormattedSide, StyleError>
): Result<BothSides<FormattedSide>, StyleError> {
  const whole = requestsTogether(requests)
  const leading = format(whole.leading)
  if (!leading.ok) return leading
  const facing = format(whole.facing)
  if (!facing.ok) return facing
  return succeed(partsOfTogether(requests, { leading: leading.value, facing: facing.value }, list))
}

/** What to ask of a processor so that each side is formatted as a part of both. */
export function requestsTogether(requests: BothSides<FormatRequest>): BothSides<FormatRequest> {
  return { leading: withBoth(requests, 'leading'), facing: withBoth(requests, 'facing') }
}

/** What belongs to each side of the answers to `requestsTogether`; `list` as for `formatTogether`. */
export function partsOfTogether(
  requests: BothSides<FormatRequest>,
  formatted: BothSides<FormattedSide>,
  list: 'each' | 'one'
): BothSides<FormattedSide> {
  const whole = SIDE_NAMES.find((side) => requests[side].citations.length > 0) ?? 'leading'
  const partOf = (side: SideName): FormattedSide =>
    ownPart(formatted[side], requests[side], list === 'one' ? whole === side : undefined)
  return { leading: partOf('leading'), facing: partOf('facing') }
}

/** The citations of both sides in the order of the document, those of the other side under ids of their own. */
function withBoth(requests: BothSides<FormatRequest>, side: SideName): FormatRequest {
  const citations = SIDE_NAMES.flatMap((name): readonly FormatCitation[] =>
    name === side
      ? requests[name].citations
      : requests[name].citations.map((citation) => ({ ...citation, id: (OTHER + citation.id) as CitationId }))
  )
  return { ...requests[side], citations }
}

/** What of both sides belongs to one; `hasList` says whether it lists all works, none, or (undefined) its own. */
function ownPart(formatted: FormattedSide, { citations }: FormatRequest, hasList: boolean | undefined): FormattedSide {
  const cited = new Set(citations.flatMap(({ items }) => items.map(({ reference }) => reference)))
  const ids = new Set(citations.map(({ id }) => id))
  const entries = formatted.bibliography.entries.filter(({ reference }) => hasList ?? cited.has(reference))
  return {
    citations: new Map([...formatted.citations].filter(([id]) => ids.has(id))),
    bibliography: { ...formatted.bibliography, entries },
    missing: formatted.missing.filter((reference) => cited.has(reference))
  }
}
