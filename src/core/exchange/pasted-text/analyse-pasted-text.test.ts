import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analysePastedText } from './analyse-pasted-text'
import { contentOf, type PastedBlock } from './pasted-text'

/** One line a block: side, kind, words – `L h2 1.1 Aim`. */
function outline(text: string): readonly string[] {
  return analysePastedText(text).blocks.map(
    (block) => `${block.side === 'leading' ? 'L' : 'F'} ${kindOf(block)} ${contentOf({ text }, block)}`
  )
}

function kindOf({ shape }: PastedBlock): string {
  if (shape.kind === 'heading') return `h${shape.depth}`
  if (shape.kind === 'item') return `${shape.ordered ? `${shape.number}.` : '•'}${shape.level}`
  return shape.kind
}

const LEAD =
  'Many people with frequent migraine stop their preventive drug within a year, mostly because of side effects.'
const PAGE = `Preventing Migraine Without Drugs

1.1 Why prevention fails ${LEAD}

Migraine

Preventing Migraine Without Drugs

9/8/20242 min read

a woman at a window
a woman at a window

1.Preventing Migraine Without Drugs

1.1 Why prevention fails
${LEAD}

(1) Vagus nerve stimulation

  • Pain fell in 12 weeks FrontiersPMC.
    • The sham group did not change.

2. 中文版:不用药物预防偏头痛

2.1 预防为何失败

许多患者在一年内停用预防药物。

（1）迷走神经刺激

  • 12 周后疼痛减轻 FrontiersPMC
`

describe('analysePastedText', () => {
  it('understands a bilingual page: title, sides, headings, nested bullets', () => {
    expect(outline(PAGE).filter((line) => !line.includes(' paragraph '))).toEqual([
      'L title Preventing Migraine Without Drugs',
      'L h1 1.Preventing Migraine Without Drugs',
      'L h2 1.1 Why prevention fails',
      'L h3 (1) Vagus nerve stimulation',
      'L •0 Pain fell in 12 weeks FrontiersPMC.',
      'L •1 The sham group did not change.',
      'F h1 2. 中文版:不用药物预防偏头痛',
      'F h2 2.1 预防为何失败',
      'F h3 （1）迷走神经刺激',
      'F •0 12 周后疼痛减轻 FrontiersPMC'
    ])
    expect(analysePastedText(PAGE).languages).toEqual({ leading: 'en-US', facing: 'zh-CN' })
  })

  it('offers what the page left behind for removal, and removes nothing itself', () => {
    const { blocks } = analysePastedText(PAGE)
    expect(blocks.flatMap((block) => block.boilerplate ?? [])).toEqual([
      'repeated-lead',
      'site-furniture',
      'repeated-title',
      'reading-time',
      'image-text',
      'image-text'
    ])
    expect(blocks.some((block) => block.removed)).toBe(false)
  })

  it('gives every run to the block that holds it', () => {
    const held = analysePastedText(PAGE).blocks.flatMap((block) => block.runs.map((run) => [run.raw, block.side]))
    expect(held).toEqual([
      ['FrontiersPMC', 'leading'],
      ['FrontiersPMC', 'facing']
    ])
  })

  it('reads Chinese numbering and lets Chinese lead', () => {
    expect(
      outline(
        '偏头痛的预防\n\n一、背景\n偏头痛很常见，且常致残。\n（一）流行病学\n女性多于男性。\n1. 年龄因素\n2. 家族史因素\n\nMigraine is common.\nIt is disabling, and more so in women.'
      )
    ).toEqual([
      'L title 偏头痛的预防',
      'L h1 一、背景',
      'L paragraph 偏头痛很常见，且常致残。',
      'L h2 （一）流行病学',
      'L paragraph 女性多于男性。',
      'L 1.0 年龄因素',
      'L 2.0 家族史因素',
      'F paragraph Migraine is common.',
      'F paragraph It is disabling, and more so in women.'
    ])
  })

  it('tells traditional from simplified Chinese', () => {
    expect(analysePastedText('療效與安全性\n\n這個療法對於患者來說仍應該經過實證。').languages.leading).toBe('zh-TW')
    expect(analysePastedText('疗效与安全性\n\n这个疗法对于患者来说仍应该经过实证。').languages.leading).toBe('zh-CN')
  })

  it('sorts languages that alternate paragraph by paragraph', () => {
    expect(outline('Pain fell.\n\n疼痛减轻了。\n\nSleep improved.\n\n睡眠改善了。').map((line) => line[0])).toEqual([
      'L',
      'F',
      'L',
      'F'
    ])
  })

  it('keeps an abbreviation or a quoted title on the side it stands in', () => {
    expect(outline('2.1 方法\n\n我们做了一项随机对照试验。\n\nMSC-NP\n\n结果见下文。').map((line) => line[0])).toEqual([
      'L',
      'L',
      'L',
      'L'
    ])
  })

  it('keeps a Chinese paragraph full of Latin names on its side', () => {
    const names = '突变涉及 BRCA1、TP53、EGFR、KRAS、PTEN、APC、NRAS、BRAF、IDH1、ATRX、TERT、MLH1、MSH2 等。'
    expect(outline(`基因与预后的关系综述\n\n本文综述基因与预后的关系。\n\n${names}\n\n结论仍需验证。`)).toEqual([
      'L title 基因与预后的关系综述',
      'L paragraph 本文综述基因与预后的关系。',
      `L paragraph ${names}`,
      'L paragraph 结论仍需验证。'
    ])
  })

  it('says that one side starts empty when the text has one language', () => {
    const { blocks, findings, languages } = analysePastedText(
      'Pain fell.\n\nSleep improved after two months of training.'
    )
    expect(blocks.every((block) => block.side === 'leading')).toBe(true)
    expect(findings.map((finding) => finding.code)).toEqual(['pasted-text-one-language'])
    expect(languages).toEqual({ leading: 'en-US', facing: 'zh-CN' })
  })

  it.each(['', ' \r\n\t\u3000'])('reports an empty paste as an error: %j', (text) => {
    const { blocks, findings } = analysePastedText(text)
    expect(blocks).toEqual([])
    expect(findings).toMatchObject([{ severity: 'error', code: 'pasted-text-empty' }])
  })

  it('reads Markdown headings, any bullet sign and numbered lists', () => {
    expect(
      outline(
        '# Aim\n\n## Methods used\n- one\n* two\n· three\n●four\n1) first\n2) second\n\n### 结果\n-5 分是最低分。'
      )
    ).toEqual([
      'L title Aim',
      'L h2 Methods used',
      'L •0 one',
      'L •0 two',
      'L •0 three',
      'L •0 four',
      'L 1.0 first',
      'L 2.0 second',
      'F h3 结果',
      'F paragraph -5 分是最低分。'
    ])
  })

  it('takes no sentence for a heading because of its number', () => {
    expect(
      outline(
        'Dose\n\n1.5 mg was given twice daily to all patients in the group.\n\n(1) This sentence ends like a sentence, which headings do not.'
      ).slice(1)
    ).toEqual([
      'L paragraph 1.5 mg was given twice daily to all patients in the group.',
      'L paragraph (1) This sentence ends like a sentence, which headings do not.'
    ])
  })

  it('joins hard-wrapped lines only where wrapping is clear', () => {
    const wrapped =
      'Stimulation of the vagus nerve through the skin has been tested\nin several trials, most of them small, and the share of patients\nwho responded was only slightly higher than with the sham device.'
    expect(outline(`${wrapped}\n\nAnother paragraph.`)).toHaveLength(2)
    expect(outline('Case example:\nA woman of 45 years.\nShe had pain on 12 days a month.')).toHaveLength(3)
  })

  it('accepts any kind of line end', () => {
    for (const end of ['\n', '\r\n', '\r', '\u2028', '\u2029', '\v', '\u0085']) {
      expect(outline(['1.1 Aim', 'Pain fell.', '• one'].join(end)).map((line) => line.slice(0, 4))).toEqual([
        'L h2',
        'L pa',
        'L •0'
      ])
    }
  })

  it('covers every character that is not white space with exactly one block', () => {
    const line = fc.constantFrom(
      '1.1 Aim',
      '(1)方法',
      '• one',
      '  - two',
      '2.',
      '# T',
      '9/8/2024',
      'Pain fell PMCMDPI.',
      '疼痛减轻 知网。',
      '',
      '\t',
      '一、',
      '•',
      '##'
    )
    const noise = fc.string({ unit: 'grapheme', maxLength: 30 })
    const texts = fc.array(fc.oneof(line, noise), { maxLength: 30 }).map((lines) => lines.join('\n'))
    fc.assert(
      fc.property(texts, (text) => {
        const { blocks } = analysePastedText(text)
        let covered = ''
        let end = 0
        for (const block of blocks) {
          expect(block.start).toBeGreaterThanOrEqual(end)
          covered += text.slice(block.start, block.end)
          end = block.end
        }
        expect(covered.replace(/[\s\u0085]/gu, '')).toBe(text.replace(/[\s\u0085]/gu, ''))
      })
    )
  })
})
