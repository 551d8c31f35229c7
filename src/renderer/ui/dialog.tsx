import type { CSSProperties, ReactNode } from 'react'
import { Dialog as Base } from '@base-ui/react/dialog'
import styles from './dialog.module.css'
import { IconButton } from './button'
import { classes } from './control'
import { useReturnFocus } from './use-return-focus'

export interface DialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly closeLabel: string
  /** Width in px. */
  readonly width?: number
  /** `top` hangs under the title bar, as command palettes do. */
  readonly place?: 'centre' | 'top'
  /** Without padding and scroll bar of its own: the content brings both. */
  readonly flush?: boolean
  /** Keeps the title for assistive technology only. */
  readonly titleHidden?: boolean
  readonly footer?: ReactNode
  readonly children: ReactNode
}

/** A modal dialog: focus stays in it, Esc closes it, focus returns to where it was. */
export function Dialog(props: DialogProps) {
  const { open, onClose, title, closeLabel, width, place = 'centre', flush, titleHidden, footer, children } = props
  const returnFocus = useReturnFocus(open)
  const style = width === undefined ? undefined : ({ '--dialog-width': `${width}px` } as CSSProperties)
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup className={classes(styles.popup, place === 'top' && styles.top)} style={style} {...returnFocus}>
          <div className={classes(styles.body, flush && styles.flush)}>{children}</div>
          {footer && <div className={styles.foot}>{footer}</div>}
          {/* Last in order, first in sight: the focus begins in the content. */}
          {titleHidden ? (
            <Base.Title className="visually-hidden">{title}</Base.Title>
          ) : (
            <div className={styles.head}>
              <Base.Title className={styles.title}>{title}</Base.Title>
              <IconButton icon="close" label={closeLabel} onClick={onClose} />
            </div>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
