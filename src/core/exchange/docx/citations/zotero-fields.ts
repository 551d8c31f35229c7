import { resolveCslLocale } from '#core/citation/csl-locales'
import { plainText } from '#core/citation/formatted-text'
import type { FormattedText } from '#core/citation/formatted-text'
import { splitAuthorInText } from '#core/citation/split-author-in-text'
import type { ReferenceId } from '#core/ids'
import type { Citation, CitationItem } from '#core/manuscript/citation'
import type { Manuscript, SideName } from '#core/manuscript/manuscript'
import type { Reference } from '#core/references/reference'
import { closeField, cutText, openField } from './citation-fields'
import type { CitationFields, CitationPlace, ExtraPart, LiveBibliography, LiveCitation } from './citation-fields'
import { rtfText } from './rtf-text'
import { stableId, stableItemKey } from './stable-id'
import { withoutForbidden, xmlAttribute, xmlText } from '../xml-text'

/** What the fields of one document are made from. */
export interface ZoteroDocument {
  readonly manuscript: Manuscript
  readonly references: ReadonlyMap<ReferenceId, Reference>
  /** The side whose language the document has for Zotero, which knows only one. */
  readonly first: SideName
  /** False for the few styles without a list of references. */
  readonly hasBibliography: boolean
}

/** A document with the id by which Zotero tells it from other open ones. */
interface ZoteroSession extends ZoteroDocument {
  readonly session: string
}

/** Ids of manuscripts alone will not do: the command line counts them. */
function sessionOf({ manuscript, references }: ZoteroDocument): string {
  const { id, title, leading, facing } = manuscript
  const keys = Array.from(references.values(), ({ key }) => key)
  return stableId([id, title, leading.title, facing.title, ...keys].join('\n'))
}

/** The member of an item that holds the addresses Zotero knows it by, where it came from a document of Zotero's. */
export const ZOTERO_URIS = 'zotero-uris'
/** The content control around a list that Zotero would set in the language of the other side. */
export const BIBLIOGRAPHY_TAG = 'BIFOLIUM_BIBLIOGRAPHY'

/** What the addresses of items that no library of Zotero's holds begin with. */
export const OWN_URI = `http://zotero.org/users/local/${stableId('Bifolium')}/items/`

const SCHEMA = 'https://github.com/citation-style-language/schema/raw/master/csl-citation.json'
const STYLES = 'http://www.zotero.org/styles/'
/** The Zotero whose data format this is. */
const ZOTERO_VERSION = '7.0.0'
const MAX_PROPERTY = 255
const CUSTOM_PROPERTIES = 'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties'
const VALUE_TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes'
const PROPERTY_SET = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}'

/**
 * Citations as the fields that Zotero's Word plugin writes, each with the whole data of its items, so that a co-author
 * goes on in Word. Zotero formats a document in one language: citations of the other side are marked to be left as
 * they are, and its list of references stands outside of Zotero's. The same manuscript gives the same ids.
 */
export function createZoteroFields(source: ZoteroDocument): CitationFields {
  const document: ZoteroSession = { ...source, session: sessionOf(source) }
  const written = new Map<ReferenceId, WrittenItem>()
  const itemOf = (id: ReferenceId): WrittenItem | undefined => {
    const known = written.get(id)
    if (known !== undefined) return known
    const reference = document.references.get(id)
    if (!reference) return undefined
    written.set(id, writeItem(withoutLongTexts(reference)))
    return writeItem(reference)
  }
  return {
    citation: (citation, text, place) => liveCitation(citation, text, place, document, itemOf),
    bibliography: (side) => (side === document.first ? ZOTERO_BIBLIOGRAPHY : CONTROLLED_BIBLIOGRAPHY),
    parts: () => [preferencesPart(document)]
  }
}

/** The members of a cited item that are the same wherever it is cited, as JSON without the braces. */
type WrittenItem = string

/** An item is known by its citation key, which other programs show; Zotero finds its own items by their address. */
function writeItem({ key, item }: Reference): WrittenItem {
  const { [ZOTERO_URIS]: known, ...data } = item
  const uris = Array.isArray(known) && known.length > 0 ? known : [OWN_URI + localItem(key, item)]
  return toJson({ id: key, uris, itemData: { ...data, id: key } }).slice(1, -1)
}

/** What a work is about stands with its first citation only: a long document would become many times as long. */
const withoutLongTexts = (reference: Reference): Reference => {
  const { abstract: _abstract, note: _note, ...item } = reference.item
  return { ...reference, item }
}

/** Two works never share an address, whatever document or library they come from. */
function localItem(key: string, { DOI, title, issued }: Reference['item']): string {
  const identity = DOI?.toLowerCase() ?? JSON.stringify([title, issued])
  return stableItemKey(`${key}\n${identity}`)
}

const toJson = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'string' ? withoutForbidden(inner) : inner))

function liveCitation(
  citation: Citation,
  text: FormattedText,
  { side, noteNumber = 0 }: CitationPlace,
  { session, first }: ZoteroSession,
  itemOf: (id: ReferenceId) => WrittenItem | undefined
): LiveCitation | undefined {
  const { mode, items } = citation
  const split = mode === 'author-in-text' ? splitAuthorInText(text) : undefined
  const shown = split?.rest ?? text
  const written = items.map((item, index) => {
    const data = itemOf(item.reference)
    const suppress = index === 0 && (mode === 'suppress-author' || split !== undefined)
    return data === undefined ? undefined : writeCitedItem(item, data, suppress)
  })
  if (written.length === 0 || written.includes(undefined)) return undefined
  const properties = toJson({
    formattedCitation: rtfText(shown),
    plainCitation: plainText(shown),
    ...((side !== first || (mode === 'author-in-text' && !split)) && { dontUpdate: true }),
    noteIndex: noteNumber,
    ...(mode === 'author-in-text' && { bifolium: { authorInText: plainText(split?.name ?? []) } })
  })
  const id = stableId(`${session}/${side}/${citation.id}`)
  const json = `{"citationID":"${id}","properties":${properties},"citationItems":[${written.join(',')}],"schema":"${SCHEMA}"}`
  return {
    lead: split?.name ?? [],
    shown,
    open: (run) => openField(` ADDIN ZOTERO_ITEM CSL_CITATION ${json} `, run),
    close: closeField
  }
}

function writeCitedItem(
  { locator, label, prefix, suffix }: CitationItem,
  data: WrittenItem,
  suppress: boolean
): string {
  const cited = {
    ...(locator !== undefined && { locator, label: label ?? 'page' }),
    ...(prefix !== undefined && { prefix }),
    ...(suffix !== undefined && { suffix }),
    ...(suppress && { 'suppress-author': true })
  }
  const own = toJson(cited).slice(1, -1)
  return `{${data}${own && `,${own}`}}`
}

const ZOTERO_BIBLIOGRAPHY: LiveBibliography = {
  before: '',
  after: '',
  open: openField(' ADDIN ZOTERO_BIBL {"uncited":[],"omitted":[],"custom":[]} CSL_BIBLIOGRAPHY '),
  close: closeField()
}

const CONTROLLED_BIBLIOGRAPHY: LiveBibliography = {
  before: `<w:sdt><w:sdtPr><w:tag w:val="${BIBLIOGRAPHY_TAG}"/></w:sdtPr><w:sdtContent>`,
  after: '</w:sdtContent></w:sdt>',
  open: '',
  close: ''
}

/** Zotero keeps its settings of a document in custom properties, cut where Word would cut them. */
function preferencesPart(document: ZoteroSession): ExtraPart {
  const properties = cutText(preferences(document), MAX_PROPERTY).map(
    (piece, index) =>
      `<property fmtid="${PROPERTY_SET}" pid="${index + 2}" name="ZOTERO_PREF_${index + 1}">` +
      `<vt:lpwstr>${xmlText(piece)}</vt:lpwstr></property>`
  )
  return {
    path: 'docProps/custom.xml',
    xml: `<Properties xmlns="${CUSTOM_PROPERTIES}" xmlns:vt="${VALUE_TYPES}">${properties.join('')}</Properties>`,
    contentType: 'application/vnd.openxmlformats-officedocument.custom-properties+xml',
    relation: {
      from: 'package',
      type: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties',
      target: 'docProps/custom.xml'
    }
  }
}

function preferences({ manuscript, session, first, hasBibliography }: ZoteroSession): string {
  const style = /^https?:/i.test(manuscript.styleId) ? manuscript.styleId : STYLES + manuscript.styleId
  return (
    `<data data-version="3" zotero-version="${ZOTERO_VERSION}"><session id="${session}"/>` +
    `<style id="${xmlAttribute(style)}" locale="${resolveCslLocale(manuscript[first].language)}"` +
    ` hasBibliography="${hasBibliography ? 1 : 0}" bibliographyStyleHasBeenSet="1"/>` +
    '<prefs><pref name="fieldType" value="Field"/><pref name="automaticJournalAbbreviations" value="false"/></prefs></data>'
  )
}
