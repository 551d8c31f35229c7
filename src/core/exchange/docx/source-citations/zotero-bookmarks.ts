import { piecesOf, textAt } from './xml-pieces'

const PIECE = /name="(ZOTERO_BREF_\w+?)_(\d+)"/u

/** The instructions of citations that stand between bookmarks, by the bookmark's name, from the properties of a document. */
export function zoteroBookmarks(properties: string): ReadonlyMap<string, string> {
  const pieces = piecesOf(properties, 'property').flatMap(({ attributes, content }) => {
    const [, name = '', number = ''] = PIECE.exec(attributes) ?? []
    return name === '' ? [] : [{ name, number: Number(number), text: textAt(content, 'lpwstr') }]
  })
  const codes = new Map<string, string>()
  for (const { name, text } of pieces.toSorted((one, other) => one.number - other.number))
    codes.set(name, (codes.get(name) ?? '') + text)
  return new Map([...codes].map(([name, code]) => [name, code.trim().replace(/^(?:ZOTERO_)?ITEM\b/u, 'ZOTERO_ITEM')]))
}
