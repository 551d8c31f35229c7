import styles from './kbd.module.css'
import { formatShortcut, isApple, type Shortcut } from './shortcut'

/** A shortcut, as the user's keyboard names its keys. */
export function Kbd({ shortcut }: { readonly shortcut: Shortcut }) {
  return <kbd className={styles.kbd}>{formatShortcut(shortcut, isApple(navigator.platform))}</kbd>
}
