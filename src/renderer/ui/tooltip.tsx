import type { ReactElement } from 'react'
import { Tooltip as Base } from '@base-ui/react/tooltip'
import { Kbd } from './kbd'
import styles from './popup.module.css'
import { classes } from './control'
import type { Shortcut } from './shortcut'

export interface TooltipProps {
  readonly text: string
  readonly shortcut?: Shortcut
  readonly side?: 'top' | 'bottom' | 'left' | 'right'
  /** The control it belongs to; must carry its own accessible name. */
  readonly children: ReactElement<Record<string, unknown>>
}

/** A short name shown beside a control on hover and keyboard focus. */
export function Tooltip({ text, shortcut, side = 'bottom', children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} delay={500} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className={styles.positioner}>
          <Base.Popup className={classes(styles.popup, styles.tooltip)}>
            {text}
            {shortcut && <Kbd shortcut={shortcut} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
