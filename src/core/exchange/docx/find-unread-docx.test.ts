import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, CommentNode } from '#core/manuscript/nodes'
import { arbitraryManuscript } from '#core/manuscript/testing/arbitrary-manuscript'
import type { Reference } from '#core/references/reference'
import { findUnreadDocx } from './find-unread-docx'
import { readDocx } from './read-docx'
import { citedAs } from './testing/formatted-sides'
import { damage, drop, isOf, swap, type Fault, type Node } from '../loss/testing/damage'
import { makeDocx } from './testing/make-docx'
import { LIVE_OPTIONS, RICH_FORMATTED, RICH_MANUSCRIPT } from './testing/rich-manuscript'
import { writeDocx } from './write-docx'

/** The works that generated manuscripts cite. */
const CITED = Array.from({ length: 10 }, (_, n) => {
  const issued = { 'date-parts': [[2010 + n]] }
  const author = n % 2 === 0 ? [{ family: '王', given: '伟' }] : [{ literal: 'World Health Organization' }]
  const item = { id: `ref-${n}`, type: 'report', title: `干细胞 <i>in vivo</i> & "cells" ${n}`, author, issued }
  return { id: item.id, key: `work${n}`, item } as unknown as Reference
})

function unreadIn(bytes: Uint8Array): readonly unknown[] {
  const read = readDocx(bytes)
  if (!read.ok) throw new Error(read.error.message)
  return findUnreadDocx(bytes, read.value).map(({ values }) => values?.['text'])
}

const paragraph = (content: string): string => `<w:p>${content}</w:p>`
const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`

describe('findUnreadDocx', () => {
  it('finds none in what we write ourselves', () => {
    fc.assert(
      fc.property(
        arbitraryManuscript('all'),
        fc.constantFrom('sequential' as const, 'facing' as const, 'interleaved' as const),
        (manuscript, layout) => {
          const formatted = citedAs(manuscript, [{ text: '(Harris et al., 2018)' }])
          expect(unreadIn(writeDocx(manuscript, formatted, { sides: 'both', layout }).bytes)).toEqual([])
        }
      ),
      { numRuns: 30 }
    )
  })

  it('finds none in what we write with live citations', () => {
    fc.assert(
      fc.property(
        arbitraryManuscript('prose'),
        fc.constantFrom('zotero' as const, 'word' as const),
        (manuscript, program) => {
          const formatted = citedAs(manuscript, [{ text: 'Li ' }, { text: '(2020)' }])
          const live = { program, references: CITED }
          expect(
            unreadIn(writeDocx(manuscript, formatted, { sides: 'both', layout: 'sequential', live }).bytes)
          ).toEqual([])
        }
      ),
      { numRuns: 15 }
    )
  })

  it.each([
    [
      'words in an element that no reader knows',
      paragraph(`${run('MSC-NP ')}<w:newThing>${run('therapy')}</w:newThing>`),
      ['MSC-NP therapy']
    ],
    ['a paragraph in one', `<w:newThing>${paragraph(run('干细胞治疗'))}</w:newThing>`, ['干细胞治疗']],
    ['nothing where all came in', paragraph(run('干细胞') + run('治疗')), []],
    [
      'nothing of text that a finding tells of',
      paragraph('<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>'),
      []
    ],
    [
      'nothing of what stands in a remark of the markup',
      `<!-- ${paragraph(run('old'))} -->${paragraph(run('new'))}`,
      []
    ],
    [
      'nothing of the older one of two alternatives',
      paragraph(
        `<mc:AlternateContent><mc:Choice Requires="w14">${run('new')}</mc:Choice><mc:Fallback>${run('old')}</mc:Fallback></mc:AlternateContent>`
      ),
      []
    ],
    [
      'nothing of words that stand in a box and once more in the text',
      paragraph(run('Before the quotation of a co-author.')) +
        paragraph(
          `${run('Beside the box.')}<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${paragraph(run('All our patients improved within a year.'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`
        ) +
        paragraph(run('Between the two of them there is more.')) +
        paragraph(run('All our patients improved within a year.')),
      []
    ],
    [
      'nothing of the order of words whose letters were taken away',
      [30, 25, 40, 22, 35].map((length) => paragraph(run('x'.repeat(length)))).join(''),
      []
    ],
    [
      'nothing of a word with a guide to how it is said',
      paragraph(
        '<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>huáng qí</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>黄芪</w:t></w:r></w:rubyBase></w:ruby></w:r>'
      ),
      []
    ]
  ])('finds %s', (_, body, texts) => {
    expect(unreadIn(makeDocx(body))).toEqual(texts)
  })
})

describe('findUnreadDocx of objects', () => {
  const live = LIVE_OPTIONS['live']
  const { bytes } = writeDocx(RICH_MANUSCRIPT, RICH_FORMATTED, {
    sides: 'both',
    layout: 'sequential',
    ...(live && { live })
  })
  const read = readDocx(bytes)
  if (!read.ok) throw new Error(read.error.message)
  const { blocks } = read.value
  const tell = (...bodies: readonly (readonly Block[])[]): readonly string[] =>
    findUnreadDocx(bytes, read.value, bodies).map(({ code, place }) => `${code} in ${place?.part}`)
  const without =
    (...members: readonly string[]): Fault =>
    (node) =>
      Object.fromEntries(Object.entries(node).filter(([member]) => !members.includes(member))) as unknown as Node
  const withItem =
    (change: (item: Readonly<Record<string, unknown>>) => object): Fault =>
    (node) => {
      const citation = node['citation'] as { readonly items: readonly Readonly<Record<string, unknown>>[] }
      return { ...node, citation: { ...citation, items: citation.items.map(change) } } as unknown as Node
    }
  const undated =
    (member: 'change' | 'endChange'): Fault =>
    (node) => {
      const change = node[member] as object | undefined
      return change ? { ...node, [member]: { ...change, date: undefined } } : node
    }
  const answerless: Fault = (node) => {
    const { replies = [], ...comment } = node as unknown as CommentNode
    const answers = replies.map((reply) => ({ ...reply, type: 'comment', id: 'own' }))
    return { type: 'emphasis', children: [comment, ...answers] } as unknown as Node
  }
  const accept: Fault = (node) => ({ ...node, type: 'strong' }) as unknown as Node

  it.each<readonly [fault: string, isHit: (node: Node) => boolean, fault: Fault, told: string]>([
    ['a figure is dropped', isOf('image'), drop, 'docx-figure-unread in word/document.xml, paragraph 4'],
    ['a figure shows another picture', isOf('image'), (node) => ({ ...node, url: 'data:image/png;base64,iVBORw0KGgo=' }), 'docx-figure-unread in word/document.xml, paragraph 4'], // prettier-ignore
    ['a note is dropped', isOf('note'), drop, 'docx-note-unread in word/document.xml, paragraph 8'],
    ['a comment is dropped', isOf('comment'), drop, 'docx-comment-unread in word/comments.xml, paragraph 1'],
    ['a comment loses its author', isOf('comment'), (node) => ({ ...node, author: '' }), 'docx-comment-unread in word/comments.xml, paragraph 1'], // prettier-ignore
    ['a reply is dropped', isOf('comment'), without('replies'), 'docx-comment-unread in word/comments.xml, paragraph 2'], // prettier-ignore
    [
      'a comment loses its date',
      isOf('comment'),
      without('date'),
      'docx-date-unread in word/comments.xml, paragraph 1'
    ],
    ['a comment gets another date', isOf('comment'), (node) => ({ ...node, date: '2026-01-02T03:04:06Z' }), 'docx-date-unread in word/comments.xml, paragraph 1'], // prettier-ignore
    ['a comment is not resolved any more', isOf('comment'), without('resolved'), 'docx-resolution-unread in word/comments.xml, paragraph 1'], // prettier-ignore
    [
      'a reply is a comment of its own',
      isOf('comment'),
      answerless,
      'docx-reply-unread in word/comments.xml, paragraph 2'
    ],
    ['an equation is dropped', isOf('inlineMath'), drop, 'docx-equation-unread in word/document.xml, paragraph 8'],
    ['a table is dropped', isOf('table'), drop, 'docx-table-unread in word/document.xml, paragraph 11'],
    ['a citation is dropped', isOf('citation'), drop, 'docx-citation-unread in word/document.xml, paragraph 3'],
    ['a citation loses a locator', isOf('citation'), withItem((item) => ({ ...item, locator: undefined })), 'docx-citation-unread in word/document.xml, paragraph 3'], // prettier-ignore
    ['a citation gets another work', isOf('citation'), withItem((item) => ({ ...item, reference: 'other' })), 'docx-citation-unread in word/document.xml, paragraph 3'], // prettier-ignore
    ['an insertion is accepted', isOf('insertion'), accept, 'docx-change-unread in word/document.xml, paragraph 8'],
    ['a deletion is undone', isOf('deletion'), accept, 'docx-change-unread in word/document.xml, paragraph 8'],
    ['an insertion loses its date', isOf('insertion'), without('date'), 'docx-date-unread in word/document.xml, paragraph 8'], // prettier-ignore
    ['an insertion gets another author', isOf('insertion'), (node) => ({ ...node, author: 'X' }), 'docx-change-unread in word/document.xml, paragraph 8'], // prettier-ignore
    ['the end of a paragraph loses its date', isOf('paragraph'), undated('endChange'), 'docx-date-unread in word/document.xml, paragraph 9'], // prettier-ignore
    [
      'a row loses its date',
      isOf('tableRow'),
      undated('change'),
      'docx-date-unread in word/document.xml, paragraph 12'
    ],
    ['the end of a paragraph is no change any more', isOf('paragraph'), without('endChange'), 'docx-change-unread in word/document.xml, paragraph 9'], // prettier-ignore
    ['a row is no change any more', isOf('tableRow'), without('change'), 'docx-change-unread in word/document.xml, paragraph 12'] // prettier-ignore
  ])('says so when %s', (_, isHit, fault, told) => {
    expect(tell(blocks)).toEqual([])
    const hits = Array.from({ length: 12 }, (_, choice) => damage(blocks, choice, isHit, fault) ?? [])
    const changed = hits.find((one) => JSON.stringify(one) !== JSON.stringify(blocks)) ?? []
    expect(tell(changed)).toContain(told)
  })

  it.each<readonly [objects: string, isHit: (node: Node) => boolean, kind: string]>([
    ['figures', isOf('image'), 'figure'],
    ['citations', isOf('citation'), 'citation']
  ])('says so when two %s change places', (_, isHit, kind) => {
    const swapped = swap(blocks, 0, isHit, (node) => JSON.stringify(node)) ?? []
    expect(tell(swapped)).toContainEqual(expect.stringContaining(`docx-${kind}-moved in word/document.xml`))
  })

  it('takes the sides apart in any way, as long as each keeps its order', () => {
    const even = blocks.filter((_, at) => at % 2 === 0)
    const odd = blocks.filter((_, at) => at % 2 === 1)
    expect(tell(even, odd)).toEqual([])
    expect(tell(even, odd.slice(1))).not.toEqual([])
  })

  it('says nothing of what a finding tells of', () => {
    const hidden = makeDocx(
      '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:drawing><a:blip r:embed="p"/></w:drawing></w:r></w:p>',
      { pictures: { p: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]) } }
    )
    const result = readDocx(hidden)
    expect(result.ok && result.value.findings).toMatchObject([{ code: 'docx-hidden-text' }])
    expect(unreadIn(hidden)).toEqual([])
  })
})
