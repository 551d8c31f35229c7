import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { ReferenceId } from '#core/ids'
import { useText } from '../../i18n'
import {
  Button,
  classes,
  EmptyState,
  IconButton,
  Menu,
  ProgressBar,
  SearchField,
  useFileDrop,
  type MenuEntry
} from '../../ui'
import { useWorkbench } from '../../workbench/workbench'
import { DeleteDialog } from './delete-dialog'
import { ImportReportDialog } from './import-report-dialog'
import { ITEM_TYPES } from './item-fields'
import { ReferenceDetails } from './reference-details'
import { ReferenceTable } from './reference-table'
import { emptySelection, keepExisting, type Selection } from './selection'
import { nextOrder, sortReferences, type SortOrder } from './sort-references'
import { useLibraryActs, type LibraryActs } from './use-library-acts'
import { useWidth } from './use-width'
import styles from './library.module.css'

/** From this width on, the details stand beside the list; below, they take its place. */
const DETAILS_BESIDE = 760

/** The library: search, table, details, import by button or by dropping files, export. */
export function LibraryPanel() {
  const acts = useLibraryActs()
  const { library } = useWorkbench()
  const { loading, references } = useStore(library.state)
  const [over, dropTarget] = useFileDrop(acts.importDropped)
  const empty = references.size === 0
  return (
    <div ref={dropTarget} className={classes(styles.library, over && styles.dropping)}>
      {acts.progress && (
        <div className={styles.progress}>
          <ProgressBar {...acts.progress} />
        </div>
      )}
      {loading ? (
        <ProgressBar label={acts.text('common.loading')} value={null} />
      ) : empty ? null : (
        <Filled acts={acts} />
      )}
      {!loading && empty && <EmptyLibrary acts={acts} />}
      <ImportReportDialog report={acts.report} onClose={acts.closeReport} />
      <DeleteDialog question={acts.question} onAnswer={acts.answer} />
    </div>
  )
}

function EmptyLibrary({ acts }: { readonly acts: LibraryActs }) {
  const { text } = acts
  return (
    <EmptyState icon="book" title={text('library.empty')} text={text('library.emptyText')}>
      <Button variant="main" icon="import" onClick={acts.importChosen}>
        {text('library.importFile')}
      </Button>
      <Button icon="add" onClick={() => acts.add('article-journal')}>
        {text('library.addByHand')}
      </Button>
      <p className={styles.dropHint}>{text('library.dropHint')}</p>
    </EmptyState>
  )
}

function Filled({ acts }: { readonly acts: LibraryActs }) {
  const { library, libraryTarget } = useWorkbench()
  const references = useStore(library.state, (state) => state.references)
  const [query, setQuery] = useState('')
  const [order, setOrder] = useState<SortOrder>()
  const [asked, setAsked] = useState(() => libraryTarget.getState().reference)
  const [stored, setSelection] = useState(() => (asked ? onlyRow(asked) : emptySelection<ReferenceId>()))
  const [open, setOpen] = useState(asked)
  const [width, measure] = useWidth()
  useEffect(() => {
    const stop = libraryTarget.subscribe(({ reference }) => {
      if (reference === undefined) return
      setQuery('')
      setSelection(onlyRow(reference))
      setOpen(reference)
      setAsked(reference)
    })
    return () => {
      stop()
      libraryTarget.setState({ reference: undefined })
    }
  }, [libraryTarget])
  const wanted = useDeferredValue(query)
  const rows = useMemo(() => {
    const found = library.search(wanted).filter((id) => references.has(id))
    return order ? sortReferences(found, references, order) : found
  }, [library, references, wanted, order])
  const selection = keepExisting(stored, (id) => references.has(id))
  const beside = width >= DETAILS_BESIDE
  const shown = references.get((beside ? selection.active : open) ?? ('' as ReferenceId))
  const chosen = rows.filter((id) => selection.selected.has(id))
  return (
    <div ref={measure} className={classes(styles.filled, beside && styles.beside)}>
      {(beside || !shown) && (
        <div className={styles.list}>
          <Toolbar acts={acts} query={query} onQuery={setQuery} chosen={chosen} rows={rows} onAdded={setOpen} />
          <ReferenceTable
            rows={rows}
            references={references}
            width={beside ? width - 340 : width}
            query={wanted}
            selection={selection}
            onSelect={setSelection}
            order={order}
            onSort={(column) => setOrder(nextOrder(order, column))}
            onOpen={setOpen}
            onDelete={() => acts.remove(chosen)}
          />
        </div>
      )}
      {shown && (
        <ReferenceDetails
          key={shown.id}
          reference={shown}
          focused={asked === shown.id}
          {...(!beside && { onBack: () => setOpen(undefined) })}
        />
      )}
      {beside && !shown && <EmptyState title={acts.text('library.chooseOne')} />}
    </div>
  )
}

function onlyRow(id: ReferenceId): Selection<ReferenceId> {
  return { selected: new Set([id]), active: id, anchor: id }
}

interface ToolbarProps {
  readonly acts: LibraryActs
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly chosen: readonly ReferenceId[]
  readonly rows: readonly ReferenceId[]
  readonly onAdded: (id: ReferenceId) => void
}

function Toolbar({ acts, query, onQuery, chosen, rows, onAdded }: ToolbarProps) {
  const text = useText()
  const ids = chosen.length > 1 ? chosen : rows
  const exports: readonly MenuEntry[] = [
    {
      kind: 'title',
      id: 'count',
      label: text(chosen.length > 1 ? 'library.exportChosen' : 'library.exportListed', { count: ids.length })
    },
    { kind: 'item', id: 'csl-json', label: 'CSL-JSON', run: () => acts.exportAs(ids, 'csl-json') },
    { kind: 'item', id: 'bibtex', label: 'BibTeX', run: () => acts.exportAs(ids, 'bibtex') },
    { kind: 'item', id: 'ris', label: 'RIS', run: () => acts.exportAs(ids, 'ris') }
  ]
  const adds = ITEM_TYPES.map((type): MenuEntry => {
    const run = () => void acts.add(type).then((id) => id && onAdded(id))
    return { kind: 'item', id: type, label: text(`type.${type}`), run }
  })
  return (
    <div className={styles.toolbar}>
      <SearchField
        label={text('library.search')}
        clearLabel={text('common.clear')}
        value={query}
        onChange={onQuery}
        {...(styles.search ? { className: styles.search } : {})}
      />
      {chosen.length > 0 && (
        <IconButton
          icon="bin"
          label={text('library.deleteChosen', { count: chosen.length })}
          onClick={() => acts.remove(chosen)}
        />
      )}
      <Menu trigger={<IconButton icon="add" label={text('library.add')} />} entries={adds} align="end" />
      <IconButton icon="import" label={text('library.importFile')} onClick={acts.importChosen} />
      <Menu trigger={<IconButton icon="export" label={text('library.export')} />} entries={exports} align="end" />
    </div>
  )
}
