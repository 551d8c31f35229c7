import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countingIds } from '#core/ids'
import type { Block } from '#core/manuscript/nodes'
import { parseManuscript, serializeManuscript } from '#core/manuscript/parse-manuscript'
import { textOf } from '#core/manuscript/text-of'
import { acceptPastedText } from './accept-pasted-text'
import { analysePastedText } from './analyse-pasted-text'
import {
  addRun,
  mergeWithPrevious,
  rejectRun,
  removeBoilerplate,
  setRemoved,
  setShape,
  setSide,
  swapSides
} from './edit-pasted-text'
import { lostCharacters } from './lost-characters'
import type { PastedText } from './pasted-text'

const accept = (pasted: PastedText) => acceptPastedText(pasted, { ids: countingIds(), now: '2026-01-02T03:04:05Z' })
const acceptText = (text: string) => accept(analysePastedText(text)).manuscript

/** Lists as nested arrays, other blocks as `type: words`. */
function shapeOf(block: Block): unknown {
  if (block.type !== 'list') return `${block.type}: ${textOf(block)}`
  return [block.ordered ? (block.start ?? 1) : '•', ...block.children.map((item) => item.children.map(shapeOf))]
}

describe('acceptPastedText', () => {
  it('makes headings, nested lists and paragraphs, with numbers of headings as text', () => {
    const { leading, title, styleId } = acceptText(
      'Preventing migraine\n\n1.1 Aim\nPain, and how to prevent it.\n• one\n  ◦ two\n• three\n\n3. third\n4. fourth\n6. sixth'
    )
    expect([title, leading.title, styleId]).toEqual(['Preventing migraine', 'Preventing migraine', 'frontiers'])
    expect(leading.blocks.map(shapeOf)).toEqual([
      'heading: 1.1 Aim',
      'paragraph: Pain, and how to prevent it.',
      ['•', ['paragraph: one', ['•', ['paragraph: two']]], ['paragraph: three']],
      [3, ['paragraph: third'], ['paragraph: fourth']],
      'paragraph: 6. sixth'
    ])
  })

  it('makes one label node of each name, printing the run back as it stood', () => {
    const { leading } = acceptText('Pain fell in both groups PMC+2维基百科neurology.org.\n\nIt came back.')
    const [paragraph] = leading.blocks
    expect(paragraph).toMatchObject({
      children: [
        { type: 'text', value: 'Pain fell in both groups ' },
        { type: 'sourceLabel', raw: 'PMC+2', name: 'PMC', source: 'pmc' },
        { type: 'sourceLabel', raw: '维基百科', name: '维基百科', source: 'wikipedia' },
        { type: 'sourceLabel', raw: 'neurology.org', name: 'neurology.org', source: 'neurology' },
        { type: 'text', value: '.' }
      ]
    })
  })

  it('keeps a run of a hundred thousand glued names', () => {
    const text = 'Pain fell in both groups ' + 'MDPI新华网'.repeat(80_000)
    const [paragraph] = acceptText(text).leading.blocks
    expect(paragraph?.type === 'paragraph' && paragraph.children.length).toBe(160_001)
    expect(paragraph === undefined ? '' : textOf(paragraph)).toBe(text)
  })

  it('pairs the sides and leaves out what was removed', () => {
    const text = 'Aim and scope\n\n9/8/2024\n\n1.1 Aim\nPain fell.\n\n2.1 目的\n疼痛减轻了。'
    const { manuscript, findings } = accept(removeBoilerplate(analysePastedText(text)))
    expect(findings).toEqual([])
    expect(textOf(manuscript.leading.blocks)).toBe('1.1 Aim\nPain fell.')
    expect(manuscript.pairings.map((pairing) => [pairing.leading.length, pairing.facing.length])).toEqual([
      [1, 1],
      [1, 1]
    ])
  })

  it('joins wrapped lines with a space in English and with nothing in Chinese', () => {
    const pasted = analysePastedText('1.1 Aim\nPain\nfell.\n\n疼痛\n减轻了。')
    const merged = mergeWithPrevious(mergeWithPrevious(pasted, 4), 2)
    const { manuscript } = accept(merged)
    expect([...manuscript.leading.blocks, ...manuscript.facing.blocks].map(shapeOf)).toEqual([
      'heading: 1.1 Aim',
      'paragraph: Pain fell.',
      'paragraph: 疼痛减轻了。'
    ])
  })

  it('keeps half-width Chinese punctuation as it is', () => {
    expect(textOf(acceptText('疼痛减轻,睡眠改善:见下文(表 1)。').leading.blocks)).toBe(
      '疼痛减轻,睡眠改善:见下文(表 1)。'
    )
  })

  it('rejects, adds and re-adds runs by hand', () => {
    const text = 'Pain fell in both groups PubMedPMC.\n\nUnknown Site said so.'
    const pasted = analysePastedText(text)
    const run = pasted.blocks[0]?.runs[0]
    if (run === undefined) throw new Error('expected a run')
    const bare = rejectRun(pasted, run)
    expect(bare.blocks[0]?.runs).toEqual([])
    expect(addRun(bare, run.start, run.end).blocks[0]?.runs).toEqual([run])
    const at = text.indexOf('Unknown Site')
    expect(addRun(pasted, at, at + 13).blocks[1]?.runs[0]?.names).toEqual([
      { text: 'Unknown Site', start: at, end: at + 12, source: undefined }
    ])
    expect(addRun(pasted, run.start + 1, run.end)).toBe(pasted)
  })

  it('notices a lost or changed character', () => {
    const pasted = analysePastedText('Pain fell.\n\nSleep improved.')
    const { manuscript } = accept(pasted)
    const [first, ...rest] = manuscript.leading.blocks
    expect(first).toBeDefined()
    const shortened = { ...manuscript, leading: { ...manuscript.leading, blocks: rest } }
    expect(lostCharacters(pasted, shortened)).toMatchObject([{ severity: 'error', code: 'pasted-text-lost' }])
  })

  it('loses not one character of random documents with random changes, and makes manuscripts that load again', () => {
    const line = fc.constantFrom(
      'Preventing pain',
      '1.1 Aim',
      '1. Aim',
      '(1)方法',
      '（2）结果',
      '• one PubMedPMC.',
      '    - two',
      '3) three',
      '4) four',
      '## Part',
      '9/8/20242 min read',
      'Pain fell in both groups PMC+2MDPI.',
      '疼痛减轻 知网。',
      '',
      '\t',
      '一、背景',
      '•',
      'Share',
      '２．全角'
    )
    const noise = fc.string({ unit: 'grapheme', maxLength: 20 })
    const texts = fc.array(fc.oneof(line, noise), { minLength: 1, maxLength: 25 }).map((lines) => lines.join('\n'))
    const edit = fc.record({ index: fc.nat(25), act: fc.nat(6) })
    fc.assert(
      fc.property(texts, fc.array(edit, { maxLength: 8 }), (text, edits) => {
        const pasted = edits.reduce(applyEdit, analysePastedText(text))
        const { manuscript, findings } = accept(pasted)
        expect(findings.filter((finding) => finding.code === 'pasted-text-lost')).toEqual([])
        expect(parseManuscript(serializeManuscript(manuscript)).ok).toBe(true)
      }),
      { numRuns: 300 }
    )
  })
})

function applyEdit(pasted: PastedText, { index, act }: { index: number; act: number }): PastedText {
  switch (act) {
    case 0:
      return setRemoved(pasted, index, true)
    case 1:
      return setShape(pasted, index, { kind: 'item', ordered: true, level: index % 3, number: index })
    case 2:
      return setShape(pasted, index, { kind: index % 2 === 0 ? 'paragraph' : 'title' })
    case 3:
      return setSide(pasted, index, 'facing')
    case 4:
      return mergeWithPrevious(pasted, index)
    case 5:
      return addRun(pasted, index, index + 9)
    default:
      return swapSides(pasted)
  }
}
