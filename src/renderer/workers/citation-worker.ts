import { createCitationJobs, type CitationJob, type CitationJobDone } from './citation-jobs'

/** The part of a dedicated worker's global scope that is used here; the window's types have another `postMessage`. */
interface WorkerScope {
  readonly addEventListener: (type: 'message', listener: (event: MessageEvent<CitationJob>) => void) => void
  readonly postMessage: (done: CitationJobDone, transfer: Transferable[]) => void
}

const scope = self as unknown as WorkerScope
const runJob = createCitationJobs()
scope.addEventListener('message', (event) => scope.postMessage(runJob(event.data), []))
