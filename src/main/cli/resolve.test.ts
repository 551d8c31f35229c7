import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SERVICE_NAMES } from '#core/references/lookup-answer'
import { startFakeServices, WORK } from '../../services/lookup/testing/fake-services'
import type { FakeServices } from '../../services/lookup/testing/fake-services'
import type { Command, CommandIo } from './command'
import { packCommand } from './pack'
import { resolveCommand } from './resolve'

let folder: string
let fake: FakeServices
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bifolium-resolve-'))
  fake = await startFakeServices()
})
afterEach(async () => {
  await fake.server.close()
  await rm(folder, { recursive: true, force: true })
})

async function run(command: Command, args: readonly string[], input = '') {
  const printed: string[] = []
  const complained: string[] = []
  const io: CommandIo = {
    readBeside: async () => new Map(),
    writeBeside: async () => undefined,
    readInput: async () => new TextEncoder().encode(input),
    writeOutput: async (_path, bytes) => void printed.push(new TextDecoder().decode(bytes)),
    print: (text) => void printed.push(text),
    dateOf: () => Promise.resolve('2026-01-02T03:04:05.000Z'),
    complain: (text) => void complained.push(text)
  }
  const code = await command.run([...args, '--data', folder], io).catch((error: unknown) => {
    complained.push(error instanceof Error ? error.message : String(error))
    return 2
  })
  return { code, printed: printed.join('\n'), complained: complained.join('\n') }
}

const locally = (): readonly string[] =>
  SERVICE_NAMES.flatMap((name) => ['--service-url', `${name}=${fake.urls[name]}`])
const resolveIds = (ids: readonly string[], input = ''): ReturnType<typeof run> =>
  run(resolveCommand, [...ids, ...locally()], input)

test('prints works as CSL-JSON, whatever their identifiers are written as', async () => {
  const { code, printed, complained } = await resolveIds([
    `https://doi.org/${WORK.DOI}`,
    'arXiv:1706.03762',
    'NCT03355365'
  ])
  expect(complained).toBe('')
  expect(code).toBe(0)
  expect(JSON.parse(printed)).toMatchObject([
    { title: WORK.title, DOI: WORK.DOI, PMID: WORK.PMID, type: 'article-journal' },
    { DOI: '10.48550/arxiv.1706.03762' },
    { title: 'Intrathecal MSC-NP' }
  ])
})

test('reads identifiers from standard input, a line each', async () => {
  const { code, printed } = await resolveIds(['-'], `PMID: ${WORK.PMID}\n\n${WORK.PMCID}\r\n`)
  expect([code, (JSON.parse(printed) as unknown[]).length]).toEqual([0, 2])
})

test('names a retraction, and what no service knows, and ends with 1', async () => {
  const retracted = await resolveIds(['PMID:11'])
  expect([retracted.code, retracted.complained]).toEqual([1, 'PMID:11 has been retracted (2020), says PubMed.'])
  const unknown = await resolveIds(['10.1000/none'])
  expect([unknown.code, unknown.printed.trim()]).toEqual([1, '[]'])
  expect(unknown.complained).toContain('10.1000/none is not known to crossref')
})

test('ends with 2 when nothing can be looked up', async () => {
  for (const ids of [['12345678'], ['步行速度'], ['https://example.org/'], []]) {
    expect(await resolveIds(ids)).toMatchObject({ code: 2, printed: '' })
  }
  expect((await resolveIds(['12345678'])).complained).toContain('PMID:12345678')
  expect(fake.server.asked).toEqual([])
})

test.each(['nobody=http://127.0.0.1:1', 'crossref=http://example.org', 'crossref=ftp://x', 'crossref'])(
  'refuses --service-url %s',
  async (url) => expect(await run(resolveCommand, ['10.1000/x', '--service-url', url])).toMatchObject({ code: 2 })
)

test('asks nobody with --offline, but uses earlier answers and packs', async () => {
  const missing = await resolveIds([WORK.DOI, '--offline'])
  expect([missing.code, missing.printed.trim()]).toEqual([1, '[]'])
  expect(fake.server.asked).toEqual([])
  await resolveIds([WORK.DOI])
  const asked = fake.server.asked.length
  expect(await resolveIds([WORK.DOI, '--offline'])).toMatchObject({ code: 0, complained: '' })
  expect(fake.server.asked).toHaveLength(asked)
  const file = join(folder, 'works.jsonl')
  await writeFile(file, `${JSON.stringify({ DOI: '10.1000/packed', title: ['离线'], type: 'journal-article' })}\n`)
  expect(await run(packCommand, ['import', file])).toMatchObject({ code: 0 })
  const packed = await resolveIds(['10.1000/packed', '--offline'])
  expect([packed.code, JSON.parse(packed.printed)]).toMatchObject([0, [{ title: '离线' }]])
})

test('imports, lists and removes packs', async () => {
  const file = join(folder, 'ids.csv')
  await writeFile(file, 'doi,pmid\n10.1000/a,1\nbroken\n')
  const imported = await run(packCommand, ['import', file])
  expect([imported.code, imported.complained]).toEqual([1, expect.stringContaining('1 lines name no work')])
  const listed = await run(packCommand, ['list'])
  expect(listed.printed).toMatch(/^\S+\tid-map\t\d{4}-\d\d-\d\d\t1 records\tids\.csv$/)
  const id = listed.printed.split('\t')[0] ?? ''
  expect(await run(packCommand, ['remove', id, 'none'])).toMatchObject({ code: 1 })
  expect(await run(packCommand, ['list'])).toEqual({ code: 0, printed: '', complained: '' })
  await writeFile(file, 'no table')
  expect(await run(packCommand, ['import', file])).toMatchObject({ code: 2 })
  expect(await run(packCommand, ['eat'])).toMatchObject({ code: 2 })
})
