import type { PhrasingContent } from 'mdast'
import type { Node } from 'unist'
import type { CitedKey } from './citation-syntax'
import type { DivAttributes } from './fenced-divs'

/** A citation as the file writes it, before its keys are looked up. */
export interface CitationSource extends Node {
  type: 'citationSource'
  raw: string
  inText: boolean
  keys: readonly CitedKey[]
}

/** Pandoc's `^up^` and `~down~`. */
export interface Script extends Node {
  type: 'superscript' | 'subscript'
  children: PhrasingContent[]
}

/** Where a span, an inline note or a highlight starts; `raw` is what stands in the file. */
export interface SpanStart extends Node {
  type: 'spanStart'
  kind: 'span' | 'note' | 'highlight'
  raw: string
}

/** Where it ends, with what is said of it. */
export interface SpanEnd extends Node {
  type: 'spanEnd'
  raw: string
  attributes: DivAttributes
}

/** Attributes of the image, link or code before them. */
export interface AttributesNode extends Node {
  type: 'attributes'
  raw: string
  attributes: DivAttributes
}

/** An equation between dollars. */
export interface MathSource extends Node {
  type: 'inlineMath'
  value: string
}

/** Obsidian's comment. */
export interface RemarkNode extends Node {
  type: 'remark'
  value: string
}

export type SpanMark = SpanStart | SpanEnd | AttributesNode | MathSource | RemarkNode

interface ExtraNodes {
  citationSource: CitationSource
  script: Script
  spanStart: SpanStart
  spanEnd: SpanEnd
  attributes: AttributesNode
  inlineMath: MathSource
  remark: RemarkNode
}

declare module 'mdast' {
  interface PhrasingContentMap extends ExtraNodes {}
  interface RootContentMap extends ExtraNodes {}
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    citation: 'citation'
    citationData: 'citationData'
    citationJoint: 'citationJoint'
    superscript: 'superscript'
    subscript: 'subscript'
    scriptMarker: 'scriptMarker'
    scriptText: 'scriptText'
    spanMark: 'spanMark'
    spanData: 'spanData'
  }
  interface Token {
    citationSource?: CitationSource
    spanMark?: SpanMark
  }
}
