import { parentPort, workerData } from 'node:worker_threads'

// The worker's side of bench-switch.mjs. `workerData`: address of the core, requests by style, locales; gives back each
// round's time on the clock and of the processor, in ms, by style.

/** Rounds before the code is warm, and rounds that count. */
const [WARMING, ROUNDS] = [4, 9]

function timeOf(work) {
  const [start, before] = [performance.now(), process.cpuUsage()]
  work()
  const clock = performance.now() - start
  const { user, system } = process.cpuUsage(before)
  return { clock, cpu: (user + system) / 1000 }
}

const { coreAddress, requests, locales } = workerData
const { createCitationSession } = await import(coreAddress)
const session = createCitationSession()
const times = requests.map(() => [])
for (let round = 0; round < WARMING + ROUNDS; round++)
  requests.forEach((request, index) => {
    const time = timeOf(() => {
      const result = session.update(request, locales)
      if (!result.ok) throw new Error(result.error.message)
    })
    if (round >= WARMING) times[index].push(time)
  })
parentPort.postMessage(times)
