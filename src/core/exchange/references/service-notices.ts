import { isMarkedRetracted } from '#core/references/compare-titles'
import type { NoticedArticle, PublicationNotice } from '#core/references/notice'
import type { Notice } from '#core/references/reference'
import { asRecord, recordsOf, textAt, textOf, valueAt, type JsonRecord } from './json-value'

type Kind = Notice['kind']

/** Crossref's kinds of update (https://www.crossref.org/documentation/crossmark/), those that bear on reliance. */
const CROSSREF_UPDATES: Readonly<Record<string, Kind>> = {
  retraction: 'retracted',
  withdrawal: 'retracted',
  removal: 'retracted',
  partial_retraction: 'concern',
  expression_of_concern: 'concern',
  correction: 'corrected',
  corrigendum: 'corrected',
  erratum: 'corrected'
}

/** What Crossref knows to have been published about a work (`message` of `/works/{doi}`) since. */
export function readCrossrefNotices(work: unknown): readonly Notice[] {
  const notices = recordsOf(valueAt(work, 'updated-by')).flatMap((update): readonly Notice[] => {
    const type =
      textOf(update['type'])
        ?.toLowerCase()
        .replace(/[\s-]+/g, '_') ?? ''
    const kind = Object.hasOwn(CROSSREF_UPDATES, type) ? CROSSREF_UPDATES[type] : undefined
    if (kind === undefined) return []
    const source = textOf(update['source']) === 'retraction-watch' ? 'Retraction Watch' : 'Crossref'
    return [
      {
        kind,
        source,
        ...dateOf(update),
        ...part('DOI', textOf(update['DOI'])),
        ...part('text', textOf(update['label']))
      }
    ]
  })
  const titles = valueAt(work, 'title')
  const title = textOf(Array.isArray(titles) ? titles[0] : titles) ?? ''
  const isMarked = isMarkedRetracted(title) && !notices.some(({ kind }) => kind === 'retracted')
  return isMarked ? [{ kind: 'retracted', source: 'Crossref' }, ...notices] : notices
}

const part = <K extends string>(name: K, value: string | undefined): { readonly [N in K]?: string } =>
  (value === undefined ? {} : { [name]: value }) as { readonly [N in K]?: string }

function dateOf(update: JsonRecord): { readonly date?: string } {
  const parts = valueAt(update, 'updated', 'date-parts')
  const first: unknown = Array.isArray(parts) ? parts[0] : undefined
  if (!Array.isArray(first)) return {}
  const numbers = first.filter((value): value is number => typeof value === 'number' && value > 0)
  return numbers.length === 0
    ? {}
    : { date: numbers.map((value, at) => String(value).padStart(at === 0 ? 4 : 2, '0')).join('-') }
}

const PUBMED_KINDS: Readonly<Partial<Record<PublicationNotice['kind'], Kind>>> = {
  retracted: 'retracted',
  'partly-retracted': 'concern',
  concern: 'concern',
  corrected: 'corrected',
  republished: 'corrected'
}

/** What PubMed has linked to an article since; comments and mere updates say nothing against it. */
export function readPubmedNoticesOf({ isRetracted, notices }: NoticedArticle): readonly Notice[] {
  const linked = notices.flatMap(({ kind, text, PMID, DOI }): readonly Notice[] => {
    const known = PUBMED_KINDS[kind]
    if (known === undefined) return []
    const date = /\b(?:1[89]|20)\d\d\b/.exec(text)?.[0]
    return [
      {
        kind: known,
        source: 'PubMed',
        ...part('date', date),
        ...part('PMID', PMID),
        ...part('DOI', DOI),
        ...part('text', text || undefined)
      }
    ]
  })
  const isTold = linked.some(({ kind }) => kind === 'retracted')
  return isRetracted && !isTold ? [{ kind: 'retracted', source: 'PubMed' }, ...linked] : linked
}

const EUROPE_PMC_LINKS: Readonly<Record<string, Kind>> = {
  'retraction in': 'retracted',
  'retracted and republished in': 'retracted',
  'partial retraction in': 'concern',
  'expression of concern in': 'concern',
  'erratum in': 'corrected',
  'corrected and republished in': 'corrected'
}

/** What Europe PMC has linked to one result of a search (`resultType=core`) since. */
export function readEuropePmcNotices(result: unknown): readonly Notice[] {
  const links = recordsOf(valueAt(result, 'commentCorrectionList', 'commentCorrection'))
  const linked = links.flatMap((link): readonly Notice[] => {
    const type = textOf(link['type'])?.toLowerCase() ?? ''
    const kind = Object.hasOwn(EUROPE_PMC_LINKS, type) ? EUROPE_PMC_LINKS[type] : undefined
    if (kind === undefined) return []
    const PMID = textOf(link['source']) === 'MED' ? textOf(link['id']) : undefined
    return [{ kind, source: 'Europe PMC', ...part('PMID', PMID), ...part('text', textOf(link['reference'])) }]
  })
  const types = valueAt(result, 'pubTypeList', 'pubType')
  const all = [...(Array.isArray(types) ? types : [types]), textAt(result, 'pubType')].flatMap(
    (type) => textOf(type) ?? []
  )
  const isRetracted = all.some((type) => /\bretracted publication\b/i.test(type))
  const isTold = linked.some(({ kind }) => kind === 'retracted')
  return isRetracted && !isTold ? [{ kind: 'retracted', source: 'Europe PMC' }, ...linked] : linked
}

/** What OpenAlex says of a work's standing. */
export function readOpenalexNotices(work: unknown): readonly Notice[] {
  return asRecord(work)?.['is_retracted'] === true ? [{ kind: 'retracted', source: 'OpenAlex' }] : []
}
