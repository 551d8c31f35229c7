import { $generateNodesFromSerializedNodes, $insertGeneratedNodes } from '@lexical/clipboard'
import type { BaseSerializedNode } from '@lexical/clipboard'
import { $isCodeNode } from '@lexical/code'
import { $createQuoteNode } from '@lexical/rich-text'
import {
  $addUpdateTag,
  $findMatchingParent,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $nodesOfType,
  $onUpdate,
  COMMAND_PRIORITY_HIGH,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  KEY_DOWN_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
  PASTE_TAG,
  SELECTION_INSERT_CLIPBOARD_NODES_COMMAND
} from 'lexical'
import type { LexicalEditor, LexicalNode } from 'lexical'
import type { BlockId, IdSource } from '#core/ids'
import type { Block } from '#core/manuscript/nodes'
import { findUnreadHtml } from '#core/exchange/html/find-unread-html'
import { readHtml } from '#core/exchange/html/read-html'
import { heldByBlocks } from '#core/exchange/loss/held-text'
import { findUnreadLines } from '#core/exchange/pasted-text/find-unread-lines'
import { $fromLexical } from './convert/from-lexical'
import { $inlinesToLexical, $toLexical } from './convert/to-lexical'
import { $readInlines } from './convert/read-inlines'
import { namespaceOf } from './lexical-internals'
import { $isBibliographyNode, BibliographyNode } from './nodes/bibliography-node'
import { $linesOf, findLostLine } from './pasted-content'
import { $removeSelected } from './register-settling'
import { renewLeaves } from './renew-leaves'
import { $dropTakenIds, $readStanding } from './renew-taken-ids'

/** Our own clipboard format is Lexical's; others use it too, so what arrives goes through the document model. */
const OWN_FORMAT = 'application/x-lexical-editor'

interface PasteOptions {
  readonly ids: IdSource
  /** Ids that stand in the rest of the manuscript, asked once for each paste. */
  readonly takenIds: () => ReadonlySet<string>
  /** Called with a line that did not come in as it was. */
  readonly onLost: (line: string) => void
}

/** Pastes our own format, HTML read by the inert reader, or plain text (alone with Shift, and always into code). */
export function registerPaste(editor: LexicalEditor, options: PasteOptions): () => void {
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
        if (!data || !$getSelection()) return false
        event.preventDefault()
        const isPlain = wantsPlain
        wantsPlain = false
        editor.update(() => $paste(editor, data, isPlain, options.ids), { tag: PASTE_TAG })
        return true
      },
      COMMAND_PRIORITY_HIGH
    ),
    editor.registerCommand(
      CONTROLLED_TEXT_INSERTION_COMMAND,
      (event) => {
        if (typeof event === 'string' || event.inputType !== 'insertFromDrop' || !event.dataTransfer) return false
        $addUpdateTag(PASTE_TAG)
        $paste(editor, event.dataTransfer, false, options.ids)
        return true
      },
      COMMAND_PRIORITY_HIGH
    ),
    editor.registerCommand(
      SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
      ({ nodes }) => {
        // Every way in, a drop from side to side too, comes by here with nodes that are then inserted.
        const lines = $linesOf(nodes.filter((node) => !$isBibliographyNode(node)))
        $onUpdate(() => {
          const lost = findLostLine(
            lines,
            editor.read(() => $linesOf([$getRoot()]))
          )
          if (lost !== undefined) options.onLost(lost)
        })
        const elsewhere = options.takenIds()
        const standing = $readStanding(elsewhere)
        const held = $withoutSecondBibliography(
          $throughModel(nodes, (blocks) => renewLeaves(blocks, standing, options.ids))
        )
        nodes.length = 0
        // One by one: a long paste has more nodes than a call has room for arguments.
        for (const node of held) nodes.push(node)
        $dropTakenIds(nodes, elsewhere)
        return false
      },
      COMMAND_PRIORITY_HIGH
    )
  )
}

function $paste(editor: LexicalEditor, data: DataTransfer, isPlain: boolean, ids: IdSource): void {
  $removeSelected()
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
      : ($ownNodes(editor, data.getData(OWN_FORMAT)) ?? $htmlNodes(data.getData('text/html'), text, ids))) ??
    $plainNodes(text, ids)
  if (nodes.length > 0) $insertGeneratedNodes(editor, nodes, selection)
}

/** Nodes as the document model has them, after `change`: what it has no word for does not come in. */
function $throughModel(
  nodes: readonly LexicalNode[],
  change: (blocks: readonly Block[]) => readonly Block[]
): LexicalNode[] {
  if (nodes.every((node) => node.isInline())) {
    const line: Block = { type: 'paragraph', id: 'line' as BlockId, children: $readInlines(nodes) }
    return change([line]).flatMap((block) => (block.type === 'paragraph' ? $inlinesToLexical(block.children) : []))
  }
  const holder = $createQuoteNode({ shadowRoot: true })
  holder.splice(0, 0, [...nodes])
  return $toLexical(change($fromLexical(holder)))
}

/** A side has one list of references. */
function $withoutSecondBibliography(nodes: readonly LexicalNode[]): readonly LexicalNode[] {
  const hasOne = $nodesOfType(BibliographyNode).some((node) => node.isAttached())
  return hasOne ? nodes.filter((node) => !$isBibliographyNode(node)) : nodes
}

/** Nodes of our own format, undefined where the clipboard has none. */
function $ownNodes(editor: LexicalEditor, json: string): LexicalNode[] | undefined {
  if (json === '') return undefined
  try {
    const payload: unknown = JSON.parse(json)
    if (!isPayload(payload) || payload.namespace !== namespaceOf(editor)) return undefined
    return $generateNodesFromSerializedNodes(payload.nodes)
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

/** Undefined where the clipboard has no HTML, or one that lacks words of the text beside it: words count before looks. */
function $htmlNodes(html: string, text: string, ids: IdSource): LexicalNode[] | undefined {
  if (html.trim() === '') return undefined
  const { blocks } = readHtml(html, { ids })
  if (blocks.length === 0) return undefined
  const held = heldByBlocks(blocks)
  const isWhole = findUnreadHtml(html, held, [blocks]).length === 0 || findUnreadLines(text, held).length === 0
  return isWhole ? $inlineWhereAlone(blocks) : undefined
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
