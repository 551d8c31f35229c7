import type { ReferenceId } from '#core/ids'
import type { Result } from '#core/result'
import type { FormatRequest, FormattedSide, StyleError } from '#core/citation/processor'
import { SIDE_NAMES, type SideName } from '#core/manuscript/manuscript'
import { findWarnings, type Warning } from '#core/references/find-warning'
import type { CslItem, Reference } from '#core/references/reference'
import type { SideEditor } from '../../editor/side-editor'

export interface FormattingOptions {
  readonly editors: Readonly<Record<SideName, SideEditor>>
  readonly languages: Readonly<Record<SideName, string>>
  readonly references: () => ReadonlyMap<ReferenceId, Reference>
  /** CSL XML of the manuscript's style now. */
  readonly loadStyle: () => Promise<string>
  readonly format: (side: SideName, request: FormatRequest) => Promise<Result<FormattedSide, StyleError>>
  /** Formats both sides as one text; rejects with the reason. */
  readonly formatTogether: (
    requests: Readonly<Record<SideName, FormatRequest>>,
    list: 'each' | 'one'
  ) => Promise<FormattedSides>
  readonly onBusy: (busy: boolean) => void
  /** The reason the newest request failed, undefined once one succeeds. The old texts stay shown. */
  readonly onError: (message: string | undefined) => void
  readonly onFormatted: () => void
}

export type FormattedSides = Readonly<Record<SideName, FormattedSide>>

export interface CitationFormatting {
  /** Formats again soon if anything that citations depend on has changed. */
  readonly refresh: () => void
  /** The newest formatted state, formatting first if that is out of date. */
  readonly formatted: () => Promise<FormattedSides>
  /** Both sides as one text with one series of numbers; the pages go on showing each by itself. */
  readonly formattedTogether: (list: 'each' | 'one') => Promise<FormattedSides>
  readonly latest: (side: SideName) => FormattedSide | undefined
  readonly dispose: () => void
}

/** Wait for a pause this long before formatting: a burst of edits costs one pass. */
const PAUSE_MS = 40
/** Formatting that takes longer than this is shown as work. */
const BUSY_AFTER_MS = 150

/** Keeps the citation texts and bibliographies of both sides up to date with text, library and style. */
export function createCitationFormatting(options: FormattingOptions): CitationFormatting {
  const shown: Partial<Record<SideName, FormattedSide>> = {}
  const shownRequests: Partial<Record<SideName, FormatRequest>> = {}
  const shownWarnings: Partial<Record<SideName, ReadonlyMap<ReferenceId, Warning>>> = {}
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  let again = false
  let disposed = false

  const show = (side: SideName, formatted: FormattedSide): void => {
    const warnings = warningsOf(options, side)
    shownWarnings[side] = warnings
    options.editors[side].showFormatted({ ...formatted, missing: new Set(formatted.missing), warnings })
  }
  /** What is known of a work changes without a change of its text. */
  const showWarnings = (side: SideName): void => {
    const formatted = shown[side]
    const before = shownWarnings[side]
    if (formatted && before && !sameWarnings(before, warningsOf(options, side))) show(side, formatted)
  }

  /** Resolves with whether anything is shown anew. */
  const formatSide = async (side: SideName, style: string): Promise<boolean> => {
    const request = requestFor(options, side, style)
    const last = shownRequests[side]
    if (last && sameRequest(last, request)) {
      showWarnings(side)
      return false
    }
    const result = await options.format(side, request)
    if (disposed) return false
    if (!result.ok) throw new Error(result.error.message)
    shown[side] = result.value
    shownRequests[side] = request
    show(side, result.value)
    return true
  }

  const formatBoth = async (): Promise<void> => {
    const busy = setTimeout(() => options.onBusy(true), BUSY_AFTER_MS)
    try {
      const style = await options.loadStyle()
      const changed = await Promise.all(SIDE_NAMES.map((side) => formatSide(side, style)))
      options.onError(undefined)
      if (changed.some(Boolean)) options.onFormatted()
    } catch (error) {
      options.onError(error instanceof Error ? error.message : String(error))
    } finally {
      clearTimeout(busy)
      options.onBusy(false)
    }
  }

  const run = (): Promise<void> => {
    clearTimeout(timer)
    if (running) {
      again = true
      return running
    }
    running = runUntilCurrent()
    return running
  }
  const runUntilCurrent = async (): Promise<void> => {
    again = false
    await formatBoth()
    running = undefined
    if (again && !disposed) await run()
  }

  return {
    refresh: () => {
      clearTimeout(timer)
      timer = setTimeout(() => void run(), PAUSE_MS)
    },
    formatted: async () => {
      await run()
      const { leading, facing } = shown
      if (!leading || !facing) throw new Error('The citations could not be formatted.')
      return { leading, facing }
    },
    formattedTogether: async (list) => {
      const style = await options.loadStyle()
      const requestOf = (side: SideName): FormatRequest => requestFor(options, side, style)
      return options.formatTogether({ leading: requestOf('leading'), facing: requestOf('facing') }, list)
    },
    latest: (side) => shown[side],
    dispose: () => {
      disposed = true
      clearTimeout(timer)
    }
  }
}

function requestFor(options: FormattingOptions, side: SideName, style: string): FormatRequest {
  const citations = options.editors[side].citations().map((placed) => placed.citation)
  const library = options.references()
  const references = new Map<ReferenceId, CslItem>()
  for (const citation of citations) {
    for (const { reference: id } of citation.items) {
      const reference = library.get(id)
      if (reference) references.set(id, reference.item)
    }
  }
  return { style, locale: options.languages[side], references, citations }
}

function sameRequest(a: FormatRequest, b: FormatRequest): boolean {
  return (
    a.style === b.style &&
    a.locale === b.locale &&
    a.citations.length === b.citations.length &&
    a.citations.every((citation, index) => citation === b.citations[index]) &&
    a.references.size === b.references.size &&
    [...a.references].every(([id, item]) => b.references.get(id) === item)
  )
}

function warningsOf(options: FormattingOptions, side: SideName): ReadonlyMap<ReferenceId, Warning> {
  const cited = options.editors[side].citations().flatMap(({ citation }) => citation.items)
  return findWarnings(new Set(cited.map((item) => item.reference)), options.references())
}

const sameWarnings = (a: ReadonlyMap<ReferenceId, Warning>, b: ReadonlyMap<ReferenceId, Warning>): boolean =>
  a.size === b.size && [...a].every(([id, warning]) => b.get(id) === warning)
