import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { useText } from '../../i18n'
import { Button, classes, Icon, IconButton, isComposingKey, Kbd } from '../../ui'
import type { SaveState, Session } from '../../workbench/workbench'
import styles from './shell.module.css'

export interface TitleBarProps {
  readonly session: Session
  readonly onBack: () => void
  readonly onPalette: () => void
  /** What stands at its end: style, export, inspector. */
  readonly children: ReactNode
}

/** The window's first line: where we are, whether it is saved, the way to every command, style and export. */
export function TitleBar({ session, onBack, onPalette, children }: TitleBarProps) {
  const text = useText()
  const save = useStore(session.state, (state) => state.save)
  return (
    <header className={styles.bar} data-pane="title">
      <div className={styles.barStart}>
        <IconButton icon="back" label={text('shell.back')} onClick={onBack} />
        <TitleField session={session} />
        <SaveMark save={save} onRetry={() => void session.saveNow()} />
      </div>
      <button type="button" className={styles.search} onClick={onPalette}>
        <Icon name="search" />
        <span>{text('shell.searchOrCommand')}</span>
        <Kbd shortcut="Mod+K" />
      </button>
      <div className={styles.barEnd}>{children}</div>
    </header>
  )
}

function TitleField({ session }: { readonly session: Session }) {
  const text = useText()
  const title = useStore(session.state, (state) => state.title)
  const [draft, setDraft] = useState<string>()
  const commit = () => {
    const next = draft?.trim()
    if (next && next !== title) session.setTitle(next)
    setDraft(undefined)
  }
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposingKey(event)) return
    if (event.key === 'Escape') setDraft(undefined)
    if (event.key === 'Enter') {
      event.preventDefault()
      event.currentTarget.blur()
    }
  }
  return (
    <input
      className={styles.title}
      aria-label={text('shell.title')}
      title={title}
      placeholder={text('common.untitled')}
      value={draft ?? title}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={keyDown}
    />
  )
}

function SaveMark({ save, onRetry }: { readonly save: SaveState; readonly onRetry: () => void }) {
  const text = useText()
  if (save.kind === 'failed') {
    const message = text('shell.saveFailed', { message: save.message })
    return (
      <>
        <span className={classes(styles.save, styles.failed)} role="alert" title={message}>
          <Icon name="alert" />
          <span>{message}</span>
        </span>
        <Button size="small" variant="danger" onClick={onRetry}>
          {text('common.retry')}
        </Button>
      </>
    )
  }
  return (
    <span className={styles.save}>
      <Icon name="check" />
      {save.kind === 'saved' ? (
        <span>{text('shell.saved')}</span>
      ) : (
        // Most writes are over within a blink: the words change only when one takes longer.
        <span className={styles.saving} data-before={text('shell.saved')}>
          <span>{text('shell.saving')}</span>
        </span>
      )}
    </span>
  )
}
