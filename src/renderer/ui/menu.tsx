import type { ReactElement } from 'react'
import { Menu as Base } from '@base-ui/react/menu'
import styles from './popup.module.css'
import { classes } from './control'
import { Icon, type IconName } from './icon'
import { Kbd } from './kbd'
import type { Shortcut } from './shortcut'

export type MenuEntry =
  | {
      readonly kind: 'item'
      readonly id: string
      readonly label: string
      readonly icon?: IconName
      readonly shortcut?: Shortcut
      /** Shows a tick: the entry is one of several choices, or a switch. */
      readonly checked?: boolean
      readonly danger?: boolean
      readonly disabled?: boolean
      readonly run: () => void
    }
  | { readonly kind: 'separator'; readonly id: string }
  | { readonly kind: 'title'; readonly id: string; readonly label: string }

export interface MenuProps {
  /** The button that opens it; an element, so that any control can. */
  readonly trigger: ReactElement<Record<string, unknown>>
  readonly entries: readonly MenuEntry[]
  readonly align?: 'start' | 'end'
}

/** A menu of acts or choices under its button. */
export function Menu({ trigger, entries, align = 'start' }: MenuProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={4} className={styles.positioner}>
          <Base.Popup className={classes(styles.popup, styles.list)}>
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

function Entry({ entry }: { readonly entry: MenuEntry }) {
  if (entry.kind === 'separator') return <Base.Separator className={styles.separator} />
  if (entry.kind === 'title') return <div className={styles.group}>{entry.label}</div>
  const words = (
    <>
      {entry.icon && <Icon name={entry.icon} />}
      <span className={styles.words}>{entry.label}</span>
      {entry.shortcut && <Kbd shortcut={entry.shortcut} />}
    </>
  )
  const className = classes(styles.item, entry.danger === true && styles.danger)
  if (entry.checked === undefined) {
    return (
      <Base.Item className={className} disabled={entry.disabled ?? false} onClick={entry.run}>
        {words}
      </Base.Item>
    )
  }
  return (
    <Base.CheckboxItem
      className={className}
      checked={entry.checked}
      disabled={entry.disabled ?? false}
      onCheckedChange={entry.run}
      closeOnClick
    >
      <span className={styles.tick}>{entry.checked && <Icon name="check" />}</span>
      {words}
    </Base.CheckboxItem>
  )
}
