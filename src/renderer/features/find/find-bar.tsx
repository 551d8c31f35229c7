import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import { SIDE_NAMES } from '#core/manuscript/manuscript'
import { useText } from '../../i18n'
import { Button, Checkbox, IconButton, isComposingKey, SearchField, TextField } from '../../ui'
import type { Session } from '../../workbench/workbench'
import { useFind } from './use-find'
import styles from './find.module.css'

export interface FindBarProps {
  readonly session: Session
  readonly onClose: () => void
}

/** Finds and replaces in both sides, one after the other. Enter goes on, Shift+Enter back, Esc closes. */
export function FindBar({ session, onClose }: FindBarProps) {
  const text = useText()
  const box = useRef<HTMLInputElement>(null)
  const [replacement, setReplacement] = useState('')
  const languages = useStore(session.state, (state) => state.languages)
  const find = useFind(session)
  useEffect(() => box.current?.select(), [])

  const close = (): void => {
    find.clear()
    session.editors[session.state.getState().activeSide].focus()
    onClose()
  }
  const keyDown = (event: KeyboardEvent): void => {
    if (isComposingKey(event)) return
    if (event.key === 'Enter') {
      event.preventDefault()
      find.step(event.shiftKey ? -1 : 1)
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      close()
    }
  }
  const total = find.counts.leading + find.counts.facing
  return (
    <search className={styles.bar} aria-label={text('find.title')}>
      <div className={styles.line}>
        <SearchField
          ref={box}
          label={text('find.find')}
          clearLabel={text('common.clear')}
          value={find.query}
          onChange={find.setQuery}
          onKeyDown={keyDown}
        />
        <span className={styles.count} role="status">
          {find.query !== '' &&
            (total === 0
              ? text('find.none')
              : SIDE_NAMES.map((side) => `${languages[side].split('-')[0]?.toUpperCase()} ${find.counts[side]}`).join(
                  ' · '
                ))}
        </span>
        <IconButton
          icon="chevron-up"
          label={text('find.previous')}
          disabled={total === 0}
          onClick={() => find.step(-1)}
        />
        <IconButton icon="chevron-down" label={text('find.next')} disabled={total === 0} onClick={() => find.step(1)} />
        <Checkbox
          label={text('find.case')}
          checked={find.options.caseSensitive}
          onChange={(caseSensitive) => find.setOptions({ ...find.options, caseSensitive })}
        />
        <Checkbox
          label={text('find.word')}
          checked={find.options.wholeWord}
          onChange={(wholeWord) => find.setOptions({ ...find.options, wholeWord })}
        />
        <IconButton icon="close" label={text('common.close')} onClick={close} />
      </div>
      <div className={styles.line}>
        <TextField
          label={text('find.replaceWith')}
          labelHidden
          placeholder={text('find.replaceWith')}
          value={replacement}
          onChange={setReplacement}
          onEnter={() => find.replace(replacement)}
        />
        <Button disabled={total === 0} onClick={() => find.replace(replacement)}>
          {text('find.replace')}
        </Button>
        <Button disabled={total === 0} onClick={() => find.replaceAll(replacement)}>
          {text('find.replaceAll')}
        </Button>
        {find.replaced !== undefined && <span role="status">{text('find.replaced', { count: find.replaced })}</span>}
      </div>
    </search>
  )
}
