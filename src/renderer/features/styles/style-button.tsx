import { useState } from 'react'
import { useStore } from 'zustand'
import { useText } from '../../i18n'
import { Icon, Popover } from '../../ui'
import { useWorkbench, type Session } from '../../workbench/workbench'
import { StylePicker } from './style-picker'
import styles from './styles.module.css'

export interface StyleButtonProps {
  readonly session: Session
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
}

/** Shows the manuscript's citation style and opens the choice of styles. */
export function StyleButton({ session, open, onOpenChange }: StyleButtonProps) {
  const text = useText()
  const workbench = useWorkbench()
  useStore(workbench.styles.state)
  const [anchor, setAnchor] = useState<HTMLButtonElement | null>(null)
  const styleId = useStore(session.state, (state) => state.styleId)
  const title = workbench.styles.find(styleId)?.title ?? styleId
  return (
    <Popover
      open={open}
      onOpenChange={onOpenChange}
      anchor={anchor}
      align="end"
      label={text('shell.style')}
      trigger={
        <button ref={setAnchor} type="button" className={styles.button} aria-label={`${text('shell.style')}: ${title}`}>
          <span>{title}</span>
          <Icon name="chevron-down" />
        </button>
      }
    >
      <StylePicker
        current={styleId}
        onPick={(id) => {
          session.setStyle(id)
          onOpenChange(false)
        }}
      />
    </Popover>
  )
}
