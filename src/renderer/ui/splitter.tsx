import { useState, type KeyboardEvent, type PointerEvent } from 'react'
import styles from './splitter.module.css'
import { isComposingKey } from './control'

export interface SplitterProps {
  /** Which panel it resizes, in words. */
  readonly label: string
  /** Id of that panel's element. */
  readonly controls: string
  /** The panel's width in px. */
  readonly value: number
  readonly min: number
  readonly max: number
  /** On which side of the splitter the panel stands. */
  readonly panel: 'before' | 'after'
  readonly onResize: (width: number) => void
  /** Double click or Enter: folds the panel away. */
  readonly onFold?: () => void
}

/** The line between a panel and the rest: drag it, or move it with the arrow keys (Shift for larger steps). */
export function Splitter({ label, controls, value, min, max, panel, onResize, onFold }: SplitterProps) {
  const [drag, setDrag] = useState<{ readonly x: number; readonly width: number }>()
  const direction = panel === 'before' ? 1 : -1
  const resize = (width: number) => onResize(Math.round(Math.min(max, Math.max(min, width))))
  const keyDown = (event: KeyboardEvent) => {
    if (isComposingKey(event)) return
    const step = event.shiftKey ? 64 : 16
    if (event.key === 'ArrowRight') resize(value + step * direction)
    else if (event.key === 'ArrowLeft') resize(value - step * direction)
    else if (event.key === 'Home') resize(min)
    else if (event.key === 'End') resize(max)
    else if (event.key === 'Enter') onFold?.()
    else return
    event.preventDefault()
  }
  const start = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    setDrag({ x: event.clientX, width: value })
  }
  return (
    // A separator that can be focused and moved is a widget (ARIA 1.2).
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-controls={controls}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      className={styles.splitter}
      data-dragging={drag ? '' : undefined}
      onKeyDown={keyDown}
      onPointerDown={start}
      onPointerMove={(event) => drag && resize(drag.width + (event.clientX - drag.x) * direction)}
      onPointerUp={() => setDrag(undefined)}
      onPointerCancel={() => setDrag(undefined)}
      onDoubleClick={() => onFold?.()}
    />
  )
}
