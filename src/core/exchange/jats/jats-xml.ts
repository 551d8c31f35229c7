import { xmlAttribute, xmlText } from '../docx/xml-text'

/** An element of a JATS file; attributes without a value are left out. */
export function jatsElement(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  content: string
): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${xmlAttribute(String(value))}"`
  )
  return content === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${content}</${name}>`
}

/** An element around text. */
export const jatsText = (name: string, text: string): string => jatsElement(name, {}, xmlText(text))

/** An id that XML allows, for one of ours. */
export const jatsId = (kind: string, id: string): string => `${kind}-${id.replace(/[^\w.-]/gu, '_')}`
