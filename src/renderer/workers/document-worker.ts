import type { IdSource } from '#core/ids'
import { runDocumentJob, type DocumentAnswer, type DocumentJob } from './document-jobs'

/** The part of a dedicated worker's global scope that is used here; the window's types have another `postMessage`. */
interface WorkerScope {
  readonly addEventListener: (type: 'message', listener: (event: MessageEvent<DocumentJob>) => void) => void
  readonly postMessage: (message: DocumentAnswer, transfer: Transferable[]) => void
}

/** As the window makes them, so that it sees that they were never given out before. */
const randomIds: IdSource = (prefix) => `${prefix}${crypto.randomUUID().replaceAll('-', '')}` as never

const scope = self as unknown as WorkerScope
scope.addEventListener('message', (event) => scope.postMessage(runDocumentJob(event.data, randomIds), []))
