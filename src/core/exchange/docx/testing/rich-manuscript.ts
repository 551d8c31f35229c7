import type { FormattedText } from '#core/citation/formatted-text'
import type { FormattedSide } from '#core/citation/processor'
import type { CitationId, ReferenceId } from '#core/ids'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import type { Reference } from '#core/references/reference'
import { dataAddress } from '../../pictures/data-address'
import type { LiveOptions } from '../write-docx'
import { NOTHING_CITED } from './formatted-sides'

const PNG = [0x89, 0x50, 0x4e, 0x47, 0xd, 0xa, 0x1a, 0xa]
const picture = (sign: number): string =>
  dataAddress({ mediaType: 'image/png', bytes: Uint8Array.from([...PNG, ...Array.from({ length: 40 }, () => sign)]) })
const text = (value: string): object => ({ type: 'text', value })
const cite = (id: string, mode: string, ...items: readonly object[]): object => ({
  type: 'citation',
  citation: { id, mode, items }
})
const paragraph = (id: string, ...children: readonly object[]): object => ({ type: 'paragraph', id, children })
const LI_WEI = { author: 'Li Wei', date: '2026-01-02T03:04:05Z' }
const row = (id: string, words: string, change?: object): object => ({
  type: 'tableRow',
  ...(change && { change }),
  children: [{ type: 'tableCell', header: false, children: [paragraph(id, text(words))] }]
})

const blocks = [
  { type: 'heading', id: 'h', depth: 1, children: [text('Methods of the trial')] },
  paragraph(
    'p1',
    text('Stem cells slowed disability '),
    cite('c1', 'normal', { reference: 'ref-a', locator: '12' }, { reference: 'ref-b', prefix: 'see' }),
    text(' as '),
    cite('c2', 'author-in-text', { reference: 'ref-b' }),
    text(' showed, see '),
    { type: 'crossReference', target: 'f1', shows: 'label', text: 'Figure 1' },
    text(' and “'),
    { type: 'crossReference', target: 'h', shows: 'text', text: 'Methods of the trial' },
    text('”.')
  ),
  paragraph('i1', { type: 'image', url: picture(1), alt: 'MRI', title: 'Before' }),
  { type: 'caption', id: 'f1', of: 'figure', children: [text('Course of disease')] },
  paragraph('i2', { type: 'image', url: picture(2), alt: 'MRI', title: 'After' }),
  { type: 'caption', id: 'f2', of: 'figure', children: [text('随访结果')] },
  paragraph(
    'p2',
    text('Doses '),
    { type: 'commentStart', comment: 'k' },
    text('differed widely'),
    { type: 'comment', id: 'k', ...LI_WEI, text: 'Check this', resolved: true, replies: [{ author: '张伟', text: '已核对' }] }, // prettier-ignore
    { type: 'note', kind: 'footnote', children: [paragraph('n', text('By weight'))] },
    { type: 'insertion', ...LI_WEI, children: [text(' and doses '), cite('c3', 'normal', { reference: 'ref-a' })] },
    { type: 'deletion', author: '张伟', children: [{ type: 'inlineMath', value: 'x^2' }, text(' gone')] }
  ),
  { ...paragraph('p3', text('Joined to the next one')), endChange: { type: 'deletion', ...LI_WEI } },
  paragraph('p4', text('The next one.')),
  { type: 'table', id: 't', children: [row('r1', 'Arm one'), row('r2', 'Arm two', { type: 'insertion', ...LI_WEI })] }
] as unknown as readonly Block[]

const references = ['a', 'b'].map((name) => ({
  id: `ref-${name}`,
  key: `li${name}`,
  item: {
    id: `ref-${name}`,
    type: 'article-journal',
    title: `Work ${name}`,
    DOI: `10.1000/${name}`,
    author: [{ family: 'Li', given: 'Wei' }],
    issued: { 'date-parts': [[2020]] }
  },
  verification: { kind: 'unchecked' },
  tags: [],
  addedAt: '2026-01-02T03:04:05Z',
  modifiedAt: '2026-01-02T03:04:05Z'
})) as unknown as readonly Reference[]

/** A manuscript with everything that a document holds. */
export const RICH_MANUSCRIPT = {
  id: 'm',
  title: 'Review',
  leading: { language: 'en-US', title: 'Review', blocks },
  facing: { language: 'zh-CN', title: '', blocks: [] },
  pairings: [],
  styleId: 'apa',
  createdAt: '2026-01-02T03:04:05Z',
  modifiedAt: '2026-01-02T03:04:05Z'
} as unknown as Manuscript

const entry = (name: string): FormattedSide['bibliography']['entries'][number] => ({
  reference: `ref-${name}` as ReferenceId,
  body: [{ text: `Li Wei, Work ${name}, 2020` }]
})
const PRINTED: Readonly<Record<string, FormattedText>> = {
  c1: [{ text: '(Li, 2020a, p. 12; see Li, 2020b)' }],
  c2: [{ text: 'Li (2020b)' }],
  c3: [{ text: '(Li, 2020a)' }]
}
const leading: FormattedSide = {
  ...NOTHING_CITED,
  citations: new Map(Object.entries(PRINTED).map(([id, shown]) => [id as CitationId, shown])),
  bibliography: { ...NOTHING_CITED.bibliography, entries: [entry('a'), entry('b')] }
}
/** What a style prints of it. */
export const RICH_FORMATTED = { leading, facing: NOTHING_CITED }
/** The ways to write its citations. */
export const LIVE_OPTIONS: Readonly<Record<string, LiveOptions | undefined>> = {
  plain: undefined,
  live: { program: 'zotero', references },
  word: { program: 'word', references }
}
