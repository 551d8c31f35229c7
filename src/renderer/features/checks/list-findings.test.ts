import { expect, it } from 'vitest'
import { checkManuscript } from '#core/checks/check-manuscript'
import { manuscriptOf, type Row } from '#core/checks/testing/paired-manuscript'
import { createQuoter, listFindings } from './list-findings'
import { listRows } from './list-rows'

const ROWS: readonly Row[] = [
  ['Cells help 20 patients.', '细胞有益。'],
  ['## Trials', '## 试验'],
  ['They last 5 years [@a].', '疗效持久。'],
  ['They last 5 years [@a].', '疗效持久。']
]

it('groups findings under the headings of the leading side, each with a name of its own', () => {
  const manuscript = manuscriptOf(ROWS)
  const listed = listFindings(checkManuscript(manuscript, new Map()), manuscript)
  expect(listRows(listed).map((row) => (row.kind === 'head' ? `# ${row.title}` : row.finding.check))).toEqual([
    '# ',
    'number-missing',
    '# Trials',
    'number-missing',
    'citation-missing',
    'number-missing',
    'citation-missing'
  ])
  expect(new Set(listed.map(({ id }) => id)).size).toBe(listed.length)
})

it('quotes the words in question in their line, and nothing of a whole passage', () => {
  const manuscript = manuscriptOf([...ROWS, ['Nothing stands for this.', null]])
  const quotes = checkManuscript(manuscript, new Map()).map(createQuoter(manuscript))
  expect(quotes[0]).toEqual({ before: 'Cells help ', words: '20', after: ' patients.', language: 'en-US' })
  expect(quotes.at(-1)).toBeUndefined()
})
