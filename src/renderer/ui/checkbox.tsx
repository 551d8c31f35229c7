import type { ReactNode } from 'react'
import { Checkbox as Base } from '@base-ui/react/checkbox'
import styles from './choice.module.css'
import { Icon } from './icon'

export interface CheckboxProps {
  readonly label: ReactNode
  readonly labelHidden?: boolean
  readonly checked: boolean
  readonly indeterminate?: boolean
  readonly onChange: (checked: boolean) => void
  readonly disabled?: boolean
}

/** A yes-or-no choice. A click on its words counts. */
export function Checkbox({ label, labelHidden, checked, indeterminate, onChange, disabled }: CheckboxProps) {
  return (
    <label className={styles.row}>
      <Base.Root
        className={styles.box}
        checked={checked}
        indeterminate={indeterminate ?? false}
        disabled={disabled ?? false}
        onCheckedChange={onChange}
      >
        <Base.Indicator>
          <Icon name="check" />
        </Base.Indicator>
      </Base.Root>
      <span className={labelHidden ? 'visually-hidden' : undefined}>{label}</span>
    </label>
  )
}
