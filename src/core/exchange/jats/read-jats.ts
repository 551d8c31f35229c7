import type { Finding } from '#core/finding'
import type { IdSource, ReferenceId } from '#core/ids'
import { nameOfPart } from '#core/manuscript/front-matter-words'
import type { Side } from '#core/manuscript/manuscript'
import type { Block, Inline } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { makeReferences } from '#core/references/make-reference'
import type { CslItem, Reference } from '#core/references/reference'
import { fail, succeed } from '#core/result'
import type { Result } from '#core/result'
import { chineseTag } from '../pasted-text/detect-script'
import { tagEquations } from '../math/tag-equations'
import { childrenOf, descendantsOf, findNode, nodesAt, plainText, readXmlRecords } from '../references/xml-tree'
import type { XmlNode } from '../references/xml-tree'
import { inlinesOf, readJatsBlocks } from './jats-blocks'
import { readJatsPeople } from './jats-people'
import type { People } from './jats-people'
import { attributeOf } from './jats-reading'
import type { JatsReading } from './jats-reading'
import { readJatsEntries } from './jats-references'
import type { JatsEntry } from './jats-references'

export interface JatsReadOptions {
  readonly ids: IdSource
  /** ISO 8601 instant of the new references. */
  readonly now: string
  readonly file: string
  /** True for a comparison: mentions stay as they are written, each behind the words it shows. */
  readonly keepsMentions?: boolean
}

export interface JatsDocument {
  readonly leading: Side
  /** Without blocks where the article has one language. */
  readonly facing: Side
  readonly people: People
  readonly references: readonly Reference[]
  readonly findings: readonly Finding[]
}

/**
 * Reads a JATS or NLM article: title, authors, abstract, keywords, sections, lists, tables, figures by name, notes,
 * formulas and statements; its list as references and the mentions of it as citations. A translated abstract, or a
 * sub-article that is a translation, becomes the facing side. Nothing the file names is fetched.
 */
export function readJats(
  text: string,
  { ids, now, file, keepsMentions = false }: JatsReadOptions
): Result<JatsDocument, Finding> {
  let article: XmlNode | undefined
  const faults = readXmlRecords(file, text, {
    records: new Set(['article']),
    onRecord: (record) => {
      article ??= record
    }
  })
  const refused = faults.find(({ severity }) => severity === 'error')
  if (!article) {
    const message = `${file} holds no article in JATS; expected XML with an <article>.`
    return fail(refused ?? { severity: 'error', code: 'jats-no-article', message, place: { file } })
  }
  const findings: Finding[] = [...faults]
  const entries = readJatsEntries(article, file, findings)
  const { references, idsOf } = connectEntries(entries, ids, now)
  const reading = readingOf(article, entries, idsOf, { ids, findings, keepsMentions })
  return succeed({
    ...readSides(article, reading),
    people: readJatsPeople(metaOf(article), ids),
    references,
    findings: [...findings, ...tellPictures(reading)]
  })
}

const metaOf = (article: XmlNode): XmlNode | undefined =>
  findNode(article, 'front', 'article-meta') ?? findNode(article, 'front-stub')

function connectEntries(
  entries: readonly JatsEntry[],
  ids: IdSource,
  now: string
): { readonly references: readonly Reference[]; readonly idsOf: ReadonlyMap<string, readonly ReferenceId[]> } {
  const items = entries.flatMap((entry) => entry.items)
  const references = makeReferences(items, { newId: () => ids('ref'), now, keys: [] })
  const idOf = new Map<CslItem, ReferenceId>()
  items.forEach((item, at) => {
    const reference = references[at]
    if (reference) idOf.set(item, reference.id)
  })
  const idsOf = new Map(entries.map(({ id, items: own }) => [id, own.flatMap((item) => idOf.get(item) ?? [])]))
  return { references, idsOf }
}

function readingOf(
  article: XmlNode,
  entries: readonly JatsEntry[],
  references: ReadonlyMap<string, readonly ReferenceId[]>,
  given: Pick<JatsReading, 'ids' | 'findings' | 'keepsMentions'>
): JatsReading {
  const footnotes = new Map<string, XmlNode>()
  const noteParagraphs = new Set<string>()
  for (const note of descendantsOf(article, 'fn')) {
    const { id } = note.attributes
    if (id !== undefined) footnotes.set(id, note)
    for (const { attributes } of childrenOf(note, 'p')) if (attributes['id']) noteParagraphs.add(attributes['id'])
  }
  const order = entries.map(({ id }) => id)
  return {
    ...given,
    references,
    order,
    footnotes,
    usedFootnotes: new Set(),
    noteBlocks: new Map(),
    noteParagraphs,
    equationNumbers: new Map(),
    anchors: new Map(),
    pictures: new Set()
  }
}

function tellPictures({ pictures }: JatsReading): readonly Finding[] {
  if (pictures.size === 0) return []
  const names = [...pictures].slice(0, 5).join(', ')
  const message = `${pictures.size} pictures are named but not part of the file (${names}${pictures.size > 5 ? ', …' : ''}); put them into the manuscript by hand.`
  return [{ severity: 'info', code: 'jats-pictures-outside', message, values: { count: pictures.size, names } }]
}

function readSides(article: XmlNode, reading: JatsReading): Pick<JatsDocument, 'leading' | 'facing'> {
  const language = languageOf(attributeOf(article, 'lang'), article)
  const meta = metaOf(article)
  const leading: Side = {
    language,
    title: titleOf(meta),
    blocks: [...readFront(meta, language, reading), ...readBodyAndBack(article, language, reading)]
  }
  const translation = childrenOf(article, 'sub-article').find((sub) => sub.attributes['article-type'] === 'translation')
  const facing = translation ? readTranslation(translation, reading) : readTranslatedFront(meta, language, reading)
  return { leading: numbered(leading, reading), facing: facing && numbered(facing, reading) }
}

/** A side whose equations have the numbers of the file, as tags where a count would give others. */
const numbered = (side: Side, { equationNumbers }: JatsReading): Side => ({
  ...side,
  blocks: tagEquations(side.blocks, equationNumbers)
})

/** `en` and `zh` alone are told more exactly, the second by its characters. */
function languageOf(tag: string | undefined, node: XmlNode): string {
  if (tag === undefined || /^en$/iu.test(tag)) return 'en-US'
  return /^zh$/iu.test(tag) ? chineseTag(plainText(node) ?? '') : tag
}

function titleOf(meta: XmlNode | undefined): string {
  const group = findNode(meta, 'title-group')
  const title = plainText(withoutNotes(findNode(group, 'article-title'))) ?? ''
  const subtitle = plainText(findNode(group, 'subtitle'))
  return subtitle === undefined ? title : `${title}: ${subtitle}`
}

const withoutNotes = (node: XmlNode | undefined): XmlNode | undefined =>
  node && {
    ...node,
    children: node.children.filter((child) => typeof child === 'string' || !/^(?:xref|fn)$/u.test(child.name))
  }

const TOP = { depth: 0, nesting: 0 } as const

function readFront(meta: XmlNode | undefined, language: string, reading: JatsReading): readonly Block[] {
  return [
    ...childrenOf(meta, 'abstract').flatMap((abstract) => readAbstract(abstract, language, reading)),
    ...readKeywords(
      childrenOf(meta, 'kwd-group').filter((group) => isLanguage(group, language)),
      language,
      reading
    )
  ]
}

const baseOf = (tag: string): string => (tag.split('-')[0] ?? '').toLowerCase()

function isLanguage(node: XmlNode, language: string): boolean {
  const tag = attributeOf(node, 'lang')
  return tag === undefined || baseOf(tag) === baseOf(language)
}

function heading(words: readonly Inline[], depth: 1 | 2, reading: JatsReading): Block {
  return { type: 'heading', id: reading.ids('b'), depth, children: words }
}

function readAbstract(abstract: XmlNode, language: string, reading: JatsReading): readonly Block[] {
  const title = findNode(abstract, 'title')
  const words: readonly Inline[] = title
    ? inlinesOf(title.children, reading)
    : [{ type: 'text', value: nameOfPart('abstract', language) }]
  const inner = abstract.children.filter((child) => typeof child === 'string' || child.name !== 'title')
  return [heading(words, 1, reading), ...readJatsBlocks(inner, { ...TOP, depth: 1 }, reading)]
}

function readKeywords(groups: readonly XmlNode[], language: string, reading: JatsReading): readonly Block[] {
  return groups.flatMap((group): readonly Block[] => {
    const words = childrenOf(group, 'kwd').map((word) => inlinesOf(word.children, reading))
    if (words.length === 0) return []
    const isChinese = /^zh/iu.test(language)
    const name = plainText(findNode(group, 'title'))?.replace(/[:：]$/u, '') ?? nameOfPart('keywords', language)
    const lead: Inline = { type: 'strong', children: [{ type: 'text', value: `${name}${isChinese ? '：' : ':'}` }] }
    const joint: Inline = { type: 'text', value: isChinese ? '；' : '; ' }
    const list = words.flatMap((word, at): readonly Inline[] => (at === 0 ? word : [joint, ...word]))
    const gap: readonly Inline[] = isChinese ? [] : [{ type: 'text', value: ' ' }]
    return [{ type: 'paragraph', id: reading.ids('b'), children: [lead, ...gap, ...list] }]
  })
}

/** The body, then what stands behind it, with the list of references where the file has it. */
function readBodyAndBack(article: XmlNode, language: string, reading: JatsReading): readonly Block[] {
  const body = readJatsBlocks(findNode(article, 'body')?.children ?? [], TOP, reading)
  const back = childrenOf(findNode(article, 'back')).flatMap((part): readonly Block[] => {
    if (part.name === 'ref-list') return readListPlace(part, language, reading)
    if (part.name === 'ack' && !findNode(part, 'title')) {
      const words: readonly Inline[] = [{ type: 'text', value: nameOfPart('acknowledgements', language) }]
      return [heading(words, 1, reading), ...readJatsBlocks(part.children, { ...TOP, depth: 1 }, reading)]
    }
    return readJatsBlocks([part], TOP, reading)
  })
  const notes = nodesAt(metaOf(article), 'author-notes', 'fn').flatMap((note) => readJatsBlocks([note], TOP, reading))
  return [...body, ...notes, ...back]
}

function readListPlace(list: XmlNode, language: string, reading: JatsReading): readonly Block[] {
  const title = plainText(findNode(list, 'title')) ?? (/^zh/iu.test(language) ? '参考文献' : 'References')
  return [heading([{ type: 'text', value: title }], 1, reading), { type: 'bibliography', id: reading.ids('b') }]
}

function readTranslation(sub: XmlNode, reading: JatsReading): Side {
  const language = languageOf(attributeOf(sub, 'lang'), sub)
  const meta = metaOf(sub)
  return {
    language,
    title: titleOf(meta),
    blocks: [...readFront(meta, language, reading), ...readBodyAndBack(sub, language, reading)]
  }
}

/** A translated title, abstract and keywords, which stand beside those of the article. */
function readTranslatedFront(meta: XmlNode | undefined, own: string, reading: JatsReading): Side {
  const title = nodesAt(meta, 'title-group', 'trans-title-group')[0]
  const abstracts = childrenOf(meta, 'trans-abstract')
  const groups = childrenOf(meta, 'kwd-group').filter((group) => !isLanguage(group, own))
  const holder = title ?? abstracts[0] ?? groups[0]
  const fallback = own.startsWith('zh') ? 'en-US' : 'zh-CN'
  const tag = holder && (attributeOf(holder, 'lang') ?? attributeOf(findNode(holder, 'trans-title') ?? holder, 'lang'))
  const language = holder && tag !== undefined ? languageOf(tag, holder) : fallback
  const blocks = [
    ...abstracts.flatMap((abstract) => readAbstract(abstract, language, reading)),
    ...readKeywords(groups, language, reading)
  ]
  return {
    language,
    title: plainText(findNode(title, 'trans-title')) ?? '',
    blocks: textOf(blocks) === '' ? [] : blocks
  }
}
