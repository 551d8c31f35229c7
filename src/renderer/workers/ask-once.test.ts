import { expect, test } from 'vitest'
import { askOnce } from './ask-once'

/** A worker as far as a client sees it. */
class StandIn extends EventTarget {
  asked: unknown
  hasEnded = false
  postMessage(question: unknown): void {
    this.asked = question
  }
  terminate(): void {
    this.hasEnded = true
  }
  answer(data: unknown): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data }))
  }
}

const ask = (worker: StandIn, signal?: AbortSignal) =>
  askOnce<string>(
    worker as unknown as Worker,
    'question',
    (reason) => new Error(`a.docx could not be read: ${reason}`),
    signal
  )

test('gives the answer and ends the worker', async () => {
  const worker = new StandIn()
  const answer = ask(worker)
  expect(worker.asked).toBe('question')
  worker.answer('42')
  await expect(answer).resolves.toBe('42')
  expect(worker.hasEnded).toBe(true)
})

test('ends the worker when it is stopped, before or while it works', async () => {
  const worker = new StandIn()
  const stopping = new AbortController()
  const answer = ask(worker, stopping.signal)
  stopping.abort()
  await expect(answer).rejects.toMatchObject({ name: 'AbortError' })
  expect(worker.hasEnded).toBe(true)
  const late = new StandIn()
  await expect(ask(late, stopping.signal)).rejects.toMatchObject({ name: 'AbortError' })
  expect([late.asked, late.hasEnded]).toEqual([undefined, true])
})

test('names what failed', async () => {
  const worker = new StandIn()
  const answer = ask(worker)
  worker.dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }))
  await expect(answer).rejects.toThrow('a.docx could not be read: out of memory')
})
