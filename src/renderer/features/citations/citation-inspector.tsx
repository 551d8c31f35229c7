import { useStore } from 'zustand'
import type { CitationId } from '#core/ids'
import { plainText } from '#core/citation/formatted-text'
import { useText } from '../../i18n'
import { Button } from '../../ui'
import type { Session } from '../../workbench/workbench'
import { ClusterEditor, type Cluster } from './cluster-editor'
import styles from './citations.module.css'

export interface CitationInspectorProps {
  readonly session: Session
  readonly citation: CitationId
}

/** The selected citation, as it reads and as it is made; every change is at once in the text and undoable. */
export function CitationInspector({ session, citation: id }: CitationInspectorProps) {
  const text = useText()
  useStore(session.state)
  const found = session.findCitation(id)
  if (!found) return null
  const { side, citation } = found
  const change = ({ mode, items }: Cluster): void => {
    if (items.length === 0) session.removeCitation(side, id)
    else session.updateCitation(side, { ...citation, mode, items })
  }
  const formatted = session.formatted(id)
  return (
    <section className={styles.inspector} aria-label={text('cite.title')}>
      <h2 className={styles.heading}>{text('cite.title')}</h2>
      <p className={styles.reads} lang={session.state.getState().languages[side]}>
        {formatted ? plainText(formatted) : text('cite.unresolved', { count: citation.items.length })}
      </p>
      <ClusterEditor key={id} cluster={citation} onChange={change} onSubmit={() => session.editors[side].focus()} />
      <Button variant="danger" icon="bin" onClick={() => session.removeCitation(side, id)}>
        {text('cite.remove')}
      </Button>
    </section>
  )
}
