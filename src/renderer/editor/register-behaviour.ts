import { CodeNode } from '@lexical/code'
import { LinkNode } from '@lexical/link'
import { ListNode, registerList } from '@lexical/list'
import { registerRichText } from '@lexical/rich-text'
import { registerTablePlugin, registerTableSelectionObserver } from '@lexical/table'
import { mergeRegister } from 'lexical'
import type { LexicalEditor } from 'lexical'
import type { IdSource } from '#core/ids'
import { findAllowedUrl } from './allowed-url'
import { $keepCodePlain } from './keep-code-plain'
import { $numberListItems } from './number-list-items'
import { registerBibliography } from './register-bibliography'
import { registerBlockIds } from './register-block-ids'
import { registerDeletions } from './register-deletions'
import { registerPassages } from './register-passages'
import { registerSettling } from './register-settling'

/** Gives a bare editor the behaviour of a side: rich text, lists, tables, block ids, links that are checked. */
export function registerBehaviour(editor: LexicalEditor, ids: IdSource): () => void {
  return mergeRegister(
    registerRichText(editor),
    registerList(editor),
    registerTablePlugin(editor),
    ...(typeof document === 'undefined' ? [] : [registerTableSelectionObserver(editor, false)]),
    registerBlockIds(editor, ids),
    registerSettling(editor),
    registerBibliography(editor),
    registerPassages(editor),
    registerDeletions(editor),
    editor.registerNodeTransform(ListNode, $numberListItems),
    editor.registerNodeTransform(CodeNode, $keepCodePlain),
    editor.registerNodeTransform(LinkNode, $checkLink)
  )
}

/** Every way into the editor passes here, so no address that may run a script ever stays in the state. */
function $checkLink(link: LinkNode): void {
  const url = findAllowedUrl(link.getURL())
  if (url === link.getURL()) return
  if (url !== undefined) link.setURL(url)
  else {
    for (const child of link.getChildren()) link.insertBefore(child)
    link.remove()
  }
}
