import { useStore } from 'zustand'
import type { ReferenceId } from '#core/ids'
import { pairKey } from '#core/references/pair-key'
import type { Reference } from '#core/references/reference'
import { useText } from '../../i18n'
import { Button, ReferenceLine } from '../../ui'
import { useWorkbench, type PossibleDuplicate } from '../../workbench/workbench'
import styles from './library.module.css'

export interface PossibleDoublesProps {
  readonly possible: readonly PossibleDuplicate[]
  readonly onCompare: (references: readonly Reference[]) => void
  readonly onDrop: (ids: readonly ReferenceId[]) => void
}

/** Pairs shown at once; the filter “Duplicates” has them all. */
const SHOWN = 50

/** Entries just imported that the library may have already, each beside what it looks like, with what to do. */
export function PossibleDoubles({ possible, onCompare, onDrop }: PossibleDoublesProps) {
  const text = useText()
  const { library } = useWorkbench()
  const references = useStore(library.state, (state) => state.references)
  const distinct = useStore(library.state, (state) => state.distinct)
  const open = possible.flatMap(({ reference: id, like }) => {
    const reference = references.get(id)
    const others = like.flatMap((other) => (distinct.has(pairKey(id, other)) ? [] : (references.get(other) ?? [])))
    return reference && others.length > 0 ? [{ reference, others }] : []
  })
  if (open.length === 0) return null
  return (
    <>
      <p>{text('library.possible', { count: open.length })}</p>
      <ul className={styles.doubles}>
        {open.slice(0, SHOWN).map(({ reference, others }) => (
          <li key={reference.id} className={styles.double}>
            <ReferenceLine reference={reference} untitled={text('library.untitled')} />
            <ReferenceLine reference={others[0] ?? reference} untitled={text('library.untitled')} />
            <div className={styles.doubleActs}>
              <Button size="small" icon="copy" onClick={() => onCompare([...others, reference])}>
                {text('library.compare')}
              </Button>
              <Button
                size="small"
                onClick={() => void library.tellApart([reference.id, ...others.map((one) => one.id)])}
              >
                {text('library.keepBoth')}
              </Button>
              <Button size="small" onClick={() => onDrop([reference.id])}>
                {text('library.leaveOut')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
