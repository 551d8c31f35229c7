import type { Locator, Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from './hosts/app-test'
import type { RunningApp } from './hosts/running-app'
import { dialogOf, pageOf, startManuscript, typeIn, untilNoDialog } from './hosts/desk'

/** Puts the caret behind the first paragraph of a side: the editor takes it back from a dialog in its own time. */
async function toEnd(page: Page, side: Locator): Promise<void> {
  const first = side.locator('p').first()
  await expect(async () => {
    await first.click({ position: { x: 4, y: 8 } })
    await page.keyboard.press('End')
    expect(await first.evaluate((element) => element.contains(getSelection()?.anchorNode ?? null))).toBe(true)
  }).toPass()
}

async function displayEquation(page: Page, tex: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Alt+e')
  await dialogOf(page).getByRole('textbox', { name: 'TeX' }).fill(tex)
  await dialogOf(page).getByRole('checkbox', { name: 'On a line of its own' }).click()
  await page.keyboard.press('ControlOrMeta+Enter')
  await untilNoDialog(page)
}

async function addFootnote(page: Page, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Alt+f')
  await expect(dialogOf(page).getByRole('textbox')).toBeFocused()
  await page.keyboard.insertText(words)
  await page.keyboard.press('ControlOrMeta+Enter')
  await untilNoDialog(page)
}

/** Mentions at the caret what the query finds first. */
async function mention(page: Page, query: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Alt+r')
  await expect(dialogOf(page).getByRole('combobox')).toBeFocused()
  await page.keyboard.insertText(query)
  await page.keyboard.press('Enter')
  await untilNoDialog(page)
}

const mentionsOf = (side: Locator): Locator => side.locator('.kept-crossReference')

test('mentions equations, which are numbered then, and the mentions follow', async ({ app, page }) => {
  const left = pageOf(page, 'Left')
  const right = pageOf(page, 'Right')
  await startManuscript(page)
  await typeIn(page, 'Left', 'The effect follows ')
  await displayEquation(page, String.raw`y = \beta x`)
  const equations = left.locator('.math-block')
  await expect(equations).toHaveCount(1)
  await expect(equations.first()).not.toHaveAttribute('data-number')

  await toEnd(page, left)
  await mention(page, 'beta')
  await expect(mentionsOf(left)).toHaveText('Equation (1)')
  await expect(equations.first()).toHaveAttribute('data-number', '1')

  await test.step('counts one that comes before it once that is mentioned too', async () => {
    await toEnd(page, left)
    await displayEquation(page, String.raw`d = \alpha t`)
    await expect(equations).toHaveCount(2)
    await expect(equations.nth(1)).toHaveAttribute('data-number', '1')
    await toEnd(page, left)
    await mention(page, 'alpha')
    await expect(mentionsOf(left)).toHaveText(['Equation (2)', 'Equation (1)'])
    await expect(equations.first()).toHaveAttribute('data-number', '1')
  })

  await test.step('reads in the language of the other side', async () => {
    await typeIn(page, 'Right', '疗效符合')
    await displayEquation(page, String.raw`y = \beta x`)
    await toEnd(page, right)
    await mention(page, 'beta')
    await expect(mentionsOf(right)).toHaveText('式(1)')
  })

  await test.step('leads to what it names, and says when that is gone', async () => {
    await mentionsOf(left).first().click()
    await expect(dialogOf(page)).toContainText('Equation (2)')
    await dialogOf(page).getByRole('button', { name: 'Go to it' }).click()
    await untilNoDialog(page)
    await equations.nth(1).click()
    await dialogOf(page).getByRole('button', { name: 'Delete equation' }).click()
    await untilNoDialog(page)
    await expect(equations).toHaveCount(1)
    await mentionsOf(left).first().click()
    await expect(dialogOf(page)).toContainText('no longer in the text')
    await page.keyboard.press('Escape')
    await untilNoDialog(page)
    await page.keyboard.press('ControlOrMeta+z')
    await expect(mentionsOf(left)).toHaveText(['Equation (2)', 'Equation (1)'])
  })

  const document = await exportWord(app, page)
  expect(document.match(/<w:instrText[^>]*> ?REF /g)).toHaveLength(3)
})

test('mentions notes by their marks, and the mentions follow', async ({ app, page }) => {
  const left = pageOf(page, 'Left')
  const right = pageOf(page, 'Right')
  await startManuscript(page)
  await typeIn(page, 'Left', 'Twelve patients')
  await addFootnote(page, 'At twelve months 第12个月')
  await page.keyboard.insertText(' improved, see note ')
  await mention(page, '第12')
  await expect(mentionsOf(left)).toHaveText('1')

  await test.step('counts a note that comes before it', async () => {
    await left
      .locator('p')
      .first()
      .click({ position: { x: 4, y: 8 } })
    await page.keyboard.press('Home')
    await addFootnote(page, 'Who were treated')
    await expect(left.locator('.kept-note')).toHaveText(['1', '2'])
    await expect(mentionsOf(left)).toHaveText('2')
    await page.keyboard.press('ControlOrMeta+z')
    await expect(mentionsOf(left)).toHaveText('1')
    await page.keyboard.press('ControlOrMeta+Shift+z')
    await expect(mentionsOf(left)).toHaveText('2')
  })

  await test.step('on the Chinese side, too', async () => {
    await typeIn(page, 'Right', '十二名患者')
    await addFootnote(page, '第12个月')
    await page.keyboard.insertText('好转，见注')
    await mention(page, '12')
    await expect(mentionsOf(right)).toHaveText('1')
  })

  const document = await exportWord(app, page)
  expect(document.match(/<w:instrText[^>]*> ?NOTEREF /g)).toHaveLength(2)
})

async function exportWord(app: RunningApp, page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const bytes = await app.saveVia(() => dialogOf(page).getByRole('button', { name: 'Export…' }).click())
  return strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
}
