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
  // Of the ends of paragraphs; what their properties were before stands in an element of its own.
  'changed ends': /<w:pPr>(?:(?!<\/?w:p(?:Pr|PrChange)[ >]).)*?<w:rPr>\s*<w:(?:ins|del|moveFrom|moveTo)[ />]/gsu
}

/** A move is a deletion here and an insertion there. */
const KINDS = { 'w:ins': 'insertion', 'w:moveTo': 'insertion', 'w:del': 'deletion', 'w:moveFrom': 'deletion' }
/** Elements in their order, with the text that follows a start. */
const TAG = /<(\/?)([\w:]+)((?:"[^"]*"|'[^']*'|[^"'>])*?)(\/?)>([^<]*)/gsu
const CONTENT = /^(?:w:(?:tab|br|cr|sym|noBreakHyphen|drawing|pict|object|footnoteReference|endnoteReference)|m:r)$/u
/** Breaks of pages and columns. */
const LAYOUT = /w:type="(?:page|column)"/u

/** Tracked changes that hold more than blanks: neighbours of one person and kind are one, and so are those within another. */
function countChanges(xml) {
  let count = 0
  let current = ''
  let depthOfRun = 0
  const open = []
  for (const [, isEnd, name, attributes, isEmpty, text] of xml.matchAll(TAG)) {
    if (name === 'w:p') current = ''
    if (name === 'w:r' && !isEmpty) depthOfRun += isEnd ? -1 : 1
    if (Object.hasOwn(KINDS, name) && !isEmpty) {
      if (isEnd) open.pop()
      else open.push(`${KINDS[name]} ${/w:author="[^"]*"/u.exec(attributes)?.[0] ?? ''}`)
    }
    const isText = (name === 'w:t' || name === 'w:delText') && !isEnd && text.trim() !== ''
    const isObject = depthOfRun > 0 && !isEnd && CONTENT.test(name) && !LAYOUT.test(attributes)
    if (!isText && !isObject) continue
    const key = open.at(-1) ?? ''
    if (key !== current && key !== '') count++
    current = key
  }
  return count
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
  const objects = Object.entries(OBJECTS).map(([kind, mark]) => [kind, xml.match(mark)?.length ?? 0])
  return { ...Object.fromEntries(objects), changes: countChanges(xml) }
}
