import type { ReferenceId } from '#core/ids'
import type { FormattedText } from '../formatted-text'
import type { BibliographyEntry } from '../processor'
import { findSubstitute } from './bibliography'
import type { Formatter, Printed, Standing } from './formatter'
import type { Item } from './item'
import { isSameButNumber, type LiveReference } from './live-references'
import { fillTemplate, makeTemplate, numberSlot, plainTemplate, type NumberTemplate } from './number-template'
import { bareText } from './output'
import { RememberedList } from './remembered-list'
import { writeRuns, type WrittenRuns } from './write-runs'

/** What is kept of an entry once it is written. */
type Seen = Pick<Printed, 'names' | 'nameList' | 'needsExactNumber'>

interface KnownEntry {
  readonly standing: Standing
  readonly before: Seen | undefined
  readonly printed: Seen
  readonly label: NumberTemplate
  readonly body: NumberTemplate
  readonly entry: BibliographyEntry
}

/** The entries of a list, kept printed. */
export class LiveEntries {
  private readonly entries = new RememberedList<LiveReference, KnownEntry>()

  constructor(private readonly formatter: Formatter) {}

  /** Of references in the order of the list; an entry that prints what it printed stays the same object. */
  update(references: readonly LiveReference[]): readonly BibliographyEntry[] {
    const { bibliography } = this.formatter.style
    if (!bibliography) return []
    const substitutes = bibliography.substitute !== undefined
    let before: Seen | undefined
    const known = this.entries.update(references, (reference, last) => {
      const made = this.printEntry(reference, before, last)
      if (substitutes) before = made.printed
      return made
    })
    return known.map(({ entry }) => entry)
  }

  private printEntry(reference: LiveReference, before: Seen | undefined, known: KnownEntry | undefined): KnownEntry {
    const { item, standing } = reference
    if (!known || !isSameBefore(known.before, before)) return this.printAnew(reference, before)
    if (known.standing === standing && known.before === before) return known
    if (known.standing === standing) return { ...known, before }
    if (!isSameButNumber(known.standing, standing) || known.printed.needsExactNumber)
      return this.printAnew(reference, before)
    const { printed, label, body } = known
    if (label.slotted.length === 0 && body.slotted.length === 0) return { ...known, standing, before }
    return { standing, before, printed, label, body, entry: describeEntry(item, standing, label, body) }
  }

  private printAnew({ item, standing }: LiveReference, before: Seen | undefined): KnownEntry {
    const rules = this.formatter.style.bibliography
    let marked = { ...standing, citationNumber: numberSlot(0) }
    const printed = this.formatter.entry(item, marked)
    if (printed.needsExactNumber) marked = standing
    const substitute = rules && before && findSubstitute(printed, before, rules)
    const final = substitute || printed.needsExactNumber ? this.formatter.entry(item, marked, substitute) : printed
    const written = final.output === undefined ? NO_RUNS : writeRuns(final.output)
    const templateOf = printed.usesNumber ? makeTemplate : plainTemplate
    const label = templateOf(written.label)
    const body = templateOf(shownBody(item, written))
    const { names, nameList, needsExactNumber } = printed
    const isCompared = rules?.substitute !== undefined
    const seen = isCompared ? { names, nameList, needsExactNumber } : needsExactNumber ? SEEN_NUMBER : SEEN
    return { standing, before, printed: seen, label, body, entry: describeEntry(item, standing, label, body) }
  }
}

/** Of entries in styles that compare none with the one before. */
const SEEN: Seen = { names: undefined, nameList: undefined, needsExactNumber: false }
const SEEN_NUMBER: Seen = { ...SEEN, needsExactNumber: true }

const NO_RUNS: WrittenRuns = { label: [], body: [] }

/** Where the style prints nothing of a reference, its title stands. */
const shownBody = ({ id, texts }: Item, { label, body }: WrittenRuns): FormattedText =>
  label.length + body.length > 0 ? body : [{ text: texts['title'] ?? id }]

function describeEntry(
  item: Item,
  { citationNumber }: Standing,
  label: NumberTemplate,
  body: NumberTemplate
): BibliographyEntry {
  const reference = item.id as ReferenceId
  const number = (): string => citationNumber
  const shown = fillTemplate(body, number)
  return label.runs.length > 0
    ? { reference, label: fillTemplate(label, number), body: shown }
    : { reference, body: shown }
}

/** Entries look at the one before only for its authors. */
const isSameBefore = (a: Seen | undefined, b: Seen | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && authorsOf(a) === authorsOf(b))

const authorsOf = ({ names, nameList = [] }: Seen): string =>
  [...(names === undefined ? [] : [names]), ...nameList].map(bareText).join('\n')
