import type { PhrasingContent } from 'mdast'
import type { Node } from 'unist'
import type { CitedKey } from './citation-syntax'

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

declare module 'mdast' {
  interface PhrasingContentMap {
    citationSource: CitationSource
    script: Script
  }
  interface RootContentMap {
    citationSource: CitationSource
    script: Script
  }
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
  }
  interface Token {
    citationSource?: CitationSource
  }
}
