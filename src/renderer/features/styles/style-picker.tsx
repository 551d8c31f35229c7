import { useDeferredValue, useEffect, useState, type KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import { DEFAULT_STYLE } from '#core/citation/style-catalogue'
import { useText } from '../../i18n'
import { isComposingKey, Notice, SearchField } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'
import { hasFaults, OwnStyle, useOwnFiles } from './own-style'
import { pickerRows, rowKey } from './picker-rows'
import { optionId, StyleList } from './style-list'
import { StylePreviewPanel } from './style-preview'
import styles from './styles.module.css'

export interface StylePickerProps {
  readonly current: string
  /** Takes a style without leaving the picker, which has something to say about it. */
  readonly onUse: (id: string) => void
  /** Takes a style, and is done. */
  readonly onPick: (id: string) => void
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }

/** Shortlist, own styles and search over every style and journal. Arrows move, Enter chooses; it takes effect at once. */
export function StylePicker({ current, onUse, onPick }: StylePickerProps) {
  const text = useText()
  const { styles: library } = useWorkbench()
  const { hasJournals } = useStore(library.state)
  const [query, setQuery] = useState('')
  const [moved, setMoved] = useState<string>()
  const [isPointed, setPointed] = useState(false)
  const wanted = useDeferredValue(query)
  useEffect(() => void library.loadJournals().catch(() => undefined), [library])
  const rows = pickerRows(library, wanted)
  const choices = rows.filter((row) => row.kind === 'style')
  const at = choices.findIndex((row) => rowKey(row.entry) === moved)
  const start = wanted.trim() === '' ? choices.findIndex((row) => row.entry.id === library.find(current)?.id) : 0
  const chosen = choices[at >= 0 ? at : Math.max(0, start)]
  const files = useOwnFiles((id, isSilent) => (isSilent ? onPick(id) : onUse(id)))
  const remove = (id: string) => void library.removeOwn(id)
  const move = (step: number) => {
    const from = chosen ? choices.indexOf(chosen) : 0
    const next = choices[Math.min(choices.length - 1, Math.max(0, from + step))]
    if (next) setMoved(rowKey(next.entry))
    setPointed(false)
  }
  const keyDown = (event: KeyboardEvent) => {
    if (isComposingKey(event)) return
    const step = STEPS[event.key]
    if (step !== undefined) move(step)
    else if (event.key === 'Enter' && chosen) onPick(chosen.entry.id)
    else if (event.key === 'Delete' && event.shiftKey && chosen?.entry.own) remove(chosen.entry.id)
    else return
    event.preventDefault()
  }
  const isMissing = hasJournals && library.find(current) === undefined
  return (
    <div className={styles.picker}>
      <SearchField
        label={text('styles.search')}
        clearLabel={text('common.clear')}
        value={query}
        role="combobox"
        aria-expanded
        aria-controls="style-list"
        aria-activedescendant={chosen && optionId(chosen.entry)}
        onChange={(next) => {
          setQuery(next)
          setMoved(undefined)
          setPointed(false)
          files.dismiss()
        }}
        onKeyDown={keyDown}
      />
      {isMissing && (
        <Notice tone="warn">
          {text('styles.missing', { id: current, used: library.find(DEFAULT_STYLE)?.title ?? DEFAULT_STYLE })}
        </Notice>
      )}
      <StyleList
        rows={rows}
        current={current}
        active={chosen?.entry}
        onPick={onPick}
        follows={!isPointed}
        busy={query !== wanted}
        onPoint={(entry) => {
          setMoved(rowKey(entry))
          setPointed(true)
        }}
        onReplace={files.add}
        onRemove={remove}
      />
      {chosen && !hasFaults(files) && <StylePreviewPanel entry={chosen.entry} />}
      {!chosen && <p className={styles.none}>{text('styles.none', { query: wanted })}</p>}
      <OwnStyle files={files} active={chosen?.entry.own ? chosen.entry : undefined} onRemove={remove} />
    </div>
  )
}
