import { createCitationSession, type CitationSession } from '#core/citation/citation-session'
import type { FormatCitation, FormattedSide, StyleError } from '#core/citation/processor'
import type { ReferenceId } from '#core/ids'
import type { SideName } from '#core/manuscript/manuscript'
import type { CslItem } from '#core/references/reference'
import type { Result } from '#core/result'

/** One side to format, told as the difference to what the worker knows of that side. */
export interface CitationJob {
  readonly job: number
  readonly side: SideName
  /** CSL XML; absent when it is the side's last one. */
  readonly style?: string
  readonly locale: string
  /** CSL locales that the worker has not had yet. */
  readonly locales: readonly (readonly [tag: string, text: string])[]
  /** Cited references that are new or changed. */
  readonly references: readonly (readonly [ReferenceId, CslItem])[]
  /** References that are at hand no more. */
  readonly removed: readonly ReferenceId[]
  readonly citations: readonly FormatCitation[]
}

export interface CitationJobDone {
  readonly job: number
  readonly result: Result<FormattedSide, StyleError>
}

interface SideState {
  readonly session: CitationSession
  readonly references: Map<ReferenceId, CslItem>
  style: string
}

/** The worker's inside: keeps a session per side and does jobs one after the other. */
export function createCitationJobs(): (job: CitationJob) => CitationJobDone {
  const locales = new Map<string, string>()
  const sides = new Map<SideName, SideState>()
  return (job) => {
    const side = sides.get(job.side) ?? { session: createCitationSession(), references: new Map(), style: '' }
    sides.set(job.side, side)
    for (const [tag, text] of job.locales) locales.set(tag, text)
    for (const [id, item] of job.references) side.references.set(id, item)
    for (const id of job.removed) side.references.delete(id)
    side.style = job.style ?? side.style
    const { style, references } = side
    const request = { style, references, locale: job.locale, citations: job.citations }
    return { job: job.job, result: side.session.update(request, locales) }
  }
}
