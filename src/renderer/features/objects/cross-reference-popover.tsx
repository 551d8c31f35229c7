import { useState } from 'react'
import type { SideName } from '#core/manuscript/manuscript'
import type { CrossReference } from '#core/manuscript/nodes'
import { listTargets } from '#core/manuscript/target-readings'
import { useText } from '../../i18n'
import { Button, Popover } from '../../ui'
import type { Session } from '../../workbench/workbench'
import styles from './objects.module.css'

export interface CrossReferencePopoverProps {
  readonly session: Session
  readonly side: SideName
  readonly anchor: HTMLElement
  readonly reference: CrossReference
  readonly onGoTo: () => void
  readonly onChange: () => void
  readonly onDelete: () => void
  readonly onClose: () => void
}

/** What a cross reference leads to, the way there, and the way to another target. */
export function CrossReferencePopover(props: CrossReferencePopoverProps) {
  const { session, side, anchor, reference, onGoTo, onChange, onDelete, onClose } = props
  const text = useText()
  const [target] = useState(() =>
    listTargets(session.editors[side].read(), session.state.getState().languages[side]).find(
      ({ id }) => id === reference.target
    )
  )
  const words = target && [target.readings.label ?? target.readings.number, target.words].filter(Boolean).join(' · ')
  return (
    <Popover open onOpenChange={(open) => !open && onClose()} anchor={anchor} label={text('objects.reference')}>
      <div className={styles.thread}>
        <p className={words === undefined ? styles.gone : styles.leadsTo}>
          {words ?? text('objects.reference.gone', { text: reference.text })}
        </p>
        <div className={styles.referenceActs}>
          {target && (
            <Button variant="main" size="small" onClick={onGoTo}>
              {text('objects.reference.goTo')}
            </Button>
          )}
          <Button size="small" onClick={onChange}>
            {text('objects.reference.change')}
          </Button>
          <Button variant="quiet" size="small" icon="bin" onClick={onDelete}>
            {text('common.delete')}
          </Button>
        </div>
      </div>
    </Popover>
  )
}
