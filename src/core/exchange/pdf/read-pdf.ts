import type { Finding } from '#core/finding'
import type { ReferenceCode } from '#core/finding-codes'
import type { CslItem } from '#core/references/reference'
import { fail, succeed, type Result } from '#core/result'
import { findDoiInText } from './find-doi-in-text'
import { findPdfObjects, toBinaryText, type PdfObjects } from './pdf-objects'
import { decodeHex, decodeLiteral, readContentText } from './pdf-text'

/** What a PDF says of itself: enough to look the work up. */
export interface PdfFacts {
  readonly doi: string
  /** As the metadata has it; often the file's name or nothing at all. */
  readonly title: string | undefined
  /** Whether the publisher's metadata says so, or the print on the first pages. */
  readonly from: 'metadata' | 'text'
}

/** Bytes looked at, from the beginning and the end: a file's directory stands at either. */
const HEAD_BYTES = 12_000_000
const TAIL_BYTES = 4_000_000
/** Pages whose text is read: a DOI further on is that of another work. */
const PAGES = 2

/** Whether a file is a PDF, by its first bytes. */
export function isPdf(bytes: Uint8Array): boolean {
  return toBinaryText(bytes.subarray(0, 1024)).includes('%PDF-')
}

/**
 * Reads the DOI of a PDF from its metadata, else from the text of its first pages. Precision comes first: where several
 * are possible there is none. Time and memory are bounded whatever the file holds.
 */
export function readPdf(name: string, bytes: Uint8Array): Result<PdfFacts, Finding> {
  if (!isPdf(bytes)) return refuse('pdf-damaged', `${name} is no PDF file, whatever its name says.`, name)
  const part = bytes.length <= HEAD_BYTES + TAIL_BYTES ? bytes : withoutMiddle(bytes)
  const text = toBinaryText(part)
  const objects = findPdfObjects(part)
  const metadata = readMetadata(text, objects)
  const told = doiOfMetadata(metadata)
  if (told) return succeed({ doi: told, title: titleOf(metadata), from: 'metadata' })
  if (/\/Encrypt\b/.test(text)) {
    return refuse(
      'pdf-encrypted',
      `${name} is protected: its text cannot be read, and its metadata has no DOI. ${WAY_OUT}`,
      name
    )
  }
  const printed = findDoiInText(firstPages(text, objects))
  if (printed) return succeed({ doi: printed, title: titleOf(metadata), from: 'text' })
  return refuse('pdf-no-doi', `No DOI could be read from the first pages of ${name}. ${WAY_OUT}`, name)
}

const WAY_OUT = 'Add the reference by its DOI, PMID or title, then link the file to it.'

/** The item that a PDF stands for: its DOI, to be looked up, and its title where it has one. */
export function itemOfPdf({ doi, title }: PdfFacts): CslItem {
  return { id: '', type: 'article-journal', ...(title !== undefined && { title }), DOI: doi }
}

const refuse = (code: ReferenceCode, message: string, file: string): Result<never, Finding> =>
  fail({ severity: 'error', code, message, place: { file } })

function withoutMiddle(bytes: Uint8Array): Uint8Array {
  const part = new Uint8Array(HEAD_BYTES + TAIL_BYTES)
  part.set(bytes.subarray(0, HEAD_BYTES))
  part.set(bytes.subarray(bytes.length - TAIL_BYTES), HEAD_BYTES)
  return part
}

interface Metadata {
  readonly xmp: string
  /** Entries of the document information by name. */
  readonly info: ReadonlyMap<string, string>
}

function readMetadata(text: string, objects: PdfObjects): Metadata {
  return { xmp: readXmp(text, objects), info: readInfo(text, objects) }
}

/** Longest metadata packet that is read. */
const LONGEST_XMP = 200_000

/** The document's own packet: pictures in the file have theirs too, so the catalogue's word counts, else the last one. */
function readXmp(text: string, objects: PdfObjects): string {
  const catalog = findCatalog(text, objects)
  const number = Number(/\/Metadata\s+(\d{1,9})\s+\d+\s+R/.exec(catalog)?.[1] ?? Number.NaN)
  const own = Number.isNaN(number) ? undefined : objects.stream(number)
  if (own?.includes('xmpmeta') || own?.includes('rdf:RDF')) return decodeUtf8(own.slice(0, LONGEST_XMP))
  const start = text.lastIndexOf('<x:xmpmeta')
  if (start === -1) return ''
  const end = text.indexOf('</x:xmpmeta>', start)
  return decodeUtf8(text.slice(start, end === -1 ? start + LONGEST_XMP : Math.min(end, start + LONGEST_XMP)))
}

function findCatalog(text: string, objects: PdfObjects): string {
  const root = lastReference(text, 'Root')
  const told = root === undefined ? undefined : objects.find(root)
  if (told !== undefined) return told
  for (const number of objects.numbers()) {
    const body = objects.find(number) ?? ''
    if (/\/Type\s*\/Catalog\b/.test(body)) return body
  }
  return ''
}

/** The last one counts: a file that was changed has its newest directory at its end. */
function lastReference(text: string, key: 'Root' | 'Info'): number | undefined {
  const found = [...text.matchAll(new RegExp(`/${key}\\s+(\\d{1,9})\\s+\\d{1,5}\\s+R`, 'g'))].at(-1)?.[1]
  return found === undefined ? undefined : Number(found)
}

function readInfo(text: string, objects: PdfObjects): ReadonlyMap<string, string> {
  const number = lastReference(text, 'Info')
  const body = (number === undefined ? undefined : objects.find(number)) ?? ''
  const entries = new Map<string, string>()
  for (const [, key, literal, hex] of body.matchAll(INFO_ENTRY)) {
    if (key !== undefined)
      entries.set(key.toLowerCase(), literal === undefined ? decodeHex(hex ?? '') : decodeLiteral(literal))
  }
  return entries
}

const INFO_ENTRY =
  /\/([\w#.:-]{1,60})\s*(?:\(((?:[^()\\]|\\[\s\S]|\((?:[^()\\]|\\[\s\S])*\)){0,2000})\)|<([0-9a-f\s]{0,4000})>)/gi

/** Elements and attributes in which publishers state the DOI. */
const XMP_DOI =
  /(?:prism:doi|pdfx:doi|pdfx:WPS-ARTICLEDOI|crossmark:DOI|bibo:doi|jav:doi)\s*(?:=\s*["']|>)\s*([^"'<]{5,200})/i
const XMP_IDENTIFIER = /<(dc:identifier|prism:url)\b[^>]{0,200}>\s*([^<]{5,300})/gi

function doiOfMetadata({ xmp, info }: Metadata): string | undefined {
  const stated = XMP_DOI.exec(xmp)?.[1] ?? info.get('doi') ?? info.get('wps-articledoi')
  const identified = [...xmp.matchAll(XMP_IDENTIFIER)].map(([, , value]) => value ?? '')
  const described = ['subject', 'keywords', 'title'].map((key) => info.get(key) ?? '')
  const texts = [stated === undefined ? '' : `doi:${stated}`, ...identified, ...described]
  for (const one of texts) {
    const doi = findDoiInText(unescapeXml(one))
    if (doi) return doi
  }
  return undefined
}

function titleOf({ xmp, info }: Metadata): string | undefined {
  const told = /<dc:title>[\s\S]{0,200}?<rdf:li[^>]{0,100}>([^<]{1,500})/.exec(xmp)?.[1]
  const title = unescapeXml(told ?? info.get('title') ?? '')
    .replace(/\s+/g, ' ')
    .trim()
  // What programs write there by themselves: file names, DOIs, numbers.
  const isNone =
    title.length < 12 ||
    !title.includes(' ') ||
    /\.(?:docx?|indd|tex|dvi|pdf|qxd)\b|^untitled|^10\.\d|^doi\b|^microsoft word/i.test(title)
  const isChinese = /\p{Script=Han}{4}/u.test(title)
  return isNone && !isChinese ? undefined : title
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescapeXml = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) => ENTITIES[name] ?? whole)

function decodeUtf8(binary: string): string {
  return new TextDecoder('utf-8').decode(Uint8Array.from(binary, (letter) => letter.charCodeAt(0)))
}

/** The text of the first pages, found through the page tree. */
function firstPages(text: string, objects: PdfObjects): string {
  const root = Number(/\/Pages\s+(\d{1,9})\s+\d+\s+R/.exec(findCatalog(text, objects))?.[1] ?? Number.NaN)
  const pages = Number.isNaN(root) ? [] : pagesBelow(objects, root)
  return pages
    .flatMap((page) => contentsOf(page, objects))
    .map(readContentText)
    .join('\n')
}

/** Page objects in reading order, `PAGES` at most; a circle in the tree ends the way. */
function pagesBelow(objects: PdfObjects, root: number): readonly string[] {
  const pages: string[] = []
  const seen = new Set<number>()
  const waiting = [root]
  while (pages.length < PAGES) {
    const number = waiting.shift()
    if (number === undefined) break
    const body = objects.find(number)
    if (body === undefined || seen.has(number)) continue
    seen.add(number)
    const kids = /\/Kids\s*\[([^\]]{0,20000})\]/.exec(body)?.[1]
    if (kids === undefined) pages.push(body)
    else waiting.unshift(...references(kids).slice(0, PAGES))
  }
  return pages
}

function contentsOf(page: string, objects: PdfObjects): readonly string[] {
  const contents = /\/Contents\s*(?:\[([^\]]{0,20000})\]|(\d{1,9}\s+\d+\s+R))/.exec(page)
  const numbers = references(contents?.[1] ?? contents?.[2] ?? '')
  return numbers.flatMap((number) => {
    const stream = objects.stream(number)
    if (stream !== undefined) return [stream]
    // Some write the array of parts as an object of its own.
    return references(objects.find(number) ?? '').flatMap((inner) => objects.stream(inner) ?? [])
  })
}

const references = (text: string): readonly number[] =>
  [...text.matchAll(/(\d{1,9})\s+\d{1,5}\s+R\b/g)].map(([, number]) => Number(number))
