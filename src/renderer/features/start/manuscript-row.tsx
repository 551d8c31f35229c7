import { useEffect, useRef, useState } from 'react'
import { useFormats, useText } from '../../i18n'
import { IconButton, Menu, TextField, useToast, isComposingKey, type MenuEntry } from '../../ui'
import { useWorkbench, type ManuscriptSummary } from '../../workbench/workbench'
import type { Attempt } from './attempt'
import styles from './start.module.css'

export interface ManuscriptRowProps {
  readonly summary: ManuscriptSummary
  readonly attempt: Attempt
}

/** One manuscript: a click opens it, its menu renames, duplicates and bins it. In the bin it can be restored. */
export function ManuscriptRow({ summary, attempt }: ManuscriptRowProps) {
  const text = useText()
  const formats = useFormats()
  const { manuscripts } = useWorkbench()
  const [renaming, setRenaming] = useState(false)
  const entries = useRowEntries(summary, attempt, () => setRenaming(true))
  const binned = summary.binnedAt !== undefined
  const title = summary.title || text('common.untitled')
  return (
    <li className={styles.row}>
      {renaming ? (
        <RenameField summary={summary} attempt={attempt} onDone={() => setRenaming(false)} />
      ) : (
        <button
          type="button"
          className={styles.rowTitle}
          title={title}
          disabled={binned}
          onClick={() => attempt(() => manuscripts.open(summary.id))}
        >
          {title}
        </button>
      )}
      <span>{formats.number(summary.words)}</span>
      <span>{formats.number(summary.hanCharacters)}</span>
      <span className={summary.unresolved > 0 ? styles.unresolved : undefined}>
        {summary.unresolved > 0 ? formats.number(summary.unresolved) : '–'}
      </span>
      <time dateTime={summary.modifiedAt}>{formats.moment(summary.binnedAt ?? summary.modifiedAt)}</time>
      <Menu
        align="end"
        trigger={<IconButton icon="more" size="small" label={text('start.actsFor', { title })} />}
        entries={entries}
      />
    </li>
  )
}

function useRowEntries(summary: ManuscriptSummary, attempt: Attempt, onRename: () => void): readonly MenuEntry[] {
  const text = useText()
  const toast = useToast()
  const { manuscripts } = useWorkbench()
  const { id, title } = summary
  const restore = () => attempt(() => manuscripts.restore(id))
  if (summary.binnedAt !== undefined) {
    return [{ kind: 'item', id: 'restore', icon: 'restore', label: text('common.restore'), run: restore }]
  }
  const bin = () =>
    attempt(async () => {
      await manuscripts.moveToBin(id)
      toast(text('start.binned', { title }), { label: text('common.undo'), run: restore })
    })
  return [
    {
      kind: 'item',
      id: 'open',
      label: text('common.open'),
      icon: 'sheet',
      run: () => attempt(() => manuscripts.open(id))
    },
    { kind: 'item', id: 'rename', label: text('common.rename'), icon: 'edit', run: onRename },
    {
      kind: 'item',
      id: 'copy',
      label: text('start.duplicate'),
      icon: 'copy',
      run: () => attempt(() => manuscripts.duplicate(id).then(() => undefined))
    },
    { kind: 'separator', id: 'line' },
    { kind: 'item', id: 'bin', label: text('start.toBin'), icon: 'bin', run: bin }
  ]
}

interface RenameFieldProps extends ManuscriptRowProps {
  readonly onDone: () => void
}

function RenameField({ summary, attempt, onDone }: RenameFieldProps) {
  const text = useText()
  const { manuscripts } = useWorkbench()
  const [title, setTitle] = useState(summary.title)
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  // The menu gives the focus back to its button when it closes; the field takes it after that.
  useEffect(() => {
    const frame = requestAnimationFrame(() => field.current?.select())
    return () => cancelAnimationFrame(frame)
  }, [])
  const finish = (save: boolean) => {
    onDone()
    const next = title.trim()
    if (save && next && next !== summary.title) attempt(() => manuscripts.rename(summary.id, next))
  }
  return (
    <TextField
      ref={field}
      label={text('shell.title')}
      labelHidden
      value={title}
      onChange={setTitle}
      onEnter={() => finish(true)}
      onBlur={() => finish(true)}
      onKeyDown={(event) => event.key === 'Escape' && !isComposingKey(event) && finish(false)}
    />
  )
}
