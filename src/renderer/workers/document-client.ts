import { askOnce } from './ask-once'
import type { DocumentAnswer, DocumentJob } from './document-jobs'

export interface DocumentClient {
  /** The manuscript in a document. Rejects when the worker fails, or with the reason of the signal that stopped it. */
  readonly read: (job: DocumentJob, signal?: AbortSignal) => Promise<DocumentAnswer>
}

/** Reads each document in a worker of its own, which ends with it: a long one holds up nothing and leaves no trace. */
export function createDocumentClient(): DocumentClient {
  return {
    read: (job, signal) => {
      // The build finds workers by this form only.
      const worker = new Worker(new URL('./document-worker.ts', import.meta.url), { type: 'module', name: 'document' })
      return askOnce(worker, job, (reason) => new Error(`${job.name} could not be read: ${reason}`), signal)
    }
  }
}
