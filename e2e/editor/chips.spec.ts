import { caretAtStart, citation, expect, label, paragraph, press, test } from './editor-page'
import type { EditorPage } from './editor-page'

/** Shows words of citations, as the citation processor gives them. */
async function show({ page }: EditorPage, texts: Readonly<Record<string, readonly unknown[]>>): Promise<void> {
  await page.evaluate((shown) => {
    const { leading } = (
      globalThis as unknown as { harness: { leading: { showFormatted: (formatted: unknown) => void } } }
    ).harness
    leading.showFormatted({
      citations: new Map(Object.entries(shown)),
      bibliography: { entries: [], hangingIndent: false, entrySpacing: 0 },
      missing: new Set(),
      warnings: new Map()
    })
  }, texts)
}

const chip = (editor: EditorPage, id = 'c1') => editor.page.locator(`[data-citation="${id}"]`)
const selected = (editor: EditorPage) => editor.page.locator('.citation.selected, .source-label.selected')

test.describe('citations in the line', () => {
  test.afterEach(async ({ editor }) => {
    expect(await editor.errors()).toEqual([])
  })

  test('puts the caret beside a chip that is clicked beside, at the ends of the line too', async ({ editor }) => {
    await editor.load('leading', [paragraph('p', 'events ', citation('c1'), '. 干细胞', citation('c2'))])
    await show(editor, { c1: [{ text: '(Harris, 2018)' }], c2: [{ text: '(Cui, 2020)' }] })
    const box = await chip(editor).boundingBox()
    const last = await chip(editor, 'c2').boundingBox()
    if (!box || !last) throw new Error('A citation is not shown')
    await editor.page.mouse.click(box.x - 2, box.y + box.height / 2)
    await press(editor, '<')
    const moved = await chip(editor).boundingBox()
    if (!moved) throw new Error('A citation is not shown')
    await editor.page.mouse.click(moved.x + moved.width + 1, moved.y + moved.height / 2)
    await press(editor, '>')
    expect(await editor.text('leading')).toMatch(/^events ?< ?\{c1\}>\. 干细胞\{c2\}$/)
    const end = await chip(editor, 'c2').boundingBox()
    if (!end) throw new Error('A citation is not shown')
    await editor.page.mouse.click(end.x + end.width + 40, end.y + end.height / 2)
    await press(editor, '!')
    expect(await editor.text('leading')).toMatch(/\{c2\}!$/)
  })

  test('selects with Backspace and Delete first, deletes then, in one step', async ({ editor }) => {
    await editor.load('leading', [paragraph('p', 'a', citation('c1'), 'b', label('l1', 'MDPI'))])
    await caretAtStart(editor)
    await press(editor, 'End', 'Backspace')
    await expect(selected(editor)).toHaveText('MDPI')
    expect(await editor.text('leading')).toBe('a{c1}bMDPI')
    await press(editor, 'Backspace')
    expect(await editor.text('leading')).toBe('a{c1}b')
    await press(editor, 'Home', 'ArrowRight', 'Delete')
    await expect(selected(editor)).toHaveCount(1)
    await press(editor, 'Delete')
    expect(await editor.text('leading')).toBe('ab')
    await press(editor, 'x')
    expect(await editor.text('leading')).toBe('axb')
    await press(editor, 'Control+z', 'Control+z')
    expect(await editor.text('leading')).toBe('a{c1}b')
    await press(editor, 'Control+z')
    expect(await editor.text('leading')).toBe('a{c1}bMDPI')
  })

  test('joins a paragraph to the one before that ends with a chip', async ({ editor }) => {
    await editor.load('leading', [paragraph('p', 'a', citation('c1')), paragraph('q', 'b')])
    await editor.page.getByText('b', { exact: true }).click()
    await press(editor, 'Home', 'Backspace')
    expect(await editor.text('leading')).toBe('a{c1}b')
  })

  test('selects over chips with Shift and arrows, and to the ends of the line', async ({ editor }) => {
    await editor.load('leading', [paragraph('p', 'a', citation('c1'), citation('c2'), 'b')])
    await caretAtStart(editor)
    await press(editor, 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Delete')
    expect(await editor.text('leading')).toBe('b')
    await press(editor, 'Control+z', 'End', 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'Delete')
    expect(await editor.text('leading')).toBe('a{c1}')
    await press(editor, 'Control+z', 'Home', 'Shift+End', 'Delete')
    expect(await editor.text('leading')).toBe('')
  })

  test('goes to both ends of a line that begins and ends with a chip', async ({ editor }) => {
    await editor.load('leading', [paragraph('p', citation('c1'), 'and', citation('c2'))])
    await editor.page.getByText('and').click()
    await press(editor, 'Home', 'x', 'End', 'y')
    expect(await editor.text('leading')).toBe('x{c1}and{c2}y')
  })

  test('shows superscript numbers raised, on lines no higher than others', async ({ editor }) => {
    const words = 'events in progressive MS '.repeat(12)
    await editor.load('leading', [paragraph('p', words, citation('c1'), '. ', words), paragraph('q', words, words)])
    const heights = (): Promise<readonly number[]> =>
      editor.page
        .locator('.side-text')
        .first()
        .locator('> p')
        .evaluateAll((blocks) => {
          const [cited, plain] = blocks.map((block) => block.getBoundingClientRect().height)
          return [cited ?? 0, plain ?? 0]
        })
    const lineHeight = await editor.page
      .locator('.side-text')
      .first()
      .evaluate((element) => parseFloat(getComputedStyle(element).lineHeight))
    await show(editor, { c1: [{ text: '1,2', superscript: true }] })
    const [cited = 0, plain = 0] = await heights()
    for (const height of [cited, plain])
      expect(Math.abs(height / lineHeight - Math.round(height / lineHeight))).toBeLessThan(0.05)
    await expect(chip(editor).locator('sup')).toHaveCSS('vertical-align', 'super')
    await chip(editor).evaluate((element) => element.scrollIntoView())
    const box = await chip(editor).boundingBox()
    if (!box) throw new Error('The citation is not shown')
    await editor.page.mouse.click(box.x + box.width + 1, box.y + box.height / 2)
    await press(editor, 'ArrowLeft')
    await expect(selected(editor)).toHaveCount(1)
    await press(editor, 'ArrowLeft', 'x')
    expect(await editor.text('leading')).toContain('MS x{c1}. ')
  })

  test('selects words of Chinese text with a double click, and no chip beside it', async ({ editor }) => {
    await editor.load('leading', [paragraph('p', '间充质干细胞', citation('c1'), '治疗')])
    await editor.page.getByText('间充质干细胞').dblclick({ position: { x: 20, y: 8 } })
    const words = await editor.page.evaluate(() => getSelection()?.toString() ?? '')
    expect('间充质干细胞').toContain(words)
    expect(words.length).toBeGreaterThan(0)
  })
})
