import type { IdSource } from '#core/ids'
import { runPasteJob, type PasteJob, type PasteMessage } from './paste-jobs'

/** The part of a dedicated worker's global scope that is used here; the window's types have another `postMessage`. */
interface WorkerScope {
  readonly addEventListener: (type: 'message', listener: (event: MessageEvent<PasteJob>) => void) => void
  readonly postMessage: (message: PasteMessage, transfer: Transferable[]) => void
}

const randomIds: IdSource = <T extends string>(prefix: string) =>
  `${prefix}-${crypto.randomUUID()}` as ReturnType<typeof randomIds<T>>

const scope = self as unknown as WorkerScope
scope.addEventListener('message', (event) => scope.postMessage(runPasteJob(event.data, randomIds), []))
