import { CodeNode } from '@lexical/code'
import { LinkNode } from '@lexical/link'
import { ListItemNode, ListNode } from '@lexical/list'
import { HeadingNode, QuoteNode } from '@lexical/rich-text'
import { TableCellNode, TableNode, TableRowNode } from '@lexical/table'
import { ParagraphNode } from 'lexical'
import type { Klass, LexicalNode } from 'lexical'
import { BibliographyNode } from './bibliography-node'
import { CaptionNode } from './caption-node'
import { CitationNode } from './citation-node'
import { ImageNode } from './image-node'
import { KeptNode } from './kept-node'
import { MathBlockNode } from './math-block-node'
import { SourceLabelNode } from './source-label-node'
import { ThematicBreakNode } from './thematic-break-node'

/** Nodes that stand for a block of the manuscript and so carry a block id. */
export const BLOCK_NODES: readonly Klass<LexicalNode>[] = [
  ParagraphNode,
  CaptionNode,
  HeadingNode,
  QuoteNode,
  CodeNode,
  MathBlockNode,
  ListNode,
  ListItemNode,
  TableNode,
  ThematicBreakNode,
  BibliographyNode
]

/** Every node that a side may hold beyond Lexical's own. */
export const EDITOR_NODES: readonly Klass<LexicalNode>[] = [
  CaptionNode,
  MathBlockNode,
  KeptNode,
  HeadingNode,
  QuoteNode,
  CodeNode,
  ListNode,
  ListItemNode,
  TableNode,
  TableRowNode,
  TableCellNode,
  LinkNode,
  CitationNode,
  SourceLabelNode,
  ImageNode,
  ThematicBreakNode,
  BibliographyNode
]
