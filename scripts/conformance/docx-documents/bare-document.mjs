import { unzipSync } from 'fflate'

const TEXT_PARTS = /^word\/(?:document|footnotes|endnotes|comments)\d*\.xml$/iu

/** What stands for one object in bare markup, paragraphs among them. Every program writes these prefixes; files with others count nothing. */
const OBJECTS = {
  paragraphs: /<w:p[ >]/gu,
  notes: /<w:(?:footnote|endnote)Reference[ />]/gu,
  comments: /<w:comment (?=[^>]*w:id=)/gu,
  tables: /<w:tbl>/gu,
  pictures: /<a:blip [^>]*r:embed=|<v:imagedata [^>]*r:id=/gu,
  equations: /<m:oMath>/gu,
  changes: /<w:(?:ins|del|moveFrom|moveTo) [^>]*[^/]>/gu
}

/**
 * What a DOCX holds by its bare markup, found without the reader: how many objects of each kind, of two alternatives
 * the first. Undefined where it cannot be unpacked.
 */
export function countBareObjects(bytes) {
  let parts
  try {
    parts = unzipSync(bytes, { filter: ({ name }) => TEXT_PARTS.test(name) })
  } catch {
    return undefined
  }
  const xml = Object.values(parts)
    .map((part) => new TextDecoder().decode(part))
    .join('\n')
    .replace(/<mc:Fallback>[^]*?<\/mc:Fallback>/gu, '')
  return Object.fromEntries(Object.entries(OBJECTS).map(([kind, mark]) => [kind, xml.match(mark)?.length ?? 0]))
}
