import { foldText } from './fold-text'

/** The parts of a reference that a query may name. */
export type QueryField =
  | 'author'
  | 'title'
  | 'year'
  | 'key'
  | 'identifier'
  | 'container'
  | 'tag'
  | 'abstract'
  | 'notes'
  | 'type'

/** One condition of a query; all of them must hold. `text` is folded. */
export type QueryTerm =
  | { readonly kind: 'text'; readonly text: string; readonly field: QueryField | undefined; readonly negated: boolean }
  | { readonly kind: 'years'; readonly from: number; readonly to: number; readonly negated: boolean }

/** What a person may write before the colon, in either language. */
const FIELD_NAMES: ReadonlyMap<string, QueryField> = new Map<string, QueryField>(
  Object.entries({
    author: 'author',
    au: 'author',
    作者: 'author',
    title: 'title',
    ti: 'title',
    标题: 'title',
    题名: 'title',
    篇名: 'title',
    year: 'year',
    date: 'year',
    年份: 'year',
    年: 'year',
    journal: 'container',
    in: 'container',
    publisher: 'container',
    期刊: 'container',
    来源: 'container',
    刊名: 'container',
    tag: 'tag',
    标签: 'tag',
    key: 'key',
    引用键: 'key',
    doi: 'identifier',
    pmid: 'identifier',
    pmcid: 'identifier',
    isbn: 'identifier',
    issn: 'identifier',
    id: 'identifier',
    abstract: 'abstract',
    摘要: 'abstract',
    note: 'notes',
    notes: 'notes',
    笔记: 'notes',
    type: 'type',
    类型: 'type'
  } as const)
)

/** `-`, then `field:`, then words in quotation marks or up to the next space or separator; a quotation may stay open. */
const TERM = /(-?)(?:(\p{L}+):(?=[^\s,;、]))?(?:"([^"]*)"?|([^\s,;、"]+))/gu

/**
 * The conditions of a query as people type it: words, `"a phrase"`, `author:harris`, `year:2018-2020`, `tag:ms`, `-not`;
 * field names also in Chinese, full-width signs too. What is no field name is text: `https://…` stays whole.
 */
export function parseQuery(query: string): readonly QueryTerm[] {
  const terms: QueryTerm[] = []
  for (const [whole, minus, name, quoted, plain] of closeUp(foldText(query)).matchAll(TERM)) {
    const field = name === undefined ? undefined : FIELD_NAMES.get(name)
    const isUnknown = name !== undefined && field === undefined
    const text = isUnknown ? whole.replace(/^-/, '').replaceAll('"', '') : (quoted ?? plain ?? '').trim()
    if (text === '' || text === '-' || isUnfinished(text)) continue
    const negated = minus === '-'
    const years = field === 'year' ? parseYears(text) : undefined
    terms.push(years ? { kind: 'years', ...years, negated } : { kind: 'text', text, field, negated })
  }
  return terms
}

/**
 * Whether everything that answers `terms` also answers `before`, as when a word is typed on. A single letter is left out:
 * pinyin is looked at from two letters on.
 */
export function isNarrower(terms: readonly QueryTerm[], before: readonly QueryTerm[]): boolean {
  return before.every((old) => terms.some((term) => implies(term, old)))
}

function implies(term: QueryTerm, old: QueryTerm): boolean {
  if (term.kind === 'years' || old.kind === 'years') {
    return term.kind === old.kind && JSON.stringify(term) === JSON.stringify(old)
  }
  if (term.field !== old.field || term.negated !== old.negated) return false
  return term.text === old.text || (!old.negated && old.text.length > 1 && term.text.startsWith(old.text))
}

/** `author: harris` as `author:harris`. */
function closeUp(query: string): string {
  return query.replace(/(?<!\p{L})(\p{L}{1,9}): /gu, (whole, name: string) =>
    FIELD_NAMES.has(name) ? `${name}:` : whole
  )
}

/** `author:`, typed so far: it asks for nothing yet. */
const isUnfinished = (text: string): boolean => text.endsWith(':') && FIELD_NAMES.has(text.slice(0, -1))

/** `2018`, `2018-2020`, `2018-`, `-2020`, `>2018`, `<2020`; undefined for anything else. */
function parseYears(text: string): { readonly from: number; readonly to: number } | undefined {
  const range = /^(\d{4})?(-?)(\d{4})?$/.exec(text)
  if (range && (range[1] ?? range[3]) !== undefined) {
    const [, from, dash, to] = range
    if (dash === '' && to === undefined) return { from: Number(from), to: Number(from) }
    if (dash === '-') return { from: from ? Number(from) : -Infinity, to: to ? Number(to) : Infinity }
  }
  const bound = /^([<>])(=?)(\d{4})$/.exec(text)
  if (!bound) return undefined
  const year = Number(bound[3])
  const step = bound[2] === '=' ? 0 : 1
  return bound[1] === '>' ? { from: year + step, to: Infinity } : { from: -Infinity, to: year - step }
}
