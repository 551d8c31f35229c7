import type { CitationRules } from './compile-style'
import { NO_STANDING, type Formatter, type Printed } from './formatter'
import type { Item, Name } from './item'
import { NameBook } from './name-book'
import { noteSlot } from './number-template'
import { bareText } from './output'
import {
  NO_DISTINCTION,
  type Cite,
  type Distinction,
  type Expansion,
  type NamesChange,
  type PrintedNames
} from './scope'

/** A reference as it is first printed, before anything tells it from others. */
export interface BaseForm {
  readonly item: Item
  /** How it is cited, which decides what it is told apart from. */
  readonly cite: Cite
  readonly text: string
  /** With `NOTE` for the number of its first note. */
  readonly printed: Printed
  readonly printedNames: readonly PrintedNames[]
}

/** What tells references apart, by id: names, given names, a condition. References not in the map need nothing. */
export interface Distinctions {
  readonly byId: ReadonlyMap<string, Distinction>
  /** References that still look alike, in sets; each needs a letter after the year. */
  readonly alike: readonly (readonly Item[])[]
}

/** Cites after the first are the ones that must be told apart: they are the shorter ones. */
const PLAIN_CITE: Cite = { part: 'whole', position: 'subsequent', isCompared: true }

/** Stands for the number of the first note in what is printed of a reference. */
export const NOTE = noteSlot(0)

/**
 * The reference as the style cites it, without a locator. `firstNote` is the note that cites it first: where it is
 * printed, references of different notes are told apart by it. From the form `before`, only the number changes.
 */
export function makeBaseForm(item: Item, formatter: Formatter, firstNote?: string, before?: BaseForm): BaseForm {
  const isNoted = firstNote !== undefined
  const cite = isNoted ? { ...PLAIN_CITE, firstNote } : PLAIN_CITE
  const isKnown = before !== undefined && (before.cite.firstNote !== undefined) === isNoted
  const marked = isKnown
    ? before.printed
    : formatter.cite(item, isNoted ? { ...cite, firstNote: NOTE } : cite, NO_STANDING)
  const printed = isNoted && marked.needsExactNumber ? formatter.cite(item, cite, NO_STANDING) : marked
  const text = textOf(printed)
  return {
    item,
    cite,
    text: isNoted ? text.replaceAll(NOTE, firstNote) : text,
    printed,
    printedNames: printed.printedNames
  }
}

const textOf = (printed: Printed): string => (printed.output === undefined ? '' : bareText(printed.output))

/** True where a style does anything at all to tell references apart. */
export const distinguishes = (rules: CitationRules): boolean =>
  rules.addsNames || rules.addsGivenNames || rules.addsYearSuffix || rules.testsDisambiguate

/** A set of like references, and what came of it. */
interface KnownSet {
  readonly members: readonly BaseForm[]
  readonly starts: readonly string[]
  readonly found: ReadonlyMap<string, Distinction>
  readonly alike: readonly (readonly Item[])[]
}

/**
 * Tells references apart as the specification orders it: more names, given names, the style's own condition; what is
 * left goes to year suffixes. Names and given names are added only where they help. Asked again, it works out only sets
 * that have changed.
 */
export function createSeparation(formatter: Formatter): (forms: readonly BaseForm[]) => Distinctions {
  const rules = formatter.style.citation
  const expandsAll = rules.addsGivenNames && rules.givennameRule !== 'by-cite'
  const book = expandsAll ? new NameBook(formatter) : undefined
  const texts = new WeakMap<BaseForm, DistinctText>()
  let known = new Map<string, KnownSet>()
  return (forms) => {
    const byId = book ? book.expansions(forms) : new Map<string, Distinction>()
    const alike: (readonly Item[])[] = []
    const now = new Map<string, KnownSet>()
    for (const set of groupBy(forms, (form) => textWith(form, byId.get(form.item.id), formatter, texts))) {
      if (set.length < 2) continue
      const made = separate(set, formatter, byId, known)
      now.set(made.members[0]?.item.id ?? '', made)
      for (const [id, distinction] of made.found) byId.set(id, distinction)
      alike.push(...made.alike)
    }
    known = now
    return { byId, alike }
  }
}

function separate(
  members: readonly BaseForm[],
  formatter: Formatter,
  byId: ReadonlyMap<string, Distinction>,
  known: ReadonlyMap<string, KnownSet>
): KnownSet {
  const starts = members.map((form) => startOf(byId.get(form.item.id)))
  const before = known.get(members[0]?.item.id ?? '')
  const isSame =
    before?.members.length === members.length &&
    members.every((form, index) => form === before.members[index] && starts[index] === before.starts[index])
  if (before && isSame) return before
  const found = new Map(members.flatMap((form) => entryOf(form, byId)))
  const separator = new Separator(members, formatter, found)
  separator.run()
  return { members, starts, found, alike: separator.alike() }
}

const entryOf = (
  form: BaseForm,
  byId: ReadonlyMap<string, Distinction>
): readonly (readonly [string, Distinction])[] => {
  const distinction = byId.get(form.item.id)
  return distinction ? [[form.item.id, distinction]] : []
}

/** Expanded names as a text, to compare them. */
const startOf = (distinction: Distinction | undefined): string =>
  distinction ? distinction.names.map((change) => change.expansions.join('')).join() : ''

interface DistinctText {
  readonly distinction: Distinction
  readonly text: string
}

function textWith(
  form: BaseForm,
  distinction: Distinction | undefined,
  formatter: Formatter,
  texts: WeakMap<BaseForm, DistinctText>
): string {
  if (!distinction) return form.text
  const known = texts.get(form)
  if (known?.distinction === distinction) return known.text
  const text = textOf(formatter.cite(form.item, form.cite, { ...NO_STANDING, distinction }))
  texts.set(form, { distinction, text })
  return text
}

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>()
  for (const value of values) {
    const key = keyOf(value)
    const group = groups.get(key)
    if (group) group.push(value)
    else groups.set(key, [value])
  }
  return [...groups.values()]
}

/** Tells one set of like references apart. */
class Separator {
  /** Sets of members that look alike so far. */
  private sets: readonly (readonly BaseForm[])[]
  private tries = 0

  constructor(
    members: readonly BaseForm[],
    private readonly formatter: Formatter,
    private readonly byId: Map<string, Distinction>
  ) {
    this.sets = [members]
  }

  run(): void {
    const rules = this.formatter.style.citation
    if (rules.addsNames) this.addNames()
    else if (this.expandsByCite()) this.sets.forEach((set) => this.expandNames(set, 0))
    if (rules.testsDisambiguate) this.addCondition()
  }

  alike(): readonly (readonly Item[])[] {
    return this.sets.filter((set) => set.length > 1).map((set) => set.map((form) => form.item))
  }

  private expandsByCite(): boolean {
    const { addsGivenNames, givennameRule } = this.formatter.style.citation
    return addsGivenNames && givennameRule === 'by-cite'
  }

  /** Shows one name more at a time, for as long as that parts the set. */
  private addNames(): void {
    const most = Math.max(
      ...this.sets.flat().map((form) => Math.max(0, ...form.printedNames.map((list) => list.names.length)))
    )
    const least = Math.min(
      ...this.sets.flat().map((form) => Math.max(1, ...form.printedNames.map((list) => list.shown)))
    )
    if (this.expandsByCite()) for (const set of this.sets) this.expandNames(set, least)
    for (let shown = least + 1; shown <= most; shown++)
      for (const set of this.sets) {
        if (set.length < 2 || !differsAt(set, shown)) continue
        const parted = this.tryOut(set, (form, before) => withShown(before, form, shown), { shown })
        if (this.expandsByCite()) for (const rest of parted ?? [set]) this.expandNames(rest, shown)
      }
  }

  /** Writes given names out, name by name, where that parts the set. */
  private expandNames(members: readonly BaseForm[], shown: number): void {
    if (members.length < 2) return
    let sets: readonly (readonly BaseForm[])[] = [members]
    const lists = Math.max(...members.map((form) => form.printedNames.length))
    for (let list = 0; list < lists; list++) {
      const length = Math.max(...members.map((form) => visibleNames(form.printedNames[list], shown)))
      for (let index = 0; index < length; index++)
        for (const expansion of [1, 2] as const)
          for (const set of sets) {
            if (set.length < 2 || !isSpelledDifferently(set, list, index)) continue
            const change = (form: BaseForm, before: Distinction): Distinction =>
              withExpansion(withShown(before, form, shown), form, list, index, expansion)
            const parted = this.tryOut(set, change, { shown: Math.max(shown, index) })
            if (parted) sets = sets.flatMap((known) => (known === set ? parted : [known]))
          }
    }
  }

  private addCondition(): void {
    for (const set of this.sets) this.addConditions(set)
  }

  /** One condition after the other, for those that still look alike. */
  private addConditions(set: readonly BaseForm[], met = 1): void {
    if (set.length < 2 || met > MAX_CONDITIONS) return
    const parted = this.tryOut(set, (_form, before) => ({ ...before, conditions: met }), { isKept: met === 1 })
    for (const rest of parted ?? [set]) this.addConditions(rest, met + 1)
  }

  /**
   * Makes a change to all members of a set; takes it back where the set is not parted by it, unless it `isKept`. The more
   * names are shown, the more it costs.
   */
  private tryOut(
    set: readonly BaseForm[],
    change: (form: BaseForm, before: Distinction) => Distinction,
    { shown = 0, isKept = false }: { readonly shown?: number; readonly isKept?: boolean } = {}
  ): readonly (readonly BaseForm[])[] | undefined {
    this.tries += set.length * (1 + shown / NAMES_OF_A_TRY)
    if (this.tries > MAX_TRIES) return undefined
    const tried = new Map(set.map((form) => [form, change(form, this.byId.get(form.item.id) ?? NO_DISTINCTION)]))
    const parted = groupBy(set, (form) =>
      textOf(
        this.formatter.cite(form.item, form.cite, { ...NO_STANDING, distinction: tried.get(form) ?? NO_DISTINCTION })
      )
    )
    if (parted.length < 2 && !isKept) return undefined
    for (const [form, distinction] of tried) this.byId.set(form.item.id, distinction)
    this.sets = this.sets.flatMap((known) => (known === set ? parted : [known]))
    return parted
  }
}

/** Cites printed to part one set, before it is left to letters. */
const MAX_TRIES = 4000
/** Names that take as long to print as the rest of a cite. */
const NAMES_OF_A_TRY = 50

/** True where one more name can make a difference: the names there are not all the same, or a list ends. */
const differsAt = (set: readonly BaseForm[], shown: number): boolean => {
  const lists = Math.max(...set.map((form) => form.printedNames.length))
  return Array.from({ length: lists }, (_, list) => list).some((list) => {
    const [first, ...others] = set.map(({ printedNames }) => nameKey(printedNames[list]?.names[shown - 1]))
    const ends = set.some(({ printedNames }) => printedNames[list]?.names.length === shown)
    return ends || others.some((other) => other !== first)
  })
}

const isSpelledDifferently = (set: readonly BaseForm[], list: number, index: number): boolean => {
  const [first, ...others] = set.map(({ printedNames }) => nameKey(printedNames[list]?.names[index]))
  return others.some((other) => other !== first)
}

const nameKey = (name: Name | undefined): string =>
  name === undefined ? '' : `${name.nonDropping ?? ''} ${name.family ?? ''} ${name.literal ?? ''}, ${name.given ?? ''}`

const visibleNames = (list: PrintedNames | undefined, shown: number): number =>
  list === undefined ? 0 : Math.min(list.names.length, Math.max(shown, list.shown))

/** More conditions than any cite meets. */
const MAX_CONDITIONS = 6

const NO_CHANGE: NamesChange = { shown: 0, expansions: [] }

const withShown = (before: Distinction, form: BaseForm, shown: number): Distinction => ({
  ...before,
  names: form.printedNames.map((_, index) => {
    const known = before.names[index] ?? NO_CHANGE
    return shown > known.shown ? { ...known, shown } : known
  })
})

function withExpansion(
  before: Distinction,
  form: BaseForm,
  list: number,
  index: number,
  expansion: Expansion
): Distinction {
  const names = form.printedNames.map((_, at) => {
    const known = before.names[at] ?? NO_CHANGE
    if (at !== list) return known
    const expansions = Array.from({ length: Math.max(known.expansions.length, index + 1) }, (_unused, place) => {
      const had = known.expansions[place] ?? 0
      return place === index && expansion > had ? expansion : had
    })
    return { ...known, expansions }
  })
  return { ...before, names }
}
