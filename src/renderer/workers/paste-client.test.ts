import { expect, it } from 'vitest'
import { countingIds } from '#core/ids'
import { createPasteClient, type PasteWorker } from './paste-client'
import { runPasteJob, type PasteJob, type PasteMessage } from './paste-jobs'

/** A worker that answers in the same thread, and how often one was ended. */
function standIn(answer: (job: PasteJob) => PasteMessage | Error) {
  let ended = 0
  const start = (): PasteWorker => {
    const listeners: { message?: (event: MessageEvent<PasteMessage>) => void; error?: (event: ErrorEvent) => void } = {}
    return {
      addEventListener: (type: string, listener: unknown) => {
        Object.assign(listeners, { [type]: listener })
      },
      postMessage: (job) => {
        const reply = answer(job)
        if (reply instanceof Error) listeners.error?.({ message: reply.message } as ErrorEvent)
        else listeners.message?.({ data: structuredClone(reply) } as MessageEvent<PasteMessage>)
      },
      terminate: () => {
        ended++
      }
    }
  }
  return { client: createPasteClient(start), ended: () => ended }
}

it('brings a text through both jobs and ends each worker', async () => {
  const { client, ended } = standIn((job) => runPasteJob(job, countingIds()))
  const pasted = await client.analyse(
    'A title\n\nHalf of the patients improved.Frontiers\n\n半数患者有所改善。维基百科'
  )
  const { manuscript } = await client.accept(pasted, 'notes', false)
  expect(manuscript.leading.language).toBe('en-US')
  expect(manuscript.facing.blocks).toHaveLength(1)
  expect(ended()).toBe(2)
})

it('names a text without title after its file', async () => {
  const { client } = standIn((job) => runPasteJob(job, countingIds()))
  const pasted = await client.analyse('半数患者在一年内有所改善。')
  const { manuscript } = await client.accept(pasted, '多发性硬化', false)
  expect(manuscript.title).toBe('多发性硬化')
})

it('connects typed references when asked', async () => {
  const { client } = standIn((job) => runPasteJob(job, countingIds()))
  const list = '[1] Smith J. Stem cells. Neurology. 2011;76(1):12-19.\n[2] Wu L. Repair. Brain. 2012;135(2):20-29.'
  const pasted = await client.analyse(`A title\n\nCells help many patients [1,2].\n\nReferences\n${list}`)
  const found = await client.findTyped(pasted)
  expect([found.entries.length, found.marks.length]).toEqual([2, 1])
  expect((await client.accept(pasted, undefined, false)).references).toEqual([])
  const { manuscript, references } = await client.accept(pasted, undefined, true)
  expect(references).toHaveLength(2)
  expect((await client.findTypedIn(manuscript)).marks).toEqual([])
  const plain = await client.accept(pasted, undefined, false)
  expect((await client.connectTyped(plain.manuscript)).references).toHaveLength(2)
})

it('rejects with a sentence when the worker fails or stops', async () => {
  const failed = standIn(() => ({ kind: 'failed', message: 'no memory' }))
  await expect(failed.client.analyse('x')).rejects.toThrow('The pasted text could not be read: no memory')
  const stopped = standIn(() => new Error(''))
  await expect(stopped.client.analyse('x')).rejects.toThrow('its worker stopped')
  expect([failed.ended(), stopped.ended()]).toEqual([1, 1])
})
