import { useEffect, useRef, type KeyboardEvent } from 'react'
import { mergeWithPrevious, setRemoved, setShape, setSide } from '#core/exchange/pasted-text/edit-pasted-text'
import type { PastedText } from '#core/exchange/pasted-text/pasted-text'
import { useText } from '../../i18n'
import { isComposingKey, rowForKey, useVirtualRows } from '../../ui'
import { KIND_KEYS, KINDS, shapeAs, shiftLevel } from './block-kinds'
import { BlockRow } from './block-row'
import { selectedRange, type TextRange } from './selected-range'
import type { Proposal } from './use-proposal'
import styles from './paste.module.css'

export interface BlockListProps {
  readonly proposal: Proposal
  readonly active: number
  readonly onActive: (index: number) => void
  readonly onRange: (range: TextRange | undefined) => void
}

/** Every block of the text in order; only those in sight are drawn. One key changes the block of the keyboard. */
export function BlockList({ proposal, active, onActive, onRange }: BlockListProps) {
  const text = useText()
  const { pasted, change } = proposal
  const scroller = useRef<HTMLDivElement>(null)
  const count = pasted.blocks.length
  const virtual = useVirtualRows({ count, scroller, size: (index) => estimate(pasted, index) })
  useEffect(() => virtual.scrollToIndex(active), [virtual, active])
  // The box that the text was pasted into is gone: its keys act here from now on.
  useEffect(() => scroller.current?.focus({ preventScroll: true }), [])
  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={text('paste.blocks')}
      aria-rowcount={count}
      aria-activedescendant={`block-${active}`}
      className={styles.blocks}
      onKeyDown={(event) => handleKey(event, { proposal, active, onActive })}
      onMouseUp={() => onRange(selectedRange(window.getSelection()))}
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
        {virtual.getVirtualItems().map(({ index, start }) => {
          const block = pasted.blocks[index]
          return (
            block && (
              <div
                key={index}
                ref={virtual.measureElement}
                data-index={index}
                role="presentation"
                className={styles.slot}
                style={{ translate: `0 ${start}px` }}
              >
                <BlockRow
                  pasted={pasted}
                  block={block}
                  index={index}
                  active={index === active}
                  onActive={onActive}
                  onChange={change}
                />
              </div>
            )
          )
        })}
      </div>
    </div>
  )
}

function handleKey(event: KeyboardEvent, list: Omit<BlockListProps, 'onRange'>): void {
  const { active, onActive } = list
  const { pasted, change, undo, redo } = list.proposal
  if (isComposingKey(event)) return
  const control = event.ctrlKey || event.metaKey
  if (control && event.key.toLowerCase() === 'z') (event.shiftKey ? redo : undo)?.()
  else if (control && event.key.toLowerCase() === 'y') redo?.()
  else if (control || event.altKey || event.target !== event.currentTarget) return
  else {
    const next = rowForKey(event.key, active, pasted.blocks.length, 10)
    const edit = editFor(event.key, active)
    if (next !== undefined) onActive(next)
    else if (edit) change(edit)
    else return
  }
  event.preventDefault()
}

/** Height of a row before it is measured: lines of some eighty Latin letters, or half as many Han characters. */
function estimate(pasted: PastedText, index: number): number {
  const block = pasted.blocks[index]
  if (!block) return 40
  return 18 + Math.ceil(Math.min(4000, block.end - block.start) / 70) * 25
}

/** What a key does to the block at `index`. */
function editFor(key: string, index: number): ((pasted: PastedText) => PastedText) | undefined {
  const kind = KINDS.find((one) => KIND_KEYS[one] === key.toUpperCase())
  const withBlock = (edit: (pasted: PastedText, block: PastedText['blocks'][number]) => PastedText) => {
    return (pasted: PastedText) => {
      const block = pasted.blocks[index]
      return block ? edit(pasted, block) : pasted
    }
  }
  if (kind) return withBlock((pasted, block) => setShape(pasted, index, shapeAs(block, kind)))
  switch (key.toLowerCase()) {
    case '[':
    case ']':
      return withBlock((pasted, block) => setShape(pasted, index, shiftLevel(block.shape, key === ']' ? 1 : -1)))
    case 's':
      return withBlock((pasted, block) => setSide(pasted, index, block.side === 'leading' ? 'facing' : 'leading'))
    case 'j':
      return (pasted) => mergeWithPrevious(pasted, index)
    case 'delete':
    case 'backspace':
      return withBlock((pasted, block) => setRemoved(pasted, index, !block.removed))
    default:
      return undefined
  }
}
