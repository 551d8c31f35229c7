import type { Page } from '@playwright/test'
import { expect, test } from './hosts/app-test'
import { dialogOf, fileWith, pageOf, paste, runCommand, untilNoDialog } from './hosts/desk'

const LIST = `References
1. Thompson AJ, Banwell BL, Barkhof F. Diagnosis of multiple sclerosis: 2017 revisions. Lancet Neurol. 2018;17(2):162-173.
2. 张伟, 李娜. 针刺治疗失眠：系统评价[J]. 中国针灸, 2019, 39(5): 567-573.
3. Harris VK, Stark J, Vyshkina T. Phase I trial of intrathecal cells. EBioMedicine. 2018;29:23-30.`
const TEXT = `Cells in progressive disease

Criteria were revised some years ago [1], and cells were given in a first trial [2,3], in an interval of [1, 3].`

/** Brings a text as far as the preview. */
async function preview(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Paste or open a text' }).first().click()
  await paste(dialogOf(page).getByRole('textbox').first(), { 'text/plain': text })
}

test('offers to connect a typed list, and connects it by itself where every mark has its entry', async ({ page }) => {
  await preview(page, `${TEXT}\n\n${LIST}`)
  await expect(page.getByText('2 of 2 citations linked')).toBeVisible()
  const connect = page.getByRole('checkbox', { name: 'Make them citations' })
  await expect(connect).toBeChecked()
  await page.getByRole('button', { name: 'Entry by entry…' }).click()
  const rows = page.getByRole('grid', { name: 'Typed reference list' })
  await expect(rows.getByText('→ 2, 3')).toBeVisible()
  if (process.env['SHOT']) await page.screenshot({ path: `${process.env['SHOT']}-details.png` })
  await page.keyboard.press('Escape')
  if (process.env['SHOT']) await page.screenshot({ path: `${process.env['SHOT']}-offer.png` })
  await page.getByRole('button', { name: 'Create the manuscript' }).click()
  await untilNoDialog(page)
  await expect(pageOf(page, 'Left')).toContainText('Thompson et al., 2018')
  await expect(pageOf(page, 'Left')).not.toContainText('some years ago [1]')
})

test('leaves a text with unmatched marks as it is until the user connects it, and undo takes that back', async ({
  page
}) => {
  await preview(page, `${TEXT.replace('[1]', '[1,7]')}\n\n${LIST}`)
  await expect(page.getByText('1 unmatched')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Make them citations' })).not.toBeChecked()
  await page.getByRole('button', { name: 'Create the manuscript' }).click()
  await untilNoDialog(page)
  await expect(pageOf(page, 'Left')).toContainText('first trial [2,3]')

  await runCommand(page, 'Connect Typed References…')
  await expect(dialogOf(page).getByText('Citations without an entry')).toBeVisible()
  if (process.env['SHOT']) await page.screenshot({ path: `${process.env['SHOT']}-connect.png` })
  await dialogOf(page)
    .getByRole('button', { name: /^Connect \d/ })
    .click()
  await untilNoDialog(page)
  await expect(pageOf(page, 'Left')).toContainText('Harris et al., 2018')
  await expect(pageOf(page, 'Left')).toContainText('some years ago [1,7]')
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(pageOf(page, 'Left')).toContainText('first trial [2,3]')

  await page.keyboard.press('ControlOrMeta+Shift+Z')
  await runCommand(page, 'Connect Typed References…')
  await expect(dialogOf(page).getByText('nothing in the text refers to it')).toBeVisible()
})

test('offers to connect the list of a document that is opened', async ({ app, page, folder }) => {
  const file = await fileWith(
    folder,
    'review.html',
    `<h1>Cells</h1><p>Criteria were revised<sup>1</sup> early.</p>
    <h2>References</h2><ol><li>Thompson AJ. Diagnosis of multiple sclerosis. Lancet Neurol. 2018;17(2):162-173.</li></ol>`
  )
  await app.openVia([file], () => page.keyboard.press('ControlOrMeta+O'))
  await expect(dialogOf(page).getByText('1 of 1 citations linked')).toBeVisible()
  await dialogOf(page).getByRole('button', { name: 'Connect 1 citation' }).click()
  await untilNoDialog(page)
  await expect(pageOf(page, 'Left')).toContainText('Thompson, 2018')
})
