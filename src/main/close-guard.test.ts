import { expect, test } from 'vitest'
import { createCloseGuard } from './close-guard'

test('closes at once when everything is saved', async () => {
  const guard = createCloseGuard(() => Promise.reject(new Error('asked for nothing')))
  expect([guard.isSaved(), await guard.mayClose()]).toEqual([true, true])
})

test('waits for a save that is under way and asks nothing', async () => {
  const guard = createCloseGuard(() => Promise.reject(new Error('asked for nothing')), 5000)
  guard.setUnsaved(true)
  const closing = guard.mayClose()
  guard.setUnsaved(false)
  expect(await closing).toBe(true)
})

test.each([true, false])('asks when the save does not come and obeys the answer %s', async (answer) => {
  const guard = createCloseGuard(async () => answer, 10)
  guard.setUnsaved(true)
  expect(await guard.mayClose()).toBe(answer)
})
