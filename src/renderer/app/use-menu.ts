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
      if (unsaved !== told) void host.setUnsaved(unsaved).catch(() => undefined)
      told = unsaved
    }
    const guard = (event: BeforeUnloadEvent): void => {
      if (workbench.currentSession()?.isDirty()) event.preventDefault()
    }
    // A window out of sight may be ended by the system without another word.
    const saveOutOfSight = (): void => {
      if (document.visibilityState === 'hidden') void session.saveNow().catch(() => undefined)
    }
    window.addEventListener('beforeunload', guard)
    document.addEventListener('visibilitychange', saveOutOfSight)
    const stop = session.state.subscribe(tell)
    return () => {
      window.removeEventListener('beforeunload', guard)
      document.removeEventListener('visibilitychange', saveOutOfSight)
      stop()
      // A session ends only when its text is kept.
      if (told) void host.setUnsaved(false).catch(() => undefined)
    }
  }, [host, session, workbench])
}
