import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useText } from '../../i18n'
import { classes, Icon, Popover } from '../../ui'
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
  const { hasJournals } = useStore(workbench.styles.state)
  const [anchor, setAnchor] = useState<HTMLButtonElement | null>(null)
  const styleId = useStore(session.state, (state) => state.styleId)
  const found = workbench.styles.find(styleId)
  const isMissing = found === undefined && hasJournals
  const title = found?.title ?? (isMissing ? text('styles.missingShort', { id: styleId }) : styleId)
  useEffect(() => {
    // It may be a journal's, which are read when they are asked for.
    if (!found) void workbench.styles.loadJournals().catch(() => undefined)
  }, [found, workbench.styles])
  return (
    <Popover
      open={open}
      onOpenChange={onOpenChange}
      anchor={anchor}
      align="end"
      label={text('shell.style')}
      trigger={
        <button
          ref={setAnchor}
          type="button"
          className={classes(styles.button, isMissing && styles.missing)}
          aria-label={`${text('shell.style')}: ${title}`}
        >
          {isMissing && <Icon name="alert" />}
          <span>{title}</span>
          <Icon name="chevron-down" />
        </button>
      }
    >
      <StylePicker
        current={styleId}
        onUse={session.setStyle}
        onPick={(id) => {
          session.setStyle(id)
          onOpenChange(false)
        }}
      />
    </Popover>
  )
}
