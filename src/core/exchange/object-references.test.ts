import { describe, expect, it } from 'vitest'
import type { FormattedSide } from '#core/citation/processor'
import { countingIds, type BlockId, type ManuscriptId } from '#core/ids'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { Block, Inline } from '#core/manuscript/nodes'
import { numberEquations } from '#core/manuscript/number-equations'
import { numberNotes } from '#core/manuscript/number-notes'
import { visitLeaves, visitTextBlocks } from '#core/manuscript/walk'
import { exportManuscript, type ExportFormat } from './export-manuscript'
import { readManuscript } from './read-manuscript'

const now = '2026-01-01T00:00:00.000Z'
const NONE: FormattedSide = {
  citations: new Map(),
  bibliography: { entries: [], hangingIndent: false, entrySpacing: 0 },
  missing: []
}

const text = (value: string): Inline => ({ type: 'text', value })
const mention = (target: string, shows: 'label' | 'number', shown: string): Inline => ({
  type: 'crossReference',
  target: target as BlockId,
  shows,
  text: shown
})
const paragraph = (id: string, ...children: readonly Inline[]): Block => ({
  type: 'paragraph',
  id: id as BlockId,
  children
})

/** A side with two notes and three equations, one with a number of its own, and mentions before and behind them. */
function sideOf(language: string, prefix: string, words: string): Manuscript['leading'] {
  const note = (id: string): Inline => ({
    type: 'note',
    kind: 'footnote',
    children: [paragraph(`${prefix}${id}`, text(`${words} ${id}`))]
  })
  const equation = (id: string, value: string): Block => ({ type: 'math', id: `${prefix}${id}` as BlockId, value })
  const of = (id: string, shows: 'label' | 'number', shown: string): Inline => mention(`${prefix}${id}`, shows, shown)
  const eq = language === 'zh-CN' ? '式' : 'Equation '
  const blocks = [
    paragraph(
      `${prefix}p1`,
      text(`${words} `),
      of('n2', 'number', '?'),
      text(`, ${words} `),
      of('e3', 'label', `${eq}(9)`)
    ),
    paragraph(`${prefix}p2`, text(words), note('n1'), text(` ${words}`), note('n2'), text(` ${words}.`)),
    equation('e1', 'a = b'),
    equation('e2', 'c = d \\tag{2.1}'),
    equation('e3', 'e = f'),
    paragraph(`${prefix}p3`, text(`${words} `), of('e2', 'label', `${eq}(2.1)`), text('.'))
  ]
  return { language, title: '', blocks }
}

const MANUSCRIPT: Manuscript = {
  id: 'm' as ManuscriptId,
  title: 'Equations and notes',
  leading: sideOf('en-US', 'l', 'See'),
  facing: sideOf('zh-CN', 'f', '参见'),
  pairings: [],
  styleId: 'frontiers',
  createdAt: now,
  modifiedAt: now
}

function exportAs(format: ExportFormat, sides: 'leading' | 'facing') {
  return exportManuscript({
    manuscript: MANUSCRIPT,
    formatted: { leading: NONE, facing: NONE },
    references: [],
    settings: { format, sides, layout: 'sequential', citations: format === 'markdown' ? 'pandoc' : 'plain' }
  })
}

const NAMES = { docx: 'a.docx', markdown: 'a.md', jats: 'a.xml' } as const

/** What each mention of a file that is read back shows, and the number of the object that it leads to. */
function mentionsAfter(
  format: keyof typeof NAMES,
  sides: 'leading' | 'facing'
): readonly (readonly [string, string | undefined])[] {
  const read = readManuscript(NAMES[format], exportAs(format, sides).bytes, {
    ids: countingIds(),
    now,
    findReferenceByKey: () => undefined
  })
  if (!read.ok) throw new Error(read.error.message)
  const { leading, facing } = read.value.manuscript
  const { blocks } = leading.blocks.length > 0 ? leading : facing
  const numbers = new Map([
    ...numberEquations(blocks),
    ...numberNotes(blocks).map(({ id, mark }) => [id, mark] as const)
  ])
  const mentions: (readonly [string, string | undefined])[] = []
  visitTextBlocks(blocks, ({ children }) =>
    visitLeaves(children, (leaf) => {
      if (leaf.type === 'crossReference') mentions.push([leaf.text, numbers.get(leaf.target)])
    })
  )
  return mentions
}

describe('mentions of notes and equations', () => {
  it.each(['docx', 'markdown', 'html', 'jats', 'latex'] as const)('lose nothing on the way into %s', (format) => {
    for (const side of ['leading', 'facing'] as const) {
      expect(exportAs(format, side).findings.filter(({ severity }) => severity !== 'info')).toEqual([])
    }
  })

  it.each(['markdown', 'jats', 'docx'] as const)('come back from %s with what they lead to', (format) => {
    const own = (en: string, zh: string) => ({
      leading: format === 'docx' ? '' : en,
      facing: format === 'docx' ? '' : zh
    })
    for (const side of ['leading', 'facing'] as const) {
      const word = own('Equation ', '式')[side]
      expect(mentionsAfter(format, side)).toEqual([
        ['2', '2'],
        [`${word}(1)`, '1'],
        [`${word}(2.1)`, '2.1']
      ])
    }
  })

  it('show their numbers beside the equations in HTML and LaTeX', () => {
    const page = new TextDecoder().decode(exportAs('html', 'leading').bytes)
    expect(page.match(/equation-number">[^<]*/gu)).toEqual(['equation-number">(2.1)', 'equation-number">(1)'])
    const tex = new TextDecoder().decode(exportAs('latex', 'leading').bytes)
    expect(tex.match(/\\tag\{[^}]*\}/gu)).toEqual(['\\tag{2.1}', '\\tag{1}'])
  })
})
