import { useState } from 'react'
import { useStore } from 'zustand'
import { parseDate } from '#core/exchange/references/parse-date'
import type { CslItem, FieldDifference, Reference, Verification } from '#core/references/reference'
import { titleOfSource } from '#core/references/source-title'
import { identifiersOfItem } from '#core/references/work-identifiers'
import { useFormats, useText } from '../../i18n'
import { Button, Notice, VerificationNote } from '../../ui'
import { checkJobId, isPending } from '../../workbench/lookups'
import { useWorkbench } from '../../workbench/workbench'
import { FIELD_KINDS, FIELDS, withField, type Field } from './item-fields'
import styles from './library.module.css'

export interface VerificationBlockProps {
  readonly reference: Reference
  readonly onTake: (change: (item: CslItem) => CslItem) => void
}

/** What the comparison with its source has found of a reference, field by field, and the next comparison. */
export function VerificationBlock({ reference, onTake }: VerificationBlockProps) {
  const text = useText()
  const { moment } = useFormats()
  const { verification } = reference
  const checked = verification.kind !== 'unchecked'
  return (
    <section className={styles.verification} aria-label={text(`verification.${verification.kind}`)}>
      <div className={styles.verdict}>
        <VerificationNote kind={verification.kind} words={text(`verification.${verification.kind}`)} />
        {checked && (
          <span className={styles.evidence}>
            {text('check.source', {
              source: titleOfSource(verification.source),
              date: moment(verification.date)
            })}
          </span>
        )}
        <CheckButton reference={reference} checked={checked} />
      </div>
      {checked && <Notices verification={verification} />}
      {checked && verification.differences && verification.differences.length > 0 && (
        <Differences differences={verification.differences} onTake={onTake} />
      )}
    </section>
  )
}

function CheckButton({ reference, checked }: { readonly reference: Reference; readonly checked: boolean }) {
  const text = useText()
  const { lookups } = useWorkbench()
  const job = useStore(lookups.state, (state) => state.jobs.get(checkJobId(reference.id)))
  const [problem, setProblem] = useState<string>()
  const failure = job?.state.kind === 'failed' ? job.state.failures.map(({ message }) => message).join(' ') : problem
  const check = async (): Promise<void> => setProblem((await lookups.check([reference.id])).problem)
  if (Object.keys(identifiersOfItem(reference.item)).length === 0)
    return <span className={styles.evidence}>{text('check.noIdentifier')}</span>
  if (job && isPending(job)) {
    const { state } = job
    return (
      <span className={styles.evidence} role="status">
        {text(state.kind === 'waiting' ? `lookups.state.${state.reason}` : 'check.checking')}
      </span>
    )
  }
  return (
    <>
      <Button size="small" onClick={() => void check()}>
        {text(checked ? 'check.thisAgain' : 'check.now')}
      </Button>
      {failure && <Notice tone="warn">{text('check.failed', { message: failure })}</Notice>}
    </>
  )
}

type Checked = Exclude<Verification, { readonly kind: 'unchecked' }>

function Notices({ verification }: { readonly verification: Checked }) {
  const text = useText()
  return (verification.notices ?? []).map((notice, index) => (
    <Notice key={`${notice.kind}-${index}`} tone={notice.kind === 'retracted' ? 'bad' : 'warn'}>
      {[text(`verification.${notice.kind}`), notice.date, notice.text, notice.DOI, titleOfSource(notice.source)]
        .filter(Boolean)
        .join(' · ')}
    </Notice>
  ))
}

interface DifferencesProps {
  readonly differences: readonly FieldDifference[]
  readonly onTake: VerificationBlockProps['onTake']
}

function Differences({ differences, onTake }: DifferencesProps) {
  const text = useText()
  return (
    <table className={styles.differences}>
      <thead>
        <tr>
          <th scope="col">{text('check.field')}</th>
          <th scope="col">{text('check.ours')}</th>
          <th scope="col">{text('check.theirs')}</th>
          <th scope="col">
            <span className="visually-hidden">{text('check.take')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ field, ours, theirs, source }) => {
          const known = FIELDS.find((one) => one === field)
          const take = known && takeOver(known, theirs)
          return (
            <tr key={`${field}-${source}`}>
              <th scope="row">{known ? text(`field.${known}`) : field}</th>
              <td>{ours || '–'}</td>
              <td title={titleOfSource(source)}>{theirs || '–'}</td>
              <td>
                {take && (
                  <Button size="small" onClick={() => onTake(take)}>
                    {text('check.take')}
                  </Button>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** The change that brings a field in line with its source; undefined where words alone cannot say it, as for names. */
function takeOver(field: Field, theirs: string): ((item: CslItem) => CslItem) | undefined {
  if (theirs === '' || FIELD_KINDS[field] === 'names') return undefined
  if (FIELD_KINDS[field] !== 'date') return (item) => withField(item, field, theirs)
  const date = parseDate(theirs)
  return date && ((item) => withField(item, field, date))
}
