import { readXmlRecords, type XmlNode } from '../../references/xml-tree'

const BLOCKS = '(?:p|list|fig|table-wrap|disp-formula|code|disp-quote)'
const SECTION = `title? ${BLOCKS}* sec*`
const INLINES =
  'bold italic underline strike sup sub monospace xref ext-link named-content inline-formula inline-graphic'.split(' ')

/**
 * What the elements that we write may hold, in order: the part of the content models of JATS 1.3 (Archiving and
 * Interchange, NISO Z39.96-2021) that we use, each name with what follows it parted by a space.
 */
const ORDERED: Readonly<Record<string, string>> = {
  article: 'front body back? sub-article*',
  'sub-article': 'front-stub body back?',
  front: 'article-meta',
  'article-meta': 'article-categories title-group contrib-group? aff* abstract? trans-abstract? kwd-group* counts',
  'front-stub': 'title-group? abstract? kwd-group*',
  'article-categories': 'subj-group',
  'subj-group': 'subject',
  'title-group': 'article-title trans-title-group*',
  'trans-title-group': 'trans-title',
  'contrib-group': 'contrib+',
  contrib: 'contrib-id? (?:name|name-alternatives)? email? xref*',
  'name-alternatives': 'name+',
  name: 'surname given-names? suffix?',
  abstract: SECTION,
  'trans-abstract': SECTION,
  'kwd-group': 'kwd+',
  counts: 'fig-count table-count equation-count ref-count',
  body: `${BLOCKS}* sec*`,
  sec: SECTION,
  ack: SECTION,
  back: '(?:ack|sec|ref-list|fn-group)*',
  'ref-list': 'title? ref*',
  ref: 'label? (?:element-citation|citation-alternatives)',
  'citation-alternatives': 'element-citation mixed-citation',
  'element-citation':
    '(?:person-group|article-title|chapter-title|source|string-date|year|month|day|volume|issue|edition|publisher-name|publisher-loc|fpage|lpage|isbn|pub-id|ext-link)*',
  'person-group': '(?:name|collab)+',
  'fn-group': 'fn+',
  fn: 'label? p+',
  list: 'list-item+',
  'list-item': 'label? (?:p|list)+',
  'disp-quote': `${BLOCKS}*`,
  fig: 'label? caption? graphic',
  caption: 'title? p*',
  graphic: 'alt-text?',
  'inline-graphic': 'alt-text?',
  'table-wrap': 'label? caption? table',
  table: 'col* thead? tbody+',
  thead: 'tr+',
  tbody: 'tr+',
  tr: '(?:th|td)+',
  'disp-formula': 'alternatives',
  'inline-formula': 'alternatives',
  alternatives: 'tex-math math'
}

/** Elements that hold text and, in any order, these. */
const MIXED: Readonly<Record<string, readonly string[]>> = {
  p: [...INLINES, 'list', 'fig', 'table-wrap', 'disp-formula', 'code', 'disp-quote'],
  td: [...INLINES, 'p', 'list', 'disp-formula', 'code'],
  th: [...INLINES, 'p', 'list', 'disp-formula', 'code'],
  aff: [...INLINES, 'label'],
  ...Object.fromEntries(
    ['title', 'article-title', 'chapter-title', 'source', 'trans-title', 'mixed-citation', ...INLINES.slice(0, 10)].map(
      (name) => [name, INLINES]
    )
  )
}

/** Attributes that an element must have. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  'fig-count': ['count'],
  'table-count': ['count'],
  'equation-count': ['count'],
  'ref-count': ['count'],
  graphic: ['xlink:href'],
  'inline-graphic': ['xlink:href']
}

const PATTERNS = new Map(
  Object.entries(ORDERED).map(([name, model]) => [name, new RegExp(`^(?:${spell(model)})$`, 'u')])
)

/** A model over names, each ended by a space. */
function spell(model: string): string {
  return model.replace(/[a-z][a-z-]*|\s+/gu, (part) => (part.trim() === '' ? '' : `(?:${part} )`))
}

/** Where an article breaks the content models, and what it mentions by an id that nothing has; one sentence each. */
export function findModelFaults(xml: string): readonly string[] {
  const elements: XmlNode[] = []
  const faults = readXmlRecords('article.xml', xml, {
    records: new Set(['article']),
    onRecord: (article) => collect(article, elements)
  }).map(({ message }) => message)
  const ids = new Set(elements.flatMap(({ attributes }) => attributes['id'] ?? []))
  const wanted = elements.flatMap(({ attributes }) => attributes['rid']?.split(' ') ?? [])
  const lost = wanted.filter((id) => !ids.has(id)).map((id) => `nothing has the id ${id}`)
  return [...faults, ...elements.flatMap(faultsOf), ...lost]
}

function collect(element: XmlNode, into: XmlNode[]): void {
  into.push(element)
  // MathML has models of its own.
  if (element.name === 'math') return
  for (const child of element.children) if (typeof child !== 'string') collect(child, into)
}

function faultsOf({ name, attributes, children }: XmlNode): readonly string[] {
  const names = children.filter((child) => typeof child !== 'string').map((child) => child.name)
  const hasText = children.some((child) => typeof child === 'string' && child.trim() !== '')
  const missing = (REQUIRED[name] ?? []).filter((attribute) => attributes[attribute] === undefined)
  const faults = missing.map((attribute) => `${name} has no ${attribute}`)
  const pattern = PATTERNS.get(name)
  if (name === 'math') return faults
  if (pattern) {
    if (hasText) faults.push(`${name} holds text`)
    if (!pattern.test(names.map((child) => `${child} `).join(''))) faults.push(`${name} holds ${names.join(' ')}`)
    return faults
  }
  const allowed = MIXED[name] ?? []
  return [...faults, ...names.filter((child) => !allowed.includes(child)).map((child) => `${name} holds ${child}`)]
}
