import type { FormattedText } from '../formatted-text'
import { CiteMemory } from './cite-memory'
import { isNextNumber, printCluster, type ClusterCite } from './cluster'
import { NO_STANDING, type Formatter, type Standing } from './formatter'
import type { LiveCitation, LiveCite, LiveMode, LiveText } from './live-document'
import { isSameButNumber, type LiveReference, type LiveReferences } from './live-references'
import {
  citeOfSlot,
  fillTemplate,
  isNoteSlot,
  makeTemplate,
  MAX_SLOTS,
  noteSlot,
  noteSlotAt,
  numberSlot,
  plainTemplate,
  slotsOf,
  type NumberTemplate
} from './number-template'
import { isBlank, type Output } from './output'
import { PositionTracker, type CitePosition } from './positions'
import { RememberedList } from './remembered-list'
import type { CitePart } from './scope'
import { compareValues, sortValues, type SortValue } from './sort-references'
import { writeRuns } from './write-runs'

/** A cite and the reference that it cites. */
interface TrackedCite extends LiveCite {
  readonly reference: LiveReference
}

/** A citation as printed but for its numbers. */
interface TextTemplate {
  readonly names: NumberTemplate
  readonly text: NumberTemplate
  /** Which numbers it shows. */
  readonly slots: readonly number[]
  /** Which of its numbers follow one another, as that decides what becomes a range. */
  readonly sequence: string
}

interface KnownText {
  /** In the order of the citation, and as the style orders them. */
  readonly cites: readonly TrackedCite[]
  readonly sorted: readonly TrackedCite[]
  /** Undefined where the figures are not all that a number changes. */
  readonly template: TextTemplate | undefined
  /** Of `sorted`. */
  readonly positions: readonly CitePosition[]
  /** Of `cites`. Renumbering changes this and what follows in place, as it does so to thousands at a time. */
  readonly standings: Standing[]
  /** Numbers that it depends on, as the template's slots or, without one, as those of all first notes, and their values. */
  readonly slots: readonly number[]
  numbers: readonly string[]
  text: LiveText
}

/** The citations of a document, kept printed. */
export class LiveCitations {
  private readonly memory: CiteMemory
  /** As of the citations that were read so far. */
  private tracker: PositionTracker | undefined
  private readonly texts = new RememberedList<LiveCitation, KnownText>()
  /** Of citations that are numbers and nothing else: they all look alike. */
  private readonly numberTemplates = new Map<string, TextTemplate>()

  constructor(
    private readonly formatter: Formatter,
    private readonly references: LiveReferences
  ) {
    this.memory = new CiteMemory(formatter, (item) => references.of(item).base)
  }

  /** Prints citations in the order of the document; a text that stays as it was is the same object. */
  update(citations: readonly LiveCitation[]): readonly LiveText[] {
    const { style } = this.formatter
    const { nearNoteDistance } = style.citation
    this.tracker = style.knowsPositions ? new PositionTracker(nearNoteDistance, style.knowsFirstNotes) : undefined
    let note = 0
    const known = this.texts.update(citations, (citation, last) => {
      if (style.isNote) note += 1
      return this.printCitation(citation, note, last)
    })
    return known.map(({ text }) => text)
  }

  private printCitation({ mode, cites: given }: LiveCitation, note: number, known: KnownText | undefined): KnownText {
    const cites = known?.cites ?? given.map((cite) => this.track(cite))
    const isSame = known !== undefined && hasStandings(cites, known.standings)
    const sorted = isSame ? known.sorted : this.sortCites(cites, known?.sorted)
    const positions = this.tracker?.next({ cites: sorted, note }, known?.positions) ?? NO_POSITIONS
    const isUnmoved = known !== undefined && sorted === known.sorted && positions === known.positions
    if (isSame && isUnmoved && this.showsSameNumbers(known)) return known
    if (isUnmoved && this.renumber(known)) return known
    const standings = cites.map(({ reference }) => reference.standing)
    return { cites, sorted, positions, standings, ...this.printAnew(sorted, mode, positions) }
  }

  private track({ id, item, locator, label, prefix, suffix }: LiveCite): TrackedCite {
    return { id, item, locator, label, prefix, suffix, reference: this.references.of(item) }
  }

  /** Puts other numbers into a text; false where more than figures may change. */
  private renumber(known: KnownText): boolean {
    const { cites, sorted, standings, template } = known
    if (!template || template.sequence !== this.sequenceOf(sorted)) return false
    for (let index = 0; index < cites.length; index++) {
      const [before, now] = [standings[index], cites[index]?.reference.standing]
      if (!before || !now || !isSameButNumber(before, now)) return false
    }
    for (let index = 0; index < cites.length; index++)
      standings[index] = cites[index]?.reference.standing ?? NO_STANDING
    if (!this.showsSameNumbers(known)) Object.assign(known, this.fill(template, sorted))
    return true
  }

  private showsSameNumbers({ slots, sorted, numbers }: KnownText): boolean {
    for (let index = 0; index < slots.length; index++)
      if (this.numberAt(slots[index] ?? 0, sorted) !== numbers[index]) return false
    return true
  }

  /** In the style's order; `known` itself where that is the order. */
  private sortCites(cites: readonly TrackedCite[], known: readonly TrackedCite[] = cites): readonly TrackedCite[] {
    const keys = this.formatter.style.citation.sort
    if (keys.length === 0 || cites.length < 2) return cites
    const compare = (a: TrackedCite, b: TrackedCite): number =>
      compareValues(this.rowOf(a.reference), this.rowOf(b.reference), keys, this.references.collate)
    const sorted = isInOrder(cites, compare) ? cites : [...cites].sort(compare)
    return isSameList(sorted, known) ? known : sorted
  }

  private rowOf(reference: LiveReference): readonly SortValue[] {
    const { item, standing, citeRow } = reference
    if (citeRow?.standing === standing) return citeRow.values
    const values = sortValues(this.formatter.style.citation.sort, item, standing, this.formatter, false)
    reference.citeRow = { standing, values }
    return values
  }

  private printAnew(
    sorted: readonly TrackedCite[],
    mode: LiveMode,
    positions: readonly CitePosition[]
  ): Pick<KnownText, 'template' | 'slots' | 'numbers' | 'text'> {
    const inputs = this.toInputs(sorted, mode, positions)
    if (!this.takesSlots(inputs, mode)) {
      const slots = this.formatter.style.knowsFirstNotes ? sorted.map((_, index) => noteSlotAt(index)) : NO_SLOTS
      const numbers = slots.map((slot) => this.numberAt(slot, sorted))
      return { template: undefined, slots, numbers, text: this.print(inputs, mode) }
    }
    const sequence = this.sequenceOf(sorted)
    const isBare = mode === 'normal' && this.isBare(inputs)
    const key = `${inputs.length} ${sequence}`
    const template = (isBare ? this.numberTemplates.get(key) : undefined) ?? this.printTemplate(inputs, mode, sequence)
    if (isBare) this.numberTemplates.set(key, template)
    return { template, slots: template.slots, ...this.fill(template, sorted) }
  }

  private fill(template: TextTemplate, sorted: readonly TrackedCite[]): Pick<KnownText, 'numbers' | 'text'> {
    const numberAt = (slot: number): string => this.numberAt(slot, sorted)
    const text = { names: fillTemplate(template.names, numberAt), text: fillTemplate(template.text, numberAt) }
    return { numbers: template.slots.map(numberAt), text }
  }

  /** The citation number of a cite, or the number of the note that cites its work first. */
  private numberAt(slot: number, sorted: readonly TrackedCite[]): string {
    const cite = sorted[citeOfSlot(slot)]
    if (!cite) return ''
    return isNoteSlot(slot) ? this.firstNoteOf(cite) : cite.reference.standing.citationNumber
  }

  private firstNoteOf({ id }: TrackedCite): string {
    return this.tracker?.firstNoteOf(id)?.toString() ?? ''
  }

  private showsNumbers(): boolean {
    const { knowsNumbers, knowsFirstNotes } = this.formatter.style
    return knowsNumbers || knowsFirstNotes
  }

  private toInputs(
    cites: readonly TrackedCite[],
    mode: LiveMode,
    positions: readonly CitePosition[]
  ): readonly ClusterCite[] {
    return cites.map((tracked, index) => {
      const { reference, locator, label, prefix, suffix } = tracked
      const part: CitePart = index === 0 && mode !== 'normal' ? 'without-author' : 'whole'
      const { position, isNear, tellsNote } = positions[index] ?? NO_POSITION
      const firstNote = tellsNote ? this.firstNoteOf(tracked) : undefined
      const cite = { locator, label, position, isNear, firstNote, part }
      return { item: reference.item, cite, standing: reference.standing, prefix, suffix }
    })
  }

  private takesSlots(inputs: readonly ClusterCite[], mode: LiveMode): boolean {
    if (!this.showsNumbers()) return true
    if (hasNames(mode) && this.formatter.style.intext) return false
    const items = new Set(inputs.map(({ item }) => item))
    if (items.size < inputs.length || inputs.length > MAX_SLOTS) return false
    return inputs.every((input) => !this.memory.needsExactNumber(input))
  }

  private isBare(inputs: readonly ClusterCite[]): boolean {
    const { knowsNumbers, citation } = this.formatter.style
    const isAlike = knowsNumbers && citation.layouts.length === 1
    return isAlike && inputs.every((input) => this.memory.isBareNumber(input))
  }

  private printTemplate(inputs: readonly ClusterCite[], mode: LiveMode, sequence: string): TextTemplate {
    if (!this.showsNumbers()) {
      const { names, text } = this.print(inputs, mode)
      return { names: plainTemplate(names), text: plainTemplate(text), slots: [], sequence }
    }
    const slots = new Map(inputs.map(({ item }, index) => [item, numberSlot(index)]))
    const printed = this.print(inputs.map(markFirstNote), mode, ({ item }) => slots.get(item) ?? '')
    const names = makeTemplate(printed.names)
    const text = makeTemplate(printed.text)
    return { names, text, slots: [...slotsOf(names), ...slotsOf(text)], sequence }
  }

  private print(
    inputs: readonly ClusterCite[],
    mode: LiveMode,
    numberOf: (cite: ClusterCite) => string = ({ standing }) => standing.citationNumber
  ): LiveText {
    const [first] = inputs
    const standing = first && { ...first.standing, citationNumber: numberOf(first) }
    const names =
      hasNames(mode) && first && standing ? this.formatter.author(first.item, first.cite, standing) : undefined
    const printCite = (cite: ClusterCite) => this.memory.print(cite, numberOf(cite))
    const output = mode === 'names' ? undefined : printCluster(inputs, this.formatter, printCite)
    return { names: runsOf(names), text: runsOf(output) }
  }

  private sequenceOf(sorted: readonly TrackedCite[]): string {
    if (this.formatter.style.citation.collapse !== 'citation-number') return ''
    let sequence = ''
    for (let index = 1; index < sorted.length; index++)
      sequence += isNextNumber(sorted[index - 1]?.reference.standing, sorted[index]?.reference.standing) ? '+' : ','
    return sequence
  }
}

const hasNames = (mode: LiveMode): boolean => mode === 'split' || mode === 'names'

const NO_SLOTS: readonly number[] = []
const NO_POSITIONS: readonly CitePosition[] = []
const NO_POSITION: Partial<CitePosition> = {}

const markFirstNote = (input: ClusterCite, index: number): ClusterCite =>
  input.cite.firstNote === undefined ? input : { ...input, cite: { ...input.cite, firstNote: noteSlot(index) } }

const runsOf = (output: Output | undefined): FormattedText =>
  output === undefined || isBlank(output) ? [] : writeRuns(output).body

function hasStandings(cites: readonly TrackedCite[], standings: readonly Standing[]): boolean {
  for (let index = 0; index < cites.length; index++)
    if (cites[index]?.reference.standing !== standings[index]) return false
  return true
}

function isInOrder<T>(values: readonly T[], compare: (a: T, b: T) => number): boolean {
  for (let index = 1; index < values.length; index++)
    if (compare(values[index - 1] as T, values[index] as T) > 0) return false
  return true
}

function isSameList<T>(a: readonly T[], b: readonly T[], isSame: (a: T, b: T) => boolean = Object.is): boolean {
  if (a.length !== b.length) return false
  return a === b || a.every((one, index) => isSame(one, b[index] as T))
}
