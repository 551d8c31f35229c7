import { useState } from 'react'
import { useStore } from 'zustand'
import { describeReference } from '#core/references/describe-reference'
import type { ReferenceId } from '#core/ids'
import type { Reference } from '#core/references/reference'
import type { LookupJob } from '#host/lookup-api'
import { useText } from '../../i18n'
import { Button, EmptyState, IconButton, Notice } from '../../ui'
import { checkedReference } from '../../workbench/lookups'
import { useWorkbench } from '../../workbench/workbench'
import styles from './lookups.module.css'

/** More than this nobody reads through; the rest is counted. */
const SHOWN = 200

/** What has been asked for and is not settled, with what it waits for. */
export function RequestList() {
  const text = useText()
  const { lookups, library } = useWorkbench()
  const jobs = [...useStore(lookups.state, (state) => state.jobs).values()]
  const references = useStore(library.state, (state) => state.references)
  const [problem, setProblem] = useState<string>()
  const failed = jobs.filter((job) => job.state.kind === 'failed').map((job) => job.id)
  if (jobs.length === 0)
    return <EmptyState icon="search" title={text('lookups.noRequests')} text={text('lookups.noRequestsText')} />
  return (
    <div className={styles.form}>
      {problem && <Notice tone="bad">{problem}</Notice>}
      <ul className={styles.list}>
        {jobs.slice(0, SHOWN).map((job) => (
          <li key={job.id} className={styles.row}>
            <div className={styles.what}>
              <span>{describeJob(job, references)}</span>
              <JobState job={job} />
            </div>
            <IconButton
              icon="close"
              size="small"
              label={text('lookups.cancel')}
              onClick={() => lookups.letGo([job.id])}
            />
          </li>
        ))}
        {jobs.length > SHOWN && <li className={styles.quiet}>+{jobs.length - SHOWN}</li>}
      </ul>
      <div className={styles.acts}>
        <Button onClick={() => lookups.letGo(jobs.map((job) => job.id))}>{text('lookups.cancelAll')}</Button>
        {failed.length > 0 && (
          <Button onClick={() => void lookups.retry(failed).then(setProblem)}>
            {text('lookups.retryFailed', { count: failed.length })}
          </Button>
        )}
      </div>
    </div>
  )
}

function JobState({ job }: { readonly job: LookupJob }) {
  const text = useText()
  const { state } = job
  if (state.kind === 'failed')
    return <span className={styles.bad}>{state.failures.map((failure) => failure.message).join(' ')}</span>
  return (
    <span className={styles.quiet}>
      {text(state.kind === 'waiting' ? `lookups.state.${state.reason}` : `lookups.state.${state.kind}`)}
    </span>
  )
}

/** What a reader calls the work: the reference that is checked, the identifiers, or the words searched for. */
export function describeJob(
  { id, subject }: Pick<LookupJob, 'id' | 'subject'>,
  references: ReadonlyMap<ReferenceId, Reference>
): string {
  const checked = checkedReference(id)
  const reference = checked && references.get(checked)
  if (reference) {
    const { authors, year, title } = describeReference(reference.item)
    return [authors, year, title].filter(Boolean).join(', ')
  }
  if (subject.kind === 'query') return subject.query.text
  return Object.entries(subject.identifiers)
    .map(([kind, value]) => `${kind} ${value}`)
    .join(', ')
}
