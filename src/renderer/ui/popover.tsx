import type { ReactElement, ReactNode } from 'react'
import { Popover as Base } from '@base-ui/react/popover'
import styles from './popup.module.css'
import { classes } from './control'
import { useReturnFocus } from './use-return-focus'

export interface PopoverProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  /** The button that opens it. Leave out where `anchor` stands for something in the text. */
  readonly trigger?: ReactElement<Record<string, unknown>>
  readonly anchor?: Element | { readonly getBoundingClientRect: () => DOMRect } | null
  readonly label: string
  readonly align?: 'start' | 'center' | 'end'
  readonly children: ReactNode
}

/** A floating panel with controls. Esc and a click elsewhere close it; focus returns to where it was. */
export function Popover({ open, onOpenChange, trigger, anchor, label, align = 'start', children }: PopoverProps) {
  const returnFocus = useReturnFocus(open)
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Positioner
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className={styles.positioner}
          {...(anchor ? { anchor } : {})}
        >
          <Base.Popup className={classes(styles.popup, styles.popover)} aria-label={label} {...returnFocus}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
