import { runLibraryJob, type LibraryJob, type LibraryMessage } from './library-jobs'

/** The part of a dedicated worker's global scope that is used here; the window's types have another `postMessage`. */
interface WorkerScope {
  readonly addEventListener: (type: 'message', listener: (event: MessageEvent<LibraryJob>) => void) => void
  readonly postMessage: (message: LibraryMessage, transfer: Transferable[]) => void
}

const scope = self as unknown as WorkerScope
scope.addEventListener('message', (event) => runLibraryJob(event.data, (message) => scope.postMessage(message, [])))
