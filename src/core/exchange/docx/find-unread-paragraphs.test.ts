import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryManuscript } from '#core/manuscript/testing/arbitrary-manuscript'
import { findUnreadParagraphs } from './find-unread-paragraphs'
import { readDocx } from './read-docx'
import { citedAs } from './testing/formatted-sides'
import { makeDocx } from './testing/make-docx'
import { writeDocx } from './write-docx'

function unreadIn(bytes: Uint8Array): readonly unknown[] {
  const read = readDocx(bytes)
  if (!read.ok) throw new Error(read.error.message)
  return findUnreadParagraphs(bytes, read.value).map(({ values }) => values?.['text'])
}

const paragraph = (content: string): string => `<w:p>${content}</w:p>`
const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`

describe('findUnreadParagraphs', () => {
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
