import { useEffect, useState, type CSSProperties, type KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import type { SideName } from '#core/manuscript/manuscript'
import { useText } from '../../i18n'
import { classes, EmptyState, isComposingKey, PairingMark } from '../../ui'
import type { Session } from '../../workbench/workbench'
import { outlineRows, type OutlineHeading, type OutlineRow } from './outline-rows'
import styles from './outline.module.css'

/** The headings of both sides, paired; a click goes to the heading on its page. Give it the session's id as key. */
export function OutlinePanel({ session }: { readonly session: Session }) {
  const text = useText()
  const rows = useOutline(session)
  if (rows.length === 0) {
    return <EmptyState icon="outline" title={text('outline.empty')} text={text('outline.emptyText')} />
  }
  return (
    <ol className={styles.rows}>
      {rows.map((row) => (
        <OutlineLine key={`${row.leading?.block ?? ''}-${row.facing?.block ?? ''}`} row={row} session={session} />
      ))}
    </ol>
  )
}

function OutlineLine({ row, session }: { readonly row: OutlineRow; readonly session: Session }) {
  const text = useText()
  const style = { '--depth': row.depth } as CSSProperties
  return (
    <li className={classes(styles.row, row.depth === 1 && styles.top)} style={style}>
      <div>
        {row.leading && <HeadingButton heading={row.leading} side="leading" session={session} />}
        {row.facing && <HeadingButton heading={row.facing} side="facing" session={session} />}
      </div>
      <span className={styles.mark}>
        <PairingMark
          state={row.state ?? 'untranslated'}
          label={row.state ? text(`pairing.${row.state}`) : text('outline.unpaired')}
        />
      </span>
    </li>
  )
}

interface HeadingButtonProps {
  readonly heading: OutlineHeading
  readonly side: SideName
  readonly session: Session
}

function HeadingButton({ heading, side, session }: HeadingButtonProps) {
  const text = useText()
  const language = useStore(session.state, (state) => state.languages[side])
  return (
    <button
      type="button"
      lang={language}
      title={heading.text}
      className={side === 'leading' ? styles.leading : styles.facing}
      onClick={() => session.editors[side].revealBlock(heading.block)}
      onKeyDown={moveFocus}
    >
      {heading.text || text('outline.untitled')}
    </button>
  )
}

/** Reads the headings again a moment after the text changes. */
function useOutline(session: Session): readonly OutlineRow[] {
  const [rows, setRows] = useState(() => outlineRows(session.read()))
  useEffect(() => {
    let timer: number | undefined
    const readSoon = () => {
      window.clearTimeout(timer)
      timer = window.setTimeout(() => {
        const next = outlineRows(session.read())
        setRows((shown) => (JSON.stringify(shown) === JSON.stringify(next) ? shown : next))
      }, 300)
    }
    const stops = [session.editors.leading.onChange(readSoon), session.editors.facing.onChange(readSoon)]
    return () => {
      window.clearTimeout(timer)
      for (const stop of stops) stop()
    }
  }, [session])
  return rows
}

function moveFocus(event: KeyboardEvent<HTMLButtonElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || isComposingKey(event)) return
  const buttons = [...(event.currentTarget.closest('ol')?.querySelectorAll('button') ?? [])]
  const at = buttons.indexOf(event.currentTarget)
  buttons[Math.min(buttons.length - 1, Math.max(0, at + step))]?.focus()
  event.preventDefault()
}
