import { $isLinkNode } from '@lexical/link'
import { $getState, $isElementNode, $isLineBreakNode, $isTextNode } from 'lexical'
import type { LexicalNode } from 'lexical'
import { nestInlines } from '#core/manuscript/flatten-inlines'
import type { FlatInline, InlineLeaf } from '#core/manuscript/flatten-inlines'
import type { Inline, MarkType } from '#core/manuscript/nodes'
import { findAllowedUrl } from '../allowed-url'
import { $findChange } from '../nodes/change-state'
import { $isCitationNode, citationState } from '../nodes/citation-node'
import { $isImageNode, imageState } from '../nodes/image-node'
import { $isKeptNode, keptState } from '../nodes/kept-node'
import { marksOf, marksState } from '../nodes/marks'
import { $isSourceLabelNode, labelState } from '../nodes/source-label-node'

const NO_MARKS: ReadonlySet<MarkType> = new Set()

/** The inline content of nodes, normalised. A node of a kind we do not know gives its text; links are checked again. */
export function $readInlines(nodes: readonly LexicalNode[]): readonly Inline[] {
  const flat: FlatInline[] = []
  $collect(nodes, undefined, flat)
  return nestInlines(flat)
}

function $collect(nodes: readonly LexicalNode[], link: FlatInline['link'], into: FlatInline[]): void {
  for (const node of nodes) {
    if ($isLinkNode(node)) {
      const url = findAllowedUrl(node.getURL())
      const title = node.getTitle()
      $collect(node.getChildren(), url === undefined ? link : { url, ...(title && { title }) }, into)
    } else if ($isElementNode(node)) {
      $collect(node.getChildren(), link, into)
    } else {
      const change = $findChange(node)
      into.push({ leaf: $readLeaf(node), marks: $marksOf(node), ...(link && { link }), ...(change && { change }) })
    }
  }
}

/** A leaf of a line with what stands around it. */
export function $readFlat(node: LexicalNode): FlatInline {
  const flat: FlatInline[] = []
  const parent = node.getParent()
  const url = $isLinkNode(parent) ? findAllowedUrl(parent.getURL()) : undefined
  const title = $isLinkNode(parent) ? parent.getTitle() : undefined
  $collect([node], url === undefined ? undefined : { url, ...(title && { title }) }, flat)
  return flat[0] ?? { leaf: { type: 'text', value: '' }, marks: NO_MARKS }
}

function $readLeaf(node: LexicalNode): InlineLeaf {
  if ($isTextNode(node)) return { type: node.hasFormat('code') ? 'inlineCode' : 'text', value: node.getTextContent() }
  if ($isLineBreakNode(node)) return { type: 'break' }
  if ($isCitationNode(node)) return { type: 'citation', citation: $getState(node, citationState) }
  if ($isSourceLabelNode(node)) return $getState(node, labelState)
  if ($isImageNode(node)) return $getState(node, imageState)
  if ($isKeptNode(node)) return $getState(node, keptState)
  return { type: 'text', value: node.getTextContent() }
}

function $marksOf(node: LexicalNode): ReadonlySet<MarkType> {
  if ($isTextNode(node)) return marksOf(node.getFormat())
  return $isCitationNode(node) || $isSourceLabelNode(node) || $isKeptNode(node)
    ? marksOf($getState(node, marksState))
    : NO_MARKS
}
