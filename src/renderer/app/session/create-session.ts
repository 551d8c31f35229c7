import { createStore } from 'zustand/vanilla'
import type { CitationId, LabelId } from '#core/ids'
import { structureOf } from '#core/bitext/structure-of'
import type { Citation } from '#core/manuscript/citation'
import { findTypedPart } from '#core/manuscript/find-typed-part'
import { SIDE_NAMES, type Manuscript, type Pairing, type SideName } from '#core/manuscript/manuscript'
import type { Inline } from '#core/manuscript/nodes'
import type { EditorCounts, PlacedLabel, SideEditor } from '../../editor/side-editor'
import type { LabelScope, PackedFile, Session, SessionState, SideLabel } from '../../workbench/workbench'
import { createAutosave } from './autosave'
import { createCitationFormatting, type FormattedSides, type FormattingOptions } from './citation-formatting'
import { createUndoLog, type Act, type UndoFocus } from './undo-log'

export interface SessionOptions {
  readonly manuscript: Manuscript
  readonly editors: Readonly<Record<SideName, SideEditor>>
  readonly references: FormattingOptions['references']
  readonly loadStyle: (styleId: string) => Promise<string>
  readonly format: FormattingOptions['format']
  readonly formatTogether: FormattingOptions['formatTogether']
  readonly save: (manuscript: Manuscript) => Promise<void>
  /** Ids of the labels of both sides that are the same attribution as `label`, itself left out. */
  readonly findMirrored: (label: SideLabel, manuscript: Manuscript) => readonly LabelId[]
  readonly pair: (manuscript: Manuscript) => readonly Pairing[]
  readonly exportManuscript: (
    manuscript: Manuscript,
    formatted: FormattedSides,
    options: Parameters<Session['export']>[0],
    signal?: AbortSignal
  ) => ReturnType<Session['export']>
  readonly pack: (manuscript: Manuscript) => Promise<PackedFile>
  readonly recordingAuthor: Session['recordingAuthor']
  readonly newCitationId: () => CitationId
  readonly now: () => string
}

export interface OpenSession extends Session {
  /** Says that references of the library changed. */
  readonly refreshCitations: () => void
  /** Notes an act outside of the text that undo should reach. */
  readonly record: (name: string, act: Act) => void
  /** Changes citations of both sides and notes what went with that outside of the text; one undo takes back both. */
  readonly changeCitations: (name: string, change: (citation: Citation) => Citation, act: Act) => void
  /** Undoes the newest act outside of the text, whatever was typed since. */
  readonly undoAct: () => void
  /** Saves what is unsaved and lets go of the editors. */
  readonly close: () => Promise<void>
  /** Lets go of the editors without saving anything. */
  readonly abandon: () => void
  readonly isDirty: () => boolean
}

/** Structure, labels and counts are gathered this long after a change: typing never waits for them. */
const GATHER_AFTER_MS = 250

/** Opens a manuscript in a pair of editors and keeps text, citations, counts and the stored copy in step. */
export function createSession(options: SessionOptions): OpenSession {
  const { editors, manuscript } = options
  SIDE_NAMES.forEach((side) => editors[side].load(manuscript[side].blocks))
  let meta = describe(manuscript)
  let pairings = manuscript.pairings
  let pairedStructure: string | undefined
  let gathering: ReturnType<typeof setTimeout> | undefined
  /** The text of a citation that the last step typed in: its next letters belong to that step. */
  let typedPart: string | undefined

  const state = createStore<SessionState>(() => initialState(manuscript))
  // Every commit of React while the caret is in a side reads through that whole side: no change, no commit.
  const show = (change: Partial<SessionState>): void => {
    const before: Partial<SessionState> = state.getState()
    const keys = Object.keys(change) as (keyof SessionState)[]
    if (keys.some((key) => !Object.is(change[key], before[key]))) state.setState(change)
  }
  const log = createUndoLog(editors)

  const read = (): Manuscript => {
    const { titles, ...rest } = meta
    return {
      ...rest,
      pairings,
      leading: { ...manuscript.leading, title: titles.leading, blocks: editors.leading.read() },
      facing: { ...manuscript.facing, title: titles.facing, blocks: editors.facing.read() }
    }
  }

  const autosave = createAutosave({
    write: async () => {
      gather()
      await options.save({ ...read(), modifiedAt: options.now() })
    },
    onState: (save) => show({ save }),
    now: options.now
  })

  const formatting = createCitationFormatting({
    editors,
    languages: state.getState().languages,
    references: options.references,
    loadStyle: () => options.loadStyle(meta.styleId),
    format: options.format,
    formatTogether: options.formatTogether,
    onBusy: (formatting) => show({ formatting }),
    onError: (formatError) => show({ formatError }),
    onFormatted: () => state.setState({})
  })

  const focus = (): UndoFocus => state.getState().activeSide
  const showUndo = (): void => show({ undoLabel: log.peekUndo(focus()), redoLabel: log.peekRedo(focus()) })

  const pairAgain = (): void => {
    const structure = SIDE_NAMES.map((side) => structureOf(editors[side].read())).join('\n\n')
    if (structure === pairedStructure) return
    pairedStructure = structure
    pairings = sameItems(options.pair(read()), pairings)
  }
  const gather = (): void => {
    clearTimeout(gathering)
    gathering = undefined
    pairAgain()
    show({
      pairings,
      labels: sameItems(labelsOf(editors), state.getState().labels),
      citationCount: editors.leading.citations().length + editors.facing.citations().length,
      counts: sameCounts(countsOf(editors), state.getState().counts),
      paired: shareOfPaired(pairings)
    })
  }

  const changed = (): void => {
    autosave.schedule()
    formatting.refresh()
    gathering ??= setTimeout(gather, GATHER_AFTER_MS)
  }
  const unsubscribes = [
    ...SIDE_NAMES.map((side) => editors[side].onChange(changed)),
    ...SIDE_NAMES.map((side) => editors[side].onSelection((selection) => show({ activeSide: side, selection }))),
    log.onChange(() => {
      typedPart = undefined
      showUndo()
    })
  ]

  const act = (name: string, work: () => void): void => {
    log.group(name, work)
    gather()
  }
  const labelsInScope = (id: LabelId, scope: LabelScope): readonly SideLabel[] => {
    const labels = labelsOf(editors)
    const label = labels.find((one) => one.id === id)
    if (!label) return []
    if (scope === 'one') return [label]
    if (scope === 'identical') return labels.filter((one) => sameName(one, label))
    const mirrored = new Set(options.findMirrored(label, read()))
    return labels.filter((one) => one.id === id || mirrored.has(one.id))
  }
  const replace = (name: string, id: LabelId, scope: LabelScope, make: (label: SideLabel) => readonly Inline[]): void =>
    act(name, () => {
      const labels = labelsInScope(id, scope)
      for (const side of SIDE_NAMES) {
        const here = labels.filter((label) => label.side === side)
        if (here.length > 0) editors[side].replaceLabels(new Map(here.map((label) => [label.id, make(label)])))
      }
    })

  const setMeta = (name: string, after: typeof meta): void => {
    const before = meta
    const apply = (value: typeof meta): void => {
      meta = value
      state.setState({ title: meta.title, titles: meta.titles, styleId: meta.styleId })
      changed()
    }
    apply(after)
    log.record(name, { undo: () => apply(before), redo: () => apply(after) })
  }

  const abandon = (): void => {
    clearTimeout(gathering)
    unsubscribes.forEach((stop) => stop())
    autosave.dispose()
    formatting.dispose()
    log.dispose()
  }

  gather()
  formatting.refresh()

  return {
    state,
    editors,
    labelsInScope,
    resolveLabel: (id, items, scope) =>
      replace('resolve-label', id, scope, () => [
        { type: 'citation', citation: { id: options.newCitationId(), mode: 'normal', items } }
      ]),
    markNotASource: (id, scope) => replace('not-a-source', id, scope, ({ raw }) => [{ type: 'text', value: raw }]),
    insertCitation: (side, items, mode) =>
      act('insert-citation', () => editors[side].insertCitation({ id: options.newCitationId(), mode, items })),
    updateCitation: (side, citation) => {
      const before = findCitation(editors, citation.id)?.citation
      const part = before && findTypedPart(before, citation)
      if (part !== undefined && part === typedPart) return editors[side].updateCitation(citation, 'last')
      act('edit-citation', () => editors[side].updateCitation(citation))
      typedPart = part
    },
    removeCitation: (side, id) => act('remove-citation', () => editors[side].removeCitation(id)),
    findCitation: (id) => findCitation(editors, id),
    formatted: (id) =>
      formatting.latest('leading')?.citations.get(id) ?? formatting.latest('facing')?.citations.get(id),
    editText: (name, sides, work) => act(name, () => [sides].flat().forEach((side) => work(editors[side]))),
    setStyle: (styleId) => setMeta('style', { ...meta, styleId }),
    setRecording: (isOn) => {
      const { recordsChanges: _, ...rest } = meta
      meta = isOn ? { ...rest, recordsChanges: true } : rest
      show({ recording: isOn })
      autosave.schedule()
    },
    recordingAuthor: options.recordingAuthor,
    setTitle: (title) => setMeta('title', { ...meta, title, titles: followTitle(meta, title) }),
    setDetails: ({ titles, authors, affiliations }) => {
      const { authors: _, affiliations: __, ...rest } = meta
      setMeta('details', {
        ...rest,
        titles,
        ...(authors.length > 0 && { authors }),
        ...(affiliations.length > 0 && { affiliations })
      })
    },
    undo: () => log.undo(focus()),
    redo: () => log.redo(focus()),
    export: async (exportOptions, signal) => {
      const { together, citations } = exportOptions
      // Keys are no numbers.
      const isOne = together !== undefined && exportOptions.sides === 'both' && citations !== 'pandoc'
      const list = together === 'list' && exportOptions.format === 'docx' ? 'one' : 'each'
      const formatted = isOne ? await formatting.formattedTogether(list) : await formatting.formatted()
      return options.exportManuscript(read(), formatted, exportOptions, signal)
    },
    pack: () => options.pack(read()),
    saveNow: () => autosave.flush(),
    read,
    changeCitations: (name, change, act) => {
      log.group(name, () => SIDE_NAMES.forEach((side) => changeCitationsOf(editors[side], change)), act)
      gather()
    },
    undoAct: () => log.undo('acts'),
    refreshCitations: formatting.refresh,
    setActiveSide: (activeSide) => {
      // Each side keeps its own selection; what stands selected in this one counts again.
      show({ activeSide, selection: editors[activeSide].selection() })
      showUndo()
    },
    record: log.record,
    isDirty: autosave.isDirty,
    close: async () => {
      // What is typed while a save is under way is saved by a next one.
      while (autosave.isDirty()) await autosave.flush()
      abandon()
    },
    abandon
  }
}

/** All of a manuscript but its text. */
interface Description extends Omit<Manuscript, 'leading' | 'facing'> {
  readonly titles: Readonly<Record<SideName, string>>
}

function describe({ leading, facing, ...rest }: Manuscript): Description {
  return { ...rest, titles: { leading: leading.title, facing: facing.title } }
}

/** A side that shares the manuscript's title follows it when it changes. */
function followTitle({ title: before, titles }: Description, title: string): Description['titles'] {
  const follow = (own: string): string => (own === before ? title : own)
  return { leading: follow(titles.leading), facing: follow(titles.facing) }
}

function changeCitationsOf(editor: SideEditor, change: (citation: Citation) => Citation): void {
  const changed = editor.citations().flatMap(({ citation }) => {
    const next = change(citation)
    return next === citation ? [] : [next]
  })
  if (changed.length > 0) editor.updateCitations(changed)
}

function initialState(manuscript: Manuscript): SessionState {
  return {
    id: manuscript.id,
    title: manuscript.title,
    styleId: manuscript.styleId,
    languages: { leading: manuscript.leading.language, facing: manuscript.facing.language },
    titles: { leading: manuscript.leading.title, facing: manuscript.facing.title },
    save: { kind: 'saved', at: manuscript.modifiedAt },
    labels: [],
    citationCount: 0,
    counts: { words: 0, hanCharacters: 0 },
    pairings: manuscript.pairings,
    paired: 0,
    formatting: false,
    formatError: undefined,
    activeSide: 'leading',
    selection: { kind: 'none' },
    recording: manuscript.recordsChanges === true,
    undoLabel: undefined,
    redoLabel: undefined
  }
}

function countsOf(editors: Readonly<Record<SideName, SideEditor>>): EditorCounts {
  const [leading, facing] = [editors.leading.counts(), editors.facing.counts()]
  return { words: leading.words + facing.words, hanCharacters: leading.hanCharacters + facing.hanCharacters }
}

function sameCounts(counts: EditorCounts, before: EditorCounts): EditorCounts {
  return counts.words === before.words && counts.hanCharacters === before.hanCharacters ? before : counts
}

const sideLabels = new WeakMap<PlacedLabel, SideLabel>()

function labelsOf(editors: Readonly<Record<SideName, SideEditor>>): readonly SideLabel[] {
  return SIDE_NAMES.flatMap((side) => editors[side].labels().map((label) => sideLabelOf(label, side)))
}

/** Labels of untouched blocks are the same objects, as the editor's are. */
function sideLabelOf(label: PlacedLabel, side: SideName): SideLabel {
  const known = sideLabels.get(label)
  if (known?.side === side) return known
  const placed = { ...label, side }
  sideLabels.set(label, placed)
  return placed
}

/** Two labels name the same source: by lexicon entry, or by the same words where the lexicon does not know them. */
function sameName(a: SideLabel, b: SideLabel): boolean {
  return a.source !== undefined ? a.source === b.source : a.name === b.name
}

function findCitation(
  editors: Readonly<Record<SideName, SideEditor>>,
  id: CitationId
): { side: SideName; citation: Citation } | undefined {
  for (const side of SIDE_NAMES) {
    const placed = editors[side].citations().find((one) => one.citation.id === id)
    if (placed) return { side, citation: placed.citation }
  }
  return undefined
}

/** The array held before when the new one holds the same objects, so that identity tells of a change. */
function sameItems<T>(items: readonly T[], before: readonly T[]): readonly T[] {
  return items.length === before.length && items.every((item, index) => item === before[index]) ? before : items
}

function shareOfPaired(pairings: readonly Pairing[]): number {
  if (pairings.length === 0) return 0
  return pairings.filter((pairing) => pairing.leading.length > 0 && pairing.facing.length > 0).length / pairings.length
}
