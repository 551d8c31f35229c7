import { useCallback, useSyncExternalStore, type KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import type { CitationId } from '#core/ids'
import type { Citation } from '#core/manuscript/citation'
import { SIDE_NAMES } from '#core/manuscript/manuscript'
import { plainText } from '#core/citation/formatted-text'
import { useText } from '../../i18n'
import { Button, isComposingKey } from '../../ui'
import { useWorkbench, type Session } from '../../workbench/workbench'
import { ClusterEditor, type Cluster } from './cluster-editor'
import styles from './citations.module.css'

export interface CitationInspectorProps {
  readonly session: Session
  readonly citation: CitationId
}

/** The selected citation, as it reads and as it is made; every change is at once in the text and undoable. */
export function CitationInspector({ session, citation: id }: CitationInspectorProps) {
  const text = useText()
  const { libraryTarget } = useWorkbench()
  useStore(session.state)
  const citation = useCitation(session, id)
  const side = session.findCitation(id)?.side
  if (!citation || !side) return null
  const change = ({ mode, items }: Cluster): void => {
    if (items.length === 0) session.removeCitation(side, id)
    else session.updateCitation(side, { ...citation, mode, items })
  }
  const keyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || isComposingKey(event) || event.isPropagationStopped()) return
    session.editors[side].revealCitation(id)
  }
  const formatted = session.formatted(id)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc goes back to the text from anywhere in it
    <section className={styles.inspector} aria-label={text('cite.title')} onKeyDown={keyDown} data-citation-inspector>
      <h2 className={styles.heading}>{text('cite.title')}</h2>
      <p className={styles.reads} lang={session.state.getState().languages[side]}>
        {formatted ? plainText(formatted) : text('cite.unresolved', { count: citation.items.length })}
      </p>
      <ClusterEditor
        key={id}
        cluster={citation}
        onChange={change}
        onSubmit={() => session.editors[side].focus()}
        onEdit={(reference) => libraryTarget.setState({ reference })}
      />
      <Button variant="danger" icon="bin" onClick={() => session.removeCitation(side, id)}>
        {text('cite.remove')}
      </Button>
    </section>
  )
}

/** The citation as it stands in the text at this moment: what is typed next builds on it, not on an older one. */
function useCitation(session: Session, id: CitationId): Citation | undefined {
  const subscribe = useCallback(
    (notify: () => void) => {
      const stops = SIDE_NAMES.map((side) => session.editors[side].onChange(notify))
      return () => stops.forEach((stop) => stop())
    },
    [session]
  )
  return useSyncExternalStore(subscribe, () => session.findCitation(id)?.citation)
}
