import { useState } from 'react'
import { useText } from '../../i18n'
import { Button, Dialog, EmptyState, SearchField, SegmentedControl } from '../../ui'
import { useWorkbench, type ManuscriptSummary } from '../../workbench/workbench'
import type { Attempt } from './attempt'
import { ManuscriptRow } from './manuscript-row'
import { listedManuscripts } from './manuscript-rows'
import styles from './start.module.css'

export interface ManuscriptListProps {
  readonly summaries: readonly ManuscriptSummary[]
  readonly attempt: Attempt
}

/** The manuscripts on the desk or in the bin, with search. */
export function ManuscriptList({ summaries, attempt }: ManuscriptListProps) {
  const text = useText()
  const [query, setQuery] = useState('')
  const [place, setPlace] = useState<'desk' | 'bin'>('desk')
  const binCount = summaries.filter((summary) => summary.binnedAt !== undefined).length
  const binned = place === 'bin' && binCount > 0
  const listed = listedManuscripts(summaries, query, binned)
  return (
    <>
      <header className={styles.listHead}>
        <h2 className={styles.heading}>{binned ? text('start.bin') : text('start.manuscripts')}</h2>
        {binned && <EmptyBin count={binCount} attempt={attempt} />}
        {binCount > 0 && (
          <SegmentedControl
            label={text('start.show')}
            labelHidden
            value={place}
            onChange={setPlace}
            choices={[
              { value: 'desk', label: text('start.manuscripts') },
              { value: 'bin', label: text('start.binCount', { count: binCount }) }
            ]}
          />
        )}
        <SearchField
          label={text('start.search')}
          clearLabel={text('common.clear')}
          value={query}
          onChange={setQuery}
          {...(styles.listSearch ? { className: styles.listSearch } : {})}
        />
      </header>
      <div className={styles.columns} aria-hidden="true">
        <span>{text('start.columnTitle')}</span>
        <span>{text('start.columnWords')}</span>
        <span>{text('start.columnHan')}</span>
        <span>{text('start.columnLabels')}</span>
        <span>{text('start.columnModified')}</span>
        <span />
      </div>
      {listed.length === 0 ? (
        <EmptyState icon="search" title={query ? text('start.noMatch', { query }) : text('start.noManuscripts')} />
      ) : (
        <ul className={styles.rows}>
          {listed.map((summary) => (
            <ManuscriptRow key={summary.id} summary={summary} attempt={attempt} />
          ))}
        </ul>
      )}
    </>
  )
}

function EmptyBin({ count, attempt }: { readonly count: number; readonly attempt: Attempt }) {
  const text = useText()
  const { manuscripts } = useWorkbench()
  const [asking, setAsking] = useState(false)
  const empty = () => {
    setAsking(false)
    attempt(manuscripts.emptyBin)
  }
  return (
    <>
      <Button variant="danger" size="small" icon="bin" onClick={() => setAsking(true)}>
        {text('start.emptyBin')}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={text('start.emptyBin')}
        closeLabel={text('common.close')}
        width={420}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{text('common.cancel')}</Button>
            <Button variant="danger" onClick={empty}>
              {text('start.emptyBinDo')}
            </Button>
          </>
        }
      >
        {text('start.emptyBinText', { count })}
      </Dialog>
    </>
  )
}
