import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { useStore } from 'zustand'
import type { ReferenceId } from '#core/ids'
import type { Reference } from '#core/references/reference'
import { useText } from '../../i18n'
import { Button, classes, EmptyState, isComposingKey, ProgressBar, useFileDrop, useToast } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'
import { BulkEditDialog } from './bulk-edit-dialog'
import { DeleteDialog } from './delete-dialog'
import { ImportReportDialog } from './import-report-dialog'
import { LibrarySidebar } from './library-sidebar'
import { LibraryToolbar } from './library-toolbar'
import { ListStatus, NothingListed } from './list-status'
import { MergeDialog } from './merge-dialog'
import { NameDialog } from './name-dialog'
import { ReferenceDetails } from './reference-details'
import { ReferenceTable } from './reference-table'
import { SelectionDetails } from './selection-details'
import { emptySelection } from './selection'
import { useLibraryActs, type LibraryActs } from './use-library-acts'
import { useLibraryView, type LibraryView } from './use-library-view'
import { useOrganising, type Organising } from './use-organising'
import { useWidth } from './use-width'
import styles from './library.module.css'

/** From this width on, the details stand beside the list; below, they take its place. */
const DETAILS_BESIDE = 760
/** From this width on, collections and filters stand in a sidebar; below, in a menu. */
const SIDEBAR_BESIDE = 1000
const DETAILS_WIDTH = 340
const SIDEBAR_WIDTH = 220

/** The library: collections and filters, search, table, details, import by button or by dropping files, export. */
export function LibraryPanel() {
  const acts = useLibraryActs()
  const { library } = useWorkbench()
  const { loading, references } = useStore(library.state)
  const [over, dropTarget] = useFileDrop(acts.importDropped)
  const [merging, setMerging] = useState<readonly Reference[]>()
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
        <Filled acts={acts} onMerge={setMerging} />
      )}
      {!loading && empty && <EmptyLibrary acts={acts} />}
      <ImportReportDialog
        report={acts.report}
        onClose={acts.closeReport}
        onCompare={setMerging}
        onDrop={acts.dropAdded}
      />
      <DeleteDialog question={acts.question} onAnswer={acts.answer} />
      <MergeDialog references={merging} onClose={() => setMerging(undefined)} />
    </div>
  )
}

function EmptyLibrary({ acts }: { readonly acts: LibraryActs }) {
  const { text } = acts
  const { bibliographyPanel } = useWorkbench()
  return (
    <EmptyState icon="book" title={text('library.empty')} text={text('library.emptyText')}>
      <Button variant="main" icon="import" onClick={acts.importChosen}>
        {text('library.importFile')}
      </Button>
      <Button icon="paste" onClick={() => bibliographyPanel.setState({ open: true })}>
        {text('bibliography.paste')}
      </Button>
      <Button icon="add" onClick={() => acts.add('article-journal')}>
        {text('library.addByHand')}
      </Button>
      <p className={styles.dropHint}>{text('library.dropHint')}</p>
    </EmptyState>
  )
}

interface FilledProps {
  readonly acts: LibraryActs
  readonly onMerge: (references: readonly Reference[]) => void
}

function Filled({ acts, onMerge }: FilledProps) {
  const view = useLibraryView()
  const organising = useOrganising(acts.failed)
  const [editing, setEditing] = useState<readonly Reference[]>()
  const [width, measure] = useWidth()
  const sidebar = width >= SIDEBAR_BESIDE
  const beside = width >= DETAILS_BESIDE
  const listWidth = width - (beside ? DETAILS_WIDTH : 0) - (sidebar ? SIDEBAR_WIDTH : 0)
  const details = (
    <Details acts={acts} view={view} organising={organising} beside={beside} onMerge={onMerge} onEdit={setEditing} />
  )
  const covered = !beside && isDetailed(view)
  const place = useFocusOnSwap(covered)
  const keyDown = (event: KeyboardEvent): void => {
    // What floats over the details closes by itself.
    if (event.key !== 'Escape' || isComposingKey(event) || !place.current?.contains(event.target as Node)) return
    view.setOpen(undefined)
  }
  return (
    <div ref={measure} className={classes(styles.filled, beside && styles.beside, sidebar && styles.withSidebar)}>
      {sidebar && (
        <LibrarySidebar
          filter={view.filter}
          onFilter={view.setFilter}
          context={view.context}
          counts={view.counts}
          organising={organising}
        />
      )}
      {!covered && (
        <div ref={place} className={styles.list}>
          <LibraryToolbar acts={acts} view={view} sidebar={sidebar} onAdded={view.show} />
          {view.duplicates.progress && (
            <div className={styles.progress}>
              <ProgressBar {...view.duplicates.progress} />
            </div>
          )}
          {view.rows?.length === 0 ? (
            <NothingListed view={view} />
          ) : (
            <ReferenceTable
              rows={view.rows ?? NO_ROWS}
              references={view.references}
              width={listWidth}
              selection={view.selection}
              onSelect={view.select}
              order={view.order}
              onSort={view.sortBy}
              onOpen={view.setOpen}
              onDelete={() => acts.remove(view.chosen)}
            />
          )}
          <ListStatus view={view} onMany={beside ? undefined : () => view.setOpen(view.chosen[0])} />
        </div>
      )}
      {beside && details}
      {covered && (
        <div ref={place} className={styles.covering} role="presentation" onKeyDown={keyDown}>
          {details}
        </div>
      )}
      <BulkEditDialog references={editing} onClose={() => setEditing(undefined)} />
      <NameDialog question={organising.question} onAnswer={organising.answer} />
    </div>
  )
}

/** The list and the details take each other's place: the keyboard, gone with the one, goes on in the other. */
function useFocusOnSwap(covered: boolean): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null)
  const before = useRef(covered)
  useEffect(() => {
    const isSwapped = before.current !== covered
    before.current = covered
    if (!isSwapped || document.activeElement !== document.body) return
    place.current?.querySelector<HTMLElement>(covered ? 'section' : '[role="grid"]')?.focus()
  }, [covered])
  return place
}

const NO_ROWS: readonly ReferenceId[] = []

/** Whether the details have something to show in place of a narrow list. */
const isDetailed = ({ open, references }: LibraryView): boolean => open !== undefined && references.has(open)

interface DetailsProps extends FilledProps {
  readonly view: LibraryView
  readonly organising: Organising
  readonly beside: boolean
  readonly onEdit: (references: readonly Reference[]) => void
}

/** What is selected: one reference field by field, or what can be done with several. */
function Details({ acts, view, organising, beside, onMerge, onEdit }: DetailsProps) {
  const text = useText()
  const toast = useToast()
  const { library } = useWorkbench()
  const { references, chosen, selection, open } = view
  const back = beside ? {} : { onBack: () => view.setOpen(undefined) }
  const group = selection.active === undefined ? undefined : view.duplicates.groupOf(selection.active)
  const all = useMemo(() => chosen.flatMap((id) => references.get(id) ?? []), [chosen, references])
  if (chosen.length > 1) {
    const isGroup = group?.ids.length === chosen.length && group.ids.every((id) => selection.selected.has(id))
    const tellApart = async () => {
      await library.tellApart(chosen)
      view.select(emptySelection())
      toast(text('library.differentDone'), { label: text('common.undo'), run: library.undoAct })
    }
    return (
      <SelectionDetails
        {...back}
        references={all}
        ids={chosen}
        group={isGroup ? group : undefined}
        organising={organising}
        onMerge={() => onMerge(all)}
        onTellApart={() => void tellApart().catch(acts.failed)}
        onEdit={() => onEdit(all)}
        onDelete={() => acts.remove(chosen)}
      />
    )
  }
  const shown = references.get((beside ? selection.active : open) ?? ('' as ReferenceId))
  if (!shown) return <EmptyState title={text('library.chooseOne')} />
  return (
    <ReferenceDetails
      {...back}
      key={shown.id}
      reference={shown}
      focused={view.asked === shown.id}
      organising={organising}
      onShow={view.show}
    />
  )
}
