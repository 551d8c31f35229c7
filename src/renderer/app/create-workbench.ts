import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ManuscriptId, ReferenceId } from '#core/ids'
import { createStyleSource } from '#core/citation/style-source'
import type { Manuscript } from '#core/manuscript/manuscript'
import { fail, succeed, type Result } from '#core/result'
import type { HostApi, OpenedFile } from '#host/host-api'
import { findingText, languageFor, text } from '../i18n'
import type { RecordStore } from '../storage/record-store'
import { createCitationClient, fetchResource, type CitationClient } from '../workers/citation-client'
import { createDocumentClient } from '../workers/document-client'
import { createExportClient } from '../workers/export-client'
import { createLibraryClient } from '../workers/library-client'
import type { Session, Styles, Workbench } from '../workbench/workbench'
import { adoptManuscript } from './adopt-manuscript'
import { createFileReader } from './read-file'
import { openSession } from './open-session'
import { isRandomId, randomIds } from './random-ids'
import type { OpenSession } from './session/create-session'
import { createActLog } from './workbench/act-log'
import { createCitingManuscripts } from './workbench/citing-manuscripts'
import { createLibrary, type LoadedLibrary } from './workbench/library'
import { loadDismissals } from './workbench/dismissals'
import { judgeReference } from './workbench/judge-reference'
import { createLookups } from './workbench/lookups'
import { createCatalogue, type Catalogue } from './workbench/manuscripts'
import { loadPreferences } from './workbench/preferences'
import { createStoredPictures } from './workbench/stored-pictures'
import { createStylePreview } from './workbench/style-preview'
import { createStyles, type LoadedStyles } from './workbench/styles'

export interface OpenedManuscript {
  /** Title of the citation style that the file brought and that now stands among the user's own. */
  readonly newStyle?: string
}

/** The workbench with what only the composition root may use. */
export interface RunningWorkbench extends Workbench {
  readonly library: LoadedLibrary
  readonly manuscripts: Catalogue
  readonly styles: LoadedStyles & Styles
  readonly currentSession: () => OpenSession | undefined
  /** Undoes the newest act: of the open manuscript, else of the library. */
  readonly undo: () => void
  readonly redo: () => void
  /** Sentences that the user must see and that no act of theirs waits for. */
  readonly problems: StoreApi<readonly string[]>
  readonly tell: (problem: string) => void
  /** What the notices about the journal come from. */
  readonly store: Pick<RecordStore, 'journalProblem' | 'onJournalProblem'>
  /**
   * Opens a `.bifolium` file, or any document a manuscript can be read from, with the references and the style it brings.
   * The error is the reason when it is refused; what could not come in is told. Rejects with the reason of the signal that
   * stops it while the file is read.
   */
  readonly openFile: (
    file: Pick<OpenedFile, 'name' | 'bytes'> & Partial<Pick<OpenedFile, 'id'>>,
    signal?: AbortSignal
  ) => Promise<Result<OpenedManuscript, string>>
  /** Takes references into the library, those that it has already left out; citations of them then point there. */
  readonly adopt: (read: Parameters<typeof adoptManuscript>[0]) => Promise<Manuscript>
}

const newManuscriptId = (): ManuscriptId => randomIds<'ManuscriptId'>('m')
/** So many things that could not come in are told; a document that is full of them says enough by these. */
const MAX_TOLD = 8
const now = (): string => new Date().toISOString()

/** Builds the workbench over an opened store: library, styles, manuscripts and the session of the open one. */
export async function createWorkbench(
  host: HostApi,
  store: RecordStore,
  onLoading?: (references: number) => void
): Promise<RunningWorkbench> {
  const description = await host.describe()
  // The served host speaks its terminal's language; the browser knows its reader's.
  const locale = description.kind === 'served' ? navigator.language : description.locale
  const preferences = await loadPreferences(store, languageFor(locale))
  const session = createStore<{ readonly current: Session | undefined }>(() => ({ current: undefined }))
  const source = createStyleSource(fetchResource)
  const createCitations = (): CitationClient => createCitationClient({ source })
  const citations = createCitations()
  const libraryFiles = createLibraryClient()
  const exports = createExportClient()
  const problems = createStore<readonly string[]>(() => [])
  const tell = (problem: string): void => problems.setState((known) => [...known, problem], true)
  let open: OpenSession | undefined
  const acts = createActLog()
  const pictures = createStoredPictures(store)

  const library = createLibrary({
    store,
    now,
    newId: () => randomIds<'ReferenceId'>('r'),
    readFile: libraryFiles.read,
    writeFile: (ids, format) =>
      libraryFiles.write(
        ids.flatMap((id) => library.state.getState().references.get(id) ?? []),
        format
      ),
    manuscripts: createCitingManuscripts(store, pictures, () => open?.read()),
    record: (name, act, citations) => {
      if (!open) acts.record(act)
      else if (citations) {
        const { id } = open.state.getState()
        open.changeCitations(name, (citation) => citations(citation, id), act)
      } else open.record(name, act)
    },
    undoAct: () => (open ? open.undoAct() : acts.undo()),
    onPdf: (ids) => {
      if (lookups.state.getState().settings.network !== 'off') lookups.check(ids).catch(notKept)
    },
    onError: (error) => tell(text('app.notKept', { message: messageOf(error) }))
  })
  const notKept = (error: unknown): void => tell(text('app.notKept', { message: messageOf(error) }))
  const styles = createStyles({
    store,
    catalogue: await source.catalogue(),
    loadFullCatalogue: source.fullCatalogue,
    loadStyle: async (id) => (await source.style(id)) ?? Promise.reject(new Error(`The style ${id} is not here.`)),
    record: (name, act) => (open ? open.record(name, act) : acts.record(act)),
    onError: notKept
  })
  // Previews have a worker of their own: the manuscript's keeps what it has formatted.
  const previews = createCitations()
  const preview = createStylePreview({ textOf: styles.textOf, format: previews.format })

  const showNext = async (load: () => Promise<Manuscript | undefined>): Promise<void> => {
    await open?.close()
    open = undefined
    acts.clear()
    session.setState({ current: undefined })
    const manuscript = await load()
    if (manuscript) {
      const { save, keep } = manuscripts
      const authorName = (): string => preferences.state.getState().name
      open = openSession({
        manuscript,
        library,
        styles,
        citations,
        createCitations,
        exports,
        save,
        keep,
        now,
        authorName
      })
      session.setState({ current: open })
    }
    // What is open is not worth a failure: the next start shows the list instead.
    await store
      .keep([{ collection: 'settings', id: 'open', value: { manuscript: manuscript?.id ?? '' } }])
      .catch(() => undefined)
  }
  // One after the other: two that open at once would leave one of their sessions behind, still saving.
  let showing: Promise<void> = Promise.resolve()
  const show = (load: () => Promise<Manuscript | undefined>): Promise<void> => {
    showing = showing.catch(() => undefined).then(() => showNext(load))
    return showing
  }
  const manuscripts = createCatalogue({
    store,
    pictures,
    now,
    ids: randomIds,
    show,
    current: () => open && { id: open.state.getState().id, setTitle: open.setTitle, saveNow: open.saveNow },
    // The sample is Markdown, whose reader nothing else in the window needs.
    loadSample: async () => {
      const { loadSample } = await import('./load-sample')
      return loadSample({ library, read: fetchResource, ids: randomIds, now: now() })
    }
  })
  const readFile = createFileReader({
    readDocument: createDocumentClient().read,
    references: () => library.state.getState().references,
    readBeside: host.readBeside,
    hasStyle: (id) => styles.find(id) !== undefined,
    now
  })
  const adopt: RunningWorkbench['adopt'] = async (read) => {
    const { manuscript, lost } = await adoptManuscript(read, library)
    for (const finding of lost) tell(findingText(finding, text))
    return manuscript
  }
  library.state.subscribe(() => open?.refreshCitations())
  styles.state.subscribe(() => open?.refreshCitations())
  const lookupsPanel = createStore(() => ({ open: false }))
  const bibliographyPanel: Workbench['bibliographyPanel'] = createStore(() => ({ open: false }))
  const lookups = createLookups({
    host,
    findReference: (id) => library.state.getState().references.get(id),
    keepChecked: library.keepChecked,
    judge: judgeReference,
    onRefused: () => lookupsPanel.setState({ open: true }),
    onError: (error) => tell(messageOf(error))
  })
  const [{ unreadable }] = await Promise.all([library.load(onLoading), styles.load(), manuscripts.load()])
  // Answers that came while the window was closed are about references, which must be here first.
  await lookups.load()
  if (unreadable > 0) tell(text('app.unreadableReferences', { count: unreadable }))

  return {
    host,
    library,
    styles: { ...styles, preview },
    manuscripts,
    lookups,
    lookupsPanel,
    bibliographyPanel,
    session,
    libraryTarget: createStore<{ readonly reference: ReferenceId | undefined }>(() => ({ reference: undefined })),
    problems,
    store,
    tell,
    currentSession: () => open,
    undo: () => (open ? open.undo() : acts.undo()),
    redo: () => (open ? open.redo() : acts.redo()),
    adopt,
    openFile: async ({ name, bytes, id }, signal) => {
      const read = await readFile(name, bytes, id, signal)
      signal?.throwIfAborted()
      if (!read.ok) return fail(text('finding.inFile', { name, message: findingText(read.error, text) }))
      const { style } = read.value
      const taken = await adopt(read.value)
      const adopted = style === undefined ? undefined : await styles.adopt(taken.styleId, style)
      const manuscript = adopted ? { ...taken, styleId: adopted.entry.id } : taken
      // A file that comes back must not replace what was written here in the meantime.
      const isHere = manuscripts.state.getState().summaries.some((summary) => summary.id === manuscript.id)
      await manuscripts.create(
        isHere || !isRandomId(manuscript.id) ? { ...manuscript, id: newManuscriptId() } : manuscript
      )
      for (const finding of read.value.findings.slice(0, MAX_TOLD)) tell(findingText(finding, text))
      return succeed(adopted?.isNew ? { newStyle: adopted.entry.title } : {})
    },
    dismissals: await loadDismissals(store),
    preferences: preferences.state,
    setPreferences: preferences.set,
    newReferenceId: () => randomIds<'ReferenceId'>('r'),
    newCitationId: () => randomIds<'CitationId'>('c'),
    newCommentId: () => randomIds<'CommentId'>('k'),
    newAuthorId: () => randomIds<'AuthorId'>('a'),
    newAffiliationId: () => randomIds<'AffiliationId'>('i'),
    newCollectionId: () => randomIds<'CollectionId'>('k')
  }
}

/** Opens what was open when the window was last closed. What cannot be opened is told, and the list shown instead. */
export async function reopenLast(workbench: RunningWorkbench, store: RecordStore): Promise<void> {
  const last = (await store.read('settings', 'open')) as { readonly manuscript?: ManuscriptId } | undefined
  const summary = workbench.manuscripts.state.getState().summaries.find((one) => one.id === last?.manuscript)
  if (!summary || summary.binnedAt) return
  await workbench.manuscripts.open(summary.id).catch((error: unknown) => workbench.tell(messageOf(error)))
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
