import { useStore } from 'zustand'
import { useText } from '../../i18n'
import { Button, EmptyState } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'
import { filterName } from './filter-name'
import type { LibraryView } from './use-library-view'
import styles from './library.module.css'

export interface ListStatusProps {
  readonly view: LibraryView
  /** Opens what can be done with the selected ones, where that does not stand beside the list. */
  readonly onMany: (() => void) | undefined
}

/** Under the list: how many references it shows, and how many are selected. */
export function ListStatus({ view, onMany }: ListStatusProps) {
  const text = useText()
  const { chosen, rows, duplicates } = view
  const { library } = useWorkbench()
  const references = useStore(library.state, (state) => state.references)
  const isOfDuplicates = view.filter.kind === 'smart' && view.filter.filter === 'duplicates'
  const link = async () => {
    const relations = duplicates.versions.flatMap(({ preprint, published }) => [
      { from: published, kind: 'preprint' as const, reference: preprint },
      { from: preprint, kind: 'published' as const, reference: published }
    ])
    const ids = [...new Set(relations.map(({ from }) => from))]
    const linked = ids.flatMap((id) => {
      const reference = references.get(id)
      const own = relations
        .filter(({ from }) => from === id)
        .map(({ kind, reference: to }) => ({ kind, reference: to }))
      return reference ? [{ ...reference, relations: [...(reference.relations ?? []), ...own] }] : []
    })
    await library.updateAll(linked)
  }
  if (!rows) return null
  return (
    <div className={styles.status} role="status">
      <span>{text('library.listed', { count: rows.length })}</span>
      {chosen.length > 1 && !onMany && <span>{text('library.selected', { count: chosen.length })}</span>}
      {chosen.length > 1 && onMany && (
        <Button variant="quiet" size="small" onClick={onMany}>
          {text('library.selected', { count: chosen.length })}
        </Button>
      )}
      {isOfDuplicates && duplicates.versions.length > 0 && (
        <Button variant="quiet" size="small" icon="link" onClick={() => void link().catch(() => undefined)}>
          {text('library.linkVersions', { count: duplicates.versions.length })}
        </Button>
      )}
    </div>
  )
}

/** What stands in place of an empty list: why it is empty, and the way back. */
export function NothingListed({ view }: { readonly view: LibraryView }) {
  const text = useText()
  const { query, filter, context, duplicates } = view
  const showAll = (
    <Button
      onClick={() => {
        view.setQuery('')
        view.setFilter({ kind: 'all' })
      }}
    >
      {text('library.showAll')}
    </Button>
  )
  if (query !== '') {
    return (
      <EmptyState icon="search" title={text('library.noMatch', { query })}>
        {filter.kind === 'all' ? null : showAll}
      </EmptyState>
    )
  }
  if (filter.kind === 'smart' && filter.filter === 'duplicates') {
    if (duplicates.progress) return <div className={styles.scroller} />
    return (
      <EmptyState icon="check" title={text('library.noDuplicates')} text={text('library.noDuplicatesText')}>
        {showAll}
      </EmptyState>
    )
  }
  const name = filterName(filter, context, text)
  const words =
    filter.kind === 'collection'
      ? text('library.emptyCollectionText')
      : text('library.nothingHereText', { filter: name })
  return (
    <EmptyState
      icon={filter.kind === 'collection' ? 'folder' : 'check'}
      title={text('library.nothingHere')}
      text={words}
    >
      {showAll}
    </EmptyState>
  )
}
