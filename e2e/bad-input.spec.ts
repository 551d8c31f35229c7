import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Page } from '@playwright/test'
import { expect, test } from './hosts/app-test'
import {
  chooseStyle,
  createFromText,
  dialogOf,
  fileWith,
  importFile,
  importReferences,
  inspectorOf,
  pageOf,
  paste,
  startManuscript,
  typeIn,
  untilNoDialog
} from './hosts/desk'
import { projectFolder } from './hosts/running-app'

const references = join(projectFolder, 'e2e/fixtures/pasted-review.references.json')

const openPaste = async (page: Page) => {
  await page.getByRole('button', { name: 'Paste or open a text' }).first().click()
  return dialogOf(page)
}

test('says that an empty paste is empty, and goes on with the next', async ({ page }) => {
  const dialog = await openPaste(page)
  const box = dialog.getByRole('textbox').first()
  await paste(box, { 'text/plain': '' })
  await expect(dialog.getByText('The clipboard holds no text.')).toBeVisible()
  await paste(box, { 'text/plain': ' \n\t\n ' })
  await expect(dialog.getByText('The clipboard holds no text.')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Continue' })).toBeDisabled()
  await paste(box, { 'text/plain': 'One sentence only.' })
  await dialog.getByRole('button', { name: 'Create the manuscript' }).click()
  await expect(pageOf(page, 'Left')).toContainText('One sentence only.')
})

test('opens a Word document that was chosen as a text, and says what is wrong with a broken one', async ({
  app,
  page,
  folder
}) => {
  const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  const docx = zipSync({
    'word/document.xml': strToU8(
      `<w:document xmlns:w="${word}"><w:body><w:p><w:r><w:t>Typed in Word.</w:t></w:r></w:p></w:body></w:document>`
    )
  })
  const broken = await fileWith(folder, 'broken.docx', docx.subarray(0, docx.length - 30))
  const whole = await fileWith(folder, 'whole.docx', docx)
  const choose = async (file: string): Promise<void> => {
    const dialog = await openPaste(page)
    await app.openVia([file], () => dialog.getByRole('button', { name: 'Open a file' }).click())
  }
  await choose(broken)
  await untilNoDialog(page)
  await expect(page.getByText('broken.docx').first()).toBeVisible()
  await choose(whole)
  await expect(pageOf(page, 'Left')).toContainText('Typed in Word.')
})

test('understands 5 MB of pasted text while the window answers', async ({ page }) => {
  test.slow()
  const english = 'Stem cell transplantation in progressive disease has been studied in small open trials so far. '
  const chinese = '干细胞移植治疗进展型疾病,目前仅有小规模开放试验。'
  const part = (number: number): string =>
    `1.${number} Heading ${number}\n${english.repeat(6)}\n\n2.${number} 标题 ${number}\n${chinese.repeat(10)}\n\n`
  const count = Math.ceil(5_000_000 / Buffer.byteLength(part(1000)))
  const text = Array.from({ length: count }, (_, index) => part(index + 1)).join('')
  const dialog = await openPaste(page)
  await paste(dialog.getByRole('textbox').first(), { 'text/plain': text })
  const frames = await page.evaluate(countFrames)
  await expect(dialog.getByRole('button', { name: 'Create the manuscript' })).toBeVisible({ timeout: 120_000 })
  expect(frames).toBeGreaterThan(4)
  await dialog.getByRole('button', { name: 'Create the manuscript' }).click()
  await expect(dialog).toBeHidden({ timeout: 180_000 })
  await expect(pageOf(page, 'Left').getByRole('heading').first()).toContainText('Heading 1')
  await pageOf(page, 'Left').getByRole('heading').first().click()
  await page.keyboard.press('End')
  await page.keyboard.type(' answers')
  await expect(pageOf(page, 'Left').getByRole('heading').first()).toContainText('Heading 1 answers')
})

test('lets go of a document that takes long to read, and opens it the next time', async ({ app, page, folder }) => {
  const path = await fileWith(folder, 'long.md', '# Cells\n\nA document of many pages.\n')
  const open = () =>
    app.openVia([path], () => page.getByRole('button', { name: 'Open a manuscript, Word or Markdown file' }).click())
  await page.route('**/document-worker*', () => undefined)
  await open()
  const dialog = dialogOf(page)
  await expect(dialog).toContainText('Reading long.md…')
  await dialog.getByRole('progressbar').getByRole('button', { name: 'Cancel' }).click()
  await untilNoDialog(page)
  await expect(page.getByRole('button', { name: 'New manuscript' })).toBeVisible()
  await page.unroute('**/document-worker*')
  await open()
  await expect(pageOf(page, 'Left')).toContainText('A document of many pages.')
})

/** The frames shown within two seconds: a window that is held up shows one or two, a busy machine some. */
async function countFrames(): Promise<number> {
  let frames = 0
  const end = performance.now() + 2000
  while (performance.now() < end) {
    await new Promise(requestAnimationFrame)
    frames++
  }
  return frames
}

test('takes a text of one language, and one without numbering', async ({ page }) => {
  const dialog = await openPaste(page)
  await paste(dialog.getByRole('textbox').first(), { 'text/plain': '第一段文字,没有编号。\n\n第二段文字。' })
  await expect(dialog.getByText('The text is in one language')).toBeVisible()
  await dialog.getByRole('button', { name: 'Create the manuscript' }).click()
  const text = pageOf(page, 'Left').or(pageOf(page, 'Right'))
  await expect(text.filter({ hasText: '第一段文字,没有编号。' })).toContainText('第二段文字。')
  await page.getByRole('button', { name: 'All manuscripts' }).click()
  await createFromText(page, 'A text without numbers.\n\nIts second paragraph.\n\n没有编号的译文。\n\n第二段。')
  await expect(pageOf(page, 'Left')).toContainText('Its second paragraph.')
  await expect(pageOf(page, 'Right')).toContainText('没有编号的译文。')
})

test('takes the good entries of a half broken file and lists the bad ones with their lines', async ({
  app,
  page,
  folder
}) => {
  await startManuscript(page)
  const bib = [
    '@article{good1, title={The first good one}, author={Harris, Violaine}, year={2018}}',
    '',
    '@article{bad, title={Never closed, author={Nobody},',
    '',
    '@article{good2, title={干细胞治疗综述}, author={王, 小明}, year={2020}}',
    ''
  ].join('\n')
  const report = await importFile(app, await fileWith(folder, 'half.bib', bib))
  await expect(report.getByText('2 references added')).toBeVisible()
  await expect(report.getByText('line 3').first()).toBeVisible()
  await report.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('grid')).toContainText('干细胞治疗综述')

  const ris = [
    'TY  - JOUR',
    'TI  - A good RIS entry',
    'AU  - Chen, Li',
    'PY  - 2021',
    'ER  - ',
    'ER  - ',
    'TI  - Stray'
  ].join('\n')
  const second = await importFile(app, await fileWith(folder, 'half.ris', ris))
  await expect(second.getByText('1 reference added')).toBeVisible()
  await expect(second.getByText(/line [67]/i).first()).toBeVisible()
})

test('refuses a web page or a picture as a file of references in words', async ({ app, page, folder }) => {
  await startManuscript(page)
  const html = '<!doctype html><html><head><title>Login</title></head><body><p>Please log in.</p></body></html>'
  const report = await importFile(app, await fileWith(folder, 'export.ris', html))
  await expect(report).toContainText('export.ris')
  await expect(report).toContainText(/web page|HTML/i)
  await report.getByRole('button', { name: 'Done' }).click()
  const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de', 'hex')
  const second = await importFile(app, await fileWith(folder, 'export.bib', png))
  await expect(second).toContainText('export.bib')
  await expect(
    second
      .getByText('Nothing could be added')
      .or(second.getByText(/not text|binary|cannot be read/i))
      .first()
  ).toBeVisible()
  await second.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByText('No references yet')).toBeVisible()
})

const csl = (body: string): string => `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Mine</title><id>http://example.org/mine</id><updated>2020-01-01T00:00:00+00:00</updated></info>
${body}
</style>
`
const soundBody = `  <citation><layout prefix="«" suffix="»"><text variable="title"/></layout></citation>
  <bibliography><layout><text variable="title"/></layout></bibliography>`

test('names file and line of a broken style, and falls back in the open where a style is gone', async ({
  app,
  page,
  folder
}) => {
  await startManuscript(page)
  await importReferences(app, references)
  await typeIn(page, 'Left', 'Cited ')
  await page.keyboard.press('ControlOrMeta+Shift+c')
  const picker = page.getByRole('dialog', { name: 'Insert citation' })
  await picker.getByRole('combobox').fill('20')
  await picker.getByRole('combobox').press('Enter')
  await picker.getByRole('combobox').press('Enter')
  const cited = pageOf(page, 'Left').locator('[data-citation]')
  await expect(cited).toHaveText(/20\d\d/)
  const before = await cited.innerText()

  await page.getByRole('button', { name: /^Citation style/ }).click()
  const styles = page.getByRole('dialog', { name: 'Citation style' })
  const add = async (name: string, content: string): Promise<void> =>
    app.openVia([await fileWith(folder, name, content)], () =>
      styles.getByRole('button', { name: 'Add a .csl file' }).click()
    )
  await add('unclosed.csl', csl('  <citation><layout></citation>'))
  const refused = styles.getByRole('alert')
  await expect(refused).toContainText(/unclosed\.csl cannot be used.*line \d+/)
  await add('letter.csl', '<html><body>not a style</body></html>')
  await expect(refused).toContainText(/letter\.csl.*<html>/)
  await add('macro.csl', csl('  <citation><layout><text macro="missing"/></layout></citation>'))
  await expect(refused).toContainText(/macro\.csl.*“missing”.*line 4/)
  await expect(cited).toHaveText(before)

  await add('mine.csl', csl(soundBody))
  await expect(cited).toHaveText(/^«.+»$/)
  await expect(styles).toBeHidden()
  await page.getByRole('button', { name: /^Citation style/ }).click()
  await styles.getByRole('combobox').fill('Mine')
  await expect(styles.getByRole('option').first()).toContainText('Mine')
  await styles.getByRole('combobox').press('Shift+Delete')
  await expect(styles.getByRole('option', { name: 'Mine', exact: true })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await typeIn(page, 'Left', ' more')
  await page.getByRole('textbox', { name: 'Manuscript, Right page' }).locator('p').first().click()
  await expect(cited).toHaveText(before)
  await expect(page.getByRole('button', { name: /^Citation style: .*mine \(missing\)/ })).toBeVisible()
  await chooseStyle(page, 'vancouver')
  await expect(cited).toHaveText(/1/)
})

const HOSTILE = '<img src=x onerror="window.__pwned=1">'
const SCRIPT = '<script>window.__pwned=2</script>'

/** Replaces words in the manuscript of a `.bifolium` file, as somebody who wishes ill can do. */
function forge(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const entries = unzipSync(bytes)
  const text = strFromU8(entries['manuscript.json'] ?? new Uint8Array()).replaceAll(
    from,
    JSON.stringify(to).slice(1, -1)
  )
  const manuscript = strToU8(text)
  const manifest = JSON.parse(strFromU8(entries['manifest.json'] ?? new Uint8Array())) as {
    files: Record<string, { sha256: string; bytes: number }>
  }
  manifest.files['manuscript.json'] = {
    sha256: createHash('sha256').update(manuscript).digest('hex'),
    bytes: manuscript.length
  }
  return zipSync(
    { ...entries, 'manuscript.json': manuscript, 'manifest.json': strToU8(JSON.stringify(manifest)) },
    { level: 0 }
  )
}

test('shows hostile markup as the characters it is, everywhere, and asks no other machine for anything', async ({
  app,
  page,
  folder
}) => {
  const strayRequests: string[] = []
  page.context().on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    const isOwn = hostname === '127.0.0.1' || hostname === new URL(page.url()).hostname
    if (!['blob:', 'data:', 'app:'].includes(protocol) && !isOwn) strayRequests.push(request.url())
  })
  const complaints: string[] = []
  page.on('console', (message) => {
    if (/Content.Security.Policy|Refused to/.test(message.text())) complaints.push(message.text())
  })
  page.on('dialog', (dialog) => {
    complaints.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })

  await createFromText(
    page,
    `1.1 ${HOSTILE} heading\nA sentence ${SCRIPT} with a source FrontiersMDPI.\n\n2.1 标题 ${HOSTILE}\n一句话 FrontiersMDPI.`
  )
  const left = pageOf(page, 'Left')
  await expect(left.getByRole('heading')).toContainText(HOSTILE)
  await expect(left).toContainText(SCRIPT)

  const item = {
    id: `"><img src=x onerror="window.__pwned=3">`,
    type: 'article-journal',
    title: `${HOSTILE} title`,
    author: [{ family: SCRIPT, given: '<b>Given</b>' }],
    'container-title': '<svg onload="window.__pwned=4">',
    issued: { 'date-parts': [[2020]] },
    DOI: '10.3389/x"><script>window.__pwned=5</script>',
    URL: 'javascript:window.__pwned=6',
    abstract: HOSTILE
  }
  await importReferences(app, await fileWith(folder, 'hostile.json', JSON.stringify([item])))
  await page.getByRole('grid').getByText(HOSTILE).first().click()
  await page.getByRole('button', { name: 'Outline' }).first().click()
  await expect(page.getByRole('region', { name: 'Outline' }).or(page.locator('#left-panel'))).toContainText(HOSTILE)

  const bytes = await app.saveVia(() => page.keyboard.press('ControlOrMeta+s'))
  const forged = await fileWith(folder, 'forged.bifolium', forge(bytes, 'Frontiers', HOSTILE))
  await app.openVia([forged], () => page.keyboard.press('ControlOrMeta+o'))
  const label = left.locator('[data-label]').first()
  await expect(label).toHaveText(HOSTILE)
  await label.click()
  await expect(inspectorOf(page)).toContainText(HOSTILE)
  await inspectorOf(page).getByRole('checkbox').first().check()
  await inspectorOf(page).getByRole('button', { name: 'Cite 1 source' }).click()
  await expect(left.locator('[data-citation]').first()).toContainText('2020')
  await expect(left.locator('[data-reference]').first()).toContainText('<img src=x onerror=')
  await left.locator('[data-citation]').first().click()
  await expect(inspectorOf(page)).toContainText('<img src=x onerror=')
  for (const style of ['vancouver', 'apa']) await chooseStyle(page, style)

  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const docx = await app.saveVia(() => dialogOf(page).getByRole('button', { name: 'Export…' }).click())
  const entries = unzipSync(docx)
  expect(strFromU8(entries['word/document.xml'] ?? new Uint8Array())).toContain('&lt;img src=x onerror=')
  for (const [name, part] of Object.entries(entries)) {
    if (name.endsWith('.rels')) expect(strFromU8(part)).not.toContain('javascript:')
  }
  await page.keyboard.press('Escape')

  await paste(left.locator('p').first(), {
    'text/html': `<p>pasted ${HOSTILE}<a href="javascript:window.__pwned=7">link</a><img src="https://example.org/beacon.png"></p>`,
    'text/plain': 'pasted'
  })
  await page.waitForTimeout(500)
  expect(await page.evaluate(() => Reflect.get(window, '__pwned') as unknown)).toBeUndefined()
  expect(await page.evaluate(() => document.querySelectorAll('[src="x"], [href^="javascript:"]').length)).toBe(0)
  expect(complaints).toEqual([])
  expect(strayRequests).toEqual([])
})
