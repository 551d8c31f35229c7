import { $isTableCellNode, $isTableNode, $isTableRowNode, TableCellNode, TableNode, TableRowNode } from '@lexical/table'
import { HeadingNode } from '@lexical/rich-text'
import { ListItemNode } from '@lexical/list'
import {
  $getNodeByKey,
  $getState,
  $isElementNode,
  $isTextNode,
  mergeRegister,
  ParagraphNode,
  setDOMUnmanaged,
  TextNode
} from 'lexical'
import type { Klass, LexicalEditor, LexicalNode, NodeKey, NodeMutation } from 'lexical'
import type { Change } from '#core/manuscript/nodes'
import { findElement } from './lexical-internals'
import { changeState, endChangeState } from './nodes/change-state'
import { CitationNode } from './nodes/citation-node'
import { ImageNode } from './nodes/image-node'
import { KeptNode } from './nodes/kept-node'
import { hueOf } from './nodes/render-kept'
import { SourceLabelNode } from './nodes/source-label-node'
import { alignState, columnWidthsState } from './nodes/table-states'

const SHOWN: readonly Klass<LexicalNode>[] = [
  TextNode,
  CitationNode,
  SourceLabelNode,
  KeptNode,
  ImageNode,
  ParagraphNode,
  HeadingNode,
  ListItemNode,
  TableNode,
  TableRowNode,
  TableCellNode
]

/** Puts on the elements what the nodes of Lexical do not show themselves: tracked changes, and how tables are set. */
export function registerShownStates(editor: LexicalEditor): () => void {
  if (typeof document === 'undefined') return () => undefined
  const show = (mutations: ReadonlyMap<NodeKey, NodeMutation>): void =>
    editor.read('latest', () => {
      for (const [key, mutation] of mutations) {
        const node = mutation === 'destroyed' ? null : $getNodeByKey(key)
        const element = node && findElement(editor, key)
        if (node && element) $show(node, element)
      }
    })
  return mergeRegister(...SHOWN.map((klass) => editor.registerMutationListener(klass, show)))
}

function $show(node: LexicalNode, element: HTMLElement): void {
  if ($isTableCellNode(node)) setOrDrop(element, 'align', $getState(node, alignState))
  else if ($isTableNode(node)) showWidths(element, $getState(node, columnWidthsState))
  else if ($isElementNode(node)) {
    const change = $getState(node, endChangeState)
    setOrDrop(element, $isTableRowNode(node) ? 'rowChange' : 'endChange', change?.type ?? '')
    showPerson(element, change)
  } else {
    const change = $getState(node, changeState)
    if (!change && element.dataset['change'] === undefined) return
    setOrDrop(element, 'change', change?.type ?? '')
    showPerson(element, change)
    if (!$isTextNode(node)) return
    if (change) element.setAttribute('role', change.type)
    else element.removeAttribute('role')
  }
}

function showPerson(element: HTMLElement, change: Change | null): void {
  setOrDrop(element, 'author', change ? String(hueOf(change.author)) : '')
  setOrDrop(element, 'by', change?.author ?? '')
  setOrDrop(element, 'date', change?.date ?? '')
  setOrDrop(element, 'insertedBy', change?.inserted?.author ?? '')
  setOrDrop(element, 'inserted', change?.inserted?.date ?? '')
}

function setOrDrop(element: HTMLElement, name: string, value: string): void {
  if (value !== '') element.dataset[name] = value
  else if (element.dataset[name] !== undefined) delete element.dataset[name]
}

/** Widths as shares of the table, which is as wide as the page. */
function showWidths(element: HTMLElement, widths: readonly number[]): void {
  const table = element instanceof HTMLTableElement ? element : element.querySelector('table')
  if (!table) return
  const total = widths.reduce((sum, width) => sum + width, 0)
  const group = table.querySelector(':scope > colgroup') ?? document.createElement('colgroup')
  setOrDrop(table, 'widths', total > 0 ? 'set' : '')
  if (total === 0) {
    group.remove()
    return
  }
  const columns = widths.map((width) => {
    const column = document.createElement('col')
    column.style.width = `${((100 * width) / total).toFixed(2)}%`
    return column
  })
  group.replaceChildren(...columns)
  if (group.parentElement) return
  // Lexical takes out of the page what it does not know.
  setDOMUnmanaged(group as HTMLElement)
  table.prepend(group)
}
