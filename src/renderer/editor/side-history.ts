import { createEmptyHistoryState, registerHistory } from '@lexical/history'
import { COMMAND_PRIORITY_CRITICAL, mergeRegister, REDO_COMMAND, UNDO_COMMAND } from 'lexical'
import type { LexicalCommand, LexicalEditor } from 'lexical'
import type { SideEditorEvents } from './editor-handle'
import { createListeners } from './listeners'
import { registerMissedSteps } from './register-missed-steps'
import type { HistoryPosition } from './side-editor'

/** Keystrokes within this time are one step. */
export const MERGE_MS = 600

/** One side's own history; never shared with the other side. */
export interface SideHistory {
  readonly position: () => HistoryPosition
  readonly onChange: (listener: (position: HistoryPosition) => void) => () => void
  readonly undo: () => void
  readonly redo: () => void
  /** Makes the present state the first one. */
  readonly restart: () => void
  readonly dispose: () => void
}

/** Who undoes when a key or the browser's menu asks for it: the session's log of both sides, where there is one. */
export type UndoEvents = () => Pick<SideEditorEvents, 'onUndo' | 'onRedo'>

/** Starts the history of an editor. */
export function createSideHistory(editor: LexicalEditor, events: UndoEvents): SideHistory {
  const state = createEmptyHistoryState()
  const listeners = createListeners<HistoryPosition>()
  const position = (): HistoryPosition => ({ undo: state.undoStack.length, redo: state.redoStack.length })
  let known = position()
  const report = (): void => {
    const now = position()
    if (now.undo === known.undo && now.redo === known.redo) return
    known = now
    listeners.emit(now)
  }
  let isOwn = false
  const dispatch = (command: LexicalCommand<void>): void => {
    isOwn = true
    editor.dispatchCommand(command, undefined)
    isOwn = false
  }
  const handOver = (run: (() => void) | undefined): boolean => {
    if (isOwn || !run) return false
    queueMicrotask(run)
    return true
  }
  const dispose = mergeRegister(
    registerHistory(editor, state, MERGE_MS),
    registerMissedSteps(editor, state),
    editor.registerUpdateListener(report),
    editor.registerCommand(UNDO_COMMAND, () => handOver(events().onUndo), COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(REDO_COMMAND, () => handOver(events().onRedo), COMMAND_PRIORITY_CRITICAL)
  )
  return {
    position,
    onChange: listeners.add,
    undo: () => dispatch(UNDO_COMMAND),
    redo: () => dispatch(REDO_COMMAND),
    restart: () => {
      state.undoStack = []
      state.redoStack = []
      state.current = { editor, editorState: editor.getEditorState() }
      report()
    },
    dispose
  }
}
