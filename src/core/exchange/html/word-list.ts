import type { Element, ElementContent } from 'hast'
import { styleOf } from './inline-style'

/** What Word says of a list paragraph: its level from 1, and the mark it shows. */
export interface WordItem {
  readonly level: number
  readonly mark: string
}

/** Reads `mso-list: l0 level2 lfo1` and the mark that Word prints for it; undefined for other paragraphs. */
export function findWordItem(element: Element): WordItem | undefined {
  const list = styleOf(element).get('mso-list')
  const level = list === undefined ? undefined : /\blevel(\d+)/u.exec(list)?.[1]
  if (level !== undefined) return { level: Number(level), mark: textOfElement(findMark(element)).trim() }
  const isListClass = /\bMsoListParagraph/u.test(String(element.properties['className'] ?? ''))
  return isListClass && list !== 'none' && findMark(element)
    ? { level: 1, mark: textOfElement(findMark(element)).trim() }
    : undefined
}

/** True for the span that holds a list paragraph's mark: the list shows its own. */
export function isWordMark(element: Element): boolean {
  return styleOf(element).get('mso-list') === 'ignore'
}

/** The number a mark begins with; undefined for bullets. Letters count from a = 1. */
export function numberOfMark(mark: string): number | undefined {
  const digits = /^\(?(\d+)[.)、．]?/u.exec(mark)?.[1]
  if (digits !== undefined) return Number(digits)
  const letter = /^\(?([a-z])[.)]$/iu.exec(mark)?.[1]
  return letter === undefined ? undefined : letter.toLowerCase().charCodeAt(0) - 96
}

function findMark(element: Element): Element | undefined {
  for (const child of element.children) {
    if (child.type !== 'element') continue
    const found = isWordMark(child) ? child : findMark(child)
    if (found) return found
  }
  return undefined
}

function textOfElement(node: Element | ElementContent | undefined): string {
  if (!node) return ''
  if (node.type === 'text') return node.value
  return node.type === 'element' ? node.children.map(textOfElement).join('') : ''
}
