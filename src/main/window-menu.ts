import type { Menu } from 'electron'
import type { MenuState } from '#host/host-api'
import type { UserFiles } from '../services/user-files'
import { makeMenuTemplate } from './menu-template'

export interface WindowMenuInput {
  readonly menu: Pick<typeof Menu, 'buildFromTemplate' | 'setApplicationMenu'>
  readonly files: UserFiles
  readonly platform: string
  readonly locale: string
  readonly onCommand: (id: string) => void
  readonly onOpenPath: (path: string) => Promise<void>
}

/** The native menu, built anew whenever its state or the recent files change. */
export interface WindowMenu {
  readonly language: () => MenuState['language']
  readonly setState: (state: MenuState) => Promise<void>
  readonly refresh: () => Promise<void>
  readonly clearRecent: () => Promise<void>
}

/** A menu in the system's language until the window says otherwise; not shown before the first `refresh`. */
export function createWindowMenu(input: WindowMenuInput): WindowMenu {
  const { menu, files, platform, onCommand, onOpenPath } = input
  let state: MenuState = { language: input.locale.startsWith('zh') ? 'zh-CN' : 'en', manuscriptOpen: false }
  const onOpenRecent = (id: string): void => {
    const path = files.findPath(id)
    if (path !== undefined) void onOpenPath(path)
  }
  const clearRecent = async (): Promise<void> => {
    await files.clearRecent()
    await refresh()
  }
  const onClearRecent = (): void => void clearRecent()
  const refresh = async (): Promise<void> => {
    const recent = await files.listRecent()
    const template = makeMenuTemplate({ state, platform, recent, onCommand, onOpenRecent, onClearRecent })
    menu.setApplicationMenu(menu.buildFromTemplate([...template]))
  }
  return {
    language: () => state.language,
    setState: async (next) => {
      state = next
      await refresh()
    },
    refresh,
    clearRecent
  }
}
