import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './hosts/app-test'
import {
  backToStart,
  dialogOf,
  openSample,
  pageOf,
  paste,
  runCommand,
  startManuscript,
  typeIn,
  untilNoDialog
} from './hosts/desk'
import { projectFolder } from './hosts/running-app'

/** What stands in the way of a reader within an element, each in a line: rule, place, and what is wrong there. */
async function findBarriers(page: Page, within: string): Promise<readonly string[]> {
  // The check opens a second page otherwise, which a window of the shell does not allow.
  const { violations } = await new AxeBuilder({ page }).include(within).setLegacyMode().analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`))
}

const DIALOG = '[role="dialog"]'

interface Looks {
  readonly theme: 'light' | 'dark'
  readonly language: 'en' | 'zh-CN'
}

const LOOKS: readonly Looks[] = [
  { theme: 'light', language: 'en' },
  { theme: 'dark', language: 'zh-CN' }
]

const WORDS = {
  en: { preferences: 'Preferences', close: 'Close', themes: { light: 'Light', dark: 'Dark' } },
  'zh-CN': { preferences: '偏好设置', close: '关闭', themes: { light: '浅色', dark: '深色' } }
} as const

/** Sets theme and language in the preferences of a fresh program. */
async function wear(page: Page, { theme, language }: Looks): Promise<void> {
  await page.getByRole('button', { name: WORDS.en.preferences, exact: true }).click()
  await page.getByRole('radio', { name: WORDS.en.themes[theme] }).click()
  if (language === 'zh-CN') await page.getByRole('radio', { name: '简体中文' }).click()
  await page.keyboard.press('Escape')
  await untilNoDialog(page)
  await expect(page.locator('html')).toHaveAttribute('lang', language)
}

const text = (): Promise<string> => readFile(join(projectFolder, 'e2e/fixtures/pasted-review.txt'), 'utf8')

for (const looks of LOOKS) {
  const english = looks.language === 'en'
  const say = (en: string, zh: string): string => (english ? en : zh)

  test(`puts no barrier in the way, ${looks.theme} and ${looks.language}`, async ({ page }) => {
    test.setTimeout(240_000)
    await wear(page, looks)
    const barriers: Record<string, readonly string[]> = {}
    const look = async (place: string, within = 'html'): Promise<void> => {
      const found = await findBarriers(page, within)
      if (found.length > 0) barriers[place] = found
    }
    await look('start page')

    await page
      .getByRole('button', { name: say('Paste or open a text', '粘贴或打开文本') })
      .first()
      .click()
    await paste(dialogOf(page).getByRole('textbox').first(), { 'text/plain': await text() })
    const accept = page.getByRole('button', { name: say('Create the manuscript', '创建稿件') })
    await expect(accept).toBeVisible()
    await look('paste preview', DIALOG)
    await accept.click()
    await untilNoDialog(page)
    await page.locator('[data-label]').first().click()
    await look('a label in the inspector')
    await page.keyboard.press('F7')
    await expect(page.getByRole('grid').getByRole('row', { selected: true })).toBeVisible()
    await look('findings')

    await page.getByRole('button', { name: say('All manuscripts', '全部稿件') }).click()
    await look('list of manuscripts')
    await page
      .getByRole('button', { name: say('Open the sample', '打开示例') })
      .first()
      .click()
    const citation = page.locator('[data-citation]').first()
    await expect(citation).toHaveText(/\d/)
    await citation.click()
    await expect(page.locator('#inspector [role="combobox"]').first()).toBeVisible()
    await look('a citation in the inspector')

    await page.keyboard.press('ControlOrMeta+Shift+l')
    await expect(page.getByRole('grid')).toBeVisible()
    await page.getByRole('grid').getByRole('row').nth(1).click()
    await look('library')
    for (const [keys, place] of [
      ['ControlOrMeta+e', 'export dialog'],
      ['ControlOrMeta+Alt+f', 'a note'],
      ['ControlOrMeta+Alt+m', 'a comment'],
      ['ControlOrMeta+Alt+e', 'an equation'],
      ['ControlOrMeta+,', 'preferences'],
      ['ControlOrMeta+k', 'palette']
    ] as const) {
      await page.keyboard.press(keys)
      await expect(dialogOf(page)).toBeVisible()
      await page.waitForTimeout(200)
      // The window behind was looked at.
      await look(place, DIALOG)
      await page.keyboard.press('Escape')
      await untilNoDialog(page)
    }
    expect(barriers).toEqual({})
  })
}

test('goes round the panes with F6 and back with Shift+F6', async ({ page }) => {
  await openSample(page)
  const pane = (): Promise<string | null> =>
    page.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane') ?? null)
  await pageOf(page, 'Left').locator('p').first().click()
  const seen: (string | null)[] = [await pane()]
  for (let step = 0; step < 6; step += 1) {
    await page.keyboard.press('F6')
    seen.push(await pane())
  }
  expect(new Set(seen)).toEqual(new Set(['title', 'rail', 'panel', 'centre', 'inspector', 'status']))
  expect(seen[6]).toBe(seen[0])
  await page.keyboard.press('Shift+F6')
  expect(await pane()).toBe(seen[5])
})

test('steps back one thing with each Esc', async ({ page }) => {
  await openSample(page)
  await pageOf(page, 'Left').locator('p').first().click()
  await page.keyboard.press('ControlOrMeta+f')
  await expect(page.getByRole('search')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+k')
  await expect(dialogOf(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await untilNoDialog(page)
  await expect(page.getByRole('search')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('search')).toHaveCount(0)
  await expect(pageOf(page, 'Left')).toBeFocused()
})

test('runs every command of the palette', async ({ page }) => {
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  const names = async (): Promise<readonly string[]> => {
    await untilNoDialog(page)
    await page.keyboard.press('ControlOrMeta+k')
    const options = dialogOf(page).getByRole('option')
    await expect(options.first()).toBeVisible()
    const shown = await options.locator('span:first-child').allInnerTexts()
    await page.keyboard.press('Escape')
    await untilNoDialog(page)
    return shown
  }
  await startManuscript(page)
  await typeIn(page, 'Left', 'text')
  // Those that end in a dialog of the browser or leave the manuscript are shown elsewhere.
  const elsewhere = /^(New Manuscript|Open…|Save as File…|Close Manuscript)$/
  const dialogs =
    /^(Paste or Open a Text…|Add by Identifier…|Check References…|Lookups…|Import References from Clipboard…|Connect Typed References…|Export…|Manuscript Details…|Insert Citation…|Insert Footnote…|Insert Endnote…|Add Comment…|Insert Equation…|Insert Picture…|Insert Cross Reference…|Citation Style…|Preferences…|About Bifolium)$/
  const commands = (await names()).filter((name) => !elsewhere.test(name))
  expect(commands.length).toBeGreaterThan(9)
  for (const name of commands) {
    await runCommand(page, name)
    if (dialogs.test(name)) {
      await expect(dialogOf(page), name).toBeVisible()
      await page.keyboard.press('Escape')
    } else if (name === 'Find and Replace') {
      await expect(page.getByRole('search')).toBeVisible()
      await page.getByRole('search').getByRole('button', { name: 'Close' }).click()
    } else if (/^(Library|Import References…|Outline)$/.test(name)) {
      await expect(page.locator('#left-panel'), name).toBeVisible()
    }
    await untilNoDialog(page)
  }
  await runCommand(page, 'Close Manuscript')
  await expect(page.getByRole('button', { name: 'New manuscript' })).toBeVisible()
  expect((await names()).includes('Export…')).toBe(false)
  expect(problems).toEqual([])
})

/** Elements whose content is wider than they are and cannot be scrolled, with their text. */
const findClipped = (page: Page, selector: string): Promise<readonly string[]> =>
  page.locator(selector).evaluateAll((elements) =>
    elements
      .flatMap((element) => [element, ...element.querySelectorAll('*')])
      .filter((element) => {
        const { right, left, width } = element.getBoundingClientRect()
        return width > 0 && element.checkVisibility() && (right > innerWidth + 1 || left < -1)
      })
      .map((element) => `${element.tagName} ${element.className.toString()} ${element.textContent?.slice(0, 40) ?? ''}`)
  )

test('fits into small windows without scrolling sideways', async ({ page }) => {
  await openSample(page)
  const fits = async (place: string): Promise<void> => {
    const overflow = await page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - innerWidth)
    expect(overflow, place).toBeLessThanOrEqual(0)
    expect(await findClipped(page, '[data-pane], [role="toolbar"], [role="dialog"]'), place).toEqual([])
  }
  for (const [width, height] of [
    [1280, 800],
    [1000, 700],
    [760, 900]
  ] as const) {
    const size = `${width} × ${height}`
    await page.setViewportSize({ width, height })
    await fits(`${size}, manuscript`)
    await pageOf(page, 'Left').locator('[data-citation]').first().click()
    const inspector = page.getByRole('button', { name: 'Inspector', exact: true })
    if ((await inspector.getAttribute('aria-pressed')) !== 'true') await inspector.click()
    await fits(`${size}, inspector`)
    const text = await pageOf(page, 'Left').boundingBox()
    expect(text?.width ?? 0, `${size}, width of the text`).toBeGreaterThan(width < 800 ? 240 : 200)
    await page.keyboard.press('ControlOrMeta+Shift+l')
    await fits(`${size}, library`)
    await page.keyboard.press('ControlOrMeta+e')
    await fits(`${size}, export`)
    await page.keyboard.press('Escape')
    await untilNoDialog(page)
    await page.keyboard.press('ControlOrMeta+f')
    await fits(`${size}, find`)
    await page.getByRole('search').getByRole('button', { name: 'Close' }).click()
  }
  await backToStart(page)
  await fits('start page')
})
