import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Page } from '@playwright/test'
import { expect, test } from './hosts/app-test'
import {
  backToStart,
  chooseStyle,
  dialogOf,
  fileWith,
  importReferences,
  openSample,
  pageOf,
  runCommand,
  startManuscript,
  typeIn,
  untilNoDialog,
  untilSaved
} from './hosts/desk'
import { projectFolder } from './hosts/running-app'
import type { HostKind, LaunchOptions, RunningApp } from './hosts/running-app'

const references = join(projectFolder, 'e2e/fixtures/pasted-review.references.json')
const portOf = (page: Page): number => Number(new URL(page.url()).port || 0)
const profileOf = (folder: string, kind: HostKind): string =>
  kind === 'served' ? join(folder, 'profile') : join(folder, 'data', 'window-profile')

/** Blocks out of sight are not rendered, so `innerText` would not have them. */
const textOf = (page: Page, side: 'Left' | 'Right'): Promise<string> =>
  pageOf(page, side).evaluate((element) => [...element.children].map((block) => block.textContent).join('\n'))
const texts = async (page: Page): Promise<readonly string[]> => [
  await textOf(page, 'Left'),
  await textOf(page, 'Right')
]

/** Ends the program and starts it again on the same data, with the window's store or without. */
async function restart(
  app: RunningApp,
  folder: string,
  launchAgain: (options: Omit<LaunchOptions, 'kind'>) => Promise<RunningApp>,
  between?: () => Promise<void>
): Promise<RunningApp> {
  const port = portOf(app.page)
  await app.stop()
  await between?.()
  return launchAgain({ folder, port })
}

test.use({ keepsProfile: true })

/** The window does this by itself: shown on one host, it is shown for all. */
const ON_ANY_HOST = { tag: '@any-host' }

test('brings text, citations, style, library and preferences back after a restart', async ({
  app,
  page,
  folder,
  launchAgain
}) => {
  await openSample(page)
  await pageOf(page, 'Left').getByRole('heading').first().click()
  await page.keyboard.press('End')
  await page.keyboard.type(' kept')
  await chooseStyle(page, 'nature')
  const style = await page.getByRole('button', { name: /^Citation style/ }).innerText()
  await expect(pageOf(page, 'Left').locator('[data-citation]').first()).toHaveText(/^\W?1/)
  await page.getByRole('button', { name: 'Library', exact: true }).click()
  await page.getByRole('button', { name: 'Interface language' }).click()
  await page.getByRole('button', { name: /界面语言/ }).click()
  await untilSaved(page)
  const before = await texts(page)
  expect(before[0]).toContain(' kept')

  const again = await restart(app, folder, launchAgain)
  await expect(pageOf(again.page, 'Left').locator('[data-citation]').first()).toHaveText(/^\W?1/)
  await expect.poll(() => texts(again.page)).toEqual(before)
  expect(await again.page.getByRole('button', { name: /^Citation style/ }).innerText()).toBe(style)
  await expect(again.page.getByText(/storage had lost/)).toHaveCount(0)
})

test('remembers preferences', ON_ANY_HOST, async ({ app, page, folder, launchAgain }) => {
  await page.getByRole('button', { name: 'Preferences' }).click()
  await page.getByRole('radio', { name: 'Dark' }).click()
  await page.getByRole('radio', { name: '简体中文' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await page.waitForTimeout(300)
  const again = await restart(app, folder, launchAgain)
  await expect(again.page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await expect(again.page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(again.page.getByRole('button', { name: '新建稿件' })).toBeVisible()
})

test('brings everything back from the journal when the browser has lost its store, and says so', async ({
  app,
  page,
  hostKind,
  folder,
  launchAgain
}) => {
  await startManuscript(page)
  await importReferences(app, references)
  await typeIn(page, 'Left', 'Kept in two places. ')
  await typeIn(page, 'Right', '两处都有。')
  await untilSaved(page)

  const again = await restart(app, folder, launchAgain, () => rm(profileOf(folder, hostKind), { recursive: true }))
  await expect(again.page.getByText(/storage had lost \d+ records.*brought back from the journal/)).toBeVisible()
  await expect(pageOf(again.page, 'Left')).toContainText('Kept in two places.')
  await expect(pageOf(again.page, 'Right')).toContainText('两处都有。')
  await again.page.getByRole('button', { name: 'Library', exact: true }).click()
  await expect(again.page.getByRole('grid').getByRole('row').nth(3)).toBeVisible()
})

test(
  'stores a picture once, saves only the text from then on, and brings both back from the journal',
  ON_ANY_HOST,
  async ({ app, page, hostKind, folder, launchAgain }) => {
    const pixels = await page.evaluate(() => [...crypto.getRandomValues(new Uint8Array(60_000))])
    const header = [
      0x42, 0x4d, 0xa6, 0xea, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 200, 0, 0, 0, 100, 0, 0, 0, 1, 0, 24
    ]
    const bitmap = Uint8Array.from([...header, ...Array<number>(25).fill(0), ...pixels])
    await startManuscript(page)
    await runCommand(page, 'Insert Picture…')
    const choose = dialogOf(page).getByRole('button', { name: 'Choose a picture…' })
    await app.openVia([await fileWith(folder, 'scan.bmp', bitmap)], () => choose.click())
    await dialogOf(page).getByLabel('Alternative text').fill('Scan')
    await dialogOf(page).getByRole('button', { name: 'Insert' }).click()
    await untilNoDialog(page)
    await untilSaved(page)
    expect(await readdir(join(folder, 'data', 'pictures'))).toHaveLength(1)
    const before = await journalBytes(folder)
    expect(before).toBeLessThan(bitmap.length)
    await page.keyboard.insertText('Typed after the picture')
    await expect(page.getByRole('banner').getByText('Saved', { exact: true })).toBeHidden()
    await untilSaved(page)
    expect((await journalBytes(folder)) - before).toBeLessThan(10_000)

    const again = await restart(app, folder, launchAgain, () => rm(profileOf(folder, hostKind), { recursive: true }))
    const scan = pageOf(again.page, 'Left').getByRole('img', { name: 'Scan' })
    await expect(scan).toBeVisible()
    expect(await scan.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(200)
  }
)

/** What the files of the journal hold. */
async function journalBytes(folder: string): Promise<number> {
  const names = (await readdir(join(folder, 'data'))).filter((name) => /^journal-\d+\.jsonl$/.test(name))
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, 'data', name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}

test('takes the newer text of the journal when the browser fell back to an older one', async ({
  app,
  page,
  folder,
  launchAgain
}) => {
  await startManuscript(page)
  await typeIn(page, 'Left', 'old text')
  await untilSaved(page)
  await page.evaluate(keepRecords)
  await page.keyboard.type(' and new text')
  await untilSaved(page)
  await page.evaluate(putRecordsBack)
  const again = await restart(app, folder, launchAgain)
  await expect(pageOf(again.page, 'Left')).toContainText('old text and new text')
  await expect(again.page.getByText(/storage had lost/)).toBeVisible()
})

/** Keeps the records of the working store as they are now, as a browser does that loses the end of its log. */
async function keepRecords(): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('bifolium')
    opening.addEventListener('success', () => resolve(opening.result))
    opening.addEventListener('error', () => reject(new Error('The store does not open')))
  })
  const all = database.transaction('shelves').objectStore('shelves').getAll()
  await new Promise((resolve) => all.addEventListener('success', resolve))
  database.close()
  Reflect.set(window, 'keptRecords', all.result)
}

async function putRecordsBack(): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('bifolium')
    opening.addEventListener('success', () => resolve(opening.result))
    opening.addEventListener('error', () => reject(new Error('The store does not open')))
  })
  const transaction = database.transaction('shelves', 'readwrite')
  for (const record of Reflect.get(window, 'keptRecords') as unknown[]) transaction.objectStore('shelves').put(record)
  await new Promise((resolve) => transaction.addEventListener('complete', resolve))
  database.close()
}

test('turns red within a second when the host is gone, keeps the text, and saves when it is back', async ({
  app,
  page
}) => {
  test.skip(app.host === undefined, 'Only the served host can end while its window stays.')
  await startManuscript(page)
  await typeIn(page, 'Left', 'before ')
  await untilSaved(page)
  await app.host?.stop()
  await page.keyboard.type('while away ')
  const alert = page.getByRole('banner').getByRole('alert')
  await expect(alert).toContainText('Not saved: Bifolium’s host does not answer')
  await page.keyboard.type('and more')
  await page.waitForTimeout(700)
  await expect(alert).toBeVisible()
  await expect(pageOf(page, 'Left')).toContainText('before while away and more')

  // The new start opens a window of its own in the same browser, which leaves the data to the old one; that may save
  // again from then on.
  const address = (await app.host?.start()) ?? ''
  const second = await page.context().newPage()
  await second.goto(address)
  await expect(second.getByText(/open in another window of this browser/)).toBeVisible()
  await second.close()
  await page
    .getByRole('button', { name: 'Retry' })
    .click({ timeout: 3000 })
    .catch(() => undefined)
  await untilSaved(page)
  await expect(alert).toHaveCount(0)
})

test('turns red when the working store refuses a write, and saves again by Retry', ON_ANY_HOST, async ({ page }) => {
  await startManuscript(page)
  await typeIn(page, 'Left', 'first ')
  await untilSaved(page)
  await page.evaluate(() => {
    Reflect.set(window, 'put', Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put'))
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('The disk is full.', 'QuotaExceededError')
    }
  })
  await page.keyboard.type('second')
  const alert = page.getByRole('banner').getByRole('alert')
  await expect(alert).toContainText('Not saved')
  await expect(pageOf(page, 'Left')).toContainText('first second')
  await page.evaluate(() => {
    Object.defineProperty(IDBObjectStore.prototype, 'put', Reflect.get(window, 'put') as PropertyDescriptor)
  })
  await page
    .getByRole('button', { name: 'Retry' })
    .click({ timeout: 3000 })
    .catch(() => undefined)
  await untilSaved(page)
  await page.reload()
  await expect(pageOf(page, 'Left')).toContainText('first second')
})

test('asks before a window with unsaved text is closed, and not after it is saved', async ({ app, page }) => {
  test.skip(app.host === undefined, 'The shell has its own question, see shell.spec.ts.')
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.accept()
  })
  await startManuscript(page)
  await typeIn(page, 'Left', 'x')
  await untilSaved(page)
  await page.reload()
  expect(asked).toEqual([])
  await expect(pageOf(page, 'Left')).toContainText('x')
  await app.host?.stop()
  await typeIn(page, 'Left', 'unsaved')
  await expect(page.getByRole('banner').getByRole('alert')).toBeVisible()
  await page.goto('about:blank')
  expect(asked).toEqual(['beforeunload'])
})

test('creates, renames, duplicates, bins, restores and removes manuscripts', ON_ANY_HOST, async ({ page }) => {
  await startManuscript(page)
  await typeIn(page, 'Left', 'the first text')
  await backToStart(page)
  await page.getByRole('button', { name: 'New manuscript' }).click()
  await typeIn(page, 'Left', 'the second text')
  await backToStart(page)
  const rows = page.getByRole('listitem')
  await expect(rows).toHaveCount(2)

  const act = async (row: number, name: string): Promise<void> => {
    await rows
      .nth(row)
      .getByRole('button', { name: /^More for/ })
      .click()
    await page.getByRole('menuitem', { name }).click()
  }
  await act(0, 'Rename')
  await page.getByRole('textbox', { name: 'Manuscript title' }).fill('第二篇 Second')
  await page.keyboard.press('Enter')
  await expect(rows.getByText('第二篇 Second')).toBeVisible()
  await act(0, 'Duplicate')
  await expect(rows.getByText('第二篇 Second (2)')).toBeVisible()
  await rows
    .filter({ hasText: 'Second (2)' })
    .getByRole('button', { name: /^More for/ })
    .click()
  await page.getByRole('menuitem', { name: 'Move to bin' }).click()
  await expect(rows).toHaveCount(2)
  await page.getByRole('radio', { name: 'Bin (1)' }).click()
  await act(0, 'Restore')
  await expect(rows).toHaveCount(3)
  await rows
    .filter({ hasText: 'Second (2)' })
    .getByRole('button', { name: /^More for/ })
    .click()
  await page.getByRole('menuitem', { name: 'Move to bin' }).click()
  await page.getByRole('radio', { name: 'Bin (1)' }).click()
  await page.getByRole('button', { name: 'Empty the bin' }).click()
  await page.getByRole('button', { name: 'Remove for good' }).click()
  await expect(rows).toHaveCount(2)
  await page.reload()
  await expect(rows).toHaveCount(2)
  await rows.getByText('第二篇 Second').click()
  await expect(pageOf(page, 'Left')).toContainText('the second text')
  await expect(page.getByRole('textbox', { name: 'Manuscript title' })).toHaveValue('第二篇 Second')
})

test('a .bifolium file carries text and references to another machine', async ({ app, page, folder, launchAgain }) => {
  await openSample(page)
  await expect(pageOf(page, 'Right').locator('[data-citation]').first()).toHaveText(/等/)
  const before = await texts(page)
  const bytes = await app.saveVia(() => page.keyboard.press('ControlOrMeta+s'))
  const file = await fileWith(folder, 'sample.bifolium', bytes)
  const elsewhere = await launchAgain({ folder: join(folder, 'elsewhere'), port: 0 })
  await elsewhere.openVia([file], () =>
    elsewhere.page.getByRole('button', { name: 'Open a manuscript, Word or Markdown file' }).click()
  )
  await expect(pageOf(elsewhere.page, 'Left').locator('[data-citation]').first()).toHaveText(/\d/)
  await expect.poll(() => texts(elsewhere.page)).toEqual(before)
  await elsewhere.page.getByRole('button', { name: 'Library', exact: true }).click()
  await expect(elsewhere.page.getByRole('grid').getByRole('row').nth(5)).toBeVisible()
})

test(
  'a .bifolium file brings a style of the writer’s own to another machine',
  ON_ANY_HOST,
  async ({ app, page, folder, launchAgain }) => {
    await openSample(page)
    const house =
      '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>House</title><id>house</id></info><citation><layout><text variable="title" prefix="«" suffix="»"/></layout></citation></style>'
    await page.getByRole('button', { name: /^Citation style/ }).click()
    await app.openVia([await fileWith(folder, 'house.csl', house)], () =>
      page.getByRole('dialog', { name: 'Citation style' }).getByRole('button', { name: 'Add a .csl file' }).click()
    )
    await expect(pageOf(page, 'Left').locator('[data-citation]').first()).toHaveText(/^«.+»$/)
    const bytes = await app.saveVia(() => page.keyboard.press('ControlOrMeta+s'))
    const file = await fileWith(folder, 'house.bifolium', bytes)
    const elsewhere = await launchAgain({ folder: join(folder, 'elsewhere'), port: 0 })
    await elsewhere.openVia([file], () =>
      elsewhere.page.getByRole('button', { name: 'Open a manuscript, Word or Markdown file' }).click()
    )
    await expect(elsewhere.page.getByText('Its citation style “House” came along')).toBeVisible()
    await expect(pageOf(elsewhere.page, 'Left').locator('[data-citation]').first()).toHaveText(/^«.+»$/)
    await expect(elsewhere.page.getByRole('button', { name: 'Citation style: House' })).toBeVisible()
  }
)

test('a Word document with live citations brings them and their references to another machine', async ({
  app,
  page,
  folder,
  launchAgain
}) => {
  await openSample(page)
  const cited = pageOf(page, 'Left').locator('[data-citation]')
  await expect(cited.first()).toHaveText(/\d/)
  const count = await cited.count()
  await page.keyboard.press('ControlOrMeta+e')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await expect(dialog.getByRole('radio', { name: 'Live for Zotero' })).toBeChecked()
  const bytes = await app.saveVia(() => dialog.getByRole('button', { name: 'Export…' }).click())
  const file = await fileWith(folder, 'sample.docx', bytes)
  const elsewhere = await launchAgain({ folder: join(folder, 'elsewhere'), port: 0 })
  await elsewhere.openVia([file], () =>
    elsewhere.page.getByRole('button', { name: 'Open a manuscript, Word or Markdown file' }).click()
  )
  const there = pageOf(elsewhere.page, 'Left').locator('[data-citation]')
  await expect(there).toHaveCount(count)
  await expect(there.first()).toHaveText(/\d/)
  await elsewhere.page.getByRole('button', { name: 'Library', exact: true }).click()
  await expect(elsewhere.page.getByRole('grid').getByRole('row').nth(5)).toBeVisible()
})

test(
  'refuses a file of a newer version in words, and leaves it as it was',
  ON_ANY_HOST,
  async ({ app, page, folder }) => {
    await startManuscript(page)
    await typeIn(page, 'Left', 'text')
    const bytes = await app.saveVia(() => page.keyboard.press('ControlOrMeta+s'))
    const entries = unzipSync(bytes)
    const manifest = JSON.parse(strFromU8(entries['manifest.json'] ?? new Uint8Array())) as { formatVersion: number }
    const newer = zipSync(
      { ...entries, 'manifest.json': strToU8(JSON.stringify({ ...manifest, formatVersion: 99 })) },
      { level: 0 }
    )
    const file = await fileWith(folder, 'newer.bifolium', newer)
    await app.openVia([file], () => page.keyboard.press('ControlOrMeta+o'))
    await expect(page.getByText(/written by a newer Bifolium \(format 99/)).toBeVisible()
    await expect(pageOf(page, 'Left')).toContainText('text')
    expect(Buffer.from(await readFile(file)).equals(Buffer.from(newer))).toBe(true)

    await backToStart(page)
    await app.openVia([file], () =>
      page.getByRole('button', { name: 'Open a manuscript, Word or Markdown file' }).click()
    )
    await expect(page.getByText(/written by a newer Bifolium \(format 99/).first()).toBeVisible()
    await expect(page.getByRole('listitem')).toHaveCount(1)
  }
)
