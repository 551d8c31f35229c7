import { useState } from 'react'
import { findNamesAgain, joinNames, rejectName, splitName } from '#core/exchange/pasted-text/edit-label-names'
import { rejectRun } from '#core/exchange/pasted-text/edit-pasted-text'
import type { PastedText } from '#core/exchange/pasted-text/pasted-text'
import type { LabelName, LabelRun } from '#core/labels/source-label'
import { useText, type TextFunction } from '../../i18n'
import { Menu, type MenuEntry } from '../../ui'
import { NameSplitter } from './name-splitter'
import { placesIn } from './places-in-name'
import styles from './run-chips.module.css'

export interface RunChipsProps {
  readonly run: LabelRun
  /** Whether the chips are in the tab order. */
  readonly active: boolean
  readonly onChange: (change: (pasted: PastedText) => PastedText) => void
}

/** The names of a run, each a chip with a menu that changes the guess: join, split, no label at all. */
export function RunChips({ run, active, onChange }: RunChipsProps) {
  const text = useText()
  const [chips, setChips] = useState<HTMLSpanElement | null>(null)
  const [splitting, setSplitting] = useState<number>()
  /** The chip that was changed may be gone: the keyboard goes on in the list, once the menu has let go of it. */
  const backToList = () => {
    const list = chips?.closest<HTMLElement>('[role="grid"]')
    list?.focus()
    requestAnimationFrame(() => list?.focus())
  }
  const change = (edit: (pasted: PastedText) => PastedText) => {
    onChange(edit)
    backToList()
  }
  return (
    <span
      ref={setChips}
      role="group"
      aria-label={text('paste.runLabel', { names: run.names.map((name) => name.text).join(', ') })}
      className={styles.run}
    >
      {run.names.map((name, index) =>
        splitting === name.start ? (
          <NameSplitter
            key={name.start}
            name={name}
            onSplit={(at) => change((pasted) => splitName(pasted, run.start, index, at))}
            onEscape={backToList}
            onBlur={() => setSplitting(undefined)}
          />
        ) : (
          <Menu
            key={name.start}
            trigger={
              <button type="button" tabIndex={active ? 0 : -1} className={styles.name}>
                {shownName(name)}
              </button>
            }
            entries={entriesFor(run, index, { change, split: () => setSplitting(name.start) }, text)}
          />
        )
      )}
    </span>
  )
}

interface Acts {
  readonly change: (edit: (pasted: PastedText) => PastedText) => void
  readonly split: () => void
}

function entriesFor(run: LabelRun, index: number, { change, split }: Acts, text: TextFunction): readonly MenuEntry[] {
  const name = run.names[index]
  const next = run.names[index + 1]
  if (name === undefined) return []
  const item = (id: string, label: string, act: () => void): MenuEntry => ({ kind: 'item', id, label, run: act })
  return [
    { kind: 'title', id: 'title', label: shownName(name) },
    item('reject', text('paste.rejectName'), () => change((pasted) => rejectName(pasted, run.start, index))),
    ...(run.names.length > 1
      ? [item('reject-run', text('paste.rejectRun'), () => change((pasted) => rejectRun(pasted, run)))]
      : []),
    { kind: 'separator', id: 'line' },
    ...(next
      ? [
          item('join', text('paste.joinNames', { name: next.text }), () =>
            change((pasted) => joinNames(pasted, run.start, index))
          )
        ]
      : []),
    ...(placesIn(name.text).length > 0 ? [item('split', text('paste.splitName'), split)] : []),
    item('again', text('paste.findNames'), () => change((pasted) => findNamesAgain(pasted, run.start)))
  ]
}

function shownName(name: LabelName): string {
  return `${name.text}${name.counter ? ` +${name.counter}` : ''}`
}
