import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, screen, session, shell } from 'electron'
import { findDataFolder } from '../services/data-folder'
import { openHostServices } from '../services/host-services'
import type { HostServices } from '../services/host-services'
import { findProxyInEnvironment, parseProxyList } from '../services/lookup/find-proxy'
import { readServiceUrls, splitServiceUrls } from '../services/lookup/read-service-urls'
import { answerAppRequest, APP_SCHEME_PRIVILEGES } from './app-protocol'
import { findFileArgument } from './find-file-argument'
import { findOption } from './find-option'
import { lockNavigation, lockPermissions } from './lock-down'
import { registerHost } from './register-host'
import { createWindowShell } from './shell'
import type { WindowShell } from './shell'
import { APP_ADDRESS, APP_SCHEME } from './window-address'
import { createWindowFiles } from './window-files'
import { makeWindowOptions } from './window-options'
import { placeWindow } from './window-state'

const built = resolve(import.meta.dirname, '..')
const chosenFolder = findOption(process.argv, '--data') ?? process.env['BIFOLIUM_DATA']
const dataFolder = resolve(
  findDataFolder({ platform: process.platform, environment: process.env, home: homedir(), chosen: chosenFolder })
)

let mainWindow: BrowserWindow | undefined
let windowShell: WindowShell | undefined
let isQuitting = false
// Files that the system named before there was a window to show them.
let waitingFile = findFileArgument(process.argv, process.cwd())

function reportBug(error: unknown): void {
  console.error(error)
}

function openFile(path: string): void {
  if (mainWindow && windowShell) void windowShell.openPath(path)
  else waitingFile = path
}

function guardClose(window: BrowserWindow, windowShell: WindowShell): void {
  let decided = false
  window.on('close', (event) => {
    const state = { place: window.getNormalBounds(), maximized: window.isMaximized() }
    void windowShell.keepWindowState(state)
    if (decided || windowShell.guard.isSaved()) return
    event.preventDefault()
    void windowShell.guard.mayClose().then((may) => {
      decided = may
      isQuitting &&= may
      if (may) window.close()
    })
  })
  // The window holds back an unload of its own accord while text is unsaved; the user has answered that already.
  window.webContents.on('will-prevent-unload', (event) => {
    if (decided) event.preventDefault()
  })
  window.on('closed', () => {
    mainWindow = undefined
  })
}

async function createWindow(windowShell: WindowShell): Promise<void> {
  const state = await windowShell.readWindowState()
  const place = placeWindow(
    state,
    screen.getAllDisplays().map((display) => display.workArea)
  )
  const window = new BrowserWindow(makeWindowOptions(join(built, 'preload', 'index.cjs'), place))
  mainWindow = window
  if (state.maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  guardClose(window, windowShell)
  await window.loadURL(APP_ADDRESS)
  if (waitingFile !== undefined) await windowShell.openPath(waitingFile)
  waitingFile = undefined
}

function closeServicesAtQuit(services: HostServices): void {
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void services.close().finally(() => {
      closed = true
      app.quit()
    })
  })
}

/** The PDF of a page that holds everything it shows, printed out of sight where nothing runs. */
async function printPage(html: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(app.getPath('temp'), 'bifolium-print-'))
  const page = new BrowserWindow({ show: false, webPreferences: { javascript: false, partition: 'print' } })
  try {
    const file = join(folder, 'page.html')
    await writeFile(file, html)
    await page.loadFile(file)
    return await page.webContents.printToPDF({
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true
    })
  } finally {
    page.destroy()
    await rm(folder, { recursive: true, force: true })
  }
}

async function start(): Promise<void> {
  await app.whenReady()
  const description = {
    kind: 'electron',
    version: app.getVersion(),
    platform: process.platform,
    locale: app.getLocale()
  } as const
  const serviceUrls = readServiceUrls(splitServiceUrls(process.env['BIFOLIUM_SERVICE_URLS']))
  if (!serviceUrls.ok) {
    dialog.showErrorBox('Bifolium', `BIFOLIUM_SERVICE_URLS: ${serviceUrls.error}`)
    return app.exit(2)
  }
  const services = await openHostServices({
    dataFolder,
    description,
    serviceUrls: serviceUrls.value,
    onBug: reportBug,
    findProxy: async (url) =>
      findProxyInEnvironment(url, process.env) ?? parseProxyList(await session.defaultSession.resolveProxy(url.href))
  })
  if (!services.ok) {
    dialog.showErrorBox('Bifolium', services.error.message)
    return app.exit(2)
  }
  closeServicesAtQuit(services.value)
  lockPermissions(session.defaultSession)
  const files = createWindowFiles(join(built, 'renderer'))
  protocol.handle(APP_SCHEME, (request) => answerAppRequest(request, files))
  const parts = {
    dialog,
    menu: Menu,
    shell,
    addRecentDocument: (path: string) => app.addRecentDocument(path),
    platform: process.platform,
    locale: app.getLocale(),
    printPage
  }
  const created = createWindowShell(parts, services.value, () => mainWindow)
  windowShell = created
  registerHost(ipcMain, created.handlers, reportBug)
  await created.refreshMenu()
  await createWindow(created)
  app.on('activate', () => {
    if (!mainWindow) void createWindow(created)
  })
}

app.setName('Bifolium')
app.enableSandbox()
protocol.registerSchemesAsPrivileged([APP_SCHEME_PRIVILEGES])
// A data folder of its own has a browser store of its own, or the two copies would disagree at every start.
if (chosenFolder !== undefined) app.setPath('userData', join(dataFolder, 'window-profile'))
lockNavigation(app)

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', (_event, args, folder) => {
    const file = findFileArgument(args, folder)
    if (file !== undefined) openFile(file)
    if (mainWindow?.isMinimized()) mainWindow.restore()
    mainWindow?.focus()
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    openFile(path)
  })
  app.on('before-quit', () => {
    isQuitting = true
  })
  // On macOS a program outlives its window, unless the window held back a quit to ask about unsaved work.
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' || isQuitting) app.quit()
  })
  start().catch((error: unknown) => {
    reportBug(error)
    app.exit(1)
  })
} else {
  app.quit()
}
