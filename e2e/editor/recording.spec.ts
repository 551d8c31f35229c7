import { caretAtStart, citation, expect, paragraph, press, test } from './editor-page'
import type { EditorPage } from './editor-page'

/** Edits recorded as tracked changes, with the keys, the clipboard and the input methods of a person. */

interface Node {
  readonly type: string
  readonly value?: string
  readonly endChange?: { readonly type: string }
  readonly children?: readonly Node[]
}

/** The leading side in one line: what is put in stands in braces, what is taken out in brackets, a line for each block. */
async function shown(editor: EditorPage): Promise<string> {
  const inline = (node: Node): string => {
    const inner = node.value ?? (node.children ? node.children.map(inline).join('') : `<${node.type}>`)
    if (node.type === 'insertion') return `{${inner}}`
    return node.type === 'deletion' ? `[${inner}]` : inner
  }
  const blocks = (await editor.read('leading')) as unknown as readonly Node[]
  const ends: Readonly<Record<string, string>> = { insertion: '{¶}', deletion: '[¶]' }
  return blocks
    .map(
      ({ children = [], endChange }) => children.map(inline).join('') + (endChange ? (ends[endChange.type] ?? '') : '')
    )
    .join('\n')
}

async function startWith(editor: EditorPage, ...blocks: readonly unknown[]): Promise<void> {
  await editor.load('leading', blocks)
  await editor.page.getByRole('button', { name: /Record changes/ }).click()
  await caretAtStart(editor)
}

const repeat = (count: number, key: string): readonly string[] => Array.from({ length: count }, () => key)

test.afterEach(async ({ editor }) => {
  expect(await editor.errors()).toEqual([])
})

test('types, deletes and goes on past what is taken out', async ({ editor }) => {
  await startWith(editor, 'The old text')
  await press(editor, ...repeat(7, 'ArrowRight'))
  await editor.page.keyboard.type('er one')
  expect(await shown(editor)).toBe('The old{er one} text')
  await press(editor, ...repeat(4, 'Backspace'))
  expect(await shown(editor)).toBe('The old{er} text')
  await press(editor, ...repeat(5, 'Backspace'))
  expect(await shown(editor)).toBe('The [old] text')
  await press(editor, 'Backspace')
  expect(await shown(editor)).toBe('The[ old] text')
  await editor.page.keyboard.type('x')
  expect(await shown(editor)).toBe('The{x}[ old] text')
  await press(editor, 'Delete', 'Delete', 'Delete')
  expect(await shown(editor)).toBe('The{x}[ old te]xt')
  await editor.page.keyboard.type('y')
  expect(await shown(editor)).toBe('The{x}[ old te]{y}xt')
  await press(editor, 'ControlOrMeta+Backspace', 'ControlOrMeta+Backspace')
  expect(await shown(editor)).not.toContain('{')
  for (let count = 0; count < 60; count++) await editor.page.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => shown(editor)).toBe('The old text')
})

test('puts words in the place of a selection, cuts and pastes', async ({ editor }) => {
  await startWith(editor, 'one two three')
  await press(editor, ...repeat(4, 'ArrowRight'), ...repeat(3, 'Shift+ArrowRight'))
  await editor.page.keyboard.type('2')
  expect(await shown(editor)).toBe('one [two]{2} three')
  await press(editor, 'Home', ...repeat(3, 'Shift+ArrowRight'), 'ControlOrMeta+x')
  expect(await shown(editor)).toBe('[one] [two]{2} three')
  await press(editor, 'End', 'ControlOrMeta+v')
  expect(await shown(editor)).toBe('[one] [two]{2} three{one}')
})

test('parts and joins paragraphs', async ({ editor }) => {
  await startWith(editor, 'one', 'two')
  await press(editor, 'ArrowRight', 'Enter')
  expect(await shown(editor)).toBe('o{¶}\nne\ntwo')
  await press(editor, 'Backspace')
  expect(await shown(editor)).toBe('one\ntwo')
  await press(editor, 'End', 'ArrowRight', 'Backspace')
  expect(await shown(editor)).toBe('one[¶]\ntwo')
  await press(editor, 'Backspace')
  expect(await shown(editor)).toBe('on[e][¶]\ntwo')
  await editor.page.keyboard.type('x')
  expect(await shown(editor)).toBe('on{x}[e][¶]\ntwo')
})

test('records what an input method composed once it is done', async ({ editor }) => {
  await startWith(editor, '干细胞')
  await press(editor, 'ArrowRight')
  await editor.compose('n', 'ni', '你')
  expect(await shown(editor)).toBe('干细胞')
  await editor.commit('你好')
  await expect.poll(() => shown(editor)).toBe('干{你好}细胞')
  await editor.compose('z', 'zh')
  await editor.commit('中')
  await expect.poll(() => shown(editor)).toBe('干{你好中}细胞')
  await press(editor, 'Shift+ArrowRight')
  await editor.compose('w', '无')
  await editor.commit('无')
  await expect.poll(() => shown(editor)).toBe('干{你好中}[细]{无}胞')
  await press(editor, 'Backspace', 'Backspace')
  expect(await shown(editor)).toBe('干{你好}[细]胞')
})

test('takes a citation out as a whole, and stops when it is asked to', async ({ editor }) => {
  await startWith(editor, paragraph('a', 'one', citation('c1'), ' two'))
  await press(editor, ...repeat(4, 'ArrowRight'))
  // The arrow goes on to the citation first.
  await press(editor, 'Backspace')
  await expect.poll(() => shown(editor)).toBe('one[<citation>] two')
  await press(editor, 'Backspace')
  expect(await shown(editor)).toBe('on[e<citation>] two')
  await editor.page.getByRole('button', { name: /Record changes/ }).click()
  await editor.page.keyboard.type('x')
  expect(await shown(editor)).toBe('onx[e<citation>] two')
})
