import { plainText } from '#core/citation/formatted-text'
import type { FormattedText } from '#core/citation/formatted-text'
import { splitAuthorInText } from '#core/citation/split-author-in-text'
import type { ReferenceId } from '#core/ids'
import type { Citation, CitationItem } from '#core/manuscript/citation'
import type { Manuscript, SideName } from '#core/manuscript/manuscript'
import type { Reference } from '#core/references/reference'
import { findWordLanguage } from '../../references/word-languages'
import { LOCATOR_WORDS } from '../../markdown/locator-words'
import { withoutForbidden, xmlAttribute } from '../xml-text'
import { closeField, openField } from './citation-fields'
import type { CitationFields, ExtraPart, LiveBibliography, LiveCitation } from './citation-fields'
import { stableGuid } from './stable-id'
import { writeWordSource } from './word-source'

/** What the fields of one document are made from. */
export interface WordDocument {
  readonly manuscript: Manuscript
  readonly references: ReadonlyMap<ReferenceId, Reference>
  /** True where the style numbers its citations. */
  readonly isNumeric: boolean
}

/** The tag of a citation's control where the author's name stands before it, with that name. */
export const AUTHOR_TAG = 'BIFOLIUM_AUTHOR_'

const BIBLIOGRAPHY = 'http://schemas.openxmlformats.org/officeDocument/2006/bibliography'
const CUSTOM_XML = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml'
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const ITEM = 'customXml/item1.xml'

/** Word's own styles by what the ids of CSL styles hold; the last two are for all others. */
const STYLES: readonly (readonly [id: RegExp, file: string, name: string, version: string])[] = [
  [/ieee/i, 'IEEE2006OfficeOnline.xsl', 'IEEE', '2006'],
  [/gb-?t?-?7714|china-national/i, 'GB.XSL', 'GB7714', '2005'],
  [/modern-language|mla/i, 'MLASeventhEditionOfficeOnline.xsl', 'MLA', '7'],
  [/chicago/i, 'CHICAGO.XSL', 'Chicago', '16']
]
const NUMERIC_STYLE = ['ISO690Nmerical.XSL', 'ISO 690 - Numerical Reference', '1987'] as const
const OTHER_STYLE = ['APASixthEditionOfficeOnline.xsl', 'APA', '6'] as const

/**
 * Citations as Word's own bibliography has them: content controls around `CITATION` fields, and the works as the
 * document's sources. Word knows pages and volumes only; any other locator stands in the suffix.
 */
export function createWordFields(document: WordDocument): CitationFields {
  const tags = new Map<ReferenceId, string>()
  let controls = 0
  const tagOf = (id: ReferenceId): string | undefined => {
    const reference = document.references.get(id)
    const tag = tags.get(id) ?? (reference && freeTag(reference.key, tags.values()))
    if (tag !== undefined) tags.set(id, tag)
    return tag
  }
  const languageOf = (side: SideName): string => findWordLanguage(document.manuscript[side].language) ?? '1033'
  return {
    citation: (citation, text, { side }) => liveCitation(citation, text, languageOf(side), tagOf, () => ++controls),
    bibliography: (side) => liveBibliography(languageOf(side), ++controls, ++controls),
    parts: () => sourceParts(document, tags)
  }
}

/** A tag is one word in an instruction; two keys never share one. */
function freeTag(key: string, taken: Iterable<string>): string {
  const base = withoutForbidden(key).replace(/[\s"\\{}]+/g, '') || 'Source'
  const known = new Set(Array.from(taken, (tag) => tag.toLowerCase()))
  let tag = base
  for (let number = 2; known.has(tag.toLowerCase()); number++) tag = `${base}_${number}`
  return tag
}

function liveCitation(
  { mode, items }: Citation,
  text: FormattedText,
  language: string,
  tagOf: (id: ReferenceId) => string | undefined,
  nextControl: () => number
): LiveCitation | undefined {
  const split = mode === 'author-in-text' ? splitAuthorInText(text) : undefined
  const cites = items.map((item, index) => {
    const tag = tagOf(item.reference)
    const suppress = index === 0 && (mode === 'suppress-author' || split !== undefined)
    return tag === undefined ? undefined : tag + switchesOf(item, suppress)
  })
  if (cites.length === 0 || cites.includes(undefined)) return undefined
  const [first, ...others] = cites
  const code = ` CITATION ${first} \\l ${language}${others.map((cite) => ` \\m ${cite}`).join('')} `
  const tag =
    mode === 'author-in-text' ? `<w:tag w:val="${xmlAttribute(AUTHOR_TAG + plainText(split?.name ?? []))}"/>` : ''
  const control = `<w:sdt><w:sdtPr><w:id w:val="${nextControl()}"/>${tag}<w:citation/></w:sdtPr><w:sdtContent>`
  return {
    lead: split?.name ?? [],
    shown: split?.rest ?? text,
    before: control,
    open: (run) => openField(code, run),
    close: closeField,
    after: '</w:sdtContent></w:sdt>'
  }
}

/** A cited work as Word knows it: a locator that is no page and no volume stands at the head of its suffix. */
export function itemInWord({ locator, label = 'page', suffix = '', ...rest }: CitationItem): CitationItem {
  const isOwn = label === 'page' || label === 'volume'
  const inSuffix = locator === undefined || isOwn ? '' : `, ${LOCATOR_WORDS[label][0] ?? label} ${locator}`
  const behind = inSuffix + (suffix === '' || /^[\s\p{P}]/u.test(suffix) ? suffix : ` ${suffix}`)
  return {
    ...rest,
    ...(locator !== undefined && isOwn && { locator, label }),
    ...(behind !== '' && { suffix: behind })
  }
}

/** Word sets prefix and suffix without a space of its own. */
function switchesOf(item: CitationItem, suppress: boolean): string {
  const { locator, label, prefix, suffix: behind = '' } = itemInWord(item)
  return [
    locator !== undefined && ` \\${label === 'page' ? 'p' : 'v'} ${quoted(locator)}`,
    prefix !== undefined && ` \\f ${quoted(`${prefix} `)}`,
    behind !== '' && ` \\s ${quoted(behind)}`,
    suppress && ' \\n'
  ]
    .filter((part) => typeof part === 'string')
    .join('')
}

const quoted = (text: string): string => `"${withoutForbidden(text).replace(/["\\]/g, (sign) => `\\${sign}`)}"`

function liveBibliography(language: string, outer: number, inner: number): LiveBibliography {
  return {
    before:
      `<w:sdt><w:sdtPr><w:id w:val="${outer}"/><w:docPartObj><w:docPartGallery w:val="Bibliographies"/><w:docPartUnique/>` +
      `</w:docPartObj></w:sdtPr><w:sdtContent><w:sdt><w:sdtPr><w:id w:val="${inner}"/><w:bibliography/></w:sdtPr><w:sdtContent>`,
    after: '</w:sdtContent></w:sdt></w:sdtContent></w:sdt>',
    open: openField(` BIBLIOGRAPHY \\l ${language} `),
    close: closeField()
  }
}

function sourceParts(
  { manuscript, references, isNumeric }: WordDocument,
  tags: ReadonlyMap<ReferenceId, string>
): readonly ExtraPart[] {
  const sources = [...tags].map(([id, tag]) => {
    const reference = references.get(id)
    return reference ? writeWordSource(reference, tag) : ''
  })
  const known = STYLES.find(([id]) => id.test(manuscript.styleId))?.slice(1)
  const [file, name, version] = known ?? (isNumeric ? NUMERIC_STYLE : OTHER_STYLE)
  return [
    {
      path: ITEM,
      xml:
        `<b:Sources xmlns:b="${BIBLIOGRAPHY}" xmlns="${BIBLIOGRAPHY}" SelectedStyle="\\${file}" StyleName="${name}" Version="${version}">` +
        `${sources.join('')}</b:Sources>`,
      relation: { from: 'document', type: `${RELATIONSHIPS}/customXml`, target: `../${ITEM}` }
    },
    {
      path: 'customXml/itemProps1.xml',
      xml:
        `<ds:datastoreItem xmlns:ds="${CUSTOM_XML}" ds:itemID="${stableGuid(manuscript.id)}"><ds:schemaRefs>` +
        `<ds:schemaRef ds:uri="${BIBLIOGRAPHY}"/></ds:schemaRefs></ds:datastoreItem>`,
      contentType: 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml',
      relation: { from: ITEM, type: `${RELATIONSHIPS}/customXmlProps`, target: 'itemProps1.xml' }
    }
  ]
}
