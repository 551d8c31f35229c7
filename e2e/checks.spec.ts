import { expect, test } from './hosts/app-test'
import { createFromText, pageOf, runCommand } from './hosts/desk'

const TEXT = `1. Acupuncture

1.1 Trials
One trial gave six sessions to 20 patients. Pain fell by 32%.

2. 针刺

2.1 试验
一项试验纳入 20 例患者。疼痛下降 23%。
`

test('walks through what differs between the sides, dismisses and corrects it', async ({ page }) => {
  await createFromText(page, TEXT)
  const count = page.getByRole('contentinfo').getByRole('button', { name: /finding|differs/ })
  await expect(count).toHaveText('2 findings')
  await runCommand(page, 'Check Both Sides')
  const list = page.getByRole('grid', { name: 'Checks' })
  await expect(list).toBeFocused()
  const current = (): Promise<readonly string[]> =>
    page.evaluate(() => [...(CSS.highlights.get('finding-current') ?? [])].map(String))

  await page.keyboard.press('F7')
  await expect(list.getByRole('row', { selected: true })).toContainText('“six sessions” is missing in Chinese')
  await page.keyboard.press('Delete')
  await expect(count).toHaveText('1 finding')
  await expect.poll(current).toEqual(['32%', '23%'])
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
  await expect(count).toHaveText('2 findings')

  await list.getByText('Different numbers').click()
  await expect(pageOf(page, 'Right')).toBeFocused()
  for (const key of ['Delete', 'Delete']) await page.keyboard.press(key)
  await page.keyboard.type('32')
  await expect(count).toHaveText('1 finding')
})
