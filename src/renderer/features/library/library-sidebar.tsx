import { useState, type DragEvent, type KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import type { CollectionId } from '#core/ids'
import { collectionRows, withDescendants, type CollectionRow } from '#core/references/collections'
import {
  isAnswerable,
  SMART_FILTERS,
  type FilterContext,
  type LibraryCounts,
  type LibraryFilter,
  type SmartFilter
} from '#core/references/filter-references'
import { useFormats, useText } from '../../i18n'
import { classes, Icon, IconButton, Menu, type IconName, type MenuEntry } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'
import { draggedCollection, draggedReferences, startCollectionDrag } from './drag'
import type { Organising } from './use-organising'
import styles from './library-sidebar.module.css'

export interface LibrarySidebarProps {
  readonly filter: LibraryFilter
  readonly onFilter: (filter: LibraryFilter) => void
  readonly context: FilterContext
  readonly counts: LibraryCounts | undefined
  readonly organising: Organising
}

const ICONS: Partial<Readonly<Record<SmartFilter, IconName>>> = {
  cited: 'check',
  uncited: 'minus',
  candidates: 'label',
  duplicates: 'copy',
  retracted: 'alert',
  mismatch: 'alert',
  unchecked: 'search',
  'no-identifier': 'link',
  'missing-fields': 'edit',
  unfiled: 'folder'
}

/** Everything the list can be narrowed to: collections, filters, tags. Arrow keys move, Enter shows. */
export function LibrarySidebar(props: LibrarySidebarProps) {
  const { filter, onFilter, context, counts, organising } = props
  const text = useText()
  const { library } = useWorkbench()
  const size = useStore(library.state, (state) => state.references.size)
  const [closed, setClosed] = useState<ReadonlySet<CollectionId>>(new Set())
  const collections = collectionRows(context.collections, (id) => !closed.has(id))
  const turn = (id: CollectionId, open: boolean) => {
    const next = new Set(closed)
    if (open) next.delete(id)
    else next.add(id)
    setClosed(next)
  }
  const shownFilters = SMART_FILTERS.filter((one) => one === 'duplicates' || isAnswerable(one, context))
  const tags = [...(counts?.tags ?? [])].toSorted(([a], [b]) => collator.compare(a, b))
  return (
    <nav className={styles.sidebar} aria-label={text('library.show')}>
      <Row
        icon="book"
        label={text('library.all')}
        count={size}
        current={filter.kind === 'all'}
        onShow={() => onFilter({ kind: 'all' })}
      />
      <Head label={text('library.collections')}>
        <IconButton
          icon="add"
          size="small"
          label={text('library.newCollection')}
          onClick={() => organising.askName({ kind: 'new', parent: undefined })}
        />
      </Head>
      {collections.length === 0 && <p className={styles.none}>{text('library.noCollections')}</p>}
      {collections.map((row) => (
        <CollectionLine
          key={row.id}
          row={row}
          open={!closed.has(row.id)}
          onTurn={(open) => turn(row.id, open)}
          count={counts?.collections.get(row.id) ?? 0}
          current={filter.kind === 'collection' && filter.id === row.id}
          onShow={() => onFilter({ kind: 'collection', id: row.id })}
          organising={organising}
        />
      ))}
      <Head label={text('library.filters')} />
      {shownFilters.map((one) => (
        <Row
          key={one}
          icon={ICONS[one] ?? 'search'}
          label={text(`library.filter.${one}`)}
          count={one === 'candidates' && !isShown(filter, one) ? undefined : counts?.smart.get(one)}
          warns={one === 'retracted' && (counts?.smart.get(one) ?? 0) > 0}
          current={isShown(filter, one)}
          onShow={() => onFilter({ kind: 'smart', filter: one })}
        />
      ))}
      {tags.length > 0 && <Head label={text('library.tagList')} />}
      {tags.slice(0, MOST_TAGS).map(([tag, count]) => (
        <Row
          key={tag}
          icon="label"
          label={tag}
          count={count}
          current={filter.kind === 'tag' && filter.tag === tag}
          onShow={() => onFilter({ kind: 'tag', tag })}
          menu={[
            {
              kind: 'item',
              id: 'rename',
              label: text('library.renameTag'),
              icon: 'edit',
              run: () => organising.askName({ kind: 'tag', tag })
            },
            {
              kind: 'item',
              id: 'remove',
              label: text('library.deleteTag'),
              icon: 'bin',
              run: () => organising.changeTag(tag, undefined)
            }
          ]}
        />
      ))}
    </nav>
  )
}

const collator = new Intl.Collator(['zh-CN', 'en'], { numeric: true, sensitivity: 'base' })
/** A list beyond this length is searched, not read: `tag:` in the search box. */
const MOST_TAGS = 300

const isShown = (filter: LibraryFilter, smart: SmartFilter): boolean =>
  filter.kind === 'smart' && filter.filter === smart

function Head({ label, children }: { readonly label: string; readonly children?: React.ReactNode }) {
  return (
    <div className={styles.head}>
      <h3>{label}</h3>
      {children}
    </div>
  )
}

interface RowProps {
  readonly icon: IconName
  readonly label: string
  readonly count: number | undefined
  readonly current: boolean
  readonly warns?: boolean
  readonly onShow: () => void
  readonly menu?: readonly MenuEntry[]
}

function Row({ icon, label, count, current, warns, onShow, menu }: RowProps) {
  const text = useText()
  const { number } = useFormats()
  return (
    <div className={classes(styles.row, current && styles.current, warns && styles.warns)}>
      <button
        type="button"
        className={styles.show}
        aria-current={current}
        onClick={onShow}
        onKeyDown={moveFocus}
        title={label}
      >
        <Icon name={icon} />
        <span className={styles.label}>{label}</span>
        {count !== undefined && <span className={styles.count}>{number(count)}</span>}
      </button>
      {menu && (
        <Menu
          align="end"
          trigger={<IconButton icon="more" size="small" label={text('library.collectionActs', { name: label })} />}
          entries={menu}
        />
      )}
    </div>
  )
}

interface CollectionLineProps {
  readonly row: CollectionRow
  readonly open: boolean
  readonly onTurn: (open: boolean) => void
  readonly count: number
  readonly current: boolean
  readonly onShow: () => void
  readonly organising: Organising
}

function CollectionLine({ row, open, onTurn, count, current, onShow, organising }: CollectionLineProps) {
  const text = useText()
  const { number } = useFormats()
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    setOver(false)
    const [references, collection] = [draggedReferences(event), draggedCollection(event)]
    if (references.length === 0 && collection === undefined) return
    event.preventDefault()
    if (references.length > 0) organising.collect(references, row.id, true)
    else if (collection !== undefined) organising.move(collection, row.id)
  }
  const keyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'ArrowRight' && row.hasChildren && !open) onTurn(true)
    else if (event.key === 'ArrowLeft' && row.hasChildren && open) onTurn(false)
    else if (event.key === 'F2') organising.askName({ kind: 'rename', collection: row })
    else if (event.key === 'Delete') organising.remove(row)
    else return moveFocus(event)
    event.preventDefault()
    return undefined
  }
  return (
    <div
      className={classes(styles.row, current && styles.current, over && styles.over)}
      style={{ paddingInlineStart: row.depth * 14 }}
      draggable
      onDragStart={(event) => startCollectionDrag(event, row.id)}
      onDragOver={(event) => {
        if (draggedReferences(event).length === 0 && draggedCollection(event) === undefined) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {row.hasChildren ? (
        <button
          type="button"
          className={styles.turn}
          tabIndex={-1}
          aria-label={text(open ? 'library.close' : 'library.open')}
          onClick={() => onTurn(!open)}
        >
          <Icon name={open ? 'chevron-down' : 'chevron-right'} />
        </button>
      ) : (
        <span className={styles.turn} />
      )}
      <button
        type="button"
        className={styles.show}
        aria-current={current}
        aria-expanded={row.hasChildren ? open : undefined}
        onClick={onShow}
        onKeyDown={keyDown}
        title={row.name}
      >
        <Icon name="folder" />
        <span className={styles.label}>{row.name}</span>
        <span className={styles.count}>{number(count)}</span>
      </button>
      <Menu
        align="end"
        trigger={<IconButton icon="more" size="small" label={text('library.collectionActs', { name: row.name })} />}
        entries={useCollectionMenu(row, organising)}
      />
    </div>
  )
}

function useCollectionMenu(row: CollectionRow, organising: Organising): readonly MenuEntry[] {
  const text = useText()
  const { library } = useWorkbench()
  const collections = useStore(library.state, (state) => state.collections)
  const own = withDescendants(collections, row.id)
  const targets = collectionRows(collections).filter((one) => !own.has(one.id) && one.id !== row.parent)
  const moves: readonly MenuEntry[] = [
    { kind: 'separator', id: 'move' },
    { kind: 'title', id: 'to', label: text('library.moveCollection') },
    {
      kind: 'item',
      id: 'top',
      label: text('library.topLevel'),
      disabled: row.parent === undefined,
      run: () => organising.move(row.id, undefined)
    },
    ...targets.map((one): MenuEntry => ({
      kind: 'item',
      id: one.id,
      label: `${'\u2003'.repeat(one.depth)}${one.name}`,
      run: () => organising.move(row.id, one.id)
    }))
  ]
  return [
    {
      kind: 'item',
      id: 'rename',
      label: text('library.renameCollection'),
      icon: 'edit',
      run: () => organising.askName({ kind: 'rename', collection: row })
    },
    {
      kind: 'item',
      id: 'inside',
      label: text('library.newCollectionIn'),
      icon: 'add',
      run: () => organising.askName({ kind: 'new', parent: row.id })
    },
    {
      kind: 'item',
      id: 'delete',
      label: text('library.deleteCollection'),
      icon: 'bin',
      run: () => organising.remove(row)
    },
    ...moves
  ]
}

/** Up and Down go from row to row. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const rows = [...(event.currentTarget.closest('nav')?.querySelectorAll<HTMLElement>('button[aria-current]') ?? [])]
  const at = rows.findIndex((row) => row === document.activeElement)
  if (at === -1) return
  event.preventDefault()
  rows[Math.min(rows.length - 1, Math.max(0, at + (event.key === 'ArrowDown' ? 1 : -1)))]?.focus()
}
