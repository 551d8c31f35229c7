import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { fail } from '#core/result'
import type { HostHandlers } from '#host/methods'
import { findDataFolder } from '../../services/data-folder'
import { systemCodeOf } from '../../services/host-error-of'
import { openHostServices } from '../../services/host-services'
import type { HostServices } from '../../services/host-services'
import { readServiceUrls, splitServiceUrls } from '../../services/lookup/read-service-urls'
import { packageFolder, readPackageVersion } from '../package-folder'
import { openWindow } from './open-window'
import { createFileOpener } from './open-with-system'
import { startServedHost } from './served-host'
import type { ServedHost } from './served-host'
import { findStartNotice, removeStartNotice, writeStartNotice } from './start-notice'

/** Unassigned at IANA and below the ranges from which systems hand out ports of their own accord. */
export const DEFAULT_PORT = 26127

export interface ServeOptions {
  readonly port: number
  readonly open: boolean
  readonly dataFolder?: string | undefined
  /** A file to open in the window at once. */
  readonly file?: string | undefined
  readonly print: (text: string) => void
  readonly complain: (text: string) => void
}

const inWindow = async (): Promise<ReturnType<typeof fail<{ code: 'refused'; message: string }>>> =>
  fail({ code: 'refused', message: 'The browser window does this itself in the served host.' })

// Dialogs, links and menus are the browser's own here; the window's client answers these methods without asking.
function completeHandlers(services: HostServices): HostHandlers {
  return {
    ...services.handlers,
    openFiles: inWindow,
    saveFile: inWindow,
    readBeside: inWindow,
    openRecentFile: inWindow,
    choosePackFile: inWindow,
    printToPdf: inWindow,
    openExternal: inWindow,
    openLinkedFile: createFileOpener(services),
    setUnsaved: async () => undefined,
    setMenuState: async () => undefined
  }
}

async function isBifolium(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/host/hello`, { signal: AbortSignal.timeout(2000) })
    const body: unknown = await answer.json()
    return typeof body === 'object' && body !== null && 'program' in body && body.program === 'Bifolium'
  } catch {
    return false
  }
}

async function announce(options: ServeOptions, address: string): Promise<void> {
  options.print(`Bifolium is at ${address}`)
  if (!options.open) return
  const opened = await openWindow(address)
  if (opened === 'app-window') options.print('Its window is open.')
  if (opened === 'default-browser') options.print('It is open in your default browser.')
  if (opened === 'no-display') options.print('There is no display here: open the address in a browser on this machine.')
  if (opened === 'no-browser')
    options.print('No browser could be started: open the address in Chrome, Edge or Chromium.')
}

async function joinRunning(options: ServeOptions, folder: string): Promise<0 | 2> {
  const { port } = options
  if (!(await isBifolium(port))) {
    options.complain(`Port ${port} is taken by another program; choose a free one, e.g. --port ${port + 1}.`)
    return 2
  }
  const notice = await findStartNotice(folder, port)
  if (!notice) {
    options.complain(
      `Another Bifolium with another data folder is running on port ${port}; close it, or choose another port with --port.`
    )
    return 2
  }
  options.print('Bifolium is already running.')
  await announce(options, notice.address)
  return 0
}

// The handlers stay: Ctrl+C often arrives twice, from the terminal and from npm, and must not cut the last snapshot short.
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })
}

function complainOfBug(options: ServeOptions, error: unknown): void {
  options.complain(error instanceof Error ? (error.stack ?? error.message) : String(error))
}

async function start(options: ServeOptions, services: HostServices): Promise<ServedHost | 'port-taken'> {
  try {
    return await startServedHost({
      port: options.port,
      windowFolder: join(packageFolder, 'out', 'renderer'),
      handlers: completeHandlers(services),
      services,
      onBug: (error) => complainOfBug(options, error)
    })
  } catch (error) {
    if (systemCodeOf(error) === 'EADDRINUSE') return 'port-taken'
    throw error
  }
}

async function run(options: ServeOptions, services: HostServices, host: ServedHost): Promise<void> {
  await writeStartNotice(services.dataFolder, { port: host.port, address: host.address })
  if (options.file !== undefined) {
    const file = await services.files.read(resolve(options.file))
    if (file.ok) host.events.send({ kind: 'open-file', file: { id: file.value.id, name: file.value.name } })
    else options.complain(file.error.message)
  }
  const stopped = untilStopped()
  await announce(options, host.address)
  options.print('Press Ctrl+C to stop.')
  await stopped
  await removeStartNotice(services.dataFolder)
  await host.close()
  await services.close()
  options.print('Bifolium has stopped.')
}

/**
 * Serves Bifolium on 127.0.0.1 until Ctrl+C and resolves to the exit code. A second start with the same port and data
 * folder opens the running one; a port that another program holds is a sentence and 2.
 */
export async function serve(options: ServeOptions): Promise<0 | 2> {
  const input = { platform: process.platform, environment: process.env, home: homedir(), chosen: options.dataFolder }
  const folder = resolve(findDataFolder(input))
  if (options.port !== 0 && (await findStartNotice(folder, options.port)) && (await isBifolium(options.port))) {
    return joinRunning(options, folder)
  }
  const locale = Intl.DateTimeFormat().resolvedOptions().locale
  const description = { kind: 'served', version: readPackageVersion(), platform: process.platform, locale } as const
  const serviceUrls = readServiceUrls(splitServiceUrls(process.env['BIFOLIUM_SERVICE_URLS']))
  if (!serviceUrls.ok) {
    options.complain(`BIFOLIUM_SERVICE_URLS: ${serviceUrls.error}`)
    return 2
  }
  const onBug = (error: unknown): void => complainOfBug(options, error)
  const services = await openHostServices({ dataFolder: folder, description, serviceUrls: serviceUrls.value, onBug })
  if (!services.ok) {
    options.complain(services.error.message)
    return 2
  }
  const host = await start(options, services.value)
  if (host === 'port-taken') {
    await services.value.close()
    return joinRunning(options, folder)
  }
  await run(options, services.value, host)
  return 0
}
