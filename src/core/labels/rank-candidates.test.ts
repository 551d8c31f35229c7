import { describe, expect, it } from 'vitest'
import type { ReferenceId } from '#core/ids'
import type { CslItem, Reference } from '#core/references/reference'
import { rankCandidates, rankWorks, type Candidate, type OfferedWork } from './rank-candidates'
import type { SourceEntry } from './source-label'

const LEXICON: readonly SourceEntry[] = [
  {
    id: 'frontiers',
    name: 'Frontiers',
    kind: 'publisher',
    aliases: ['Frontiers'],
    domains: ['frontiersin.org'],
    doiPrefixes: ['10.3389'],
    containers: ['frontiers in ']
  },
  { id: 'mdpi', name: 'MDPI', kind: 'publisher', aliases: ['MDPI'], domains: ['mdpi.com'], doiPrefixes: ['10.3390'] },
  {
    id: 'pmc',
    name: 'PMC',
    kind: 'database',
    aliases: ['PMC'],
    domains: ['pmc.ncbi.nlm.nih.gov'],
    identifiers: ['PMCID']
  },
  {
    id: 'wikipedia',
    name: 'Wikipedia',
    kind: 'encyclopedia',
    aliases: ['Wikipedia', '维基百科'],
    domains: ['wikipedia.org']
  },
  { id: 'lancet', name: 'The Lancet', kind: 'journal', aliases: ['Lancet'], domains: [], issns: ['0140-6736'] }
]

const LIBRARY: readonly Reference[] = [
  make('frontiers-tcm', { title: 'Herbal medicine for stroke: a systematic review', DOI: '10.3389/fphar.2020.00001' }),
  make('frontiers-ms', {
    title: 'Intrathecal mesenchymal stem cells in progressive multiple sclerosis',
    'container-title': 'Frontiers in Neurology',
    abstract: 'Muscle strength improved in 50% of 48 patients.'
  }),
  make('mdpi-ms', {
    title: 'Mesenchymal stem cells in progressive multiple sclerosis',
    DOI: '10.3390/cells9010001',
    PMCID: 'PMC7000001'
  }),
  make('wiki', { title: '多发性硬化症', URL: 'https://zh.wikipedia.org/wiki/多发性硬化症' }),
  make('lancet', { title: 'Trial', ISSN: '0140-6736, 1474-547X' })
]

function make(key: string, item: Omit<CslItem, 'id' | 'type'>): Reference {
  const id = key as ReferenceId
  const times = { addedAt: '2024-01-01T00:00:00Z', modifiedAt: '2024-01-01T00:00:00Z' }
  return {
    id,
    key,
    item: { ...item, id, type: 'article-journal' },
    verification: { kind: 'unchecked' },
    tags: [],
    ...times
  }
}

function rank(name: string, source: string | undefined, context = ''): readonly Candidate[] {
  return rankCandidates({ name, source, context }, LIBRARY, LEXICON)
}

const fromSource = (candidates: readonly Candidate[]): readonly string[] =>
  candidates.filter((candidate) => candidate.fromSource).map((candidate) => candidate.reference.key)

describe('rankCandidates', () => {
  it.each([
    ['Frontiers', 'frontiers', ['frontiers-tcm', 'frontiers-ms']],
    ['MDPI', 'mdpi', ['mdpi-ms']],
    ['PMC', 'pmc', ['mdpi-ms']],
    ['维基百科', 'wikipedia', ['wiki']],
    ['Lancet', 'lancet', ['lancet']]
  ])('puts what comes from %s before the rest', (name, source, keys) => {
    const candidates = rank(name, source)
    expect(fromSource(candidates)).toEqual(keys)
    expect(candidates.slice(0, keys.length).map((candidate) => candidate.reference.key)).toEqual(keys)
    expect(candidates).toHaveLength(LIBRARY.length)
  })

  it('tells by which DOI prefix, journal, host, ISSN or identifier a work was found', () => {
    expect(rank('Frontiers', 'frontiers')[0]?.evidence).toContainEqual({ kind: 'doi-prefix', prefix: '10.3389' })
    expect(rank('PMC', 'pmc')[0]?.evidence).toContainEqual({
      kind: 'identifier',
      identifier: 'PMCID',
      value: 'PMC7000001'
    })
    expect(rank('维基百科', 'wikipedia')[0]?.evidence).toContainEqual({ kind: 'url-host', host: 'zh.wikipedia.org' })
    expect(rank('Lancet', 'lancet')[0]?.evidence).toContainEqual({ kind: 'issn', issn: '0140-6736' })
  })

  it.each([
    'Among patients with progressive MS, 50% of those given intrathecal MSCs gained muscle strength Frontiers.',
    '进行性 MS 患者鞘内注射间充质干细胞后,50% 肌力改善 Frontiers',
    '一项 progressive MS 研究显示 50% 患者改善 Frontiers'
  ])('orders works of one source by what the sentence says: %s', (context) => {
    const [first] = rank('Frontiers', 'frontiers', context)
    expect(first?.reference.key).toBe('frontiers-ms')
    expect(first?.evidence).toContainEqual({ kind: 'numbers', numbers: ['50%'] })
  })

  it('never lifts a work of another source over the middle, however well it fits the sentence', () => {
    const candidates = rank('Frontiers', 'frontiers', 'Mesenchymal stem cells in progressive multiple sclerosis')
    const other = candidates.find((candidate) => candidate.reference.key === 'mdpi-ms')
    expect(other?.score).toBeLessThan(0.5)
    expect(other?.evidence).toContainEqual({ kind: 'against', expected: 'Frontiers', prefix: '10.3390', owner: 'MDPI' })
    expect(candidates.filter((candidate) => candidate.fromSource).every(({ score }) => score >= 0.5)).toBe(true)
  })

  it('does not hold a foreign DOI against a database', () => {
    expect(
      rank('PMC', 'pmc')
        .flatMap(({ evidence }) => evidence)
        .some(({ kind }) => kind === 'against')
    ).toBe(false)
  })

  it('compares a source that the lexicon does not know by its host or name', () => {
    expect(fromSource(rank('wikipedia.org', undefined))).toEqual(['wiki'])
    expect(fromSource(rank('Frontiers in Neurology', undefined))).toEqual(['frontiers-ms'])
    expect(fromSource(rank('某网站', undefined))).toEqual([])
  })

  it('says whether the work is in the language of the sentence', () => {
    const [first] = rank('维基百科', 'wikipedia', '多发性硬化是一种自身免疫病')
    expect(first?.evidence).toContainEqual({ kind: 'language', language: 'zh', matches: true })
  })

  it('gives nothing for an empty library and scores between 0 and 1', () => {
    expect(rankCandidates({ name: 'PMC', source: 'pmc', context: 'x' }, [], LEXICON)).toEqual([])
    for (const { score } of rank('Frontiers', 'frontiers', 'stem cells 50% 48')) {
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(1)
    }
  })
})

describe('the claim', () => {
  const trial = make('trial', {
    title: 'Phase II randomized trial of intrathecal mesenchymal stem cells in progressive multiple sclerosis',
    DOI: '10.3389/fneur.2024.1'
  })
  const report = make('report', {
    title: 'Mesenchymal stem cell transplantation in a patient with relapsing multiple sclerosis',
    DOI: '10.3389/fneur.2024.2'
  })
  const mice = make('mice', {
    title: 'Mesenchymal stem cells in mice with encephalomyelitis',
    DOI: '10.3389/fneur.2024.3'
  })
  const far = make('far', { title: 'Statins after myocardial infarction', DOI: '10.3389/fcvm.2020.00001' })
  const ask = (context: string, references: readonly Reference[]) =>
    rankCandidates({ name: 'Frontiers', source: 'frontiers', context }, references, LEXICON)

  it.each([
    ['One case of MS improved after transplantation of mesenchymal stem cells Frontiers', 'report'],
    ['一例多发性硬化患者移植间充质干细胞后好转 Frontiers', 'report'],
    ['A phase II trial of intrathecal MSCs in progressive MS was positive Frontiers', 'trial'],
    ['II 期双盲试验显示鞘内注射 MSC 对进行性 MS 有效 Frontiers', 'trial'],
    ['In mice with EAE, mesenchymal stem cells lessened disease Frontiers', 'mice'],
    ['间充质干细胞可减轻小鼠脑脊髓炎 Frontiers', 'mice']
  ])('finds the work of its design and population: %s', (context, key) => {
    expect(ask(context, [far, trial, report, mice])[0]?.reference.key).toBe(key)
  })

  it('tells what a work states otherwise', () => {
    const [first] = ask('A phase III trial of intrathecal mesenchymal stem cells Frontiers', [trial])
    expect(first?.evidence).toContainEqual({ kind: 'differs', fact: 'phase', asked: 'phase iii', has: 'phase ii' })
    expect(first?.supported).toBe(false)
    const [other] = ask('一例患者移植间充质干细胞后好转 Frontiers', [mice])
    expect(other?.evidence).toContainEqual({ kind: 'differs', fact: 'population', asked: '患者', has: 'mice' })
  })

  it('is supported by a work that says it, and by nothing where no work does', () => {
    const context = 'Intrathecal mesenchymal stem cells were safe in progressive MS Frontiers'
    expect(ask(context, [trial, far])[0]?.supported).toBe(true)
    expect(ask(context, [far]).some(({ supported }) => supported)).toBe(false)
    expect(ask('鞘内注射间充质干细胞治疗进行性 MS 安全 Frontiers', [trial])[0]?.supported).toBe(true)
    expect(ask('', [trial]).some(({ supported }) => supported)).toBe(false)
  })

  it('takes its topic from the headings above', () => {
    const context = 'Stem cells in multiple sclerosis\nNo serious adverse events were seen Frontiers'
    expect(ask(context, [far, trial])[0]?.reference.key).toBe('trial')
  })
})

it('ranks works of every origin together, each work once', () => {
  const offer = (origin: OfferedWork['origin'], id: string, item: Partial<CslItem>): OfferedWork => ({
    origin,
    item: { id, type: 'article-journal', ...item }
  })
  const works = [
    offer('online', 'a', { title: 'Mesenchymal stem cells in multiple sclerosis', DOI: '10.3389/A' }),
    offer('pack', 'b', { title: 'Mesenchymal stem cells in multiple sclerosis', DOI: 'https://doi.org/10.3389/a' }),
    offer('online', 'c', { title: 'Acupuncture for tremor', PMID: '1' }),
    offer('library', 'd', { title: 'Statins', DOI: '10.3389/d' })
  ]
  const label = { name: 'Frontiers', source: 'frontiers', context: '间充质干细胞治疗多发性硬化 Frontiers' }
  expect(rankWorks(label, works, LEXICON).map(({ work }) => [work.item.id, work.origin])).toEqual([
    ['b', 'pack'],
    ['d', 'library'],
    ['c', 'online']
  ])
})
