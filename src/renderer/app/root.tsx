import { Component, useEffect, useState, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { connectHost } from '../host-client'
import { setLanguage, text } from '../i18n'
import { Button, Notice, ProgressBar, ToastProvider } from '../ui'
import { WorkbenchContext } from '../workbench/workbench'
import { App } from './app'
import { createWorkbench, reopenLast, type RunningWorkbench } from './create-workbench'
import { openStore, type StoreReport } from './open-store'
import { applyPreferences } from './workbench/preferences'
import styles from './app.module.css'

type Start =
  | { readonly kind: 'starting' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'ready'; readonly workbench: RunningWorkbench; readonly report: StoreReport }

async function start(onLoading: (references: number) => void): Promise<Start> {
  try {
    const host = await connectHost()
    const { store, report } = await openStore(host)
    const workbench = await createWorkbench(host, store, onLoading)
    const preferences = workbench.preferences.getState()
    applyPreferences(document.documentElement, preferences)
    await setLanguage(preferences.language)
    await reopenLast(workbench, store)
    return { kind: 'ready', workbench, report }
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}

/** From here on reading the library takes long enough to be told. */
const MANY = 5000

/** Starts the program and shows it, or why it could not start. */
export function Root() {
  const [state, setState] = useState<Start>({ kind: 'starting' })
  const [loaded, setLoaded] = useState(0)
  useEffect(() => {
    void start(setLoaded).then(setState)
  }, [])
  if (state.kind === 'ready') return <Ready {...state} />
  return (
    <div className={styles.waiting}>
      <div>
        {state.kind === 'starting' ? (
          <ProgressBar
            label={text('app.starting')}
            value={null}
            {...(loaded >= MANY && { valueText: text('app.loadedReferences', { count: loaded }) })}
          />
        ) : (
          <Notice
            tone="bad"
            actions={
              <Button size="small" onClick={() => location.reload()}>
                {text('app.retry')}
              </Button>
            }
          >
            {text('app.startFailed', { message: state.message })}
          </Notice>
        )}
      </div>
    </div>
  )
}

function Ready({ workbench, report }: { readonly workbench: RunningWorkbench; readonly report: StoreReport }) {
  const preferences = useStore(workbench.preferences)
  useEffect(() => {
    applyPreferences(document.documentElement, preferences)
    document.documentElement.lang = preferences.language
    void setLanguage(preferences.language)
  }, [preferences])
  return (
    <ErrorBoundary savedAt={() => savedAt(workbench)}>
      <WorkbenchContext value={workbench}>
        <ToastProvider>
          <App workbench={workbench} report={report} />
        </ToastProvider>
      </WorkbenchContext>
    </ErrorBoundary>
  )
}

function savedAt(workbench: RunningWorkbench): string {
  const save = workbench.currentSession()?.state.getState().save
  return save?.kind === 'saved' ? save.at : ''
}

interface BoundaryProps {
  readonly savedAt: () => string
  readonly children: ReactNode
}

/** Shows what broke instead of an empty window; the text is in the store and comes back with a reload. */
class ErrorBoundary extends Component<BoundaryProps, { readonly error: Error | undefined }> {
  override state: { readonly error: Error | undefined } = { error: undefined }

  static getDerivedStateFromError(error: Error): { readonly error: Error } {
    return { error }
  }

  override render(): ReactNode {
    if (!this.state.error) return this.props.children
    return (
      <div className={styles.waiting}>
        <Notice
          tone="bad"
          actions={
            <Button size="small" onClick={() => location.reload()}>
              {text('app.reload')}
            </Button>
          }
        >
          {text('app.crashed', { at: this.props.savedAt() })} {this.state.error.message}
        </Notice>
      </div>
    )
  }
}
