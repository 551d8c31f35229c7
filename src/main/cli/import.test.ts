import { describe, expect, it } from 'vitest'
import type { CommandIo } from './command'
import { importCommand } from './import'

/** Runs the command over files in memory and gives back what it printed. */
async function run(args: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const complaints: string[] = []
  let printed = ''
  const io: CommandIo = {
    readBeside: async () => new Map(),
    writeBeside: async () => undefined,
    readInput: async (path) => {
      const text = files[path]
      if (text === undefined) throw new Error(`${path} does not exist.`)
      return new TextEncoder().encode(text)
    },
    writeOutput: async (_path, bytes) => void (printed += new TextDecoder().decode(bytes)),
    print: (text) => void (printed += text),
    dateOf: () => Promise.resolve('2026-01-02T03:04:05.000Z'),
    complain: (text) => void complaints.push(text)
  }
  return { code: await importCommand.run(args, io), printed, complaints }
}

const BIB = `@article{zhang2020,
  author = {张, 伟 and 李娜},
  title = {间充质干细胞治疗多发性硬化},
  year = 2020
}
@article{broken, title = {never closed,
@book{good, title = {Good}, year = 2019}
`
const NBIB = `PMID- 38783390
TI  - Efficacy of stem cells.
FAU - Harris, Violaine K
DP  - 2024 May 23
`

describe('import', () => {
  it('prints CSL-JSON, names the bad entry with file and line, and ends with 1', async () => {
    const { code, printed, complaints } = await run(['a.bib'], { 'a.bib': BIB })
    const items = JSON.parse(printed) as readonly { readonly id: string; readonly author?: unknown }[]
    expect(items.map(({ id }) => id)).toEqual(['zhang2020', 'good'])
    expect(items[0]?.author).toEqual([
      { family: '张', given: '伟' },
      { family: '李', given: '娜' }
    ])
    expect(complaints).toEqual([expect.stringMatching(/^a\.bib:6: Entry broken /)])
    expect(code).toBe(1)
  })

  it('joins files of several formats under unique keys', async () => {
    const files = { 'a.nbib': NBIB, '-': NBIB }
    const { code, printed } = await run(['a.nbib', '-', '--to', 'bibtex'], files)
    expect(printed).toContain('@article{harris2024efficacy,')
    expect(printed).toContain('@article{harris2024efficacya,')
    expect(code).toBe(0)
  })

  it('reads as the format it is told', async () => {
    const { printed, code } = await run(['x', '--from', 'nbib', '--to', 'ris'], { x: NBIB })
    expect(printed).toContain('AU  - Harris, Violaine K\r\n')
    expect(code).toBe(0)
  })

  it('refuses unknown formats and a missing file name', async () => {
    await expect(run(['x', '--from', 'excel'], { x: '' })).rejects.toThrow('--from is “excel”')
    await expect(run(['x', '--to', 'word'], { x: '' })).rejects.toThrow('--to is “word”')
    await expect(run([])).rejects.toThrow('no file was given')
  })

  it('ends with 2 and prints nothing when there is no reference', async () => {
    const { code, printed, complaints } = await run(['a.txt'], { 'a.txt': 'Dear all,' })
    expect([code, printed]).toEqual([2, ''])
    expect(complaints).toEqual([expect.stringContaining('a.txt is no reference file')])
  })
})
