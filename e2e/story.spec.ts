import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './hosts/app-test'
import { dialogOf, untilNoDialog } from './hosts/desk'
import { projectFolder } from './hosts/running-app'

/** The text the story is told on, its library, and its runs of labels as a person split them. */
const textFile = process.env['BIFOLIUM_STORY_TEXT'] ?? join(projectFolder, 'e2e/fixtures/pasted-review.txt')
const referencesFile =
  process.env['BIFOLIUM_STORY_REFERENCES'] ?? join(projectFolder, 'e2e/fixtures/pasted-review.references.json')
const labelsFile = process.env['BIFOLIUM_STORY_LABELS'] ?? join(projectFolder, 'e2e/fixtures/pasted-review.labels.json')

interface GoldRun {
  readonly labels: readonly string[]
}

async function readGold(): Promise<{ readonly runs: number; readonly labels: readonly string[] }> {
  const { occurrences } = JSON.parse(await readFile(labelsFile, 'utf8')) as { readonly occurrences: readonly GoldRun[] }
  return { runs: occurrences.length, labels: occurrences.flatMap((run) => run.labels) }
}

/** Pastes as a person does: the browser gives the text to the focused box. */
async function paste(box: Locator, text: string): Promise<void> {
  await box.focus()
  await box.evaluate((element, content) => {
    const data = new DataTransfer()
    data.setData('text/plain', content)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, text)
}

const pageOf = (page: Page, side: 'Left' | 'Right'): Locator =>
  page.getByRole('textbox', { name: `Manuscript, ${side} page` })

/** The text of a side, a line a block. Blocks out of sight are not rendered, so `innerText` would not have them. */
const textOf = (side: Locator): Promise<string> =>
  side.evaluate((element) =>
    [...element.querySelectorAll('h1, h2, h3, h4, p, li')].map((block) => block.textContent).join('\n')
  )

/** The words of a text without the signs that structure or citing replace. */
function words(text: string): readonly string[] {
  return text.replaceAll('•', ' ').split(/\s+/).filter(Boolean)
}

test('goes from pasted text to a formatted manuscript and back', async ({ page, app }) => {
  test.setTimeout(240_000)
  const gold = await readGold()
  const pasted = await readFile(textFile, 'utf8')

  await test.step('first run offers the sample, a text, a new manuscript', async () => {
    await expect(page.getByRole('button', { name: 'Open the sample' }).first()).toBeVisible()
    await expect(page.getByRole('button', { name: 'New manuscript' })).toBeVisible()
    await page.getByRole('button', { name: 'Paste or open a text' }).first().click()
  })

  await test.step('the preview shows what was understood', async () => {
    const dialog = dialogOf(page)
    await paste(dialog.getByRole('textbox').first(), pasted)
    await expect(dialog.getByText(`${gold.runs} places, ${gold.labels.length} labels`)).toBeVisible()
    await dialog.getByRole('checkbox', { name: /that look like it/ }).click()
    await dialog.getByRole('button', { name: 'Create the manuscript' }).click()
    await untilNoDialog(page)
  })

  await test.step('both sides stand on facing pages, every label a chip', async () => {
    await expect(page.getByRole('button', { name: `${gold.labels.length} labels to resolve` })).toBeVisible()
    const shown = [
      await pageOf(page, 'Left').locator('[data-label]').allTextContents(),
      await pageOf(page, 'Right').locator('[data-label]').allTextContents()
    ].flat()
    expect(shown.map((text) => text.trim())).toEqual(gold.labels)
    const left = await pageOf(page, 'Left').getByRole('heading', { name: /^1\.2/ }).boundingBox()
    const right = await pageOf(page, 'Right').getByRole('heading', { name: /^2\.2/ }).boundingBox()
    expect(Math.abs((left?.y ?? 0) - (right?.y ?? 9999))).toBeLessThan(2)
  })

  await test.step('not a word of the accepted text is lost', async () => {
    const text = `${await textOf(pageOf(page, 'Left'))} ${await textOf(pageOf(page, 'Right'))}`
    const shown = new Set(words(text.replace(/\d+\.\s*$/gm, ' ')))
    const glue = gold.labels.join('|').length
    expect(glue).toBeGreaterThan(0)
    const body = pasted.slice(pasted.indexOf('\n1.1 ', pasted.indexOf('\n1.1 ') + 5))
    const missing = words(body).filter((word) => !shown.has(word) && !gold.labels.some((label) => word.includes(label)))
    expect(missing).toEqual([])
  })

  await test.step('imports the references', async () => {
    await page.getByRole('button', { name: 'Library', exact: true }).click()
    await app.openVia([referencesFile], () => page.getByRole('button', { name: 'Import a file' }).click())
    await expect(dialogOf(page).getByText(/references added/)).toBeVisible()
    await dialogOf(page).getByRole('button', { name: 'Done' }).click()
  })

  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  const left = pageOf(page, 'Left')
  const right = pageOf(page, 'Right')
  const labelsLeft = (count: number): Locator => page.getByRole('button', { name: `${count} labels to resolve` })

  await test.step('a chip becomes a citation on both sides, and undo brings both chips back', async () => {
    const count = gold.labels.length
    await left
      .locator('[data-label]', { hasText: /^Frontiers$/ })
      .first()
      .click()
    await inspector.getByRole('radio', { name: 'On both pages' }).click()
    await expect(inspector.getByText('DOI 10.3389').first()).toBeVisible()
    await inspector.getByRole('checkbox').first().check()
    await inspector.getByRole('button', { name: 'Cite 1 source' }).click()
    await expect(labelsLeft(count - 2)).toBeVisible()
    await expect(left.locator('[data-citation]')).toHaveText(/et al\., 20\d\d/)
    await expect(right.locator('[data-citation]')).toHaveText(/等, 20\d\d/)
    await right.press('ControlOrMeta+z')
    await expect(labelsLeft(count)).toBeVisible()
    await expect(left.locator('[data-citation]')).toHaveCount(0)
    await right.press('ControlOrMeta+Shift+z')
    await expect(labelsLeft(count - 2)).toBeVisible()
  })

  await test.step('a label that is no source becomes ordinary text again', async () => {
    const count = gold.labels.length - 2
    await left.locator('[data-label]', { hasText: '维基百科' }).last().click()
    await inspector.getByRole('button', { name: 'Not a source' }).click()
    await expect(labelsLeft(count - 1)).toBeVisible()
    await left.press('ControlOrMeta+z')
    await expect(labelsLeft(count)).toBeVisible()
  })

  await test.step('@ cites what the library finds, by Chinese or pinyin initials too', async () => {
    await right.getByRole('heading', { name: /^2\.3/ }).click()
    await page.keyboard.press('End')
    await page.keyboard.type('@')
    const picker = page.getByRole('dialog', { name: 'Insert citation' })
    const box = picker.getByRole('combobox')
    await box.fill('针刺')
    await expect(picker.getByRole('option').first()).toContainText('针刺')
    await box.fill('zhenci')
    await expect(picker.getByRole('option').first()).toContainText('针刺')
    await box.press('Enter')
    await box.press('Enter')
    await expect(right.getByRole('heading', { name: /^2\.3/ }).locator('[data-citation]')).toHaveText(/201\d/)
    await expect(right.getByRole('heading', { name: /^2\.3/ })).not.toContainText('@')
  })

  await test.step('another style changes all citations and both lists at once', async () => {
    await page.getByRole('button', { name: /^Citation style/ }).click()
    const styles = page.getByRole('dialog', { name: 'Citation style' })
    await styles.getByRole('combobox').fill('国标')
    await expect(styles.getByRole('listbox')).toHaveAttribute('aria-busy', 'false')
    await styles
      .getByRole('option', { name: /numeric/ })
      .first()
      .click()
    await expect(left.locator('[data-citation]').first()).toHaveText(/^[[〔]1[\]〕]$/)
    await expect(right.locator('[data-citation]').first()).toHaveText(/^[[〔]1[\]〕]$/)
    await expect(left.locator('[data-reference]').first()).toContainText('et al')
    await left.press('ControlOrMeta+z')
    await expect(left.locator('[data-citation]').first()).toHaveText(/et al\., 20\d\d/)
  })

  await test.step('exports DOCX and Markdown with every word', async () => {
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    const dialog = dialogOf(page)
    const docx = await app.saveVia(() => dialog.getByRole('button', { name: 'Export…' }).click())
    const body = new TextDecoder().decode(unzipSync(docx)['word/document.xml'])
    expect(body).toContain('w:eastAsia')
    for (const heading of await left.getByRole('heading').allTextContents()) expect(xmlText(body)).toContain(heading)
  })

  await test.step('closing and reopening brings everything back', async () => {
    const before = [await textOf(left), await textOf(right)]
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    await page.reload()
    await expect(left.locator('[data-citation]').first()).toHaveText(/et al\., 20\d\d/)
    await expect.poll(async () => [await textOf(left), await textOf(right)]).toEqual(before)
  })
})

/** The text of WordprocessingML, runs joined. */
function xmlText(xml: string): string {
  return xml
    .replace(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
}
