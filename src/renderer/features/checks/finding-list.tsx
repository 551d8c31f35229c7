import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import type { Manuscript, SideName } from '#core/manuscript/manuscript'
import { useText } from '../../i18n'
import { classes, IconButton, isComposingKey, rowForKey, StatusDot, useVirtualRows } from '../../ui'
import { checkText } from './finding-text'
import { createQuoter, type ListedFinding, type Quote } from './list-findings'
import { listRows } from './list-rows'
import styles from './checks.module.css'

export interface FindingListProps {
  readonly findings: readonly ListedFinding[]
  readonly manuscript: Manuscript
  readonly languages: Readonly<Record<SideName, string>>
  readonly current: string | undefined
  /** True where the list is of findings that were dismissed. */
  readonly isDismissed: boolean
  readonly onShow: (finding: ListedFinding) => void
  readonly onGo: (finding: ListedFinding) => void
  readonly onDismiss: (finding: ListedFinding) => void
}

/** Heights in px before a row is measured. */
const HEAD = 28
const FINDING = 62

/** The findings under the heads of their sections; only those in sight are drawn. Arrows show, Enter goes, Delete dismisses. */
export function FindingList(props: FindingListProps) {
  const { findings, manuscript, languages, current, onShow, onGo, onDismiss } = props
  const text = useText()
  const rows = useMemo(() => listRows(findings), [findings])
  const quote = useMemo(() => createQuoter(manuscript), [manuscript])
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualRows({
    count: rows.length,
    scroller,
    size: (index) => (rows[index]?.kind === 'head' ? HEAD : FINDING),
    key: (index) => keyOf(rows[index], index)
  })
  const active = findings.findIndex(({ id }) => id === current)
  const activeRow = rows.findIndex((row) => row.kind === 'finding' && row.finding.id === current)
  useEffect(() => {
    // The first of a section comes with its head.
    if (activeRow >= 0) virtual.scrollToIndex(activeRow === 1 ? 0 : activeRow)
  }, [virtual, activeRow])

  const keyDown = (event: KeyboardEvent): void => {
    if (isComposingKey(event) || event.target instanceof HTMLButtonElement) return
    const finding = findings[active]
    const to = findings[rowForKey(event.key, active, findings.length) ?? -1]
    if (to) onShow(to)
    else if (event.key === 'Enter' && finding) onGo(finding)
    else if ((event.key === 'Delete' || event.key === 'Backspace') && finding) {
      const next = findings[active + 1] ?? findings[active - 1]
      onDismiss(finding)
      if (next) onShow(next)
    } else return
    event.preventDefault()
  }
  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={text('checks.title')}
      aria-rowcount={rows.length}
      {...(activeRow >= 0 && { 'aria-activedescendant': `check-${activeRow}` })}
      className={styles.list}
      onKeyDown={keyDown}
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          if (!row) return null
          const isActive = index === activeRow
          return (
            <div
              key={keyOf(row, index)}
              id={`check-${index}`}
              ref={virtual.measureElement}
              data-index={index}
              role="row"
              aria-rowindex={index + 1}
              tabIndex={-1}
              {...(row.kind === 'finding' && { 'aria-selected': isActive, onClick: () => onGo(row.finding) })}
              className={classes(styles.row, row.kind === 'head' && styles.head, isActive && styles.active)}
              style={{ translate: `0 ${start}px` }}
            >
              {row.kind === 'head' ? (
                <span role="gridcell" className={styles.section} lang={row.language} title={row.title}>
                  {row.title || text('checks.beginning')}
                </span>
              ) : (
                <FindingRow
                  finding={row.finding}
                  message={checkText(row.finding, languages, text)}
                  quote={quote(row.finding)}
                  isDismissed={props.isDismissed}
                  onDismiss={onDismiss}
                />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

type Row = ReturnType<typeof listRows>[number]

const keyOf = (row: Row | undefined, index: number): string =>
  row === undefined ? String(index) : row.kind === 'head' ? row.id : row.finding.id

interface FindingRowProps extends Pick<FindingListProps, 'isDismissed' | 'onDismiss'> {
  readonly finding: ListedFinding
  readonly message: string
  readonly quote: Quote | undefined
}

const TONES = { error: 'bad', warning: 'warn', info: 'quiet' } as const

function FindingRow({ finding, message, quote, isDismissed, onDismiss }: FindingRowProps) {
  const text = useText()
  return (
    <>
      <div role="gridcell" className={styles.finding}>
        <StatusDot tone={TONES[finding.severity]} label={text(`checks.mark.${finding.severity}`)} />
        <div className={styles.words}>
          <div className={styles.message}>{message}</div>
          {quote && (
            <div className={styles.quote} lang={quote.language}>
              {quote.before}
              <mark>{quote.words}</mark>
              {quote.after}
            </div>
          )}
        </div>
      </div>
      <span role="gridcell" className={styles.dismiss}>
        <IconButton
          icon={isDismissed ? 'restore' : 'close'}
          size="small"
          label={text(isDismissed ? 'checks.restore' : 'checks.dismiss')}
          tabIndex={-1}
          onClick={(event) => {
            event.stopPropagation()
            onDismiss(finding)
          }}
        />
      </span>
    </>
  )
}
