import type { CheckFinding, CheckSpan } from '#core/checks/check-finding'
import { isWholePassage } from '#core/checks/check-table'
import { listPlaces } from '#core/checks/list-places'
import { quoteSpan, textBlocksById, type QuotedSpan } from '#core/checks/read-span'
import type { Manuscript } from '#core/manuscript/manuscript'

/** A finding as a list shows it. */
export interface ListedFinding extends CheckFinding {
  /** Names it in this list. */
  readonly id: string
  /** The words of the heading that it stands under; empty before the first one, and for the text as a whole. */
  readonly section: string
  readonly sectionLanguage: string
}

/** Findings with the section of each, that of the leading side where it is there. */
export function listFindings(findings: readonly CheckFinding[], manuscript: Manuscript): readonly ListedFinding[] {
  const places = { leading: listPlaces(manuscript.leading.blocks), facing: listPlaces(manuscript.facing.blocks) }
  const seen = new Map<string, number>()
  return findings.map((finding) => {
    const times = (seen.get(finding.key) ?? 0) + 1
    seen.set(finding.key, times)
    const span = finding.spans.find(({ side }) => side === 'leading') ?? finding.spans[0]
    const section = finding.pairing && span ? (places[span.side].get(span.block)?.heading ?? '') : ''
    const sectionLanguage = manuscript[span?.side ?? 'leading'].language
    return { ...finding, id: `${finding.key}.${times}`, section, sectionLanguage }
  })
}

/** What a row quotes: the words in question in their line, and the language they are in. */
export interface Quote extends QuotedSpan {
  readonly language: string
}

/** Quotes findings of one manuscript; nothing where a finding has no words of its own. */
export function createQuoter(manuscript: Manuscript): (finding: CheckFinding) => Quote | undefined {
  const blocks = {
    leading: textBlocksById(manuscript.leading.blocks),
    facing: textBlocksById(manuscript.facing.blocks)
  }
  return ({ check, spans }) => {
    if (isWholePassage(check)) return undefined
    const span: CheckSpan | undefined = spans.find(({ start, end }) => start < end)
    if (!span) return undefined
    return { ...quoteSpan(blocks[span.side], span), language: manuscript[span.side].language }
  }
}
