import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect } from './app-test'
import type { RunningApp } from './running-app'

/** What a person does in the window, said in few words. */

/** The text of one page of the open manuscript. */
export const pageOf = (page: Page, side: 'Left' | 'Right'): Locator =>
  page.getByRole('textbox', { name: `Manuscript, ${side} page` })

export const inspectorOf = (page: Page): Locator => page.getByRole('complementary', { name: 'Inspector' })

/** The dialog or popover that is open: one that is fading out is gone for a person, though not yet from the page. */
export const dialogOf = (page: Page): Locator => page.locator('[role="dialog"]:not([data-ending-style])')

/** Waits until no dialog is there any more: one that is fading out still has the keyboard. */
export const untilNoDialog = (page: Page): Promise<void> => expect(page.locator('[role="dialog"]')).toHaveCount(0)

export async function startManuscript(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New manuscript' }).click()
  await expect(pageOf(page, 'Left')).toBeVisible()
}

export async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the sample' }).first().click()
  await expect(pageOf(page, 'Left').locator('[data-citation]').first()).toHaveText(/\d/)
}

/** Puts the caret at the end of a side's first paragraph and types in one go: one step to undo on any machine. */
export async function typeIn(page: Page, side: 'Left' | 'Right', text: string): Promise<void> {
  await pageOf(page, side).locator('p').first().click()
  await page.keyboard.press('End')
  await page.keyboard.insertText(text)
}

/** Chooses a citation style by searching for it; the first hit is taken. */
export async function chooseStyle(page: Page, query: string): Promise<void> {
  await page.getByRole('button', { name: /^Citation style/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Citation style' })
  await dialog.getByRole('combobox').fill(query)
  await expect(dialog.getByRole('listbox')).toHaveAttribute('aria-busy', 'false')
  await dialog.getByRole('option').first().click()
  await expect(dialog).toBeHidden()
}

/** Pastes as a browser does: the focused element gets the event with all forms of the content. */
export async function paste(into: Locator, forms: Readonly<Record<string, string>>): Promise<void> {
  await into.focus()
  await into.evaluate((element, contents) => {
    const data = new DataTransfer()
    for (const [type, content] of Object.entries(contents)) data.setData(type, content)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, forms)
}

/** Pastes a text into the paste dialog and accepts what was understood. */
export async function createFromText(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Paste or open a text' }).first().click()
  await paste(dialogOf(page).getByRole('textbox').first(), { 'text/plain': text })
  await page.getByRole('button', { name: 'Create the manuscript' }).click()
  await untilNoDialog(page)
}

/** Writes `content` into a file of this test's folder and gives its path. */
export async function fileWith(folder: string, name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

/** Imports a reference file into the library of the open manuscript; the report stays open. */
export async function importFile(app: RunningApp, path: string): Promise<Locator> {
  const { page } = app
  const button = page.getByRole('button', { name: 'Import a file' })
  if (!(await button.first().isVisible())) await page.getByRole('button', { name: 'Library', exact: true }).click()
  await app.openVia([path], () => button.first().click())
  const report = dialogOf(page)
  await expect(report.getByRole('button', { name: 'Done' })).toBeVisible()
  return report
}

/** Imports references and closes the report. */
export async function importReferences(app: RunningApp, path: string): Promise<void> {
  const report = await importFile(app, path)
  await expect(report.getByText(/added/)).toBeVisible()
  await report.getByRole('button', { name: 'Done' }).click()
  await untilNoDialog(app.page)
}

/** Waits until the indicator says so; it says so only when both copies have everything. */
export const untilSaved = (page: Page): Promise<void> =>
  expect(page.getByRole('banner').getByText('Saved', { exact: true })).toBeVisible()

export const backToStart = (page: Page): Promise<void> => page.getByRole('button', { name: 'All manuscripts' }).click()

/** Runs a command by its name from the palette. */
export async function runCommand(page: Page, name: string): Promise<void> {
  await expect(page.locator('[role="dialog"][data-ending-style]')).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('dialog', { name: 'Commands' }).getByRole('option', { name }).first().click()
}

export const pickerOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Insert citation' })

/** Cites at the caret what the queries find first. */
export async function cite(page: Page, ...queries: readonly string[]): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+c')
  const box = pickerOf(page).getByRole('combobox')
  for (const query of queries) {
    await box.fill(query)
    await box.press('Enter')
  }
  await box.press('Enter')
  await expect(pickerOf(page)).toBeHidden()
}
