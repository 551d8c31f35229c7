import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { findNextUntranslated } from '#core/bitext/find-next-untranslated'
import type { BlockId } from '#core/ids'
import { SIDE_NAMES, type SideName } from '#core/manuscript/manuscript'
import { EditorToolbar, FacingPages, type CitationTrigger, type PairingRow, type SideEditorViewProps } from '../editor'
import { getEditorHandle } from '../editor/editor-handle'
import { triggerCitation } from '../editor/register-citation-trigger'
import { CitationInspector, CitationPicker, focusCitation } from '../features/citations'
import { ChecksPanel, createChecks, focusChecks, type Checks } from '../features/checks'
import { DetailsDialog } from '../features/details'
import { ExportDialog } from '../features/export'
import { FindBar } from '../features/find'
import { ObjectLayer } from '../features/objects'
import { focusCandidates, LabelInspector, LabelsPanel, usePreparedCandidates } from '../features/labels'
import { LibraryPanel } from '../features/library'
import { StyleButton } from '../features/styles'
import { useText, type TextFunction } from '../i18n'
import { Button, EmptyState, useToast, type MenuEntry } from '../ui'
import { useWorkbench, type Session } from '../workbench/workbench'
import { createNoteEditor, createObjects, type ObjectActs, type Objects } from './create-objects'
import { PageHeader } from './page-header'
import { PairingGutter } from './pairing-gutter'
import { undoName } from './undo-name'
import { createLayout, ONE_PANEL_BELOW, OutlinePanel, Shell, type LayoutStore, type ShellPanel } from './shell'
import styles from './app.module.css'

/** What commands may ask of the open manuscript's view. */
export interface ManuscriptActs {
  readonly export: () => void
  readonly find: () => void
  readonly insertCitation: () => void
  readonly nextLabel: () => void
  readonly nextUntranslated: () => void
  /** Opens the list of what differs between the sides, the focus in it. */
  readonly showChecks: () => void
  readonly stepFinding: (delta: 1 | -1) => void
  readonly chooseStyle: () => void
  readonly showOutline: () => void
  readonly showLibrary: () => void
  readonly showDetails: () => void
  readonly toggleRecording: () => void
  readonly objects: ObjectActs
}

export interface ManuscriptViewProps {
  readonly session: Session
  /** Hands out the acts while the view is there, undefined when it goes. */
  readonly onReady: (acts: ManuscriptActs | undefined) => void
  readonly onBack: () => void
  readonly onPalette: () => void
  readonly onPreferences: () => void
}

interface Picking extends CitationTrigger {
  readonly side: SideName
}

/** An open manuscript: the shell around its facing pages, with panels, inspector and the picker at the caret. */
export function ManuscriptView({ session, onReady, onBack, onPalette, onPreferences }: ManuscriptViewProps) {
  const text = useText()
  const toast = useToast()
  const layout = useLayout()
  const [finding, setFinding] = useState(false)
  const [exporting, setExporting] = useState(false)
  const [showingDetails, setShowingDetails] = useState(false)
  const [choosingStyle, setChoosingStyle] = useState(false)
  const [picking, setPicking] = useState<Picking>()
  const objects = useMemo(() => createObjects(session), [session])
  const checks = useChecks(session)
  const findings = useStore(checks.state, (state) => state.open)
  const labelCount = useStore(session.state, (state) => state.labels.length)

  const goToUntranslated = useMemo(
    () => createUntranslatedWalk(session, () => toast(text('pairing.noneLeft'))),
    [session, toast, text]
  )
  const acts = useMemo<ManuscriptActs>(
    () => ({
      export: () => setExporting(true),
      find: () => setFinding(true),
      insertCitation: () => triggerCitation(getEditorHandle(session.editors[session.state.getState().activeSide])),
      nextLabel: () => showNextLabel(session),
      nextUntranslated: goToUntranslated,
      showChecks: () => {
        layout.getState().showPanel('checks')
        // Once the panel is there.
        setTimeout(focusChecks, 0)
      },
      stepFinding: (delta) => {
        layout.getState().showPanel('checks')
        if (!checks.step(delta)) toast(text('status.findingsNone'))
      },
      chooseStyle: () => setChoosingStyle(true),
      showOutline: () => layout.getState().showPanel('outline'),
      showLibrary: () => layout.getState().showPanel('library'),
      showDetails: () => setShowingDetails(true),
      toggleRecording: () => toggleRecording(session),
      objects: objects.acts
    }),
    [session, layout, objects, goToUntranslated, checks, toast, text]
  )
  const { libraryTarget } = useWorkbench()
  useEffect(
    () => libraryTarget.subscribe(({ reference }) => reference !== undefined && layout.getState().showPanel('library')),
    [libraryTarget, layout]
  )
  useEffect(() => {
    onReady(acts)
    return () => onReady(undefined)
  }, [acts, onReady])

  useEditorToasts(session)
  usePreparedCandidates(session)
  const showLabels = (): void => {
    layout.getState().showPanel('labels')
    showNextLabel(session)
  }
  const panels: readonly ShellPanel[] = [
    { id: 'outline', icon: 'outline', title: text('shell.outline'), content: <OutlinePanel session={session} /> },
    {
      id: 'library',
      icon: 'book',
      title: text('shell.library'),
      expandable: true,
      content: <LibraryPanel />
    },
    {
      id: 'labels',
      icon: 'label',
      title: text('shell.labels'),
      count: labelCount,
      content: <LabelsPanel session={session} />
    },
    {
      id: 'checks',
      icon: 'checks',
      title: text('checks.title'),
      count: findings ?? 0,
      content: <ChecksPanel session={session} checks={checks} />
    }
  ]
  return (
    <>
      <Shell
        session={session}
        layout={layout}
        panels={panels}
        centre={
          <div className={styles.centre}>
            <Toolbar session={session} objects={objects.acts} />
            {finding && <FindBar session={session} onClose={() => setFinding(false)} />}
            <Pages session={session} layout={layout} objects={objects} onPick={setPicking} />
          </div>
        }
        inspector={<Inspector session={session} onImport={acts.showLibrary} />}
        actions={
          <>
            <StyleButton session={session} open={choosingStyle} onOpenChange={setChoosingStyle} />
            <Button variant="main" icon="export" onClick={acts.export}>
              {text('shell.export')}
            </Button>
          </>
        }
        onBack={onBack}
        onPalette={onPalette}
        onPreferences={onPreferences}
        onLabels={showLabels}
        onUntranslated={goToUntranslated}
        findings={findings}
        onFindings={acts.showChecks}
      />
      <ExportDialog open={exporting} onClose={() => setExporting(false)} session={session} onShowLabels={showLabels} />
      {showingDetails && <DetailsDialog session={session} onClose={() => setShowingDetails(false)} />}
      <OpenObjects session={session} objects={objects} />
      {picking && (
        <CitationPicker
          anchor={picking.rect}
          onCancel={() => {
            setPicking(undefined)
            session.editors[picking.side].focus()
          }}
          onInsert={({ items, mode }) => {
            setPicking(undefined)
            picking.removeQuery()
            session.insertCitation(picking.side, items, mode)
            session.editors[picking.side].focus()
          }}
        />
      )}
    </>
  )
}

function OpenObjects({ session, objects }: { readonly session: Session; readonly objects: Objects }) {
  return (
    <ObjectLayer
      session={session}
      {...useStore(objects.state)}
      createNoteEditor={() => createNoteEditor(session)}
      onOpen={objects.replace}
      onClose={objects.close}
    />
  )
}

/** Says that an edit could not be recorded, or that what was pasted did not come in whole. */
function useEditorToasts({ editors }: Session): void {
  const text = useText()
  const toast = useToast()
  useEffect(() => {
    const stops = SIDE_NAMES.flatMap((side) => [
      editors[side].onUnrecorded((outcome) => toast(text(`app.unrecorded.${outcome}`))),
      editors[side].onLostPaste((line) => toast(text('app.lostPaste', { line })))
    ])
    return () => stops.forEach((stop) => stop())
  }, [editors, text, toast])
}

/** What differs between the sides, kept up to date while the manuscript is open. */
function useChecks(session: Session): Checks {
  const { library, dismissals } = useWorkbench()
  const checks = useMemo(
    () => createChecks({ session, references: library.state, dismissals }),
    [session, library, dismissals]
  )
  useEffect(() => checks.start(), [checks])
  return checks
}

function useLayout(): LayoutStore {
  const [layout] = useState(() => createLayout(localStorage, () => window.innerWidth < ONE_PANEL_BELOW))
  return layout
}

function Toolbar({ session, objects }: { readonly session: Session; readonly objects: ObjectActs }) {
  const text = useText()
  const { activeSide, undoLabel, redoLabel, recording } = useStore(session.state)
  return (
    <EditorToolbar
      editor={session.editors[activeSide]}
      ariaLabel={text('app.toolbar')}
      onUndo={session.undo}
      onRedo={session.redo}
      inserts={insertEntries(objects, text)}
      recording={{ isOn: recording, onToggle: () => toggleRecording(session) }}
      undo={undoLabel === undefined ? undefined : text('undo.undo', { act: undoName(undoLabel, text) })}
      redo={redoLabel === undefined ? undefined : text('undo.redo', { act: undoName(redoLabel, text) })}
    />
  )
}

const toggleRecording = (session: Session): void => session.setRecording(!session.state.getState().recording)

/** What the insert button offers: all that has no button of its own. */
function insertEntries(acts: ObjectActs, text: TextFunction): readonly MenuEntry[] {
  const item = (id: string, label: string, run: () => void, shortcut?: string): MenuEntry => ({
    kind: 'item',
    id,
    label,
    // The menu gives the focus back to its button first.
    run: () => void setTimeout(run, 0),
    ...(shortcut !== undefined && { shortcut })
  })
  return [
    item('footnote', text('objects.footnote'), () => acts.insertNote('footnote'), 'Mod+Alt+F'),
    item('endnote', text('objects.endnote'), () => acts.insertNote('endnote'), 'Mod+Alt+D'),
    item('comment', text('objects.comment'), acts.addComment, 'Mod+Alt+M'),
    { kind: 'separator', id: 'words' },
    item('equation', text('objects.equation'), acts.insertEquation, 'Mod+Alt+E'),
    item('picture', text('objects.newImage'), acts.insertPicture),
    item('cross-reference', text('objects.reference'), acts.insertReference, 'Mod+Alt+R'),
    item('figure-caption', text('objects.figureCaption'), () => acts.insertCaption('figure')),
    item('table-caption', text('objects.tableCaption'), () => acts.insertCaption('table'))
  ]
}

interface PagesProps {
  readonly session: Session
  readonly layout: LayoutStore
  readonly objects: Objects
  readonly onPick: (picking: Picking) => void
}

function Pages({ session, layout, objects, onPick }: PagesProps) {
  const text = useText()
  const languages = useStore(session.state, (state) => state.languages)
  const pairings = useStore(session.state, (state) => state.pairings)
  const activeSide = useStore(session.state, (state) => state.activeSide)
  const showInspector = (): void => layout.getState().showInspector(true)
  const page = (side: SideName): SideEditorViewProps => ({
    editor: session.editors[side],
    lang: languages[side],
    ariaLabel: `${text('shell.text')}, ${text(`side.${side}`)}`,
    placeholder: text('app.startWriting'),
    onActivateLabel: (_label, by) => {
      showInspector()
      if (by === 'key') focusCandidates()
    },
    onActivateCitation: (_citation, by) => {
      showInspector()
      if (by === 'key') focusCitation()
    },
    ...objects.events(side),
    onCitationTrigger: (trigger) => onPick({ ...trigger, side }),
    onLabelsEnd: (delta) => goToOtherSide(session, side, delta),
    onUndo: session.undo,
    onRedo: session.redo,
    onFocus: () => session.setActiveSide(side),
    resting: activeSide !== side
  })
  const gutter = (rows: readonly PairingRow[]): ReactNode => <PairingGutter rows={rows} pairings={pairings} />
  // Whoever opens a manuscript can write at once.
  useEffect(() => session.editors.leading.focus(), [session])
  return (
    <div className={styles.pages}>
      <FacingPages
        leading={page('leading')}
        facing={page('facing')}
        pairings={pairings}
        leadingHeader={<PageHeader session={session} side="leading" />}
        facingHeader={<PageHeader session={session} side="facing" />}
        gutter={gutter}
      />
    </div>
  )
}

function Inspector({ session, onImport }: { readonly session: Session; readonly onImport: () => void }) {
  const text = useText()
  const selection = useStore(session.state, (state) => state.selection)
  const hasLabels = useStore(session.state, (state) => state.labels.length > 0)
  if (selection.kind === 'label')
    return <LabelInspector session={session} label={selection.label} onImport={onImport} />
  if (selection.kind === 'citation') return <CitationInspector session={session} citation={selection.citation} />
  return (
    <EmptyState icon="quote" title={text('app.inspectorEmpty')} text={text('app.inspectorEmptyText')}>
      {hasLabels && <Button onClick={() => showNextLabel(session)}>{text('app.firstLabel')}</Button>}
    </EmptyState>
  )
}

/** Shows the label after the selected one, else the first. */
function showNextLabel(session: Session): void {
  const { labels, selection } = session.state.getState()
  const at = selection.kind === 'label' ? labels.findIndex((label) => label.id === selection.label) : -1
  const next = labels[(at + 1) % labels.length]
  if (next) session.editors[next.side].revealLabel(next.id)
}

/** Goes with each call to the next block that waits for the other side, from where the caret is. */
function createUntranslatedWalk(session: Session, onNone: () => void): () => void {
  let visited: BlockId | undefined
  return () => {
    const { pairings, selection } = session.state.getState()
    const here = selection.kind === 'text' ? selection.block : undefined
    const isPaired = pairings.some(({ leading, facing }) => here && (leading.includes(here) || facing.includes(here)))
    const next = findNextUntranslated(pairings, isPaired ? here : visited)
    visited = next?.block
    if (next) session.editors[next.side].goToBlock(next.block)
    else onNone()
  }
}

/** Tab past the last label of a side goes on with the first of the other, and back. */
function goToOtherSide(session: Session, side: SideName, delta: 1 | -1): void {
  const other = SIDE_NAMES.find((name) => name !== side)
  const labels = session.state.getState().labels.filter((label) => label.side === other)
  const next = labels.at(delta === 1 ? 0 : -1)
  if (next) session.editors[next.side].revealLabel(next.id)
}
