import { expect, it, test } from 'vitest'
import { checkCommand } from './check'
import type { CommandIo } from './command'

/** Runs the command over files in memory and gives back what it printed. */
async function run(args: readonly string[], files: Readonly<Record<string, string>> = {}) {
  let printed = ''
  const io: CommandIo = {
    readInput: async (path) => {
      const content = files[path]
      if (content === undefined) throw new Error(`${path} does not exist.`)
      return new TextEncoder().encode(content)
    },
    readBeside: async () => new Map(),
    writeOutput: async () => undefined,
    writeBeside: async () => undefined,
    print: (text) => void (printed += text),
    dateOf: () => Promise.resolve('2026-01-02T03:04:05.000Z'),
    complain: () => undefined
  }
  const code = await checkCommand.run(args, io)
  return { code, printed, json: () => JSON.parse(printed) as readonly Record<string, unknown>[] }
}

const REFERENCES =
  '[{"id":"harris","type":"book","title":"Cells","author":[{"family":"Harris"}],"issued":{"date-parts":[[2018]]}}]'
const ENGLISH = '# Cells\n\nCells may help [@harris].\n\nThey last.\n'
const CHINESE = '# 细胞\n\n细胞可能有益。\n\n疗效持久。\n'
const BOTH = { 'a.md': `${ENGLISH}\n${CHINESE}`, 'en.md': ENGLISH, 'zh.md': CHINESE, 'r.json': REFERENCES }

it('prints one finding a line with its place, and ends with 1', async () => {
  const { code, printed } = await run(['a.md', '--references', 'r.json'], BOTH)
  expect(printed).toBe('error\tcitation-missing\tEnglish › Cells › paragraph 1\tHarris 2018 is not cited in Chinese.')
  expect(code).toBe(1)
})

it('compares a file of each language', async () => {
  expect((await run(['en.md', 'zh.md', '--references', 'r.json'], BOTH)).printed).toContain('not cited in Chinese')
})

it('prints JSON with the places on both sides', async () => {
  const { json } = await run(['a.md', '--references', 'r.json', '--json'], BOTH)
  expect(json()).toEqual([
    {
      check: 'citation-missing',
      severity: 'error',
      message: 'Harris 2018 is not cited in Chinese.',
      key: expect.stringMatching(/^[0-9a-f]{16}$/u),
      pairing: expect.any(String),
      values: { what: 'Harris 2018', side: 'facing' },
      places: [
        {
          side: 'leading',
          language: 'en-US',
          block: expect.any(String),
          start: 15,
          end: 16,
          heading: 'Cells',
          paragraph: 1,
          words: ''
        },
        {
          side: 'facing',
          language: 'zh-CN',
          block: expect.any(String),
          start: 0,
          end: 0,
          heading: '细胞',
          paragraph: 1,
          words: ''
        }
      ]
    }
  ])
})

it('ends with 0 where nothing differs', async () => {
  const same = { 'a.md': '# Cells\n\nCells may help.\n\n# 细胞\n\n细胞可能有益。\n' }
  expect(await run(['a.md'], same)).toMatchObject({ code: 0, printed: '' })
  expect((await run(['a.md', '--json'], same)).printed).toBe('[]')
})

test.each([[[]], [['missing.md']], [['--what', 'a.md']]])('throws for %j', async (args) => {
  await expect(run(args, BOTH)).rejects.toThrow(/./u)
})
