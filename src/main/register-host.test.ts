import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { channelOf } from '#host/bridge'
import { describeHostContract } from '#host/contract-suite'
import { findExternalUrl } from '#host/external-url'
import { HOST_METHOD_NAMES } from '#host/methods'
import type { HostHandlers } from '#host/methods'
import { createHostProxy } from '#host/reply'
import type { Reply } from '#host/reply'
import { openHostServices } from '../services/host-services'
import { startFakeServices, WORK } from '../services/lookup/testing/fake-services'
import { createFileOpener } from './browser/open-with-system'
import { registerHost } from './register-host'
import type { IpcHandleRegistry } from './register-host'

type Handler = (event: { readonly senderFrame: unknown }, ...args: unknown[]) => Promise<Reply>

const OURS = { url: 'app://bifolium/', parent: null }

function makeRegistry(): { readonly registry: IpcHandleRegistry; readonly handlers: Map<string, Handler> } {
  const handlers = new Map<string, Handler>()
  const registry = { handle: (channel: string, handler: Handler) => handlers.set(channel, handler) }
  return { registry: registry as unknown as IpcHandleRegistry, handlers }
}

async function startIpcHost() {
  const folder = await mkdtemp(join(tmpdir(), 'bifolium-ipc-'))
  const description = { kind: 'electron', version: '0.0.1', platform: 'linux', locale: 'zh-CN' } as const
  const fake = await startFakeServices()
  const opened = await openHostServices({ dataFolder: folder, description, serviceUrls: fake.urls })
  if (!opened.ok) throw new Error(opened.error.message)
  const { registry, handlers } = makeRegistry()
  const own: HostHandlers = {
    ...opened.value.handlers,
    openFiles: async () => ({ ok: true, value: [] }),
    saveFile: async () => ({ ok: true, value: undefined }),
    choosePackFile: async () => ({ ok: true, value: undefined }),
    readBeside: async () => ({ ok: true, value: [] }),
    printToPdf: async () => ({ ok: true, value: undefined }),
    openLinkedFile: createFileOpener(opened.value, async () => true),
    openExternal: async (url) =>
      findExternalUrl(url) ? { ok: true, value: undefined } : { ok: false, error: { code: 'refused', message: 'No.' } },
    setUnsaved: async () => undefined,
    setMenuState: async () => undefined
  }
  registerHost(registry, own, (error) => {
    throw error
  })
  // What crosses between the processes is a structured clone.
  const send = async (method: string, args: unknown): Promise<Reply> => {
    const handler = handlers.get(`host:${method}`)
    if (!handler) throw new Error(`No handler registered for host:${method}`)
    const values: unknown = structuredClone(args)
    // A preload can only send a list; anything else is the first argument.
    return structuredClone(await handler({ senderFrame: OURS }, ...(Array.isArray(values) ? values : [values])))
  }
  return {
    client: createHostProxy(send),
    callRaw: send,
    knownDoi: WORK.DOI,
    stop: async () => {
      await opened.value.close()
      await fake.server.close()
      await rm(folder, { recursive: true, force: true })
    }
  }
}

describe('HostApi over IPC', () => {
  describeHostContract(
    {
      test,
      isEqual: (actual, expected) => expect(actual).toEqual(expected),
      matches: (actual, expected) => expect(actual).toMatchObject(expected),
      hash: (text) => createHash('sha256').update(text).digest('hex'),
      pause: () => new Promise((resolve) => setTimeout(resolve, 10))
    },
    startIpcHost
  )
})

describe('sender', () => {
  const { registry, handlers } = makeRegistry()
  let calls = 0
  const count = async () => {
    calls += 1
  }
  registerHost(
    registry,
    Object.fromEntries(HOST_METHOD_NAMES.map((name) => [name, count])) as unknown as HostHandlers,
    () => undefined
  )
  const clear = handlers.get(channelOf('clearRecentFiles'))

  test.each([
    ['another origin', { url: 'https://evil.example/', parent: null }],
    ['a file', { url: 'file:///index.html', parent: null }],
    ['a look-alike host', { url: 'app://bifolium.evil/', parent: null }],
    ['user information', { url: 'app://bifolium@evil/', parent: null }],
    ['another scheme', { url: 'apps://bifolium/', parent: null }],
    ['a frame inside our page', { url: 'app://bifolium/', parent: OURS }],
    ['an empty page', { url: 'about:blank', parent: null }],
    ['no address', { url: '', parent: null }],
    ['a frame that is gone', null]
  ])('is refused when it is %s', async (_name, senderFrame) => {
    calls = 0
    expect(await clear?.({ senderFrame })).toMatchObject({ kind: 'refused', error: { code: 'refused' } })
    expect(calls).toBe(0)
  })

  test('is answered when it is our own main frame, and registered once for each method', async () => {
    calls = 0
    expect(await clear?.({ senderFrame: OURS })).toEqual({ kind: 'answer', value: undefined })
    expect(calls).toBe(1)
    expect([...handlers.keys()]).toEqual(HOST_METHOD_NAMES.map(channelOf))
  })
})
