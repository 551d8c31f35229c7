import type { BlockKind } from './side-editor'

/** What a key combination asks of the editor. */
export type EditorShortcut = BlockKind | 'undo' | 'redo' | 'link' | 'cite' | 'next-label' | 'previous-label'

interface ShortcutRow {
  readonly does: EditorShortcut
  /** The key by its place on the keyboard, so that layouts and input methods do not matter. */
  readonly code: string
  readonly primary?: true
  readonly alt?: true
  readonly shift?: true
  /** As a reader would press it, `Mod` being Ctrl or Cmd. */
  readonly shown: string
}

/**
 * The editor's own shortcuts; bold, italic, underline, cut, copy and paste are Lexical's. Ctrl+K is the palette's, so a
 * link takes Shift with it.
 */
export const EDITOR_SHORTCUTS: readonly ShortcutRow[] = [
  { does: 'heading1', code: 'Digit1', primary: true, alt: true, shown: 'Mod+Alt+1' },
  { does: 'heading2', code: 'Digit2', primary: true, alt: true, shown: 'Mod+Alt+2' },
  { does: 'heading3', code: 'Digit3', primary: true, alt: true, shown: 'Mod+Alt+3' },
  { does: 'heading4', code: 'Digit4', primary: true, alt: true, shown: 'Mod+Alt+4' },
  { does: 'paragraph', code: 'Digit0', primary: true, alt: true, shown: 'Mod+Alt+0' },
  { does: 'number', code: 'Digit7', primary: true, shift: true, shown: 'Mod+Shift+7' },
  { does: 'bullet', code: 'Digit8', primary: true, shift: true, shown: 'Mod+Shift+8' },
  { does: 'quote', code: 'Digit9', primary: true, shift: true, shown: 'Mod+Shift+9' },
  { does: 'link', code: 'KeyK', primary: true, shift: true, shown: 'Mod+Shift+K' },
  { does: 'cite', code: 'KeyC', primary: true, shift: true, shown: 'Mod+Shift+C' },
  { does: 'table', code: 'KeyT', alt: true, shift: true, shown: 'Alt+Shift+T' },
  { does: 'undo', code: 'KeyZ', primary: true, shown: 'Mod+Z' },
  { does: 'redo', code: 'KeyZ', primary: true, shift: true, shown: 'Mod+Shift+Z' },
  { does: 'redo', code: 'KeyY', primary: true, shown: 'Mod+Y' },
  { does: 'next-label', code: 'F8', shown: 'F8' },
  { does: 'previous-label', code: 'F8', shift: true, shown: 'Shift+F8' }
]

type Keys = Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** What a key event asks for, undefined when it is not one of ours. */
export function findShortcut(event: Keys): EditorShortcut | undefined {
  const isPrimary = event.ctrlKey || event.metaKey
  const row = EDITOR_SHORTCUTS.find(
    ({ code, primary, alt, shift }) =>
      isKey(event, code) &&
      isPrimary === (primary ?? false) &&
      event.altKey === (alt ?? false) &&
      event.shiftKey === (shift ?? false)
  )
  return row?.does
}

/** Letters go by what they type (Ctrl+Z on a German keyboard), other keys and other scripts by their place. */
function isKey(event: Keys, code: string): boolean {
  return code.startsWith('Key') && /^[a-z]$/i.test(event.key)
    ? code === `Key${event.key.toUpperCase()}`
    : code === event.code
}
