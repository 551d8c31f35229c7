import { join } from 'node:path'
import { expect, test } from './hosts/app-test'
import { cite, importReferences, inspectorOf, pageOf, startManuscript, typeIn, untilNoDialog } from './hosts/desk'
import { projectFolder } from './hosts/running-app'

const references = join(projectFolder, 'e2e/fixtures/pasted-review.references.json')

test('cites with page and prefix by keyboard alone, back into the sentence, each text one step', async ({
  app,
  page
}) => {
  await startManuscript(page)
  await importReferences(app, references)
  await typeIn(page, 'Left', 'Shown ')
  await cite(page, 'keller')
  const cited = pageOf(page, 'Left').locator('[data-citation]')
  await expect(cited).toHaveText(/^\(Keller,? 2019\)$/)
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  await expect(inspectorOf(page).getByRole('listitem')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(inspectorOf(page).getByRole('textbox', { name: 'Locator' })).toBeFocused()
  await page.keyboard.type('12')
  await page.keyboard.press('Tab')
  await page.keyboard.type('see')
  await expect(cited).toHaveText(/^\(see Keller,? 2019, p\. 12\)$/)
  await page.keyboard.press('Escape')
  await expect(pageOf(page, 'Left')).toBeFocused()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(cited).toHaveText(/^\(Keller,? 2019, p\. 12\)$/)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(cited).toHaveText(/^\(Keller,? 2019\)$/)
  await page.keyboard.type(' again')
  await expect(pageOf(page, 'Left').locator('p').first()).toHaveText(/^Shown .*2019\) again$/)
})

test('acts at the caret from the palette, and keeps it there', async ({ page }) => {
  await startManuscript(page)
  await typeIn(page, 'Left', 'one two')
  await page.keyboard.press('Enter')
  await page.keyboard.type('three four')
  await page.keyboard.press('ControlOrMeta+Shift+ArrowLeft')
  // A browser tells of a selection some time after the key.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
  const palette = page.getByRole('dialog', { name: 'Commands' })
  await page.keyboard.press('ControlOrMeta+k')
  await expect(palette).toBeVisible()
  await page.keyboard.type('bold')
  await expect(palette.getByRole('option').first()).toHaveText(/^Bold/)
  await page.keyboard.press('Enter')
  await untilNoDialog(page)
  await expect(pageOf(page, 'Left').locator('strong')).toHaveText('four')
  await page.keyboard.press('ControlOrMeta+k')
  await expect(palette).toBeVisible()
  await page.keyboard.press('Escape')
  await untilNoDialog(page)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type('!')
  await expect(pageOf(page, 'Left').locator('p').nth(1)).toHaveText('three four!')
  await page.keyboard.press('ControlOrMeta+k')
  await expect(palette).toBeVisible()
  await page.keyboard.type('citation style')
  await page.keyboard.press('Enter')
  await expect(palette).toHaveCount(0)
  await expect(page.getByRole('dialog', { name: 'Citation style' }).getByRole('combobox')).toBeFocused()
  await page.keyboard.press('Escape')
  await untilNoDialog(page)
  await expect(pageOf(page, 'Left')).toBeFocused()
})

test('goes from one passage without a counterpart to the next, and stays beside those that have one', async ({
  page
}) => {
  await startManuscript(page)
  await typeIn(page, 'Left', 'one')
  for (const words of ['two', 'three']) {
    await page.keyboard.press('Enter')
    await page.keyboard.type(words)
  }
  await typeIn(page, 'Right', '一')
  await expect(page.getByRole('button', { name: '50% paired' })).toBeVisible()
  const left = pageOf(page, 'Left').locator('p')
  await page.keyboard.press('F9')
  await expect(pageOf(page, 'Left')).toBeFocused()
  await page.keyboard.type('2 ')
  await expect(left.nth(1)).toHaveText('2 two')
  await page.keyboard.press('F9')
  await page.keyboard.type('3 ')
  await expect(left.nth(2)).toHaveText('3 three')
  await page.getByRole('button', { name: '50% paired' }).click()
  await page.keyboard.type('again ')
  await expect(left.nth(1)).toHaveText('again 2 two')
})
