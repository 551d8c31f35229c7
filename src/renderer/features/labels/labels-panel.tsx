import { useRef } from 'react'
import { useStore } from 'zustand'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useText } from '../../i18n'
import { classes, EmptyState } from '../../ui'
import type { Session, SideLabel } from '../../workbench/workbench'
import styles from './labels.module.css'

export interface LabelsPanelProps {
  readonly session: Session
}

const ROW_HEIGHT = 46

/** Every label that is still to resolve, in the order of the text; a click shows it there. */
export function LabelsPanel({ session }: LabelsPanelProps) {
  const text = useText()
  const labels = useStore(session.state, (state) => state.labels)
  const selection = useStore(session.state, (state) => state.selection)
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: labels.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8
  })
  if (labels.length === 0) return <EmptyState icon="check" title={text('labels.none')} text={text('labels.noneText')} />
  return (
    <div ref={scroller} className={styles.scroller}>
      <ul className={styles.rows} style={{ height: rows.getTotalSize() }} aria-label={text('labels.title')}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const label = labels[index]
          return (
            label && (
              <li key={label.id} style={{ transform: `translateY(${start}px)`, height: ROW_HEIGHT }}>
                <LabelRow
                  label={label}
                  lang={session.state.getState().languages[label.side]}
                  selected={selection.kind === 'label' && selection.label === label.id}
                  onShow={() => session.editors[label.side].revealLabel(label.id)}
                />
              </li>
            )
          )
        })}
      </ul>
    </div>
  )
}

/** Characters of the claim that fit a row. */
const CLAIM = { latin: 40, han: 20 } as const

/** The end of the text that the label stands behind. */
function claimBefore({ context, start }: SideLabel): string {
  const before = context.slice(0, start).trimEnd()
  const length = /\p{Script=Han}/u.test(before.slice(-CLAIM.han)) ? CLAIM.han : CLAIM.latin
  return before.length > length ? `…${before.slice(-length)}` : before
}

interface LabelRowProps {
  readonly label: SideLabel
  readonly lang: string
  readonly selected: boolean
  readonly onShow: () => void
}

function LabelRow({ label, lang, selected, onShow }: LabelRowProps) {
  return (
    <button
      type="button"
      className={classes(styles.row, selected && styles.selected)}
      aria-current={selected ? 'true' : undefined}
      onClick={onShow}
    >
      <span className={styles.chip}>{label.name}</span>
      <span className={styles.rowContext} lang={lang}>
        {claimBefore(label)}
      </span>
    </button>
  )
}
