/** A shortcut as commands write it: `Mod+Shift+C`. `Mod` is Command on macOS, Control elsewhere. */
export type Shortcut = string

interface KeyPress {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

const MAC_SIGNS: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Ctrl: '⌃', Enter: '↩' }

/** True on Apple systems, where shortcuts read as signs. */
export function isApple(platform: string): boolean {
  return /mac|iphone|ipad|darwin/i.test(platform)
}

/** The keys as the user's keyboard names them: `Ctrl+Shift+C`, on macOS `⇧⌘C`. */
export function formatShortcut(shortcut: Shortcut, apple: boolean): string {
  const keys = shortcut.split('+')
  if (!apple) return keys.map((key) => (key === 'Mod' ? 'Ctrl' : key)).join('+')
  const order = ['Ctrl', 'Alt', 'Shift', 'Mod']
  const modifiers = order.filter((modifier) => keys.includes(modifier))
  return [...modifiers, ...keys.filter((key) => !order.includes(key))].map((key) => MAC_SIGNS[key] ?? key).join('')
}

/** Whether a key press is the shortcut. Letters and digits match by place too, so that Alt and layouts do not hide them. */
export function matchesShortcut(event: KeyPress, shortcut: Shortcut, apple: boolean): boolean {
  const keys = shortcut.split('+')
  const wanted = (modifier: string) => keys.includes(modifier)
  const control = wanted('Ctrl') || (!apple && wanted('Mod'))
  const meta = apple && wanted('Mod')
  if (event.ctrlKey !== control || event.metaKey !== meta) return false
  if (event.shiftKey !== wanted('Shift') || event.altKey !== wanted('Alt')) return false
  const key = keys.at(-1) ?? ''
  if (event.key.toLowerCase() === key.toLowerCase()) return true
  return event.code === `Key${key.toUpperCase()}` || event.code === `Digit${key}`
}
