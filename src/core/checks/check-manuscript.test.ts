import { describe, expect, it, test } from 'vitest'
import { finish } from '#core/work-in-steps'
import { checkManuscript, createChecker } from './check-manuscript'
import { codesIn, findingsIn, manuscriptOf } from './testing/paired-manuscript'

const ALIKE = ['Cells help.', '细胞有益。'] as const

describe('citations', () => {
  test('names the side that does not cite a work, once for each work', () => {
    expect(findingsIn(['Cells help [@a;@b]. They do [@a].', '细胞有益 [@b]。'])).toEqual([
      'citation-missing | a is not cited in Chinese. | … / '
    ])
    expect(findingsIn(['Cells help.', '细胞有益 [@a]。'])).toEqual([
      'citation-missing | a is not cited in English. |  / '
    ])
  })

  test('leaves order, number and clusters to the style', () => {
    expect(codesIn(['One [@a], two [@b], and [@a].', '二 [@b;@a] 一。'])).toEqual([])
  })

  test('says that a citation moved where the next passage has it too much', () => {
    expect(findingsIn(['Cells help [@a].', '细胞有益。'], ['They last.', '持续 [@a]。'])).toEqual([
      'citation-moved | a is cited one passage away in Chinese. |  / '
    ])
    expect(codesIn(['Cells help [@a].', '细胞有益。'], ALIKE, ['They last.', '持续 [@a]。'])).toEqual([
      'citation-missing',
      'citation-missing'
    ])
  })

  test('reads citations in all blocks of a pairing', () => {
    expect(codesIn(['Cells [@a]. + They [@b].', '细胞 [@a] [@b]。'])).toEqual([])
  })
})

describe('source labels', () => {
  test('are one finding for both sides', () => {
    expect(findingsIn(['Cells help {Frontiers}{MDPI}.', '细胞有益 {MDPI}'])).toEqual([
      'label-unresolved | Source label without a reference: Frontiers, MDPI. | Frontiers…MDPI / MDPI'
    ])
  })

  test('are found where there is one side only', () => {
    expect(codesIn(['Cells help {MDPI}.', null])).toEqual(['label-unresolved'])
  })
})

describe('passages without a counterpart', () => {
  test('are errors where the other side has some text', () => {
    expect(findingsIn(ALIKE, ['They last for years.', null])).toEqual([
      'untranslated | Nothing stands for this in Chinese: “They last for years.”. | They last for years. / '
    ])
    expect(findingsIn(ALIKE, [null, '疗效持续多年。'])).toEqual([
      'untranslated | Nothing stands for this in English: “疗效持续多年。”. |  / 疗效持续多年。'
    ])
  })

  test('in a row are one finding', () => {
    const found = findingsIn(ALIKE, ['One.', null], ['- Two.', null], ['Three.', null], ALIKE, ['Four.', null])
    expect(found).toEqual([
      'untranslated | Nothing stands for 3 passages in Chinese, from “One.” on. | One.…Two.…Three. / ',
      'untranslated | Nothing stands for this in Chinese: “Four.”. | Four. / '
    ])
  })

  test('do not count where a manuscript has one side, or where there are no words', () => {
    expect(codesIn(['One.', null], ['Two [@a].', null])).toEqual([])
    expect(codesIn(ALIKE, ['…', null])).toEqual([])
  })

  test('keep quiet about what else they lack', () => {
    expect(codesIn(ALIKE, ['One [@a].', null])).toEqual(['untranslated'])
    expect(codesIn(ALIKE, ['Give 20 mg of IL-10 [@a], Fig. 2.', ''])).toEqual(['untranslated'])
    expect(codesIn(ALIKE, ['', '给予 20 mg IL-10 [@a]，见图 2。'])).toEqual(['untranslated'])
  })
})

test('says what changed since it was translated', () => {
  const manuscript = manuscriptOf([ALIKE])
  const pairings = manuscript.pairings.map((pairing) => ({ ...pairing, state: 'stale' as const }))
  expect(checkManuscript({ ...manuscript, pairings }, new Map()).map(({ check }) => check)).toEqual(['stale'])
})

describe('keys', () => {
  const keysOf = (en: string, zh: string) =>
    checkManuscript(manuscriptOf([ALIKE, [en, zh]]), new Map()).map(({ key }) => key)

  it('stay while the words do, whatever their spaces', () => {
    expect(keysOf('Cells (20) help [@a].', '细胞')).toEqual(keysOf('Cells  (20)  help [@a].', '细胞'))
  })

  it('change with the words of either side', () => {
    expect(keysOf('Cells help [@a].', '细胞')).not.toEqual(keysOf('Cells help [@a].', '细胞有益'))
  })
})

describe('a checker', () => {
  it('gives the same as a first check after edits, and checks again only what changed', () => {
    const before = manuscriptOf(Array.from({ length: 50 }, (_, n) => [`Cells [@a${n}].`, '细胞。'] as const))
    const check = createChecker()
    const references = new Map()
    const first = finish(check(before, references))
    const [edited, ...rest] = before.leading.blocks
    if (edited?.type !== 'paragraph') throw new Error('a paragraph was expected')
    const blocks = [{ ...edited, children: [{ type: 'text', value: 'Cells.' } as const] }, ...rest]
    const after = { ...before, leading: { ...before.leading, blocks } }
    const steps = [...check(after, references)].length
    expect(steps).toBe(1)
    expect(finish(check(after, references))).toEqual(checkManuscript(after, references))
    expect(first).toHaveLength(50)
  })
})
