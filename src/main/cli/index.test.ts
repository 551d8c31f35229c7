import { describe, expect, test } from 'vitest'
import type { CommandIo } from './command'
import { COMMANDS, runCommandLine } from './index'
import { suggestName } from './suggest-name'

interface Outcome {
  readonly code: number
  readonly printed: string
  readonly complained: string
}

async function run(...args: readonly string[]): Promise<Outcome> {
  let printed = ''
  let complained = ''
  const io: CommandIo = {
    readBeside: async () => new Map(),
    writeBeside: async () => undefined,
    readInput: async (path) => {
      throw new Error(`${path} could not be read: the file or folder is not there (ENOENT).`)
    },
    writeOutput: async () => undefined,
    print: (text) => {
      printed += text
    },
    dateOf: () => Promise.resolve('2026-01-02T03:04:05.000Z'),
    complain: (text) => {
      complained += text
    }
  }
  const code = await runCommandLine(args, io)
  return { code, printed, complained }
}

test('lists every command on standard output when asked for help', async () => {
  const { code, printed, complained } = await run('--help')
  expect([code, complained]).toEqual([0, ''])
  for (const name of Object.keys(COMMANDS)) expect(printed).toContain(`  ${name} `)
})

test('lists them as a complaint when no command is given', async () => {
  const { code, printed, complained } = await run()
  expect([code, printed]).toEqual([2, ''])
  expect(complained).toContain('Usage: bifolium')
})

test('prints the version of the package', async () => {
  expect(await run('--version')).toEqual({ code: 0, printed: '0.1.0', complained: '' })
})

describe.each(Object.keys(COMMANDS))('%s', (name) => {
  // The first one loads a good part of the program, which takes long on a busy machine.
  test('explains itself', { timeout: 120_000 }, async () => {
    const { code, printed, complained } = await run(name, '--help')
    expect([code, complained]).toEqual([0, ''])
    expect(printed).toContain(name)
    expect((await run('help', name)).printed).toBe(printed)
  })
})

test.each(['align'])('says that %s comes later', async (name) => {
  const { code, printed, complained } = await run(name, '10.1000/182')
  expect([code, printed]).toEqual([2, ''])
  expect(complained).toBe(`bifolium ${name} comes with a later version; this one does not have it yet.`)
})

test.each([
  ['lables', 'labels'],
  ['style', 'styles'],
  ['improt', 'import'],
  ['SERVE', 'serve']
])('suggests a name for %s', async (typed, meant) => {
  const { code, complained } = await run(typed)
  expect(code).toBe(2)
  expect(complained).toContain(`Did you mean “${meant}”?`)
})

test.each(['frobnicate', '引用', '', '__proto__', 'constructor'])('suggests nothing for %j', async (typed) => {
  const { code, complained } = await run(typed)
  expect(code).toBe(2)
  expect(complained).toBe(`Bifolium has no command “${typed}”. See bifolium --help.`)
})

test('ranks by letters that differ', () => {
  expect(suggestName('chek', ['cite', 'check'])).toBe('check')
  expect(suggestName('x', ['cite', 'check'])).toBeUndefined()
})

test('says which file is not there', async () => {
  const { code, complained } = await run('labels', 'missing.txt')
  expect(code).toBe(2)
  expect(complained).toContain('missing.txt could not be read')
})

test.each([['--port', 'many'], ['--port', '70000'], ['--frob']])('refuses serve %s %s', async (...args) => {
  const { code, complained } = await run('serve', ...args)
  expect(code).toBe(2)
  expect(complained).not.toBe('')
})
