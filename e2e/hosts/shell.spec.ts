import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './app-test'
import { callHost } from './call-host'

test('opens the window isolated, sandboxed and without Node', async ({ app, page }) => {
  const ready = app.shellMessages.find((message) => message.kind === 'ready')
  expect(ready?.['preferences']).toMatchObject({ contextIsolation: true, sandbox: true, nodeIntegration: false })
  expect(await page.evaluate(() => ['require', 'process', 'Buffer'].filter((name) => name in window))).toEqual([])
})

test('gives the window named functions and nothing else', async ({ page }) => {
  const names = await page.evaluate(() => {
    const { bifolium } = window as unknown as { readonly bifolium: object }
    return Object.entries(bifolium).map(([name, part]) => `${typeof part} ${name}`)
  })
  expect(names.sort()).toEqual(
    [
      'appendJournal',
      'choosePackFile',
      'clearRecentFiles',
      'describe',
      'importPack',
      'listLookups',
      'listPacks',
      'listRecentFiles',
      'listSnapshots',
      'onCommand',
      'onLookup',
      'onOpenFile',
      'openExternal',
      'openFiles',
      'openLinkedFile',
      'openRecentFile',
      'printToPdf',
      'readBeside',
      'readJournalIndex',
      'readJournalRecords',
      'readLookupSettings',
      'removeLookups',
      'removePack',
      'requestLookups',
      'saveFile',
      'saveLookupSettings',
      'setMenuState',
      'setUnsaved'
    ].map((name) => `function ${name}`)
  )
})

test('stays at its own address', async ({ page, app }) => {
  const before = page.url()
  await page.evaluate(() => location.assign('https://example.org/elsewhere'))
  await page.waitForTimeout(300)
  expect(page.url()).toBe(before)
  expect(app.shellMessages.filter((message) => message.kind === 'stray-request')).toEqual([])
})

test('opens no second window', async ({ page, app }) => {
  await page.evaluate(() => void window.open('about:blank'))
  await expect
    .poll(() => app.shellMessages.find((message) => message.kind === 'popup'))
    .toMatchObject({ action: 'deny' })
})

test('denies permissions but plain copying', async ({ app }) => {
  for (const name of ['geolocation', 'media', 'notifications', 'clipboard-read', 'clipboard-sanitized-write']) {
    app.tellShell({ kind: 'ask-permission', name })
  }
  const answers = () => app.shellMessages.filter((message) => message.kind === 'permission' && message['allowed'])
  await expect.poll(() => answers().map((message) => message['name'])).toEqual(['clipboard-sanitized-write'])
})

test('hands a file of the system to the window', async ({ app, page, folder }) => {
  const file = join(folder, '综述.bifolium')
  await writeFile(file, 'bytes of a manuscript')
  await page.evaluate(() => {
    const { bifolium } = window as unknown as {
      readonly bifolium: {
        readonly onOpenFile: (listener: (file: { name: string; bytes: Uint8Array }) => void) => void
      }
    }
    bifolium.onOpenFile(({ name, bytes }) => Reflect.set(window, 'opened', [name, new TextDecoder().decode(bytes)]))
  })
  app.tellShell({ kind: 'open-file', path: file })
  const opened = () => page.evaluate(() => Reflect.get(window, 'opened') as unknown)
  await expect.poll(opened).toEqual(['综述.bifolium', 'bytes of a manuscript'])
  expect(await callHost(page, 'listRecentFiles')).toMatchObject({ value: [{ name: '综述.bifolium' }] })
})

test('opens a Markdown file with the pictures beside it, and none from elsewhere', async ({ app, page, folder }) => {
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"></svg>'
  await mkdir(join(folder, 'texts', 'media'), { recursive: true })
  await writeFile(join(folder, 'texts', 'media', 'a.svg'), drawing)
  await writeFile(join(folder, 'secret.svg'), drawing)
  const file = join(folder, 'texts', 'review.md')
  await writeFile(file, '# Cells\n\n![Beside](media/a.svg) ![Elsewhere](media/../../secret.svg)\n')
  await expect(page.getByRole('button', { name: 'New manuscript' })).toBeVisible()
  app.tellShell({ kind: 'open-file', path: file })
  await expect(page.locator('.inline-image img')).toHaveCount(1)
  await expect(page.getByRole('img', { name: 'Beside' })).toHaveAttribute('src', /^data:image\/svg\+xml/)
})

test('saves where the user chose and remembers the file by its handle', async ({ page, app }) => {
  const save = (file?: unknown) =>
    page.evaluate((known) => {
      const { bifolium } = window as unknown as {
        readonly bifolium: { readonly saveFile: (request: unknown) => Promise<{ value: { value: unknown } }> }
      }
      const bytes = new TextEncoder().encode(known ? 'second' : 'first')
      return bifolium.saveFile({
        purpose: 'manuscript',
        suggestedName: 'a.bifolium',
        bytes,
        ...(known ? { file: known } : {})
      })
    }, file)
  let handle: unknown
  const first = await app.saveVia(async () => {
    handle = (await save()).value.value
  })
  expect(Buffer.from(first).toString()).toBe('first')
  expect((await save(handle)).value).toMatchObject({ ok: true, value: handle })
})

test('shows its menu in the language of the window', async ({ page, app }) => {
  const labels = () => {
    const last = app.shellMessages.findLast((message) => message.kind === 'menu')
    return (last?.['menu'] as { readonly label: string }[] | undefined)?.map((item) => item.label)
  }
  // The window tells its own language once it is up; what is told before would be overwritten.
  await expect(page.getByRole('button', { name: 'New manuscript' })).toBeVisible()
  await expect.poll(labels).toContain('File')
  await callHost(page, 'setMenuState', { language: 'zh-CN', manuscriptOpen: true })
  await expect.poll(labels).toContain('文件')
})

test('asks before it closes over unsaved work', async ({ page, app }) => {
  await callHost(page, 'setUnsaved', true)
  app.tellShell({ kind: 'close-window' })
  await expect
    .poll(() => app.shellMessages.some((message) => message.kind === 'question'), { timeout: 10_000 })
    .toBe(true)
  expect(page.isClosed()).toBe(false)
  await callHost(page, 'setUnsaved', false)
})

test('opens a linked document in its program, and shows the folder of a linked script', async ({
  app,
  page,
  folder
}) => {
  const [paper, script] = [join(folder, 'paper.pdf'), join(folder, 'run.sh')]
  await writeFile(paper, '%PDF-1.4')
  await writeFile(script, 'echo')
  const value = JSON.stringify({ id: 'r1', files: [{ link: paper }, { link: script }] })
  const hash = createHash('sha256').update(value).digest('hex')
  await callHost(page, 'appendJournal', [{ collection: 'references', id: 'r1', value, hash }])
  const open = (link: string) => callHost(page, 'openLinkedFile', { reference: 'r1', link })
  expect(await open(paper)).toMatchObject({ value: { ok: true, value: 'opened' } })
  expect(await open(script)).toMatchObject({ value: { ok: true, value: 'shown' } })
  expect(await open(join(folder, 'other.pdf'))).toMatchObject({ value: { ok: false, error: { code: 'refused' } } })
  const done = app.shellMessages.filter(({ kind }) => kind === 'opened-path' || kind === 'shown-in-folder')
  expect(done).toEqual([
    { kind: 'opened-path', path: paper },
    { kind: 'shown-in-folder', path: script }
  ])
})
