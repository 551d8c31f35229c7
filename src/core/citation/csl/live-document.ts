import type { FormattedText } from '../formatted-text'
import { findSubstitute } from './bibliography'
import { printCluster, type ClusterCite } from './cluster'
import { createSeparation, distinguishes, makeBaseForm, type BaseForm } from './distinguish'
import { NO_STANDING, type Formatter, type Printed, type Standing } from './formatter'
import type { Item } from './item'
import { bareText, isBlank, type Output } from './output'
import { PositionTracker, type CitePosition } from './positions'
import { NO_DISTINCTION, type Cite, type CitePart, type Distinction } from './scope'
import { compareValues, createCollation, sortValues, type Collate, type SortValue } from './sort-references'
import { CiteMemory, NUMBER_MARK } from './cite-memory'
import { writeRuns, type WrittenRuns } from './write-runs'
import { yearSuffix } from './year-suffix'

/** One cite of a citation. */
export interface LiveCite {
  /** That of the item. */
  readonly id: string
  readonly item: Item
  readonly locator: string | undefined
  readonly label: string | undefined
  readonly prefix: string
  readonly suffix: string
}

/** `split` gives the first author apart from the rest; `names` the author alone. */
export type LiveMode = 'normal' | 'without-author' | 'split' | 'names'

export interface LiveCitation {
  /** Names the citation from one update to the next. */
  readonly key: string
  readonly mode: LiveMode
  /** Number of its note; 0 in running text. */
  readonly note: number
  readonly cites: readonly LiveCite[]
}

/** A citation as printed; the same object as long as nothing in it changes. */
export interface LiveText {
  /** The author, where it stands apart. */
  readonly names: FormattedText
  readonly text: FormattedText
}

export interface LiveEntry {
  readonly item: Item
  readonly runs: WrittenRuns
}

/** A document kept formatted: what is given is what a fresh run would give, only what changed is worked out anew. */
export interface LiveDocument {
  readonly texts: ReadonlyMap<string, LiveText>
  readonly entries: readonly LiveEntry[]
}

const MOST_NUMBER_TEXTS = 20_000

interface KnownText {
  readonly citation: LiveCitation
  /** The cites in the order that the style gives them, and where each stands. */
  readonly cites: readonly LiveCite[]
  readonly positions: readonly CitePosition[]
  readonly standings: readonly Standing[]
  readonly text: LiveText
}

interface KnownEntry {
  readonly standing: Standing
  readonly before: Printed | undefined
  readonly printed: Printed
  readonly number: string
  readonly template: WrittenRuns
  readonly entry: LiveEntry
}

/** Formats a document again and again, with a style that stays. */
export class LiveFormatter {
  private readonly collate: Collate
  private readonly bases = new WeakMap<Item, BaseForm>()
  private readonly rows = new WeakMap<Item, readonly SortValue[]>()
  private readonly citeRows = new WeakMap<
    Item,
    { readonly standing: Standing; readonly values: readonly SortValue[] }
  >()
  private readonly separate: ReturnType<typeof createSeparation>
  private readonly cites: CiteMemory
  private readonly numberTexts = new Map<string, LiveText>()
  private sorted: readonly Item[] = []
  private standings = new Map<string, Standing>()
  private texts = new Map<string, KnownText>()
  private entries = new Map<string, KnownEntry>()

  constructor(private readonly formatter: Formatter) {
    this.collate = createCollation(formatter.locales.side.tag)
    this.separate = createSeparation(formatter)
    this.cites = new CiteMemory(formatter)
  }

  /** `items` are the references cited, each once, in the order of first citation. */
  update(items: readonly Item[], citations: readonly LiveCitation[]): LiveDocument {
    const sorted = this.sort(items)
    this.standings = this.stand(items, sorted)
    return { texts: this.printCitations(citations), entries: this.printEntries(sorted) }
  }

  /** What the document says of a reference, as of the last update. */
  standingOf(id: string): Standing {
    return this.standings.get(id) ?? NO_STANDING
  }

  private sort(items: readonly Item[]): readonly Item[] {
    const keys = this.formatter.style.bibliography?.sort ?? []
    if (keys.length === 0) return items
    const rows = new Map(items.map((item, index) => [item, { item, index, values: this.rowOf(item, index) }]))
    // From the order before: what is nearly sorted takes few comparisons.
    const before = this.sorted.filter((item) => rows.has(item))
    const start = [...new Set([...before, ...items])].flatMap((item) => rows.get(item) ?? [])
    start.sort((a, b) => compareValues(a.values, b.values, keys, this.collate) || a.index - b.index)
    this.sorted = start.map((row) => row.item)
    return this.sorted
  }

  private rowOf(item: Item, index: number): readonly SortValue[] {
    const keys = this.formatter.style.bibliography?.sort ?? []
    const counts = keys.some((key) => key.countsNumbers)
    const known = counts ? undefined : this.rows.get(item)
    if (known) return known
    const values = sortValues(keys, item, { ...NO_STANDING, citationNumber: String(index + 1) }, this.formatter, true)
    this.rows.set(item, values)
    return values
  }

  /** Number, letter and distinction of each reference; the same object where they are what they were. */
  private stand(items: readonly Item[], sorted: readonly Item[]): Map<string, Standing> {
    const { byId, letters } = this.tellApart(items, sorted)
    const keys = this.formatter.style.bibliography?.sort ?? []
    const countsDown = keys.findLast((key) => key.countsNumbers)?.isDescending === true
    return new Map(
      sorted.map((item, index) => {
        const known = this.standings.get(item.id) ?? NO_STANDING
        const found = byId.get(item.id) ?? NO_DISTINCTION
        const standing = {
          citationNumber: String(countsDown ? sorted.length - index : index + 1),
          yearSuffix: letters.get(item.id) ?? '',
          distinction: isSameDistinction(known.distinction, found) ? known.distinction : found
        }
        return [item.id, isSameStanding(known, standing) ? known : standing]
      })
    )
  }

  private tellApart(
    items: readonly Item[],
    sorted: readonly Item[]
  ): { readonly byId: ReadonlyMap<string, Distinction>; readonly letters: ReadonlyMap<string, string> } {
    const letters = new Map<string, string>()
    const rules = this.formatter.style.citation
    if (!distinguishes(rules)) return { byId: new Map(), letters }
    const { byId, alike } = this.separate(items.map((item) => this.baseOf(item)))
    if (!rules.addsYearSuffix || alike.length === 0) return { byId, letters }
    const place = new Map(sorted.map((item, index) => [item.id, index]))
    for (const set of alike)
      [...set]
        .sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
        .forEach((item, index) => letters.set(item.id, yearSuffix(index)))
    return { byId, letters }
  }

  private baseOf(item: Item): BaseForm {
    const known = this.bases.get(item)
    if (known) return known
    const made = makeBaseForm(item, this.formatter)
    this.bases.set(item, made)
    return made
  }

  private printCitations(citations: readonly LiveCitation[]): ReadonlyMap<string, LiveText> {
    const tracker = new PositionTracker(this.formatter.style.citation.nearNoteDistance)
    const texts = new Map<string, KnownText>()
    const shown = new Map<string, LiveText>()
    for (const citation of citations) {
      const known = this.printCitation(citation, tracker)
      texts.set(citation.key, known)
      shown.set(citation.key, known.text)
    }
    this.texts = texts
    return shown
  }

  private printCitation(citation: LiveCitation, tracker: PositionTracker): KnownText {
    const known = this.texts.get(citation.key)
    const standings = citation.cites.map((cite) => this.standings.get(cite.id) ?? NO_STANDING)
    const isSame =
      known?.citation === citation && known.standings.every((standing, index) => standing === standings[index])
    const cites = isSame ? known.cites : this.sortCites(citation.cites)
    const positions = tracker.next({ cites, note: citation.note })
    if (isSame && positions.every((place, index) => isSamePlace(place, known.positions[index]))) return known
    const inputs = cites.map((cite, index) => this.toInput(cite, citation.mode, index, positions[index]))
    return { citation, cites, positions, standings, text: this.printText(inputs, citation.mode) }
  }

  private sortCites(cites: readonly LiveCite[]): readonly LiveCite[] {
    const keys = this.formatter.style.citation.sort
    if (keys.length === 0 || cites.length < 2) return cites
    const rows = cites.map((cite) => ({ cite, values: this.citeRowOf(cite.item) }))
    return rows.sort((a, b) => compareValues(a.values, b.values, keys, this.collate)).map((row) => row.cite)
  }

  private citeRowOf(item: Item): readonly SortValue[] {
    const standing = this.standings.get(item.id) ?? NO_STANDING
    const known = this.citeRows.get(item)
    if (known?.standing === standing) return known.values
    const values = sortValues(this.formatter.style.citation.sort, item, standing, this.formatter, false)
    this.citeRows.set(item, { standing, values })
    return values
  }

  private toInput(cite: LiveCite, mode: LiveMode, index: number, placed: CitePosition | undefined): ClusterCite {
    const part: CitePart = index === 0 && mode !== 'normal' ? 'without-author' : 'whole'
    const { item, locator, label, prefix, suffix } = cite
    const position = placed?.position
    const place: Cite = { locator, label, position, isNear: placed?.isNear, firstNote: placed?.firstNote, part }
    return { item, cite: place, standing: this.standings.get(item.id) ?? NO_STANDING, prefix, suffix }
  }

  /** Citations of bare numbers look alike wherever the numbers are the same. */
  private printText(inputs: readonly ClusterCite[], mode: LiveMode): LiveText {
    const numbers = mode === 'normal' ? this.cites.bareNumbers(inputs) : undefined
    if (numbers === undefined) return this.printAnew(inputs, mode)
    const known = this.numberTexts.get(numbers)
    if (known) return known
    const made = this.printAnew(inputs, mode)
    if (this.numberTexts.size > MOST_NUMBER_TEXTS) this.numberTexts.clear()
    this.numberTexts.set(numbers, made)
    return made
  }

  private printAnew(inputs: readonly ClusterCite[], mode: LiveMode): LiveText {
    const [first] = inputs
    const hasNames = (mode === 'split' || mode === 'names') && first !== undefined
    const names = hasNames ? this.formatter.author(first.item, first.cite, first.standing) : undefined
    const output = mode === 'names' ? undefined : printCluster(inputs, this.formatter, (cite) => this.cites.print(cite))
    return { names: runsOf(names), text: runsOf(output) }
  }

  private printEntries(sorted: readonly Item[]): readonly LiveEntry[] {
    const { bibliography } = this.formatter.style
    if (!bibliography) return []
    const substitutes = bibliography.substitute !== undefined
    const known = new Map<string, KnownEntry>()
    let before: Printed | undefined
    const entries = sorted.map((item) => {
      const made = this.printEntry(item, before)
      known.set(item.id, made)
      if (substitutes) before = made.printed
      return made.entry
    })
    this.entries = known
    return entries
  }

  private printEntry(item: Item, before: Printed | undefined): KnownEntry {
    const standing = this.standings.get(item.id) ?? NO_STANDING
    const known = this.entries.get(item.id)
    const number = standing.citationNumber
    const isSame = known?.entry.item === item && isSameBefore(known.before, before)
    if (isSame && known.standing === standing) return known
    if (isSame && isSameButNumber(known.standing, standing) && !known.printed.needsExactNumber)
      return { ...known, standing, number, entry: { item, runs: withNumber(known.template, number) } }
    const rules = this.formatter.style.bibliography
    let marked = { ...standing, citationNumber: NUMBER_MARK }
    const printed = this.formatter.entry(item, marked)
    if (printed.needsExactNumber) marked = standing
    const substitute = rules && before && findSubstitute(printed, before, rules)
    const final = substitute || printed.needsExactNumber ? this.formatter.entry(item, marked, substitute) : printed
    const template = final.output === undefined ? NO_RUNS : writeRuns(final.output)
    return { standing, before, printed, number, template, entry: { item, runs: withNumber(template, number) } }
  }
}

const NO_RUNS: WrittenRuns = { label: [], body: [] }

const runsOf = (output: Output | undefined): FormattedText =>
  output === undefined || isBlank(output) ? [] : writeRuns(output).body

const isSameStanding = (a: Standing, b: Standing): boolean =>
  a.citationNumber === b.citationNumber && isSameButNumber(a, b)

const isSameButNumber = (a: Standing, b: Standing): boolean =>
  a.yearSuffix === b.yearSuffix && a.distinction === b.distinction

const isSameDistinction = (a: Distinction, b: Distinction): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b)

/** Entries look at the one before only for its authors. */
const isSameBefore = (a: Printed | undefined, b: Printed | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && authorsOf(a) === authorsOf(b))

const authorsOf = ({ names, nameList = [] }: Printed): string =>
  [...(names === undefined ? [] : [names]), ...nameList].map(bareText).join('\n')

const isSamePlace = (a: CitePosition, b: CitePosition | undefined): boolean =>
  a === b || (a.position === b?.position && a.isNear === b.isNear && a.firstNote === b.firstNote)

const withNumber = ({ label, body }: WrittenRuns, number: string): WrittenRuns => ({
  label: fillNumber(label, number),
  body: fillNumber(body, number)
})

function fillNumber(runs: FormattedText, number: string): FormattedText {
  if (!runs.some((run) => run.text.includes(NUMBER_MARK))) return runs
  return runs.map((run) =>
    run.text.includes(NUMBER_MARK) ? { ...run, text: run.text.replaceAll(NUMBER_MARK, number) } : run
  )
}
