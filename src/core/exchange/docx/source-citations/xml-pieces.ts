import { decodeEntities } from '../source-passages'

/** What stands between the tags of every `name` in `xml`, its attributes before it, whatever its prefix; not of one in another. */
export function piecesOf(
  xml: string,
  name: string
): readonly { readonly attributes: string; readonly content: string }[] {
  const pieces: { attributes: string; content: string }[] = []
  const tag = new RegExp(`<(?:[\\w.-]+:)?${name}(?:\\s([^<>]*))?>`, 'gu')
  const end = new RegExp(`</(?:[\\w.-]+:)?${name}\\s*>`, 'gu')
  for (let match = tag.exec(xml); match; match = tag.exec(xml)) {
    const attributes = match[1] ?? ''
    if (attributes.endsWith('/')) continue
    end.lastIndex = tag.lastIndex
    const closing = end.exec(xml)
    if (!closing) break
    pieces.push({ attributes, content: xml.slice(tag.lastIndex, closing.index) })
    tag.lastIndex = end.lastIndex
  }
  return pieces
}

/** The text of the first `name` in `xml`, without markup; empty where there is none. */
export const textAt = (xml: string, name: string): string => bareText(piecesOf(xml, name)[0]?.content ?? '')

/** Text without its markup, entities as the signs they stand for. */
export const bareText = (xml: string): string => decodeEntities(withoutSections(xml).replace(/<[^<>]*>/gu, ''))

/** Sections of text in which signs of markup are signs. */
function withoutSections(xml: string): string {
  if (!xml.includes(SECTION)) return xml
  const pieces = xml.split(']]>').map((piece) => {
    const at = piece.indexOf(SECTION)
    return at < 0 ? piece : piece.slice(0, at) + piece.slice(at + SECTION.length).replaceAll('<', '&lt;')
  })
  return pieces.join('')
}

const SECTION = '<![CDATA['
