import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Reference } from '#core/references/reference'
import styles from './reference-search.module.css'
import { classes, isComposingKey } from './control'
import { ReferenceLine } from './reference-line'
import { SearchField } from './text-field'

export interface ReferenceSearchProps {
  readonly label: string
  readonly clearLabel: string
  readonly untitled: string
  readonly query: string
  readonly onQueryChange: (query: string) => void
  /** Hits in rank order; only the first few are shown. */
  readonly results: readonly Reference[]
  readonly onPick: (reference: Reference) => void
  /** Enter with an empty box. */
  readonly onSubmit?: () => void
  readonly emptyText: string
  readonly focused?: boolean
  /** Further lines of a hit. */
  readonly renderDetails?: (reference: Reference) => ReactNode
}

/** Nobody reads further down: a longer list means that the query wants another word. */
const SHOWN = 40

/** A search box with its hits in a list under it. Arrows move, Enter picks; keys of an input method are its own. */
export function ReferenceSearch(props: ReferenceSearchProps) {
  const { query, results, onPick, onSubmit } = props
  const [active, setActive] = useState(0)
  const box = useRef<HTMLInputElement>(null)
  const id = useId()
  const shown = query === '' && onSubmit ? [] : results.slice(0, SHOWN)
  const at = Math.min(active, shown.length - 1)

  useEffect(() => {
    if (props.focused) box.current?.focus()
  }, [props.focused])

  const pick = (reference: Reference): void => {
    onPick(reference)
    setActive(0)
    box.current?.focus()
  }
  const moveBy = (delta: 1 | -1): void => {
    if (shown.length === 0) return
    const next = (at + delta + shown.length) % shown.length
    setActive(next)
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
  }
  const keyDown = (event: KeyboardEvent): void => {
    if (isComposingKey(event)) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      moveBy(event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const reference = shown[at]
      if (reference && query !== '') pick(reference)
      else onSubmit?.()
    }
  }
  return (
    <div className={styles.search}>
      <SearchField
        ref={box}
        label={props.label}
        clearLabel={props.clearLabel}
        value={query}
        onChange={(next) => {
          props.onQueryChange(next)
          setActive(0)
        }}
        onKeyDown={keyDown}
        role="combobox"
        aria-expanded={shown.length > 0}
        aria-controls={id}
        aria-activedescendant={shown[at] ? `${id}-${at}` : undefined}
        autoComplete="off"
      />
      {shown.length > 0 && (
        <div id={id} role="listbox" aria-label={props.label} className={styles.list}>
          {shown.map((reference, index) => (
            <div
              key={reference.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              tabIndex={-1}
              className={classes(styles.option, index === at && styles.active)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(reference)}
              onKeyDown={keyDown}
            >
              <ReferenceLine reference={reference} untitled={props.untitled}>
                {props.renderDetails?.(reference)}
              </ReferenceLine>
            </div>
          ))}
        </div>
      )}
      {query !== '' && shown.length === 0 && <p className={styles.empty}>{props.emptyText}</p>}
    </div>
  )
}
