import type { FormattedText } from '../formatted-text'
import { findSubstitute } from './bibliography'
import { printCluster, type ClusterCite } from './cluster'
import { createSeparation, distinguishes, makeBaseForm, type BaseForm } from './distinguish'
import { NO_STANDING, type Formatter, type Printed, type Standing } from './formatter'
import type { Item } from './item'
import { isBlank, type Output } from './output'
import { PositionTracker, type CitePosition } from './positions'
import { NO_DISTINCTION, type Cite, type CitePart, type Distinction } from './scope'
import { compareValues, createCollation, sortValues, type Collate, type SortValue } from './sort-references'
import { writeRuns, type WrittenRuns } from './write-runs'
import { yearSuffix } from './year-suffix'

/** One cite of a citation. */
export interface LiveCite {
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

/** Stands for the citation number while an entry is printed, so that renumbering prints nothing anew. */
const NUMBER_MARK = '\uE013'

interface KnownText {
  readonly citation: LiveCitation
  readonly inputs: readonly ClusterCite[]
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
  private standings = new Map<string, Standing>()
  private texts = new Map<string, KnownText>()
  private entries = new Map<string, KnownEntry>()

  constructor(private readonly formatter: Formatter) {
    this.collate = createCollation(formatter.locales.side.tag)
    this.separate = createSeparation(formatter)
  }

  /** `items` are the references cited, each once, in the order of first citation. */
  update(items: readonly Item[], citations: readonly LiveCitation[]): LiveDocument {
    const sorted = this.sort(items)
    this.standings = this.stand(items, sorted)
    return { texts: this.printCitations(citations), entries: this.printEntries(sorted) }
  }

  private sort(items: readonly Item[]): readonly Item[] {
    const keys = this.formatter.style.bibliography?.sort ?? []
    if (keys.length === 0) return items
    const rows = items.map((item, index) => ({ item, values: this.rowOf(item, index) }))
    return rows.sort((a, b) => compareValues(a.values, b.values, keys, this.collate)).map((row) => row.item)
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
        const standing = {
          citationNumber: String(countsDown ? sorted.length - index : index + 1),
          yearSuffix: letters.get(item.id) ?? '',
          distinction: byId.get(item.id) ?? NO_DISTINCTION
        }
        const known = this.standings.get(item.id)
        return [item.id, known && isSameStanding(known, standing) ? known : standing]
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
    const cites = this.sortCites(citation.cites)
    const positions = tracker.next({ cites: cites.map(toPlaced), note: citation.note })
    const inputs = cites.map((cite, index) => this.toInput(cite, citation.mode, index, positions[index]))
    const known = this.texts.get(citation.key)
    if (known && known.citation.mode === citation.mode && isSameInputs(known.inputs, inputs)) return known
    return { citation, inputs, text: this.printText(inputs, citation.mode) }
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

  private printText(inputs: readonly ClusterCite[], mode: LiveMode): LiveText {
    const [first] = inputs
    const hasNames = (mode === 'split' || mode === 'names') && first !== undefined
    const names = hasNames ? this.formatter.author(first.item, first.cite, first.standing) : undefined
    const output = mode === 'names' ? undefined : printCluster(inputs, this.formatter)
    return { names: runsOf(names), text: runsOf(output) }
  }

  private printEntries(sorted: readonly Item[]): readonly LiveEntry[] {
    if (!this.formatter.style.bibliography) return []
    const known = new Map<string, KnownEntry>()
    let before: Printed | undefined
    const entries = sorted.map((item) => {
      const made = this.printEntry(item, before)
      known.set(item.id, made)
      before = made.printed
      return made.entry
    })
    this.entries = known
    return entries
  }

  private printEntry(item: Item, before: Printed | undefined): KnownEntry {
    const standing = this.standings.get(item.id) ?? NO_STANDING
    const known = this.entries.get(item.id)
    const number = standing.citationNumber
    const isSame = known && known.entry.item === item && isSameBefore(known.before, before)
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

const toPlaced = ({
  item,
  locator,
  label
}: LiveCite): { id: string; locator?: string | undefined; label?: string | undefined } => ({
  id: item.id,
  locator,
  label
})

const isSameStanding = (a: Standing, b: Standing): boolean =>
  a.citationNumber === b.citationNumber && isSameButNumber(a, b)

const isSameButNumber = (a: Standing, b: Standing): boolean =>
  a.yearSuffix === b.yearSuffix &&
  (a.distinction === b.distinction || JSON.stringify(a.distinction) === JSON.stringify(b.distinction))

/** Entries look at the one before only for its authors. */
const isSameBefore = (a: Printed | undefined, b: Printed | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.names === b.names && a.nameList === b.nameList)

function isSameInputs(a: readonly ClusterCite[], b: readonly ClusterCite[]): boolean {
  if (a.length !== b.length) return false
  return a.every((cite, index) => {
    const other = b[index]
    return other !== undefined && isSameInput(cite, other)
  })
}

const isSameInput = (a: ClusterCite, b: ClusterCite): boolean =>
  a.item === b.item &&
  a.standing === b.standing &&
  a.prefix === b.prefix &&
  a.suffix === b.suffix &&
  a.cite.locator === b.cite.locator &&
  a.cite.label === b.cite.label &&
  a.cite.position === b.cite.position &&
  a.cite.isNear === b.cite.isNear &&
  a.cite.firstNote === b.cite.firstNote &&
  a.cite.part === b.cite.part

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
