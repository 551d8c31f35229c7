import { describe, expect, it } from 'vitest'
import { plainText } from './formatted-text'
import type { FormattedText } from './formatted-text'
import { splitAuthorInText } from './split-author-in-text'

const splits = (text: FormattedText, expected: readonly [string, string] | undefined) => {
  const split = splitAuthorInText(text)
  expect(split && [plainText(split.name), plainText(split.rest)]).toEqual(expected)
}

describe('splitAuthorInText', () => {
  it.each([
    ['Harris (2018)', ['Harris ', '(2018)']],
    [
      'WHO (World Health Organization) (2018; Smith (ed.), 2019)',
      ['WHO (World Health Organization) ', '(2018; Smith (ed.), 2019)']
    ],
    ['Harris et al. [3]', ['Harris et al. ', '[3]']],
    ['王伟等（2018）', ['王伟等', '（2018）']],
    ['Harris 12', undefined],
    ['(2018)', undefined],
    ['Harris 2018)', undefined],
    ['', undefined]
  ] as const)('parts %j at its last bracket', (text, expected) => splits([{ text }], expected))

  it('parts at the superscript at the end, and keeps how the parts are set', () => {
    splits(
      [{ text: '王伟等' }, { text: '[1', superscript: true }, { text: ',2]', superscript: true }],
      ['王伟等', '[1,2]']
    )
    const split = splitAuthorInText([
      { text: 'Harris ' },
      { text: 'et al.', italic: true },
      { text: ' (2018)', bold: true }
    ])
    expect(split?.name.at(-1)).toEqual({ text: ' ', bold: true })
    expect(split?.rest).toEqual([{ text: '(2018)', bold: true }])
  })
})
