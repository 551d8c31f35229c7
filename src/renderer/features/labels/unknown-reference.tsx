import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { ReferenceId } from '#core/ids'
import type { Identification } from '#core/references/identify/identification'
import { itemOfIdentification } from '#core/references/identify/item-of-identification'
import { makeProvisionalReference } from '#core/references/provisional-reference'
import type { CslItem } from '#core/references/reference'
import { normaliseIdentifiers } from '#core/references/work-identifiers'
import { useText } from '../../i18n'
import { Button, Notice, ReferenceLine } from '../../ui'
import { isPending } from '../../workbench/lookups'
import { useWorkbench } from '../../workbench/workbench'
import styles from './labels.module.css'

export interface UnknownReferenceProps {
  readonly identified: Identification
  readonly onAdded: (reference: ReferenceId) => void
}

/** Says that the library does not have what an identifier or link names, looks it up when asked, and offers to add it. */
export function UnknownReference({ identified, onAdded }: UnknownReferenceProps) {
  const text = useText()
  const { library, lookups, newReferenceId } = useWorkbench()
  const [busy, setBusy] = useState(false)
  const [job] = useState(() => `find:${newReferenceId()}`)
  const state = useStore(lookups.state, ({ jobs }) => jobs.get(job)?.state)
  const waits = useStore(lookups.state, ({ jobs }) => {
    const asked = jobs.get(job)
    return asked !== undefined && isPending(asked)
  })
  const [problem, setProblem] = useState<string>()
  useEffect(() => () => lookups.letGo([job]), [lookups, job])
  const bare = itemOfIdentification(identified)
  const identifiers = normaliseIdentifiers(identified.ids)
  const found = state?.kind === 'found' ? state.answer.item : undefined
  const add = async (item: CslItem): Promise<void> => {
    setBusy(true)
    onAdded((await library.addItem(item)).id)
  }
  const lookUp = async (): Promise<void> => setProblem(await lookups.ask(job, { kind: 'identifiers', identifiers }))
  const failure = state?.kind === 'failed' ? state.failures.map(({ message }) => message).join(' ') : problem
  if (found)
    return (
      <div className={styles.found}>
        <ReferenceLine reference={makeProvisionalReference(found)} untitled={text('common.untitled')} />
        <Button size="small" variant="main" busy={busy} onClick={() => void add(found)}>
          {text('online.add')}
        </Button>
      </div>
    )
  return (
    <Notice
      tone="warn"
      actions={
        <>
          {Object.keys(identifiers).length > 0 && (
            <Button size="small" variant="main" busy={waits} onClick={() => void lookUp()}>
              {text('online.lookUp')}
            </Button>
          )}
          <Button size="small" busy={busy} onClick={() => void add(bare)}>
            {text('labels.addUnchecked')}
          </Button>
        </>
      }
    >
      {failure ?? (state?.kind === 'not-indexed' ? text('lookups.state.not-indexed') : text('labels.notInLibrary'))}
    </Notice>
  )
}
