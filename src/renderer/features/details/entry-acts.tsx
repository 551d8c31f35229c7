import { useText } from '../../i18n'
import { IconButton } from '../../ui'
import { keepFocus } from './keep-focus'
import styles from './details.module.css'

export interface EntryActsProps {
  /** What the buttons are about, for those who hear them. */
  readonly name: string
  readonly index: number
  readonly count: number
  readonly onMove: (to: number) => void
  readonly onRemove: () => void
}

/** Moves an entry of a list up and down, and takes it out. */
export function EntryActs({ name, index, count, onMove, onRemove }: EntryActsProps) {
  const text = useText()
  return (
    <div className={styles.acts}>
      <IconButton
        icon="arrow-up"
        size="small"
        label={text('details.up', { name })}
        shortcut="Alt+↑"
        disabled={index === 0}
        onClick={() => keepFocus(() => onMove(index - 1))}
      />
      <IconButton
        icon="arrow-down"
        size="small"
        label={text('details.down', { name })}
        shortcut="Alt+↓"
        disabled={index === count - 1}
        onClick={() => keepFocus(() => onMove(index + 1))}
      />
      <IconButton icon="close" size="small" label={text('details.remove', { name })} onClick={onRemove} />
    </div>
  )
}
