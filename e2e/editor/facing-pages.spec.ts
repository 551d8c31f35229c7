import { expect, test } from './editor-page'
import type { EditorPage } from './editor-page'

const heading = (id: string, value: string): unknown => ({
  type: 'heading',
  id,
  depth: 2,
  children: [{ type: 'text', value }]
})
const words = (count: number): string => Array.from({ length: count }, (_, index) => `word${index}`).join(' ')

const tops = ({ page }: EditorPage): Promise<readonly (readonly number[])[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.side-text')].map((side) =>
      [...side.querySelectorAll('h2')].map((element) => Math.round(element.getBoundingClientRect().top))
    )
  )

async function areLevel(editor: EditorPage): Promise<boolean> {
  const [leading, facing] = await tops(editor)
  return leading?.length === 3 && JSON.stringify(leading) === JSON.stringify(facing)
}

const pairing = (id: string, leading: string, facing: string): unknown => ({
  id,
  leading: [leading],
  facing: [facing],
  state: 'draft'
})

async function pair({ page }: EditorPage, pairings: readonly unknown[]): Promise<void> {
  await page.evaluate((wanted) => {
    const { harness } = globalThis as unknown as { harness: { pair: (pairings: readonly unknown[]) => void } }
    harness.pair(wanted)
  }, pairings)
}

async function loadSections(editor: EditorPage): Promise<void> {
  await editor.load('leading', [
    heading('e1', 'One'),
    words(200),
    heading('e2', 'Two'),
    words(10),
    heading('e3', 'Three'),
    words(120)
  ])
  await editor.load('facing', [
    heading('z1', '一'),
    '短'.repeat(40),
    heading('z2', '二'),
    '长'.repeat(400),
    heading('z3', '三')
  ])
  await pair(editor, [pairing('1', 'e1', 'z1'), pairing('2', 'e2', 'z2'), pairing('3', 'e3', 'z3')])
}

/** 2,000 paragraphs, every other one with a citation. */
const longSide = (name: string): unknown[] =>
  Array.from({ length: 2000 }, (_, index) => ({
    type: 'paragraph',
    id: `${name}${index}`,
    children: [
      { type: 'text', value: `${index} ${words(25)} 干细胞治疗进行性多发性硬化` },
      ...(index % 2 === 0
        ? [{ type: 'citation', citation: { id: `${name}c${index}`, mode: 'normal', items: [{ reference: 'r' }] } }]
        : [])
    ]
  }))

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

test.describe('facing pages', () => {
  test('hold the headings of paired sections level, also while the text grows', async ({ editor }) => {
    await loadSections(editor)
    await expect.poll(() => areLevel(editor)).toBe(true)
    const before = await tops(editor)
    const text = editor.page.locator('.side-text').nth(1)
    await text.locator('p').first().click()
    await editor.page.keyboard.insertText('更多'.repeat(700))
    await expect.poll(() => areLevel(editor)).toBe(true)
    await expect.poll(async () => (await tops(editor))[0]?.[1]).not.toBe(before[0]?.[1])
    await expect.poll(() => areLevel(editor)).toBe(true)
  })

  test('stand one above the other in a narrow window', async ({ editor }) => {
    await loadSections(editor)
    await editor.page.setViewportSize({ width: 500, height: 800 })
    await expect(editor.page.locator('.facing-pages')).toHaveAttribute('data-stacked', 'true')
    await expect(editor.page.locator('[data-level]')).toHaveCount(0)
    await editor.page.setViewportSize({ width: 1280, height: 800 })
    await expect.poll(() => areLevel(editor)).toBe(true)
  })

  test('answer a key without lag with 2,000 blocks and 1,000 citations on each page', async ({ editor }) => {
    await editor.load('leading', longSide('e'))
    await editor.load('facing', longSide('z'))
    await pair(
      editor,
      Array.from({ length: 200 }, (_, index) => pairing(`p${index}`, `e${index * 10}`, `z${index * 10}`))
    )
    await editor.page.waitForTimeout(500)
    await editor.page.locator('.side-text').first().locator('p').nth(3).click()
    const { taken, reads } = await editor.page.evaluate(async () => {
      const { leading } = (globalThis as unknown as { harness: { leading: { read: () => unknown } } }).harness
      const taken: number[] = []
      const reads: number[] = []
      for (let key = 0; key < 30; key += 1) {
        const start = performance.now()
        document.execCommand('insertText', false, 'x')
        await new Promise<void>((done) => {
          requestAnimationFrame(() => {
            const channel = new MessageChannel()
            channel.port1.addEventListener('message', () => done())
            channel.port1.start()
            channel.port2.postMessage(undefined)
          })
        })
        taken.push(performance.now() - start)
        const reading = performance.now()
        leading.read()
        reads.push(performance.now() - reading)
        await new Promise((done) => setTimeout(done, 20))
      }
      return { taken, reads }
    })
    const times = { keyToPaint: median(taken), read: median(reads) }
    test.info().annotations.push({ type: 'measured', description: JSON.stringify(times) })
    // Some 30 ms on two slow cores; only a change for the worse by a magnitude shows here, the rest is for the bench.
    expect(times.keyToPaint).toBeLessThan(2000)
    expect(times.read).toBeLessThan(200)
  })
})
