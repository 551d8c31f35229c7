import { readPart } from '../package-reading'
import { deepText, elementsOf } from '../xml-tree'
import type { ZipArchive } from '../zip-gate'

/** What Zotero keeps in the properties of a document. */
export interface ZoteroProperties {
  /** Id of the style, where it is one of Zotero's repository. */
  readonly styleId?: string
  /** The codes of citations that stand between bookmarks instead of in fields, by the bookmark's name. */
  readonly bookmarks: ReadonlyMap<string, string>
}

const PART = 'docProps/custom.xml'
const PREFERENCES = 'ZOTERO_PREF'
const BOOKMARK = 'ZOTERO_BREF_'
const STYLE = /<style\s+id="https?:\/\/(?:www\.)?zotero\.org\/styles\/([\w-]{1,100})"/
const MAX_PIECES = 20_000

/** Reads them; a part that is missing or damaged says nothing. */
export function readZoteroProperties(zip: ZipArchive): ZoteroProperties {
  const root = readPart(zip, PART)
  const properties = root.ok && root.value ? elementsOf(root.value).slice(0, MAX_PIECES) : []
  const pieces = new Map<string, { readonly number: number; readonly text: string }[]>()
  for (const property of properties) {
    const [, name, number] = /^(ZOTERO_\w+?)_(\d+)$/.exec(property.attributes.get('name') ?? '') ?? []
    if (name === undefined) continue
    const piece = { number: Number(number), text: deepText(property) }
    pieces.set(name, [...(pieces.get(name) ?? []), piece])
  }
  const codes = [...pieces].map(([name, parts]) => {
    const inOrder = parts.toSorted((a, b) => a.number - b.number)
    return [name, inOrder.map(({ text }) => text).join('')] as const
  })
  const styleId = STYLE.exec(codes.find(([name]) => name === PREFERENCES)?.[1] ?? '')?.[1]
  return {
    ...(styleId !== undefined && { styleId }),
    bookmarks: new Map(
      codes.filter(([name]) => name.startsWith(BOOKMARK)).map(([name, code]) => [name, withProgram(code)])
    )
  }
}

/** A code between bookmarks may lack what tells it from other programs' codes. */
const withProgram = (code: string): string => code.trim().replace(/^(?:ZOTERO_)?(?=ITEM\b|BIBL\b)/, 'ZOTERO_')
