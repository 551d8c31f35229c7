import type { BrowserWindow, Dialog } from 'electron'
import { succeed } from '#core/result'
import type { Result } from '#core/result'
import type { HostError, MenuState, OpenedFile } from '#host/host-api'
import type { HostHandlers } from '#host/methods'
import { unknownFile } from '../services/user-files'
import type { UserFiles } from '../services/user-files'
import { makeOpenOptions, makeSaveOptions } from './dialog-options'

export interface FileDialogsInput {
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>
  readonly files: UserFiles
  readonly getWindow: () => BrowserWindow
  readonly language: () => MenuState['language']
  /** Called with each path that was read or written. */
  readonly onUsed: (path: string) => Promise<void>
}

/** The host's methods that read and write the user's files, and `read` for a path that the system named. */
export type FileDialogs = Pick<
  HostHandlers,
  'openFiles' | 'saveFile' | 'readBeside' | 'openRecentFile' | 'choosePackFile'
> & {
  readonly read: (path: string) => Promise<Result<OpenedFile, HostError>>
}

/** File methods over the system's own dialogs. */
export function createFileDialogs({ dialog, files, getWindow, language, onUsed }: FileDialogsInput): FileDialogs {
  const read = async (path: string): Promise<Result<OpenedFile, HostError>> => {
    const file = await files.read(path)
    if (file.ok) await onUsed(path)
    return file
  }
  return {
    read,
    openFiles: async (request) => {
      const chosen = await dialog.showOpenDialog(getWindow(), makeOpenOptions(request, language()))
      const opened: OpenedFile[] = []
      for (const path of chosen.canceled ? [] : chosen.filePaths) {
        const file = await read(path)
        if (!file.ok) return file
        opened.push(file.value)
      }
      return succeed(opened)
    },
    saveFile: async (request) => {
      const known = request.file && files.findPath(request.file.id)
      const options = makeSaveOptions(request, language())
      const path = known ?? (await dialog.showSaveDialog(getWindow(), options)).filePath
      if (!path) return succeed(undefined)
      // The file last: once it is there, all that it names is.
      const beside = await files.writeBeside(path, request.beside ?? [])
      if (!beside.ok) return beside
      const written = await files.write(path, request.bytes)
      if (written.ok) await onUsed(path)
      return written
    },
    readBeside: async ({ id }, names) => {
      const path = files.findPath(id)
      return path === undefined ? unknownFile() : succeed(await files.readBeside(path, names))
    },
    choosePackFile: async () => {
      const chosen = await dialog.showOpenDialog(getWindow(), makeOpenOptions({ purpose: 'pack' }, language()))
      const path = chosen.canceled ? undefined : chosen.filePaths[0]
      return succeed(path === undefined ? undefined : files.handleOf(path))
    },
    openRecentFile: async (id) => {
      const path = files.findPath(id)
      return path === undefined ? unknownFile() : read(path)
    }
  }
}
