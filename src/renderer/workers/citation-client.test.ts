import { describe, expect, it, vi } from 'vitest'
import { plainText } from '#core/citation/formatted-text'
import type { FormatRequest } from '#core/citation/processor'
import { makeCitation, makeReferences, shippedStyle, shippedStyles } from '#core/citation/testing/shipped-styles'
import { createCitationClient, type CitationWorker, type CitationWorkerListener } from './citation-client'
import { createCitationJobs, type CitationJob } from './citation-jobs'

const harris = { id: 'harris', type: 'book', title: 'One', author: [{ family: 'Harris', given: 'V' }], language: 'en' }
const stark = { id: 'stark', type: 'book', title: 'Two', author: [{ family: 'Stark', given: 'J' }], language: 'en' }

async function makeRequest(change: Partial<FormatRequest> = {}): Promise<FormatRequest> {
  return {
    style: await shippedStyle('vancouver'),
    locale: 'en-US',
    references: makeReferences([harris, stark]),
    citations: [makeCitation('a', 'normal', 'harris'), makeCitation('b', 'normal', 'stark')],
    ...change
  }
}

/** Makes workers in this thread that answer in the next task and keep what they were asked. */
const makeWorkers =
  (asked: CitationJob[] = []) =>
  (listener: CitationWorkerListener): CitationWorker => {
    const runJob = createCitationJobs()
    return {
      post: (job) => {
        asked.push(structuredClone(job))
        setTimeout(() => listener.done(structuredClone(runJob(job))), 0)
      },
      terminate: () => undefined
    }
  }

const deafWorker = (): CitationWorker => ({ post: () => undefined, terminate: vi.fn() })

describe('createCitationClient', () => {
  it('formats both sides and tells the worker only what it does not know', async () => {
    const asked: CitationJob[] = []
    const client = createCitationClient({ source: shippedStyles, createWorker: makeWorkers(asked) })
    const request = await makeRequest()
    const first = await client.format('leading', request)
    expect(first.ok && [...first.value.citations.values()].map(plainText)).toEqual(['(1)', '(2)'])
    await client.format('leading', { ...request, citations: request.citations.toReversed() })
    await client.format('facing', { ...request, locale: 'zh-CN' })
    expect(asked.map((job) => [job.side, job.style !== undefined, job.references.length, job.locales.length])).toEqual([
      ['leading', true, 2, 1],
      ['leading', false, 0, 0],
      ['facing', true, 2, 1]
    ])
  })

  it('tells the worker of references that changed or went', async () => {
    const client = createCitationClient({ source: shippedStyles, createWorker: makeWorkers() })
    const request = await makeRequest()
    await client.format('leading', request)
    const changed = makeReferences([{ ...harris, title: 'Changed' }])
    const result = await client.format('leading', { ...request, references: changed })
    expect(result.ok && result.value.missing).toEqual(['stark'])
    expect(result.ok && result.value.bibliography.entries.map((entry) => plainText(entry.body))).toEqual([
      expect.stringContaining('Changed')
    ])
  })

  it('skips requests that a newer one of the same side supersedes', async () => {
    const asked: CitationJob[] = []
    const client = createCitationClient({ source: shippedStyles, createWorker: makeWorkers(asked) })
    const request = await makeRequest()
    const counts = [2, 0, 1]
    const results = await Promise.all(
      counts.map((count) => client.format('leading', { ...request, citations: request.citations.slice(0, count) }))
    )
    expect(results.map((result) => result.ok && result.value.citations.size)).toEqual([2, 1, 1])
    expect(asked).toHaveLength(2)
  })

  it('stops a worker that takes too long, and formats with a new one', async () => {
    const deaf = deafWorker()
    const makeWorker = makeWorkers()
    let started = 0
    const client = createCitationClient({
      source: shippedStyles,
      createWorker: (listener) => (started++ === 0 ? deaf : makeWorker(listener)),
      timeoutMs: 2_000
    })
    const stopped = await client.format('leading', await makeRequest())
    expect(stopped).toMatchObject({ ok: false, error: { code: 'processing-failed' } })
    expect(deaf.terminate).toHaveBeenCalledOnce()
    expect((await client.format('leading', await makeRequest())).ok).toBe(true)
    expect(started).toBe(2)
  })

  it('goes on with a new worker when one breaks or will not start', async () => {
    const makeWorker = makeWorkers()
    let started = 0
    const createWorker = (listener: CitationWorkerListener): CitationWorker => {
      started++
      if (started === 1) throw new Error('no more workers')
      if (started > 2) return makeWorker(listener)
      return { ...deafWorker(), post: () => listener.broken('out of memory') }
    }
    const client = createCitationClient({ source: shippedStyles, createWorker })
    const results = [
      await client.format('leading', await makeRequest()),
      await client.format('leading', await makeRequest()),
      await client.format('leading', await makeRequest())
    ]
    expect(results.map((result) => (result.ok ? 'ok' : result.error.message))).toEqual([
      expect.stringContaining('no more workers'),
      expect.stringContaining('out of memory'),
      'ok'
    ])
  })

  it('says so when locales cannot be read or the window closes', async () => {
    const source = { locales: () => Promise.reject(new Error('locales/en-US.pack could not be read (404)')) }
    const failing = createCitationClient({ source, createWorker: deafWorker })
    expect(await failing.format('leading', await makeRequest())).toMatchObject({ ok: false })
    const closing = createCitationClient({ source: shippedStyles, createWorker: deafWorker })
    const pending = closing.format('leading', await makeRequest())
    setTimeout(closing.dispose, 20)
    expect(await pending).toMatchObject({ ok: false, error: { message: expect.stringContaining('closing') } })
  })
})
