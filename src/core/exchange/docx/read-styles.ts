import type { MarkType } from '#core/manuscript/nodes'
import { childFlag, childValue, elementsOf, findChild } from './xml-tree'
import type { XmlElement } from './xml-tree'

/** What a paragraph is by its style. */
export type ParagraphRole =
  | { readonly kind: 'body' | 'title' | 'quote' | 'code' | 'rule' | 'contents' | 'caption' | 'authors' | 'affiliation' }
  | { readonly kind: 'heading'; readonly level: number }
  /** A further paragraph of a list item, at a level counted from 0. */
  | { readonly kind: 'continue'; readonly level: number }

/** Where a paragraph style puts its paragraphs into a list. */
export interface StyleNumbering {
  readonly numId: string
  readonly level: number
}

/** What the reader asks of `styles.xml`. */
export interface DocxStyles {
  readonly roleOf: (styleId: string | undefined) => ParagraphRole
  readonly numberingOf: (styleId: string | undefined) => StyleNumbering | undefined
  /** The `rPr` of a character style and of those it is based on, nearest first. */
  readonly runPropertiesOf: (styleId: string | undefined) => readonly XmlElement[]
  readonly isTableHeading: (styleId: string | undefined) => boolean
  readonly isCode: (styleId: string | undefined) => boolean
}

const NAMED_ROLES: readonly { readonly name: RegExp; readonly role: ParagraphRole }[] = [
  { name: /^title$/, role: { kind: 'title' } },
  { name: /^(?:intense )?quote$|^block text$/, role: { kind: 'quote' } },
  { name: /^(?:source code|html preformatted)$/, role: { kind: 'code' } },
  { name: /^(?:thematic break|horizontal (?:rule|line))$/, role: { kind: 'rule' } },
  { name: /^(?:caption|figure|table|image caption|table caption)$/, role: { kind: 'caption' } },
  { name: /^authors?$/, role: { kind: 'authors' } },
  { name: /^affiliations?$/, role: { kind: 'affiliation' } },
  { name: /^toc \d$/, role: { kind: 'contents' } }
]
const HEADING = /^heading (\d)$/
const CONTINUE = /^list continue(?: (\d))?$/
const CODE_RUN = /^(?:verbatim char|html code|source text|code)$/
const LINK_RUN = /^(?:followed)?hyperlink$/
const BODY: ParagraphRole = { kind: 'body' }
/** Longer chains of `basedOn` are loops. */
const MAX_CHAIN = 20

/** The styles of a document; every lookup works without `styles.xml`, then on the style's id alone. */
export function readStyles(root: XmlElement | undefined): DocxStyles {
  const styles = new Map(
    (root ? elementsOf(root) : [])
      .filter(({ name }) => name === 'w:style')
      .map((style) => [style.attributes.get('w:styleId') ?? '', style])
  )
  const chainOf = (styleId: string | undefined): readonly XmlElement[] => {
    const chain: XmlElement[] = []
    for (let id = styleId; id !== undefined && chain.length < MAX_CHAIN;) {
      const style = styles.get(id)
      if (!style) break
      chain.push(style)
      id = childValue(style, 'w:basedOn')
    }
    return chain
  }
  const namesOf = (styleId: string | undefined): readonly string[] => {
    const names = chainOf(styleId).map((style) => (childValue(style, 'w:name') ?? '').toLowerCase())
    return names.length > 0 ? names : [nameFromId(styleId)]
  }
  return {
    roleOf: (styleId) => firstRole(namesOf(styleId), chainOf(styleId)),
    numberingOf: (styleId) => firstNumbering(chainOf(styleId)),
    runPropertiesOf: (styleId) =>
      namesOf(styleId).some((name) => LINK_RUN.test(name))
        ? []
        : chainOf(styleId).flatMap((style) => findChild(style, 'w:rPr') ?? []),
    isTableHeading: (styleId) => styleId !== undefined && namesOf(styleId)[0] === 'table heading',
    isCode: (styleId) => namesOf(styleId).some((name) => CODE_RUN.test(name))
  }
}

/** Files without the style itself still mean Word's own by its id: `Heading2` is `heading 2`. */
const nameFromId = (styleId = ''): string => styleId.replace(/(\p{Ll})(?=\p{Lu}|\d)/gu, '$1 ').toLowerCase()

function firstRole(names: readonly string[], chain: readonly XmlElement[]): ParagraphRole {
  for (const [index, name] of names.entries()) {
    const heading = HEADING.exec(name)
    if (heading) return { kind: 'heading', level: Number(heading[1]) }
    const further = CONTINUE.exec(name)
    if (further) return { kind: 'continue', level: Number(further[1] ?? 1) - 1 }
    const named = NAMED_ROLES.find((row) => row.name.test(name))
    if (named) return named.role
    const outline = outlineLevel(findChild(chain[index], 'w:pPr'))
    if (outline !== undefined) return outline
  }
  return BODY
}

/** The role that an outline level gives; level 9 is Word's word for body text. */
export function outlineLevel(properties: XmlElement | undefined): ParagraphRole | undefined {
  const level = Number(childValue(properties, 'w:outlineLvl') ?? Number.NaN)
  if (!Number.isInteger(level) || level < 0) return undefined
  return level > 8 ? BODY : { kind: 'heading', level: level + 1 }
}

function firstNumbering(chain: readonly XmlElement[]): StyleNumbering | undefined {
  for (const style of chain) {
    const numbering = findChild(findChild(style, 'w:pPr'), 'w:numPr')
    const numId = childValue(numbering, 'w:numId')
    if (numId !== undefined) return { numId, level: Number(childValue(numbering, 'w:ilvl') ?? 0) }
  }
  return undefined
}

/** The marks a run has by its own properties and those of its character styles; the nearest that says anything counts. */
export function marksOf(properties: readonly XmlElement[]): ReadonlySet<MarkType> {
  const nearest = <T>(ask: (element: XmlElement) => T | undefined): T | undefined => {
    for (const element of properties) {
      const answer = ask(element)
      if (answer !== undefined) return answer
    }
    return undefined
  }
  const marks = new Set<MarkType>()
  if (nearest((rPr) => childFlag(rPr, 'w:b'))) marks.add('strong')
  if (nearest((rPr) => childFlag(rPr, 'w:i'))) marks.add('emphasis')
  const underline = nearest((rPr) => findChild(rPr, 'w:u') && (childValue(rPr, 'w:u') ?? 'single'))
  if (underline !== undefined && underline !== 'none') marks.add('underline')
  if (nearest((rPr) => childFlag(rPr, 'w:strike') ?? childFlag(rPr, 'w:dstrike'))) marks.add('delete')
  const align = nearest((rPr) => childValue(rPr, 'w:vertAlign'))
  if (align === 'superscript' || align === 'subscript') marks.add(align)
  return marks
}
