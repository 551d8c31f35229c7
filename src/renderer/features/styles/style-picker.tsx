import { useDeferredValue, useState, type KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import { useText } from '../../i18n'
import { isComposingKey, SearchField } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'
import { OwnStyle } from './own-style'
import { pickerRows } from './picker-rows'
import { optionId, StyleList } from './style-list'
import styles from './styles.module.css'

export interface StylePickerProps {
  readonly current: string
  readonly onPick: (id: string) => void
}

/** Shortlist, own styles and search over every style. Arrows move, Enter chooses; the choice takes effect at once. */
export function StylePicker({ current, onPick }: StylePickerProps) {
  const text = useText()
  const { styles: library } = useWorkbench()
  useStore(library.state)
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const wanted = useDeferredValue(query)
  const rows = pickerRows(library, wanted)
  const choices = rows.filter((row) => row.kind === 'style')
  const chosen = choices[Math.min(active, choices.length - 1)]
  const keyDown = (event: KeyboardEvent) => {
    if (isComposingKey(event)) return
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (step !== undefined) setActive((at) => Math.min(choices.length - 1, Math.max(0, at + step)))
    else if (event.key === 'Enter' && chosen) onPick(chosen.entry.id)
    else if (event.key === 'Delete' && event.shiftKey && chosen?.entry.own) void library.removeOwn(chosen.entry.id)
    else return
    event.preventDefault()
  }
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
          setActive(0)
        }}
        onKeyDown={keyDown}
      />
      <StyleList rows={rows} current={current} active={chosen?.entry.id} onPick={onPick} />
      {choices.length === 0 && <p className={styles.none}>{text('styles.none', { query: wanted })}</p>}
      <OwnStyle onAdded={onPick} />
    </div>
  )
}
