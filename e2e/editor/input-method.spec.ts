import { citation, expect, label, paragraph, press, test } from './editor-page'
import type { EditorPage, Side } from './editor-page'

const chip = (editor: EditorPage, id: string) => editor.page.locator(`[data-citation="${id}"]`)

/** Puts the caret into the nth block of a side: at its start, or moved right by some steps. */
async function caretAt(editor: EditorPage, side: Side, block: number, steps: number): Promise<void> {
  const text = editor.page.locator('.side-text').nth(side === 'leading' ? 0 : 1)
  await text
    .locator(':scope > *')
    .nth(block)
    .click({ position: { x: 3, y: 8 } })
  await press(editor, 'Home', ...Array.from({ length: steps }, () => 'ArrowRight'))
}

/** Types 干细胞 as a pinyin input method does and commits it. */
async function typeStemCell(editor: EditorPage): Promise<void> {
  await editor.compose('g', 'ga', 'gan', "gan'x", "gan'xi", "gan'xi'bao")
  await editor.commit('干细胞')
}

test.describe('composing Chinese', () => {
  test.afterEach(async ({ editor }) => {
    expect(await editor.errors()).toEqual([])
  })

  test('commits into an empty block and undoes it in one step', async ({ editor }) => {
    await editor.load('facing', [''])
    await caretAt(editor, 'facing', 0, 0)
    await typeStemCell(editor)
    expect(await editor.text('facing')).toBe('干细胞')
    await press(editor, 'Control+z')
    expect(await editor.text('facing')).toBe('')
    await press(editor, 'Control+Shift+z')
    expect(await editor.text('facing')).toBe('干细胞')
  })

  test('commits inside Latin text', async ({ editor }) => {
    await editor.load('facing', ['MS 治疗'])
    await caretAt(editor, 'facing', 0, 3)
    await typeStemCell(editor)
    expect(await editor.text('facing')).toBe('MS 干细胞治疗')
  })

  test('commits before, between and after citations', async ({ editor }) => {
    const block = paragraph('p', '前', citation('c1'), citation('c2'), '后')
    for (const [steps, expected] of [
      [1, '前干细胞{c1}{c2}后'],
      [3, '前{c1}干细胞{c2}后'],
      [5, '前{c1}{c2}干细胞后']
    ] as const) {
      await editor.load('facing', [block])
      await caretAt(editor, 'facing', 0, steps)
      await typeStemCell(editor)
      expect(await editor.text('facing'), `after ${steps} steps`).toBe(expected)
      await expect(chip(editor, 'c1')).toHaveCount(1)
      await expect(chip(editor, 'c2')).toHaveCount(1)
    }
  })

  test('commits at the line start before a citation, and at the line end after one', async ({ editor }) => {
    await editor.load('facing', [paragraph('p', citation('c1'), '后'), paragraph('q', '前', citation('c2'))])
    await caretAt(editor, 'facing', 0, 0)
    await typeStemCell(editor)
    await caretAt(editor, 'facing', 1, 0)
    await press(editor, 'End')
    await typeStemCell(editor)
    expect(await editor.text('facing')).toBe('干细胞{c1}后\n前{c2}干细胞')
  })

  test('commits behind a citation that is selected', async ({ editor }) => {
    await editor.load('leading', [paragraph('p', '甲', citation('c1'), '乙')])
    await caretAt(editor, 'leading', 0, 2)
    await expect(editor.page.locator('.citation.selected')).toHaveCount(1)
    await editor.cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', windowsVirtualKeyCode: 229, key: 'Process' })
    await editor.compose('gan', '干')
    await editor.commit('干')
    expect(await editor.text('leading')).toBe('甲{c1}干乙')
  })

  test('commits in a paragraph that holds citations only', async ({ editor }) => {
    await editor.load('facing', [paragraph('p', citation('c1'), citation('c2'))])
    await caretAt(editor, 'facing', 0, 2)
    await typeStemCell(editor)
    expect(await editor.text('facing')).toBe('{c1}干细胞{c2}')
  })

  test('leaves nothing behind when a composition is given up', async ({ editor }) => {
    await editor.load('facing', [paragraph('p', '前', citation('c1'))])
    await caretAt(editor, 'facing', 0, 1)
    await editor.compose('g', 'ga')
    await editor.compose('')
    await editor.commit('')
    expect(await editor.text('facing')).toBe('前{c1}')
  })

  test('keeps the composed text when the other page is clicked', async ({ editor }) => {
    await editor.load('leading', ['English'])
    await editor.load('facing', ['中文'])
    await caretAt(editor, 'facing', 0, 2)
    await editor.compose('g', 'gan')
    expect(await editor.text('facing'), 'half a syllable is not saved').toBe('中文')
    await editor.page.locator('.side-text').first().click()
    await editor.page.keyboard.type('!')
    expect(await editor.text('facing')).toBe('中文gan')
    expect(await editor.text('leading')).toContain('!')
  })

  test('replaces a selection over bold text and a citation', async ({ editor }) => {
    const bold = { type: 'strong', children: [{ type: 'text', value: '粗体' }] }
    await editor.load('facing', [paragraph('p', '前', bold, citation('c1'), '后')])
    await caretAt(editor, 'facing', 0, 1)
    for (let step = 0; step < 3; step += 1) await press(editor, 'Shift+ArrowRight')
    await typeStemCell(editor)
    expect(await editor.text('facing')).toBe('前干细胞后')
  })

  test('holds back new citation texts and edits until the composition ends', async ({ editor }) => {
    await editor.load('facing', [
      paragraph('p', '前', citation('c1')),
      paragraph('q', '远', citation('c2'), label('l', 'MDPI'))
    ])
    await caretAt(editor, 'facing', 0, 1)
    await editor.compose('g', 'gan')
    await editor.page.evaluate(() => {
      const { facing } = (
        globalThis as unknown as { harness: { facing: Record<string, (...args: unknown[]) => void> } }
      ).harness
      const bibliography = { entries: [], hangingIndent: false, entrySpacing: 0 }
      const citations = new Map(['c1', 'c2'].map((id) => [id, [{ text: `(${id})` }]]))
      facing['showFormatted']?.({ citations, bibliography, missing: new Set(), warnings: new Map() })
      facing['replaceLabels']?.(new Map([['l', [{ type: 'text', value: '出版社' }]]]))
    })
    await expect(chip(editor, 'c1')).toHaveText('[…]')
    await expect(chip(editor, 'c2')).toHaveText('(c2)')
    await expect(editor.page.locator('[data-label]')).toHaveCount(1)
    await editor.commit('干')
    await expect(chip(editor, 'c1')).toHaveText('(c1)')
    await expect(editor.page.locator('[data-label]')).toHaveCount(0)
    expect(await editor.text('facing')).toBe('前干{c1}\n远{c2}出版社')
  })

  test('asks for a citation at a full-width ＠ and takes it out again', async ({ editor }) => {
    await editor.load('facing', ['治疗'])
    await caretAt(editor, 'facing', 0, 2)
    await editor.compose('＠')
    await editor.commit('＠')
    await expect
      .poll(() =>
        editor.page.evaluate(() => (globalThis as unknown as { harness: { events: string[] } }).harness.events)
      )
      .toContain('cite')
    await editor.page.evaluate(() =>
      (globalThis as unknown as { harness: { removeQuery: () => void } }).harness.removeQuery()
    )
    expect(await editor.text('facing')).toBe('治疗')
  })

  test('turns # into a heading only once the composed text is committed', async ({ editor }) => {
    await editor.load('facing', [''])
    await caretAt(editor, 'facing', 0, 0)
    await editor.page.keyboard.type('## ')
    await typeStemCell(editor)
    expect(await editor.read('facing')).toMatchObject([{ type: 'heading', depth: 2 }])
    expect(await editor.text('facing')).toBe('干细胞')
  })
})
