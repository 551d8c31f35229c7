import { createSeparation, distinguishes, makeBaseForm, type BaseForm } from './distinguish'
import { NO_STANDING, type Formatter, type Standing } from './formatter'
import type { Item } from './item'
import type { FirstNotes } from './positions'
import { NO_DISTINCTION, type Distinction } from './scope'
import { compareValues, createCollation, sortValues, type Collate, type SortValue } from './sort-references'
import { yearSuffix } from './year-suffix'

/** A reference of a live document, with what is known of it. */
export interface LiveReference {
  readonly item: Item
  /** As of the last update; the same object as long as nothing in it changes. */
  standing: Standing
  base: BaseForm | undefined
  /** What its entry sorts by. */
  row: readonly SortValue[] | undefined
  /** What its cites sort by. */
  citeRow: { readonly standing: Standing; readonly values: readonly SortValue[] } | undefined
}

/** References of a document in order, numbered and told apart; only what changed is worked out anew. */
export class LiveReferences {
  readonly collate: Collate
  private readonly known = new WeakMap<Item, LiveReference>()
  private readonly separate: ReturnType<typeof createSeparation>
  private sorted: readonly LiveReference[] = []

  constructor(private readonly formatter: Formatter) {
    this.collate = createCollation(formatter.locales.side.tag)
    this.separate = createSeparation(formatter)
  }

  /** What is known of a reference; one that was never in the document has no standing. */
  of(item: Item): LiveReference {
    const known = this.known.get(item)
    if (known) return known
    const made: LiveReference = { item, standing: NO_STANDING, base: undefined, row: undefined, citeRow: undefined }
    this.known.set(item, made)
    return made
  }

  /** Takes the references in the order of first citation and gives them in that of the list. */
  update(items: readonly Item[], firstNotes: FirstNotes = NO_NOTES): readonly LiveReference[] {
    const references = items.map((item) => this.of(item))
    const sorted = this.sort(references)
    this.stand(references, sorted, firstNotes)
    return sorted
  }

  private sort(references: readonly LiveReference[]): readonly LiveReference[] {
    const keys = this.formatter.style.bibliography?.sort ?? []
    if (keys.length === 0) return references
    const rows = new Map(
      references.map((reference, index) => [reference, { reference, index, values: this.rowOf(reference, index) }])
    )
    // From the order before: what is nearly sorted takes few comparisons.
    const before = this.sorted.filter((reference) => rows.has(reference))
    const start = [...new Set([...before, ...references])].flatMap((reference) => rows.get(reference) ?? [])
    start.sort((a, b) => compareValues(a.values, b.values, keys, this.collate) || a.index - b.index)
    this.sorted = start.map((row) => row.reference)
    return this.sorted
  }

  private rowOf(reference: LiveReference, index: number): readonly SortValue[] {
    const keys = this.formatter.style.bibliography?.sort ?? []
    const counts = keys.some((key) => key.countsNumbers)
    if (reference.row && !counts) return reference.row
    const standing = { ...NO_STANDING, citationNumber: String(index + 1) }
    reference.row = sortValues(keys, reference.item, standing, this.formatter, true)
    return reference.row
  }

  /** Number, letter and distinction of each reference. */
  private stand(references: readonly LiveReference[], sorted: readonly LiveReference[], firstNotes: FirstNotes): void {
    const { byId, letters } = this.tellApart(references, sorted, firstNotes)
    const { style } = this.formatter
    const countsDown = style.bibliography?.sort.findLast((key) => key.countsNumbers)?.isDescending === true
    for (const [index, reference] of sorted.entries()) {
      const { item, standing: before } = reference
      const found = byId.get(item.id) ?? NO_DISTINCTION
      const distinction = isSameDistinction(before.distinction, found) ? before.distinction : found
      const suffix = letters.get(item.id) ?? ''
      const number = style.knowsNumbers ? String(countsDown ? sorted.length - index : index + 1) : ''
      const standing = { citationNumber: number, yearSuffix: suffix, distinction }
      if (before.citationNumber !== number || !isSameButNumber(before, standing)) reference.standing = standing
    }
  }

  private tellApart(
    references: readonly LiveReference[],
    sorted: readonly LiveReference[],
    firstNotes: FirstNotes
  ): { readonly byId: ReadonlyMap<string, Distinction>; readonly letters: ReadonlyMap<string, string> } {
    const letters = new Map<string, string>()
    const rules = this.formatter.style.citation
    if (!distinguishes(rules)) return { byId: new Map(), letters }
    const forms = references.map((reference) => this.baseOf(reference, firstNotes.get(reference.item.id)?.toString()))
    const { byId, alike } = this.separate(forms)
    if (!rules.addsYearSuffix || alike.length === 0) return { byId, letters }
    const place = new Map(sorted.map(({ item }, index) => [item.id, index]))
    for (const set of alike)
      [...set]
        .sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
        .forEach((item, index) => letters.set(item.id, yearSuffix(index)))
    return { byId, letters }
  }

  private baseOf(reference: LiveReference, firstNote: string | undefined): BaseForm {
    const { base } = reference
    if (base && base.cite.firstNote === firstNote) return base
    reference.base = makeBaseForm(reference.item, this.formatter, firstNote, base)
    return reference.base
  }
}

const NO_NOTES: FirstNotes = new Map()

/** True for standings that print the same but for the number. */
export const isSameButNumber = (a: Standing, b: Standing): boolean =>
  a.yearSuffix === b.yearSuffix && a.distinction === b.distinction

const isSameDistinction = (a: Distinction, b: Distinction): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b)
