import { caretAtStart, citation, expect, label, paragraph, press, test } from './editor-page'
import type { EditorPage } from './editor-page'

const events = ({ page }: EditorPage): Promise<readonly string[]> =>
  page.evaluate(() => (globalThis as unknown as { harness: { events: string[] } }).harness.events)

const bibliography = { type: 'bibliography', id: 'bib' }

test.describe('the keyboard', () => {
  test.afterEach(async ({ editor }) => {
    expect(await editor.errors()).toEqual([])
  })

  test('stops at a citation, opens it with Enter and steps over it', async ({ editor }) => {
    await editor.load('leading', [paragraph('p', 'a', citation('c1'), 'b')])
    await caretAtStart(editor)
    await press(editor, 'ArrowRight', 'ArrowRight')
    await expect(editor.page.locator('.citation.selected')).toHaveCount(1)
    await press(editor, 'Enter')
    expect(await events(editor)).toContain('citation c1')
    await press(editor, 'ArrowRight', 'x')
    expect(await editor.text('leading')).toBe('a{c1}xb')
  })

  test('writes and moves on from a selected citation', async ({ editor }) => {
    for (const [key, expected] of [
      ['x', 'one{c1}x two'],
      ['End', 'one{c1} two!'],
      ['Home', '!one{c1} two'],
      ['Control+ArrowRight', 'one{c1} two!'],
      ['Control+ArrowLeft', '!one{c1} two'],
      ['Shift+End', 'one!'],
      ['Escape', 'one{c1}! two']
    ] as const) {
      await editor.load('leading', [paragraph('p', 'one', citation('c1'), ' two')])
      await caretAtStart(editor)
      await press(editor, 'End', 'Control+ArrowLeft', 'ArrowLeft', 'ArrowLeft')
      await expect(editor.page.locator('.citation.selected')).toHaveCount(1)
      await press(editor, key, ...(key === 'x' ? [] : ['!']))
      expect(await editor.text('leading'), key).toBe(expected)
    }
    await press(editor, 'ArrowLeft', 'ArrowLeft')
    await expect(editor.page.locator('.citation.selected')).toHaveCount(1)
    await editor.page.keyboard.insertText('→')
    expect(await editor.text('leading')).toBe('one{c1}→! two')
  })

  test('begins a paragraph behind a selected rule, and keeps the caret at Escape', async ({ editor }) => {
    await editor.load('leading', ['a', { type: 'thematicBreak', id: 'rule' }])
    await caretAtStart(editor)
    await press(editor, 'Escape', 'b', 'ArrowRight', 'ArrowRight', 'Enter', 'c')
    expect((await editor.read('leading')).map(({ type }) => type)).toEqual(['paragraph', 'thematicBreak', 'paragraph'])
    expect(await editor.text('leading')).toMatch(/^ba\s+c$/)
  })

  test('goes through the labels with Tab and back, and opens one with Enter', async ({ editor }) => {
    await editor.load('leading', [
      paragraph('p', 'a', label('l1', 'Frontiers'), label('l2', 'MDPI')),
      paragraph('q', label('l3', 'PMC'))
    ])
    await caretAtStart(editor)
    const selected = editor.page.locator('.source-label.selected')
    for (const [key, name] of [
      ['Tab', 'Frontiers'],
      ['Tab', 'MDPI'],
      ['Tab', 'PMC'],
      ['Shift+Tab', 'MDPI'],
      ['Tab', 'PMC'],
      ['Tab', 'Frontiers']
    ] as const) {
      await press(editor, key)
      await expect(selected).toHaveText(name)
    }
    await press(editor, 'Enter')
    expect(await events(editor)).toContain('label l1')
  })

  test('deletes a citation with Backspace only after selecting it', async ({ editor }) => {
    await editor.load('leading', [paragraph('p', 'a', citation('c1'), 'b')])
    await caretAtStart(editor)
    await press(editor, 'End', 'ArrowLeft', 'Backspace')
    expect(await editor.text('leading')).not.toContain('a{c1}b{')
    await press(editor, 'Control+z')
    expect(await editor.text('leading')).toBe('a{c1}b')
  })

  test('keeps citations and labels through cut and paste, and renews ids of copies', async ({ editor }) => {
    await editor.load('leading', [paragraph('p', 'a', citation('c1'), label('l1', 'MDPI'), 'b'), paragraph('q', 'end')])
    await caretAtStart(editor)
    await press(editor, 'Shift+End', 'Control+x')
    await caretAtStart(editor, 1)
    await press(editor, 'End', 'Control+v')
    expect(await editor.text('leading')).toBe('\nenda{c1}MDPIb')
    await press(editor, 'Control+v')
    expect(await editor.text('leading')).toMatch(/^\nenda\{c1\}MDPIba\{new-c\d+\}MDPIb$/)
  })

  test('puts the shown text of citations on the clipboard for other programs', async ({ editor }) => {
    await editor.load('leading', [paragraph('p', 'as shown ', citation('c1'))])
    await editor.page.evaluate(() => {
      const { leading } = (
        globalThis as unknown as { harness: { leading: { showFormatted: (formatted: unknown) => void } } }
      ).harness
      leading.showFormatted({
        citations: new Map([['c1', [{ text: '(Harris, ' }, { text: '2018', italic: true }, { text: ')' }]]]),
        bibliography: { entries: [], hangingIndent: false, entrySpacing: 0 },
        missing: new Set(),
        warnings: new Map()
      })
    })
    await caretAtStart(editor)
    await press(editor, 'Control+a', 'Control+c')
    expect(await editor.page.evaluate(() => navigator.clipboard.readText())).toBe('as shown (Harris, 2018)')
  })

  test('makes headings, lists, quotes and rules while typing Markdown', async ({ editor }) => {
    await editor.load('leading', [''])
    await caretAtStart(editor)
    const { keyboard } = editor.page
    await keyboard.type('# Title')
    await keyboard.press('Enter')
    await keyboard.type('- one')
    await keyboard.press('Enter')
    await keyboard.type('two')
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    await keyboard.press('Enter')
    await keyboard.press('Enter')
    await keyboard.type('--- ')
    await keyboard.type('some **bold** and `code` text')
    await keyboard.press('Enter')
    await keyboard.type('> quoted')
    expect(await editor.read('leading')).toMatchObject([
      { type: 'heading', depth: 1 },
      { type: 'list', ordered: false, children: [{ children: [{ type: 'paragraph' }, { type: 'list' }] }] },
      { type: 'thematicBreak' },
      {
        type: 'paragraph',
        children: [
          { value: 'some ' },
          { type: 'strong' },
          { value: ' and ' },
          { type: 'inlineCode', value: 'code' },
          { value: ' text' }
        ]
      },
      { type: 'blockquote', children: [{ type: 'paragraph', children: [{ value: 'quoted' }] }] }
    ])
  })

  test('sets headings, lists and marks by shortcut', async ({ editor }) => {
    await editor.load('leading', ['one', 'two'])
    await caretAtStart(editor)
    await press(editor, 'Control+Alt+2')
    expect(await editor.read('leading')).toMatchObject([{ type: 'heading', depth: 2, id: 'leading-0' }, {}])
    await press(editor, 'Control+Alt+0', 'Control+Shift+Digit8')
    expect(await editor.read('leading')).toMatchObject([{ type: 'list', ordered: false }, {}])
    await caretAtStart(editor, 1)
    await press(editor, 'Shift+End', 'Control+b', 'Control+i')
    expect(await editor.read('leading')).toMatchObject([
      {},
      { children: [{ type: 'strong', children: [{ type: 'emphasis' }] }] }
    ])
  })

  test('asks for a citation at @ after a space or Chinese, not inside an address', async ({ editor }) => {
    await editor.load('leading', [''])
    await caretAtStart(editor)
    const cites = async (): Promise<number> => {
      await editor.page.waitForTimeout(50)
      return (await events(editor)).filter((event) => event === 'cite').length
    }
    await editor.page.keyboard.type('mail a@b.org ')
    expect(await cites()).toBe(0)
    await editor.page.keyboard.type('@')
    expect(await cites()).toBe(1)
    await editor.page.keyboard.insertText('干细胞')
    await editor.page.keyboard.type('@')
    expect(await cites()).toBe(2)
    await press(editor, 'Control+Shift+c')
    expect(await cites()).toBe(3)
  })

  test('does not delete the list of references by accident', async ({ editor }) => {
    await editor.load('leading', ['one', bibliography, 'two'])
    await caretAtStart(editor)
    await press(editor, 'End', 'Delete', 'Delete')
    await caretAtStart(editor, 2)
    await press(editor, 'Backspace', 'Backspace')
    expect(await editor.read('leading')).toMatchObject([{}, { type: 'bibliography' }, {}])
    expect(await editor.text('leading')).toBe('one\n\ntwo')
  })

  test('pastes plain text with the shortcut and lines as paragraphs', async ({ editor }) => {
    await editor.load('leading', [paragraph('p', { type: 'strong', children: [{ type: 'text', value: 'bold' }] })])
    await caretAtStart(editor)
    await press(editor, 'Shift+End', 'Control+c', 'End', 'Control+Shift+v')
    expect(await editor.read('leading')).toMatchObject([{ children: [{ type: 'strong' }, { value: 'bold' }] }])
    await editor.page.evaluate(() => navigator.clipboard.writeText('一\n\n二\r\n三'))
    await press(editor, 'Enter', 'Control+v')
    expect(await editor.text('leading')).toBe('boldbold\n一\n二\n三')
  })

  test('pastes a web page inertly: structure and marks stay, scripts and remote pictures do not', async ({
    editor
  }) => {
    await editor.load('leading', ['start'])
    const requests: string[] = []
    editor.page.on('request', (request) => requests.push(request.url()))
    await editor.page.evaluate(async () => {
      const html =
        '<h2>Results</h2><p>A <b>bold</b> <a href="javascript:alert(1)">claim</a>, <a href="https://example.org/">source</a></p>' +
        '<ul><li>one<ul><li>二</li></ul></li></ul><img src="https://example.org/beacon.png" onerror="document.title=1">' +
        '<script>document.title = "run"</script>'
      await navigator.clipboard.write([new ClipboardItem({ 'text/html': new Blob([html], { type: 'text/html' }) })])
    })
    await caretAtStart(editor)
    await press(editor, 'End', 'Enter', 'Control+v')
    const blocks = await editor.read('leading')
    expect(blocks.slice(0, 4)).toMatchObject([
      { type: 'paragraph' },
      { type: 'heading', depth: 2 },
      {
        type: 'paragraph',
        children: [
          { value: 'A ' },
          { type: 'strong' },
          { value: ' claim, ' },
          { type: 'link', url: 'https://example.org/' }
        ]
      },
      { type: 'list', children: [{ children: [{ type: 'paragraph' }, { type: 'list' }] }] }
    ])
    expect(requests.filter((url) => url.includes('beacon'))).toEqual([])
    expect(await editor.page.title()).toBe('Editor harness')
  })

  test('leaves code and quotes with Enter', async ({ editor }) => {
    await editor.load('leading', [''])
    await caretAtStart(editor)
    await editor.page.keyboard.type('> quoted')
    await press(editor, 'Enter', 'Enter')
    await editor.page.keyboard.type('after')
    await press(editor, 'Enter')
    await editor.page.keyboard.type('``` ')
    await editor.page.keyboard.type('x = 1')
    await press(editor, 'Enter', 'Enter', 'Enter')
    await editor.page.keyboard.type('end')
    expect(await editor.read('leading')).toMatchObject([
      { type: 'blockquote', children: [{ children: [{ value: 'quoted' }] }] },
      { children: [{ value: 'after' }] },
      { type: 'code', value: 'x = 1' },
      { children: [{ value: 'end' }] }
    ])
  })
})
