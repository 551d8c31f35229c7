import type { CitationId } from '#core/ids'
import type { FlatInline, InlineLeaf, LinkTarget } from '#core/manuscript/flatten-inlines'
import { nestInlines } from '#core/manuscript/flatten-inlines'
import { findLinkUrl, isImageUrl } from '#core/manuscript/link-url'
import type { Inline, MarkType } from '#core/manuscript/nodes'
import { collapseSpaces } from '../html/collapse-spaces'
import { childrenOf, findNode, plainText } from '../references/xml-tree'
import type { XmlNode } from '../references/xml-tree'
import { joinMentions } from './jats-citations'
import type { Mention } from './jats-citations'
import { readEquationTex } from './jats-equation'
import { attributeOf, blockOf } from './jats-reading'
import type { JatsReading } from './jats-reading'
import { CAPTION_LABEL, GONE } from './own-content'

const MARKS: Readonly<Record<string, MarkType>> = {
  bold: 'strong',
  italic: 'emphasis',
  underline: 'underline',
  strike: 'delete',
  sup: 'superscript',
  sub: 'subscript'
}

/** Elements of an article that mention a block, by `ref-type`. */
const MENTIONED: ReadonlySet<string> = new Set(['fig', 'table', 'sec', 'disp-formula'])

interface Place {
  readonly marks: ReadonlySet<MarkType>
  readonly link?: LinkTarget
}

interface Walk {
  readonly reading: JatsReading
  readonly out: FlatInline[]
  readonly mentions: Map<CitationId, Mention>
  /** Reads the blocks of a note. */
  readonly readNote: (note: XmlNode) => Extract<InlineLeaf, { type: 'note' }>
}

/** The inline content of an element's children, citations joined and white space collapsed. */
export function readJatsInlines(
  nodes: readonly (XmlNode | string)[],
  reading: JatsReading,
  readNote: Walk['readNote']
): readonly Inline[] {
  const walk: Walk = { reading, out: [], mentions: new Map(), readNote }
  for (const node of nodes) walkNode(node, { marks: new Set() }, walk)
  return nestInlines(collapseSpaces(joinMentions(walk.out, walk.mentions, reading)))
}

function walkNode(node: XmlNode | string, place: Place, walk: Walk): void {
  const add = (leaf: InlineLeaf): void => void walk.out.push({ leaf, ...place })
  if (typeof node === 'string') return add({ type: 'text', value: node })
  const inside = (inner: Place): void => node.children.forEach((child) => walkNode(child, inner, walk))
  const mark = MARKS[node.name]
  if (mark) return inside({ ...place, marks: new Set(place.marks).add(mark) })
  switch (node.name) {
    case 'break':
      return add({ type: 'break' })
    case 'xref':
      return walkMention(node, place, walk, inside)
    case 'fn':
      return add(walk.readNote(node))
    case 'ext-link':
    case 'uri':
    case 'email':
      return inside({ ...place, ...linkOf(node) })
    case 'inline-formula':
    case 'tex-math':
    case 'math':
      return addFormula(node, add, walk)
    case 'inline-graphic':
    case 'graphic':
      return add(pictureOf(node, walk.reading))
    case 'named-content': {
      const text = plainText(node)
      if (node.attributes['content-type'] === CAPTION_LABEL) return
      if (node.attributes['content-type'] !== GONE || text === undefined) return inside(place)
      return add({ type: 'crossReference', target: walk.reading.ids('b'), shows: 'label', text })
    }
    case 'monospace':
      return add({ type: 'inlineCode', value: plainText(node) ?? '' })
    default:
      return inside(place)
  }
}

function linkOf(node: XmlNode): { readonly link?: LinkTarget } {
  const text = plainText(node) ?? ''
  const address = attributeOf(node, 'href') ?? (node.name === 'email' ? `mailto:${text}` : text)
  const url = findLinkUrl(/^10\.\d{4,}\//u.test(address) ? `https://doi.org/${address}` : address)
  return url === undefined ? {} : { link: { url } }
}

function addFormula(node: XmlNode, add: (leaf: InlineLeaf) => void, { reading }: Walk): void {
  const tex = readEquationTex({ name: 'formula', attributes: {}, children: [node], line: node.line })
  if (tex !== undefined) return add({ type: 'inlineMath', value: tex })
  for (const child of childrenOf(node)) if (child.name.endsWith('graphic')) add(pictureOf(child, reading))
  const text = plainText(node)
  if (text !== undefined) add({ type: 'text', value: text })
}

/**
 * A picture whose data stand in the article, or by its name or its path in our own media folder; the file itself is not
 * part of the article then. `alt` describes it where it has no words of its own.
 */
export function pictureOf(node: XmlNode, { pictures }: JatsReading, alt = ''): Extract<InlineLeaf, { type: 'image' }> {
  const href = attributeOf(node, 'href') ?? 'picture'
  const own = findNode(node, 'alt-text')
  const words = own ? (plainText(own) ?? '') : alt
  if (href.startsWith('data:') && isImageUrl(href)) return { type: 'image', url: href, alt: words }
  const isOurs = href.startsWith('media/') && isImageUrl(href)
  const name = isOurs ? href.slice(6) : href.replace(/^.*\//su, '').replace(/[\\:\p{Cc}]|\.\./gu, '_')
  pictures.add(name)
  return { type: 'image', url: `media/${name}`, alt: own || words !== '' ? words : name }
}

function walkMention(node: XmlNode, place: Place, walk: Walk, inside: (inner: Place) => void): void {
  const { reading } = walk
  const add = (leaf: InlineLeaf): void => void walk.out.push({ leaf, ...place })
  const targets = (node.attributes['rid'] ?? '').split(/\s+/u).filter((id) => id !== '')
  const kind = node.attributes['ref-type'] ?? ''
  const text = plainText(node) ?? ''
  const entries = targets.filter((id) => reading.references.has(id))
  if (entries.length > 0) {
    const id = reading.ids<'CitationId'>('mention')
    walk.mentions.set(id, { entries, shown: text })
    return add({ type: 'citation', citation: { id, mode: 'normal', items: [] } })
  }
  const [target = ''] = targets
  const note = reading.footnotes.get(target)
  if (kind === 'fn' && note && !reading.usedFootnotes.has(target)) {
    reading.usedFootnotes.add(target)
    const leaf = walk.readNote(note)
    const [first] = leaf.children
    if (first) reading.noteBlocks.set(target, first.id)
    return add(leaf)
  }
  const noted =
    reading.noteBlocks.get(target) ?? (reading.noteParagraphs.has(target) ? blockOf(target, reading) : undefined)
  if (kind === 'fn' && noted !== undefined && text !== '') {
    return add({ type: 'crossReference', target: noted, shows: 'number', text })
  }
  if (!MENTIONED.has(kind) || text === '') return inside(place)
  add({ type: 'crossReference', target: blockOf(target, reading), shows: 'label', text })
}
