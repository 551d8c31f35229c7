import { fail, succeed } from '#core/result'
import { findExternalUrl } from '#host/external-url'
import type { FileHandle, HostApi, OpenedFile } from '#host/host-api'
import type { LookupEvent } from '#host/lookup-api'
import { createHostProxy } from '#host/reply'
import type { BrowserFiles } from './browser-files'
import { bundleFiles } from './bundle-files'
import type { ServedConnection } from './served-connection'

interface OpenFileEvent {
  readonly kind: 'open-file'
  readonly file: FileHandle
}

const isOpenFile = (event: unknown): event is OpenFileEvent =>
  typeof event === 'object' && event !== null && 'kind' in event && event.kind === 'open-file'

interface LookupMessage {
  readonly kind: 'lookup'
  readonly event: LookupEvent
}

const isLookup = (event: unknown): event is LookupMessage =>
  typeof event === 'object' && event !== null && 'kind' in event && event.kind === 'lookup'

/**
 * HostApi in a browser: journal and recent files over HTTP, pickers, links and the leave-page question by the browser.
 * A file that the host opened is saved by the host; one that the window saved is saved by the window.
 */
export function createServedHostClient(connection: ServedConnection, files: BrowserFiles, page: Window): HostApi {
  const proxy = createHostProxy(connection.transport)
  const hostFiles = new Set<string>()
  const listeners = new Set<(file: OpenedFile) => void>()
  const lookupListeners = new Set<(event: LookupEvent) => void>()
  let early: OpenedFile[] = []

  const take = async (file: FileHandle): Promise<void> => {
    const opened = await connection.readFile(file)
    if (!opened.ok) return
    hostFiles.add(file.id)
    if (listeners.size === 0) early.push(opened.value)
    listeners.forEach((listener) => listener(opened.value))
  }
  connection.followEvents((event) => {
    if (isOpenFile(event)) void take(event.file)
    if (isLookup(event)) lookupListeners.forEach((listener) => listener(event.event))
  })

  let unsaved = false
  page.addEventListener('beforeunload', (event) => {
    if (unsaved) event.preventDefault()
  })

  return {
    ...proxy,
    openFiles: files.open,
    saveFile: async (request) => {
      const { file } = request
      return file && hostFiles.has(file.id)
        ? connection.writeFile(file.id, request.bytes)
        : files.save(bundleFiles(request))
    },
    // The browser hands over the chosen file and nothing around it.
    readBeside: async () => succeed([]),
    openRecentFile: async (id) => {
      const known = (await proxy.listRecentFiles()).find((file) => file.id === id)
      if (!known) return fail({ code: 'not-found', message: 'This file is not in the list any more; choose it again.' })
      const opened = await connection.readFile(known)
      if (opened.ok) hostFiles.add(id)
      return opened
    },
    printToPdf: async (html) => {
      const address = URL.createObjectURL(new Blob([html], { type: 'text/html' }))
      const view = page.open(address, '_blank')
      if (!view) {
        URL.revokeObjectURL(address)
        const message = 'The browser did not allow the window to print from; allow pop-up windows for this page.'
        return fail({ code: 'refused', message })
      }
      view.addEventListener('load', () => {
        view.print()
        URL.revokeObjectURL(address)
      })
      return succeed(undefined)
    },
    openExternal: async (text) => {
      const url = findExternalUrl(text)
      if (!url)
        return fail({ code: 'refused', message: `“${text.slice(0, 200)}” is not an address that may be opened.` })
      page.open(url, '_blank', 'noopener,noreferrer')
      return succeed(undefined)
    },
    setUnsaved: async (value) => {
      unsaved = value
    },
    setMenuState: async () => undefined,
    choosePackFile: async () => {
      const file = await files.choose('pack')
      return file ? connection.sendPackFile(file) : succeed(undefined)
    },
    onCommand: () => () => undefined,
    onOpenFile: (listener) => {
      listeners.add(listener)
      early.forEach(listener)
      early = []
      return () => void listeners.delete(listener)
    },
    onLookup: (listener) => {
      lookupListeners.add(listener)
      return () => void lookupListeners.delete(listener)
    }
  }
}
