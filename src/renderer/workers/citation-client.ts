import { neededLocales } from '#core/citation/cited-items'
import type { FormatRequest, FormattedSide, StyleError } from '#core/citation/processor'
import type { ReadResource, StyleSource } from '#core/citation/style-source'
import type { SideName } from '#core/manuscript/manuscript'
import type { ReferenceId } from '#core/ids'
import type { CslItem } from '#core/references/reference'
import { fail, type Result } from '#core/result'
import type { CitationJob, CitationJobDone } from './citation-jobs'

type Formatted = Result<FormattedSide, StyleError>

/** Formats sides off the main thread. */
export interface CitationClient {
  /**
   * Formats a side. While one request is at work, only the newest further one of each side waits; those it supersedes
   * resolve with its result. A failure changes nothing: what was shown before stays right until the next success.
   */
  readonly format: (side: SideName, request: FormatRequest) => Promise<Formatted>
  /** Ends the worker. Requests that wait resolve as failed. */
  readonly dispose: () => void
}

/** What the client needs of a worker; a test gives a stand-in. */
export interface CitationWorker {
  readonly post: (job: CitationJob) => void
  readonly terminate: () => void
}

/** How a worker answers: with a job done, or with the reason why it broke. */
export interface CitationWorkerListener {
  readonly done: (done: CitationJobDone) => void
  readonly broken: (reason: string) => void
}

export interface CitationClientOptions {
  readonly source: Pick<StyleSource, 'locales'>
  readonly createWorker?: (listener: CitationWorkerListener) => CitationWorker
  /**
   * How long one request may take before its worker is ended, to which a little is added for each citation; a style of
   * the user's own may never finish.
   */
  readonly timeoutMs?: number
}

/** Reads the program's own resource files from the window's own origin. */
export const fetchResource: ReadResource = async (path) => {
  const response = await fetch(new URL(path, document.baseURI))
  if (!response.ok) throw new Error(`${path} could not be read (${response.status})`)
  return new Uint8Array(await response.arrayBuffer())
}

function startWorker(listener: CitationWorkerListener): CitationWorker {
  const worker = new Worker(new URL('./citation-worker.ts', import.meta.url), { type: 'module', name: 'citations' })
  worker.addEventListener('message', (event: MessageEvent<CitationJobDone>) => listener.done(event.data))
  worker.addEventListener('error', (event) => listener.broken(event.message))
  return { post: (job) => worker.postMessage(job, []), terminate: () => worker.terminate() }
}

/** A thousand citations in a slow style take seconds on a slow machine; nobody's review should be cut off for that. */
const PER_CITATION_MS = 50

interface Waiting {
  request: FormatRequest
  readonly resolve: ((result: Formatted) => void)[]
}

/** What the worker at work was told of a side. */
interface Told {
  style: string | undefined
  readonly references: Map<ReferenceId, CslItem>
}

export function createCitationClient(options: CitationClientOptions): CitationClient {
  const { source, createWorker = startWorker, timeoutMs = 20_000 } = options
  const waiting = new Map<SideName, Waiting>()
  let told = new Map<SideName, Told>()
  let toldLocales = new Set<string>()
  let worker: CitationWorker | undefined
  let isWorking = false
  let isDisposed = false
  let jobs = 0
  /** Who hears what the worker says: the job at work. A worker that was ended is heard no more. */
  let current: CitationWorkerListener | undefined

  const endWorker = () => {
    worker?.terminate()
    worker = undefined
    told = new Map()
    toldLocales = new Set()
  }

  const runJob = (job: CitationJob): Promise<Formatted> =>
    new Promise((resolve) => {
      const end = (result: Formatted, isBroken: boolean) => {
        clearTimeout(timer)
        current = undefined
        if (isBroken) endWorker()
        resolve(result)
      }
      const stop = (error: StyleError) => end(fail(error), true)
      const limitMs = timeoutMs + job.citations.length * PER_CITATION_MS
      const timer = setTimeout(() => stop(tooSlow(limitMs)), limitMs)
      current = {
        done: (done) => done.job === job.job && end(done.result, false),
        broken: (reason) => stop(broken(reason))
      }
      try {
        worker ??= createWorker({
          done: (done) => current?.done(done),
          broken: (reason) => current?.broken(reason)
        })
        worker.post(job)
      } catch (cause) {
        stop(broken(cause instanceof Error ? cause.message : String(cause)))
      }
    })

  const describeJob = async (side: SideName, request: FormatRequest): Promise<CitationJob> => {
    const tags = neededLocales(request).filter((tag) => !toldLocales.has(tag))
    const locales = tags.length > 0 ? [...(await source.locales(tags))] : []
    for (const tag of tags) toldLocales.add(tag)
    const known = told.get(side) ?? { style: undefined, references: new Map() }
    told.set(side, known)
    const isNewStyle = known.style !== request.style
    known.style = request.style
    return {
      job: ++jobs,
      side,
      ...(isNewStyle && { style: request.style }),
      locale: request.locale,
      locales,
      ...describeReferences(known.references, request),
      citations: request.citations
    }
  }

  const runOne = async (side: SideName, request: FormatRequest): Promise<Formatted> => {
    try {
      return await runJob(await describeJob(side, request))
    } catch (cause) {
      endWorker()
      return fail(broken(cause instanceof Error ? cause.message : String(cause)))
    }
  }

  const work = async () => {
    if (isWorking) return
    isWorking = true
    for (let next = takeFirst(waiting); next; next = takeFirst(waiting)) {
      const [side, { request, resolve }] = next
      const result = isDisposed ? fail(broken(CLOSING)) : await runOne(side, request)
      for (const tell of resolve) tell(result)
    }
    isWorking = false
  }

  return {
    format: (side, request) =>
      new Promise((resolve) => {
        const queued = waiting.get(side)
        if (queued) {
          queued.request = request
          queued.resolve.push(resolve)
        } else waiting.set(side, { request, resolve: [resolve] })
        void work()
      }),
    dispose: () => {
      isDisposed = true
      current?.broken(CLOSING)
      endWorker()
    }
  }
}

/** Takes the side that has waited longest out of the queue. */
function takeFirst(waiting: Map<SideName, Waiting>): readonly [SideName, Waiting] | undefined {
  const first = waiting.entries().next().value
  if (first) waiting.delete(first[0])
  return first
}

/** The cited references that the worker does not have as they are now, and those it has that are gone. */
function describeReferences(
  known: Map<ReferenceId, CslItem>,
  request: FormatRequest
): Pick<CitationJob, 'references' | 'removed'> {
  const references: (readonly [ReferenceId, CslItem])[] = []
  const removed: ReferenceId[] = []
  for (const id of new Set(request.citations.flatMap((citation) => citation.items.map((item) => item.reference)))) {
    const item = request.references.get(id)
    if (item === known.get(id)) continue
    if (item) {
      references.push([id, item])
      known.set(id, item)
    } else {
      removed.push(id)
      known.delete(id)
    }
  }
  return { references, removed }
}

const tooSlow = (limitMs: number): StyleError => ({
  code: 'processing-failed',
  message: `The style took longer than ${Math.round(limitMs / 1000)} seconds and was stopped.`
})

const CLOSING = 'the window is closing'

const broken = (reason: string): StyleError => ({
  code: 'processing-failed',
  message: `Citations could not be formatted: ${reason}.`
})
