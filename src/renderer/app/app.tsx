import { useCallback, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { linkedMarks } from '#core/exchange/typed-references/typed-references'
import { SIDE_NAMES } from '#core/manuscript/manuscript'
import type { FileHandle, OpenedFile } from '#host/host-api'
import { AboutDialog } from '../features/about'
import { BibliographyDialog } from '../features/bibliography'
import { StartPage } from '../features/start'
import { CommandPalette, useCommandShortcuts } from '../features/palette'
import { LibraryPanel } from '../features/library'
import { AddByIdentifierDialog, CheckDialog, LookupsDialog } from '../features/lookups'
import { PasteDialog } from '../features/paste'
import { PreferencesDialog } from '../features/preferences'
import { ConnectTypedDialog, TypedList } from '../features/typed-references'
import { findingText, text, useLanguage, useText } from '../i18n'
import { Dialog, Notice, useToast } from '../ui'
import { listCommands, type CommandActs } from './commands'
import { listEditorCommands } from './editor-commands'
import type { RunningWorkbench } from './create-workbench'
import { blankManuscript } from './blank-manuscript'
import { ManuscriptView, type ManuscriptActs } from './manuscript-view'
import type { StoreReport } from './open-store'
import { ReadingDialog, type Reading } from './reading-dialog'
import { StoreNotices } from './store-notices'
import { useMenu } from './use-menu'
import type { Session } from '../workbench/workbench'
import { createPasteClient } from '../workers/paste-client'
import styles from './app.module.css'

const pasteWork = createPasteClient()

export interface AppProps {
  readonly workbench: RunningWorkbench
  readonly report: StoreReport
}

type OpenDialog =
  | 'paste'
  | 'preferences'
  | 'palette'
  | 'library'
  | 'about'
  | 'identifiers'
  | 'check'
  | 'typed'
  | undefined

/** The whole window: start page or open manuscript, and the dialogs that either may open. */
export function App({ workbench, report }: AppProps) {
  const session = useStore(workbench.session, (state) => state.current)
  const language = useLanguage()
  const [dialog, setDialog] = useState<OpenDialog>()
  const [manuscriptActs, setManuscriptActs] = useState<ManuscriptActs>()
  const [problem, attempt] = useAttempts()
  const offerTyped = useCallback((): void => setDialog('typed'), [])
  const [reading, setReading] = useState<Reading>()
  const files = useFiles(workbench, offerTyped, setReading)
  const close = (): void => setDialog(undefined)

  const acts: CommandActs = useMemo(
    () => ({
      newManuscript: () => attempt(createBlank(workbench)),
      openFile: () => attempt(files.open(undefined)),
      pasteText: () => setDialog('paste'),
      importReferences: () => (manuscriptActs ? manuscriptActs.showLibrary() : setDialog('library')),
      addByIdentifier: () => setDialog('identifiers'),
      checkReferences: () => setDialog('check'),
      lookups: () => workbench.lookupsPanel.setState({ open: true }),
      pasteReferences: () => workbench.bibliographyPanel.setState({ open: true }),
      manuscriptDetails: () => manuscriptActs?.showDetails(),
      connectTyped: () => setDialog('typed'),
      saveFile: () => attempt(files.save()),
      export: () => manuscriptActs?.export(),
      closeManuscript: () => attempt(workbench.manuscripts.close()),
      undo: workbench.undo,
      redo: workbench.redo,
      find: () => manuscriptActs?.find(),
      insertCitation: () => manuscriptActs?.insertCitation(),
      insertFootnote: () => manuscriptActs?.objects.insertNote('footnote'),
      insertEndnote: () => manuscriptActs?.objects.insertNote('endnote'),
      addComment: () => manuscriptActs?.objects.addComment(),
      insertEquation: () => manuscriptActs?.objects.insertEquation(),
      insertPicture: () => manuscriptActs?.objects.insertPicture(),
      insertReference: () => manuscriptActs?.objects.insertReference(),
      insertFigureCaption: () => manuscriptActs?.objects.insertCaption('figure'),
      insertTableCaption: () => manuscriptActs?.objects.insertCaption('table'),
      recordChanges: () => manuscriptActs?.toggleRecording(),
      acceptChange: () => manuscriptActs?.objects.settleChanges('accept', 'selected'),
      rejectChange: () => manuscriptActs?.objects.settleChanges('reject', 'selected'),
      acceptAllChanges: () => manuscriptActs?.objects.settleChanges('accept', 'all'),
      rejectAllChanges: () => manuscriptActs?.objects.settleChanges('reject', 'all'),
      nextLabel: () => manuscriptActs?.nextLabel(),
      nextUntranslated: () => manuscriptActs?.nextUntranslated(),
      checkSides: () => manuscriptActs?.showChecks(),
      nextFinding: () => manuscriptActs?.stepFinding(1),
      previousFinding: () => manuscriptActs?.stepFinding(-1),
      chooseStyle: () => manuscriptActs?.chooseStyle(),
      showOutline: () => manuscriptActs?.showOutline(),
      showLibrary: () => (manuscriptActs ? manuscriptActs.showLibrary() : setDialog('library')),
      palette: () => setDialog('palette'),
      preferences: () => setDialog('preferences'),
      about: () => setDialog('about')
    }),
    [workbench, files, manuscriptActs, attempt]
  )
  const commands = useMemo(() => listCommands(acts, language, session !== undefined), [acts, language, session])
  const paletteCommands = useMemo(
    () => [...commands.filter(({ run }) => run !== acts.palette), ...listEditorCommands(session, language)],
    [commands, acts, session, language]
  )
  useCommandShortcuts(commands)
  const openGiven = useCallback((file: OpenedFile) => attempt(files.openGiven(file)), [files, attempt])
  useMenu(workbench, commands, language, openGiven)

  return (
    <div className={styles.app}>
      <StoreNotices workbench={workbench} report={report} />
      {problem && <Problem message={problem} onClose={() => attempt(Promise.resolve())} />}
      {session ? (
        <ManuscriptView
          key={session.state.getState().id}
          session={session}
          onReady={setManuscriptActs}
          onBack={acts.closeManuscript}
          onPalette={acts.palette}
          onPreferences={acts.preferences}
        />
      ) : (
        <StartPage
          onPaste={acts.pasteText}
          onNew={() => createBlank(workbench)}
          onOpenFile={files.open}
          onLibrary={() => setDialog('library')}
          onPreferences={acts.preferences}
        />
      )}
      <PasteDialog
        open={dialog === 'paste'}
        onClose={close}
        work={pasteWork}
        onDocument={(document) => {
          close()
          openGiven({ id: 'given-as-text', ...document })
        }}
        renderTyped={(found) => <TypedList found={found} />}
        onAccept={async (accepted) => {
          await workbench.manuscripts.create(await workbench.adopt(accepted))
          // The preview has shown all else.
          const lost = accepted.findings.filter(({ severity }) => severity === 'error')
          for (const finding of lost) workbench.tell(findingText(finding, text))
          close()
        }}
      />
      {session && (
        <ConnectTypedDialog
          open={dialog === 'typed'}
          onClose={close}
          find={() => pasteWork.findTypedIn(session.read())}
          onConnect={() => connectTyped(workbench, session)}
        />
      )}
      <AddByIdentifierDialog open={dialog === 'identifiers'} onClose={close} />
      <CheckDialog
        open={dialog === 'check'}
        onClose={close}
        onShow={(reference) => {
          if (!session) setDialog('library')
          workbench.libraryTarget.setState({ reference })
        }}
      />
      <LookupsDialog
        open={useStore(workbench.lookupsPanel, (state) => state.open)}
        onClose={() => workbench.lookupsPanel.setState({ open: false })}
      />
      <BibliographyDialog
        open={useStore(workbench.bibliographyPanel, (state) => state.open)}
        onClose={() => workbench.bibliographyPanel.setState({ open: false, text: undefined })}
        given={useStore(workbench.bibliographyPanel, (state) => state.text)}
        onAdded={acts.showLibrary}
        readText={pasteWork.readBibliography}
      />
      <LibraryDialog open={dialog === 'library'} onClose={close} />
      <PreferencesDialog open={dialog === 'preferences'} onClose={close} onAbout={acts.about} />
      <AboutDialog open={dialog === 'about'} onClose={close} />
      <ReadingDialog reading={reading} />
      <CommandPalette open={dialog === 'palette'} onClose={close} commands={paletteCommands} />
    </div>
  )
}

/**
 * Makes citations of the typed ones of the open manuscript, as one step; their references go into the library. Rejects,
 * with all as it was, where a word or citation would be lost.
 */
async function connectTyped(workbench: RunningWorkbench, session: Session): Promise<void> {
  const { manuscript, references, findings } = await pasteWork.connectTyped(session.read())
  const refused = findings.find(({ severity }) => severity === 'error')
  if (refused) throw new Error(findingText(refused, text))
  const adopted = await workbench.adopt({ manuscript, references })
  session.editText('connect-typed', SIDE_NAMES, (editor) => {
    const side = SIDE_NAMES.find((name) => session.editors[name] === editor)
    if (side) editor.replaceBlocks(adopted[side].blocks)
  })
  for (const finding of findings) if (finding.code.startsWith('connect-')) workbench.tell(findingText(finding, text))
}

async function createBlank(workbench: RunningWorkbench): Promise<void> {
  await workbench.manuscripts.create(blankManuscript(text('common.untitled'), new Date().toISOString()))
}

/** The newest act that went wrong, in a sentence, until it is dismissed or the next one succeeds. */
function useAttempts(): readonly [string | undefined, (act: Promise<string | undefined | void>) => void] {
  const [problem, setProblem] = useState<string>()
  const attempt = useCallback((act: Promise<string | undefined | void>): void => {
    act.then(
      (message) => setProblem(message ?? undefined),
      (error: unknown) =>
        setProblem(text('start.failed', { message: error instanceof Error ? error.message : String(error) }))
    )
  }, [])
  return [problem, attempt]
}

function Problem({ message, onClose }: { readonly message: string; readonly onClose: () => void }) {
  const words = useText()
  return (
    <div className={styles.notices} role="alert">
      <Notice tone="bad">{message}</Notice>
      <button type="button" onClick={onClose}>
        {words('common.close')}
      </button>
    </div>
  )
}

function LibraryDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const words = useText()
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={words('app.library')}
      closeLabel={words('common.close')}
      width={1080}
      flush
    >
      <div className={styles.library}>
        <LibraryPanel />
      </div>
    </Dialog>
  )
}

interface Files {
  /** Opens a manuscript or document: a recent one, or one the user is asked for. Resolves with what went wrong. */
  readonly open: (recent: FileHandle | undefined) => Promise<string | undefined>
  readonly openGiven: (file: OpenedFile) => Promise<string | undefined>
  /** Saves the open manuscript as a file the user chooses. Resolves with what went wrong. */
  readonly save: () => Promise<string | undefined>
}

/**
 * `offerTyped` is called where a document that was opened has a typed list of references which its text cites, `onReading`
 * with the file that is being read.
 */
function useFiles(
  workbench: RunningWorkbench,
  offerTyped: () => void,
  onReading: (reading: Reading | undefined) => void
): Files {
  const toast = useToast()
  const words = useText()
  return useMemo(() => {
    const openGiven = async (file: OpenedFile): Promise<string | undefined> => {
      const stopping = new AbortController()
      onReading({ name: file.name, stop: () => stopping.abort() })
      const opened = await workbench
        .openFile(file, stopping.signal)
        .catch((error: unknown) => {
          if (stopping.signal.aborted) return undefined
          throw error
        })
        .finally(() => onReading(undefined))
      if (!opened) return undefined
      if (!opened.ok) return opened.error
      const { newStyle } = opened.value
      toast(words('app.opened', { name: file.name }))
      if (newStyle !== undefined) toast(words('app.newStyle', { title: newStyle }))
      const session = workbench.currentSession()
      // What was packed here has been offered this before.
      if (session && !/\.bifolium$/iu.test(file.name) && (await citesTypedList(session))) offerTyped()
      return undefined
    }
    const pick = async (): Promise<OpenedFile | string | undefined> => {
      const answer = await workbench.host.openFiles({ purpose: 'document' })
      return answer.ok ? answer.value[0] : answer.error.message
    }
    const reopen = async (recent: FileHandle): Promise<OpenedFile | string> => {
      const answer = await workbench.host.openRecentFile(recent.id)
      return answer.ok ? answer.value : answer.error.message
    }
    return {
      open: async (recent) => {
        const file = recent ? await reopen(recent) : await pick()
        return file === undefined || typeof file === 'string' ? file : openGiven(file)
      },
      openGiven,
      save: async () => {
        const session = workbench.currentSession()
        if (!session) return undefined
        const { bytes, lost } = await session.pack()
        const answer = await workbench.host.saveFile({
          purpose: 'manuscript',
          suggestedName: `${session.state.getState().title || words('common.untitled')}.bifolium`,
          bytes
        })
        if (!answer.ok) return answer.error.message
        const [first] = lost
        if (answer.value && first)
          return words('app.packLoss', { count: lost.length, message: findingText(first, words) })
        if (answer.value) toast(words('app.savedFile', { name: answer.value.name }))
        return undefined
      }
    }
  }, [workbench, offerTyped, onReading, toast, words])
}

/** Where looking fails the text stays as it is; the command says why. */
const citesTypedList = (session: Session): Promise<boolean> =>
  pasteWork.findTypedIn(session.read()).then(
    (found) => linkedMarks(found).length > 0,
    () => false
  )
