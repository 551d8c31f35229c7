import type { Passage } from '../loss/passages-of'

/** A paragraph of a file; `isInBox` where it stands inside of another one. */
export interface SourcePassage extends Passage {
  readonly isInBox: boolean
}

/** Where the text of a document stands, by the names that every program uses. */
const TEXT_PARTS = /^word\/(?:document|footnotes|endnotes|comments)\d*\.xml$/iu
const MARKUP = /<!--[^]*?-->|<(\/?)([\w:.-]+)([^>]*?)(\/?)>|([^<]+)/gu
/** Elements that stand for a sign or a gap between words. */
const GAPS: ReadonlySet<string> = new Set([
  'w:tab',
  'w:br',
  'w:cr',
  'w:noBreakHyphen',
  'w:softHyphen',
  'w:sym',
  'w:ptab'
])
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/**
 * Every paragraph of the text parts of a DOCX as its markup has it, deleted text included, by its number in its part.
 * It shares nothing with the reader, so that what the reader passes over shows here.
 */
export function sourcePassages(parts: Iterable<readonly [name: string, xml: string]>): readonly SourcePassage[] {
  return [...parts].flatMap(([name, xml]) => passagesIn(name, xml))
}

/** True for the parts whose text a reader must bring in. */
export const isTextPart = (name: string): boolean => TEXT_PARTS.test(name)

function passagesIn(part: string, xml: string): readonly SourcePassage[] {
  const passages: SourcePassage[] = []
  const open: string[] = []
  let isText = false
  // A guide to how a word is said stands before the word in the markup, and behind it when it is read.
  let guide = ''
  // Of two alternatives the first one is read.
  let fallbacks = 0
  let choices = 0
  for (const [, closing, name = '', , empty, text] of xml.matchAll(MARKUP)) {
    if (text !== undefined) {
      if (isText && fallbacks === 0) open.push((open.pop() ?? '') + decodeEntities(text))
      continue
    }
    const isOpening = closing === '' && empty === ''
    if (name === 'w:t' || name === 'w:delText') isText = isOpening
    else if (name === 'mc:AlternateContent' && isOpening) choices = 0
    else if (name === 'mc:Choice' && isOpening) choices++
    else if (name === 'mc:Fallback' && choices > 0 && empty === '') fallbacks += isOpening ? 1 : -1
    else if ((name === 'w:p' || name === 'w:rt') && isOpening) open.push('')
    else if (name === 'w:rt' && closing !== '') guide = open.pop() ?? ''
    else if (name === 'w:ruby' && closing !== '') open.push((open.pop() ?? '') + guide)
    else if (name === 'w:p' && closing !== '') {
      const text = open.pop() ?? ''
      const isInBox = open.length > 0
      passages.push({ block: `${part}, paragraph ${passages.length + 1}`, stretches: [text], isInBox })
    } else if (GAPS.has(name) && closing === '') open.push(`${open.pop() ?? ''} `)
  }
  return passages
}

/** Text as markup has it, with its entities as the signs they stand for. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
