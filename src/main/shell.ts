import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserWindow, Dialog, Menu, Shell } from 'electron'
import { fail, succeed } from '#core/result'
import type { Result } from '#core/result'
import { EVENT_CHANNELS } from '#host/bridge'
import { findExternalUrl } from '#host/external-url'
import type { FileHandle, HostError, MenuState, OpenedFile, OpenRequest, SaveRequest } from '#host/host-api'
import type { HostHandlers } from '#host/methods'
import type { HostServices } from '../services/host-services'
import { writeFileAtomically } from '../services/write-file-atomically'
import { createCloseGuard } from './close-guard'
import type { CloseGuard } from './close-guard'
import { makeLinkQuestion, makeOpenOptions, makeSaveOptions, makeUnsavedQuestion } from './dialog-options'
import { makeMenuTemplate } from './menu-template'
import { parseWindowState } from './window-state'
import type { WindowState } from './window-state'

/** The parts of Electron that the shell drives. */
export interface ShellParts {
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox' | 'showErrorBox'>
  readonly menu: Pick<typeof Menu, 'buildFromTemplate' | 'setApplicationMenu'>
  readonly shell: Pick<Shell, 'openExternal'>
  readonly addRecentDocument: (path: string) => void
  readonly platform: string
  readonly locale: string
}

/** What one window's life needs of the host: its handlers, its menu, its guard and its memory of place. */
export interface WindowShell {
  readonly handlers: HostHandlers
  readonly guard: CloseGuard
  readonly refreshMenu: () => Promise<void>
  readonly openPath: (path: string) => Promise<void>
  readonly readWindowState: () => Promise<WindowState>
  readonly keepWindowState: (state: WindowState) => Promise<void>
}

/** The shell around `window()`, which may not exist yet. */
export function createWindowShell(
  parts: ShellParts,
  services: HostServices,
  window: () => BrowserWindow | undefined
): WindowShell {
  const { dialog } = parts
  const stateFile = join(services.dataFolder, 'window-state.json')
  let menuState: MenuState = { language: parts.locale.startsWith('zh') ? 'zh-CN' : 'en', manuscriptOpen: false }

  const getWindow = (): BrowserWindow => {
    const current = window()
    if (!current) throw new Error('There is no window to ask in')
    return current
  }
  const tell = (channel: string, value: unknown): void => window()?.webContents.send(channel, value)
  const read = async (path: string): Promise<Result<OpenedFile, HostError>> => {
    const file = await services.files.read(path)
    if (file.ok) parts.addRecentDocument(path)
    await refreshMenu()
    return file
  }
  const openPath = async (path: string): Promise<void> => {
    const file = await read(path)
    if (file.ok) tell(EVENT_CHANNELS.openFile, file.value)
    else dialog.showErrorBox('Bifolium', file.error.message)
  }
  const openRecent = async (id: string): Promise<void> => {
    const path = services.files.findPath(id)
    if (path !== undefined) await openPath(path)
  }
  const clearRecent = async (): Promise<void> => {
    await services.files.clearRecent()
    await refreshMenu()
  }
  const refreshMenu = async (): Promise<void> => {
    const template = makeMenuTemplate({
      state: menuState,
      platform: parts.platform,
      recent: await services.files.listRecent(),
      onCommand: (id) => tell(EVENT_CHANNELS.command, id),
      onOpenRecent: (id) => void openRecent(id),
      onClearRecent: () => void clearRecent()
    })
    parts.menu.setApplicationMenu(parts.menu.buildFromTemplate([...template]))
  }

  const openFiles = async (request: OpenRequest): Promise<Result<readonly OpenedFile[], HostError>> => {
    const chosen = await dialog.showOpenDialog(getWindow(), makeOpenOptions(request, menuState.language))
    const files: OpenedFile[] = []
    for (const path of chosen.canceled ? [] : chosen.filePaths) {
      const file = await read(path)
      if (!file.ok) return file
      files.push(file.value)
    }
    return succeed(files)
  }
  const saveFile = async (request: SaveRequest): Promise<Result<FileHandle | undefined, HostError>> => {
    const known = request.file && services.files.findPath(request.file.id)
    const chosen =
      known ?? (await dialog.showSaveDialog(getWindow(), makeSaveOptions(request, menuState.language))).filePath
    if (!chosen) return succeed(undefined)
    const written = await services.files.write(chosen, request.bytes)
    if (written.ok) parts.addRecentDocument(chosen)
    await refreshMenu()
    return written
  }
  const openExternal = async (text: string): Promise<Result<void, HostError>> => {
    const url = findExternalUrl(text)
    if (!url) return fail({ code: 'refused', message: `“${text.slice(0, 200)}” is not an address that may be opened.` })
    const { response } = await dialog.showMessageBox(getWindow(), makeLinkQuestion(url, menuState.language))
    if (response === 1) await parts.shell.openExternal(url)
    return succeed(undefined)
  }

  const guard = createCloseGuard(async () => {
    const { response } = await dialog.showMessageBox(getWindow(), makeUnsavedQuestion(menuState.language))
    return response === 1
  })

  return {
    guard,
    refreshMenu,
    openPath,
    readWindowState: async () => parseWindowState(await readFile(stateFile, 'utf8').catch(() => '')),
    // Where the window stood is a convenience: closing must not fail over it.
    keepWindowState: (state) =>
      writeFileAtomically(stateFile, Buffer.from(JSON.stringify(state))).catch(() => undefined),
    handlers: {
      ...services.handlers,
      openFiles,
      saveFile,
      openExternal,
      openRecentFile: async (id) => {
        const path = services.files.findPath(id)
        return path === undefined ? services.handlers.openRecentFile(id) : read(path)
      },
      clearRecentFiles: clearRecent,
      setUnsaved: async (unsaved) => guard.setUnsaved(unsaved),
      setMenuState: async (state) => {
        menuState = state
        await refreshMenu()
      }
    }
  }
}
