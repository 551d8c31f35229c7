import { useState } from 'react'
import { useStore } from 'zustand'
import type { SideName } from '#core/manuscript/manuscript'
import type { CrossReference } from '#core/manuscript/nodes'
import { listTargets, type CrossReferenceTarget } from '#core/manuscript/target-readings'
import { useText } from '../../i18n'
import { Button, Dialog, EmptyState, SegmentedControl } from '../../ui'
import type { Session } from '../../workbench/workbench'
import { TargetList } from './target-list'
import styles from './objects.module.css'

export interface CrossReferenceDialogProps {
  readonly session: Session
  readonly side: SideName
  /** The one to change; absent for a new one. */
  readonly reference?: CrossReference
  readonly onSave: (reference: CrossReference) => void
  readonly onClose: () => void
}

const SHOWN = ['label', 'number', 'text'] as const

/** Which heading, figure, table, equation or note of the side is mentioned, and by what: its label, its number or its words. */
export function CrossReferenceDialog({ session, side, reference, onSave, onClose }: CrossReferenceDialogProps) {
  const text = useText()
  const language = useStore(session.state, (state) => state.languages[side])
  const [targets] = useState(() => listTargets(session.editors[side].read(), language))
  const [chosen, setChosen] = useState(() => targets.find(({ id }) => id === reference?.target))
  const [wish, setWish] = useState<CrossReference['shows']>(reference?.shows ?? 'label')
  const shows = chosen && shownOf(chosen, wish)
  const save = (target: CrossReferenceTarget | undefined): void => {
    const shows = target && shownOf(target, wish)
    if (!target || shows === undefined) return
    onSave({ type: 'crossReference', target: target.id, shows, text: target.readings[shows] ?? '' })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={text('objects.reference')}
      closeLabel={text('common.close')}
      width={520}
      footer={
        <>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
          <Button variant="main" disabled={shows === undefined} onClick={() => save(chosen)}>
            {reference ? text('common.save') : text('objects.insert')}
          </Button>
        </>
      }
    >
      {targets.length === 0 ? (
        <EmptyState title={text('objects.reference.empty')} text={text('objects.reference.emptyText')} />
      ) : (
        <div className={styles.form}>
          <TargetList targets={targets} chosen={chosen} onChoose={setChosen} onTake={save} />
          {chosen && shownBy(chosen).length > 1 && shows !== undefined && (
            <SegmentedControl<CrossReference['shows']>
              label={text('objects.reference.shows')}
              value={shows}
              onChange={setWish}
              choices={shownBy(chosen).map((value) => ({
                value,
                label: value === 'text' ? text('objects.reference.words') : (chosen.readings[value] ?? '')
              }))}
            />
          )}
        </div>
      )}
    </Dialog>
  )
}

const shownBy = ({ readings }: CrossReferenceTarget): readonly (typeof SHOWN)[number][] =>
  SHOWN.filter((each) => readings[each] !== undefined)

/** What is shown of a target where that is wished for: a heading has words only. */
const shownOf = (
  { readings }: CrossReferenceTarget,
  wish: CrossReference['shows']
): CrossReference['shows'] | undefined => [wish, ...SHOWN].find((shows) => readings[shows] !== undefined)
