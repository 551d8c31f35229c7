import { expect, test } from './hosts/app-test'
import { dialogOf, fileWith, paste } from './hosts/desk'

const LIST = `References
1. Thompson AJ, Banwell BL, et al. Diagnosis of multiple sclerosis: 2017 revisions. Lancet Neurol. 2018;17(2):162-73.
2. Some words that are no reference.
3. 张伟，李娜．针刺治疗失眠：系统评价［Ｊ］．中国针灸，2019，39（5）：567-573．`

test('shows what was read of a pasted reference list before any of it enters the library', async ({ page }) => {
  await expect(page.getByRole('button', { name: 'Library' }).first()).toBeVisible()
  await page.keyboard.press('ControlOrMeta+Shift+Alt+I')
  await paste(dialogOf(page).getByRole('textbox').first(), { 'text/plain': LIST })

  const entries = dialogOf(page).getByRole('grid', { name: 'Entries of the list' })
  await expect(entries.getByRole('row')).toHaveCount(3)
  await expect(entries.getByRole('row').nth(1)).toContainText('Not read')
  await expect(dialogOf(page).getByText('The list of authors was cut here')).toBeVisible()

  await test.step('a field can be put right, and an entry left out', async () => {
    await dialogOf(page).getByRole('textbox', { name: 'Volume' }).fill('18')
    await dialogOf(page).getByRole('button', { name: 'All is right' }).click()
    await expect(entries.getByRole('row').first()).not.toContainText('to check')
    await entries.focus()
    await page.keyboard.press('End')
    await page.keyboard.press('Space')
    await expect(dialogOf(page).getByRole('button', { name: 'Add 1 reference' })).toBeVisible()
    await page.keyboard.press('Space')
  })

  await test.step('what was accepted is in the library, with the text it came from', async () => {
    await dialogOf(page).getByRole('button', { name: 'Add 2 references' }).click()
    await expect(page.getByText('2 references added')).toBeVisible()
    await dialogOf(page)
      .getByRole('row', { name: /Diagnosis of multiple sclerosis/ })
      .dblclick()
    await expect(dialogOf(page).getByRole('textbox', { name: 'Volume' })).toHaveValue('18')
    await expect(dialogOf(page).getByText(/^Thompson AJ, Banwell BL, et al\. Diagnosis/)).toBeVisible()
    await expect(dialogOf(page).getByText('针刺治疗失眠：系统评价')).toBeVisible()
  })
})

test('previews a text file that holds a reference list', async ({ app, page, folder }) => {
  const file = await fileWith(folder, 'list.txt', LIST)
  await page.getByRole('button', { name: 'Library' }).first().click()
  await app.openVia([file], () => page.getByRole('button', { name: 'Import a file' }).first().click())
  await expect(page.getByRole('grid', { name: 'Entries of the list' }).getByRole('row')).toHaveCount(3)
  await page.getByRole('button', { name: 'Add 2 references' }).click()
  await expect(page.getByText('2 references added')).toBeVisible()
})
