import type { ManuscriptNode } from './nodes'

/** How source labels read: `raw` as they stood in the paste, `omit` as a space. */
export interface TextOptions {
  readonly labels?: 'raw' | 'omit'
}

/**
 * The words of a node or list of nodes: labels print raw, equations their TeX; citations, images, notes, comments and
 * deleted text and rows print nothing; line breaks and the borders of blocks print as `\n`, of table cells as a tab.
 */
export function textOf(node: ManuscriptNode | readonly ManuscriptNode[], options: TextOptions = {}): string {
  if (isList(node)) return joinNodes(node, options)
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
    case 'inlineMath':
    case 'math':
      return node.value
    case 'crossReference':
      return node.text
    case 'break':
      return '\n'
    case 'sourceLabel':
      return options.labels === 'omit' ? ' ' : node.raw
    case 'citation':
    case 'image':
    case 'note':
    case 'commentStart':
    case 'comment':
    case 'deletion':
    case 'thematicBreak':
    case 'bibliography':
      return ''
    case 'tableRow':
      if (node.change?.type === 'deletion') return ''
      return node.children.map((cell) => textOf(cell, options)).join('\t')
    default:
      return joinNodes(node.children, options)
  }
}

const BLOCKS: ReadonlySet<ManuscriptNode['type']> = new Set([
  'heading',
  'paragraph',
  'caption',
  'math',
  'list',
  'listItem',
  'blockquote',
  'code',
  'table',
  'tableRow',
  'thematicBreak',
  'bibliography'
])

function joinNodes(nodes: readonly ManuscriptNode[], options: TextOptions): string {
  const first = nodes[0]
  return nodes.map((node) => textOf(node, options)).join(first && BLOCKS.has(first.type) ? '\n' : '')
}

function isList(node: ManuscriptNode | readonly ManuscriptNode[]): node is readonly ManuscriptNode[] {
  return Array.isArray(node)
}
