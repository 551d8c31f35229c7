import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { OpenedFile } from '#host/host-api'
import type { Language } from '../i18n'
import type { Command } from '../ui'
import type { RunningWorkbench } from './create-workbench'

/** Keeps the native menu in step with the window, runs what is chosen there, and guards unsaved work. */
export function useMenu(
  workbench: RunningWorkbench,
  commands: readonly Command[],
  language: Language,
  onOpenFile: (file: OpenedFile) => void
): void {
  const { host } = workbench
  const session = useStore(workbench.session, (state) => state.current)

  useEffect(
    () => host.onCommand((id) => commands.find((command) => command.id === id && command.enabled)?.run()),
    [host, commands]
  )
  useEffect(() => host.onOpenFile(onOpenFile), [host, onOpenFile])
  useEffect(() => {
    void host.setMenuState({ language, manuscriptOpen: session !== undefined })
  }, [host, language, session])
  useEffect(() => {
    if (!session) return undefined
    let told = false
    const tell = (): void => {
      const unsaved = session.state.getState().save.kind !== 'saved'
      if (unsaved !== told) void host.setUnsaved(unsaved)
      told = unsaved
    }
    const guard = (event: BeforeUnloadEvent): void => {
      if (workbench.currentSession()?.isDirty()) event.preventDefault()
    }
    window.addEventListener('beforeunload', guard)
    const stop = session.state.subscribe(tell)
    return () => {
      window.removeEventListener('beforeunload', guard)
      stop()
    }
  }, [host, session, workbench])
}
