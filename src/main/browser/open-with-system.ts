import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { fail, succeed } from '#core/result'
import type { HostHandlers } from '#host/methods'
import type { HostServices } from '../../services/host-services'

const START_TIMEOUT_MS = 3000

/** Whether windows can be shown at all. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
}

/** Starts a program and lets it go; false where it cannot be started or fails at once. */
export function launch(program: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true })
    const timer = setTimeout(() => resolve(true), START_TIMEOUT_MS)
    child.once('error', () => resolve(false))
    // A program that is already running takes what it is given and ends at once with 0.
    child.once('exit', (code) => resolve(code === 0))
    child.once('spawn', () => child.unref())
    timer.unref()
  })
}

/** Opens an address, file or folder with the program that the system has for it; no shell reads its name. */
export function openWithSystem(target: string): Promise<boolean> {
  if (process.platform === 'darwin') return launch('open', [target])
  // `start` would split an address at `&`; this entry point takes it whole.
  if (process.platform === 'win32') return launch('rundll32', ['url.dll,FileProtocolHandler', target])
  return launch('xdg-open', [target])
}

/** Opens linked files for the served host: it runs on the user's own machine, and only their browser reaches it. */
export function createFileOpener(
  services: Pick<HostServices, 'findLinkedFile'>,
  open: (target: string) => Promise<boolean> = async (target) => hasDisplay() && openWithSystem(target)
): HostHandlers['openLinkedFile'] {
  return async (request) => {
    const found = await services.findLinkedFile(request)
    if (!found.ok) return found
    const { path, isDocument } = found.value
    if (await open(isDocument ? path : dirname(path))) return succeed(isDocument ? 'opened' : 'shown')
    return fail({ code: 'refused', message: `The system has no program that opens ${path}; copy its path instead.` })
  }
}
