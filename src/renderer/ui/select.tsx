import { Select as Base } from '@base-ui/react/select'
import styles from './popup.module.css'
import field from './field.module.css'
import { classes } from './control'
import { Icon } from './icon'

export interface Choice<T extends string> {
  readonly value: T
  readonly label: string
}

export interface SelectProps<T extends string> {
  readonly label: string
  /** Keeps the label for assistive technology only. */
  readonly labelHidden?: boolean
  readonly value: T
  readonly choices: readonly Choice<T>[]
  readonly onChange: (value: T) => void
  readonly disabled?: boolean
}

/** One of a few fixed values. */
export function Select<T extends string>({ label, labelHidden, value, choices, onChange, disabled }: SelectProps<T>) {
  return (
    <div className={field.field}>
      {!labelHidden && <span className={field.label}>{label}</span>}
      <Base.Root
        items={choices}
        value={value}
        onValueChange={(next) => next !== null && onChange(next)}
        disabled={disabled ?? false}
        modal={false}
      >
        <Base.Trigger className={classes(field.input, field.select)} aria-label={label}>
          <Base.Value className={field.value} />
          <Base.Icon className={field.chevron}>
            <Icon name="chevron-down" />
          </Base.Icon>
        </Base.Trigger>
        <Base.Portal>
          <Base.Positioner className={styles.positioner} sideOffset={4} alignItemWithTrigger={false}>
            <Base.Popup className={styles.popup}>
              <Base.List className={styles.list}>
                {choices.map((choice) => (
                  <Base.Item key={choice.value} value={choice.value} className={styles.item}>
                    <span className={styles.tick}>
                      <Base.ItemIndicator>
                        <Icon name="check" />
                      </Base.ItemIndicator>
                    </span>
                    <Base.ItemText>{choice.label}</Base.ItemText>
                  </Base.Item>
                ))}
              </Base.List>
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </div>
  )
}
