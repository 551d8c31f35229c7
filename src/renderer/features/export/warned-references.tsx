import { useStore } from 'zustand'
import { describeReference } from '#core/references/describe-reference'
import { findWarning, findWarnings } from '#core/references/find-warning'
import type { Reference } from '#core/references/reference'
import { useText } from '../../i18n'
import { Checkbox, Notice } from '../../ui'
import { useWorkbench, type Session } from '../../workbench/workbench'
import styles from './export.module.css'

/** The references that the manuscript cites and that were retracted or are in doubt, retracted ones first. */
export function useWarnedReferences(session: Session): readonly Reference[] {
  const { library } = useWorkbench()
  useStore(session.state, (state) => state.citationCount)
  const references = useStore(library.state, (state) => state.references)
  const placed = [...session.editors.leading.citations(), ...session.editors.facing.citations()]
  const cited = new Set(placed.flatMap(({ citation }) => citation.items.map((item) => item.reference)))
  const warnings = [...findWarnings(cited, references)]
  return warnings
    .sort(([, a], [, b]) => Number(b === 'retracted') - Number(a === 'retracted'))
    .flatMap(([id]) => references.get(id) ?? [])
}

export interface WarnedReferencesProps {
  readonly references: readonly Reference[]
  readonly accepted: boolean
  readonly onAccept: (accepted: boolean) => void
}

/** Names what should not be cited unawares; the export waits until the writer says that it is meant. */
export function WarnedReferences({ references, accepted, onAccept }: WarnedReferencesProps) {
  const text = useText()
  if (references.length === 0) return null
  return (
    <Notice tone="bad">
      {text('export.warned', { count: references.length })}
      <ul className={styles.findings}>
        {references.map(({ id, item, verification }) => {
          const { authors, year, title } = describeReference(item)
          const warning = findWarning(verification) ?? 'concern'
          return (
            <li key={id}>
              <strong>{text(`verification.${warning}`)}</strong> · {[authors, year, title].filter(Boolean).join(', ')}
            </li>
          )
        })}
      </ul>
      <Checkbox label={text('export.citeAnyway')} checked={accepted} onChange={onAccept} />
    </Notice>
  )
}
