import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CheckFinding } from '#core/checks/check-finding'
import { createChecker } from '#core/checks/check-manuscript'
import { CHECKS, isWholePassage } from '#core/checks/check-table'
import type { ReferenceId } from '#core/ids'
import { SIDE_NAMES, type Manuscript, type SideName } from '#core/manuscript/manuscript'
import { textOf } from '#core/manuscript/text-of'
import type { Reference } from '#core/references/reference'
import { stepThrough } from '#core/work-in-steps'
import type { MarkedSpan } from '../../editor/side-editor'
import { runInSlices } from '../../workbench/run-in-slices'
import type { Dismissals, Session } from '../../workbench/workbench'
import { listFindings, type ListedFinding } from './list-findings'
import type { CheckFilter } from './check-filter'

export interface ChecksState {
  /** The manuscript that was checked last; undefined before the first time. */
  readonly manuscript: Manuscript | undefined
  /** Everything that was found, in the order of the text. */
  readonly all: readonly ListedFinding[]
  /** Those that the filter leaves. */
  readonly listed: readonly ListedFinding[]
  readonly filter: CheckFilter
  readonly dismissed: ReadonlySet<string>
  /** The finding that is shown on the pages. */
  readonly current: string | undefined
  /** Where it stands in `listed`, or stood before it was mended. */
  readonly at: number
  /** Errors and warnings that are not dismissed; undefined before the first check, and of a manuscript with one side. */
  readonly open: number | undefined
}

export interface Checks {
  readonly state: StoreApi<ChecksState>
  readonly setFilter: (change: Partial<CheckFilter>) => void
  /** Shows a finding on both pages, in place of the one before. */
  readonly show: (finding: ListedFinding) => void
  /** Shows the next or previous of those listed, and round; false where there are none. */
  readonly step: (delta: 1 | -1) => boolean
  /** Puts the caret where something is to be done about a finding. */
  readonly goTo: (finding: ListedFinding) => void
  readonly setDismissed: (finding: CheckFinding, isDismissed: boolean) => void
  /** Marks the findings on the pages while someone looks at the list. */
  readonly mark: (isMarking: boolean) => void
  /** Begins to check; call what it returns to end it. */
  readonly start: () => () => void
}

export interface ChecksOptions {
  readonly session: Session
  readonly references: StoreApi<{ readonly references: ReadonlyMap<ReferenceId, Reference> }>
  readonly dismissals: Dismissals
}

/** A pause in typing this long, in ms, before the text is checked again. */
const PAUSE_MS = 600

/** Checks the open manuscript now and after every pause in typing, in slices, never while an input method composes. */
export function createChecks({ session, references, dismissals }: ChecksOptions): Checks {
  const { id } = session.state.getState()
  const check = createChecker()
  let ending: AbortController | undefined
  let isMarking = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let isRunning = false
  const state = createStore<ChecksState>(() => ({
    manuscript: undefined,
    all: [],
    listed: [],
    filter: { severity: 'all', kind: 'all', dismissed: false },
    dismissed: dismissals.read(id),
    current: undefined,
    at: 0,
    open: undefined
  }))

  const set = (change: Partial<ChecksState>): void => {
    state.setState((before) => withLists({ ...before, ...change }), true)
    markSpans()
  }
  const markSpans = (): void => {
    const spans = isMarking ? spansOf(state.getState()) : NO_SPANS
    SIDE_NAMES.forEach((side) => session.editors[side].markSpans(spans[side]))
  }
  const isComposing = (): boolean => SIDE_NAMES.some((side) => session.editors[side].isComposing())
  const run = async (): Promise<void> => {
    const signal = ending?.signal
    if (!signal || signal.aborted) return
    if (isRunning || isComposing()) return checkSoon()
    isRunning = true
    try {
      const manuscript = session.read()
      const found = await runInSlices(stepThrough(check(manuscript, references.getState().references)), { signal })
      // Labels have a list of their own.
      const differing = found.filter((finding) => finding.check !== 'label-unresolved')
      set({ manuscript, all: listFindings(differing, manuscript) })
    } catch (error) {
      if (!signal.aborted) throw error
    } finally {
      isRunning = false
    }
  }
  const checkSoon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void run(), PAUSE_MS)
  }

  const show = (finding: ListedFinding): void => {
    set({ current: finding.id })
    const [span] = finding.spans
    if (span) session.editors[span.side].showSpan(span)
  }
  return {
    state,
    setFilter: (change) => set({ filter: { ...state.getState().filter, ...change } }),
    show,
    step: (delta) => {
      const { listed, current, at } = state.getState()
      // Behind one that is gone comes the one that took its place.
      const isGone = listed[at]?.id !== current
      const next = isGone && delta === 1 ? (listed[at] ?? listed[0]) : listed.at((at + delta) % listed.length)
      if (next) show(next)
      return next !== undefined
    },
    goTo: (finding) => {
      show(finding)
      const span = finding.spans.find(({ side }) => side === finding.values.side) ?? finding.spans[0]
      if (span) session.editors[span.side].goToSpan(span)
    },
    setDismissed: ({ key }, isDismissed) => {
      const dismissed = new Set(state.getState().dismissed)
      if (isDismissed) dismissed.add(key)
      else dismissed.delete(key)
      dismissals.write(id, dismissed)
      set({ dismissed })
    },
    mark: (next) => {
      isMarking = next
      markSpans()
    },
    start: () => {
      ending = new AbortController()
      const stops = [
        ...SIDE_NAMES.map((side) => session.editors[side].onChange(checkSoon)),
        references.subscribe((next, before) => next.references !== before.references && checkSoon()),
        // Pairings follow the text a moment later.
        session.state.subscribe((next, before) => next.pairings !== before.pairings && checkSoon())
      ]
      checkSoon()
      return () => {
        ending?.abort()
        clearTimeout(timer)
        stops.forEach((stop) => stop())
      }
    }
  }
}

/** The state with what follows from it. */
function withLists(state: ChecksState): ChecksState {
  const { all, filter, dismissed } = state
  const listed = all.filter(
    ({ key, check, severity }) =>
      dismissed.has(key) === filter.dismissed &&
      (filter.severity === 'all' || severity === filter.severity) &&
      (filter.kind === 'all' || CHECKS[check].kind === filter.kind)
  )
  const count = all.filter(({ key, severity }) => severity !== 'info' && !dismissed.has(key)).length
  const open = state.manuscript && (count > 0 || hasBothSides(state.manuscript)) ? count : undefined
  const found = listed.findIndex(({ id }) => id === state.current)
  return { ...state, listed, at: found < 0 ? Math.min(state.at, listed.length) : found, open }
}

type Spans = Readonly<Record<SideName, readonly MarkedSpan[]>>

const NO_SPANS: Spans = { leading: [], facing: [] }

/** The findings listed, and above them the current one: its words, or the passage where they should be. */
function spansOf({ listed, current }: ChecksState): Spans {
  const spans = { leading: [] as MarkedSpan[], facing: [] as MarkedSpan[] }
  for (const { check, spans: all, severity } of listed) {
    if (isWholePassage(check)) continue
    for (const span of all) if (span.start < span.end) spans[span.side].push({ ...span, look: severity })
  }
  const shown = listed.find(({ id }) => id === current)
  for (const span of shown?.spans ?? []) {
    const hasWords = span.start < span.end && shown && !isWholePassage(shown.check)
    spans[span.side].push({ ...span, look: hasWords ? 'current' : 'passage' })
  }
  return spans
}

/** False for a manuscript in one language, which has nothing to be compared with. */
export function hasBothSides(manuscript: Manuscript): boolean {
  return SIDE_NAMES.every((side) => manuscript[side].blocks.some((block) => textOf(block).trim() !== ''))
}
