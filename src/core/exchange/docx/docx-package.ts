import { strToU8, zipSync } from 'fflate'
import type { Zippable } from 'fflate'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { Note } from '#core/manuscript/nodes'
import { mediaTypeOf } from '../pictures/picture-format'
import { relationshipsXml } from './part-relations'
import type { PartRelations } from './part-relations'
import { noteSettings } from './write-notes'
import { withoutForbidden, xmlText } from './xml-text'
import type { ExtraPart } from './citations/citation-fields'
import type { SideLanguage } from './side-language'

/** The parts of a document that differ from one to the next, as XML without a declaration. */
export interface DocxParts {
  readonly document: string
  readonly styles: string
  readonly numbering: string
  readonly title: string
  readonly language: string
  readonly theme?: string
  readonly authors: readonly string[]
  readonly keywords: readonly string[]
  readonly sideLanguage: SideLanguage
  /** What the text itself points to. */
  readonly relations: PartRelations
  readonly pictures: readonly (readonly [name: string, bytes: Uint8Array])[]
  /** The kinds of notes that the document has. */
  readonly notes: readonly Note['kind'][]
  readonly extra: readonly ExtraPart[]
  readonly hasEvenPages: boolean
}

/** Zip entries carry this date, so that one manuscript always gives the same bytes; local time, in no time zone's gap. */
const ENTRY_DATE = '1980-01-02T12:00:00'
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** The bytes of a DOCX file, the same for the same parts. */
export function packDocx(parts: DocxParts, manuscript: Manuscript): Uint8Array {
  const files: Readonly<Record<string, string>> = {
    '[Content_Types].xml': contentTypes(parts),
    '_rels/.rels': packageRelationships(parts.extra),
    'word/document.xml': parts.document,
    'word/_rels/document.xml.rels': documentRelationships(parts),
    'word/styles.xml': parts.styles,
    'word/numbering.xml': parts.numbering,
    'word/settings.xml': settings(parts, manuscript),
    'word/fontTable.xml': FONT_TABLE,
    ...(parts.theme !== undefined && { 'word/theme/theme1.xml': parts.theme }),
    'docProps/core.xml': coreProperties(parts, manuscript),
    'docProps/app.xml': APP_PROPERTIES,
    ...extraFiles(parts.extra)
  }
  const zippable: Zippable = {}
  for (const [name, xml] of Object.entries(files)) zippable[name] = strToU8(DECLARATION + xml)
  for (const [name, bytes] of parts.pictures) zippable[`word/media/${name}`] = [bytes, { level: 0 }]
  return zipSync(zippable, { mtime: ENTRY_DATE, level: 6 })
}

const override = (part: string, type: string): string => `<Override PartName="${part}" ContentType="${type}"/>`

const contentTypes = ({ extra, pictures, theme }: DocxParts): string =>
  `<Types xmlns="${PACKAGE}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  pictureTypes(pictures) +
  override('/word/document.xml', `${MAIN}.document.main+xml`) +
  override('/word/styles.xml', `${MAIN}.styles+xml`) +
  override('/word/numbering.xml', `${MAIN}.numbering+xml`) +
  override('/word/settings.xml', `${MAIN}.settings+xml`) +
  override('/word/fontTable.xml', `${MAIN}.fontTable+xml`) +
  (theme === undefined
    ? ''
    : override('/word/theme/theme1.xml', 'application/vnd.openxmlformats-officedocument.theme+xml')) +
  override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
  override('/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml') +
  extra.map(({ path, contentType }) => (contentType === undefined ? '' : override(`/${path}`, contentType))).join('') +
  '</Types>'

function pictureTypes(pictures: DocxParts['pictures']): string {
  const extensions = new Set(pictures.map(([name]) => name.slice(name.lastIndexOf('.') + 1)))
  return [...extensions].map((name) => `<Default Extension="${name}" ContentType="${mediaTypeOf(name)}"/>`).join('')
}

const relationship = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`

const packageRelationships = (extra: readonly ExtraPart[]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">` +
  relationship('rId1', `${OFFICE}/relationships/officeDocument`, 'word/document.xml') +
  relationship('rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml') +
  relationship('rId3', `${OFFICE}/relationships/extended-properties`, 'docProps/app.xml') +
  extraRelationships(extra, 'package') +
  '</Relationships>'

function extraRelationships(extra: readonly ExtraPart[], from: string): string {
  return extra
    .filter(({ relation }) => relation.from === from)
    .map(({ relation }, index) => relationship(relation.id ?? `rIdExtra${index + 1}`, relation.type, relation.target))
    .join('')
}

/** The parts themselves, and the relationships of those that other extra parts belong to. */
function extraFiles(extra: readonly ExtraPart[]): Readonly<Record<string, string>> {
  const files: Record<string, string> = {}
  for (const { path, xml, relationships } of extra) {
    files[path] = xml
    const relations = extraRelationships(extra, path)
    const slash = path.lastIndexOf('/') + 1
    const beside = `${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`
    if (relationships !== undefined) files[beside] = relationships
    else if (relations !== '') files[beside] = relationshipsXml(relations)
  }
  return files
}

const type = (name: string): string => `${OFFICE}/relationships/${name}`

function documentRelationships({ relations, extra, theme }: DocxParts): string {
  return relationshipsXml(
    relationship('rId1', type('styles'), 'styles.xml') +
      relationship('rId2', type('numbering'), 'numbering.xml') +
      relationship('rId3', type('settings'), 'settings.xml') +
      relationship('rId4', type('fontTable'), 'fontTable.xml') +
      (theme === undefined ? '' : relationship('rIdTheme', type('theme'), 'theme/theme1.xml')) +
      relations.elements() +
      extraRelationships(extra, 'document')
  )
}

function settings({ sideLanguage, notes, hasEvenPages }: DocxParts, { recordsChanges }: Manuscript): string {
  const { latinTag, eastAsiaTag } = sideLanguage
  return (
    `<w:settings ${WORD}><w:zoom w:percent="100"/>${recordsChanges ? '<w:trackRevisions/>' : ''}<w:defaultTabStop w:val="480"/>${hasEvenPages ? '<w:evenAndOddHeaders/>' : ''}` +
    '<w:characterSpacingControl w:val="compressPunctuation"/>' +
    `${notes.map(noteSettings).join('')}<w:compat>` +
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>' +
    `<w:themeFontLang w:val="${latinTag}" w:eastAsia="${eastAsiaTag}"/></w:settings>`
  )
}

const font = (name: string, alternative: string, charset: string, family: string, pitch: string): string =>
  `<w:font w:name="${name}">${alternative && `<w:altName w:val="${alternative}"/>`}<w:charset w:val="${charset}"/>` +
  `<w:family w:val="${family}"/><w:pitch w:val="${pitch}"/></w:font>`

const FONT_TABLE =
  `<w:fonts ${WORD}>` +
  font('Times New Roman', '', '00', 'roman', 'variable') +
  font('SimSun', '宋体', '86', 'auto', 'variable') +
  font('PMingLiU', '新細明體', '88', 'roman', 'variable') +
  font('Courier New', '', '00', 'modern', 'fixed') +
  '</w:fonts>'

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/

const date = (name: string, instant: string): string =>
  INSTANT.test(instant) ? `<dcterms:${name} xsi:type="dcterms:W3CDTF">${instant}</dcterms:${name}>` : ''

const listed = (name: string, values: readonly string[]): string =>
  values.length === 0 ? '' : `<${name}>${xmlText(values.join('; '))}</${name}>`

function coreProperties(
  { title, language, authors, keywords }: DocxParts,
  { createdAt, modifiedAt }: Manuscript
): string {
  return (
    `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${xmlText(withoutForbidden(title))}</dc:title>` +
    listed('dc:creator', authors) +
    listed('cp:keywords', keywords) +
    `${date('created', createdAt)}${date('modified', modifiedAt)}` +
    `<dc:language>${xmlText(language)}</dc:language></cp:coreProperties>`
  )
}

const APP_PROPERTIES = `<Properties xmlns="${OFFICE}/extended-properties"><Application>Bifolium</Application></Properties>`
