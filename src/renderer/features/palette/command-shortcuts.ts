import { useEffect } from 'react'
import { isApple, isComposingKey, matchesShortcut, type Command } from '../../ui'

/** Runs the command whose shortcut is pressed, wherever the focus is; never while an input method composes. */
export function useCommandShortcuts(commands: readonly Command[]): void {
  useEffect(() => {
    const apple = isApple(navigator.platform)
    const press = (event: KeyboardEvent) => {
      if (isComposingKey(event) || event.defaultPrevented) return
      const command = commands.find(
        ({ shortcut, enabled }) => enabled && shortcut !== undefined && matchesShortcut(event, shortcut, apple)
      )
      if (!command) return
      event.preventDefault()
      command.run()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [commands])
}
