import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { FileHandle } from '#host/host-api'
import { useText } from '../../i18n'
import { EmptyState, Icon, IconButton, Mark, Notice, ProgressBar, Button, type IconName } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'
import { ManuscriptList } from './manuscript-list'
import type { Attempt } from './attempt'
import { SamplePreview } from './sample-preview'
import styles from './start.module.css'

export interface StartPageProps {
  readonly onPaste: () => void
  readonly onNew: () => Promise<void>
  /** Opens a manuscript file: a recent one, or one the user is asked for. Resolves with what went wrong, in a sentence. */
  readonly onOpenFile: (recent: FileHandle | undefined) => Promise<string | undefined>
  readonly onLibrary: () => void
  readonly onPreferences: () => void
}

/** Where the program starts: ways to begin at the left, manuscripts at the right. */
export function StartPage(props: StartPageProps) {
  const text = useText()
  const { manuscripts } = useWorkbench()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const attempt: Attempt = (act) => {
    setBusy(true)
    setProblem(undefined)
    act()
      .then((message) => setProblem(message ?? undefined))
      .catch((error: unknown) => setProblem(text('start.failed', { message: messageOf(error) })))
      .finally(() => setBusy(false))
  }
  return (
    <div className={styles.page}>
      <Beginnings {...props} busy={busy} attempt={attempt} />
      <main className={styles.main} data-pane="manuscripts">
        {problem && (
          <div className={styles.problem}>
            <Notice
              tone="bad"
              actions={
                <IconButton
                  icon="close"
                  size="small"
                  label={text('common.close')}
                  onClick={() => setProblem(undefined)}
                />
              }
            >
              {problem}
            </Notice>
          </div>
        )}
        <Manuscripts
          busy={busy}
          attempt={attempt}
          onSample={() => attempt(manuscripts.openSample)}
          onPaste={props.onPaste}
        />
      </main>
    </div>
  )
}

interface BeginningsProps extends StartPageProps {
  readonly busy: boolean
  readonly attempt: Attempt
}

/** The ways to begin, and what lies beside the manuscripts. */
function Beginnings({ busy, attempt, onPaste, onNew, onOpenFile, onLibrary, onPreferences }: BeginningsProps) {
  const text = useText()
  const { manuscripts } = useWorkbench()
  return (
    <aside className={styles.side} data-pane="start">
      <header className={styles.brand}>
        <Mark size={30} />
        <h1>Bifolium</h1>
      </header>
      <nav className={styles.ways} aria-label={text('start.begin')}>
        <Way icon="paste" words={text('start.paste')} onClick={onPaste} />
        <Way icon="add" words={text('start.new')} onClick={() => attempt(onNew)} disabled={busy} />
        <Way icon="folder" words={text('start.openFile')} onClick={() => attempt(() => onOpenFile(undefined))} />
        <Way
          icon="sheet"
          words={text('start.sample')}
          onClick={() => attempt(manuscripts.openSample)}
          disabled={busy}
        />
      </nav>
      <RecentFiles onOpen={(file) => attempt(() => onOpenFile(file))} />
      <footer className={styles.foot}>
        <Way icon="book" words={text('shell.library')} onClick={onLibrary} />
        <Way icon="gear" words={text('shell.preferences')} onClick={onPreferences} />
      </footer>
    </aside>
  )
}

interface ManuscriptsProps {
  readonly attempt: Attempt
  readonly busy: boolean
  readonly onSample: () => void
  readonly onPaste: () => void
}

function Manuscripts({ busy, attempt, onSample, onPaste }: ManuscriptsProps) {
  const text = useText()
  const { manuscripts } = useWorkbench()
  const { loading, summaries } = useStore(manuscripts.state)
  if (loading) {
    return (
      <div className={styles.loading}>
        <ProgressBar label={text('start.loading')} value={null} />
      </div>
    )
  }
  if (summaries.length > 0) return <ManuscriptList summaries={summaries} attempt={attempt} />
  return (
    <div className={styles.first}>
      <SamplePreview />
      <EmptyState title={text('start.firstTitle')} text={text('start.firstText')}>
        <Button variant="main" busy={busy} onClick={onSample}>
          {text('start.sample')}
        </Button>
        <Button onClick={onPaste}>{text('start.paste')}</Button>
      </EmptyState>
    </div>
  )
}

interface WayProps {
  readonly icon: IconName
  readonly words: string
  readonly onClick: () => void
  readonly disabled?: boolean
}

function Way({ icon, words, onClick, disabled }: WayProps) {
  return (
    <button type="button" className={styles.way} onClick={onClick} disabled={disabled}>
      <Icon name={icon} size={20} />
      {words}
    </button>
  )
}

function RecentFiles({ onOpen }: { readonly onOpen: (file: FileHandle) => void }) {
  const text = useText()
  const { host } = useWorkbench()
  const [files, setFiles] = useState<readonly FileHandle[]>([])
  useEffect(() => {
    let wanted = true
    host.listRecentFiles().then(
      (list) => wanted && setFiles(list),
      // The list is a convenience: a host that cannot give it leaves it empty.
      () => undefined
    )
    return () => {
      wanted = false
    }
  }, [host])
  if (files.length === 0) return null
  const clear = () => void host.clearRecentFiles().then(() => setFiles([]))
  return (
    <section className={styles.recent} aria-label={text('start.recent')}>
      <div className={styles.recentHead}>
        <h2>{text('start.recent')}</h2>
        <Button variant="quiet" size="small" onClick={clear}>
          {text('common.clear')}
        </Button>
      </div>
      {files.map((file) => (
        <button key={file.id} type="button" className={styles.file} title={file.name} onClick={() => onOpen(file)}>
          <Icon name="file" />
          <span>{file.name}</span>
        </button>
      ))}
    </section>
  )
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
