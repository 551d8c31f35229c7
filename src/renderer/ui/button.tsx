import type { ComponentProps } from 'react'
import styles from './button.module.css'
import { classes } from './control'
import { Icon, type IconName } from './icon'
import { Tooltip } from './tooltip'
import type { Shortcut } from './shortcut'

export interface ButtonProps extends ComponentProps<'button'> {
  /** `main` is the one main action of a view; `quiet` has no box until it is touched. */
  readonly variant?: 'plain' | 'main' | 'quiet' | 'danger'
  readonly size?: 'normal' | 'small'
  readonly icon?: IconName
  /** Shows that the action is under way and takes no second click. */
  readonly busy?: boolean
}

/** A button with words. */
export function Button({ variant = 'plain', size, icon, busy = false, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={busy || rest.disabled}
      aria-busy={busy || undefined}
      className={classes(styles.button, styles[variant], size === 'small' && styles.small, className)}
    >
      {busy ? <span className={styles.spin} aria-hidden="true" /> : icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly icon: IconName
  /** What it does: its accessible name and its tooltip. */
  readonly label: string
  readonly shortcut?: Shortcut
  readonly size?: 'normal' | 'small'
  /** Makes it a toggle. */
  readonly pressed?: boolean
}

/** A button that is only an icon; its label shows on hover and focus. */
export function IconButton({ icon, label, shortcut, size, pressed, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} {...(shortcut ? { shortcut } : {})}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        aria-pressed={pressed}
        className={classes(styles.button, styles.quiet, styles.icon, size === 'small' && styles.small, className)}
      >
        <Icon name={icon} />
      </button>
    </Tooltip>
  )
}
