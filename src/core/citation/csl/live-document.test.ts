import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCsl, type CslNode } from '../csl-tree'
import { shippedStyle, shippedStyles } from '../testing/shipped-styles'
import { compileStyle } from './compile-style'
import { printCitations, registerItems, type DocumentCitation } from './format-document'
import { Formatter } from './formatter'
import { LiveFormatter, type LiveCitation } from './live-document'
import { createLocaleSource } from './locale-source'
import type { Item } from './item'
import { isBlank, type Output } from './output'
import { findFirstNotes } from './positions'
import { readItem } from './read-item'
import { writeRuns } from './write-runs'

function parse(text: string): CslNode {
  const parsed = parseCsl(text)
  if (!parsed.ok) throw new Error(parsed.error.message)
  return parsed.value
}

async function makeFormatter(style: string): Promise<Formatter> {
  const tree = parse(style)
  const compiled = compileStyle(tree)
  if (!compiled.ok) throw new Error(compiled.error.message)
  const locale = parse((await shippedStyles.locales(['en-US'])).get('en-US') ?? '')
  const find = createLocaleSource(tree, (tag) => (tag === 'en-US' ? locale : undefined))
  return new Formatter(compiled.value, { side: find('en-US'), find, ofEntry: () => find('en-US') })
}

const items = Array.from({ length: 14 }, (_, index) =>
  readItem({
    id: `r${index}`,
    type: 'article-journal',
    title: `Study ${index}`,
    author: ['Harris', 'Stark', '王'].slice(index % 3).map((family) => ({ family, given: 'Vera' })),
    issued: { 'date-parts': [[2015 + (index % 2)]] }
  })
)

const citationArbitrary: fc.Arbitrary<LiveCitation> = fc
  .array(
    fc.record({
      index: fc.nat(13),
      locator: fc.constantFrom(undefined, undefined, undefined, '3'),
      prefix: fc.constantFrom('', '', '', 'see')
    }),
    { minLength: 1, maxLength: 5 }
  )
  .map((cites) => ({
    mode: 'normal' as const,
    cites: cites.flatMap(({ index, locator, prefix }) => {
      const item = items[index]
      return item ? [{ id: item.id, item, locator, prefix, label: undefined, suffix: '' }] : []
    })
  }))

const runsOf = (output: Output | undefined) => (output === undefined || isBlank(output) ? [] : writeRuns(output).body)

const printPlaced = (placed: readonly DocumentCitation[], cited: readonly Item[], formatter: Formatter) =>
  printCitations(placed, registerItems(cited, formatter, findFirstNotes(placed)), formatter).map(runsOf)

/** Short notes that name the first one, and titles where that does not tell works apart. */
const shortNotes = `<style class="note"><citation><layout delimiter="; "><names variable="author"/><choose>
  <if position="subsequent"><text variable="first-reference-note-number" prefix=", n "/><choose>
  <if disambiguate="true"><text variable="title" prefix=", "/></if></choose></if>
  <else><text variable="title" prefix=", "/></else></choose></layout></citation></style>`

/** Numbers as figures, as figures in running text, and as words. */
const ordinals = `<style class="in-text"><citation><layout prefix="(" suffix=")" delimiter="; ">
  <number variable="citation-number" form="ordinal"/><text variable="locator" prefix=": "/></layout></citation></style>`

/** Short notes that name the first one by a word. */
const ordinalNotes = shortNotes.replace(
  '<text variable="first-reference-note-number" prefix=", n "/>',
  '<number variable="first-reference-note-number" form="ordinal" prefix=", "/>'
)

const OWN: Readonly<Record<string, string>> = { ordinals, 'short notes': shortNotes, 'ordinal notes': ordinalNotes }

const STYLES = ['vancouver', 'nature', 'ieee', 'apa', 'chicago-note-bibliography', ...Object.keys(OWN)]

const citeItem = (item: Item): LiveCitation => ({
  mode: 'normal',
  cites: [{ id: item.id, item, locator: undefined, label: undefined, prefix: '', suffix: '' }]
})

describe('LiveFormatter', () => {
  it.each(STYLES)('prints in %s, renumbered or not, what is printed without memory', async (id) => {
    const formatter = await makeFormatter(OWN[id] ?? (await shippedStyle(id)))
    const lists = fc.tuple(
      fc.array(citationArbitrary, { maxLength: 12 }),
      fc.array(citationArbitrary, { maxLength: 3 })
    )
    fc.assert(
      fc.property(lists, ([citations, added]) => {
        const live = new LiveFormatter(formatter)
        for (const all of [citations, [...added, ...citations], citations.toReversed()]) {
          const cited = [...new Set(all.flatMap(({ cites }) => cites.map((cite) => cite.item)))]
          const placed = all.map(({ cites }, index) => ({ cites, note: formatter.style.isNote ? index + 1 : 0 }))
          const expected = printPlaced(placed, cited, formatter)
          expect(live.update(cited, all).texts.map(({ text }) => text)).toEqual(expected)
        }
      }),
      { numRuns: 20 }
    )
  })

  it('gives the same text again where nothing of it changed', async () => {
    const live = new LiveFormatter(await makeFormatter(await shippedStyle('vancouver')))
    const [first, second] = items.map(citeItem)
    if (!first || !second) throw new Error('no citations')
    const before = live.update(items.slice(0, 1), [first])
    const after = live.update(items.slice(0, 2), [first, second])
    expect(after.texts[0]).toBe(before.texts[0])
    expect(after.entries[0]).toBe(before.entries[0])
  })

  it('gives the same text again for a note that names none whose number changed', async () => {
    const live = new LiveFormatter(await makeFormatter(shortNotes))
    const [one, two, three] = items
    if (!one || !two || !three) throw new Error('no items')
    const notes = [one, two, one, two].map(citeItem)
    const before = live.update([one, two], notes).texts
    const [first, ...others] = notes
    if (!first) throw new Error('no note')
    const after = live.update([one, three, two], [first, citeItem(three), ...others]).texts
    expect([after[0], after[2], after[3]]).toEqual([before[0], before[1], before[2]])
    expect(after[3]).toBe(before[2])
    expect(after[4]?.text).toEqual([{ text: 'Vera Stark, Vera 王, n 3' }])
  })
})
