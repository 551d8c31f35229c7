import {
  $addUpdateTag,
  $getSelection,
  $getState,
  $isRangeSelection,
  $isTextNode,
  COMMAND_PRIORITY_CRITICAL,
  COMPOSITION_END_TAG,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  HISTORIC_TAG,
  HISTORY_MERGE_TAG,
  KEY_BACKSPACE_COMMAND,
  KEY_DELETE_COMMAND,
  mergeRegister
} from 'lexical'
import type { EditorState, LexicalEditor, NodeKey } from 'lexical'
import { $markForReturn, $returnTo, isDirty } from '../lexical-internals'
import { changeState } from '../nodes/change-state'
import { LOAD_TAG } from '../side-content'
import { MERGE_MS } from '../side-history'
import type { Unrecorded } from '../side-editor'
import { $expectRecord, $losesTakenOut } from './check-record'
import { $dropInherited } from './drop-inherited'
import { $recordChanges } from './record-changes'
import { RECORDING_TAG, UNRECORDED_TAG } from './recording-tags'
import { $skipTakenOut } from './skip-taken-out'

/** Whose changes are recorded just now. */
export interface RecordingAuthor {
  readonly author: string
  /** ISO 8601 instant. */
  readonly date: string
}

/**
 * Records edits as tracked changes while `recording` tells whose they are. Each edit first happens as ever, and is then
 * compared with the text before it: no key can be lost, whatever way it came. What an input method composes is recorded
 * when it is done. An edit whose marks would not give back what stood before stays without any, or is undone where it took
 * along what had been taken out before; `onUnrecorded` hears of both.
 */
export function registerRecording(
  editor: LexicalEditor,
  recording: () => RecordingAuthor | undefined,
  onUnrecorded: (outcome: Unrecorded) => void
): () => void {
  let before = editor.getEditorState()
  let touched = new Set<NodeKey>()
  let isForward = false
  const restart = (): void => {
    before = editor.getEditorState()
    touched = new Set()
    isForward = false
  }
  const $record = (): void => {
    const by = recording()
    const isEdit = by !== undefined && touched.size > 0 && !editor.isComposing()
    const outcome = isEdit ? $recordChecked(editor, { before, touched, isForward, ...by }) : undefined
    if (outcome) onUnrecorded(outcome)
    if (!isDirty(editor)) restart()
  }
  const record = (): void => {
    if (editor.isComposing()) return
    editor.update($record, { discrete: true, tag: [RECORDING_TAG, HISTORY_MERGE_TAG] })
  }
  const $prepare = (isBackward: boolean): false => {
    if (!recording()) return false
    const selection = $getSelection()
    if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false
    isForward = !isBackward
    $skipTakenOut(selection, isBackward)
    return false
  }
  const deletions = joinDeletions()
  const $deleteCharacter = (isBackward: boolean): false => {
    if (recording()) deletions.$join(isBackward)
    return $prepare(isBackward)
  }
  const $replace = (): false => {
    if (recording()) $removeBeforeTyping()
    return false
  }
  return mergeRegister(
    editor.registerUpdateListener(({ editorState, tags, dirtyElements, dirtyLeaves }) => {
      if (tags.has(RECORDING_TAG)) deletions.end(editorState)
      else if (dirtyElements.size + dirtyLeaves.size > 0) deletions.begin()
      const isUnrecorded = [LOAD_TAG, HISTORIC_TAG, UNRECORDED_TAG, RECORDING_TAG].some((tag) => tags.has(tag))
      if (!recording() || isUnrecorded) {
        restart()
        return
      }
      for (const key of dirtyElements.keys()) touched.add(key)
      for (const key of dirtyLeaves) touched.add(key)
      if (touched.size === 0 || editor.isComposing()) return
      // The key that confirmed what was composed may still come.
      if (tags.has(COMPOSITION_END_TAG)) setTimeout(record, 0)
      else record()
    }),
    editor.registerCommand(DELETE_CHARACTER_COMMAND, $deleteCharacter, COMMAND_PRIORITY_CRITICAL),
    ...[DELETE_WORD_COMMAND, DELETE_LINE_COMMAND].map((command) =>
      editor.registerCommand(command, $prepare, COMMAND_PRIORITY_CRITICAL)
    ),
    editor.registerCommand(CONTROLLED_TEXT_INSERTION_COMMAND, $replace, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(KEY_BACKSPACE_COMMAND, () => $prepare(true), COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(KEY_DELETE_COMMAND, () => $prepare(false), COMMAND_PRIORITY_CRITICAL)
  )
}

/** Marks an edit; where the marks do not hold it takes all of them back, and gives what became of the edit. */
function $recordChecked(editor: LexicalEditor, edits: Parameters<typeof $recordChanges>[0]): Unrecorded | undefined {
  $dropInherited(edits)
  const $takeBack = $markForReturn(editor)
  const $holds = $expectRecord(edits)
  $recordChanges(edits)
  if ($holds()) return undefined
  $takeBack()
  if (!$losesTakenOut(edits)) return 'unmarked'
  // Behind what others have to do with the edit, who know nodes of it.
  editor.update(() => $returnTo(editor, edits.before, edits.touched))
  return 'undone'
}

interface Deletion {
  readonly isBackward: boolean
  readonly at: number
  /** Where the caret stood after it; a caret that was moved since begins a new step. */
  readonly caret?: string
}

/** Makes characters deleted one after the other one step of the history, which takes marked ones for steps of their own. */
function joinDeletions(): {
  readonly $join: (isBackward: boolean) => void
  readonly begin: () => void
  readonly end: (state: EditorState) => void
} {
  let last: Deletion | undefined
  let running: Deletion | undefined
  return {
    $join: (isBackward) => {
      const now = Date.now()
      const isNext = last?.isBackward === isBackward && now - last.at < MERGE_MS && last.caret === $readCaret()
      if (isNext) $addUpdateTag(HISTORY_MERGE_TAG)
      running = { isBackward, at: now }
    },
    begin: () => {
      last = running
      running = undefined
    },
    end: (state) => {
      const caret = state.read($readCaret)
      last = last && caret !== undefined ? { ...last, caret } : undefined
    }
  }
}

function $readCaret(): string | undefined {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return undefined
  const { key, offset, type } = selection.anchor
  return `${key} ${offset} ${type}`
}

/** Words typed over others would be taken for part of the first of those, and of its mark. */
function $removeBeforeTyping(): void {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return
  const first = (selection.isBackward() ? selection.focus : selection.anchor).getNode()
  if (!$isTextNode(first) || $getState(first, changeState)?.type !== 'deletion') return
  const format = first.getFormat()
  selection.removeText()
  selection.format = format
}
