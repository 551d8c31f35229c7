import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
import type { LabelName } from '#core/labels/source-label'
import { useText } from '../../i18n'
import { isComposingKey } from '../../ui'
import { placesIn } from './places-in-name'
import styles from './run-chips.module.css'

export interface NameSplitterProps {
  readonly name: LabelName
  /** The offset in the pasted text where the second name begins. */
  readonly onSplit: (at: number) => void
  readonly onEscape: () => void
  readonly onBlur: () => void
}

/** A name with a caret between its characters: arrow keys move it and Enter splits, or one click between two. */
export function NameSplitter({ name, onSplit, onEscape, onBlur }: NameSplitterProps) {
  const text = useText()
  const places = placesIn(name.text)
  const [index, setIndex] = useState(Math.floor((places.length - 1) / 2))
  const at = places[index] ?? name.text.length
  const caret = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    // The menu that led here first gives the focus back to where it was.
    const timer = setTimeout(() => caret.current?.focus(), 50)
    return () => clearTimeout(timer)
  }, [])
  const keyDown = (event: KeyboardEvent) => {
    if (isComposingKey(event)) return
    const next = movedTo(event.key, index, places.length)
    if (next !== undefined) setIndex(next)
    else if (event.key === 'Enter' || event.key === ' ') onSplit(name.start + at)
    else if (event.key === 'Escape') onEscape()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const click = ({ target, clientX }: MouseEvent) => {
    if (!(target instanceof HTMLElement) || target.dataset['end'] === undefined) return
    const { left, width } = target.getBoundingClientRect()
    const place = Number(clientX < left + width / 2 ? target.dataset['start'] : target.dataset['end'])
    if (places.includes(place)) onSplit(name.start + place)
  }
  const bounds = [0, ...places, name.text.length]
  return (
    <span
      ref={caret}
      role="slider"
      tabIndex={0}
      aria-label={text('paste.splitPlace', { name: name.text })}
      aria-valuemin={1}
      aria-valuemax={places.length}
      aria-valuenow={index + 1}
      aria-valuetext={`${name.text.slice(0, at)} | ${name.text.slice(at)}`}
      className={styles.splitter}
      onKeyDown={keyDown}
      onBlur={onBlur}
      onClick={click}
    >
      {bounds.slice(0, -1).map((start, i) => {
        const end = bounds[i + 1] ?? name.text.length
        return (
          <span key={start} data-start={start} data-end={end} data-caret={end === at || undefined}>
            {name.text.slice(start, end)}
          </span>
        )
      })}
      <span className={styles.hint} aria-hidden>
        {text('paste.splitKeys')}
      </span>
    </span>
  )
}

function movedTo(key: string, index: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(0, index - 1)
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(count - 1, index + 1)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
