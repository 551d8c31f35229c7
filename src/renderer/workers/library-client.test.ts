import { describe, expect, it } from 'vitest'
import type { ReferenceId } from '#core/ids'
import type { Reference } from '#core/references/reference'
import { createLibraryClient, type LibraryWorker } from './library-client'
import { runLibraryJob, type LibraryMessage } from './library-jobs'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const bib = (count: number): string =>
  Array.from({ length: count }, (_, index) => `@book{k${index}, title = {干细胞 ${index}}}`).join('\n')

interface StandIn extends LibraryWorker {
  ended: boolean
  readonly listeners: ((event: MessageEvent<LibraryMessage>) => void)[]
}

/** A worker of the same thread: does its job a tick after it was asked, unless it was ended. */
function createStandIn(run = runLibraryJob): StandIn {
  const worker: StandIn = {
    ended: false,
    listeners: [],
    addEventListener: (type, listener) => {
      if (type === 'message') worker.listeners.push(listener as (event: Event) => void)
    },
    postMessage: (job) => queueMicrotask(() => run(structuredClone(job), (message) => deliver(worker, message))),
    terminate: () => {
      worker.ended = true
    }
  }
  return worker
}

function deliver(worker: StandIn, message: LibraryMessage): void {
  for (const listener of worker.ended ? [] : worker.listeners) {
    listener({ data: structuredClone(message) } as MessageEvent<LibraryMessage>)
  }
}

describe('createLibraryClient', () => {
  it('reads a file, tells how far it is, and ends its worker', async () => {
    const worker = createStandIn()
    const told: string[] = []
    const { items, format } = await createLibraryClient(() => worker).read('a.bib', bytes(bib(120)), (done, total) =>
      told.push(`${done}/${total}`)
    )
    expect(items).toHaveLength(120)
    expect(format).toBe('bibtex')
    expect(told).toEqual(['50/120', '100/120', '120/120'])
    expect(worker.ended).toBe(true)
  })

  it('makes a reference of the DOI of a PDF', async () => {
    const text = '%PDF-1.4\n1 0 obj\n<< /doi (10.3389/fneur.2020.00123) >>\nendobj\ntrailer << /Info 1 0 R >>'
    const client = createLibraryClient(() => createStandIn())
    const { items } = await client.read('a.pdf', bytes(text))
    expect(items).toEqual([{ id: '', type: 'article-journal', DOI: '10.3389/fneur.2020.00123' }])
    const broken = await createLibraryClient(() => createStandIn()).read('a.pdf', bytes('%PDF-1.4'))
    expect(broken.findings[0]?.code).toBe('pdf-no-doi')
  })

  it('writes references', async () => {
    const reference: Reference = {
      id: 'r1' as ReferenceId,
      key: 'zhang2020gan',
      item: { id: 'r1', type: 'book', title: '干细胞' },
      verification: { kind: 'unchecked' },
      tags: [],
      addedAt: '2024-01-01T00:00:00Z',
      modifiedAt: '2024-01-01T00:00:00Z'
    }
    const text = await createLibraryClient(() => createStandIn()).write([reference], 'ris')
    expect(text).toContain('TI  - 干细胞')
  })

  it('gives nothing at all when it is cancelled, before or during the work', async () => {
    const client = createLibraryClient(() => createStandIn())
    const early = AbortSignal.abort(new Error('changed my mind'))
    await expect(client.read('a.bib', bytes(bib(1)), undefined, early)).rejects.toThrow('changed my mind')
    const controller = new AbortController()
    const reading = client.read('a.bib', bytes(bib(100)), () => controller.abort(new Error('stop')), controller.signal)
    await expect(reading).rejects.toThrow('stop')
  })

  it('names the file when the worker fails', async () => {
    const failing = createStandIn((_job, say) => say({ kind: 'failed', message: 'out of memory' }))
    await expect(createLibraryClient(() => failing).read('a.ris', bytes('x'))).rejects.toThrow(
      'a.ris could not be read: out of memory'
    )
    expect(failing.ended).toBe(true)
  })
})
