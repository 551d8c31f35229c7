import { $generateNodesFromSerializedNodes, $insertGeneratedNodes } from '@lexical/clipboard'
import type { BaseSerializedNode } from '@lexical/clipboard'
import { $isCodeNode } from '@lexical/code'
import { $createQuoteNode } from '@lexical/rich-text'
import {
  $findMatchingParent,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  KEY_DOWN_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
  PASTE_TAG
} from 'lexical'
import type { BaseSelection, LexicalEditor, LexicalNode } from 'lexical'
import type { IdSource } from '#core/ids'
import type { Block } from '#core/manuscript/nodes'
import { readHtml } from '#core/exchange/html/read-html'
import { $fromLexical } from './convert/from-lexical'
import { $inlinesToLexical, $toLexical } from './convert/to-lexical'
import { $readInlines } from './convert/read-inlines'
import { namespaceOf } from './lexical-internals'
import { $renewTakenIds } from './renew-taken-ids'

/** Our own clipboard format is Lexical's; others use it too, so what arrives goes through the document model. */
const OWN_FORMAT = 'application/x-lexical-editor'

/** Pastes our own format, HTML read by the inert reader, or plain text (alone with Shift, and always into code). */
export function registerPaste(editor: LexicalEditor, ids: IdSource): () => void {
  let wantsPlain = false
  return mergeRegister(
    editor.registerCommand(
      KEY_DOWN_COMMAND,
      (event) => {
        wantsPlain = (event.ctrlKey || event.metaKey) && event.shiftKey && event.key.toLowerCase() === 'v'
        return false
      },
      COMMAND_PRIORITY_HIGH
    ),
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        const data = 'clipboardData' in event ? event.clipboardData : null
        const selection = $getSelection()
        if (!data || !selection) return false
        event.preventDefault()
        const isPlain = wantsPlain
        wantsPlain = false
        editor.update(() => $paste(editor, data, isPlain, ids), { tag: PASTE_TAG })
        return true
      },
      COMMAND_PRIORITY_HIGH
    )
  )
}

function $paste(editor: LexicalEditor, data: DataTransfer, isPlain: boolean, ids: IdSource): void {
  const selection = $getSelection()
  if (!selection) return
  const text = data.getData('text/plain')
  if ($isRangeSelection(selection) && $findMatchingParent(selection.anchor.getNode(), $isCodeNode)) {
    selection.insertRawText(text.replaceAll('\r\n', '\n'))
    return
  }
  const nodes =
    (isPlain
      ? undefined
      : ($ownNodes(editor, data.getData(OWN_FORMAT)) ?? $htmlNodes(data.getData('text/html'), ids))) ??
    $plainNodes(text, ids)
  if (nodes.length > 0) $insert(editor, nodes, selection, ids)
}

function $insert(editor: LexicalEditor, nodes: LexicalNode[], selection: BaseSelection, ids: IdSource): void {
  $renewTakenIds(nodes, ids)
  $insertGeneratedNodes(editor, nodes, selection)
}

/** Nodes of our own format, rebuilt through the document model: what it has no word for does not come in. */
function $ownNodes(editor: LexicalEditor, json: string): LexicalNode[] | undefined {
  if (json === '') return undefined
  try {
    const payload: unknown = JSON.parse(json)
    if (!isPayload(payload) || payload.namespace !== namespaceOf(editor)) return undefined
    const nodes = $generateNodesFromSerializedNodes(payload.nodes)
    if (nodes.every((node) => node.isInline())) return $inlinesToLexical($readInlines(nodes))
    const holder = $createQuoteNode({ shadowRoot: true })
    holder.splice(0, 0, nodes)
    return $toLexical($fromLexical(holder))
  } catch {
    // A clipboard that only claims to be ours; its HTML or text is still there.
    return undefined
  }
}

function isPayload(value: unknown): value is { readonly namespace: string; readonly nodes: BaseSerializedNode[] } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'namespace' in value &&
    'nodes' in value &&
    Array.isArray(value.nodes)
  )
}

function $htmlNodes(html: string, ids: IdSource): LexicalNode[] | undefined {
  if (html.trim() === '') return undefined
  const { blocks } = readHtml(html, { ids })
  return blocks.length > 0 ? $inlineWhereAlone(blocks) : undefined
}

function $plainNodes(text: string, ids: IdSource): LexicalNode[] {
  const lines = text.split(/\r\n|\r|\n/)
  const blocks = lines
    .filter((line) => line.trim() !== '' || lines.length === 1)
    .map((value): Block => ({
      type: 'paragraph',
      id: ids('b'),
      children: value === '' ? [] : [{ type: 'text', value }]
    }))
  return $inlineWhereAlone(blocks)
}

/** A single paragraph goes into the line where the caret stands. */
function $inlineWhereAlone(blocks: readonly Block[]): LexicalNode[] {
  const [only, ...others] = blocks
  return only?.type === 'paragraph' && others.length === 0 ? $inlinesToLexical(only.children) : $toLexical(blocks)
}
