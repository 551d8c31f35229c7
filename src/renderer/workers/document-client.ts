import type { DocumentAnswer, DocumentJob } from './document-jobs'

export interface DocumentClient {
  /** The manuscript in a document. Rejects when the worker fails. */
  readonly read: (job: DocumentJob) => Promise<DocumentAnswer>
}

/** Reads each document in a worker of its own, which ends with it: a long one holds up nothing and leaves no trace. */
export function createDocumentClient(): DocumentClient {
  return {
    read: (job) =>
      new Promise((resolve, reject) => {
        const worker = new Worker(new URL('./document-worker.ts', import.meta.url), {
          type: 'module',
          name: 'document'
        })
        worker.addEventListener('message', ({ data }: MessageEvent<DocumentAnswer>) => {
          worker.terminate()
          resolve(data)
        })
        worker.addEventListener('error', (event) => {
          worker.terminate()
          reject(new Error(`${job.name} could not be read: ${event.message}`))
        })
        worker.postMessage(job)
      })
  }
}
