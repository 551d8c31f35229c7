import type { ReadReferences } from '#core/exchange/references/read-references'
import type { ProgressListener, WritableFormat } from '#core/exchange/references/reference-format'
import type { Reference } from '#core/references/reference'
import type { LibraryJob, LibraryMessage } from './library-jobs'

/** Reads and writes files of references off the main thread. */
export interface LibraryClient {
  /**
   * What the file holds. Aborting `signal` ends the work at once and rejects with the signal's reason, as a whole: no
   * entry comes through. Rejects too when the worker itself fails, with a message that names the file.
   */
  readonly read: (
    name: string,
    bytes: Uint8Array,
    onProgress?: ProgressListener,
    signal?: AbortSignal
  ) => Promise<ReadReferences>
  readonly write: (references: readonly Reference[], format: WritableFormat) => Promise<string>
}

/** What the client needs of a worker; a test gives a stand-in. */
export interface LibraryWorker {
  addEventListener(type: 'message', listener: (event: MessageEvent<LibraryMessage>) => void): void
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void
  postMessage: (job: LibraryJob, transfer: Transferable[]) => void
  terminate: () => void
}

const startWorker = (): LibraryWorker =>
  new Worker(new URL('./library-worker.ts', import.meta.url), { type: 'module', name: 'library' })

/** A client that starts a worker for each job and ends it after, so that a job can be cancelled by ending its worker. */
export function createLibraryClient(createWorker: () => LibraryWorker = startWorker): LibraryClient {
  return {
    read: async (name, bytes, onProgress, signal) => {
      const items: ReadReferences['items'][number][] = []
      const message = await runJob(createWorker, { kind: 'read', name, bytes }, `${name} could not be read`, {
        onProgress,
        onItems: (portion) => void items.push(...portion),
        signal
      })
      if (message.kind !== 'read') throw new Error(`The worker that reads ${name} answered out of turn`)
      return { ...message.rest, items }
    },
    write: async (references, format) => {
      const message = await runJob(
        createWorker,
        { kind: 'write', references, format },
        'The references could not be written'
      )
      if (message.kind !== 'written') throw new Error('The worker that writes references answered out of turn')
      return message.text
    }
  }
}

interface JobListeners {
  readonly onProgress?: ProgressListener | undefined
  readonly onItems?: (items: ReadReferences['items']) => void
  readonly signal?: AbortSignal | undefined
}

function runJob(
  createWorker: () => LibraryWorker,
  job: LibraryJob,
  failure: string,
  { onProgress, onItems, signal }: JobListeners = {}
): Promise<LibraryMessage> {
  return new Promise<LibraryMessage>((resolve, reject) => {
    signal?.throwIfAborted()
    const running = createWorker()
    const stop = (): void => {
      running.terminate()
      signal?.removeEventListener('abort', cancel)
    }
    const cancel = (): void => {
      stop()
      reject(signal?.reason)
    }
    const fail = (reason: string): void => {
      stop()
      reject(new Error(`${failure}: ${reason}`))
    }
    signal?.addEventListener('abort', cancel)
    running.addEventListener('error', (event) => fail(event.message || 'its worker stopped'))
    running.addEventListener('message', ({ data }) => {
      if (data.kind === 'progress') return onProgress?.(data.done, data.total)
      if (data.kind === 'items') return onItems?.(data.items)
      if (data.kind === 'failed') return fail(data.message)
      stop()
      return resolve(data)
    })
    running.postMessage(job, [])
  })
}
