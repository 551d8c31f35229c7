import { fail, succeed } from '#core/result'
import type { Result } from '#core/result'
import { FILE_TYPES } from '#host/file-types'
import type { FileHandle, FilePurpose, HostError, OpenedFile, OpenRequest, SaveRequest } from '#host/host-api'

type SavePicker = (options: {
  readonly suggestedName: string
  readonly types: readonly { readonly accept: Readonly<Record<string, readonly string[]>> }[]
}) => Promise<FileSystemFileHandle>

declare global {
  interface Window {
    readonly showSaveFilePicker?: SavePicker
  }
}

/** The browser's own ways to the user's files, for the served host. */
export interface BrowserFiles {
  readonly open: (request: OpenRequest) => Promise<Result<readonly OpenedFile[], HostError>>
  readonly save: (request: SaveRequest) => Promise<Result<FileHandle | undefined, HostError>>
  /** Asks for one file without reading it; undefined when the user cancels. */
  readonly choose: (purpose: FilePurpose) => Promise<File | undefined>
  /** True for a file that this window saved through the browser, so that it can be written again without asking. */
  readonly owns: (id: string) => boolean
}

const nameOf = (error: unknown): string => (error instanceof DOMException ? error.name : '')

function saveError(error: unknown, name: string): HostError {
  const kind = nameOf(error)
  if (kind === 'QuotaExceededError')
    return { code: 'disk-full', message: `${name} could not be written: the disk is full.` }
  if (kind === 'NotAllowedError') {
    return { code: 'not-permitted', message: `${name} could not be written: the browser was not allowed to write it.` }
  }
  const reason = error instanceof Error ? error.message : String(error)
  return { code: 'write-failed', message: `${name} could not be written: ${reason}` }
}

function choose({ purpose, multiple }: OpenRequest): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = multiple ?? false
    input.accept = FILE_TYPES[purpose].endings.join(',')
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}

function download({ suggestedName, bytes, purpose }: SaveRequest): void {
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: FILE_TYPES[purpose].mediaType }))
  const link = document.createElement('a')
  link.href = url
  link.download = suggestedName
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

async function write(handle: FileSystemFileHandle, bytes: Uint8Array): Promise<void> {
  // The browser writes beside the file and swaps at `close`, so a failure before that leaves the old file.
  const stream = await handle.createWritable()
  try {
    await stream.write(new Uint8Array(bytes))
    await stream.close()
  } catch (error) {
    await stream.abort().catch(() => undefined)
    throw error
  }
}

async function ask(picker: SavePicker, request: SaveRequest): Promise<FileSystemFileHandle | 'cancelled' | 'download'> {
  const { mediaType, endings } = FILE_TYPES[request.purpose]
  const types = [{ accept: { [mediaType]: endings } }]
  try {
    return await picker.call(window, { suggestedName: request.suggestedName, types })
  } catch (error) {
    if (nameOf(error) === 'AbortError') return 'cancelled'
    // Making the bytes may have taken longer than the browser lets a click count.
    if (nameOf(error) === 'SecurityError') return 'download'
    throw error
  }
}

/** File pickers and downloads of this window. */
export function createBrowserFiles(): BrowserFiles {
  const handles = new Map<string, FileSystemFileHandle>()
  let opened = 0

  const save = async (request: SaveRequest): Promise<FileHandle | undefined> => {
    const known = request.file && handles.get(request.file.id)
    const picker = window.showSaveFilePicker
    const target = known ?? (picker ? await ask(picker, request) : 'download')
    if (target === 'cancelled') return undefined
    if (target === 'download') {
      download(request)
      return { id: `download-${(opened += 1)}`, name: request.suggestedName }
    }
    await write(target, request.bytes)
    const id = known && request.file ? request.file.id : `saved-${(opened += 1)}`
    handles.set(id, target)
    return { id, name: target.name }
  }

  return {
    open: async (request) => {
      const files: OpenedFile[] = []
      for (const file of await choose(request)) {
        const bytes = await file.arrayBuffer().catch(() => undefined)
        if (!bytes) return fail({ code: 'read-failed', message: `${file.name} could not be read; choose it again.` })
        files.push({ id: `opened-${(opened += 1)}`, name: file.name, bytes: new Uint8Array(bytes) })
      }
      return succeed(files)
    },
    save: async (request) => {
      try {
        return succeed(await save(request))
      } catch (error) {
        return fail(saveError(error, request.suggestedName))
      }
    },
    choose: async (purpose) => (await choose({ purpose }))[0],
    owns: (id) => handles.has(id)
  }
}
