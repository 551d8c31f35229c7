import { createHeadlessEditor } from '@lexical/headless'
import { ListNode } from '@lexical/list'
import { createEditor, getRegisteredNodeOrThrow } from 'lexical'
import type { LexicalEditor } from 'lexical'
import { EDITOR_NODES } from './nodes/editor-nodes'
import { THEME } from './theme'

/**
 * A bare editor for one side: its nodes and theme, no behaviour. Where there is no document (tests, the command line)
 * it is a headless one.
 */
export function createLexicalEditor(namespace: string, onError: (error: Error) => void): LexicalEditor {
  const config = { namespace, nodes: EDITOR_NODES, theme: THEME, onError }
  const editor = typeof document === 'undefined' ? createHeadlessEditor(config) : createEditor(config)
  // Lexical joins neighbouring lists of a kind whenever one of them changes; here that would lose ids and numbering.
  getRegisteredNodeOrThrow(editor, ListNode.getType()).transforms.clear()
  return editor
}
