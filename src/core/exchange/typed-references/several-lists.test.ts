import { describe, expect, it } from 'vitest'
import { findTypedReferences } from './find-typed-references'
import { connect, readAs } from './testing/show-connected'

describe('several lists', () => {
  const list = (heading: string, ...authors: readonly string[]): string =>
    [
      heading,
      ...authors.map((author, at) => {
        const year = 2000 + author.charCodeAt(0) - 64
        return `\\[${at + 1}\\] ${author} J, Jones K. Stem cells in disease ${author}. Neurology. ${year};76(1):12-19.`
      })
    ].join('\n\n')
  const connectsMarkdown = (text: string): readonly string[] => connect(readAs('a.md', text))

  it('gives each chapter its own, whose numbers begin anew', () => {
    const lines = connectsMarkdown(`# Chapter 1

Cells help [1,2].

## References
${list('', 'Adams', 'Brown', 'Clark')}

# Chapter 2

Cells help [1–3].

## References
${list('', 'Davis', 'Evans', 'Frank')}`)
    expect(lines.filter((line) => line !== 'References')).toEqual([
      'Chapter 1',
      'Cells help {2001|2002}.',
      '[3] Clark J, Jones K. Stem cells in disease Clark. Neurology. 2003;76(1):12-19.',
      'Chapter 2',
      'Cells help {2004|2005|2006}.'
    ])
  })

  it.each([
    ['Supplementary methods', 'Supplementary references', 'Cells help in disease', 'Cells heal'],
    ['附录', '附录参考文献', '干细胞有效', '干细胞可促进再生'],
    ['补充材料：methods', '补充参考文献', '干细胞 (stem cells) 有效', 'TNF-α升高']
  ])('gives text and supplement theirs where both are side by side: %s', (part, heading, main, more) => {
    const lines = connectsMarkdown(`# 背景 Background

${main} [1,2].

# Figure legends

${more} [2].

# References
${list('', 'Adams', 'Brown')}

# Table notes

${main} [2].

# ${part}

${more} [2].

# ${heading}
${list('', 'Davis', 'Evans')}`)
    expect(lines).toEqual([
      '背景 Background',
      `${main} {2001|2002}.`,
      'Figure legends',
      `${more} {2002}.`,
      'Table notes',
      `${main} {2002}.`,
      part,
      `${more} {2005}.`,
      heading,
      '[1] Davis J, Jones K. Stem cells in disease Davis. Neurology. 2004;76(1):12-19.'
    ])
  })

  it('takes lists whose numbers go on for one', () => {
    const second = list('# Supplementary references', 'Davis', 'Evans').replace('[1', '[3').replace('[2', '[4')
    expect(
      connectsMarkdown(
        `Cells help [1–4].\n\n# References${list('', 'Adams', 'Brown')}\n\n# Supplement\n\nMore [1,4].\n\n${second}`
      )
    ).toEqual(['Cells help {2001|2002|2004|2005}.', 'Supplement', 'More {2001|2005}.', 'Supplementary references'])
  })

  it('takes a list that is printed in two languages for one', () => {
    const lines = connectsMarkdown(
      `干细胞有效[1,2]。\n\n# 参考文献${list('', 'Adams', 'Brown')}\n\n# References${list('', 'Davis', 'Evans')}`
    )
    expect(lines.slice(0, 3)).toEqual(['干细胞有效{2001|2002}。', '参考文献', 'References'])
    expect(lines).toHaveLength(5)
  })

  it.each([
    [
      'text between lists without a heading',
      `Cells [1].\n\n# References${list('', 'Adams', 'Brown')}\n\nMore cells [2].\n\n# References${list('', 'Davis', 'Evans', 'Frank')}`
    ],
    [
      'an appendix behind the last list',
      `Cells [1].\n\n# References${list('', 'Adams', 'Brown')}\n\n# Supplement\n\nMore [1].\n\n# References${list('', 'Davis', 'Evans', 'Frank')}\n\n# Appendix\n\nMore cells [2].`
    ],
    [
      'a chapter that has none',
      `# 1\n\nCells [1].\n\n## References${list('', 'Adams', 'Brown')}\n\n# 2\n\nMore cells [2].\n\n# 3\n\nCells [1–3].\n\n## References${list('', 'Davis', 'Evans', 'Frank')}`
    ]
  ])('leaves what several may be meant by as text, and says so: %s', (_, text) => {
    const found = findTypedReferences(readAs('a.md', text))
    const open = found.marks.filter(({ outcome }) => outcome.kind === 'unmatched')
    expect(open.map(({ text: mark, outcome }) => [mark, outcome])).toEqual([
      ['[2]', { kind: 'unmatched', reason: 'ambiguous' }]
    ])
    expect(found.marks.length).toBeGreaterThan(1)
  })

  it('takes the one list that has all numbers of a text between two', () => {
    const text = `Cells [1].\n\n# References${list('', 'Adams', 'Brown')}\n\nMore cells [2] and [3].\n\n# References${list('', 'Davis', 'Evans', 'Frank')}`
    expect(connectsMarkdown(text)).toContain('More cells {2005} and {2006}.')
  })

  it.each([
    [
      'Cells help (Smith & Wu, 2013; Smith & Wu, 2012), as Smith and Wu (2011) found, not (Smith & Wu, 2019).',
      'Cells help {2013|2012}, as {@2011} found, not (Smith & Wu, 2019).'
    ],
    [
      '细胞有效（Smith & Wu，2013；Smith & Wu，2012），Smith和Wu（2011）亦有报道，（Smith & Wu，2019）。',
      '细胞有效{2013|2012}，{@2011}亦有报道，（Smith & Wu，2019）。'
    ]
  ])('finds authors in the list of the chapter first, then in any: %s', (text, expected) => {
    const isChinese = text.startsWith('细')
    const entries = (word: string, ...years: readonly number[]): string =>
      years
        .map((year) => `Smith, J., & Wu, L. (${year}). ${word} in disease ${year}. Neurology, 76(1), 12–19.`)
        .join('\n\n')
    const chapter = (heading: string, body: string, list: string): string =>
      `# ${heading}\n\n${body}\n\n## ${isChinese ? '参考文献' : 'References'}\n\n${list}`
    const first = isChinese ? '细胞有效（Smith & Wu，2011）。' : 'Cells help (Smith & Wu, 2011).'
    const lines = connectsMarkdown(
      [
        chapter(isChinese ? '第一章' : 'First', first, entries('Stem cells', 2011, 2012)),
        chapter(isChinese ? '第二章' : 'Second', text, entries('Other cells', 2013, 2014)),
        chapter(isChinese ? '第三章' : 'Third', first, entries('Stem cells', 2011, 2012))
      ].join('\n\n')
    )
    expect(lines).toContain(expected)
  })

  it('lets a side without lists use those of the chapters that its own are paired with', () => {
    const chapter = (en: string, zh: string, ...names: readonly string[]): string =>
      `# ${en}\n\nCells help many patients in progressive disease [1, 2].\n\n# ${zh}\n\n干细胞可以帮助许多进行性疾病患者[2]。\n\n## References${list('', ...names)}`
    const manuscript = readAs(
      'a.md',
      `${chapter('1. First', '1. 第一章', 'Adams', 'Brown')}\n\n${chapter('2. Second', '2. 第二章', 'Davis', 'Evans')}`
    )
    const lines = connect(manuscript)
    expect(lines.filter((line) => line.includes('{'))).toEqual([
      'Cells help many patients in progressive disease {2001|2002}.',
      'Cells help many patients in progressive disease {2004|2005}.',
      '干细胞可以帮助许多进行性疾病患者{2002}。',
      '干细胞可以帮助许多进行性疾病患者{2005}。'
    ])
  })
})
