import { describe, expect, it } from 'vitest'
import type { FormattedSide } from '#core/citation/processor'
import type { Finding } from '#core/finding'
import type { ReferenceId } from '#core/ids'
import type { Manuscript, SideName } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { visitLeaves, visitTextBlocks } from '#core/manuscript/walk'
import type { Reference } from '#core/references/reference'
import { findDocxLosses } from '../docx/find-docx-losses'
import { citedAs } from '../docx/testing/formatted-sides'
import { writeDocx } from '../docx/write-docx'
import { findHtmlLosses } from '../html/find-html-losses'
import { writeHtml } from '../html/write-html'
import { findJatsLosses } from '../jats/find-jats-losses'
import { writeJats } from '../jats/write-jats'
import { findLatexLosses } from '../latex/find-latex-losses'
import { writeLatex } from '../latex/write-latex'
import { findMarkdownLosses } from '../markdown/find-markdown-losses'
import { writeMarkdown } from '../markdown/write-markdown'
import { damage, drop, dropWord, isOf, swap, swapWords, wordsOf, type Node } from './testing/damage'

const SIDES: readonly SideName[] = ['leading', 'facing']
const BOTH = { sides: 'both', layout: 'sequential' } as const
const references = ['a', 'b', 'c'].map((name) => ({
  id: `ref-${name}`,
  key: `li${name}`,
  item: { id: `ref-${name}`, type: 'article-journal', title: `Work ${name}`, DOI: `10.1000/${name}` },
  verification: { kind: 'unchecked' },
  tags: [],
  addedAt: '2026-01-02T03:04:05Z',
  modifiedAt: '2026-01-02T03:04:05Z'
})) as unknown as readonly Reference[]
const keys = new Map(references.map(({ id, key }) => [id, key]))

const text = (value: string): object => ({ type: 'text', value })
const cite = (...names: readonly string[]): object => {
  const items = names.map((name) => ({ reference: `ref-${name}` as ReferenceId, locator: '12' }))
  return { type: 'citation', citation: { id: `cite-${names.join('')}`, mode: 'normal', items } }
}
const paragraph = (id: string, ...children: readonly object[]): object => ({ type: 'paragraph', id, children })
const cell = (id: string, words: string): object => ({
  type: 'tableCell',
  header: false,
  children: [paragraph(id, text(words))]
})
const blocks = [
  paragraph('p1', text('Stem cells slowed disability '), cite('a', 'b'), text(' in trials.')),
  paragraph('p2', text('复发率下降'), cite('c'), text('，步行速度提高。')),
  paragraph('p3', text('Doses differed'), {
    type: 'note',
    kind: 'footnote',
    children: [paragraph('n', text('By weight'))]
  }),
  paragraph(
    'p4',
    text('Reported by '),
    { type: 'sourceLabel', id: 'l', raw: 'Frontiers', name: 'Frontiers', run: 'r' },
    text(' with '),
    { type: 'inlineMath', value: 'x^2' },
    text(' and '),
    { type: 'crossReference', target: 'gone', shows: 'label', text: 'Scheme 7' },
    text(' beside'),
    { type: 'comment', id: 'k', author: 'Li Wei', text: 'Check this' }
  ),
  paragraph('p5', { type: 'image', url: 'data:image/png;base64,iVBORw0KGgo=', alt: 'Course of disease' }),
  { type: 'caption', id: 'k1', of: 'figure', children: [text('Course in both arms')] },
  paragraph('p6', text('Added '), { type: 'insertion', author: 'Li Wei', children: [text('later on')] }),
  { type: 'caption', id: 'k2', of: 'table', children: [text('Arms of the trial')] },
  { type: 'table', id: 't', children: [{ type: 'tableRow', children: [cell('c1', 'Arm one'), cell('c2', 'Arm two')] }] }
] as unknown as readonly Block[]

const manuscriptOf = (content: readonly Block[]): Manuscript =>
  ({
    id: 'm',
    title: 'Review',
    leading: { language: 'en-US', title: 'Review', blocks: content },
    facing: { language: 'zh-CN', title: '', blocks: [] },
    pairings: [],
    styleId: 'apa',
    createdAt: '2026-01-02T03:04:05Z',
    modifiedAt: '2026-01-02T03:04:05Z'
  }) as unknown as Manuscript

const whole = manuscriptOf(blocks)
/** Citations as a style prints them: their works and locators in order. */
const formattedFor = (manuscript: Manuscript): Readonly<Record<SideName, FormattedSide>> => {
  const { leading, facing } = citedAs(manuscript, [])
  const citations = new Map(leading.citations)
  visitTextBlocks(manuscript.leading.blocks, ({ children }) =>
    visitLeaves(children, (leaf) => {
      if (leaf.type !== 'citation') return
      const works = leaf.citation.items.map(({ reference, locator }) => `${reference} 2020, ${locator}`)
      citations.set(leaf.citation.id, [{ text: `(${works.join('; ')})` }])
    })
  )
  return { leading: { ...leading, citations }, facing }
}

/** What each form says of a file that was written of another text. */
const FORMS: Readonly<Record<string, (written: Manuscript) => readonly Finding[]>> = {
  DOCX: (written) => {
    const live = { program: 'zotero', references } as const
    const { bytes } = writeDocx(written, formattedFor(written), { ...BOTH, live })
    return findDocxLosses(whole, SIDES, bytes, { formatted: formattedFor(whole), live })
  },
  'Markdown by key': (written) => {
    const file = writeMarkdown(written, { ...BOTH, flavour: 'pandoc', keys }).text
    return findMarkdownLosses(whole, SIDES, file, { flavour: 'pandoc', keys })
  },
  'Markdown as printed': (written) => {
    const file = writeMarkdown(written, { ...BOTH, flavour: 'gfm', keys, formatted: formattedFor(written) }).text
    return findMarkdownLosses(whole, SIDES, file, { flavour: 'gfm', keys, formatted: formattedFor(whole) })
  },
  HTML: (written) => findHtmlLosses(whole, SIDES, writeHtml(written, formattedFor(written), BOTH), formattedFor(whole)),
  JATS: (written) =>
    findJatsLosses(whole, SIDES, writeJats(written, formattedFor(written), { sides: 'both', references }).text, {
      formatted: formattedFor(whole),
      references
    }),
  'LaTeX by key': (written) => {
    const file = writeLatex(written, formattedFor(written), { ...BOTH, keys, bibliographyFile: 'a.bib' }).text
    return findLatexLosses(whole, SIDES, file, keys, formattedFor(whole))
  },
  'LaTeX as printed': (written) => {
    const file = writeLatex(written, formattedFor(written), BOTH).text
    return findLatexLosses(whole, SIDES, file, undefined, formattedFor(whole))
  }
}

const withItems =
  (change: (items: readonly object[]) => readonly object[]) =>
  (node: Node): Node => {
    const citation = node['citation'] as { readonly items: readonly object[] }
    return { ...node, citation: { ...citation, items: change(citation.items) } } as unknown as Node
  }
const isLong = (node: Node): boolean => node.type === 'text' && wordsOf(node).length > 10
const ALL = Object.keys(FORMS)
const LATEX = ['LaTeX by key', 'LaTeX as printed']
const MARKDOWN = ['Markdown by key', 'Markdown as printed']
const asParagraph = (node: Node): Node => ({ ...node, type: 'paragraph' }) as unknown as Node
const hit = (isHit: (node: Node) => boolean, fault: (node: Node) => Node | undefined) => damage(blocks, 0, isHit, fault)

const FAULTS: readonly (readonly [name: string, forms: readonly string[], damaged: readonly Block[] | undefined])[] = [
  ['a word is dropped', ALL, hit(isLong, dropWord)],
  ['two words change places', ALL, hit(isLong, swapWords)],
  ['two paragraphs change places', ALL, swap(blocks, 0, (node) => node.type === 'paragraph', wordsOf)],
  ['a label is dropped', ALL, hit(isOf('sourceLabel'), drop)],
  ['a mention is dropped', ALL, hit(isOf('crossReference'), drop)],
  ['a note is dropped', ALL, hit(isOf('note'), drop)],
  ['an equation is dropped', ALL, hit(isOf('inlineMath'), drop)],
  ['a citation is dropped', ALL, hit(isOf('citation'), drop)],
  [
    'a citation loses a work',
    ALL,
    hit(
      isOf('citation'),
      withItems((items) => items.slice(1))
    )
  ],
  [
    'the works of a citation change places',
    ALL,
    hit(
      isOf('citation'),
      withItems((items) => items.toReversed())
    )
  ],
  [
    'a locator is changed',
    ALL,
    hit(
      isOf('citation'),
      withItems((items) => items.map((item) => ({ ...item, locator: '13' })))
    )
  ],
  ['two citations change places', ALL, swap(blocks, 0, isOf('citation'), (node) => JSON.stringify(node))],
  ['a figure is dropped', ALL, hit(isOf('image'), drop)],
  ['a table is dropped', ALL, hit(isOf('table'), drop)],
  ['a caption becomes a paragraph', ['DOCX', 'HTML', 'JATS', 'Markdown by key'], hit(isOf('caption'), asParagraph)],
  ['a comment is dropped', ['DOCX', 'HTML', ...MARKDOWN], hit(isOf('comment'), drop)],
  [
    'a change is accepted',
    ['DOCX', 'HTML', ...MARKDOWN, ...LATEX],
    hit(isOf('insertion'), (node) => ({ ...node, type: 'strong' }) as unknown as Node)
  ]
]

describe('losses of exports', () => {
  it.each(ALL)('are none in %s of the whole text', (form) => {
    expect(FORMS[form]?.(whole)).toEqual([])
  })

  it.each(FAULTS.flatMap(([name, forms, damaged]) => forms.map((form) => [form, name, damaged] as const)))(
    'are told of %s, with their place, when %s',
    (form, _, damaged) => {
      expect(damaged).toBeDefined()
      const told = FORMS[form]?.(manuscriptOf(damaged ?? []))
      expect(told).toContainEqual(expect.objectContaining({ place: { part: expect.any(String) as string } }))
    }
  )
})
