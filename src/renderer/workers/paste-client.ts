import type { PlainEntry } from '#core/exchange/references/plain/plain-entry'
import type { PastedText } from '#core/exchange/pasted-text/pasted-text'
import type { TypedReferences } from '#core/exchange/typed-references/typed-references'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { AcceptedText, PasteJob, PasteMessage } from './paste-jobs'

/** Understands and accepts pasted texts and lists off the main thread. All reject when the worker fails. */
export interface PasteClient {
  readonly analyse: (text: string) => Promise<PastedText>
  /** The entries of a pasted list of references. */
  readonly readBibliography: (text: string) => Promise<readonly PlainEntry[]>
  /** With `connect`, typed references of the text become connected. */
  readonly accept: (pasted: PastedText, title: string | undefined, connect: boolean) => Promise<AcceptedText>
  /** The typed references of what a proposal would become. */
  readonly findTyped: (pasted: PastedText) => Promise<TypedReferences>
  readonly findTypedIn: (manuscript: Manuscript) => Promise<TypedReferences>
  readonly connectTyped: (manuscript: Manuscript) => Promise<AcceptedText>
}

/** What the client needs of a worker; a test gives a stand-in. */
export interface PasteWorker {
  addEventListener(type: 'message', listener: (event: MessageEvent<PasteMessage>) => void): void
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void
  postMessage: (job: PasteJob, transfer: Transferable[]) => void
  terminate: () => void
}

const startWorker = (): PasteWorker =>
  new Worker(new URL('./paste-worker.ts', import.meta.url), { type: 'module', name: 'paste' })

/** A client that starts a worker for each job and ends it after: pasting is rare, and a large text leaves no trace. */
export function createPasteClient(createWorker: () => PasteWorker = startWorker): PasteClient {
  return {
    analyse: async (text) => {
      const message = await runJob(createWorker(), { kind: 'analyse', text })
      if (message.kind !== 'analysed') throw new Error('The worker that reads pasted texts answered out of turn')
      return message.pasted
    },
    readBibliography: async (text) => {
      const message = await runJob(createWorker(), { kind: 'bibliography', text })
      if (message.kind !== 'bibliography') throw new Error('The worker that reads pasted texts answered out of turn')
      return message.entries
    },
    accept: async (pasted, title, connect) => {
      const now = new Date().toISOString()
      const message = await runJob(createWorker(), { kind: 'accept', pasted, title, now, connect })
      if (message.kind !== 'accepted') throw new Error('The worker that accepts pasted texts answered out of turn')
      return message.accepted
    },
    findTyped: async (pasted) => typedOf(await runJob(createWorker(), { kind: 'find-typed', pasted })),
    findTypedIn: async (manuscript) => typedOf(await runJob(createWorker(), { kind: 'find-typed-in', manuscript })),
    connectTyped: async (manuscript) => {
      const now = new Date().toISOString()
      const message = await runJob(createWorker(), { kind: 'connect-typed', manuscript, now })
      if (message.kind !== 'accepted') throw new Error('The worker that connects references answered out of turn')
      return message.accepted
    }
  }
}

function typedOf(message: PasteMessage): TypedReferences {
  if (message.kind !== 'typed') throw new Error('The worker that looks for typed references answered out of turn')
  return message.found
}

function runJob(worker: PasteWorker, job: PasteJob): Promise<PasteMessage> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string): void => {
      worker.terminate()
      reject(new Error(`The pasted text could not be read: ${reason}`))
    }
    worker.addEventListener('error', (event) => fail(event.message || 'its worker stopped'))
    worker.addEventListener('message', ({ data }) => {
      if (data.kind === 'failed') return fail(data.message)
      worker.terminate()
      return resolve(data)
    })
    worker.postMessage(job, [])
  })
}
