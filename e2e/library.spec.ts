import type { Locator, Page } from '@playwright/test'
import { expect, test } from './hosts/app-test'
import {
  dialogOf,
  fileWith,
  importFile,
  importReferences,
  pageOf,
  startManuscript,
  typeIn,
  untilNoDialog,
  untilSaved
} from './hosts/desk'
import type { RunningApp } from './hosts/running-app'

const TRIAL = 'Intrathecal mesenchymal stem cells in progressive multiple sclerosis'

const item = (id: string, title: string, family: string, given: string, year: number, more: object = {}) => ({
  id,
  type: 'article-journal',
  title,
  author: [{ family, given }],
  issued: { 'date-parts': [[year]] },
  'container-title': 'Brain',
  ...more
})

const ITEMS = [
  item('harris', TRIAL, 'Harris', 'Violaine', 2018, { DOI: '10.1016/j.example.2018.1', volume: '29' }),
  item('wang', '针刺治疗失眠的系统评价与分析', '王', '晓明', 2020, { 'container-title': '中华神经科杂志' }),
  item('okoye', 'Walking speed after relapse in outpatients', 'Okoye', 'Maria', 2015),
  item('li', '干细胞移植的长期随访研究', '李', '伟', 2019, { 'container-title': '中华内科杂志' })
]
/** The first again, with a slip of the pen: to be looked at, not to be taken for the same. */
const DOUBLE = [item('double', TRIAL.replace('progressive', 'progresive'), 'Harris', 'V.', 2018, { page: '12-20' })]

const rowsOf = (page: Page): Locator => page.getByRole('grid', { name: 'Library' }).getByRole('row')
const rowWith = (page: Page, text: string | RegExp): Locator => rowsOf(page).filter({ hasText: text })
const sidebar = (page: Page): Locator => page.getByRole('navigation', { name: 'Show' })
const searchBox = (page: Page): Locator => page.getByRole('searchbox', { name: /^Search author/ })

/** A manuscript with a library in the whole width of the window. */
async function openLibrary(app: RunningApp, folder: string): Promise<void> {
  const { page } = app
  await startManuscript(page)
  await importReferences(app, await fileWith(folder, 'library.json', JSON.stringify(ITEMS)))
  await page.getByRole('button', { name: 'Use the whole window' }).click()
  await expect(sidebar(page)).toBeVisible()
}

test('finds references in both scripts, by pinyin, fields, phrases and exclusions', async ({ app, page, folder }) => {
  await openLibrary(app, folder)
  const finds = async (query: string, ...found: readonly string[]) => {
    await searchBox(page).fill(query)
    await expect(page.getByRole('status').filter({ hasText: /\d references?$/ })).toHaveText(
      new RegExp(`^${found.length} reference`)
    )
    for (const text of found) await expect(rowWith(page, text)).toBeVisible()
  }
  await finds('失眠', '针刺治疗失眠')
  await finds('ganxibao', '干细胞移植')
  await finds('wxm', '针刺治疗失眠')
  await finds('author:harris', TRIAL.slice(0, 20))
  await finds('year:2015-2018 -walking', TRIAL.slice(0, 20))
  await finds('"walking speed"', 'Walking speed')
  await searchBox(page).fill('nothing like it')
  await expect(page.getByText('No reference matches “nothing like it”')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(rowWith(page, 'Walking speed')).toBeVisible()
})

test('tags many references at once, filters by tag and collection, and takes it back', async ({
  app,
  page,
  folder
}) => {
  await openLibrary(app, folder)
  await rowWith(page, 'Walking speed').click()
  await rowWith(page, '干细胞移植').click({ modifiers: ['ControlOrMeta'] })
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await dialogOf(page).getByRole('textbox', { name: 'Tags' }).fill('to read；综述')
  await dialogOf(page).getByRole('button', { name: 'Change 2 references' }).click()
  await untilNoDialog(page)

  const tag = sidebar(page).getByRole('button', { name: /^综述/ })
  await tag.click()
  await expect(rowsOf(page)).toHaveCount(3)
  await expect(rowWith(page, 'Walking speed')).toBeVisible()
  await rowWith(page, 'Walking speed').click()
  await expect(page.getByRole('textbox', { name: 'Tags' })).toHaveValue('to read; 综述')

  await page.getByRole('button', { name: 'New collection' }).first().click()
  await dialogOf(page).getByRole('textbox').fill('Trials')
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Reference' }).getByRole('button', { name: 'none' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Trials' }).click()
  await sidebar(page)
    .getByRole('button', { name: /^Trials 1/ })
    .click()
  await expect(rowsOf(page)).toHaveCount(2)

  await sidebar(page)
    .getByRole('button', { name: /^All references/ })
    .click()
  await rowWith(page, 'Walking speed').click()
  for (let steps = 0; steps < 3; steps += 1) await page.keyboard.press('ControlOrMeta+z')
  await expect(sidebar(page).getByRole('button', { name: /^综述/ })).toHaveCount(0)
  await expect(sidebar(page).getByRole('button', { name: /^Trials/ })).toHaveCount(0)
})

test('merges a double: citations follow the survivor, and one undo brings all back', async ({ app, page, folder }) => {
  test.slow()
  await startManuscript(page)
  await importReferences(app, await fileWith(folder, 'library.json', JSON.stringify(ITEMS)))
  const report = await importFile(app, await fileWith(folder, 'double.json', JSON.stringify(DOUBLE)))
  await expect(report.getByText('1 may be in the library already')).toBeVisible()
  await report.getByRole('button', { name: 'Done' }).click()

  await typeIn(page, 'Left', 'Cells help ')
  await page.keyboard.type('@')
  const picker = page.getByRole('dialog', { name: 'Insert citation' })
  const box = picker.getByRole('combobox')
  await box.fill('progresive')
  await expect(picker.getByRole('option').first()).toContainText('progresive')
  await box.press('Enter')
  await box.press('Enter')
  const citation = pageOf(page, 'Left').locator('[data-citation]')
  await expect(citation).toHaveCount(1)
  await untilSaved(page)

  await page.getByRole('button', { name: 'Use the whole window' }).click()
  await sidebar(page)
    .getByRole('button', { name: /^Duplicates/ })
    .click()
  await rowWith(page, 'progresive').click()
  await page.getByRole('button', { name: 'Merge…' }).click()
  const dialog = dialogOf(page)
  await expect(dialog.getByText('Citations in')).toBeVisible()
  await dialog.getByRole('radiogroup', { name: 'Title' }).getByText(TRIAL, { exact: true }).click()
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(dialog).toBeHidden()
  await sidebar(page)
    .getByRole('button', { name: /^All references/ })
    .click()
  await expect(rowsOf(page)).toHaveCount(ITEMS.length + 1)
  await rowWith(page, TRIAL.slice(0, 20)).click()
  await expect(page.getByRole('textbox', { name: 'Pages' })).toHaveValue('12-20')
  await sidebar(page)
    .getByRole('button', { name: /^Cited here 1/ })
    .click()
  await expect(rowWith(page, TRIAL)).toBeVisible()

  await sidebar(page)
    .getByRole('button', { name: /^All references/ })
    .click()
  await page.getByRole('button', { name: 'Back to the side' }).click()
  await page.getByRole('button', { name: /^Undo/ }).first().click()
  await expect(page.getByText(`${ITEMS.length + 1} references`)).toBeVisible()
  await untilSaved(page)
  await page.reload()
  await expect(pageOf(page, 'Left').locator('[data-citation]')).toHaveText(/Harris/)
})

test('takes a library of 5,000 references without holding up the window', async ({ app, page, folder }) => {
  test.slow()
  const many = Array.from({ length: 5000 }, (_, at) =>
    item(`r${at}`, `Work ${at} on ${at % 2 ? 'sleep' : '睡眠质量'}`, `Name${at % 97}`, 'A.', 1990 + (at % 30), {
      DOI: `10.5555/many.${at}`
    })
  )
  await startManuscript(page)
  const path = await fileWith(folder, 'many.json', JSON.stringify(many))
  await page.getByRole('button', { name: 'Library', exact: true }).click()
  await app.openVia([path], () => page.getByRole('button', { name: 'Import a file' }).first().click())
  const report = dialogOf(page)
  await expect(report.getByRole('button', { name: 'Done' })).toBeVisible({ timeout: 60_000 })
  await expect(report.getByText('5,000 references added')).toBeVisible()
  await report.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Use the whole window' }).click()
  // The longest time in which the window did not answer, from now on.
  await page.evaluate(() => {
    const measured = globalThis as { longest?: number }
    let last = performance.now()
    measured.longest = 0
    setInterval(() => {
      measured.longest = Math.max(measured.longest ?? 0, performance.now() - last)
      last = performance.now()
    }, 5)
  })
  await searchBox(page).pressSequentially('smzl 4998')
  await expect(rowWith(page, 'Work 4998')).toBeVisible()
  await searchBox(page).fill('')
  await page.getByRole('columnheader', { name: 'Title' }).getByRole('button').click()
  await expect(rowWith(page, 'Work 0 on')).toBeVisible()
  await rowsOf(page).nth(1).click()
  await page.keyboard.press('End')
  await expect(rowWith(page, 'Work 4999')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+a')
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await dialogOf(page).getByRole('textbox', { name: 'Tags' }).fill('all')
  await dialogOf(page).getByRole('button', { name: 'Change 5,000 references' }).click()
  await expect(dialogOf(page)).toBeHidden({ timeout: 60_000 })
  await untilNoDialog(page)
  await expect(sidebar(page).getByRole('button', { name: /^all 5,000/ })).toBeVisible()
  // Slices take some milliseconds, the whole takes many seconds: a busy machine must not fail here.
  expect(await page.evaluate(() => (globalThis as { longest?: number }).longest)).toBeLessThan(15_000)
})

test('opens a reference of the panel with Enter and goes back with Esc, the keyboard going along', async ({
  app,
  page,
  folder
}) => {
  await startManuscript(page)
  await importReferences(app, await fileWith(folder, 'library.json', JSON.stringify(ITEMS)))
  const grid = page.getByRole('grid', { name: 'Library' })
  await grid.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const details = page.getByRole('region', { name: 'Reference', exact: true })
  await expect(details).toBeFocused()
  await details.getByRole('textbox', { name: 'Volume' }).press('Escape')
  await expect(details).toHaveCount(0)
  await expect(grid).toBeFocused()
})
