import { $getState, $isElementNode, $isTextNode } from 'lexical'
import type { LexicalNode } from 'lexical'
import { bareText } from '#core/exchange/loss/bare-text'
import { $isCitationNode } from './nodes/citation-node'
import { $isImageNode } from './nodes/image-node'
import { $isKeptNode, keptState } from './nodes/kept-node'
import { $isSourceLabelNode } from './nodes/source-label-node'

/** Objects among words, each kind as a character that no text has. */
const [CITATION, LABEL, IMAGE, KEPT] = ['\uE001', '\uE002', '\uE003', '\uE004']

/** A line of text as it is compared, words and objects without white space, and as people read it. */
export interface PastedLine {
  readonly bare: string
  readonly shown: string
}

/** The lines of nodes; what says nothing is left out. */
export function $linesOf(nodes: readonly LexicalNode[]): readonly PastedLine[] {
  const lines: PastedLine[] = []
  let [bare, shown] = ['', '']
  const end = (): void => {
    if (bare !== '') lines.push({ bare, shown: shown.trim() })
    bare = ''
    shown = ''
  }
  const visit = (node: LexicalNode): void => {
    const isBlock = !node.isInline() && !$isTextNode(node)
    if (isBlock) end()
    if ($isElementNode(node)) node.getChildren().forEach(visit)
    else {
      const text = $isTextNode(node) ? node.getTextContent() : ''
      const sign = text === '' ? signOf(node) : ''
      bare += bareText(text) + sign
      shown += text + (sign && '…')
    }
    if (isBlock) end()
  }
  nodes.forEach(visit)
  end()
  return lines
}

function signOf(node: LexicalNode): string {
  if ($isCitationNode(node)) return CITATION
  if ($isSourceLabelNode(node)) return LABEL
  if ($isImageNode(node)) return IMAGE
  return $isKeptNode(node) && LASTING.has($getState(node, keptState).type) ? KEPT : ''
}

/** Kept objects that stay what they are wherever they are pasted; a mention may become words. */
const LASTING: ReadonlySet<string> = new Set(['note', 'inlineMath'])

const SHOWN = 80

/** The first of the pasted lines that stands nowhere among those of its side, as people read it. */
export function findLostLine(pasted: readonly PastedLine[], side: readonly PastedLine[]): string | undefined {
  const stream = side.map(({ bare }) => bare).join('\n')
  let at = 0
  const lost = pasted.find(({ bare }) => {
    const ahead = stream.indexOf(bare, at)
    if (ahead < 0) return !stream.includes(bare)
    at = ahead
    return false
  })
  return lost && (lost.shown.length > SHOWN ? `${lost.shown.slice(0, SHOWN)}…` : lost.shown)
}
