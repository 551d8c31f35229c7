import type { ReactNode } from 'react'
import { Combobox as Base } from '@base-ui/react/combobox'
import styles from './popup.module.css'
import field from './field.module.css'
import { classes } from './control'
import { Icon } from './icon'

export interface ComboboxProps<T> {
  readonly label: string
  readonly labelHidden?: boolean
  readonly placeholder?: string
  readonly query: string
  readonly onQueryChange: (query: string) => void
  /** What the query finds, in rank order: the caller searches, so that every field and pinyin count. */
  readonly items: readonly T[]
  readonly itemKey: (item: T) => string
  /** One line of text for an item, what assistive technology reads. */
  readonly itemText: (item: T) => string
  readonly renderItem?: (item: T) => ReactNode
  readonly onPick: (item: T) => void
  /** Said when nothing is found. */
  readonly emptyText: string
}

/** A search box with its hits under it. Arrows move, Enter picks, Esc closes; keys of an input method are its own. */
export function Combobox<T>(props: ComboboxProps<T>) {
  const { label, items, itemKey, itemText, onPick, query, onQueryChange } = props
  return (
    <Base.Root
      items={items}
      filter={null}
      value={null}
      inputValue={query}
      autoHighlight
      itemToStringLabel={itemText}
      onInputValueChange={(next, details) => {
        if (details.reason === 'input-change' || details.reason === 'input-clear') onQueryChange(next)
      }}
      onValueChange={(item: T | null) => item !== null && onPick(item)}
    >
      <label className={field.field}>
        {!props.labelHidden && <span className={field.label}>{label}</span>}
        <span className={field.search}>
          <Icon name="search" />
          <Base.Input aria-label={label} placeholder={props.placeholder ?? label} className={field.input} />
        </span>
      </label>
      <Base.Portal>
        <Base.Positioner className={styles.positioner} sideOffset={4}>
          <Base.Popup className={styles.popup}>
            <Base.Empty className={styles.empty}>{props.emptyText}</Base.Empty>
            <Base.List className={classes(styles.list)}>
              {(item: T) => (
                <Base.Item key={itemKey(item)} value={item} className={styles.item}>
                  {props.renderItem ? props.renderItem(item) : itemText(item)}
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
