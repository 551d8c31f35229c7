import { useText } from '../../i18n'
import { classes, Icon, Tooltip, type IconName } from '../../ui'
import styles from './shell.module.css'

export interface RailItem {
  readonly id: string
  readonly icon: IconName
  readonly title: string
  /** Something that waits to be dealt with; shown when above zero. */
  readonly count?: number
}

export interface RailProps {
  readonly items: readonly RailItem[]
  readonly open: string | undefined
  readonly onToggle: (id: string) => void
  readonly onPreferences: () => void
}

/** The strip of panel buttons at the left edge. */
export function Rail({ items, open, onToggle, onPreferences }: RailProps) {
  const text = useText()
  return (
    <nav className={styles.rail} aria-label={text('shell.panels')} data-pane="rail">
      {items.map((item) => (
        <Tooltip key={item.id} text={item.title} side="right">
          <button
            type="button"
            className={styles.railButton}
            aria-label={item.count ? `${shownCount(item.count)} ${item.title}` : item.title}
            aria-expanded={item.id === open}
            aria-controls={item.id === open ? 'left-panel' : undefined}
            onClick={() => onToggle(item.id)}
          >
            <Icon name={item.icon} size={20} />
            {item.count !== undefined && item.count > 0 && (
              <span className={styles.count} aria-hidden="true">
                {shownCount(item.count)}
              </span>
            )}
          </button>
        </Tooltip>
      ))}
      <Tooltip text={text('shell.preferences')} side="right" shortcut="Mod+,">
        <button
          type="button"
          className={classes(styles.railButton, styles.railEnd)}
          aria-label={text('shell.preferences')}
          onClick={onPreferences}
        >
          <Icon name="gear" size={20} />
        </button>
      </Tooltip>
    </nav>
  )
}

function shownCount(count: number): string {
  return count > 99 ? '99+' : String(count)
}
