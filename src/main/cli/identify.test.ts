import { expect, it } from 'vitest'
import type { CommandIo } from './command'
import { identifyCommand } from './identify'

async function run(args: readonly string[], input: Uint8Array) {
  let printed = ''
  let complained = ''
  const io: CommandIo = {
    readBeside: async () => new Map(),
    writeBeside: async () => undefined,
    readInput: async () => input,
    writeOutput: async () => undefined,
    print: (text) => void (printed += text),
    dateOf: () => Promise.resolve('2026-01-02T03:04:05.000Z'),
    complain: (text) => void (complained += text)
  }
  return { code: await identifyCommand.run(args, io), printed, complained }
}

const bytes = (text: string) => new TextEncoder().encode(text)

it('prints one object a line, blank lines left out', async () => {
  const { code, printed } = await run(
    [],
    bytes('https://www.nature.com/articles/nature10669\r\n\n  \nPMID: 123456；\n')
  )
  expect(
    printed
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
  ).toEqual([
    {
      input: 'https://www.nature.com/articles/nature10669',
      kind: 'work',
      DOI: '10.1038/nature10669',
      url: 'https://www.nature.com/articles/nature10669',
      publisher: 'Nature',
      confidence: 'certain',
      rule: 'nature-suffix'
    },
    { input: 'PMID: 123456；', kind: 'work', PMID: '123456', confidence: 'certain', rule: 'pmid-named' }
  ])
  expect(code).toBe(0)
})

it('says with exit code 1 that a line gave nothing', async () => {
  const { code, printed } = await run(['in.txt'], bytes('步行速度\n'))
  expect(JSON.parse(printed)).toEqual({ input: '步行速度', kind: 'none', confidence: 'none' })
  expect(code).toBe(1)
})

it('refuses options and text that is not UTF-8', async () => {
  expect((await run(['--fast'], bytes(''))).code).toBe(2)
  const { code, complained } = await run(['a.txt'], Uint8Array.of(0xb2, 0xbd))
  expect([code, complained]).toEqual([2, expect.stringContaining('a.txt')])
})
