import type { FormattedSide } from '#core/citation/processor'
import type { Finding } from '#core/finding'
import type { BlockId } from '#core/ids'
import { countChanges } from '#core/manuscript/count-changes'
import { splitFrontMatter } from '#core/manuscript/front-matter'
import type { FrontMatter, Statement } from '#core/manuscript/front-matter'
import { nameOfPart } from '#core/manuscript/front-matter-words'
import type { Author, Manuscript, Side, SideName } from '#core/manuscript/manuscript'
import { SIDE_NAMES } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { numberCaptions } from '#core/manuscript/number-captions'
import { numberEquations } from '#core/manuscript/number-equations'
import { numberNotes } from '#core/manuscript/number-notes'
import { settleBlocks } from '#core/manuscript/settle-changes'
import { textOf } from '#core/manuscript/text-of'
import { visitBlocks, visitLeaves, visitTextBlocks } from '#core/manuscript/walk'
import type { Reference } from '#core/references/reference'
import { bibliographyHeading, isBibliographyHeading } from '../bibliography-heading'
import { xmlText } from '../docx/xml-text'
import { jatsElement, jatsId, jatsText } from './jats-xml'
import { writeJatsInside, writeJatsSections } from './write-jats-blocks'
import type { JatsSide, JatsTarget } from './write-jats-inlines'
import { writeJatsReferences } from './write-jats-references'

export interface JatsWriteOptions {
  readonly sides: 'both' | SideName
  /** The references of the list, in its order. */
  readonly references: readonly Reference[]
  /** The address of a picture; its own where absent. */
  readonly imageUrl?: (url: string) => string
}

const PROLOGUE = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD with MathML3 v1.3 20210610//EN" "JATS-archivearticle1-3-mathml3.dtd">
`

/**
 * A manuscript as a JATS 1.3 article (Archiving and Interchange, MathML 3). The first side is the article; the other is
 * in it as translated title, abstract and keywords and whole as a sub-article. Comments and what tracked changes take
 * out have no place in an article, which is told.
 */
export function writeJats(
  manuscript: Manuscript,
  formatted: Readonly<Record<SideName, FormattedSide>>,
  options: JatsWriteOptions
): { readonly text: string; readonly findings: readonly Finding[] } {
  const names = SIDE_NAMES.filter((name) => options.sides === 'both' || options.sides === name).filter(
    (name, at) => at === 0 || manuscript[name].blocks.length > 0 || manuscript[name].title !== ''
  )
  const parts = names.map((name) => partOf(name, manuscript, formatted[name], options))
  const [main, other] = parts
  if (!main) return { text: '', findings: [] }
  const attributes = {
    'article-type': 'review-article',
    'dtd-version': '1.3',
    'xml:lang': main.side.language,
    'xmlns:xlink': 'http://www.w3.org/1999/xlink',
    'xmlns:mml': 'http://www.w3.org/1998/Math/MathML'
  }
  const list = writeJatsReferences(options.references, listTitle(main, options.references.length), formatted[main.name])
  const front = jatsElement('front', {}, jatsElement('article-meta', {}, writeMeta(manuscript, main, other, options)))
  const text = front + writeBody(main) + writeBack(main, list) + (other ? writeTranslation(other) : '')
  return {
    text: `${PROLOGUE}${jatsElement('article', attributes, text)}\n`,
    findings: tellLeftOut(names.map((name) => manuscript[name]))
  }
}

interface Part {
  readonly name: SideName
  readonly side: Side
  readonly front: FrontMatter
  readonly writer: JatsSide
}

function partOf(
  name: SideName,
  manuscript: Manuscript,
  formatted: FormattedSide,
  { references, imageUrl }: JatsWriteOptions
): Part {
  const side = { ...manuscript[name], blocks: settleBlocks(manuscript[name].blocks, 'accept') }
  const front = splitFrontMatter(withoutListHeading(side.blocks))
  const writer: JatsSide = {
    language: side.language,
    formatted,
    listed: new Map(references.map(({ id }, at) => [id, at + 1])),
    captionNumbers: numberCaptions(side.blocks),
    equationNumbers: numberEquations(side.blocks),
    targets: findTargets(front),
    notes: [],
    imageUrl: imageUrl ?? ((url) => url)
  }
  return { name, side, front, writer }
}

/** The list of references has a title of its own in the back. */
function withoutListHeading(blocks: readonly Block[]): readonly Block[] {
  return blocks.filter((block, at) => {
    return !(leadsList(blocks[at + 1]) && isBibliographyHeading(block))
  })
}

/** The title of a side's list; undefined where it has neither a list nor a heading for one. */
function listTitle({ side }: Part, references: number): string | undefined {
  const own = side.blocks.find((block, at) => leadsList(side.blocks[at + 1]) && isBibliographyHeading(block))
  if (own) return textOf([own]).trim()
  return references === 0 ? undefined : bibliographyHeading(side.language)
}

const leadsList = (next: Block | undefined): boolean => next === undefined || next.type === 'bibliography'

function findTargets({ abstract, statements, body }: FrontMatter): ReadonlyMap<BlockId, JatsTarget> {
  const targets = new Map<BlockId, JatsTarget>()
  const KINDS: Readonly<Record<string, JatsTarget>> = { heading: 'sec', math: 'disp-formula', table: 'table' }
  visitBlocks([...abstract, ...statements.flatMap(({ blocks }) => blocks), ...body], (block) => {
    const kind = block.type === 'caption' ? (block.of === 'figure' ? 'fig' : 'table') : KINDS[block.type]
    if (kind !== undefined && (block.type !== 'math' || block.value.trim() !== '')) targets.set(block.id, kind)
  })
  // A mention of a note leads to its first paragraph, which has an id wherever the note itself is printed.
  const all = [...abstract, ...body]
  for (const { id, note } of numberNotes(all)) if (note.children[0]?.type === 'paragraph') targets.set(id, 'fn')
  // A table with a caption has the caption's id.
  all.forEach((block, at) => {
    if (block.type === 'table' && all[at - 1]?.type === 'caption') targets.delete(block.id)
  })
  return targets
}

function writeMeta(
  manuscript: Manuscript,
  main: Part,
  other: Part | undefined,
  { references }: JatsWriteOptions
): string {
  const title = main.side.title || manuscript.title
  const translated = other?.side.title
    ? jatsElement('trans-title-group', { 'xml:lang': other.side.language }, jatsText('trans-title', other.side.title))
    : ''
  return [
    '<article-categories><subj-group subj-group-type="heading"><subject>Review</subject></subj-group></article-categories>',
    jatsElement('title-group', {}, `<article-title>${xmlText(title)}</article-title>${translated}`),
    writePeople(manuscript, main.name),
    writeAbstract('abstract', main),
    other ? withoutIds(writeAbstract('trans-abstract', { ...other, writer: { ...other.writer, notes: [] } })) : '',
    writeKeywords(main),
    other ? writeKeywords(other) : '',
    writeCounts(main, references.length)
  ].join('')
}

/** The translated abstract stands in the sub-article again, where its ids and notes belong. */
const withoutIds = (xml: string): string =>
  xml.replace(/<xref ref-type="fn"[^>]*><sup>[^<]*<\/sup><\/xref>/gu, '').replace(/ id="b-[^"]*"/gu, '')

function writePeople({ authors = [], affiliations = [] }: Manuscript, main: SideName): string {
  if (authors.length === 0) return ''
  const other: SideName = main === 'leading' ? 'facing' : 'leading'
  const contribs = authors.map((author) => writeAuthor(author, main, other)).join('')
  const places = affiliations.map(({ id, names }, at) =>
    jatsElement(
      'aff',
      { id: jatsId('aff', id) },
      jatsText('label', String(at + 1)) + xmlText(names[main] ?? names[other] ?? '')
    )
  )
  return jatsElement('contrib-group', {}, contribs) + places.join('')
}

function writeAuthor(author: Author, main: SideName, other: SideName): string {
  const names = [main, other].flatMap((side) => {
    const name = author.names[side]
    if (!name) return []
    const han = /\p{sc=Han}/u.test(name.family)
    const parts =
      jatsText('surname', name.family) + (name.given === undefined ? '' : jatsText('given-names', name.given))
    return [
      jatsElement('name', { 'name-style': han ? 'eastern' : 'western', 'xml:lang': han ? 'zh' : undefined }, parts)
    ]
  })
  const name = names.length > 1 ? jatsElement('name-alternatives', {}, names.join('')) : (names[0] ?? '')
  const orcid =
    author.orcid === undefined
      ? ''
      : jatsElement('contrib-id', { 'contrib-id-type': 'orcid' }, `https://orcid.org/${xmlText(author.orcid)}`)
  const marks = author.affiliations.map((id) => jatsElement('xref', { 'ref-type': 'aff', rid: jatsId('aff', id) }, ''))
  const email = author.email === undefined ? '' : jatsText('email', author.email)
  const attributes = { 'contrib-type': 'author', corresp: author.corresponding ? 'yes' : undefined }
  return jatsElement('contrib', attributes, orcid + name + email + marks.join(''))
}

function writeAbstract(name: 'abstract' | 'trans-abstract', { front, side, writer }: Part): string {
  if (front.abstract.length === 0) return ''
  const title = jatsText('title', front.abstractHeading ?? nameOfPart('abstract', side.language))
  return jatsElement(name, { 'xml:lang': side.language }, title + writeJatsSections(front.abstract, writer))
}

function writeKeywords({ front, side }: Part): string {
  const words = front.keywords.map((word) => jatsText('kwd', word)).join('')
  return words === '' ? '' : jatsElement('kwd-group', { 'kwd-group-type': 'author', 'xml:lang': side.language }, words)
}

function writeCounts({ side }: Part, references: number): string {
  const counts = { figure: 0, table: 0, equation: 0 }
  visitBlocks(side.blocks, (block) => {
    if (block.type === 'caption' && block.of === 'figure') counts.figure++
    if (block.type === 'table') counts.table++
    if (block.type === 'math') counts.equation++
  })
  const count = (name: string, value: number): string => jatsElement(name, { count: value }, '')
  return `<counts>${count('fig-count', counts.figure)}${count('table-count', counts.table)}${count('equation-count', counts.equation)}${count('ref-count', references)}</counts>`
}

function writeBody({ front, writer }: Part): string {
  const body = writeJatsSections(front.body, writer)
  return jatsElement('body', {}, body === '' ? '<p/>' : body)
}

const STATEMENT_TYPES: Readonly<Record<Statement['kind'], string>> = {
  acknowledgements: 'acknowledgement',
  funding: 'funding-statement',
  conflicts: 'coi-statement',
  contributions: 'author-contributions',
  data: 'data-availability',
  ethics: 'ethics-statement',
  consent: 'consent',
  'generative-ai': 'ai-statement'
}

/** Acknowledgements, the other statements as sections, the list, and the notes last, once all their marks are known. */
function writeBack({ front, writer }: Part, list: string): string {
  const statements = front.statements.map((statement) => {
    const content = jatsText('title', statement.heading) + writeJatsSections(statement.blocks, writer)
    if (statement.kind === 'acknowledgements') return jatsElement('ack', {}, content)
    return jatsElement('sec', { 'sec-type': STATEMENT_TYPES[statement.kind] }, content)
  })
  const back = [...statements, list, writeNotes(writer)].join('')
  return back === '' ? '' : jatsElement('back', {}, back)
}

function writeNotes(writer: JatsSide): string {
  const written: string[] = []
  for (let at = 0; at < writer.notes.length; at++) {
    const one = writer.notes[at]
    if (!one) continue
    const words = writeJatsInside('fn', one.note.children, writer)
    const type = one.note.kind === 'endnote' ? 'endnote' : undefined
    written.push(
      jatsElement('fn', { id: one.id, 'fn-type': type }, jatsText('label', one.label) + (words === '' ? '<p/>' : words))
    )
  }
  return written.length === 0 ? '' : jatsElement('fn-group', {}, written.join(''))
}

/** The other side, whole; its mentions point into the list of the article. */
function writeTranslation(part: Part): string {
  const { side } = part
  const title = side.title === '' ? '' : `<title-group>${jatsText('article-title', side.title)}</title-group>`
  const stub = jatsElement('front-stub', {}, title + writeAbstract('abstract', part) + writeKeywords(part))
  // Its mentions point into the list of the article: here only the place of the list is kept.
  const list = writeJatsReferences([], listTitle(part, 0), part.writer.formatted)
  const attributes = { 'article-type': 'translation', id: 'translation', 'xml:lang': side.language }
  return jatsElement('sub-article', attributes, stub + writeBody(part) + writeBack(part, list))
}

function tellLeftOut(sides: readonly Side[]): readonly Finding[] {
  let comments = 0
  let changes = 0
  for (const { blocks } of sides) {
    const { words, ends, rows } = countChanges(blocks)
    changes += words + ends + rows
    visitTextBlocks(blocks, ({ children }) =>
      visitLeaves(children, ({ type }) => void (comments += type === 'comment' ? 1 : 0))
    )
  }
  if (comments + changes === 0) return []
  const message = `An article in JATS has no comments (${comments} left out) and no tracked changes (${changes} written as if they were accepted).`
  return [{ severity: 'info', code: 'jats-simplified', message, values: { comments, changes } }]
}
