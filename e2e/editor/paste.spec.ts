import { caretAtStart, citation, expect, label, paragraph, press, test } from './editor-page'
import type { EditorPage } from './editor-page'

async function copyHtml({ page }: EditorPage, html: string, plain = ''): Promise<void> {
  await page.evaluate(
    async ([rich, text]) => {
      const parts = {
        'text/html': new Blob([rich], { type: 'text/html' }),
        'text/plain': new Blob([text], { type: 'text/plain' })
      }
      await navigator.clipboard.write([new ClipboardItem(parts)])
    },
    [html, plain] as const
  )
}

/** Two levels as Word puts them on the clipboard: paragraphs that only their styles make a list. */
const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><body>
<!--StartFragment--><p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Safety<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>不良<b>事件</b><o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Efficacy<o:p></o:p></p>
<!--EndFragment--></body></html>`

test.describe('paste and drop', () => {
  test.afterEach(async ({ editor }) => {
    expect(await editor.errors()).toEqual([])
  })

  for (const kind of ['text', 'HTML'] as const) {
    test(`takes 200 KB of ${kind} as one step`, async ({ editor }) => {
      const line = (n: number): string => `第 ${n} 段 ${'therapy '.repeat(12)}`
      const lines = Array.from({ length: 2000 }, (_, n) => line(n))
      await editor.load('leading', ['before'])
      if (kind === 'HTML') await copyHtml(editor, lines.map((each) => `<p>${each}<b>MS</b></p>`).join(''))
      else await editor.page.evaluate((text) => navigator.clipboard.writeText(text), lines.join('\n'))
      await caretAtStart(editor)
      await press(editor, 'End', 'Enter')
      await press(editor, 'Control+v')
      expect(await editor.read('leading')).toHaveLength(2001)
      await press(editor, 'Control+z')
      expect(await editor.text('leading')).toBe('before\n')
    })
  }

  test('keeps the levels of a list from Word', async ({ editor }) => {
    await editor.load('leading', [''])
    await copyHtml(editor, WORD)
    await caretAtStart(editor)
    await press(editor, 'Control+v')
    expect(await editor.read('leading')).toMatchObject([
      {
        type: 'list',
        ordered: false,
        children: [
          {
            children: [
              { children: [{ value: 'Safety' }] },
              { type: 'list', children: [{ children: [{ children: [{ value: '不良' }, { type: 'strong' }] }] }] }
            ]
          },
          { children: [{ children: [{ value: 'Efficacy' }] }] }
        ]
      }
    ])
  })

  test('pastes words alone with Ctrl+Shift+V, and with marks again after it', async ({ editor }) => {
    await editor.load('leading', [''])
    await copyHtml(editor, '<p><b>粗体</b></p>', '粗体')
    await caretAtStart(editor)
    await press(editor, 'Control+Shift+v', 'Control+v')
    expect(await editor.read('leading')).toMatchObject([{ children: [{ value: '粗体' }, { type: 'strong' }] }])
  })

  test('moves dragged text with its citations, within a side and to the other', async ({ editor }) => {
    const { page } = editor
    await editor.load('leading', [paragraph('p', 'one ', citation('c1'), label('l1', 'MDPI')), paragraph('q', 'two')])
    await editor.load('facing', ['三'])
    const drag = async (target: string): Promise<void> => {
      const from = await page.locator('.citation').first().boundingBox()
      const to = await page.getByText(target, { exact: true }).boundingBox()
      if (!from || !to) throw new Error('Nothing to drag')
      await page.mouse.move(from.x - 12, from.y + from.height / 2)
      await page.mouse.down()
      await page.mouse.move(to.x + to.width - 2, to.y + to.height / 2 - 2, { steps: 6 })
      await page.mouse.move(to.x + to.width - 1, to.y + to.height / 2, { steps: 3 })
      await page.mouse.up()
      await page.waitForTimeout(80)
    }
    await caretAtStart(editor)
    await press(editor, 'Shift+End')
    await drag('two')
    expect(await editor.text('leading')).toBe('\ntwoone {c1}MDPI')
    await press(editor, 'Control+z')
    expect(await editor.text('leading')).toBe('one {c1}MDPI\ntwo')
    await caretAtStart(editor)
    await press(editor, 'Shift+End')
    await drag('三')
    expect(await editor.text('leading')).toBe('\ntwo')
    expect(await editor.text('facing')).toMatch(/^三one \{[\w-]+\}MDPI$/)
  })
})

test.describe('tables', () => {
  test('are changed from the menu of the toolbar, with the keyboard alone', async ({ editor }) => {
    const { page } = editor
    await editor.load('leading', [paragraph('p', 'a')])
    await caretAtStart(editor)
    await press(editor, 'End', 'Enter', 'Alt+Shift+T')
    await page.keyboard.type('head')
    await press(editor, 'Alt+Shift+T')
    await page.getByRole('menuitem', { name: 'Insert column to the left' }).waitFor()
    await press(editor, 'ArrowDown', 'ArrowDown', 'Enter')
    await page.waitForTimeout(50)
    await press(editor, 'Tab')
    await page.keyboard.type('x')
    const rows = async (): Promise<readonly number[]> => {
      const table = (await editor.read('leading')).find(({ type }) => type === 'table')
      return ((table?.['children'] ?? []) as { children: unknown[] }[]).map(({ children }) => children.length)
    }
    expect(await rows()).toEqual([4, 4, 4])
    expect(await editor.errors()).toEqual([])
  })

  test('select cells that are dragged over and clear them with Delete', async ({ editor }) => {
    const { page } = editor
    const cell = (value: string): unknown => ({
      type: 'tableCell',
      header: false,
      children: [paragraph(`c-${value}`, value)]
    })
    const row = (...values: readonly string[]): unknown => ({ type: 'tableRow', children: values.map(cell) })
    await editor.load('leading', [
      'a',
      { type: 'table', id: 't', children: [row('A', 'B', 'C'), row('D', 'E', 'F')] },
      'z'
    ])
    const [from, to] = [
      await page.getByText('A', { exact: true }).boundingBox(),
      await page.getByText('E', { exact: true }).boundingBox()
    ]
    if (!from || !to) throw new Error('The table is not shown')
    await page.mouse.move(from.x + 4, from.y + 8)
    await page.mouse.down()
    await page.mouse.move(to.x + 4, to.y + 8, { steps: 8 })
    await page.mouse.up()
    await press(editor, 'Delete')
    expect(await editor.text('leading')).toBe('a\nCF\nz')
    await press(editor, 'Control+z')
    expect(await editor.text('leading')).toBe('a\nABCDEF\nz')
    expect(await editor.errors()).toEqual([])
  })
})
