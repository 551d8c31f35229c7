import { DOCUMENT_NAMESPACES } from './document-namespaces'
import { xmlAttribute, xmlText } from './xml-text'
import type { XmlElement } from './xml-tree'

/** What becomes of an element of a part that is taken over: kept (as it is or changed), replaced by what it holds, or left out. */
export type ElementFate = { readonly keep: XmlElement } | 'unwrap' | 'drop'

const PREFIXES = /^(?:w|r|m|mc|wp|a|pic|w14|w15|xml):/u

/**
 * The XML of a part taken over from another document: vocabulary that we do not know stays behind, and `judge` decides
 * on each element that is known. All prefixes are declared at the root.
 */
export function serializePart(root: XmlElement, judge: (element: XmlElement) => ElementFate = keepElement): string {
  return serialize(root, judge, ` ${DOCUMENT_NAMESPACES}`)
}

/** Keeps an element as it is. */
export const keepElement = (element: XmlElement): ElementFate => ({ keep: element })

function serialize(element: XmlElement, judge: (element: XmlElement) => ElementFate, declarations = ''): string {
  const inside = element.children
    .map((child) => {
      if (typeof child === 'string') return /\S/u.test(child) || element.name === 'w:t' ? xmlText(child) : ''
      if (!PREFIXES.test(child.name)) return ''
      const fate = judge(child)
      if (fate === 'drop') return ''
      return fate === 'unwrap' ? serializeInside(child, judge) : serialize(fate.keep, judge)
    })
    .join('')
  const attributes = [...element.attributes]
    .filter(([name]) => isKept(name, declarations !== ''))
    .map(([name, value]) => ` ${name}="${xmlAttribute(value)}"`)
  const open = `<${element.name}${declarations}${attributes.join('')}`
  return inside === '' ? `${open}/>` : `${open}>${inside}</${element.name}>`
}

function serializeInside(element: XmlElement, judge: (element: XmlElement) => ElementFate): string {
  const whole = serialize({ ...element, name: 'w:r', attributes: new Map() }, judge)
  return whole === '<w:r/>' ? '' : whole.slice('<w:r>'.length, -'</w:r>'.length)
}

function isKept(name: string, isRoot: boolean): boolean {
  if (name.startsWith('xmlns') || name.startsWith('other:') || (isRoot && name.startsWith('mc:'))) return false
  return !name.includes(':') || PREFIXES.test(name)
}
