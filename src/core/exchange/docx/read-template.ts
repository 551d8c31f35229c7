import type { Finding } from '#core/finding'
import { fail, succeed } from '#core/result'
import type { Result } from '#core/result'
import { findPictureFormat } from '../pictures/picture-format'
import { stableId } from './citations/stable-id'
import { readPart, readRelationships, resolveTarget, targetsOf } from './package-reading'
import type { PartTargets, Relationship } from './package-reading'
import { PartRelations, relationshipsXml } from './part-relations'
import { serializePart } from './serialize-part'
import type { ElementFate } from './serialize-part'
import { childValue, deepText, elementsOf, findChild, findDescendants } from './xml-tree'
import type { XmlElement } from './xml-tree'
import { openZip } from './zip-gate'
import type { ZipArchive } from './zip-gate'

/** Size and margins of a page, in twentieths of a point. */
export interface PageSetup {
  readonly width: number
  readonly height: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
  readonly header: number
  readonly footer: number
}

/** A header or footer that a reference document has, with the pictures in it. */
export interface TemplateFrame {
  readonly kind: 'header' | 'footer'
  readonly pages: 'default' | 'first' | 'even'
  readonly xml: string
  readonly relationships?: string
}

/** The look that a document takes from a reference document. */
export interface DocxTemplate {
  readonly styles: XmlElement
  readonly theme?: string
  readonly page?: PageSetup
  readonly frames: readonly TemplateFrame[]
  /** True where its first page has headers and footers of its own. */
  readonly hasTitlePage: boolean
  readonly pictures: readonly (readonly [name: string, bytes: Uint8Array])[]
  /** The `w:lvl` elements of its lists, where it has any. */
  readonly levels: Readonly<Partial<Record<'bullets' | 'numbers', string>>>
}

/**
 * The look of a reference document. It passes the same gate as every document that is read: macros, linked files and
 * addresses stay behind. A file that is no sound Word document is refused with the reason.
 */
export function readTemplate(bytes: Uint8Array): Result<DocxTemplate, Finding> {
  const zip = openZip(bytes)
  if (!zip.ok) return zip
  const root = readRelationships(zip.value, '')
  if (!root.ok) return root
  const main = root.value.find(({ kind, isExternal }) => kind === 'officeDocument' && !isExternal)
  const path = main ? resolveTarget('', main.target) : 'word/document.xml'
  const relationships = readRelationships(zip.value, path)
  if (!relationships.ok) return relationships
  const partOf = (kind: string): Result<XmlElement | undefined, Finding> => {
    const found = relationships.value.find((one) => one.kind === kind && !one.isExternal)
    return found ? readPart(zip.value, resolveTarget(path, found.target)) : succeed(undefined)
  }
  const [styles, theme, numbering] = [partOf('styles'), partOf('theme'), partOf('numbering')]
  for (const part of [styles, theme, numbering]) if (!part.ok) return part
  if (!styles.ok || !styles.value) return fail(noStyles())
  const section = lastSection(zip.value, path)
  if (!section.ok) return section
  const reader = new FrameReader(zip.value, path, relationships.value)
  const page = section.value && readPage(section.value)
  return succeed({
    styles: styles.value,
    ...(theme.ok && theme.value && { theme: serializePart(theme.value) }),
    ...(page && { page }),
    frames: section.value ? reader.read(section.value) : [],
    hasTitlePage: findChild(section.value, 'w:titlePg') !== undefined,
    pictures: [...reader.pictures],
    levels: numbering.ok && numbering.value ? readLevels(numbering.value, styles.value) : {}
  })
}

function noStyles(): Finding {
  return {
    severity: 'error',
    code: 'docx-template-without-styles',
    message: 'The reference document has no styles. Open it in Word and save it as .docx.'
  }
}

/** The section of the end of a document, which holds for all of it where it has but one. */
function lastSection(zip: ZipArchive, path: string): Result<XmlElement | undefined, Finding> {
  let section: XmlElement | undefined
  const body = readPart(zip, path, {
    parent: 'w:body',
    onChild: (element) => {
      if (element.name === 'w:sectPr') section = element
    }
  })
  return body.ok ? succeed(section) : body
}

const MAX_LENGTH = 31_680

function readPage(section: XmlElement): PageSetup | undefined {
  const size = findChild(section, 'w:pgSz')?.attributes
  const margins = findChild(section, 'w:pgMar')?.attributes
  const length = (attributes: ReadonlyMap<string, string> | undefined, name: string): number =>
    Math.round(Math.abs(Number(attributes?.get(name) ?? Number.NaN)))
  const page: PageSetup = {
    width: length(size, 'w:w'),
    height: length(size, 'w:h'),
    top: length(margins, 'w:top'),
    right: length(margins, 'w:right'),
    bottom: length(margins, 'w:bottom'),
    left: length(margins, 'w:left'),
    header: length(margins, 'w:header'),
    footer: length(margins, 'w:footer')
  }
  const isSound = Object.values(page).every((value: number) => value >= 0 && value <= MAX_LENGTH)
  return isSound && page.width - page.left - page.right > 1_440 && page.height > 1_440 ? page : undefined
}

/** Reads the headers and footers that a section names. */
class FrameReader {
  readonly #zip: ZipArchive
  readonly #path: string
  readonly #relationships: readonly Relationship[]
  readonly pictures = new Map<string, Uint8Array>()

  constructor(zip: ZipArchive, path: string, relationships: readonly Relationship[]) {
    this.#zip = zip
    this.#path = path
    this.#relationships = relationships
  }

  read(section: XmlElement): readonly TemplateFrame[] {
    return elementsOf(section).flatMap((reference) => {
      const kind = FRAME_KINDS.get(reference.name)
      const found = this.#relationships.find(({ id }) => id === reference.attributes.get('r:id'))
      if (!kind || !found || found.isExternal) return []
      return this.#readFrame(kind, reference.attributes.get('w:type'), resolveTarget(this.#path, found.target)) ?? []
    })
  }

  #readFrame(kind: TemplateFrame['kind'], type: string | undefined, path: string): TemplateFrame | undefined {
    const part = readPart(this.#zip, path)
    if (!part.ok || !part.value) return undefined
    const own = readRelationships(this.#zip, path)
    const targets = targetsOf(path, own.ok ? own.value : [])
    const relations = new PartRelations()
    const xml = serializePart(part.value, (element) => this.#judge(element, targets, relations))
    const pages = type === 'first' || type === 'even' ? type : 'default'
    return { kind, pages, xml, ...(!relations.isEmpty && { relationships: relationshipsXml(relations.elements()) }) }
  }

  /** Nothing that leads out of the document, runs, or fetches comes along. */
  #judge(element: XmlElement, targets: PartTargets, relations: PartRelations): ElementFate {
    const { name } = element
    if (name === 'w:hyperlink' || name === 'mc:AlternateContent' || name === 'mc:Fallback') return 'unwrap'
    if (LEFT_OUT.has(name)) return 'drop'
    if (name === 'w:instrText' && !SAFE_FIELD.test(deepText(element))) return 'drop'
    if (name === 'w:fldSimple' && !SAFE_FIELD.test(element.attributes.get('w:instr') ?? '')) return 'unwrap'
    if (name === 'w:drawing') return this.#hasPictures(element, targets) ? { keep: element } : 'drop'
    if (name !== 'a:blip') return { keep: withoutRelation(element) }
    const path = targets.pictures.get(element.attributes.get('r:embed') ?? '') ?? ''
    const id = relations.pictureId(`media/${this.#take(path)}`)
    return { keep: { ...element, children: [], attributes: new Map([['r:embed', id]]) } }
  }

  #hasPictures(drawing: XmlElement, targets: PartTargets): boolean {
    const blips = findDescendants(drawing, 'a:blip')
    return (
      blips.length > 0 &&
      blips.every(({ attributes }) => this.#take(targets.pictures.get(attributes.get('r:embed') ?? '') ?? '') !== '')
    )
  }

  /** The name of a picture in the new document; empty for what is not there or no picture that Word shows. */
  #take(path: string): string {
    const bytes = path === '' ? undefined : this.#zip.read(path)
    const format = bytes?.ok && bytes.value ? findPictureFormat(bytes.value) : undefined
    if (!bytes?.ok || !bytes.value || !format) return ''
    const name = `template-${stableId(path)}.${format.extension}`
    this.pictures.set(name, bytes.value)
    return name
  }
}

const FRAME_KINDS: ReadonlyMap<string, TemplateFrame['kind']> = new Map([
  ['w:headerReference', 'header'],
  ['w:footerReference', 'footer']
])
const LEFT_OUT: ReadonlySet<string> = new Set(['w:object', 'w:pict', 'mc:Choice', 'w:altChunk', 'w:control'])
const SAFE_FIELD = /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES|STYLEREF|TITLE|AUTHOR|DATE|TIME|SAVEDATE)\b/iu

function withoutRelation(element: XmlElement): XmlElement {
  const attributes = [...element.attributes].filter(([name]) => !name.startsWith('r:'))
  return attributes.length === element.attributes.size ? element : { ...element, attributes: new Map(attributes) }
}

/** The levels of the lists that the styles for lists use, or else of the first list of the kind. */
function readLevels(numbering: XmlElement, styles: XmlElement): DocxTemplate['levels'] {
  const definitions = elementsOf(numbering).filter(({ name }) => name === 'w:abstractNum')
  const definitionOf = (styleName: string): XmlElement | undefined => {
    const style = elementsOf(styles).find((one) => childValue(one, 'w:name')?.toLowerCase() === styleName)
    const series = childValue(findChild(findChild(style, 'w:pPr'), 'w:numPr'), 'w:numId')
    const num = elementsOf(numbering).find(
      ({ name, attributes }) => name === 'w:num' && series !== undefined && attributes.get('w:numId') === series
    )
    const id = childValue(num, 'w:abstractNumId')
    return definitions.find(({ attributes }) => id !== undefined && attributes.get('w:abstractNumId') === id)
  }
  const bullets = definitionOf('list bullet') ?? definitions.find((one) => isBullet(firstLevel(one)))
  const numbers = definitionOf('list number') ?? definitions.find((one) => !isBullet(firstLevel(one)))
  return {
    ...(bullets && isWhole(bullets) && isBullet(firstLevel(bullets)) && { bullets: levelsXml(bullets) }),
    ...(numbers && isWhole(numbers) && !isBullet(firstLevel(numbers)) && { numbers: levelsXml(numbers) })
  }
}

const levelsOf = (definition: XmlElement): readonly XmlElement[] =>
  elementsOf(definition).filter(({ name }) => name === 'w:lvl')
const firstLevel = (definition: XmlElement): XmlElement | undefined => levelsOf(definition)[0]
const isBullet = (level: XmlElement | undefined): boolean => childValue(level, 'w:numFmt') === 'bullet'
/** A list of ours may have nine levels; a definition with fewer, or that numbers headings, does not serve. */
const isWhole = (definition: XmlElement): boolean =>
  levelsOf(definition).length === 9 && levelsOf(definition).every((level) => !findChild(level, 'w:pStyle'))

function levelsXml(definition: XmlElement): string {
  const whole = serializePart(
    { name: 'w:abstractNum', attributes: new Map(), children: levelsOf(definition) },
    (element) => (element.name === 'w:lvlPicBulletId' ? 'drop' : { keep: element })
  )
  return whole.slice(whole.indexOf('>') + 1, whole.lastIndexOf('<'))
}
