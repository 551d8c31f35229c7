import { unzipSync } from 'fflate'
import { expect, test } from './hosts/app-test'
import { dialogOf, fileWith, pageOf, runCommand, startManuscript, typeIn, untilNoDialog } from './hosts/desk'

const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="60"><path d="M5 50 60 20 115 8" stroke="#26a"/></svg>'

test('puts a picture with its caption into the text, mentions it, and exports both', async ({ app, page, folder }) => {
  const left = pageOf(page, 'Left')
  await startManuscript(page)
  await typeIn(page, 'Left', 'Disability fell, see ')

  await test.step('refuses what is no picture, and takes the next', async () => {
    await runCommand(page, 'Insert Picture…')
    const choose = dialogOf(page).getByRole('button', { name: 'Choose a picture…' })
    await app.openVia([await fileWith(folder, 'scan.png', 'II*')], () => choose.click())
    await expect(dialogOf(page).getByText(/scan\.png is no PNG/)).toBeVisible()
    await app.openVia([await fileWith(folder, 'edss.svg', DRAWING)], () => choose.click())
    await dialogOf(page).getByLabel('Alternative text').fill('EDSS falls')
    await dialogOf(page).getByLabel('Width in centimetres').fill('6')
    await dialogOf(page).getByRole('button', { name: 'Insert' }).click()
    await untilNoDialog(page)
    await page.keyboard.insertText('EDSS over two years')
    await expect(left.getByRole('img', { name: 'EDSS falls' })).toHaveCSS('width', /^22[67]/)
    await expect(left.locator('.caption')).toHaveAttribute('data-label', /^Figure 1/)
  })

  await test.step('mentions the figure, goes to it, and undoes', async () => {
    // The editor takes the caret back from the dialog in its own time.
    await expect(async () => {
      await left.locator('p').first().click()
      await page.keyboard.press('End')
      expect(await page.evaluate(() => getSelection()?.anchorNode?.textContent)).toContain('see')
    }).toPass()
    await page.keyboard.press('ControlOrMeta+Alt+r')
    await expect(dialogOf(page).getByRole('combobox')).toBeFocused()
    await page.keyboard.insertText('edss')
    await page.keyboard.press('Enter')
    await untilNoDialog(page)
    const mention = left.locator('.kept-crossReference')
    await expect(mention).toHaveText('Figure 1')
    await mention.click()
    await expect(dialogOf(page)).toContainText('Figure 1 · EDSS over two years')
    await dialogOf(page).getByRole('button', { name: 'Go to it' }).click()
    await page.keyboard.press('ControlOrMeta+z')
    await expect(mention).toHaveCount(0)
    await page.keyboard.press('ControlOrMeta+Shift+z')
    await expect(mention).toHaveText('Figure 1')
  })

  await test.step('takes a pasted picture into the line', async () => {
    await left.evaluate((element, drawing) => {
      const data = new DataTransfer()
      data.items.add(new File([drawing], 'clip.svg', { type: 'image/svg+xml' }))
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    }, DRAWING)
    await expect(left.locator('.inline-image')).toHaveCount(2)
  })

  await test.step('exports Markdown with its pictures in a folder, as one archive in a browser', async () => {
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    await dialogOf(page).getByRole('combobox', { name: 'Format' }).click()
    await page.getByRole('option', { name: 'Markdown' }).click()
    await expect(dialogOf(page).getByRole('radio', { name: 'In a folder' })).toBeChecked()
    const files = unzipSync(await app.saveVia(() => dialogOf(page).getByRole('button', { name: 'Export…' }).click()))
    const names = Object.keys(files)
    expect(names.filter((name) => /^media\/.+\/figure-\d-\w+\.svg$/.test(name))).toHaveLength(1)
    const text = new TextDecoder().decode(files[names.find((name) => name.endsWith('.md')) ?? ''])
    expect(text).toContain('see Figure 1')
    expect(text).toContain(names.find((name) => name.endsWith('.svg')))
  })
})

test('stands a box of its size in the place of a picture that no page shows', async ({ app, page, folder }) => {
  const metafile = new Uint8Array(88)
  metafile.set([1, 0, 0, 0, 88])
  metafile.set([0xc8, 0x19, 0, 0, 0xe4, 0x0c], 32)
  metafile.set([0x20, 0x45, 0x4d, 0x46], 40)
  const url = `data:image/x-emf;base64,${Buffer.from(metafile).toString('base64')}`
  const html = `<h1>Course</h1><p>Before the figure.</p><p><img src="${url}" alt="EDSS over two years"></p><p>After it.</p>`
  await app.openVia([await fileWith(folder, 'course.html', html)], () => page.keyboard.press('ControlOrMeta+o'))
  const box = pageOf(page, 'Left').getByRole('img', { name: 'EDSS over two years' })
  await expect(box).toContainText('EMF picture (1 kB)')
  expect((await box.boundingBox())?.width).toBeGreaterThan(200)
  await box.click()
  const dialog = page.getByRole('dialog', { name: 'Picture' })
  await expect(dialog).toContainText('No page can show this kind of picture (EMF, 1 kB)')
  await expect(dialog.getByLabel('Alternative text')).toHaveValue('EDSS over two years')
})
