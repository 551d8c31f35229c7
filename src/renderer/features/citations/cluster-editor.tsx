import { useState } from 'react'
import { useStore } from 'zustand'
import type { ReferenceId } from '#core/ids'
import type { Citation, CitationItem } from '#core/manuscript/citation'
import type { Reference } from '#core/references/reference'
import { MENU_COMMANDS } from '#host/menu-commands'
import { useText } from '../../i18n'
import { formatShortcut, isApple, ReferenceSearch, SegmentedControl } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'
import { CitationItemRow } from './citation-item-row'
import styles from './citations.module.css'

export interface Cluster {
  readonly mode: Citation['mode']
  readonly items: readonly CitationItem[]
}

export interface ClusterEditorProps {
  readonly cluster: Cluster
  readonly onChange: (cluster: Cluster) => void
  /** Enter in the empty search box. */
  readonly onSubmit: () => void
  readonly initialQuery?: string
  readonly focused?: boolean
  /** Opens a reference in the library. */
  readonly onEdit?: (id: ReferenceId) => void
}

/** Searches the library and builds a cluster from what is picked: order, locators, prefixes, mode. */
export function ClusterEditor(props: ClusterEditorProps) {
  const { cluster, onChange, onSubmit, initialQuery = '', focused = false, onEdit } = props
  const text = useText()
  const { library } = useWorkbench()
  const references = useStore(library.state, (state) => state.references)
  const [query, setQuery] = useState(initialQuery)
  const { items } = cluster
  const setItems = (next: readonly CitationItem[]): void => onChange({ ...cluster, items: next })
  const results = library.search(query).flatMap((id) => references.get(id) ?? [])
  const add = (reference: Reference): void => {
    setQuery('')
    setItems([...items, { reference: reference.id }])
  }
  return (
    <div className={styles.cluster}>
      {items.length > 0 && (
        <ol className={styles.items}>
          {items.map((item, index) => (
            <CitationItemRow
              key={keyOf(items, index)}
              item={item}
              reference={references.get(item.reference)}
              first={index === 0}
              last={index === items.length - 1}
              onChange={(next) => setItems(items.with(index, next))}
              onMove={(delta) => setItems(moved(items, index, delta))}
              onRemove={() => setItems(items.toSpliced(index, 1))}
              onEdit={onEdit}
            />
          ))}
        </ol>
      )}
      <ReferenceSearch
        label={text('cite.search')}
        clearLabel={text('common.clear')}
        untitled={text('common.untitled')}
        query={query}
        onQueryChange={setQuery}
        results={results}
        onPick={add}
        onSubmit={onSubmit}
        emptyText={text(references.size === 0 ? 'cite.emptyLibraryWays' : 'cite.nothingWays', {
          add: shown(MENU_COMMANDS.addByIdentifier.accelerator),
          importing: shown(MENU_COMMANDS.importReferences.accelerator)
        })}
        focused={focused}
      />
      {items.length > 0 && (
        <SegmentedControl
          stretched
          label={text('cite.mode')}
          value={cluster.mode}
          choices={[
            { value: 'normal', label: text('cite.modeNormal') },
            { value: 'suppress-author', label: text('cite.modeSuppress') },
            { value: 'author-in-text', label: text('cite.modeInText') }
          ]}
          onChange={(mode) => onChange({ ...cluster, mode })}
        />
      )}
    </div>
  )
}

/** A shortcut in Electron's notation, as its keys are named here. */
const shown = (accelerator: string): string =>
  formatShortcut(accelerator.replace('CmdOrCtrl', 'Mod'), isApple(navigator.platform))

/** The same for a source wherever it moves, also where one stands twice. */
function keyOf(items: readonly CitationItem[], index: number): string {
  const reference = items[index]?.reference ?? ''
  return `${reference}-${items.slice(0, index).filter((item) => item.reference === reference).length}`
}

function moved(items: readonly CitationItem[], index: number, delta: 1 | -1): readonly CitationItem[] {
  const item = items[index]
  const other = items[index + delta]
  return item && other ? items.with(index, other).with(index + delta, item) : items
}
