import { useMemo, useState, type KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import type { LabelId, ReferenceId } from '#core/ids'
import { useText } from '../../i18n'
import { Button, IconButton, isComposingKey, SegmentedControl } from '../../ui'
import { useWorkbench, type LabelScope, type Session, type SideLabel } from '../../workbench/workbench'
import { CandidateList } from './candidate-list'
import { focusCandidates } from './focus-candidates'
import { LabelSentence } from './label-sentence'
import { useCandidates } from './use-candidates'
import styles from './labels.module.css'

export interface LabelInspectorProps {
  readonly session: Session
  readonly label: LabelId
  readonly onImport: () => void
}

/** One unresolved label: where it stands, what in the library it may be, and what to do with it. */
export function LabelInspector({ session, label: id, onImport }: LabelInspectorProps) {
  const labels = useStore(session.state, (state) => state.labels)
  const at = labels.findIndex((label) => label.id === id)
  const label = labels[at]
  if (!label) return null
  return <OpenLabel key={id} session={session} label={label} at={at} labels={labels} onImport={onImport} />
}

interface OpenLabelProps {
  readonly session: Session
  readonly label: SideLabel
  readonly labels: readonly SideLabel[]
  readonly at: number
  readonly onImport: () => void
}

function OpenLabel({ session, label, labels, at, onImport }: OpenLabelProps) {
  const text = useText()
  const { library } = useWorkbench()
  const references = useStore(library.state, (state) => state.references)
  const [chosen, setChosen] = useState<readonly ReferenceId[]>([])
  const [scope, setScope] = useState<LabelScope>('one')
  const candidates = useCandidates(session, label, references)
  const scopes = useScopes(session, label)

  const show = (index: number): void => {
    const next = labels[(index + labels.length) % labels.length]
    if (next) session.editors[next.side].revealLabel(next.id)
  }
  // The next label is worked on where this one was: the focus stays in the inspector.
  const goOn = (): void => {
    const left = session.state.getState().labels
    const next = left[Math.min(at, left.length - 1)]
    if (!next) return session.editors[label.side].focus()
    session.editors[next.side].revealLabel(next.id)
    focusCandidates()
  }
  const pass = (): void => {
    show(at + 1)
    focusCandidates()
  }
  const cite = (): void => {
    if (chosen.length === 0) return
    session.resolveLabel(
      label.id,
      chosen.map((reference) => ({ reference })),
      scope
    )
    goOn()
  }
  const toggle = (id: ReferenceId): void =>
    setChosen((ids) => (ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]))
  const keyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || isComposingKey(event) || event.isPropagationStopped()) return
    session.editors[label.side].revealLabel(label.id)
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc goes back to the text from anywhere in it
    <section className={styles.inspector} aria-label={text('labels.title')} onKeyDown={keyDown} data-label-inspector>
      <header className={styles.head}>
        <span className={styles.chip}>{label.name}</span>
        <span className={styles.position}>{text('labels.position', { at: at + 1, total: labels.length })}</span>
        <IconButton icon="chevron-up" size="small" label={text('labels.previous')} onClick={() => show(at - 1)} />
        <IconButton
          icon="chevron-down"
          size="small"
          label={text('labels.next')}
          shortcut="F8"
          onClick={() => show(at + 1)}
        />
      </header>
      <LabelSentence label={label} lang={session.state.getState().languages[label.side]} />
      <CandidateList
        label={label}
        candidates={candidates}
        chosen={chosen}
        onToggle={toggle}
        onSubmit={cite}
        onImport={onImport}
      />
      <footer className={styles.acts}>
        {scopes.length > 1 && (
          <SegmentedControl
            label={text('labels.scope')}
            labelHidden
            stretched
            value={scope}
            choices={scopes}
            onChange={setScope}
          />
        )}
        <Button variant="main" disabled={chosen.length === 0} onClick={cite}>
          {chosen.length === 0 ? text('labels.choose') : text('labels.cite', { count: chosen.length })}
        </Button>
        <div className={styles.others}>
          <Button onClick={pass}>{text('labels.leave')}</Button>
          <Button
            onClick={() => {
              session.markNotASource(label.id, scope)
              goOn()
            }}
          >
            {text('labels.notASource')}
          </Button>
        </div>
      </footer>
    </section>
  )
}

/** The scopes that reach further than the label itself. */
function useScopes(session: Session, label: SideLabel): readonly { value: LabelScope; label: string }[] {
  const text = useText()
  return useMemo(() => {
    const identical = session.labelsInScope(label.id, 'identical').length
    const mirrored = session.labelsInScope(label.id, 'mirrored').length
    return [
      { value: 'one' as const, label: text('labels.scopeOne') },
      ...(mirrored > 1 ? [{ value: 'mirrored' as const, label: text('labels.scopeMirrored') }] : []),
      ...(identical > 1
        ? [{ value: 'identical' as const, label: text('labels.scopeIdentical', { total: identical }) }]
        : [])
    ]
  }, [session, label, text])
}
