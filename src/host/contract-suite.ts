import type { HostHandlers } from './methods'
import type { HostApi, JournalEntry } from './host-api'

/** What a host under test is driven with: its client, and the handlers that stand behind its transport. */
export interface HostUnderTest {
  /** A client of a host with an empty data folder. */
  readonly client: Pick<HostApi, keyof HostHandlers>
  /** A DOI that the services know, which a server of the test plays. */
  readonly knownDoi: string
  /** Makes a call past the client's types. */
  readonly callRaw: (method: string, args: unknown) => Promise<unknown>
  readonly stop: () => Promise<void>
}

/** The parts of the test runner that the suite uses. */
export interface ContractRunner {
  readonly test: (name: string, run: () => Promise<void>) => void
  readonly isEqual: (actual: unknown, expected: unknown) => void
  readonly matches: (actual: unknown, expected: object) => void
  readonly hash: (text: string) => string
  /** Lets a moment pass. */
  readonly pause: () => Promise<void>
}

/** Tests that every host must pass, run over its own transport. */
export function describeHostContract(runner: ContractRunner, start: () => Promise<HostUnderTest>): void {
  const { isEqual, matches, hash, pause } = runner
  const test = (name: string, run: (host: HostUnderTest) => Promise<void>): void =>
    runner.test(name, async () => {
      const host = await start()
      try {
        await run(host)
      } finally {
        await host.stop()
      }
    })
  const put = (id: string, value: string): JournalEntry => ({ collection: 'references', id, value, hash: hash(value) })

  test('describes itself', async ({ client }) => {
    matches(await client.describe(), { version: '0.0.1', platform: 'linux', locale: 'zh-CN' })
  })

  test('acknowledges, indexes and gives back journal entries', async ({ client }) => {
    const entry = put('ref-1', '{"title":"自体造血干细胞移植 “AHSCT”\\u2028"}')
    isEqual(await client.appendJournal([entry, put('ref-2', 'x')]), { ok: true, value: { sequence: 2 } })
    isEqual(await client.appendJournal([{ ...put('ref-2', ''), value: null, hash: '' }]), {
      ok: true,
      value: { sequence: 3 }
    })
    const records = [{ collection: 'references', id: 'ref-1', hash: entry.hash }]
    isEqual(await client.readJournalIndex(), { ok: true, value: { sequence: 3, records, repaired: false } })
    const names = ['ref-1', 'ref-2', 'ref-3'].map((id) => ({ collection: 'references' as const, id }))
    isEqual(await client.readJournalRecords(names), { ok: true, value: [entry] })
  })

  test('appends nothing when there is nothing', async ({ client }) => {
    isEqual(await client.appendJournal([]), { ok: true, value: { sequence: 0 } })
  })

  test('carries a record of five megabytes', async ({ client }) => {
    const entry = put('big', '进行性多发性硬化。'.repeat(200_000))
    matches(await client.appendJournal([entry]), { ok: true })
    isEqual(await client.readJournalRecords([{ collection: 'references', id: 'big' }]), { ok: true, value: [entry] })
  })

  test('refuses a value whose hash does not fit', async ({ client }) => {
    const answer = await client.appendJournal([{ ...put('a', 'x'), value: 'y' }])
    matches(answer, { ok: false, error: { code: 'bad-request' } })
  })

  test('lists no snapshots and no recent files at first', async ({ client }) => {
    isEqual(await client.listSnapshots(), [])
    isEqual(await client.listRecentFiles(), [])
    isEqual(await client.clearRecentFiles(), undefined)
  })

  test('takes what the window tells it', async ({ client }) => {
    isEqual(await client.setUnsaved(true), undefined)
    isEqual(await client.setMenuState({ language: 'zh-CN', manuscriptOpen: true }), undefined)
  })

  test('hands a page to be printed, and nothing else', async ({ client, callRaw }) => {
    matches(await client.printToPdf('<!doctype html><title>疼痛</title>'), { ok: true })
    matches(await client.readBeside({ id: 'x', name: 'a.md' }, ['media/图.png']), { ok: true })
    matches(await callRaw('readBeside', [7]), { kind: 'refused', error: { code: 'bad-request' } })
    matches(await callRaw('printToPdf', [7]), { kind: 'refused', error: { code: 'bad-request' } })
  })

  test('refuses to open an address that is not http, https or mailto', async ({ client }) => {
    matches(await client.openExternal('file:///etc/passwd'), { ok: false, error: { code: 'refused' } })
  })

  test('opens no file that no stored reference links to, and none that names no folder', async ({
    client,
    callRaw
  }) => {
    const request = { reference: 'r1', link: '/etc/passwd' }
    matches(await client.openLinkedFile(request), { ok: false, error: { code: 'refused' } })
    await client.appendJournal([put('r1', JSON.stringify({ id: 'r1', files: [{ link: 'paper.pdf' }] }))])
    matches(await client.openLinkedFile(request), { ok: false, error: { code: 'refused' } })
    matches(await client.openLinkedFile({ reference: 'r1', link: 'paper.pdf' }), {
      ok: false,
      error: { code: 'refused' }
    })
    matches(await callRaw('openLinkedFile', ['/etc/passwd']), { kind: 'refused', error: { code: 'bad-request' } })
  })

  test('requests nothing from the network until it is switched on', async ({ client }) => {
    isEqual(await client.readLookupSettings(), { network: 'off', contact: '', services: {} })
    const subject = { kind: 'identifiers', identifiers: { DOI: '10.1000/xyz' } } as const
    isEqual(await client.requestLookups([{ id: 'job-1', subject }]), { ok: true, value: undefined })
    const waiting = { id: 'job-1', subject, state: { kind: 'waiting' } }
    matches(await client.listLookups(), { jobs: [waiting] })
    await client.removeLookups(['job-1', 'job-2'])
    matches(await client.listLookups(), { jobs: [] })
  })

  test('looks a work up once it is allowed, and forgets the job when it is taken', async ({ client, knownDoi }) => {
    await client.saveLookupSettings({ network: 'ask', contact: '', services: {} })
    const subject = { kind: 'identifiers', identifiers: { DOI: knownDoi } } as const
    isEqual(await client.requestLookups([{ id: 'a', subject, allowed: true }]), { ok: true, value: undefined })
    let queue = await client.listLookups()
    for (let turn = 0; turn < 500 && queue.jobs[0]?.state.kind !== 'found'; turn++) {
      await pause()
      queue = await client.listLookups()
    }
    matches(queue, {
      connection: 'online',
      jobs: [{ id: 'a', state: { kind: 'found', answer: { item: { DOI: knownDoi }, origins: { DOI: 'crossref' } } } }]
    })
    await client.removeLookups(['a'])
    matches(await client.listLookups(), { jobs: [] })
  })

  test('refuses an address of a service that is not https or not public', async ({ client }) => {
    for (const baseUrl of ['http://api.crossref.org', 'https://127.0.0.1']) {
      const settings = { network: 'on', contact: '', services: { crossref: { baseUrl } } } as const
      matches(await client.saveLookupSettings(settings), { ok: false, error: { code: 'refused' } })
    }
    matches(await client.readLookupSettings(), { network: 'off' })
  })

  test('keeps the settings of lookups', async ({ client }) => {
    const settings = {
      network: 'ask',
      contact: 'reviewer@example.org',
      services: { pubmed: { apiKey: 'k' } }
    } as const
    isEqual(await client.saveLookupSettings(settings), { ok: true, value: undefined })
    isEqual(await client.readLookupSettings(), settings)
  })

  test('has no packs at first and imports no file that was not chosen', async ({ client }) => {
    isEqual(await client.listPacks(), [])
    const file = { id: 'stranger', name: 'passwd' }
    matches(await client.importPack({ file }), { ok: false, error: { code: 'not-found' } })
  })

  const malformed: readonly (readonly [method: string, args: unknown])[] = [
    ['describe', ['extra']],
    ['describe', {}],
    ['describe', null],
    ['appendJournal', []],
    ['appendJournal', [[{ collection: 'passwords', id: 'a', value: 'x', hash: '' }]]],
    ['appendJournal', [[{ ...put('a', 'x'), path: '/etc' }]]],
    ['appendJournal', [[{ ...put('a', 'x'), hash: 'short' }]]],
    ['appendJournal', [[{ ...put('', 'x') }]]],
    ['readJournalRecords', [[{ collection: 'references' }]]],
    ['setUnsaved', ['yes']],
    ['setUnsaved', [true, true]],
    ['setMenuState', [{ language: 'fr', manuscriptOpen: true }]],
    ['openRecentFile', [{ id: 'a' }]],
    ['requestLookups', [[{ id: 'a', subject: { kind: 'identifiers', identifiers: { DOI: 1 } } }]]],
    ['requestLookups', [[{ id: 'a', subject: { kind: 'identifiers', identifiers: { url: 'http://x' } } }]]],
    ['requestLookups', [[{ id: 'a', subject: { kind: 'query', query: { text: '' } } }]]],
    ['saveLookupSettings', [{ network: 'always', contact: '', services: {} }]],
    ['saveLookupSettings', [{ network: 'on', contact: 'a@b.org\r\nX: y', services: {} }]],
    ['saveLookupSettings', [{ network: 'on', contact: '', services: { sci: {} } }]],
    ['saveLookupSettings', [{ network: 'on', contact: '', services: { pubmed: { apiKey: 'a\r\nb' } } }]],
    ['importPack', [{ file: { id: 'a', name: 'b' }, kind: 'virus' }]],
    ['importPack', ['/etc/passwd']]
  ]
  for (const [method, args] of malformed) {
    test(`refuses ${method} with ${JSON.stringify(args)?.slice(0, 60)}`, async ({ callRaw }) => {
      matches(await callRaw(method, args), { kind: 'refused', error: { code: 'bad-request' } })
    })
  }
}
