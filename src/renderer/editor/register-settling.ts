import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  mergeRegister,
  REMOVE_TEXT_COMMAND
} from 'lexical'
import type { LexicalEditor } from 'lexical'
import { $removeAcrossBlocks } from './remove-range'
import { $settleSelection } from './settle-selection'

/** Brings the ends of a range into text before anything is typed into it or removed; the command then runs as ever. */
export function registerSettling(editor: LexicalEditor): () => void {
  const replace = (): boolean => {
    $removeSelected()
    return false
  }
  return mergeRegister(
    editor.registerCommand(CONTROLLED_TEXT_INSERTION_COMMAND, replace, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(INSERT_LINE_BREAK_COMMAND, replace, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(INSERT_PARAGRAPH_COMMAND, replace, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(REMOVE_TEXT_COMMAND, $removeSelected, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(DELETE_CHARACTER_COMMAND, $removeSelected, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(DELETE_WORD_COMMAND, $removeSelected, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(DELETE_LINE_COMMAND, $removeSelected, COMMAND_PRIORITY_CRITICAL)
  )
}

/** Settles the selection; true when it was a range over several blocks, which is removed then. */
export function $removeSelected(): boolean {
  if (!$isRangeSelection($getSelection())) return false
  const range = $settleSelection('make a paragraph')
  return range !== undefined && $removeAcrossBlocks(range)
}
