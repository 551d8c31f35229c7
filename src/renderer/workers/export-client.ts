import type { ExportedFile, ExportRequest } from '#core/exchange/export-manuscript'

export interface ExportClient {
  /** The file's bytes and what was lost. Rejects, naming the reason, when the worker fails. */
  readonly write: (request: ExportRequest) => Promise<ExportedFile>
}

/** Writes each file in a worker of its own, which ends with it. */
export function createExportClient(): ExportClient {
  return {
    write: (request) =>
      new Promise((resolve, reject) => {
        const worker = new Worker(new URL('./export-worker.ts', import.meta.url), { type: 'module', name: 'export' })
        worker.addEventListener('message', ({ data }: MessageEvent<ExportedFile>) => {
          worker.terminate()
          resolve(data)
        })
        worker.addEventListener('error', (event) => {
          worker.terminate()
          reject(new Error(`The file could not be written: ${event.message}`))
        })
        worker.postMessage(request)
      })
  }
}
