import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { Identification } from '#core/references/identify/identification'
import { itemOfIdentification } from '#core/references/identify/item-of-identification'
import { scanIdentifiers } from '#core/references/identify/scan-identifiers'
import { matchReferences } from '#core/references/equal-reference'
import { makeProvisionalReference } from '#core/references/provisional-reference'
import { normaliseIdentifiers, type WorkIdentifiers } from '#core/references/work-identifiers'
import type { LookupState } from '#host/lookup-api'
import { useText } from '../../i18n'
import { Button, Checkbox, Dialog, Notice, ReferenceLine, StatusDot, TextField, useToast } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'
import { describeJob } from './request-list'
import styles from './lookups.module.css'

export interface AddByIdentifierDialogProps {
  readonly open: boolean
  readonly onClose: () => void
}

/** Looks works up by identifiers that a text contains, and adds those the user keeps to the library. */
export function AddByIdentifierDialog({ open, onClose }: AddByIdentifierDialogProps) {
  const text = useText()
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={text('identifiers.title')}
      closeLabel={text('common.close')}
      width={560}
    >
      <Form onDone={onClose} />
    </Dialog>
  )
}

/** One work asked for, under the id of its lookup. */
interface Asked {
  readonly job: string
  readonly identified: Identification
  readonly identifiers: WorkIdentifiers
}

function Form({ onDone }: { readonly onDone: () => void }) {
  const text = useText()
  const { lookups, newReferenceId } = useWorkbench()
  const [input, setInput] = useState('')
  const [asked, setAsked] = useState<readonly Asked[]>([])
  const [problem, setProblem] = useState<string>()
  const found = useMemo(() => findWorks(input), [input])
  // Nobody waits for an answer once the dialog is gone.
  useEffect(() => () => lookups.letGo(asked.map(({ job }) => job)), [asked, lookups])
  const lookUp = async (): Promise<void> => {
    const works = found.map((work) => ({ ...work, job: `find:${newReferenceId()}` }))
    setAsked(works)
    const problems = await Promise.all(
      works.map(({ job, identifiers }) => lookups.ask(job, { kind: 'identifiers', identifiers }))
    )
    setProblem(problems.find((one) => one !== undefined))
  }
  return (
    <div className={styles.form}>
      <TextField
        label={text('identifiers.field')}
        hint={input.trim() !== '' && found.length === 0 ? text('identifiers.none') : text('identifiers.hint')}
        rows={3}
        value={input}
        onChange={setInput}
        spellCheck={false}
      />
      {problem && <Notice tone="bad">{problem}</Notice>}
      {asked.length > 0 && <Answers asked={asked} onDone={onDone} />}
      {asked.length === 0 && (
        <div className={styles.acts}>
          <Button variant="main" disabled={found.length === 0} onClick={() => void lookUp()}>
            {text('identifiers.lookUp', { count: found.length })}
          </Button>
        </div>
      )}
    </div>
  )
}

function Answers({ asked, onDone }: { readonly asked: readonly Asked[]; readonly onDone: () => void }) {
  const text = useText()
  const toast = useToast()
  const { lookups, library } = useWorkbench()
  const jobs = useStore(lookups.state, (state) => state.jobs)
  const references = useStore(library.state, (state) => state.references)
  const matcher = useMemo(() => matchReferences([...references.values()]), [references])
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set())
  const [unchecked, setUnchecked] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState(false)
  const toggle = (set: ReadonlySet<string>, job: string): ReadonlySet<string> =>
    set.has(job) ? new Set([...set].filter((one) => one !== job)) : new Set(set).add(job)

  const works = asked.map((work) => {
    const job = jobs.get(work.job)
    const answer = job?.state.kind === 'found' ? job.state.answer : undefined
    const item = answer?.item ?? (unchecked.has(work.job) ? itemOfIdentification(work.identified) : undefined)
    return { ...work, job: work.job, state: job, item, known: item && matcher.find(item), answer }
  })
  const chosen = works.flatMap(({ job, item, known }) => (item && !known && !refused.has(job) ? [item] : []))
  const add = async (): Promise<void> => {
    setBusy(true)
    for (const item of chosen) await library.addItem(item)
    toast(text('identifiers.added', { count: chosen.length }))
    onDone()
  }
  return (
    <>
      <ul className={styles.list}>
        {works.map(({ job, identifiers, state, item, known, answer }) => (
          <li key={job} className={styles.row}>
            {item && !known ? (
              <Checkbox
                label={
                  <ReferenceLine reference={makeProvisionalReference(item)} untitled={describe(identifiers)}>
                    {answer?.notices.some((notice) => notice.kind === 'retracted') && (
                      <span className={styles.bad}>{text('identifiers.retracted')}</span>
                    )}
                  </ReferenceLine>
                }
                checked={!refused.has(job)}
                onChange={() => setRefused(toggle(refused, job))}
              />
            ) : (
              <>
                <StatusDot tone={known ? 'ok' : 'quiet'} label="" />
                <span className={styles.what}>
                  <span>{describe(identifiers)}</span>
                  <span className={styles.quiet}>
                    {known ? text('identifiers.known') : <Waiting state={state?.state} />}
                  </span>
                </span>
                {!known && (
                  <Button size="small" onClick={() => setUnchecked(toggle(unchecked, job))}>
                    {text('identifiers.addUnchecked')}
                  </Button>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      <div className={styles.acts}>
        <Button variant="main" busy={busy} disabled={chosen.length === 0} onClick={() => void add()}>
          {text('identifiers.add', { count: chosen.length })}
        </Button>
      </div>
    </>
  )
}

function Waiting({ state }: { readonly state: LookupState | undefined }) {
  const text = useText()
  if (!state) return null
  if (state.kind === 'failed') return state.failures.map(({ message }) => message).join(' ')
  return text(state.kind === 'waiting' ? `lookups.state.${state.reason}` : `lookups.state.${state.kind}`)
}

/** The works that a text names and that can be looked up, each once, in order. */
function findWorks(text: string): readonly Omit<Asked, 'job'>[] {
  const works = scanIdentifiers(text).map((identified) => ({
    identified,
    identifiers: normaliseIdentifiers(identified.ids)
  }))
  const known = works.filter(({ identifiers }) => Object.keys(identifiers).length > 0)
  return [...new Map(known.map((work) => [JSON.stringify(work.identifiers), work])).values()]
}

const describe = (identifiers: WorkIdentifiers): string =>
  describeJob({ id: '', subject: { kind: 'identifiers', identifiers } }, new Map())
