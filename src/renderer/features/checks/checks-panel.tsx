import { useEffect } from 'react'
import { useStore } from 'zustand'
import { CHECK_KINDS, CHECKS } from '#core/checks/check-table'
import type { Manuscript } from '#core/manuscript/manuscript'
import { useText } from '../../i18n'
import { Button, EmptyState, IconButton, SegmentedControl, Select, useToast } from '../../ui'
import type { Session } from '../../workbench/workbench'
import { hasBothSides, type Checks } from './create-checks'
import { FindingList } from './finding-list'
import styles from './checks.module.css'

export interface ChecksPanelProps {
  readonly session: Session
  readonly checks: Checks
}

/** What differs between the sides, section by section; marked on the pages while the panel is open. */
export function ChecksPanel({ session, checks }: ChecksPanelProps) {
  const text = useText()
  const { manuscript, all, filter } = useStore(checks.state)
  useEffect(() => {
    checks.mark(true)
    return () => checks.mark(false)
  }, [checks])
  if (!manuscript) {
    return (
      <p className={styles.working} role="status">
        {text('checks.working')}
      </p>
    )
  }
  if (all.length === 0) {
    const state = hasBothSides(manuscript) ? 'none' : 'oneSide'
    return <EmptyState icon="checks" title={text(`checks.${state}`)} text={text(`checks.${state}Text`)} />
  }
  return (
    <div className={styles.panel}>
      <Filters checks={checks} />
      <Findings session={session} checks={checks} manuscript={manuscript} />
      <DismissedSwitch checks={checks} isOn={filter.dismissed} />
    </div>
  )
}

const SEVERITIES = ['all', 'error', 'warning'] as const

function Filters({ checks }: { readonly checks: Checks }) {
  const text = useText()
  const { all, listed, filter, dismissed, current } = useStore(checks.state)
  const shown = all.filter(({ key }) => dismissed.has(key) === filter.dismissed)
  const kinds = CHECK_KINDS.map((kind) => ({
    kind,
    count: shown.filter(({ check }) => CHECKS[check].kind === kind).length
  }))
  const at = listed.findIndex(({ id }) => id === current)
  return (
    <div className={styles.filters}>
      <SegmentedControl
        label={text('checks.severity')}
        labelHidden
        stretched
        value={filter.severity === 'info' ? 'all' : filter.severity}
        choices={SEVERITIES.map((value) => ({ value, label: text(`checks.severity.${value}`) }))}
        onChange={(severity) => checks.setFilter({ severity })}
      />
      <Select
        label={text('checks.kind')}
        labelHidden
        value={filter.kind}
        choices={[
          { value: 'all' as const, label: text('checks.kind.all') },
          ...kinds
            .filter(({ kind, count }) => count > 0 || kind === filter.kind)
            .map(({ kind, count }) => ({
              value: kind,
              label: text('checks.kindCount', { kind: text(`checks.kind.${kind}`), count })
            }))
        ]}
        onChange={(kind) => checks.setFilter({ kind })}
      />
      <div className={styles.walk}>
        <span role="status">
          {at < 0
            ? text('status.findings', { count: listed.length })
            : text('checks.position', { at: at + 1, count: listed.length })}
        </span>
        <IconButton
          icon="chevron-up"
          size="small"
          label={text('checks.previous')}
          shortcut="Shift+F7"
          disabled={listed.length === 0}
          onClick={() => checks.step(-1)}
        />
        <IconButton
          icon="chevron-down"
          size="small"
          label={text('checks.next')}
          shortcut="F7"
          disabled={listed.length === 0}
          onClick={() => checks.step(1)}
        />
      </div>
    </div>
  )
}

interface FindingsProps extends ChecksPanelProps {
  readonly manuscript: Manuscript
}

function Findings({ session, checks, manuscript }: FindingsProps) {
  const text = useText()
  const toast = useToast()
  const languages = useStore(session.state, (state) => state.languages)
  const { listed, current, filter } = useStore(checks.state)
  if (listed.length === 0) {
    return (
      <div className={styles.nothing}>
        <EmptyState icon="check" title={text('checks.noneListed')}>
          <Button onClick={() => checks.setFilter({ severity: 'all', kind: 'all', dismissed: false })}>
            {text('checks.showAll')}
          </Button>
        </EmptyState>
      </div>
    )
  }
  return (
    <FindingList
      findings={listed}
      manuscript={manuscript}
      languages={languages}
      current={current}
      isDismissed={filter.dismissed}
      onShow={checks.show}
      onGo={checks.goTo}
      onDismiss={(finding) => {
        checks.setDismissed(finding, !filter.dismissed)
        if (!filter.dismissed)
          toast(text('checks.dismissed'), {
            label: text('checks.undo'),
            run: () => checks.setDismissed(finding, false)
          })
      }}
    />
  )
}

function DismissedSwitch({ checks, isOn }: { readonly checks: Checks; readonly isOn: boolean }) {
  const text = useText()
  const count = useStore(checks.state, ({ all, dismissed }) => all.filter(({ key }) => dismissed.has(key)).length)
  if (count === 0 && !isOn) return null
  return (
    <div className={styles.foot}>
      <Button variant="quiet" size="small" onClick={() => checks.setFilter({ dismissed: !isOn })}>
        {isOn ? text('checks.backToOpen') : text('checks.showDismissed', { count })}
      </Button>
    </div>
  )
}
