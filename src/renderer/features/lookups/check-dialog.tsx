import { useState } from 'react'
import { useStore } from 'zustand'
import type { ReferenceId } from '#core/ids'
import type { Reference, Verification } from '#core/references/reference'
import { titleOfSource } from '#core/references/source-title'
import { identifiersOfItem } from '#core/references/work-identifiers'
import { useFormats, useText } from '../../i18n'
import { Button, Dialog, EmptyState, Notice, ProgressBar, ReferenceLine, SegmentedControl, StatusDot } from '../../ui'
import { VERIFICATION_TONES } from '../../ui'
import { checkJobId, isPending } from '../../workbench/lookups'
import { useWorkbench, type Session } from '../../workbench/workbench'
import styles from './lookups.module.css'

export interface CheckDialogProps {
  readonly open: boolean
  readonly onClose: () => void
  /** Shows a reference in the library. */
  readonly onShow: (id: ReferenceId) => void
}

/** What needs a look comes first. */
const ORDER: readonly Verification['kind'][] = [
  'retracted',
  'concern',
  'mismatch',
  'corrected',
  'not-indexed',
  'unchecked',
  'verified'
]
/** A list longer than this is worked on in the library. */
const SHOWN = 100

/** The report on references: which agree with their sources, which do not, which were withdrawn; and the check itself. */
export function CheckDialog({ open, onClose, onShow }: CheckDialogProps) {
  const text = useText()
  return (
    <Dialog open={open} onClose={onClose} title={text('check.title')} closeLabel={text('common.close')} width={620}>
      <Report
        onShow={(id) => {
          onClose()
          onShow(id)
        }}
      />
    </Dialog>
  )
}

function Report({ onShow }: { readonly onShow: (id: ReferenceId) => void }) {
  const text = useText()
  const { session } = useWorkbench()
  const current = useStore(session, (state) => state.current)
  const [scope, setScope] = useState<'cited' | 'all'>(current ? 'cited' : 'all')
  const references = useReferences(scope === 'cited' ? current : undefined)
  return (
    <div className={styles.check}>
      <div className={styles.bar}>
        {current && (
          <SegmentedControl
            label={text('check.scope')}
            value={scope}
            choices={[
              { value: 'cited', label: text('check.scopeCited') },
              { value: 'all', label: text('check.scopeAll') }
            ]}
            onChange={setScope}
          />
        )}
        {references.length > 0 && <RunCheck references={references} />}
      </div>
      {references.length === 0 ? (
        <EmptyState
          icon="book"
          title={text(scope === 'cited' ? 'check.noneCited' : 'check.noneInLibrary')}
          text={text('check.noneText')}
        />
      ) : (
        <Groups references={references} onShow={onShow} />
      )}
    </div>
  )
}

/** The references that a session cites, or the whole library. */
function useReferences(session: Session | undefined): readonly Reference[] {
  const { library } = useWorkbench()
  const references = useStore(library.state, (state) => state.references)
  if (!session) return [...references.values()]
  const placed = [...session.editors.leading.citations(), ...session.editors.facing.citations()]
  const ids = new Set(placed.flatMap(({ citation }) => citation.items.map((item) => item.reference)))
  return [...ids].flatMap((id) => references.get(id) ?? [])
}

const hasIdentifier = (reference: Reference): boolean => Object.keys(identifiersOfItem(reference.item)).length > 0

function RunCheck({ references }: { readonly references: readonly Reference[] }) {
  const text = useText()
  const { lookups } = useWorkbench()
  const jobs = useStore(lookups.state, (state) => state.jobs)
  const [problem, setProblem] = useState<string>()
  const pending = references.filter(({ id }) => {
    const job = jobs.get(checkJobId(id))
    return job && isPending(job)
  })
  const comparable = references.filter(hasIdentifier)
  const fresh = comparable.filter((reference) => reference.verification.kind === 'unchecked')
  const run = async (chosen: readonly Reference[]): Promise<void> =>
    setProblem((await lookups.check(chosen.map((reference) => reference.id))).problem)
  if (problem) return <Notice tone="bad">{problem}</Notice>
  if (pending.length > 0)
    return (
      <ProgressBar
        label={text('check.running')}
        value={references.length - pending.length}
        max={references.length}
        valueText={text('check.progress', { left: pending.length })}
        cancel={{
          label: text('common.cancel'),
          run: () => lookups.letGo(pending.map((reference) => checkJobId(reference.id)))
        }}
      />
    )
  return (
    <span className={styles.acts}>
      {comparable.length > fresh.length && <Button onClick={() => void run(comparable)}>{text('check.again')}</Button>}
      {fresh.length > 0 && (
        <Button variant="main" onClick={() => void run(fresh)}>
          {text('check.run', { count: fresh.length })}
        </Button>
      )}
    </span>
  )
}

interface GroupsProps {
  readonly references: readonly Reference[]
  readonly onShow: (id: ReferenceId) => void
}

function Groups({ references, onShow }: GroupsProps) {
  const text = useText()
  const { number } = useFormats()
  const bare = references.filter((reference) => !hasIdentifier(reference)).length
  return (
    <div className={styles.list}>
      {bare > 0 && <p className={styles.quiet}>{text('check.withoutIdentifier', { count: bare })}</p>}
      {ORDER.map((kind) => {
        const group = references.filter((reference) => reference.verification.kind === kind)
        if (group.length === 0) return null
        return (
          <section key={kind}>
            <h3 className={styles.group}>
              {text(`verification.${kind}`)} · {number(group.length)}
            </h3>
            {group.slice(0, SHOWN).map((reference) => (
              <Entry key={reference.id} reference={reference} onShow={onShow} />
            ))}
            {group.length > SHOWN && <p className={styles.quiet}>+{number(group.length - SHOWN)}</p>}
          </section>
        )
      })}
    </div>
  )
}

interface EntryProps {
  readonly reference: Reference
  readonly onShow: (id: ReferenceId) => void
}

function Entry({ reference, onShow }: EntryProps) {
  const text = useText()
  const { verification } = reference
  return (
    <button
      type="button"
      className={styles.entry}
      title={text('check.openReference')}
      onClick={() => onShow(reference.id)}
    >
      <StatusDot tone={VERIFICATION_TONES[verification.kind]} label="" />
      <ReferenceLine reference={reference} untitled={text('common.untitled')}>
        <Evidence verification={verification} />
      </ReferenceLine>
    </button>
  )
}

/** What a verdict rests on: the fields that differ, and who says so when. */
function Evidence({ verification }: { readonly verification: Verification }) {
  const text = useText()
  const { moment, list } = useFormats()
  if (verification.kind === 'unchecked') return null
  const fields = verification.differences?.map((difference) => difference.field) ?? []
  const source = text('check.source', {
    source: titleOfSource(verification.source),
    date: moment(verification.date)
  })
  return <span className={styles.quiet}>{fields.length > 0 ? `${list(fields)} · ${source}` : source}</span>
}
