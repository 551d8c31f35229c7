import { $getSelection, $isNodeSelection, $setState, HISTORY_MERGE_TAG, HISTORY_PUSH_TAG, mergeRegister } from 'lexical'
import type { LexicalEditor } from 'lexical'
import type { IdSource } from '#core/ids'
import { $changeBlocks, $indentItems, $insertTable, $insertThematicBreak } from './change-blocks'
import type { Citation } from '#core/manuscript/citation'
import { $findCitation, $insertCitation, $replaceLabels, $toggleMark } from './change-inlines'
import { $setLink } from './change-links'
import {
  $addComment,
  $changeObject,
  $insertCaption,
  $insertFigure,
  $insertObject,
  $removeObject
} from './change-objects'
import { $changeTable } from './change-tables'
import { $settleChanges } from './change-tracked'
import { $removeCitationFromNotes, $setCitationInNotes } from './change-notes'
import { createCompositionQueue } from './composition-queue'
import { createLexicalEditor } from './create-lexical-editor'
import { setEditorHandle } from './editor-handle'
import type { EditorHandle } from './editor-handle'
import { createFinder } from './find-in-side'
import { createListeners } from './listeners'
import { createSpanMarks } from './mark-spans'
import { citationState } from './nodes/citation-node'
import { setShownTexts } from './nodes/shown-texts'
import type { NodeWords, ShownTexts } from './nodes/shown-texts'
import { countsOf, placedIn } from './placed'
import { $readFormat, $readSelection } from './read-selection'
import { registerBehaviour } from './register-behaviour'
import { registerKeys } from './register-keys'
import { registerMarkdown } from './register-markdown'
import { registerPaste } from './register-paste'
import { registerPictures } from './register-pictures'
import { createReveal } from './reveal'
import { registerRecording } from './recording/register-recording'
import type { RecordingAuthor } from './recording/register-recording'
import { UNRECORDED_TAG } from './recording/recording-tags'
import { showFormatted } from './show-formatted'
import { registerObjects } from './show-objects'
import { registerSelectedClass } from './show-selected'
import { registerShownStates } from './show-states'
import { $fillSide, createSideContent, LOAD_TAG } from './side-content'
import { createSideHistory } from './side-history'
import type { EditorSelection, FormatState, SideEditor, Unrecorded } from './side-editor'

export interface SideEditorOptions {
  readonly ids: IdSource
  /** Ids that stand in the rest of the manuscript; a copy pasted or dropped from there gets new ones. None without. */
  readonly takenIds?: () => ReadonlySet<string>
  /** Where a picture of the manuscript's media can be loaded from; undefined shows its words instead. */
  readonly imageAddress?: (url: string) => string | undefined
  /** Words that nodes show, in the interface's language of the moment; English without. */
  readonly words?: () => NodeWords
  /** What stands for a citation until it has been formatted; a sign without. */
  readonly provisional?: ShownTexts['provisional']
  /** Whose edits are recorded as tracked changes, asked at each; none without. */
  readonly recording?: () => RecordingAuthor | undefined
  /** Takes errors of single updates, after which the text is as before them. They are thrown asynchronously without. */
  readonly onError?: (error: Error) => void
}

/** A side editor and the end of its life. */
export interface OwnedSideEditor extends SideEditor {
  readonly dispose: () => void
}

/** Makes the editor of one side of one manuscript: one instance per document, never loaded with another's text. */
export function createSideEditor(options: SideEditorOptions): OwnedSideEditor {
  const updates = createUpdates(options.onError)
  const lexical = createLexicalEditor('bifolium', updates.fail)
  setShownTexts(lexical, options)
  const queue = createCompositionQueue(lexical)
  const unrecorded = createListeners<Unrecorded>()
  const lostPaste = createListeners<string>()
  const handle: EditorHandle = {
    lexical,
    queue,
    element: createElement(lexical),
    onLinkWish: createListeners(),
    onTableWish: createListeners(),
    events: {}
  }
  const stopBehaviour = mergeRegister(
    registerBehaviour(lexical, options.ids),
    // Before what follows from an edit, such as Markdown while typing.
    registerRecording(lexical, options.recording ?? (() => undefined), unrecorded.emit),
    registerMarkdown(lexical),
    registerSelectedClass(lexical),
    registerObjects(lexical),
    registerShownStates(lexical),
    registerPictures(handle),
    registerPaste(lexical, {
      ids: options.ids,
      takenIds: options.takenIds ?? (() => new Set()),
      onLost: lostPaste.emit
    })
  )
  const content = createSideContent(lexical, (change, tag) => updates.run(lexical, change, [tag]))
  const history = createSideHistory(lexical, () => handle.events)
  const signals = createSignals(lexical)
  const finder = createFinder(lexical, queue)
  const marks = createSpanMarks(lexical, handle.element, queue)
  const edit: Edit = (change, ...tags) => {
    const step = tags.includes(HISTORY_MERGE_TAG) ? [] : [HISTORY_PUSH_TAG]
    queue.run(() => updates.run(lexical, change, [...step, ...tags]))
  }
  const editor: OwnedSideEditor = {
    load: (blocks) => {
      content.load(blocks)
      history.restart()
    },
    read: content.read,
    onChange: signals.onChange,
    onSelection: signals.onSelection,
    onFormat: signals.onFormat,
    selection: signals.selection,
    labels: () => placedIn(content.read()).labels,
    citations: () => placedIn(content.read()).citations,
    counts: () => countsOf(content.read()),
    ...createEdits(lexical, edit),
    showFormatted: (formatted) => {
      if (showFormatted(lexical, formatted)) queue.run(() => void showFormatted(lexical, formatted))
    },
    ...finder.commands,
    ...marks.commands,
    isComposing: () => lexical.isComposing(),
    undo: () => queue.run(history.undo),
    redo: () => queue.run(history.redo),
    history: history.position,
    onHistory: history.onChange,
    onUnrecorded: unrecorded.add,
    onLostPaste: lostPaste.add,
    ...createReveal(handle),
    dispose: () => {
      for (const stop of [stopKeys, stopBehaviour, signals.dispose, finder.dispose, marks.dispose, history.dispose])
        stop()
      content.dispose()
      queue.dispose()
      handle.element?.remove()
      if (handle.element) lexical.setRootElement(null)
    }
  }
  const stopKeys = registerKeys(handle, editor)
  setEditorHandle(editor, handle)
  return editor
}

function createElement(lexical: LexicalEditor): HTMLElement | undefined {
  if (typeof document === 'undefined') return undefined
  const element = document.createElement('div')
  element.className = 'side-text'
  element.contentEditable = 'true'
  element.spellcheck = true
  lexical.setRootElement(element)
  return element
}

interface Updates {
  readonly fail: (error: Error) => void
  /** Runs a change at once; what fails in it is thrown here, the state before it back in place. */
  readonly run: (editor: LexicalEditor, change: () => void, tags: readonly string[]) => void
}

/** Lexical restores the old state only when its error handler returns, so errors are kept and thrown after that. */
function createUpdates(onError: SideEditorOptions['onError']): Updates {
  let isRunning = false
  let failure: Error | undefined
  const report =
    onError ??
    ((error: Error): void => {
      queueMicrotask(() => {
        throw error
      })
    })
  return {
    fail: (error) => {
      if (isRunning) failure ??= error
      else report(error)
    },
    run: (editor, change, tags) => {
      isRunning = true
      failure = undefined
      try {
        editor.update(change, { discrete: true, tag: [...tags] })
      } finally {
        isRunning = false
      }
      if (failure) throw failure as Error
    }
  }
}

type Edits = Pick<
  SideEditor,
  | 'replaceBlocks'
  | 'replaceLabels'
  | 'insertCitation'
  | 'updateCitation'
  | 'updateCitations'
  | 'removeCitation'
  | 'toggleMark'
  | 'setBlock'
  | 'indent'
  | 'setLink'
  | 'insertTable'
  | 'changeTable'
  | 'insertThematicBreak'
  | 'insertObject'
  | 'changeObject'
  | 'removeObject'
  | 'addComment'
  | 'insertCaption'
  | 'insertFigure'
  | 'settleChanges'
>

/** Runs a change as one step of the history, under further tags. */
type Edit = (change: () => void, ...tags: readonly string[]) => void

function createEdits(lexical: LexicalEditor, edit: Edit): Edits {
  return {
    replaceBlocks: (blocks) => edit(() => $fillSide(blocks), UNRECORDED_TAG),
    replaceLabels: (replacements) => edit(() => $replaceLabels(replacements), UNRECORDED_TAG),
    insertCitation: (citation) => edit(() => $insertCitation(citation)),
    updateCitation: (citation, step = 'own') =>
      edit(() => $setCitation(citation), ...(step === 'last' ? [HISTORY_MERGE_TAG] : [])),
    updateCitations: (citations) => edit(() => citations.forEach($setCitation)),
    removeCitation: (id) =>
      edit(() => {
        const node = $findCitation(id)
        const selection = $getSelection()
        if ($isNodeSelection(selection) && node?.isSelected()) node.selectPrevious()
        if (node) node.remove()
        else $removeCitationFromNotes(id)
      }),
    toggleMark: (mark) => edit(() => $toggleMark(mark)),
    setBlock: (kind) => edit(() => $changeBlocks(lexical, kind)),
    indent: (delta) => edit(() => void $indentItems(delta)),
    setLink: (url) => edit(() => $setLink(url)),
    insertTable: (rows, columns) => edit(() => $insertTable(lexical, rows, columns)),
    changeTable: (act) => edit(() => $changeTable(act)),
    insertThematicBreak: () => edit($insertThematicBreak),
    insertObject: (object) => edit(() => $insertObject(object)),
    changeObject: (key, object) => edit(() => $changeObject(key, object)),
    removeObject: (key) => edit(() => $removeObject(key)),
    addComment: (comment) => edit(() => $addComment(comment)),
    insertCaption: (of) => edit(() => $insertCaption(of)),
    insertFigure: (image) => edit(() => $insertFigure(image)),
    settleChanges: (act, scope) => edit(() => $settleChanges(act, scope), UNRECORDED_TAG)
  }
}

function $setCitation(citation: Citation): void {
  const node = $findCitation(citation.id)
  if (node) $setState(node, citationState, citation)
  else $setCitationInNotes(citation)
}

interface Signals extends Pick<SideEditor, 'onChange' | 'onSelection' | 'onFormat' | 'selection'> {
  readonly dispose: () => void
}

/** Tells of changes, selections and formats; of changes during a composition only once it has ended. */
function createSignals(lexical: LexicalEditor): Signals {
  const changes = createListeners<void>()
  const selections = createListeners<EditorSelection>()
  const formats = createListeners<FormatState>()
  let selection: EditorSelection = { kind: 'none' }
  let format = ''
  let isChanged = false
  const dispose = lexical.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
    if ((dirtyElements.size > 0 || dirtyLeaves.size > 0) && !tags.has(LOAD_TAG)) isChanged = true
    if (lexical.isComposing()) return
    if (isChanged) {
      isChanged = false
      changes.emit()
    }
    const [nextSelection, nextFormat] = lexical.read('latest', () => [$readSelection(), $readFormat()] as const)
    if (JSON.stringify(nextSelection) !== JSON.stringify(selection)) {
      selection = nextSelection
      selections.emit(selection)
    }
    const signature = JSON.stringify([...nextFormat.marks, nextFormat.block, nextFormat.link, nextFormat.table])
    if (signature !== format) {
      format = signature
      formats.emit(nextFormat)
    }
  })
  return {
    onChange: changes.add,
    onSelection: selections.add,
    onFormat: formats.add,
    selection: () => selection,
    dispose
  }
}
