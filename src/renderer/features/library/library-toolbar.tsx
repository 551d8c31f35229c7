import type { ReferenceId } from '#core/ids'
import { SMART_FILTERS, isAnswerable } from '#core/references/filter-references'
import { collectionRows } from '#core/references/collections'
import { useText } from '../../i18n'
import { Button, IconButton, Menu, SearchField, type MenuEntry } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'
import { filterName } from './filter-name'
import { ITEM_TYPES } from './item-fields'
import { SearchHelp } from './search-help'
import type { LibraryActs } from './use-library-acts'
import type { LibraryView } from './use-library-view'
import styles from './library.module.css'

export interface LibraryToolbarProps {
  readonly acts: LibraryActs
  readonly view: LibraryView
  /** Filters stand in a sidebar of their own. */
  readonly sidebar: boolean
  readonly onAdded: (id: ReferenceId) => void
}

/** Above the list: search, and what brings references in and out. Without a sidebar, the filter too. */
export function LibraryToolbar({ acts, view, sidebar, onAdded }: LibraryToolbarProps) {
  const text = useText()
  const { bibliographyPanel } = useWorkbench()
  const { chosen, rows = [] } = view
  const filters = useFilterMenu(view)
  const adds = ITEM_TYPES.map((type): MenuEntry => {
    const run = () => void acts.add(type).then((id) => id && onAdded(id))
    return { kind: 'item', id: type, label: text(`type.${type}`), run }
  })
  return (
    <div className={styles.toolbar}>
      <SearchField
        label={text('library.search')}
        clearLabel={text('common.clear')}
        value={view.query}
        onChange={view.setQuery}
        {...(styles.search ? { className: styles.search } : {})}
      />
      <SearchHelp onTry={view.setQuery} />
      <div className={sidebar ? styles.tools : styles.toolsBelow}>
        {!sidebar && (
          <Menu
            trigger={
              <Button
                variant="quiet"
                size="small"
                icon="chevron-down"
                {...(styles.filter ? { className: styles.filter } : {})}
              >
                {filterName(view.filter, view.context, text)}
              </Button>
            }
            entries={filters}
          />
        )}
        {chosen.length > 0 && (
          <IconButton
            icon="bin"
            label={text('library.deleteChosen', { count: chosen.length })}
            onClick={() => acts.remove(chosen)}
          />
        )}
        <Menu trigger={<IconButton icon="add" label={text('library.add')} />} entries={adds} align="end" />
        <IconButton icon="import" label={text('library.importFile')} onClick={acts.importChosen} />
        <IconButton
          icon="paste"
          label={text('bibliography.paste')}
          shortcut="Mod+Shift+Alt+I"
          onClick={() => bibliographyPanel.setState({ open: true })}
        />
        <ExportMenu acts={acts} ids={chosen.length > 1 ? chosen : rows} chosen={chosen.length > 1} />
      </div>
    </div>
  )
}

interface ExportMenuProps {
  readonly acts: LibraryActs
  readonly ids: readonly ReferenceId[]
  readonly chosen: boolean
}

function ExportMenu({ acts, ids, chosen }: ExportMenuProps) {
  const text = useText()
  const entries: readonly MenuEntry[] = [
    {
      kind: 'title',
      id: 'count',
      label: text(chosen ? 'library.exportChosen' : 'library.exportListed', { count: ids.length })
    },
    { kind: 'item', id: 'csl-json', label: 'CSL-JSON', run: () => acts.exportAs(ids, 'csl-json') },
    { kind: 'item', id: 'csl-yaml', label: 'CSL-YAML', run: () => acts.exportAs(ids, 'csl-yaml') },
    { kind: 'item', id: 'bibtex', label: 'BibTeX', run: () => acts.exportAs(ids, 'bibtex') },
    { kind: 'item', id: 'biblatex', label: 'BibLaTeX', run: () => acts.exportAs(ids, 'biblatex') },
    { kind: 'item', id: 'ris', label: 'RIS', run: () => acts.exportAs(ids, 'ris') }
  ]
  return <Menu trigger={<IconButton icon="export" label={text('library.export')} />} entries={entries} align="end" />
}

/** The filters as a menu, where there is no room for the sidebar. */
function useFilterMenu({ filter, setFilter, context, counts }: LibraryView): readonly MenuEntry[] {
  const text = useText()
  const rows = collectionRows(context.collections)
  const tags = [...(counts?.tags.keys() ?? [])].slice(0, 40)
  return [
    {
      kind: 'item',
      id: 'all',
      label: text('library.all'),
      checked: filter.kind === 'all',
      run: () => setFilter({ kind: 'all' })
    },
    ...SMART_FILTERS.filter((one) => one === 'duplicates' || isAnswerable(one, context)).map((one): MenuEntry => ({
      kind: 'item',
      id: one,
      label: text(`library.filter.${one}`),
      checked: filter.kind === 'smart' && filter.filter === one,
      run: () => setFilter({ kind: 'smart', filter: one })
    })),
    ...(rows.length > 0 ? [{ kind: 'title', id: 'collections', label: text('library.collections') } as const] : []),
    ...rows.map((row): MenuEntry => ({
      kind: 'item',
      id: row.id,
      label: `${'\u2003'.repeat(row.depth)}${row.name}`,
      checked: filter.kind === 'collection' && filter.id === row.id,
      run: () => setFilter({ kind: 'collection', id: row.id })
    })),
    ...(tags.length > 0 ? [{ kind: 'title', id: 'tags', label: text('library.tagList') } as const] : []),
    ...tags.map((tag): MenuEntry => ({
      kind: 'item',
      id: `tag ${tag}`,
      label: tag,
      checked: filter.kind === 'tag' && filter.tag === tag,
      run: () => setFilter({ kind: 'tag', tag })
    }))
  ]
}
