import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, _electron } from '@playwright/test'
import type { Browser, BrowserContext, FileChooser, ElectronApplication, Page } from '@playwright/test'
import { chromiumOptions, findTestChromium } from './find-chromium'

export type HostKind = 'served' | 'stand-in' | 'electron'

export const projectFolder = resolve(import.meta.dirname, '..', '..')

/** Bifolium as it is running for one test, on any host. */
export interface RunningApp {
  readonly page: Page
  /** Runs `action`, which opens a file picker, and chooses these files in it. */
  readonly openVia: (files: readonly string[], action: () => Promise<void>) => Promise<void>
  /** Runs `action`, which saves a file, and gives back what was written. */
  readonly saveVia: (action: () => Promise<void>) => Promise<Uint8Array>
  /** Messages of the stand-in shell; empty on other hosts. */
  readonly shellMessages: readonly ShellMessage[]
  readonly tellShell: (message: ShellMessage) => void
  readonly stop: () => Promise<void>
  /** Ends the host while the window stays open, and starts it again on its port: resolves to the new address. Served only. */
  readonly host?: { readonly stop: () => Promise<void>; readonly start: () => Promise<string> }
}

export interface ShellMessage {
  readonly kind: string
  readonly [key: string]: unknown
}

export interface LaunchOptions {
  readonly kind: HostKind
  /** Data folder and browser profile live below it; a second launch on it finds what the first one left. */
  readonly folder: string
  /** 0 for any free port; a restart that is to find the browser's store again needs the port of the first start. */
  readonly port: number
  readonly arguments?: readonly string[]
  /** A browser that runs already, to open a window without any stored data in; else the window gets one of its own. Served only. */
  readonly browser?: Browser | undefined
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGINT')
  await exit
}

function waitForText(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const read = (chunk: Buffer): void => {
      text += chunk.toString('utf8')
      const match = pattern.exec(text)
      if (match) resolve(match[0])
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', () => reject(new Error(`The host ended too early: ${text}`)))
  })
}

// Headless Chromium cannot drive the save picker; without it the window downloads, as in Firefox or Safari.
const removeSavePicker = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))

async function serve(
  options: LaunchOptions,
  port: number | string
): Promise<{ readonly child: ChildProcess; readonly address: string }> {
  const data = join(options.folder, 'data')
  const cli = join(projectFolder, 'bin', 'bifolium.js')
  const args = [cli, 'serve', '--port', String(port), '--no-open', '--data', data, ...(options.arguments ?? [])]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  return { child, address: await waitForText(child, /http:\/\/127\.0\.0\.1:\d+\/#token=[0-9a-f]+/) }
}

/** A browser shows no chooser five seconds after a key, which a very busy machine may need: then the key is pressed again. */
async function chooserAfter(page: Page, action: () => Promise<unknown>, tries = 3): Promise<FileChooser> {
  try {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser', { timeout: 30_000 }), action()])
    return chooser
  } catch (error) {
    if (tries <= 1 || page.isClosed()) throw error
    return chooserAfter(page, action, tries - 1)
  }
}

async function launchServed(options: LaunchOptions): Promise<RunningApp> {
  let { child, address } = await serve(options, options.port)
  const viewport = { width: 1440, height: 900 }
  const context = options.browser
    ? await options.browser.newContext({ viewport })
    : await chromium.launchPersistentContext(join(options.folder, 'profile'), { ...chromiumOptions(), viewport })
  await removeSavePicker(context)
  const page = context.pages()[0] ?? (await context.newPage())
  // While someone listens, the browser hands choosers over; to begin only with the key that opens one may be too late.
  page.on('filechooser', () => undefined)
  // The window trades the start token for its session before it can call the host.
  const session = page.waitForResponse((response) => response.url().endsWith('/host/session'))
  await Promise.all([session, page.goto(address)])
  return {
    page,
    openVia: async (files, action) => {
      const chooser = await chooserAfter(page, action)
      await chooser.setFiles([...files])
    },
    saveVia: async (action) => {
      const [download] = await Promise.all([page.waitForEvent('download'), action()])
      return readFile(await download.path())
    },
    shellMessages: [],
    tellShell: () => undefined,
    stop: async () => {
      await context.close()
      await stopChild(child)
    },
    host: {
      stop: () => stopChild(child),
      start: async () => {
        ;({ child, address } = await serve(options, new URL(address).port))
        return address
      }
    }
  }
}

async function waitForFile(path: string): Promise<Uint8Array> {
  for (let attempt = 0; attempt < 1200; attempt++) {
    const bytes = await readFile(path).catch(() => undefined)
    if (bytes) return bytes
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`${path} was not written within a minute`)
}

let saves = 0
const newSavePath = (folder: string): string => join(folder, `saved-${(saves += 1)}`)

async function launchStandIn(options: LaunchOptions): Promise<RunningApp> {
  const hook = pathToFileURL(join(projectFolder, 'e2e', 'electron-stand-in', 'register.mjs')).href
  const main = join(projectFolder, 'out', 'main', 'index.js')
  const executablePath = findTestChromium()
  const args = ['--import', hook, main, '--data', join(options.folder, 'data'), ...(options.arguments ?? [])]
  const environment = { ...process.env, ...(executablePath !== undefined && { BIFOLIUM_CHROMIUM: executablePath }) }
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: environment })
  const shellMessages: ShellMessage[] = []
  child.on('message', (message) => shellMessages.push(message as ShellMessage))
  const until = (kind: string): Promise<ShellMessage> =>
    new Promise((resolve, reject) => {
      child.on('message', (message) => (message as ShellMessage).kind === kind && resolve(message as ShellMessage))
      child.once('exit', (code) => reject(new Error(`The main process ended with ${code} before “${kind}”`)))
    })
  const [{ endpoint }] = await Promise.all([until('browser'), until('ready')])
  const browser: Browser = await chromium.connectOverCDP(String(endpoint))
  const page = browser.contexts()[0]?.pages()[0]
  if (!page) throw new Error('The stand-in opened no page')
  const tellShell = (message: ShellMessage): void => void child.send(message)
  return {
    page,
    openVia: async (files, action) => {
      tellShell({ kind: 'choose-files', paths: [...files] })
      await action()
    },
    saveVia: async (action) => {
      const path = newSavePath(options.folder)
      tellShell({ kind: 'choose-save', path })
      await action()
      return waitForFile(path)
    },
    shellMessages,
    tellShell,
    stop: async () => {
      await browser.close().catch(() => undefined)
      const exit = child.exitCode === null ? once(child, 'exit') : undefined
      if (child.connected) tellShell({ kind: 'quit' })
      await exit
    }
  }
}

/** Path of a real Electron program, undefined where there is none. */
export function findElectronProgram(): string | undefined {
  try {
    const require = createRequire(import.meta.url)
    const { findElectron } = require('../../scripts/electron-binary.mjs') as { findElectron: () => string | undefined }
    return findElectron()
  } catch {
    return undefined
  }
}

async function launchElectron(options: LaunchOptions): Promise<RunningApp> {
  const executablePath = findElectronProgram()
  const args = [projectFolder, '--data', join(options.folder, 'data'), ...(options.arguments ?? [])]
  const app: ElectronApplication = await _electron.launch({ args, ...(executablePath && { executablePath }) })
  const page = await app.firstWindow()
  return {
    page,
    openVia: async (files, action) => {
      await app.evaluate(
        ({ dialog }, filePaths) => {
          dialog.showOpenDialog = async () => ({ canceled: false, filePaths })
        },
        [...files]
      )
      await action()
    },
    saveVia: async (action) => {
      const path = newSavePath(options.folder)
      await app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath })
      }, path)
      await action()
      return waitForFile(path)
    },
    shellMessages: [],
    tellShell: () => undefined,
    stop: () => app.close()
  }
}

const LAUNCHES = { served: launchServed, 'stand-in': launchStandIn, electron: launchElectron } as const

/** Starts the built program on one host, until its window takes keys. Rejects with what the host said when it does not come up. */
export async function launchApp(options: LaunchOptions): Promise<RunningApp> {
  const app = await LAUNCHES[options.kind](options)
  await app.page.getByRole('main').waitFor()
  return app
}
