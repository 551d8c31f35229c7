import { describe, expect, it } from 'vitest'
import { countingIds } from '#core/ids'
import type { Citation } from '#core/manuscript/citation'
import type { Block } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { visitLeaves, visitTextBlocks } from '#core/manuscript/walk'
import { readJats } from './read-jats'

const REFS = [1, 2, 3, 4, 5].map(
  (n) =>
    `<ref id="B${n}"><element-citation publication-type="journal"><person-group person-group-type="author"><name><surname>Li</surname><given-names>W</given-names></name></person-group><article-title>Work ${n}</article-title><source>Brain</source><year>20${10 + n}</year><volume>${n}</volume><fpage>1</fpage><lpage>9</lpage><pub-id pub-id-type="doi">10.1000/x${n}</pub-id></element-citation></ref>`
)
const article = (body: string, front = '', back = ''): string =>
  `<?xml version="1.0"?><!DOCTYPE article PUBLIC "-//NLM//DTD JATS" "JATS.dtd"><article xml:lang="en" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:mml="http://www.w3.org/1998/Math/MathML"><front><article-meta><title-group><article-title>On <italic>pain</italic></article-title></title-group>${front}</article-meta></front><body>${body}</body><back><ref-list>${REFS.join('')}</ref-list>${back}</back></article>`

function read(xml: string) {
  const result = readJats(xml, { ids: countingIds(), now: '2026-01-01T00:00:00Z', file: 'a.xml' })
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

function citations(blocks: readonly Block[]): readonly Citation[] {
  const found: Citation[] = []
  visitTextBlocks(blocks, ({ children }) =>
    visitLeaves(children, (leaf) => {
      if (leaf.type === 'citation') found.push(leaf.citation)
    })
  )
  return found
}
const numbersOf = ({ items }: Citation): string => items.map(({ reference }) => reference.replace('ref', '')).join(' ')
const x = (n: number, text = String(n)): string => `<xref ref-type="bibr" rid="B${n}">${text}</xref>`

describe('readJats', () => {
  it.each([
    ['media/review/figure-1.png', 'media/review/figure-1.png'],
    ['fig-1.jpg', 'media/fig-1.jpg'],
    ['media/../secret.png', 'media/secret.png'],
    ['https://example.org/a/b.png', 'media/b.png']
  ])('knows the picture %s as %s', (href, url) => {
    expect(JSON.stringify(read(article(`<fig><graphic xlink:href="${href}"/></fig>`)))).toContain(`"url":"${url}"`)
  })

  it.each([
    [`pain [${x(1)}-${x(3)}, ${x(5)}].`, 'pain .', '1 2 3 5', 'normal'],
    [`pain<sup>${x(1)},${x(2)}</sup>.`, 'pain.', '1 2', 'normal'],
    [`pain ${x(1, '[1]')}–${x(3, '[3]')}`, 'pain ', '1 2 3', 'normal'],
    [`pain [${x(2, '2–4')}]`, 'pain ', '2 3 4', 'normal'],
    [`疼痛（${x(1, 'Li, 2011')}；${x(2, 'Li, 2012')}）。`, '疼痛。', '1 2', 'normal'],
    [`as ${x(1, 'Li (2011)')} says`, 'as  says', '1', 'author-in-text'],
    [`正如${x(1, '李(2011)')}所说`, '正如所说', '1', 'author-in-text'],
    [`as Li (${x(1, '2011')}) says`, 'as Li  says', '1', 'suppress-author']
  ])('makes a citation of %s', (inner, text, numbers, mode) => {
    const { leading } = read(article(`<p>${inner}</p>`))
    const [paragraph] = leading.blocks
    expect(textOf(paragraph ? [paragraph] : []).trimEnd()).toBe(text.trimEnd())
    expect(citations(leading.blocks).map(numbersOf)).toEqual([numbers])
    expect(citations(leading.blocks)[0]?.mode).toBe(mode)
  })

  it('keeps what stands with a citation in its brackets', () => {
    const [citation] = citations(read(article(`<p>pain (see ${x(1, 'Li, 2011')}, and others)</p>`)).leading.blocks)
    expect(citation?.items).toMatchObject([{ prefix: 'see', suffix: ', and others' }])
  })

  it('keeps a note or an equation that stands between two citations', () => {
    const formula = '<inline-formula><tex-math>x^2</tex-math></inline-formula>'
    const xml = article(
      `<p>${x(1)}<xref ref-type="fn" rid="n1">a</xref>${x(2)}${formula}${x(3)}</p>`,
      '',
      '<fn-group><fn id="n1"><p>Note</p></fn></fn-group>'
    )
    const [paragraph] = read(xml).leading.blocks
    expect(paragraph).toMatchObject({
      children: [
        { type: 'citation' },
        { type: 'note' },
        { type: 'citation' },
        { type: 'inlineMath' },
        { type: 'citation' }
      ]
    })
  })

  it('reads the list as references with their identifiers', () => {
    expect(read(article('<p>x</p>')).references[1]).toMatchObject({
      key: 'B2',
      item: { type: 'article-journal', title: 'Work 2', 'container-title': 'Brain', page: '1-9', DOI: '10.1000/x2' }
    })
  })

  it('reads sections, lists, tables, figures, notes and formulas', () => {
    const body = `<sec id="s1"><title>Methods</title><p>Text<xref ref-type="fn" rid="n1">a</xref> see <xref ref-type="fig" rid="f1">Figure 1</xref>:<list list-type="order"><list-item><p>one</p></list-item></list></p>
      <disp-formula id="e1"><label>(1)</label><mml:math><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math></disp-formula>
      <fig id="f1"><label>Figure 1</label><caption><title>Flow.</title><p>Of <bold>all</bold>.</p></caption><graphic xlink:href="f1.jpg"/></fig>
      <table-wrap id="t1"><label>Table 1</label><caption><p>Doses</p></caption><table><thead><tr><th colspan="2" align="center">a</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table><table-wrap-foot><fn><p>mg</p></fn></table-wrap-foot></table-wrap></sec>`
    const { leading, findings } = read(
      article(body, '', '<fn-group><fn id="n1"><label>a</label><p>Aside</p></fn></fn-group>')
    )
    expect(leading.blocks.map(({ type }) => type)).toEqual(
      'heading paragraph list math paragraph caption caption table paragraph heading bibliography'.split(' ')
    )
    expect(leading.blocks[1]).toMatchObject({
      children: [
        {},
        { type: 'note', children: [{ children: [{ value: 'Aside' }] }] },
        {},
        { type: 'crossReference', target: leading.blocks[5]?.id },
        {}
      ]
    })
    expect(leading.blocks[3]).toMatchObject({ value: String.raw`x^2 \tag{1}` })
    expect(leading.blocks[7]).toMatchObject({
      children: [{ children: [{ colSpan: 2, header: true, align: 'center' }] }, {}]
    })
    expect(findings.map(({ code }) => code)).toEqual(['jats-pictures-outside'])
  })

  it('puts a translated title, abstract and keywords on the facing side', () => {
    const front = `<contrib-group><contrib contrib-type="author" corresp="yes"><contrib-id contrib-id-type="orcid">https://orcid.org/0000-0002-1825-0097</contrib-id><name><surname>Li</surname><given-names>Wei</given-names></name><xref ref-type="aff" rid="a1"/></contrib><aff id="a1"><label>1</label>Chengdu</aff></contrib-group><abstract><p>It hurts.</p></abstract><trans-abstract xml:lang="zh"><p>很疼。</p></trans-abstract><kwd-group xml:lang="en"><kwd>pain</kwd><kwd>care</kwd></kwd-group><kwd-group xml:lang="zh"><kwd>疼痛</kwd><kwd>护理</kwd></kwd-group>`
    const withTitle = front.replace('<contrib-group>', '')
    const { leading, facing, people } = read(article('<p>x</p>', `<contrib-group>${withTitle}`))
    expect(textOf(leading.blocks)).toMatch(/^Abstract\nIt hurts\.\nKeywords: pain; care\nx/u)
    expect(facing).toMatchObject({ language: 'zh-CN' })
    expect(textOf(facing.blocks)).toBe('摘要\n很疼。\n关键词：疼痛；护理')
    expect(people.authors).toMatchObject([
      { orcid: '0000-0002-1825-0097', corresponding: true, affiliations: [people.affiliations?.[0]?.id] }
    ])
  })

  it('refuses what holds no article, and entities', () => {
    const refusal = (xml: string): string | undefined => {
      const result = readJats(xml, { ids: countingIds(), now: '', file: 'a.xml' })
      return result.ok ? undefined : result.error.message
    }
    expect(refusal('<html/>')).toContain('no article in JATS')
    expect(refusal('<!DOCTYPE article [<!ENTITY a "b">]><article/>')).toBeDefined()
  })

  it('reads an entry of running text as one of a typed list', () => {
    const entry =
      '<ref id="B1"><label>1</label><mixed-citation>Harris VK, Stark J, Vyshkina T. Phase I trial of intrathecal ' +
      'mesenchymal stem cells. EBioMedicine. 2018;29:23-30. <pub-id pub-id-type="doi">10.1016/j.ebiom.2018.02.002</pub-id>' +
      '</mixed-citation></ref>'
    const xml = `<article><front/><body><p>Cells.</p></body><back><ref-list>${entry}</ref-list></back></article>`
    const read = readJats(xml, { ids: countingIds(), now: '2026-01-01T00:00:00Z', file: 'a.xml' })
    if (!read.ok) throw new Error(read.error.message)
    expect(read.value.references.map(({ item }) => item)).toMatchObject([
      {
        title: 'Phase I trial of intrathecal mesenchymal stem cells',
        'container-title': 'EBioMedicine',
        volume: '29',
        page: '23-30',
        DOI: '10.1016/j.ebiom.2018.02.002'
      }
    ])
  })
})
