import { useState } from 'react'
import { useText } from '../../i18n'
import { Button, Popover } from '../../ui'
import { ClusterEditor, type Cluster } from './cluster-editor'
import styles from './citations.module.css'

export interface CitationPickerProps {
  /** Where the caret stands. */
  readonly anchor: DOMRect
  readonly onInsert: (cluster: Cluster) => void
  /** Called when the picker goes away without a citation. */
  readonly onCancel: () => void
}

/** The picker at the caret that builds a new citation. Esc goes back to the text as it was. */
export function CitationPicker({ anchor, onInsert, onCancel }: CitationPickerProps) {
  const text = useText()
  const [cluster, setCluster] = useState<Cluster>({ mode: 'normal', items: [] })
  const insert = (): void => {
    if (cluster.items.length > 0) onInsert(cluster)
  }
  return (
    <Popover
      open
      onOpenChange={(open) => !open && onCancel()}
      anchor={{ getBoundingClientRect: () => anchor }}
      label={text('cite.insert')}
    >
      <div className={styles.picker}>
        <ClusterEditor cluster={cluster} onChange={setCluster} onSubmit={insert} focused />
        <div className={styles.foot}>
          <span className={styles.hint}>{text('cite.hint')}</span>
          <Button variant="main" disabled={cluster.items.length === 0} onClick={insert}>
            {text('cite.insert')}
          </Button>
        </div>
      </div>
    </Popover>
  )
}
