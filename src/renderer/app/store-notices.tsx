import { useState, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { useText } from '../i18n'
import { Button, Notice } from '../ui'
import type { RunningWorkbench } from './create-workbench'
import type { StoreReport } from './open-store'
import styles from './app.module.css'

export interface StoreNoticesProps {
  readonly workbench: RunningWorkbench
  readonly report: StoreReport
}

/**
 * What happened to the two copies: found at the start, told once and dismissed; and a journal that cannot be reached,
 * for as long as that lasts.
 */
export function StoreNotices({ workbench, report }: StoreNoticesProps) {
  const text = useText()
  const [open, setOpen] = useState(true)
  const { store } = workbench
  const problems = useStore(workbench.problems)
  const journalProblem = useSyncExternalStore(store.onJournalProblem, store.journalProblem)
  const { restored, journalRepaired } = report
  const away = journalProblem ?? (open ? report.journalAway : undefined)
  const hasFound = open && (restored > 0 || journalRepaired || report.journalAway !== undefined)
  if (!hasFound && away === undefined && problems.length === 0) return null
  const dismiss = (): void => {
    setOpen(false)
    workbench.problems.setState([], true)
  }
  return (
    <div className={styles.notices}>
      {open && restored > 0 && <Notice tone="warn">{text('app.repaired', { count: restored })}</Notice>}
      {open && journalRepaired && <Notice tone="warn">{text('app.journalRepaired')}</Notice>}
      {away !== undefined && <Notice tone="bad">{text('app.journalAway', { message: away })}</Notice>}
      {[...new Set(problems)].map((problem) => (
        <Notice key={problem} tone="bad">
          {problem}
        </Notice>
      ))}
      {(hasFound || problems.length > 0) && (
        <Button variant="quiet" size="small" onClick={dismiss}>
          {text('common.close')}
        </Button>
      )}
    </div>
  )
}
