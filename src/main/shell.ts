import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserWindow, Dialog, Menu, MessageBoxOptions, Shell } from 'electron'
import { fail, succeed } from '#core/result'
import { EVENT_CHANNELS } from '#host/bridge'
import { findExternalUrl } from '#host/external-url'
import type { HostHandlers } from '#host/methods'
import type { HostServices } from '../services/host-services'
import { writeFileAtomically } from '../services/write-file-atomically'
import { createCloseGuard } from './close-guard'
import type { CloseGuard } from './close-guard'
import { makeLinkQuestion, makeUnsavedQuestion } from './dialog-options'
import { createFileDialogs } from './file-dialogs'
import { createWindowMenu } from './window-menu'
import { parseWindowState } from './window-state'
import type { WindowState } from './window-state'

/** The parts of Electron that the shell drives. */
export interface ShellParts {
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox' | 'showErrorBox'>
  readonly menu: Pick<typeof Menu, 'buildFromTemplate' | 'setApplicationMenu'>
  readonly shell: Pick<Shell, 'openExternal' | 'openPath' | 'showItemInFolder'>
  readonly addRecentDocument: (path: string) => void
  /** The PDF of a page; rejects where the print engine fails. */
  readonly printPage: (html: string) => Promise<Uint8Array>
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

type LinkOpener = (text: string, ask: (url: string) => Promise<boolean>) => ReturnType<HostHandlers['openExternal']>

const makeLinkOpener =
  (shell: ShellParts['shell']): LinkOpener =>
  async (text, ask) => {
    const url = findExternalUrl(text)
    if (!url) return fail({ code: 'refused', message: `“${text.slice(0, 200)}” is not an address that may be opened.` })
    if (await ask(url)) await shell.openExternal(url)
    return succeed(undefined)
  }

const makeFileOpener =
  (shell: ShellParts['shell'], services: Pick<HostServices, 'findLinkedFile'>): HostHandlers['openLinkedFile'] =>
  async (request) => {
    const found = await services.findLinkedFile(request)
    if (!found.ok) return found
    const { path, isDocument } = found.value
    if (!isDocument) {
      shell.showItemInFolder(path)
      return succeed('shown')
    }
    const problem = await shell.openPath(path)
    if (problem === '') return succeed('opened')
    return fail({ code: 'read-failed', message: `${path} could not be opened: ${problem}` })
  }

const makePrinter =
  (printPage: ShellParts['printPage']): HostHandlers['printToPdf'] =>
  async (html) => {
    try {
      return succeed(await printPage(html))
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      return fail({ code: 'write-failed', message: `The page could not be printed (${reason}).` })
    }
  }

function rememberWindow(dataFolder: string): Pick<WindowShell, 'readWindowState' | 'keepWindowState'> {
  const file = join(dataFolder, 'window-state.json')
  return {
    readWindowState: async () => parseWindowState(await readFile(file, 'utf8').catch(() => '')),
    // Where the window stood is a convenience: closing must not fail over it.
    keepWindowState: (state) => writeFileAtomically(file, Buffer.from(JSON.stringify(state))).catch(() => undefined)
  }
}

/** The shell around `window()`, which may not exist yet. */
export function createWindowShell(
  parts: ShellParts,
  services: HostServices,
  window: () => BrowserWindow | undefined
): WindowShell {
  const { dialog } = parts
  const getWindow = (): BrowserWindow => {
    const current = window()
    if (!current) throw new Error('There is no window to ask in')
    return current
  }
  const tell = (channel: string, value: unknown): void => window()?.webContents.send(channel, value)
  services.onLookup((event) => tell(EVENT_CHANNELS.lookup, event))
  const openPath = async (path: string): Promise<void> => {
    const file = await dialogs.read(path)
    if (file.ok) tell(EVENT_CHANNELS.openFile, file.value)
    else dialog.showErrorBox('Bifolium', file.error.message)
  }
  const menu = createWindowMenu({
    ...parts,
    files: services.files,
    onCommand: (id) => tell(EVENT_CHANNELS.command, id),
    onOpenPath: openPath
  })
  const dialogs = createFileDialogs({
    dialog,
    files: services.files,
    getWindow,
    language: menu.language,
    onUsed: async (path) => {
      parts.addRecentDocument(path)
      await menu.refresh()
    }
  })
  const confirms = async (question: MessageBoxOptions): Promise<boolean> =>
    (await dialog.showMessageBox(getWindow(), question)).response === 1
  const guard = createCloseGuard(() => confirms(makeUnsavedQuestion(menu.language())))
  const openLink = makeLinkOpener(parts.shell)
  return {
    ...rememberWindow(services.dataFolder),
    guard,
    refreshMenu: menu.refresh,
    openPath,
    handlers: {
      ...services.handlers,
      openFiles: dialogs.openFiles,
      saveFile: dialogs.saveFile,
      readBeside: dialogs.readBeside,
      openRecentFile: dialogs.openRecentFile,
      choosePackFile: dialogs.choosePackFile,
      printToPdf: makePrinter(parts.printPage),
      openExternal: (text) => openLink(text, (url) => confirms(makeLinkQuestion(url, menu.language()))),
      openLinkedFile: makeFileOpener(parts.shell, services),
      clearRecentFiles: menu.clearRecent,
      setUnsaved: async (unsaved) => guard.setUnsaved(unsaved),
      setMenuState: menu.setState
    }
  }
}
