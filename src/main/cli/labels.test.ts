import { expect, it } from 'vitest'
import type { CommandIo } from './command'
import { labelsCommand } from './labels'

/** Runs the command on bytes and gives back what it printed. */
async function run(args: readonly string[], input: Uint8Array | Error = new Uint8Array()) {
  let printed = ''
  let complained = ''
  const io: CommandIo = {
    readBeside: async () => new Map(),
    writeBeside: async () => undefined,
    readInput: async () => {
      if (input instanceof Error) throw input
      return input
    },
    writeOutput: async () => undefined,
    print: (text) => void (printed += text),
    dateOf: () => Promise.resolve('2026-01-02T03:04:05.000Z'),
    complain: (text) => void (complained += text)
  }
  return { code: await labelsCommand.run(args, io), printed, complained }
}

const bytes = (text: string) => new TextEncoder().encode(text)

it('prints runs with offsets in UTF-16 units, a byte order mark included', async () => {
  const { code, printed } = await run(['-'], bytes('\uFEFF𠮷野的步速提高 PMC+2维基百科。'))
  expect(code).toBe(0)
  expect(JSON.parse(printed)).toEqual([
    {
      start: 10,
      end: 19,
      raw: 'PMC+2维基百科',
      labels: [
        { text: 'PMC', source: 'pmc', counter: 2 },
        { text: '维基百科', source: 'wikipedia' }
      ]
    }
  ])
})

it('prints an empty list for prose and for an empty file', async () => {
  expect(JSON.parse((await run(['a.txt'], bytes('We searched PubMed and Embase.'))).printed)).toEqual([])
  expect((await run(['a.txt'])).printed).toBe('[]\n')
})

it('ends with 2 and names the file when the input cannot be used', async () => {
  const missing = await run(['a.txt'], new Error('no such file: a.txt'))
  expect([missing.code, missing.complained]).toEqual([2, expect.stringContaining('a.txt')])
  const binary = await run(['a.png'], Uint8Array.of(0x89, 0x50, 0xff))
  expect([binary.code, binary.complained]).toEqual([2, expect.stringContaining('UTF-8')])
  expect((await run([])).code).toBe(2)
  expect((await run(['a', 'b'])).code).toBe(2)
  expect((await run(['--what'])).code).toBe(2)
})
