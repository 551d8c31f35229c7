import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitEntries } from './split-entries'

const splits = (text: string, entries: readonly string[]): void =>
  expect(splitEntries(text).map(({ raw }) => raw)).toEqual(entries)

describe('splitEntries', () => {
  it.each([
    ['numbers with points', '1. Smith J. One. 2018.\n2. Jones K. Two. 2019.'],
    ['numbers in brackets', '[1] Smith J. One. 2018.\n[2] Jones K. Two. 2019.'],
    ['full-width digits', '［１］Smith J. One. 2018.\n［２］Jones K. Two. 2019.'],
    ['full-width brackets', '［1］Smith J. One. 2018.\n［2］Jones K. Two. 2019.'],
    ['numbers in round brackets', '(1) Smith J. One. 2018.\n（2）Jones K. Two. 2019.'],
    ['bare numbers', '1 Smith J. One. 2018.\n2 Jones K. Two. 2019.'],
    ['bullets', '• Smith J. One. 2018.\n• Jones K. Two. 2019.'],
    ['one per line', 'Smith J. One. 2018.\nJones K. Two. 2019.'],
    ['blank lines', 'Smith J. One.\n2018.\n\nJones K. Two.\n2019.'],
    ['hanging lines', 'Smith J. One.\n    2018.\nJones K. Two.\n    2019.'],
    ['a heading', 'References\n\n1. Smith J. One. 2018.\n2. Jones K. Two. 2019.'],
    ['entries glued on one line', '[1] Smith J. One. 2018. [2] Jones K. Two. 2019.'],
    ['wrapped numbered lines', '1. Smith J. One.\n   2018.\n2. Jones K.\nTwo. 2019.'],
    ['line ends of Windows', '1. Smith J. One. 2018.\r\n2. Jones K. Two. 2019.\r\n']
  ])('divides a list by %s', (_, text) => splits(text, ['Smith J. One. 2018.', 'Jones K. Two. 2019.']))

  it('divides Chinese lists, glued ones too', () => {
    const entries = ['张伟. 研究一[J]. 中华医学杂志, 2018, 1: 2-3.', '李娜. 研究二[J]. 中华医学杂志, 2019, 2: 3-4.']
    splits(`参考文献\n［1］${entries[0]}\n［2］${entries[1]}`, entries)
    splits(`[1]${entries[0]}[2]${entries[1]}`, entries)
  })

  it('joins wrapped Chinese lines without a space', () =>
    splits('1. 张伟. 多发性\n硬化研究. 2018.', ['张伟. 多发性硬化研究. 2018.']))

  it('joins a line that goes on a sentence, though its indent is gone', () =>
    splits(
      'van der Meer, T. (2017). Axons in rest. In K. Bakker (Ed.), The book of\naxons (pp. 1–20). Springer.\nvan Wijk, S. (2018). Two. https://example.org/a',
      [
        'van der Meer, T. (2017). Axons in rest. In K. Bakker (Ed.), The book of axons (pp. 1–20). Springer.',
        'van Wijk, S. (2018). Two. https://example.org/a'
      ]
    ))

  it('divides a paragraph whose entries lost the ends of their lines', () => {
    const entries = [
      'De la Cruz, M. (2016). Cell therapy. J Neurol, 12(3), 45–58. https://doi.org/10.1000/xyz',
      'O’Brien, P. J. (in press). Myelin. Oxford University Press.',
      'Smith, J. A., & Li, W. (2020). Slow repair: Jones, P. revisited. Neurology, 95(2), e123–e131.',
      'van der Meer, T., Jansen, P., & de Vries, H. (2017a). Axons. Springer.',
      'World Health Organization. (2021). Report on disability. https://www.who.int/item/123',
      'Wu, L. (2019). Lesions. Brain, 142(1), 1–10.'
    ]
    splits(entries.join(' '), entries)
    expect(splitEntries('Smith, J. (2020). '.repeat(4000))).not.toHaveLength(0)
  })

  it('keeps a review of another work whole', () =>
    splits('Smith, J. (2020). Review of the book Cells, by Jones, P. (2012). Brain, 1(2), 3–4.', [
      'Smith, J. (2020). Review of the book Cells, by Jones, P. (2012). Brain, 1(2), 3–4.'
    ]))

  it('takes no year at the start of a line for a number', () =>
    splits('1. Smith J. One.\n2018. Springer.\n2. Jones K. Two. 2019.', [
      'Smith J. One. 2018. Springer.',
      'Jones K. Two. 2019.'
    ]))

  it('says in which line each entry begins', () =>
    expect(splitEntries('References\n\n1. Smith J. One.\n2018.\n2. Jones K. Two.').map(({ line }) => line)).toEqual([
      3, 5
    ]))

  it('finds nothing in nothing', () => splits(' \n\n - \n', []))

  it('keeps every letter of numbered entries', () => {
    const words = fc.array(fc.constantFrom('Smith', 'trial', '研究', '2018', 'doi:10.1/x', 'Lancet.'), {
      minLength: 2,
      maxLength: 9
    })
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 12 }), (entries) => {
        const texts = entries.map((entry) => `A ${entry.join(' ')}`)
        splits(texts.map((text, index) => `[${index + 1}] ${text}`).join('\n'), texts)
      }),
      { numRuns: 60 }
    )
  })
})
