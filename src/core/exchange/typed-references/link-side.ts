import type { CitableLists } from './citable-lists'
import type { ListScope } from './list-scopes'
import { linkTexts, marksOf, type Citable, type CitingWay, type LinkedTexts, type PlacedText } from './link-texts'
import type { TypedMark } from './typed-references'

/** A chapter that cites so much of its list needs no other text for it. */
const SHARE_OF_OWN = 0.7

/**
 * The typed citations of a side, in order. Texts cite the list of their scope; where that leaves several, the one that has
 * all numbers of a stretch of text; what can be told by neither stays unmatched.
 */
export function linkSide(
  texts: readonly PlacedText[],
  scopes: readonly ListScope[],
  lists: CitableLists
): readonly TypedMark[] {
  const scoped = texts.map((text) => ({ text, scope: narrow(scopes[text.at] ?? { kind: 'unknown' }, lists) }))
  const linked = lists.numberings.map((citable, numbering) => linkNumbering(scoped, numbering, citable))
  const ways = new Set(linked.flatMap(({ way }) => way ?? []))
  const marks = new Map<PlacedText, readonly TypedMark[]>()
  const keep = (some: readonly PlacedText[], found: LinkedTexts['marks']): void => {
    for (const [at, text] of some.entries()) marks.set(text, found[at] ?? [])
  }
  for (const { taken, marks: found } of linked) keep(taken, found)
  const open = scoped.flatMap(({ text, scope }): readonly Open[] => {
    if (marks.has(text)) return []
    return [{ text, numberings: scope.kind === 'either' ? scope.lists : [] }]
  })
  for (const stretch of stretchesOf(open)) {
    const some = stretch.map(({ text }) => text)
    keep(some, linkOpen(some, stretch[0]?.numberings ?? [], ways, lists))
  }
  return texts.flatMap((text) => marks.get(text) ?? [])
}

interface ScopedText {
  readonly text: PlacedText
  readonly scope: ListScope
}

/** The texts of a numbering's own scope linked with it, and those near it if they leave much of it uncited. */
function linkNumbering(
  scoped: readonly ScopedText[],
  numbering: number,
  citable: Citable
): LinkedTexts & { readonly taken: readonly PlacedText[] } {
  const of = (kind: 'own' | 'near'): readonly PlacedText[] =>
    scoped.flatMap(({ text, scope }) => (scope.kind === kind && scope.list === numbering ? [text] : []))
  const [own, near] = [of('own'), of('near')]
  const linked = linkTexts(own, citable)
  if (near.length === 0 || linked.cited >= SHARE_OF_OWN * citable.size) return { ...linked, taken: own }
  const taken = [...own, ...near]
  return { ...linkTexts(taken, citable), taken }
}

/** A text whose list its place does not tell, and the numberings that come into question; none where any may. */
interface Open {
  readonly text: PlacedText
  readonly numberings: readonly number[]
}

/** The scope with numberings in place of lists. */
function narrow(scope: ListScope, { numberings, numberingOf }: CitableLists): ListScope {
  if (numberings.length === 1) return { kind: 'own', list: 0 }
  if (scope.kind === 'unknown') return scope
  if (scope.kind !== 'either') return { kind: scope.kind, list: numberingOf[scope.list] ?? 0 }
  const lists = [...new Set(scope.lists.map((list) => numberingOf[list] ?? 0))]
  const [only] = lists
  return lists.length === 1 && only !== undefined ? { kind: 'own', list: only } : { kind: 'either', lists }
}

/** Texts that follow one another under one heading and leave the same numberings. */
function stretchesOf(open: readonly Open[]): readonly (readonly Open[])[] {
  const stretches: Open[][] = []
  for (const one of open) {
    const last = stretches.at(-1)
    const before = last?.at(-1)
    const goesOn = before !== undefined && one.text.at - before.text.at <= 1 && !one.text.isHeading
    if (last && goesOn && before.numberings.join() === one.numberings.join()) last.push(one)
    else stretches.push([one])
  }
  return stretches
}

function linkOpen(
  texts: readonly PlacedText[],
  numberings: readonly number[],
  ways: ReadonlySet<CitingWay>,
  { numberings: citables, all }: CitableLists
): LinkedTexts['marks'] {
  const found = texts.map((): TypedMark[] => [])
  for (const way of ways) {
    const [fitting, ...more] = numberings.flatMap((one) => {
      const citable = citables[one]
      const marks = citable ? marksOf(texts, way, citable) : []
      return way !== 'author-year' && fitsWhole(marks) ? [marks] : []
    })
    const isCertain = way === 'author-year' || (fitting !== undefined && more.length === 0)
    const marks = isCertain && fitting ? fitting : marksOf(texts, way, all)
    for (const [at, some] of marks.entries()) found[at]?.push(...(isCertain ? some : some.map(leaveOpen)))
  }
  return found.map((some) => some.toSorted((a, b) => a.start - b.start))
}

/** Whether a numbering has every number of some texts, and they cite it at all. */
function fitsWhole(marks: LinkedTexts['marks']): boolean {
  const certain = marks.flat().filter(({ outcome }) => outcome.kind === 'linked' || outcome.reason !== 'doubtful')
  return certain.length > 0 && certain.every(({ outcome }) => outcome.kind === 'linked')
}

/** A mark as one that several lists fit, unless it is doubtful or no list has it. */
const leaveOpen = (mark: TypedMark): TypedMark =>
  mark.outcome.kind === 'linked' ? { ...mark, outcome: { kind: 'unmatched', reason: 'ambiguous' } } : mark
