import type { ReferenceId } from '#core/ids'
import type { FormattedText } from '../formatted-text'
import type { BibliographyEntry } from '../processor'
import { findSubstitute } from './bibliography'
import { printCluster, type ClusterCite } from './cluster'
import { createSeparation, distinguishes, makeBaseForm, type BaseForm } from './distinguish'
import { NO_STANDING, type Formatter, type Printed, type Standing } from './formatter'
import type { Item } from './item'
import { bareText, isBlank, type Output } from './output'
import { PositionTracker, type CitePosition } from './positions'
import { NO_DISTINCTION, type CitePart, type Distinction } from './scope'
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

/** One that stays as it is from one update to the next stays the same object: nothing of it is printed anew. */
export interface LiveCitation {
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

/** A document kept formatted: what is given is what a fresh run would give, only what changed is worked out anew. */
export interface LiveDocument {
  /** In the order of the citations. */
  readonly texts: readonly LiveText[]
  readonly entries: readonly BibliographyEntry[]
}

interface KnownText {
  /** The cites in the order that the style gives them, and where each stands. */
  readonly cites: readonly LiveCite[]
  readonly positions: readonly CitePosition[]
  /** Of the cites in the order of the citation. */
  readonly standings: readonly Standing[]
  /** True for a number and nothing else. */
  readonly isBare: boolean
  readonly text: LiveText
}

interface KnownEntry {
  readonly item: Item
  readonly standing: Standing
  readonly before: Printed | undefined
  readonly printed: Printed
  /** With a mark for the number. */
  readonly template: BibliographyEntry
  readonly entry: BibliographyEntry
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
  private readonly texts = new WeakMap<LiveCitation, KnownText>()
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
    const { knowsNumbers } = this.formatter.style
    const numberAt = (index: number): string =>
      knowsNumbers ? String(countsDown ? sorted.length - index : index + 1) : ''
    return new Map(
      sorted.map((item, index) => {
        const known = this.standings.get(item.id) ?? NO_STANDING
        const found = byId.get(item.id) ?? NO_DISTINCTION
        const standing = {
          citationNumber: numberAt(index),
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

  private printCitations(citations: readonly LiveCitation[]): readonly LiveText[] {
    const tracker = new PositionTracker(this.formatter.style.citation.nearNoteDistance)
    return citations.map((citation) => this.printCitation(citation, tracker))
  }

  private printCitation(citation: LiveCitation, tracker: PositionTracker): LiveText {
    const known = this.texts.get(citation)
    const isSame = known !== undefined && this.hasStandings(citation.cites, known.standings)
    const cites = isSame ? known.cites : this.sortCites(citation.cites)
    const positions = tracker.next({ cites, note: citation.note }, known?.positions)
    const isUnmoved = known !== undefined && positions === known.positions
    if (isSame && isUnmoved) return known.text
    const standings = citation.cites.map((cite) => this.standingOf(cite.id))
    const isRenumbered =
      isUnmoved && isSameList(cites, known.cites) && isSameList(standings, known.standings, isSameButNumber)
    const isBare = isRenumbered ? known.isBare : this.isBare(citation, cites, positions)
    const inputs = (): readonly ClusterCite[] => this.toInputs(cites, citation.mode, positions)
    const text = isBare
      ? this.printNumber(standings[0]?.citationNumber ?? '', inputs)
      : this.printAnew(inputs(), citation.mode)
    this.texts.set(citation, { cites, positions, standings, isBare, text })
    return text
  }

  private hasStandings(cites: readonly LiveCite[], standings: readonly Standing[]): boolean {
    for (const [index, cite] of cites.entries()) if (this.standingOf(cite.id) !== standings[index]) return false
    return true
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

  private toInputs(
    cites: readonly LiveCite[],
    mode: LiveMode,
    positions: readonly CitePosition[]
  ): readonly ClusterCite[] {
    return cites.map((cite, index) => {
      const part: CitePart = index === 0 && mode !== 'normal' ? 'without-author' : 'whole'
      const { item, locator, label, prefix, suffix } = cite
      const { position, isNear, firstNote } = positions[index] ?? NO_POSITION
      return {
        item,
        cite: { locator, label, position, isNear, firstNote, part },
        standing: this.standingOf(cite.id),
        prefix,
        suffix
      }
    })
  }

  private isBare({ mode }: LiveCitation, cites: readonly LiveCite[], positions: readonly CitePosition[]): boolean {
    const isAlike = mode === 'normal' && cites.length === 1 && this.formatter.style.citation.layouts.length === 1
    return isAlike && this.toInputs(cites, mode, positions).every((input) => this.cites.isBareNumber(input))
  }

  /** A citation of a bare number looks like any other with that number. */
  private printNumber(number: string, inputs: () => readonly ClusterCite[]): LiveText {
    const known = this.numberTexts.get(number)
    if (known) return known
    const made = this.printAnew(inputs(), 'normal')
    this.numberTexts.set(number, made)
    return made
  }

  private printAnew(inputs: readonly ClusterCite[], mode: LiveMode): LiveText {
    const [first] = inputs
    const hasNames = (mode === 'split' || mode === 'names') && first !== undefined
    const names = hasNames ? this.formatter.author(first.item, first.cite, first.standing) : undefined
    const output = mode === 'names' ? undefined : printCluster(inputs, this.formatter, (cite) => this.cites.print(cite))
    return { names: runsOf(names), text: runsOf(output) }
  }

  private printEntries(sorted: readonly Item[]): readonly BibliographyEntry[] {
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
    const isSame = known?.item === item && isSameBefore(known.before, before)
    if (isSame && known.standing === standing) return known
    if (isSame && isSameButNumber(known.standing, standing) && !known.printed.needsExactNumber) {
      const { printed, template } = known
      return { item, standing, before, printed, template, entry: withNumber(template, standing.citationNumber) }
    }
    const rules = this.formatter.style.bibliography
    let marked = { ...standing, citationNumber: NUMBER_MARK }
    const printed = this.formatter.entry(item, marked)
    if (printed.needsExactNumber) marked = standing
    const substitute = rules && before && findSubstitute(printed, before, rules)
    const final = substitute || printed.needsExactNumber ? this.formatter.entry(item, marked, substitute) : printed
    const template = describeEntry(item, final.output === undefined ? NO_RUNS : writeRuns(final.output))
    return { item, standing, before, printed, template, entry: withNumber(template, standing.citationNumber) }
  }
}

/** Where the style prints nothing of a reference, its title stands. */
function describeEntry({ id, texts }: Item, { label, body }: WrittenRuns): BibliographyEntry {
  const shown = label.length + body.length > 0 ? body : [{ text: texts['title'] ?? id }]
  return { reference: id as ReferenceId, ...(label.length > 0 && { label }), body: shown }
}

const NO_RUNS: WrittenRuns = { label: [], body: [] }
const NO_POSITION: Partial<CitePosition> = {}

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

function isSameList<T>(a: readonly T[], b: readonly T[], isSame: (a: T, b: T) => boolean = Object.is): boolean {
  if (a.length !== b.length) return false
  return a === b || a.every((one, index) => isSame(one, b[index] as T))
}

/** The entry itself where it shows no number. */
function withNumber(entry: BibliographyEntry, number: string): BibliographyEntry {
  const label = entry.label && fillNumber(entry.label, number)
  const body = fillNumber(entry.body, number)
  if (label === entry.label && body === entry.body) return entry
  return label ? { reference: entry.reference, label, body } : { reference: entry.reference, body }
}

function fillNumber(runs: FormattedText, number: string): FormattedText {
  if (!runs.some((run) => run.text.includes(NUMBER_MARK))) return runs
  return runs.map((run) =>
    run.text.includes(NUMBER_MARK) ? { ...run, text: run.text.replaceAll(NUMBER_MARK, number) } : run
  )
}
