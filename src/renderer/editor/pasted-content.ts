import { $getState, $isElementNode, $isTextNode } from 'lexical'
import type { LexicalNode } from 'lexical'
import { bareText } from '#core/exchange/loss/bare-text'
import { $isCitationNode } from './nodes/citation-node'
import { $isImageNode } from './nodes/image-node'
import { $isKeptNode, keptState } from './nodes/kept-node'
import { $isSourceLabelNode } from './nodes/source-label-node'

/** Objects among words, each kind as a character that no text has. */
const [CITATION, LABEL, IMAGE, KEPT] = ['\uE001', '\uE002', '\uE003', '\uE004']

/** The lines of nodes, each as its words and objects without white space; what says nothing is left out. */
export function $linesOf(nodes: readonly LexicalNode[]): readonly string[] {
  const lines: string[] = []
  let line = ''
  const end = (): void => {
    if (line !== '') lines.push(line)
    line = ''
  }
  const visit = (node: LexicalNode): void => {
    const isBlock = !node.isInline() && !$isTextNode(node)
    if (isBlock) end()
    if ($isElementNode(node)) node.getChildren().forEach(visit)
    else line += $isTextNode(node) ? bareText(node.getTextContent()) : signOf(node)
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

/** The first of the pasted lines that stands nowhere among those of its side. */
export function findLostLine(pasted: readonly string[], side: readonly string[]): string | undefined {
  const stream = side.join('\n')
  let at = 0
  return pasted.find((line) => {
    const ahead = stream.indexOf(line, at)
    if (ahead < 0) return !stream.includes(line)
    at = ahead
    return false
  })
}

/** A line for people to read. */
export const showLine = (line: string): string => line.replace(/[\uE001-\uE004]/gu, '…').slice(0, 80)
