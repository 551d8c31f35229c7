import { join } from 'node:path'
import type { CDPSession, Page } from '@playwright/test'
import { expect, test } from './hosts/app-test'
import {
  cite,
  chooseStyle,
  createFromText,
  dialogOf,
  importReferences,
  inspectorOf,
  pageOf,
  paste,
  pickerOf,
  runCommand,
  startManuscript,
  typeIn,
  untilNoDialog,
  untilSaved
} from './hosts/desk'
import { projectFolder } from './hosts/running-app'

const references = join(projectFolder, 'e2e/fixtures/pasted-review.references.json')

async function compose(cdp: CDPSession, ...steps: readonly string[]): Promise<void> {
  for (const text of steps) {
    await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  }
}

/** The text of a side's running blocks, its list of references left out. */
const bodyOf = (page: Page, side: 'Left' | 'Right'): Promise<string> =>
  pageOf(page, side).evaluate((element) =>
    [...element.children]
      .filter((child) => !child.classList.contains('bibliography'))
      .map((child) => child.textContent)
      .join('\n')
      .trim()
  )

test('waits for the first words of a new manuscript, also where a writer clicks on empty paper', async ({ page }) => {
  await startManuscript(page)
  await expect(page.getByText('Write here, or paste.').first()).toBeVisible()
  await page.keyboard.type('straight away')
  expect(await bodyOf(page, 'Left')).toBe('straight away')
  const paper = pageOf(page, 'Left')
  const box = await paper.boundingBox()
  await page.mouse.click((box?.x ?? 0) + 200, (box?.y ?? 0) + 300)
  await page.keyboard.type(', below')
  expect(await bodyOf(page, 'Left')).toBe('straight away, below')
  const other = await pageOf(page, 'Right').boundingBox()
  await page.mouse.click((other?.x ?? 0) + 200, (other?.y ?? 0) + 600)
  await page.keyboard.type('another page')
  expect(await bodyOf(page, 'Right')).toBe('another page')
})

test('takes Chinese input in an empty block, beside a citation, and undoes it whole', async ({ app, page }) => {
  await startManuscript(page)
  await importReferences(app, references)
  const cdp = await page.context().newCDPSession(page)
  await pageOf(page, 'Right').locator('p').first().click()
  await compose(cdp, 'g', 'gan', 'ganxibao', '干细胞')
  await cdp.send('Input.insertText', { text: '干细胞' })
  expect(await bodyOf(page, 'Right')).toBe('干细胞')
  await page.waitForTimeout(400)
  await cite(page, 'keller')
  await expect(pageOf(page, 'Right').locator('[data-citation]')).toContainText('2019')
  const cited = await bodyOf(page, 'Right')
  await compose(cdp, 'z', 'zhi', '治疗')
  await cdp.send('Input.insertText', { text: '治疗' })
  expect(await bodyOf(page, 'Right')).toBe(`${cited}治疗`)
  await page.keyboard.press('ControlOrMeta+z')
  expect(await bodyOf(page, 'Right')).toBe(cited)
  await page.keyboard.press('ControlOrMeta+z')
  expect(await bodyOf(page, 'Right')).toBe('干细胞')
  await page.keyboard.press('ControlOrMeta+z')
  expect(await bodyOf(page, 'Right')).toBe('')
})

test('keeps what was composed when a citation is formatted or a label resolved meanwhile', async ({ app, page }) => {
  await startManuscript(page)
  await importReferences(app, references)
  await typeIn(page, 'Left', 'One ')
  await cite(page, 'keller')
  const cdp = await page.context().newCDPSession(page)
  await compose(cdp, 'n', 'ni', 'nihao')
  await page.waitForTimeout(600)
  await cdp.send('Input.insertText', { text: '你好' })
  await expect(pageOf(page, 'Left').locator('[data-citation]')).toContainText('2019')
  expect(await bodyOf(page, 'Left')).toMatch(/^One .*2019.*你好$/)
})

test('undoes each side for itself, whichever was written in last', async ({ page }) => {
  await startManuscript(page)
  const pause = (): Promise<void> => page.waitForTimeout(1100)
  for (const [side, text] of [
    ['Left', 'one'],
    ['Right', '一'],
    ['Left', ' two'],
    ['Right', '二']
  ] as const) {
    await typeIn(page, side, text)
    await pause()
  }
  await pageOf(page, 'Left').locator('p').first().click()
  await page.keyboard.press('ControlOrMeta+z')
  expect([await bodyOf(page, 'Left'), await bodyOf(page, 'Right')]).toEqual(['one', '一二'])
  await page.keyboard.press('ControlOrMeta+z')
  expect([await bodyOf(page, 'Left'), await bodyOf(page, 'Right')]).toEqual(['', '一二'])
  await pageOf(page, 'Right').locator('p').first().click()
  await page.keyboard.press('ControlOrMeta+z')
  expect([await bodyOf(page, 'Left'), await bodyOf(page, 'Right')]).toEqual(['', '一'])
  await pageOf(page, 'Left').locator('p').first().click()
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await page.keyboard.press('ControlOrMeta+y')
  expect([await bodyOf(page, 'Left'), await bodyOf(page, 'Right')]).toEqual(['one two', '一'])
})

const labelled = '1.1 First\nA claim FrontiersMDPI.\n\n2.1 第一\n一个论断FrontiersMDPI.'

test('undoes typing, a style and a resolved label in the order they were done', async ({ app, page }) => {
  await createFromText(page, labelled)
  await importReferences(app, references)
  const left = pageOf(page, 'Left')
  const right = pageOf(page, 'Right')
  await left.locator('[data-label]').first().click()
  await inspectorOf(page).getByRole('radio', { name: 'On both pages' }).click()
  await inspectorOf(page).getByRole('checkbox').first().check()
  await inspectorOf(page).getByRole('button', { name: 'Cite 1 source' }).click()
  await expect(left.locator('[data-citation]')).toHaveCount(1)
  await expect(right.locator('[data-citation]')).toHaveCount(1)
  await chooseStyle(page, 'vancouver')
  await expect(left.locator('[data-citation]')).toHaveText(/^\W?1\W?$/)
  await left.getByRole('heading').click()
  await page.keyboard.press('End')
  await page.keyboard.insertText(' typed')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(left.getByRole('heading')).toHaveText('1.1 First')
  await expect(left.locator('[data-citation]')).toHaveText(/^\W?1\W?$/)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(left.locator('[data-citation]')).toHaveText(/20\d\d/)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(left.locator('[data-label]')).toHaveCount(2)
  await expect(right.locator('[data-label]')).toHaveCount(2)
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(left.getByRole('heading')).toHaveText('1.1 First typed')
  await expect(left.locator('[data-citation]')).toHaveText(/^\W?1\W?$/)
  await expect(right.locator('[data-citation]')).toHaveCount(1)
})

test('finds and replaces over both sides, in one undo for each', async ({ page }) => {
  await startManuscript(page)
  await typeIn(page, 'Left', 'MS and MS')
  await typeIn(page, 'Right', 'MS 患者')
  await page.keyboard.press('ControlOrMeta+f')
  await page.getByRole('searchbox', { name: 'Find in both sides' }).fill('MS')
  await expect(page.getByText('EN 2 · ZH 1')).toBeVisible()
  await page.getByRole('textbox', { name: 'Replace with' }).fill('多发性硬化')
  await page.getByRole('button', { name: 'Replace all' }).click()
  await expect(page.getByText('3 replaced')).toBeVisible()
  expect([await bodyOf(page, 'Left'), await bodyOf(page, 'Right')]).toEqual([
    '多发性硬化 and 多发性硬化',
    '多发性硬化 患者'
  ])
  await page.getByRole('searchbox', { name: 'Find in both sides' }).press('Escape')
  await expect(page.getByRole('search')).toHaveCount(0)
  await pageOf(page, 'Left').locator('p').first().click()
  await page.keyboard.press('ControlOrMeta+z')
  expect(await bodyOf(page, 'Left')).toBe('MS and MS')
})

test('goes through the labels of both sides with Tab, and opens the candidates with Enter', async ({ page }) => {
  await createFromText(page, labelled)
  await pageOf(page, 'Left').getByRole('heading').click()
  await page.keyboard.press('Home')
  const selected = page.locator('.side-text:not([data-resting]) .source-label.selected')
  for (const name of ['Frontiers', 'MDPI', 'Frontiers', 'MDPI', 'Frontiers']) {
    await page.keyboard.press('Tab')
    await expect(selected).toHaveCount(1)
    await expect(selected).toHaveText(name)
  }
  await page.keyboard.press('Shift+Tab')
  await expect(pageOf(page, 'Right').locator('.source-label.selected')).toHaveText('MDPI')
  await page.keyboard.press('Enter')
  await expect(inspectorOf(page).locator(':focus')).toHaveCount(1)
  await expect(inspectorOf(page)).toContainText('MDPI')
})

test('shows a label again when its side is gone back to', async ({ page }) => {
  await createFromText(page, labelled)
  const label = pageOf(page, 'Left').locator('[data-label]').first()
  await label.click()
  await expect(inspectorOf(page)).toContainText('Frontiers')
  await pageOf(page, 'Right').getByRole('heading').click()
  await expect(inspectorOf(page)).toContainText('Nothing selected')
  await label.click()
  await expect(inspectorOf(page)).toContainText('Frontiers')
})

test('leaves the text as it was when @ is given up, and writes on after it', async ({ app, page }) => {
  await startManuscript(page)
  await importReferences(app, references)
  await typeIn(page, 'Left', 'write to ')
  await page.keyboard.type('@')
  await expect(pickerOf(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(pickerOf(page)).toBeHidden()
  await page.keyboard.type('home')
  expect(await bodyOf(page, 'Left')).toBe('write to @home')
  await page.keyboard.type(' ')
  await cite(page, 'keller')
  await expect(pageOf(page, 'Left').locator('[data-citation]')).toContainText('2019')
  await page.keyboard.type(' on')
  expect(await bodyOf(page, 'Left')).toMatch(/^write to @home .*2019.* on$/)
})

test('formats locator, prefix, suffix and both modes as the style says', async ({ app, page }) => {
  await startManuscript(page)
  await importReferences(app, references)
  await chooseStyle(page, 'American Psychological Association 7th')
  await typeIn(page, 'Left', 'Shown ')
  await cite(page, 'keller')
  const cited = pageOf(page, 'Left').locator('[data-citation]')
  await expect(cited).toHaveText('(Keller, 2019)')
  await cited.click()
  const inspector = inspectorOf(page)
  await inspector.getByRole('button', { name: 'Page, text before and after' }).click()
  await inspector.getByRole('textbox', { name: 'Locator' }).fill('12')
  await expect(cited).toHaveText('(Keller, 2019, p. 12)')
  await inspector.getByRole('textbox', { name: 'Before' }).fill('see ')
  await inspector.getByRole('textbox', { name: 'After' }).fill(', first trial')
  await expect(cited).toHaveText('(see Keller, 2019, p. 12, first trial)')
  await inspector.getByRole('textbox', { name: 'Before' }).fill('')
  await inspector.getByRole('textbox', { name: 'After' }).fill('')
  await inspector.getByRole('radio', { name: 'Without author' }).click()
  await expect(cited).toHaveText('(2019, p. 12)')
  await inspector.getByRole('radio', { name: 'Author in text' }).click()
  await expect(cited).toHaveText('Keller (2019, p. 12)')
})

test('reorders the sources of a citation by keyboard, and removes the citation with its last source', async ({
  app,
  page
}) => {
  await startManuscript(page)
  await importReferences(app, references)
  await typeIn(page, 'Left', 'Shown ')
  await cite(page, 'keller', 'kashani', '欧阳')
  const cited = pageOf(page, 'Left').locator('[data-citation]')
  await expect(cited).toHaveText(/2019/)
  await cited.click()
  const items = inspectorOf(page).getByRole('list').first().getByRole('listitem')
  await expect(items).toHaveCount(3)
  await items.nth(2).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(items.nth(1)).toContainText('欧阳')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(items.nth(0)).toContainText('欧阳')
  await expect(items.nth(1)).toContainText('Keller')
  for (let left = 2; left >= 0; left -= 1) {
    await inspectorOf(page).getByRole('button', { name: 'Remove this source' }).first().click()
    await expect(inspectorOf(page).getByRole('button', { name: 'Remove this source' })).toHaveCount(left)
  }
  await expect(cited).toHaveCount(0)
  expect(await bodyOf(page, 'Left')).toBe('Shown')
  await pageOf(page, 'Left').locator('p').first().click()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(cited).toHaveCount(1)
})

test('makes headings, lists, quotes, code, tables and links from the toolbar', async ({ page }) => {
  await startManuscript(page)
  const left = pageOf(page, 'Left')
  const toolbar = page.getByRole('toolbar', { name: 'Formatting' })
  await typeIn(page, 'Left', 'Heading')
  await toolbar.getByRole('combobox', { name: 'Kind of block' }).selectOption('heading2')
  await expect(left.locator('h2')).toHaveText('Heading')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  for (const [name, tag] of [
    ['Bold', 'strong'],
    ['Italic', 'em'],
    ['Superscript', 'sup']
  ] as const) {
    await toolbar.getByRole('button', { name: new RegExp(`^${name}`) }).click()
    await page.keyboard.type(name)
    await expect(left.locator(tag).filter({ hasText: name })).toHaveCount(1)
    await toolbar.getByRole('button', { name: new RegExp(`^${name}`) }).click()
    await page.keyboard.type(' ')
  }
  await page.keyboard.press('Enter')
  await toolbar.getByRole('button', { name: /^Bulleted list/ }).click()
  await page.keyboard.type('point')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('deeper')
  await expect(left.locator('ul ul li')).toHaveText('deeper')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await toolbar.getByRole('button', { name: /^Quote/ }).click()
  await page.keyboard.type('quoted')
  await expect(left.locator('blockquote')).toHaveText('quoted')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('linked')
  await page.keyboard.press('Shift+Home')
  await page.keyboard.press('ControlOrMeta+Shift+k')
  await page.getByRole('textbox', { name: 'Address of the link' }).fill('https://example.org/')
  await page.keyboard.press('Enter')
  await expect(left.locator('a')).toHaveAttribute('href', 'https://example.org/')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await toolbar.getByRole('button', { name: /^Insert table/ }).click()
  await expect(left.locator('table tr')).toHaveCount(3)
  await page.keyboard.type('cell')
  await expect(left.locator('table')).toContainText('cell')
})

test('makes blocks while Markdown is typed', async ({ page }) => {
  await startManuscript(page)
  const left = pageOf(page, 'Left')
  await pageOf(page, 'Left').locator('p').first().click()
  await page.keyboard.type('## Title')
  await page.keyboard.press('Enter')
  await page.keyboard.type('with **bold** and *slanted* words')
  await page.keyboard.press('Enter')
  await page.keyboard.type('1. first')
  await page.keyboard.press('Enter')
  await page.keyboard.type('second')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('> quoted')
  await expect(left.locator('h2')).toHaveText('Title')
  await expect(left.locator('strong')).toHaveText('bold')
  await expect(left.locator('em')).toHaveText('slanted')
  await expect(left.locator('ol li')).toHaveText(['first', 'second'])
  await expect(left.locator('blockquote')).toHaveText('quoted')
})

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head><body>
<!--StartFragment--><h1>From Word<o:p></o:p></h1>
<p class=MsoNormal><b><span lang=EN-US>Strong</span></b><span lang=EN-US> and <i>slanted</i>, CO<sub>2</sub><o:p></o:p></span></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>a point<o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>第二点<o:p></o:p></p><!--EndFragment--></body></html>`
const GOOGLE = `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr"><span style="font-size:16pt">From Docs</span></h2>
<p dir="ltr"><span style="font-weight:700">Strong</span><span style="font-weight:400;font-style:italic"> slanted</span><span style="font-weight:400"> plain</span></p>
<ol><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>first</span></p></li></ol></b>`
const CHAT = `<h3>From a chat</h3><p>Text with <strong>strong</strong> and <code>code</code>.</p><blockquote><p>quoted</p></blockquote>
<table><thead><tr><th>Trial</th><th>n</th></tr></thead><tbody><tr><td>中文</td><td>48</td></tr></tbody></table><pre><code>x = 1</code></pre>`

test('cleans what is pasted from Word, Google Docs and a chat to its structure', async ({ page }) => {
  await startManuscript(page)
  const left = pageOf(page, 'Left')
  const pasteHere = async (html: string): Promise<void> => {
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('Delete')
    await paste(left, { 'text/html': html, 'text/plain': 'plain' })
  }
  await left.locator('p').first().click()
  await pasteHere(WORD)
  await expect(left.locator('h1')).toHaveText('From Word')
  await expect(left.locator('strong')).toHaveText('Strong')
  await expect(left.locator('em')).toHaveText('slanted')
  await expect(left.locator('sub')).toHaveText('2')
  await expect(left.locator('ul li')).toHaveText(['a point', '第二点'])
  await pasteHere(GOOGLE)
  await expect(left.locator('h2')).toHaveText('From Docs')
  await expect(left.locator('strong')).toHaveText('Strong')
  await expect(left.locator('em')).toHaveText('slanted')
  await expect(left.locator('ol li')).toHaveText(['first'])
  await pasteHere(CHAT)
  await expect(left.locator('h3')).toHaveText('From a chat')
  await expect(left.locator('blockquote')).toHaveText('quoted')
  await expect(left.locator('td', { hasText: '中文' })).toHaveCount(1)
  await expect(left.locator('p code, p .inline-code').first()).toHaveText('code')
  await expect(left.locator('.code-block')).toHaveText('x = 1')
  await expect(left.locator('[style*="font-size"], [class*="Mso"]')).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(left.locator('h3')).toHaveCount(0)
})

test('inserts a citation and finds the next label by command too', async ({ page }) => {
  await createFromText(page, labelled)
  await runCommand(page, 'Next Source Label')
  await expect(page.locator('.source-label.selected')).toHaveText('Frontiers')
  await pageOf(page, 'Left').getByRole('heading').click()
  await runCommand(page, 'Insert Citation…')
  await expect(pickerOf(page)).toBeVisible()
})

test('puts in a footnote, comments on a passage, and settles nothing that it was not asked to', async ({ page }) => {
  await startManuscript(page)
  await typeIn(page, 'Left', 'Stem cells slowed the disease')
  const left = pageOf(page, 'Left')
  await page.keyboard.press('ControlOrMeta+Alt+f')
  await expect(dialogOf(page).getByRole('textbox')).toBeFocused()
  await page.keyboard.insertText('At twelve months 第12个月')
  await page.keyboard.press('ControlOrMeta+Enter')
  await untilNoDialog(page)
  await expect(left.locator('.kept-note')).toHaveText('1')
  await left.locator('.kept-note').hover()
  await expect(page.getByRole('tooltip').filter({ hasText: '第12个月' })).toBeVisible()

  // The editor takes the caret back from a dialog in its own time.
  await expect(async () => {
    await left
      .locator('p')
      .first()
      .click({ position: { x: 4, y: 8 } })
    await page.keyboard.press('Home')
    for (let step = 0; step < 'Stem cells'.length; step += 1) await page.keyboard.press('Shift+ArrowRight')
    expect(await page.evaluate(() => getSelection()?.toString())).toBe('Stem cells')
  }).toPass()
  await runCommand(page, 'Add Comment')
  await dialogOf(page).getByRole('textbox', { name: 'New comment' }).fill('Which ones?')
  await page.keyboard.press('ControlOrMeta+Enter')
  await untilNoDialog(page)
  await left.locator('.kept-comment').click()
  await dialogOf(page).getByRole('textbox', { name: 'Reply' }).fill('MSC-NP')
  await dialogOf(page).getByRole('button', { name: 'Reply' }).click()
  await untilNoDialog(page)
  await expect(left.locator('.kept-comment')).toHaveText(/2$/)
  await runCommand(page, 'Accept All Changes')
  await expect(left.locator('p').first()).toContainText('Stem cells')
  await expect(left.locator('.kept-note, .kept-comment, .kept-commentStart')).toHaveCount(3)
})

test('names authors and affiliations, in order, and remembers them', async ({ page }) => {
  await startManuscript(page)
  await runCommand(page, 'Manuscript Details')
  const dialog = dialogOf(page)
  const save = dialog.getByRole('button', { name: 'Save' })
  await dialog.getByRole('button', { name: 'Add affiliation' }).click()
  await dialog.getByRole('textbox', { name: 'Affiliation 1 · Chinese' }).fill('北京大学')
  for (const family of ['Wang', 'Smith']) {
    await dialog.getByRole('button', { name: 'Add author' }).click()
    await dialog.getByRole('textbox', { name: 'Family name · English' }).fill(family)
  }
  await dialog.getByRole('textbox', { name: 'ORCID iD' }).fill('0000-0002-1825-0098')
  await expect(save).toBeDisabled()
  await dialog.getByRole('textbox', { name: 'ORCID iD' }).fill('https://orcid.org/0000-0002-1825-0097')
  const up = dialog.getByRole('button', { name: 'Move up: Smith' })
  await up.press('Enter')
  await expect(dialog.getByRole('button', { name: 'Move down: Smith' })).toBeFocused()
  await save.click()
  await untilNoDialog(page)
  await untilSaved(page)
  await runCommand(page, 'Manuscript Details')
  await expect(dialog.getByRole('button', { expanded: false })).toHaveText([/Smith.*1/, /Wang.*1/])
  await dialog.getByRole('button', { expanded: false }).first().click()
  await expect(dialog.getByRole('textbox', { name: 'ORCID iD' })).toHaveValue('0000-0002-1825-0097')
  await page.keyboard.press('Escape')
  await untilNoDialog(page)
  await page.getByRole('button', { name: /^Undo changing the manuscript details/ }).click()
  await runCommand(page, 'Manuscript Details')
  await expect(dialog.getByText('No authors yet.')).toBeVisible()
})
