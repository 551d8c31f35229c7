/**
 * A module named `electron` for tests: the built main process runs on it unchanged, in plain Node, and its window is a
 * page of real Chromium. `app://bifolium` is answered by the program's own protocol handler under an https origin of
 * the stand-in, since Chromium alone knows no such scheme. Requests that are not ours end in an error.
 */
import { EventEmitter } from 'node:events'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium } from '@playwright/test'
import { makePreloadScript } from './preload-frame.mjs'
import { decode, encode } from './wire.mjs'

const ORIGIN = 'https://bifolium.stand-in'
const root = resolve(import.meta.dirname, '..', '..')
const toOurs = (url) => (url.startsWith(`${ORIGIN}/`) ? `app://bifolium${url.slice(ORIGIN.length)}` : url)
const toPage = (url) => url.replace(/^app:\/\/bifolium(?=\/|$)/, ORIGIN)
const tell = (message) => process.send?.(message)

function makeEvent(fields = {}) {
  return {
    ...fields,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true
    }
  }
}

const handlers = new Map()
export const ipcMain = {
  handle(channel, handler) {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  }
}

const schemes = new Map()
let privileged = []
export const protocol = {
  registerSchemesAsPrivileged(list) {
    if (ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    privileged = list
  },
  handle(scheme, handler) {
    const found = privileged.find((entry) => entry.scheme === scheme)
    if (!found?.privileges?.standard || !found.privileges.secure)
      throw new Error(`${scheme} is not standard and secure`)
    schemes.set(scheme, handler)
  }
}

let ready = false
let sandboxed = false
const windows = new Set()
const paths = new Map([['userData', join(tmpdir(), 'bifolium-stand-in')]])

class App extends EventEmitter {
  async whenReady() {
    await wait(0)
    ready = true
  }
  enableSandbox() {
    sandboxed = true
  }
  getVersion() {
    return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version
  }
  getLocale() {
    return process.env.BIFOLIUM_STAND_IN_LOCALE ?? 'en-US'
  }
  setName() {}
  setPath(name, path) {
    paths.set(name, path)
  }
  addRecentDocument(path) {
    tell({ kind: 'recent-document', path })
  }
  requestSingleInstanceLock() {
    return true
  }
  async quit() {
    this.emit('before-quit', makeEvent())
    for (const window of windows) if (!(await window.close())) return
    const event = makeEvent()
    this.emit('will-quit', event)
    if (!event.defaultPrevented) this.exit(0)
  }
  exit(code) {
    const end = () => process.exit(code)
    if (context) void context.then((open) => open.close()).finally(end)
    else end()
  }
}
export const app = new App()

let permissions
export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler) => {
      permissions = handler
    },
    setPermissionCheckHandler: () => undefined,
    resolveProxy: async () => 'DIRECT'
  }
}

export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1440, height: 900 } }] }
export const shell = {
  openExternal: async (url) => tell({ kind: 'opened-outside', url }),
  openPath: async (path) => {
    tell({ kind: 'opened-path', path })
    return ''
  },
  showItemInFolder: (path) => tell({ kind: 'shown-in-folder', path })
}

const answers = { files: [], saves: [], buttons: [] }
export const dialog = {
  async showOpenDialog(_window, options) {
    tell({ kind: 'open-dialog', options })
    const filePaths = answers.files.shift()
    return { canceled: filePaths === undefined, filePaths: filePaths ?? [] }
  },
  async showSaveDialog(_window, options) {
    tell({ kind: 'save-dialog', options })
    const filePath = answers.saves.shift()
    return { canceled: filePath === undefined, filePath: filePath ?? '' }
  },
  async showMessageBox(_window, options) {
    tell({ kind: 'question', options })
    return { response: answers.buttons.shift() ?? options.cancelId ?? 0, checkboxChecked: false }
  },
  showErrorBox(title, message) {
    tell({ kind: 'error-box', title, message })
  }
}

let applicationMenu
const describeItem = (item) => ({
  id: item.id,
  label: item.label,
  role: item.role,
  enabled: item.enabled ?? true,
  accelerator: item.accelerator,
  submenu: item.submenu?.map(describeItem)
})
export const Menu = {
  buildFromTemplate: (template) => ({ template }),
  setApplicationMenu: (menu) => {
    applicationMenu = menu
    tell({ kind: 'menu', menu: menu.template.map(describeItem) })
  }
}
function findItem(items, id) {
  for (const item of items) {
    if (item.id === id) return item
    const inside = item.submenu && findItem(item.submenu, id)
    if (inside) return inside
  }
  return undefined
}

let context
async function openContext() {
  const folder = paths.get('userData')
  const portFile = join(folder, 'DevToolsActivePort')
  // One that an earlier start on this folder left behind names a port that nobody listens on any more.
  rmSync(portFile, { force: true })
  const open = await chromium.launchPersistentContext(folder, {
    ...(process.env.BIFOLIUM_CHROMIUM && { executablePath: process.env.BIFOLIUM_CHROMIUM }),
    viewport: null,
    acceptDownloads: false,
    args: [
      '--remote-debugging-port=0',
      '--disable-background-networking',
      '--window-size=1440,900',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])
    ]
  })
  // The file is there before its content is.
  while (!(existsSync(portFile) && readFileSync(portFile, 'utf8').includes('\n'))) await wait(20)
  const port = readFileSync(portFile, 'utf8').split('\n')[0]
  tell({ kind: 'browser', endpoint: `http://127.0.0.1:${port}` })
  return open
}

const deliver = ([channel, value]) => window.$standInDeliver?.(channel, value)

class WebContents extends EventEmitter {
  openHandler = () => ({ action: 'allow' })
  constructor(window) {
    super()
    this.window = window
  }
  setWindowOpenHandler(handler) {
    this.openHandler = handler
  }
  send(channel, value) {
    void this.window.page?.evaluate(deliver, [channel, encode(value)]).catch(() => undefined)
  }
}

export class BrowserWindow extends EventEmitter {
  page
  #preferences
  #maximized = false

  constructor(options) {
    super()
    if (!ready) throw new Error('Cannot create BrowserWindow before app is ready')
    if (!sandboxed) throw new Error('The program did not turn the sandbox on')
    this.#preferences = options.webPreferences
    this.webContents = new WebContents(this)
    windows.add(this)
    app.emit('web-contents-created', makeEvent(), this.webContents)
  }

  async loadURL(url) {
    context ??= openContext()
    const open = await context
    this.page = open.pages()[0] ?? (await open.newPage())
    await this.page.exposeBinding('$standInInvoke', (source, channel, args) =>
      this.#invoke(source.frame, channel, args)
    )
    await this.page.addInitScript({ content: makePreloadScript(this.#preferences.preload) })
    await this.page.route('**/*', (route) => this.#answer(route))
    open.on('page', (page) => void this.#judgePopup(page))
    // A busy machine may need longer than Playwright waits by itself; the test has a limit of its own.
    await this.page.goto(toPage(url), { timeout: 0 })
    this.emit('ready-to-show')
    tell({ kind: 'ready', preferences: this.#preferences })
  }

  async #invoke(frame, channel, args) {
    const handler = handlers.get(channel)
    if (!handler) return { error: `No handler registered for '${channel}'` }
    const senderFrame = { url: toOurs(frame.url()), parent: frame.parentFrame() }
    try {
      return { value: encode(await handler({ senderFrame, sender: this.webContents }, ...decode(args))) }
    } catch (error) {
      return {
        error: `Error invoking remote method '${channel}': ${error instanceof Error ? error.message : String(error)}`
      }
    }
  }

  async #answer(route) {
    const request = route.request()
    const url = toOurs(request.url())
    const leaves = request.isNavigationRequest() && this.page.url() !== 'about:blank'
    if (leaves) {
      const event = makeEvent({ url, isMainFrame: request.frame().parentFrame() === null })
      this.webContents.emit(event.isMainFrame ? 'will-navigate' : 'will-frame-navigate', event)
      if (event.defaultPrevented) return route.abort('aborted')
    }
    const handler = schemes.get(new URL(url).protocol.slice(0, -1))
    if (!handler) {
      tell({ kind: 'stray-request', url })
      return route.abort('internetdisconnected')
    }
    const answer = await handler(new Request(url, { method: request.method() }))
    const body = Buffer.from(await answer.arrayBuffer())
    return route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body })
  }

  async #judgePopup(page) {
    const { action } = this.webContents.openHandler({ url: page.url() })
    tell({ kind: 'popup', action })
    if (action === 'deny') await page.close()
  }

  async close() {
    const event = makeEvent()
    this.emit('close', event)
    if (event.defaultPrevented) return false
    windows.delete(this)
    await this.page?.close({ runBeforeUnload: false })
    this.emit('closed')
    if (windows.size === 0) app.emit('window-all-closed')
    return true
  }

  getNormalBounds() {
    return { x: 0, y: 0, width: 1440, height: 900 }
  }
  isMaximized() {
    return this.#maximized
  }
  maximize() {
    this.#maximized = true
  }
  isMinimized() {
    return false
  }
  restore() {}
  focus() {}
  show() {}
}

const controls = {
  'choose-files': ({ paths: chosen }) => answers.files.push(chosen),
  'choose-save': ({ path }) => answers.saves.push(path),
  'press-button': ({ index }) => answers.buttons.push(index),
  'click-menu': ({ id }) => {
    const item = findItem(applicationMenu.template, id)
    if (!item || item.enabled === false) throw new Error(`The menu has no enabled item ${id}`)
    item.click()
  },
  'open-file': ({ path }) => app.emit('open-file', makeEvent(), path),
  'close-window': () => void [...windows][0]?.close(),
  quit: () => void app.quit(),
  'ask-permission': ({ name }) => permissions(null, name, (allowed) => tell({ kind: 'permission', name, allowed }))
}
process.on('message', (message) => controls[message.kind]?.(message))
process.on('disconnect', () => app.exit(0))
