import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import type { CrossReferenceTarget } from '#core/manuscript/target-readings'
import { useText } from '../../i18n'
import { classes, isComposingKey, SearchField } from '../../ui'
import { groupTargets, type TargetRow } from './target-rows'
import styles from './objects.module.css'

export interface TargetListProps {
  readonly targets: readonly CrossReferenceTarget[]
  readonly chosen: CrossReferenceTarget | undefined
  readonly onChoose: (target: CrossReferenceTarget) => void
  /** Enter, or a double click: this one, and done. */
  readonly onTake: (target: CrossReferenceTarget) => void
}

/** A search box over what can be referred to on a side. Arrows choose, Enter takes. */
export function TargetList({ targets, chosen, onChoose, onTake }: TargetListProps) {
  const text = useText()
  const id = useId()
  const [query, setQuery] = useState('')
  const groups = groupTargets(targets, query)
  const rows = groups.flatMap((group) => group.rows)
  const at = rows.findIndex(({ target }) => target.id === chosen?.id)
  const optionId = ({ target }: TargetRow): string => `${id}-${target.id}`
  const moveBy = (step: 1 | -1): void => {
    const next = rows[(at + step + rows.length) % rows.length] ?? rows[0]
    if (!next) return
    onChoose(next.target)
    document.getElementById(optionId(next))?.scrollIntoView({ block: 'nearest' })
  }
  const keyDown = (event: KeyboardEvent): void => {
    if (isComposingKey(event)) return
    const taken = rows[at] ?? rows[0]
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') moveBy(event.key === 'ArrowDown' ? 1 : -1)
    else if (event.key === 'Enter' && taken) onTake(taken.target)
    else return
    event.preventDefault()
  }
  const active = rows[at]
  const list = useRef<HTMLDivElement>(null)
  // What is chosen when the list opens may stand far down in it.
  useEffect(() => list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'center' }), [])
  return (
    <div className={styles.targets}>
      <SearchField
        label={text('objects.reference.search')}
        clearLabel={text('common.clear')}
        value={query}
        onChange={(next) => {
          setQuery(next)
          const first = groupTargets(targets, next)[0]?.rows[0]
          if (first && next !== '') onChoose(first.target)
        }}
        onKeyDown={keyDown}
        role="combobox"
        aria-expanded={rows.length > 0}
        aria-controls={id}
        aria-activedescendant={active && optionId(active)}
        autoComplete="off"
      />
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label={text('objects.reference.target')}
        className={styles.targetList}
      >
        {groups.map(({ kind, rows }) => (
          <div key={kind} role="group" aria-label={text(`objects.reference.${kind}`)}>
            <div className={styles.targetKind} aria-hidden="true">
              {text(`objects.reference.${kind}`)}
            </div>
            {rows.map((row) => (
              <div
                key={row.target.id}
                id={optionId(row)}
                role="option"
                aria-selected={row === active}
                tabIndex={-1}
                className={classes(styles.target, row === active && styles.targetActive)}
                style={{ paddingInlineStart: `calc(var(--space-2) + ${(row.target.depth - 1) * 14}px)` }}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onChoose(row.target)}
                onDoubleClick={() => onTake(row.target)}
                onKeyDown={keyDown}
              >
                {row.label !== '' && <span className={styles.targetLabel}>{row.label}</span>}
                <span className={styles.targetWords}>{row.words || text('objects.reference.untitled')}</span>
              </div>
            ))}
          </div>
        ))}
      </div>
      {rows.length === 0 && <p className={styles.nothing}>{text('objects.reference.none', { query })}</p>}
    </div>
  )
}
