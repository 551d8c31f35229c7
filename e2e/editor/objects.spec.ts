import { caretAtStart, expect, paragraph, press, test } from './editor-page'
import type { EditorPage } from './editor-page'

/** Notes, comments, equations, captions, references and tracked changes, as a person meets them in the text. */

const note = (text: string, kind = 'footnote'): unknown => ({
  type: 'note',
  kind,
  children: [paragraph(`note-${text}`, text)]
})
const comment = (id: string): unknown => ({ type: 'comment', id, author: '王芳', text: 'Why?' })
const start = (id: string): unknown => ({ type: 'commentStart', comment: id })
const math = { type: 'inlineMath', value: 'x^2' }
const caption = (id: string, of: string, text: string): unknown => ({
  type: 'caption',
  id,
  of,
  children: [{ type: 'text', value: text }]
})
const mention = (target: string): unknown => ({ type: 'crossReference', target, shows: 'label', text: 'Figure 9' })

const sideOf = ({ page }: EditorPage, side: 'leading' | 'facing') =>
  page.locator('.side-text').nth(side === 'leading' ? 0 : 1)
const marks = (editor: EditorPage, side: 'leading' | 'facing' = 'leading') => sideOf(editor, side).locator('.kept-note')
const selected = ({ page }: EditorPage) => page.locator('.kept.selected, .math-block.selected')

/** The types of everything on a side that is no text, in order, those within marks and changes too. */
async function objectsOn(editor: EditorPage, side: 'leading' | 'facing'): Promise<readonly string[]> {
  const visit = (nodes: readonly Record<string, unknown>[]): string[] =>
    nodes.flatMap((node) => {
      const type = String(node['type'])
      const inner = Array.isArray(node['children']) ? visit(node['children'] as Record<string, unknown>[]) : []
      if (type === 'note') return [type]
      return ['inlineMath', 'math', 'comment', 'commentStart', 'crossReference', 'caption'].includes(type)
        ? [type, ...inner]
        : inner
    })
  return visit(await editor.read(side))
}

test.afterEach(async ({ editor }) => {
  expect(await editor.errors()).toEqual([])
})

test('numbers notes in the order of the text, and anew when one goes', async ({ editor }) => {
  await editor.load('leading', [
    paragraph('a', 'one', note('first'), ' and', note('end', 'endnote')),
    paragraph('b', 'two', note('second'))
  ])
  await expect(marks(editor)).toHaveText(['1', 'i', '2'])
  await expect(marks(editor).last()).toHaveAccessibleName('Footnote 2')
  await caretAtStart(editor)
  await press(editor, 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Delete', 'Delete')
  await expect(marks(editor)).toHaveText(['i', '1'])
  await press(editor, 'ControlOrMeta+z')
  await expect(marks(editor)).toHaveText(['1', 'i', '2'])
})

test('labels captions in the language of the side, and what mentions them', async ({ editor }) => {
  await editor.load('leading', [
    caption('f1', 'figure', 'EDSS'),
    caption('f2', 'figure', 'Relapses'),
    paragraph('p', 'See ', mention('f2'), ' and ', mention('gone'))
  ])
  await editor.load('facing', [caption('f3', 'table', '基线'), paragraph('q', '见', mention('f3'))])
  await expect(sideOf(editor, 'leading').locator('.kept-crossReference')).toHaveText(['Figure 2', 'Figure 9'])
  await expect(sideOf(editor, 'facing').locator('.kept-crossReference')).toHaveText('表1')
  await expect(sideOf(editor, 'facing').locator('.caption')).toHaveAttribute('data-label', /^表1/)
  await caretAtStart(editor)
  await press(editor, 'ControlOrMeta+Alt+1')
  await expect(sideOf(editor, 'leading').locator('.kept-crossReference').first()).toHaveText('Figure 1')
  expect(await editor.text('leading')).toContain('EDSS\nRelapses')
})

test('goes to an object with the arrow keys, opens it with Enter, and selects before it deletes', async ({
  editor
}) => {
  await editor.load('leading', [paragraph('p', 'a', math, 'b')])
  await caretAtStart(editor)
  await press(editor, 'ArrowRight', 'ArrowRight')
  await expect(selected(editor)).toHaveCount(1)
  await press(editor, 'Enter')
  const events = (): Promise<readonly string[]> =>
    editor.page.evaluate(() => (globalThis as unknown as { harness: { events: string[] } }).harness.events)
  await expect.poll(events).toContain('object inlineMath')
  await press(editor, 'ArrowRight', 'Backspace')
  await expect(selected(editor)).toHaveCount(1)
  expect(await objectsOn(editor, 'leading')).toEqual(['inlineMath'])
  await press(editor, 'Backspace')
  expect(await objectsOn(editor, 'leading')).toEqual([])
  await press(editor, 'ControlOrMeta+z')
  expect(await objectsOn(editor, 'leading')).toEqual(['inlineMath'])
})

test('takes a comment with its passage to the other side, the original staying what it is', async ({ editor }) => {
  await editor.load('leading', [paragraph('p', start('k'), 'two years', comment('k'), note('n'), math)])
  await editor.load('facing', [''])
  await caretAtStart(editor)
  await press(editor, 'ControlOrMeta+a', 'ControlOrMeta+c')
  await sideOf(editor, 'facing').click()
  await press(editor, 'ControlOrMeta+v')
  await expect(marks(editor, 'facing')).toHaveText('1')
  const all = ['commentStart', 'comment', 'note', 'inlineMath']
  expect(await objectsOn(editor, 'facing')).toEqual(all)
  expect(await objectsOn(editor, 'leading')).toEqual(all)
  const shown = sideOf(editor, 'facing')
  const id = await shown.locator('.kept-comment').getAttribute('data-comment')
  await expect(shown.locator('.kept-commentStart')).toHaveAttribute('data-start', id ?? '')
  const passages = await editor.page.evaluate(() => CSS.highlights.get('comment')?.size)
  expect(passages).toBe(2)
})

test('keeps every object through headings, lists, quotes, Markdown and splitting', async ({ editor }) => {
  await editor.load('leading', [
    paragraph('p', 'a', start('k'), note('n'), 'b', comment('k'), math, mention('p'), {
      type: 'insertion',
      author: 'A',
      children: [{ type: 'text', value: 'new' }]
    })
  ])
  const all = await objectsOn(editor, 'leading')
  await caretAtStart(editor)
  for (const keys of [['ControlOrMeta+Alt+2'], ['ControlOrMeta+Shift+8'], ['ControlOrMeta+Shift+7']]) {
    await press(editor, ...keys)
    expect(await objectsOn(editor, 'leading')).toEqual(all)
  }
  await press(editor, 'ControlOrMeta+Alt+0', 'ControlOrMeta+Shift+9', 'ControlOrMeta+Shift+9')
  await caretAtStart(editor)
  await editor.page.keyboard.type('## ')
  await expect(sideOf(editor, 'leading').locator('h2')).toHaveCount(1)
  await press(editor, 'ArrowRight', 'Enter')
  expect(await objectsOn(editor, 'leading')).toEqual(all)
  await press(editor, 'Backspace')
  expect(await objectsOn(editor, 'leading')).toEqual(all)
  await expect(sideOf(editor, 'leading').locator('[data-change="insertion"]')).toHaveText('new')
})

test('steps over where a passage begins as if nothing stood there', async ({ editor }) => {
  await editor.load('leading', [paragraph('p', 'ab', start('k'), 'cd', comment('k'), 'e')])
  await caretAtStart(editor)
  await press(editor, 'ArrowRight', 'ArrowRight', 'ArrowRight', 'X')
  expect(await editor.text('leading')).toMatch(/^abcXde$/)
  await press(editor, 'Backspace', 'Backspace', 'Backspace')
  expect(await editor.text('leading')).toBe('ade')
  expect(await objectsOn(editor, 'leading')).toEqual(['commentStart', 'comment'])
})

test('composes Chinese beside a note', async ({ editor }) => {
  await editor.load('leading', [paragraph('p', '治疗', note('n'), '后')])
  await caretAtStart(editor)
  await press(editor, 'ArrowRight', 'ArrowRight')
  await editor.compose('y', 'yan', 'yanjiu')
  await editor.commit('研究')
  expect(await editor.text('leading')).toBe('治疗研究n后')
  await expect(marks(editor)).toHaveText('1')
})

test('lets Tab go on from an object', async ({ editor }) => {
  await editor.load('leading', [paragraph('p', 'a', math)])
  await sideOf(editor, 'leading').locator('.kept-inlineMath').click()
  await expect(selected(editor)).toHaveCount(1)
  await press(editor, 'Tab')
  await expect(sideOf(editor, 'leading')).not.toBeFocused()
})

test('shows tables as wide and as aligned as they were made, while columns come and go', async ({ editor }) => {
  const cell = (text: string, more: object = {}): unknown => ({
    type: 'tableCell',
    header: false,
    children: [paragraph(`c-${text}`, text)],
    ...more
  })
  const row = (...children: readonly unknown[]): unknown => ({ type: 'tableRow', children })
  await editor.load('leading', [
    {
      type: 'table',
      id: 't',
      columnWidths: [300, 100],
      children: [row(cell('both', { colSpan: 2, align: 'center' })), row(cell('治疗'), cell('12', { align: 'right' }))]
    }
  ])
  const table = sideOf(editor, 'leading').locator('table')
  const widths = (): Promise<readonly number[]> =>
    table
      .locator('tr')
      .last()
      .locator('td')
      .evaluateAll((cells) => cells.map((each) => each.clientWidth))
  const [wide = 0, narrow = 0] = await widths()
  expect(wide).toBeGreaterThan(2 * narrow)
  await table.getByText('12').click()
  await press(editor, 'Alt+Shift+t')
  await editor.page.getByRole('menuitem', { name: 'Insert column to the right' }).click()
  await expect(table.locator('col')).toHaveCount(3)
  await expect(table.locator('tr').last().locator('td').last()).toHaveCSS('text-align', 'end')
  await press(editor, 'ControlOrMeta+z')
  await expect(table.locator('col')).toHaveCount(2)
  await expect(table.locator('td').first()).toHaveAttribute('colspan', '2')
})
