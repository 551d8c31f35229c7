import { strToU8, zipSync } from 'fflate'

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"' +
  ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"' +
  ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"' +
  ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"' +
  ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"' +
  ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"' +
  ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"' +
  ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"' +
  ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** One related part of a hand-made document: its XML without the root's namespaces, e.g. `<w:footnotes>…`. */
export interface RelatedPart {
  readonly kind: 'styles' | 'numbering' | 'footnotes' | 'endnotes' | 'comments' | 'commentsExtended' | 'header'
  readonly xml: string
}

/** A Word document as another program might write it: `body` is the XML inside `<w:body>`. */
export function makeDocx(
  body: string,
  options: {
    readonly parts?: readonly RelatedPart[]
    readonly links?: Readonly<Record<string, string>>
    readonly files?: Readonly<Record<string, string>>
    /** Pictures by relationship id. */
    readonly pictures?: Readonly<Record<string, Uint8Array>>
  } = {}
): Uint8Array {
  const { parts = [], links = {}, files = {}, pictures = {} } = options
  const relationships = [
    ...parts.map(({ kind }) => `<Relationship Id="${kind}" Type="${OFFICE}/${kind}" Target="${kind}.xml"/>`),
    ...Object.keys(pictures).map((id) => `<Relationship Id="${id}" Type="${OFFICE}/image" Target="media/${id}.bin"/>`),
    ...Object.entries(links).map(
      ([id, url]) => `<Relationship Id="${id}" Type="${OFFICE}/hyperlink" Target="${url}" TargetMode="External"/>`
    )
  ]
  const all: Record<string, string> = {
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${PACKAGE}">${relationships.join('')}</Relationships>`,
    ...Object.fromEntries(
      parts.map(({ kind, xml }) => [`word/${kind}.xml`, xml.replace(/^<[\w:]+/, `$& ${NAMESPACES}`)])
    ),
    ...files
  }
  return zipSync({
    ...Object.fromEntries(Object.entries(all).map(([name, xml]) => [name, strToU8(xml)])),
    ...Object.fromEntries(Object.entries(pictures).map(([id, bytes]) => [`word/media/${id}.bin`, bytes]))
  })
}
