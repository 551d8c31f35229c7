import type { ExportedFile, ExportRequest } from '#core/exchange/export-manuscript'
import { askOnce } from './ask-once'

export interface ExportClient {
  /** The file's bytes and what was lost. Rejects when the worker fails, or with the reason of the signal that stopped it. */
  readonly write: (request: ExportRequest, signal?: AbortSignal) => Promise<ExportedFile>
}

/** Writes each file in a worker of its own, which ends with it. */
export function createExportClient(): ExportClient {
  return {
    write: (request, signal) => {
      // The build finds workers by this form only.
      const worker = new Worker(new URL('./export-worker.ts', import.meta.url), { type: 'module', name: 'export' })
      return askOnce(worker, request, (reason) => new Error(`The file could not be written: ${reason}`), signal)
    }
  }
}
