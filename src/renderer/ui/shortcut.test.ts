import { describe, expect, it } from 'vitest'
import { formatShortcut, isApple, matchesShortcut } from './shortcut'

const press = (
  key: string,
  modifiers: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}
) => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...modifiers
})

describe('formatShortcut', () => {
  it('names Control on Windows and Linux', () => {
    expect(formatShortcut('Mod+Shift+C', false)).toBe('Ctrl+Shift+C')
  })
  it('uses the signs and their order on macOS', () => {
    expect(formatShortcut('Mod+Shift+C', true)).toBe('⇧⌘C')
    expect(formatShortcut('F6', true)).toBe('F6')
  })
})

describe('matchesShortcut', () => {
  it('matches the exact modifiers only', () => {
    expect(matchesShortcut(press('k', { ctrlKey: true }), 'Mod+K', false)).toBe(true)
    expect(matchesShortcut(press('k', { ctrlKey: true, shiftKey: true }), 'Mod+K', false)).toBe(false)
    expect(matchesShortcut(press('k'), 'Mod+K', false)).toBe(false)
  })
  it('takes Command for Mod on macOS', () => {
    expect(matchesShortcut(press('k', { metaKey: true }), 'Mod+K', true)).toBe(true)
    expect(matchesShortcut(press('k', { ctrlKey: true }), 'Mod+K', true)).toBe(false)
  })
  it('finds the letter by its place when a layout types another sign', () => {
    expect(matchesShortcut({ ...press('l', { ctrlKey: true, altKey: true }), key: 'ł' }, 'Mod+Alt+L', false)).toBe(true)
  })
})

describe('isApple', () => {
  it('knows the platform names of browsers and Node', () => {
    expect(['MacIntel', 'darwin', 'Win32', 'Linux x86_64', 'win32'].map(isApple)).toEqual([
      true,
      true,
      false,
      false,
      false
    ])
  })
})
