import { describe, expect, it } from 'vitest'
import { parseBibliography } from '#core/exchange/references/plain/read-plain'
import {
  approve,
  canBeTaken,
  doubtfulFields,
  fieldText,
  nextDoubtful,
  setFieldText,
  setType,
  shownFields,
  startPreview,
  takenItems,
  type PreviewEntry
} from './preview-entries'

const LIST = `1. Smith JA, van der Berg J. Microglia in MS. Ann Neurol. 2018 Mar;83(2):1042–51.
2. Some words that are no reference.
3. 张伟, 等. 针刺治疗失眠[J]. 中国针灸, 2019, 39(5): 567-573.`

const entries = startPreview(parseBibliography(LIST))
const at = (index: number): PreviewEntry => {
  const entry = entries[index]
  if (!entry) throw new Error(`No entry ${index}`)
  return entry
}

describe('the preview of a pasted bibliography', () => {
  it('takes what could be read, and shows the rest all the same', () =>
    expect(entries.map(({ taken }) => taken)).toEqual([true, false, true]))

  it('marks a cut list of authors until it is called right', () => {
    expect(doubtfulFields(at(2))).toEqual(['author'])
    expect(doubtfulFields(approve(at(2)))).toEqual([])
    expect(nextDoubtful(entries, 0)).toBe(1)
    expect(nextDoubtful(entries, 1)).toBe(2)
    expect(nextDoubtful([at(0)], 0)).toBeUndefined()
  })

  it('shows names and dates as lines, and reads them again', () => {
    expect(fieldText(at(0).item, 'author')).toBe('Smith, J. A.; van der Berg, J.')
    expect(fieldText(at(0).item, 'issued')).toBe('2018-03')
    expect(fieldText(at(2).item, 'author')).toBe('张伟')
    const edited = setFieldText(setFieldText(at(2), 'author', '张伟；李娜'), 'issued', '2020-05-01')
    expect(edited.item.author).toEqual([
      { family: '张', given: '伟' },
      { family: '李', given: '娜' }
    ])
    expect(edited.item.issued).toEqual({ 'date-parts': [[2020, 5, 1]] })
    expect(doubtfulFields(edited)).toEqual([])
  })

  it('lets nothing in that has neither title nor identifier', () => {
    expect(canBeTaken(at(1))).toBe(false)
    expect(canBeTaken(setFieldText(at(1), 'title', 'A title'))).toBe(true)
    expect(setFieldText(at(0), 'title', '').taken).toBe(false)
  })

  it('shows the fields of the type, and those that are there', () => {
    expect(shownFields(at(1))).toEqual(['title', 'author', 'issued'])
    expect(shownFields(setType(at(1), 'thesis'))).toContain('publisher')
    expect(shownFields(at(0))).toContain('volume')
  })

  it('gives the chosen items with the text they came from', () => {
    const items = takenItems(entries)
    expect(items).toHaveLength(2)
    expect(items[1]?.['custom']).toEqual({ sourceText: '张伟, 等. 针刺治疗失眠[J]. 中国针灸, 2019, 39(5): 567-573.' })
  })
})
