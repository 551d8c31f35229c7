import type { MenuItemConstructorOptions } from 'electron'
import { expect, test } from 'vitest'
import { MENU_COMMANDS } from '#host/menu-commands'
import { makeMenuTemplate } from './menu-template'
import type { MenuInput } from './menu-template'

const flatten = (items: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])])

function make(change: Partial<MenuInput>): readonly MenuItemConstructorOptions[] {
  return flatten(
    makeMenuTemplate({
      state: { language: 'en', manuscriptOpen: true },
      platform: 'linux',
      recent: [],
      onCommand: () => undefined,
      onOpenRecent: () => undefined,
      onClearRecent: () => undefined,
      ...change
    })
  )
}

test.each(['linux', 'darwin', 'win32'])('has every command and the expected roles on %s', (platform) => {
  const items = make({ platform })
  const ids = items.map((item) => item.id)
  for (const { id } of Object.values(MENU_COMMANDS)) expect(ids.filter((other) => other === id)).toHaveLength(1)
  const roles = items.map((item) => item.role)
  for (const role of ['cut', 'copy', 'paste', 'selectAll', 'quit', 'minimize', 'togglefullscreen']) {
    expect(roles).toContain(role)
  }
  expect(roles.includes('hide')).toBe(platform === 'darwin')
})

test('has no developer tools and no reload, which would drop unsaved work', () => {
  const roles = make({}).map((item) => item.role)
  expect(roles.filter((role) => role !== undefined && /reload|toggleDevTools/i.test(role))).toEqual([])
})

test('uses each accelerator once', () => {
  const used = make({}).flatMap((item) => (item.accelerator ? [item.accelerator] : []))
  expect(new Set(used).size).toBe(used.length)
})

test('names everything in Chinese', () => {
  const labels = make({ state: { language: 'zh-CN', manuscriptOpen: true }, platform: 'darwin' })
    .filter((item) => item.type !== 'separator')
    .map((item) => item.label ?? '')
  expect(labels.filter((label) => label !== 'Bifolium' && !/\p{Script=Han}/u.test(label))).toEqual([])
})

test('turns off what needs a manuscript while none is open', () => {
  const items = make({ state: { language: 'en', manuscriptOpen: false } })
  const isEnabled = (id: string) => items.find((item) => item.id === id)?.enabled
  expect([isEnabled('export'), isEnabled('save-file'), isEnabled('new-manuscript')]).toEqual([false, false, true])
})

test('lists recent files and sends what was chosen', () => {
  const sent: string[] = []
  const items = make({
    recent: [{ id: 'h1', name: '综述.bifolium' }],
    onOpenRecent: (id) => sent.push(`open ${id}`),
    onClearRecent: () => sent.push('clear'),
    onCommand: (id) => sent.push(id)
  })
  for (const label of ['综述.bifolium', 'Clear List', 'Export…']) {
    const click = items.find((item) => item.label === label)?.click as (() => void) | undefined
    click?.()
  }
  expect(sent).toEqual(['open h1', 'clear', 'export'])
})
