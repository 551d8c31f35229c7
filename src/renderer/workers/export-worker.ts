import { exportManuscript, type ExportedFile, type ExportRequest } from '#core/exchange/export-manuscript'

/** Writes files off the main thread: typing never waits for an export. */
self.addEventListener('message', ({ data }: MessageEvent<ExportRequest>): void => {
  const file: ExportedFile = exportManuscript(data)
  self.postMessage(file)
})
