import { describe, expect, it } from 'vitest'
import { countingIds } from '#core/ids'
import type { SideName } from '#core/manuscript/manuscript'
import { connectTypedReferences } from './connect-typed-references'
import { findTypedReferences } from './find-typed-references'
import { connect, now, pasted, readAs, show } from './testing/show-connected'

const NUMBERED = `References
[1] Smith J, Jones K. Stem cells in progressive disease. Neurology. 2011;76(1):12-19.
[2] Wu L. Remyelination after injury. Brain. 2012;135(2):20-29.
[3] García-López M, Petrou P. Imaging of lesions. Lancet Neurol. 2013;12(3):30-39.
[4] 张伟, 李娜. 间充质干细胞治疗研究[J]. 中华神经科杂志, 2014, 47(4): 40-49.
[5] Cohen JA. Outcome measures in trials. Mult Scler. 2015;21(5):50-59.
[6] Riordan NH. Clinical feasibility of cells. J Transl Med. 2016;14(6):60-69.`

const AUTHORS = `References

Smith, J., & Jones, K. (2011). Stem cells in progressive disease. Neurology, 76(1), 12–19.

Smith, J., Wu, L., & Petrou, P. (2012a). Remyelination after injury. Brain, 135(2), 20–29.

Smith, J., Wu, L., & Cohen, J. A. (2012b). Outcome measures in trials. Brain, 135(3), 30–39.

van der Berg, T. (2013). Imaging of lesions. Lancet Neurology, 12(3), 30–39.

World Health Organization. (2014). Guidelines on rehabilitation. World Health Organization.

张伟, 李娜, 王芳. (2015). 间充质干细胞治疗研究. 中华神经科杂志, 47(4), 40–49.`

/** The text before a list, connected, and what of it stayed text. */
function connects(list: string, text: string, expected: string): void {
  const title = /\p{Script=Han}{4}/u.test(text) ? '一篇综述的题目' : 'A title of the review'
  const manuscript = pasted(`${title}\n\n${text}\n\n${list}`)
  const lines = connect(manuscript)
  expect(lines[0]).toBe(expected)
}

describe('numeric citations', () => {
  const row = (text: string, expected: string) => connects(NUMBERED, text, expected)

  it.each([
    ['one number', 'Cells help [1].', 'Cells help {2011}.'],
    ['several numbers', 'Cells help [1,2; 5].', 'Cells help {2011|2012|2015}.'],
    ['a range', 'Cells help [3–5].', 'Cells help {2013|2014|2015}.'],
    ['a range and a number', 'Cells help [1-3, 6].', 'Cells help {2011|2012|2013|2016}.'],
    [
      'brackets side by side',
      'Cells help [1], [2] and more [3]–[5].',
      'Cells help {2011|2012} and more {2013|2014|2015}.'
    ],
    ['a range with two hyphens', 'Cells help [2--4].', 'Cells help {2012|2013|2014}.'],
    ['a range with a wide dash', '细胞治疗受到关注〔2，3－5〕。', '细胞治疗受到关注{2012|2013|2014|2015}。'],
    ['wide digits', '细胞治疗受到关注［１，３－４］。', '细胞治疗受到关注{2011|2013|2014}。'],
    ['Chinese brackets', '干细胞有效【1】，并可促进再生［2，3］。', '干细胞有效{2011}，并可促进再生{2012|2013}。'],
    [
      'brackets in Chinese text',
      '张伟等[4]报道了疗效[1-2]，TNF-α升高[5]TNF。',
      '张伟等{2014}报道了疗效{2011|2012}，TNF-α升高{2015}TNF。'
    ],
    ['a page', 'Cells help [1, p. 15; 2].', 'Cells help {2011 p15|2012}.'],
    ['a page behind a colon', 'Cells help [1: 15–17].', 'Cells help {2011 p15–17}.'],
    ['a Chinese page', '干细胞有效[1, 第15页]。', '干细胞有效{2011 p15}。'],
    ['a prefix', 'Cells help [see 1, 2] and [e.g., 3].', 'Cells help {see 2011|2012} and {e.g., 2013}.'],
    ['a Chinese prefix', '干细胞有效[参见1]。', '干细胞有效{参见 2011}。'],
    [
      'after a sign or a year',
      'CD4+ [1], COVID-19 [2,3], in 2020 [4,5], type 2 [5,6].',
      'CD4+ {2011}, COVID-19 {2012|2013}, in 2020 {2014|2015}, type 2 {2015|2016}.'
    ]
  ])('reads %s', (_, text, expected) => row(text, expected))

  it.each([
    [
      'raised characters',
      'Cells help.¹ They also²,³ heal⁴⁻⁶ well.',
      'Cells help.{2011} They also{2012|2013} heal{2014|2015|2016} well.'
    ],
    [
      'raised characters in Chinese',
      '干细胞有效¹，并可促进再生²⁻⁵。',
      '干细胞有效{2011}，并可促进再生{2012|2013|2014|2015}。'
    ],
    [
      'round brackets',
      'Cells help (1) and heal (2,3), which lasts (4–6).',
      'Cells help {2011} and heal {2012|2013}, which lasts {2014|2015|2016}.'
    ],
    [
      'full-width round brackets',
      '干细胞有效（1，2），并可促进再生（3-6）。',
      '干细胞有效{2011|2012}，并可促进再生{2013|2014|2015|2016}。'
    ]
  ])('reads %s', (_, text, expected) => row(text, expected))

  it.each([
    [
      'an interval',
      'Cells help [1]; the effect was 3.2 (95% CI [1, 5]).',
      'Cells help {2011}; the effect was 3.2 (95% CI [1, 5]).'
    ],
    [
      'a spread',
      'Cells help [1]; the score was 3 [2, 5], of a median of 4 points [2–6].',
      'Cells help {2011}; the score was 3 [2, 5], of a median of 4 points [2–6].'
    ],
    ['a value', 'Cells help [1]; x ∈ [1, 2] and y = [3].', 'Cells help {2011}; x ∈ [1, 2] and y = [3].'],
    [
      'an index',
      'Cells help [1]; the array x[2] and [6]fullerene.',
      'Cells help {2011}; the array x[2] and [6]fullerene.'
    ],
    ['figures', 'Cells help [1] (see Table [2] and 图[3]).', 'Cells help {2011} (see Table [2] and 图[3]).'],
    [
      'counts and years',
      'Cells help [1] in patients (n = 12) in (2) 2012 (2013).',
      'Cells help {2011} in patients (n = 12) in (2) 2012 (2013).'
    ],
    ['a number that the list lacks', 'Cells help [1] and heal [2, 99].', 'Cells help {2011} and heal [2, 99].']
  ])('leaves %s alone', (_, text, expected) => row(text, expected))

  it.each([
    [
      'powers and units',
      'Cells help.¹ They also²,³ cover 5 m² at 10³ per cm³ and R² = 4.',
      'Cells help.{2011} They also{2012|2013} cover 5 m² at 10³ per cm³ and R² = 4.'
    ],
    [
      'ions and isotopes',
      'Cells help.¹ They also²,³ take Ca²⁺ and ³H in Cu² at χ².',
      'Cells help.{2011} They also{2012|2013} take Ca²⁺ and ³H in Cu² at χ².'
    ],
    [
      'counters',
      'Cells help (1,2) and heal (3), last (4) and act (5): (1) first, (2) second and (3) third.',
      'Cells help {2011|2012} and heal {2013}, last {2014} and act {2015}: (1) first, (2) second and (3) third.'
    ],
    [
      'values in brackets',
      'Cells help (1,2) and heal (3), last (4) and act (5) in Table (6), 12 (3), equation (2).',
      'Cells help {2011|2012} and heal {2013}, last {2014} and act {2015} in Table (6), 12 (3), equation (2).'
    ]
  ])('leaves %s alone', (_, text, expected) => row(text, expected))

  it('reads raised digits of HTML and Markdown, and leaves those of a title page alone', () => {
    const list = NUMBERED.split('\n').slice(1)
    const html = `<p>Jane Smith<sup>1</sup>, Wei Zhang<sup>2</sup></p><p><sup>1</sup>Department of Neurology, Some Hospital</p>
      <h2>Background</h2><p>Cells<sup>1,2</sup> cover 5 m<sup>2</sup> of H<sub>2</sub>O,<sup>3&ndash;5</sup> as 10<sup>3</sup>.</p>
      <h2>References</h2><ol>${list.map((entry) => `<li>${entry.replace(/^\[\d\] /u, '')}</li>`).join('')}</ol>`
    expect(connect(readAs('a.html', html)).slice(0, 4)).toEqual([
      'Jane Smith1, Wei Zhang2',
      '1Department of Neurology, Some Hospital',
      'Background',
      'Cells{2011|2012} cover 5 m2 of H2O,{2013|2014|2015} as 103.'
    ])
    const markdown = `# Title\n\nCells help<sup>[1-2]</sup>, as shown<sup>[3]30-31</sup>.\n\n# References\n\n${list.join('\n\n')}`
    expect(connect(readAs('a.md', markdown))[1]).toBe('Cells help{2011|2012}, as shown{2013 p30-31}.')
  })
})

describe('author-year citations', () => {
  const row = (text: string, expected: string) => connects(AUTHORS, text, expected)

  it.each([
    ['a letter and a page', 'Smith et al. (2012b, p. 12) saw it.', '{@2012 p12} saw it.'],
    ['a letter and a bare page', 'It was seen (Smith et al., 2012a, p 12).', 'It was seen {2012 p12}.'],
    ['two authors', 'Cells help (Smith & Jones, 2011).', 'Cells help {2011}.'],
    ['“and” for “&”', 'Cells help (Smith and Jones 2011).', 'Cells help {2011}.'],
    ['a page', 'Cells help (Smith & Jones, 2011, p. 14).', 'Cells help {2011 p14}.'],
    [
      'a page without a word',
      'Cells help (Smith & Jones 2011, 14–15) or (Smith & Jones 2011: 16).',
      'Cells help {2011 p14–15} or {2011 p16}.'
    ],
    ['several works', 'Cells help (Smith & Jones, 2011; van der Berg, 2013).', 'Cells help {2011|2013}.'],
    [
      'a prefix',
      'Cells help (see Smith & Jones, 2011; e.g., van der Berg, 2013).',
      'Cells help {see 2011|e.g., 2013}.'
    ],
    ['letters', 'Cells help (Smith et al., 2012a, 2012b).', 'Cells help {2012|2012}.'],
    ['letters behind one year', 'Cells help (Smith et al. 2012a,b).', 'Cells help {2012|2012}.'],
    [
      'authors in the sentence',
      'Smith and Jones (2011) and van der Berg (2013, p. 31) agree.',
      '{@2011} and {@2013 p31} agree.'
    ],
    [
      'words of the writer',
      'Smith and colleagues (2011) and van der Berg’s (2013) work, Smith and Jones’s (2011) trial.',
      'Smith and colleagues {-2011} and van der Berg’s {-2013} work, Smith and Jones’s {-2011} trial.'
    ],
    ['Chinese joints', '干细胞有效(Smith和Jones, 2011; Smith, Wu和Petrou, 2012a)。', '干细胞有效{2011|2012}。'],
    ['organisations', 'Care helps (World Health Organization, 2014; WHO, 2014).', 'Care helps {2014|2014}.'],
    ['Chinese authors', '干细胞有效（张伟等，2015），张伟等(2015)亦有报道。', '干细胞有效{2015}，{@2015}亦有报道。'],
    [
      'several Chinese authors',
      '干细胞有效（张伟，李娜，王芳，2015；Smith & Jones，2011）。',
      '干细胞有效{2015|2011}。'
    ],
    [
      'what else stands in the bracket',
      'Cells help (n = 12; Smith & Jones, 2011; Nobody, 2001).',
      'Cells help {n = 12; 2011 ; Nobody, 2001}.'
    ]
  ])('reads %s', (_, text, expected) => row(text, expected))

  it.each([
    [
      'years and counts',
      'Cells (Smith & Jones, 2011) since 2012 (2012), in May (May 2012), (n = 2012), Smith (Table 2).',
      'Cells {2011} since 2012 (2012), in May (May 2012), (n = 2012), Smith (Table 2).'
    ],
    [
      'other authors of the year',
      'Cells (Smith & Jones, 2011), not (Brown & Jones, 2011), Brown and Smith (2011).',
      'Cells {2011}, not (Brown & Jones, 2011), Brown and Smith (2011).'
    ],
    [
      'authors in front of those of an entry',
      '干细胞有效(Smith & Jones，2011)，但(Brown和van der Berg, 2013)、Brown、van der Berg（2013）不然。',
      '干细胞有效{2011}，但(Brown和van der Berg, 2013)、Brown、van der Berg（2013）不然。'
    ],
    [
      'another second author',
      'Cells (Smith & Jones, 2011), not (Smith & Brown, 2011), (Smith et al., 2011), van der Berg et al. (2013).',
      'Cells {2011}, not (Smith & Brown, 2011), {2011}, van der Berg et al. (2013).'
    ],
    [
      'an abbreviation that the text goes on with',
      'Cells (World Health Organization [WHO], 2014) and (Smith & Jones, 2011).',
      'Cells (World Health Organization [WHO], 2014) and {2011}.'
    ],
    [
      'what two entries fit',
      'Cells (Smith & Jones, 2011), not (Smith et al., 2012).',
      'Cells {2011}, not (Smith et al., 2012).'
    ]
  ])('leaves %s alone', (_, text, expected) => row(text, expected))
})

describe('lists', () => {
  const texts = (text: string): readonly string[] => connect(pasted(text))

  it.each([
    'References',
    '5. References',
    '参考文献',
    '參考文獻：',
    '【参考文献】',
    'BIBLIOGRAPHY',
    'References 参考文献',
    'Literature cited:'
  ])('finds the one below “%s”', (heading) =>
    expect(texts(`Title\n\nCells help [2].\n\n${NUMBERED.replace('References', heading)}`)[0]).toBe(
      'Cells help {2012}.'
    )
  )

  it.each([
    ['1. ', (n: number) => `${n}. `],
    ['1) ', (n: number) => `${n}) `],
    ['(1) ', (n: number) => `(${n}) `],
    ['［1］', (n: number) => `［${n}］`],
    ['1 ', (n: number) => `${n}  `]
  ])('reads the numbers “%s”, with a heading and without', (_, label) => {
    const list = NUMBERED.replace(/^\[(\d)\] /gmu, (_all, n: string) => label(Number(n)))
    expect(texts(`Title\n\nCells help [2].\n\n${list}`)[0]).toBe('Cells help {2012}.')
    const bare = list.replace('References\n', '')
    expect(texts(`Title\n\nCells help [1–6], more [2].\n\n${bare}`)[0]).toBe(
      'Cells help {2011|2012|2013|2014|2015|2016}, more {2012}.'
    )
  })

  it('reads a heading and entries in one paragraph', () => {
    const glued = NUMBERED.replaceAll('\n', ' ')
    expect(texts(`Title\n\nCells help [2], more [1,3–6].\n\n${glued}`)).toEqual([
      'Cells help {2012}, more {2011|2013|2014|2015|2016}.',
      'References'
    ])
    expect(texts(`题目\n\n干细胞有效[2]，更多[1,3–6]。\n\n${glued.replace('References', '参考文献：')}`)[0]).toBe(
      '干细胞有效{2012}，更多{2011|2013|2014|2015|2016}。'
    )
    const lines = NUMBERED.split('\n').map((line) => `${line}<br>`)
    expect(connect(readAs('a.html', `<p>Cells help [2].</p><p>${lines.join('')}</p>`))[0]).toBe('Cells help {2012}.')
  })

  it('leaves a list alone that begins in a paragraph of other words', () => {
    const html = `<p>Cells help [2].<br>${NUMBERED.split('\n').join('<br>')}</p>`
    expect(connect(readAs('a.html', html))).toHaveLength(1)
  })

  it('takes no numbered steps for references', () => {
    const steps = 'Literature\n\n1. We searched databases.\n2. We read titles.\n3. We read texts in 2019.'
    expect(findTypedReferences(pasted(`Title\n\nSee step [2] and [3].\n\n${steps}`)).lists).toEqual([])
  })

  it('keeps entries apart that fill their lines and end without a full stop', () => {
    const list = `Literature cited
García-López M, Petrou P (2016) Imaging of lesions in progressive disease. Brain 12:30-39
WHO (2014) Guidelines on rehabilitation of all patients. World Health Organization, Geneva
Wu L, Smith J, Petrou P (2013) Repair of lesions in progressive disease again. Brain 136:20-29
Wu L, Smith J, Petrou P (2015) Repair of lesions in relapsing disease, part 2. Brain 138:20-29`
    expect(
      texts(`Title\n\nCells help (WHO 2014; Wu et al. 2013, 2015; García-López & Petrou 2016).\n\n${list}`)[0]
    ).toBe('Cells help {2014|2013|2015|2016}.')
  })

  it('goes on behind the list', () => {
    const lines = texts(`Title\n\nCells help [1–6].\n\n${NUMBERED}\n\nAppendix\n\nMore cells [2].`)
    expect(lines.at(-1)).toBe('More cells {2012}.')
  })

  it('keeps entries that nothing cites as text below the bibliography', () => {
    expect(texts(`Title\n\nCells help [1–5].\n\n${NUMBERED}`).slice(1)).toEqual([
      'References',
      '[6] Riordan NH. Clinical feasibility of cells. J Transl Med. 2016;14(6):60-69.'
    ])
  })

  it('takes numbers around a comma for two works where the list has both, and for one number where it has not', () => {
    const list = (size: number): string =>
      Array.from(
        { length: size },
        (_, at) => `${at + 1}. Smith J. Study ${at + 1} of cells. Brain. ${1900 + at};1:2-3.`
      ).join('\n')
    const cited = (size: number): string =>
      Array.from({ length: size - 2 }, (_, at) => `Cells help (${at + 1}).`).join(' ')
    const last = (size: number, text: string): string =>
      connect(pasted(`A title\n\n${cited(size)}\n\n${text}\n\nReferences\n${list(size)}`))[1] ?? ''
    expect(last(100, 'Cells help (74,100) in patients (1,024).')).toBe('Cells help {1973|1999} in patients (1,024).')
    expect(last(100, 'Cells were many (100,074) or (99,100,074).')).toBe('Cells were many (100,074) or (99,100,074).')
    expect(last(60, 'There were many cells (12,345), others (3,4).')).toBe(
      'There were many cells (12,345), others {1902|1903}.'
    )
  })

  it('leaves a text without a list as it is', () => {
    const manuscript = pasted(
      'Title\n\nCells help [1], as Smith (2020) found (Jones, 2019).\n\n1. One thing.\n2. Another.\n3. More.'
    )
    const found = findTypedReferences(manuscript)
    expect(found).toEqual({ lists: [], entries: [], marks: [] })
    expect(connectTypedReferences(manuscript, found, { ids: countingIds(), now })).toEqual({
      manuscript,
      references: [],
      findings: []
    })
  })

  it('names the numbers that the list lacks where it has the others', () => {
    const manuscript = pasted(`Title\n\nCells help [1, 7, 9], as one trial [2] and another [8] found.\n\n${NUMBERED}`)
    const found = findTypedReferences(manuscript)
    expect(connect(manuscript)[0]).toBe('Cells help [1, 7, 9], as one trial {2012} and another [8] found.')
    const { findings } = connectTypedReferences(manuscript, found, { ids: countingIds(), now })
    const left = findings.filter(({ code }) => code === 'typed-citation-unmatched')
    expect(left.map(({ values }) => [values?.['reason'], values?.['absent']])).toEqual([
      ['partly-in-list', '7, 9'],
      ['not-in-list', undefined]
    ])
    expect(left[0]?.message).toContain('the list lacks entries of it: 7, 9')
  })

  it('leaves a list that nothing cites as it is, and says so', () => {
    const manuscript = pasted(`Title\n\nCells help.\n\n${NUMBERED}`)
    const connected = connectTypedReferences(manuscript, findTypedReferences(manuscript), { ids: countingIds(), now })
    expect(connected.manuscript).toBe(manuscript)
    expect(connected.findings.map(({ code }) => code)).toEqual(['typed-references-uncited'])
  })
})

describe('two languages', () => {
  const english = 'Cells help many patients in progressive disease [1, 2].\n\nThey also heal lesions over time [4].'
  const chinese = '干细胞可以帮助许多进行性疾病患者[1, 2]。\n\n随着时间推移，病灶也会愈合[4]。'

  it('lets one list serve both sides, and keeps it together', () => {
    const manuscript = pasted(`Cells in disease\n\n${english}\n\n${chinese}\n\n${NUMBERED}`)
    const found = findTypedReferences(manuscript)
    expect(found.lists).toHaveLength(1)
    expect(found.entries).toHaveLength(6)
    const lines = show(manuscript, found)
    expect(lines).toContain('Cells help many patients in progressive disease {2011|2012}.')
    expect(lines).toContain('随着时间推移，病灶也会愈合{2014}。')
  })

  it('lets each side have its own, with one reference for a work of both', () => {
    const zh = NUMBERED.replace('References', '参考文献').split('\n')
    const own = [zh[0], zh[4]?.replace('[4]', '[1]'), zh[1]?.replace('[1]', '[2]'), zh[2]?.replace('[2]', '[3]')].join(
      '\n'
    )
    const manuscript = pasted(
      `Cells in disease\n\n${english}\n\n${NUMBERED}\n\n${chinese.replace('[4]', '[3]')}\n\n${own}`
    )
    const found = findTypedReferences(manuscript)
    expect(found.lists.map(({ side }) => side)).toEqual(['leading', 'facing'] satisfies SideName[])
    const lines = show(manuscript, found)
    expect(lines).toContain('They also heal lesions over time {2014}.')
    expect(lines).toContain('干细胞可以帮助许多进行性疾病患者{2014|2011}。')
    const { references } = connectTypedReferences(manuscript, found, { ids: countingIds(), now })
    expect(references).toHaveLength(6)
  })
})
