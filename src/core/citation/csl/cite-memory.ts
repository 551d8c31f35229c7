import type { ClusterCite } from './cluster'
import { NOTE, type BaseForm } from './distinguish'
import { flowPlainText } from './flow'
import type { Formatter, Printed } from './formatter'
import type { Item } from './item'
import { numberSlot } from './number-template'
import { mapText } from './output'
import { NO_DISTINCTION, type Cite, type Distinction } from './scope'

/** Stands for the number in what is remembered. */
const NUMBER = numberSlot(0)

/** Ways of citing one reference that are remembered at a time. */
const MOST_WAYS = 12

interface KnownCite {
  readonly cite: Cite
  readonly yearSuffix: string
  readonly distinction: Distinction
  readonly printed: Printed
}

/** Cites as printed before, by all that they depend on; the citation number and that of the first note are filled in. */
export class CiteMemory {
  private readonly known = new WeakMap<Item, KnownCite[]>()

  /** `findBase` gives what was printed of a reference to tell it apart: often the cite is the same. */
  constructor(
    private readonly formatter: Formatter,
    private readonly findBase: (item: Item) => BaseForm | undefined
  ) {}

  /** The cite with `number`, or what stands for it; with its own where more than figures depends on it. */
  print(source: ClusterCite, number: string): Printed {
    const printed = this.marked(source)
    const { item, cite, standing } = source
    if (printed.needsExactNumber) return this.formatter.cite(item, cite, standing)
    const numbered = printed.usesNumber ? replaceMark(printed, NUMBER, number) : printed
    return cite.firstNote === undefined ? numbered : replaceMark(numbered, NOTE, cite.firstNote)
  }

  /** True where the number shows otherwise than by its figures, as in “third”. */
  needsExactNumber(source: ClusterCite): boolean {
    return this.marked(source).needsExactNumber
  }

  /** True for a cite that is printed as its number and nothing else. */
  isBareNumber(source: ClusterCite): boolean {
    const isPlain = source.prefix === '' && source.suffix === '' && !hasLocator(source)
    return isPlain && source.standing.yearSuffix === '' && this.marked(source).output === NUMBER
  }

  /** The cite with marks for its numbers. */
  private marked(source: ClusterCite): Printed {
    const { item, cite, standing } = source
    const ways = this.known.get(item) ?? []
    const { yearSuffix, distinction } = standing
    for (const way of ways)
      if (way.yearSuffix === yearSuffix && way.distinction === distinction && isSameCite(way.cite, cite))
        return way.printed
    const printed = this.joinTexts(this.printAsBase(source) ?? this.printWithMark(source))
    if (ways.length >= MOST_WAYS) ways.shift()
    ways.push({ cite, yearSuffix, distinction, printed })
    this.known.set(item, ways)
    return printed
  }

  private printWithMark({ item, cite, standing }: ClusterCite): Printed {
    const marked = cite.firstNote === undefined ? cite : { ...cite, firstNote: NOTE }
    return this.formatter.cite(item, marked, { ...standing, citationNumber: NUMBER })
  }

  /** Undefined where the place of the cite, or what tells the reference apart, may show in it. */
  private printAsBase({ item, cite, standing }: ClusterCite): Printed | undefined {
    const base = this.findBase(item)
    const isPlain = standing.yearSuffix === '' && standing.distinction === NO_DISTINCTION
    const isMarked = base?.printed.usesNumber === false && !base.printed.needsExactNumber
    if (!base || !isMarked || !isPlain || item.dates['accessed']) return undefined
    if (cite.part !== 'whole' || cite.locator !== undefined) return undefined
    return !this.formatter.style.knowsPositions || isSamePlace(base.cite, cite) ? base.printed : undefined
  }

  /** A cite that is text and nothing else as one text, for the citations that it stands in to be joined fast. */
  private joinTexts(printed: Printed): Printed {
    if (this.formatter.style.isNote || printed.output === undefined) return printed
    const output = flowPlainText(printed.output)
    return output === undefined || output === printed.output ? printed : { ...printed, output }
  }
}

const isSamePlace = (a: Cite, b: Cite): boolean =>
  a.position === b.position && (a.isNear ?? false) === (b.isNear ?? false) && hasNote(a) === hasNote(b)

const hasLocator = ({ cite }: ClusterCite): boolean => cite.locator !== undefined && cite.locator !== ''

const isSameCite = (a: Cite, b: Cite): boolean =>
  a.part === b.part &&
  a.position === b.position &&
  a.locator === b.locator &&
  a.label === b.label &&
  a.isNear === b.isNear &&
  hasNote(a) === hasNote(b)

const hasNote = ({ firstNote }: Cite): boolean => firstNote !== undefined

function replaceMark(printed: Printed, mark: string, number: string): Printed {
  const { output } = printed
  if (output === undefined) return printed
  return { ...printed, output: mapText(output, (text) => text.replaceAll(mark, number)) }
}
