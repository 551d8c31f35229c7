import { capitalizeTerm } from './capitalize-term'
import type { Layout } from './compile-style'
import { readFieldMarkup } from './field-markup'
import type { Formatter, Printed, Standing } from './formatter'
import type { Item } from './item'
import { bareText, isBlank, joinOutput, type Output } from './output'
import type { Cite } from './scope'

/** One cite of a citation, with what the writer put around it. */
export interface ClusterCite {
  readonly item: Item
  readonly cite: Cite
  readonly standing: Standing
  readonly prefix: string
  readonly suffix: string
}

interface PrintedCite {
  readonly source: ClusterCite
  readonly printed: Printed
  readonly output: Output
  /** Names by which cites are grouped; empty for none. */
  readonly group: string
}

/** Prints a citation: its cites sorted already, grouped, collapsed and joined; undefined where nothing is printed. */
export function printCluster(
  cites: readonly ClusterCite[],
  formatter: Formatter,
  printCite: PrintCite = ({ item, cite, standing }) => formatter.cite(item, cite, standing)
): Output | undefined {
  return new ClusterPrinter(formatter, printCite).print(cites)
}

/** Prints one cite by itself, or remembers it. */
export type PrintCite = (cite: ClusterCite) => Printed

class ClusterPrinter {
  constructor(
    private readonly formatter: Formatter,
    private readonly formatCite: PrintCite
  ) {}

  print(cites: readonly ClusterCite[]): Output | undefined {
    const [first] = cites
    if (!first) return undefined
    const layout = this.formatter.citationLayout(first.item).layout
    const printed = this.group(cites.map((source, index) => this.printCite(source, index === 0)))
    const parts = this.join(printed, layout)
    if (parts.length === 0) return undefined
    const whole = joinParts([layout.prefix, ...parts, layout.suffix])
    if (whole === undefined) return undefined
    return layout.format ? layout.format(whole, this.formatter.scopeFor(first.item, first.cite, first.standing)) : whole
  }

  private printCite(source: ClusterCite, isFirst: boolean): PrintedCite {
    const printed = this.formatCite(source)
    const startsSentence = isFirst ? source.prefix === '' || endsSentence(source.prefix) : endsSentence(source.prefix)
    const content = printed.output ?? ''
    const output = this.formatter.style.isNote && startsSentence ? capitalizeTerm(content) : content
    const isGrouped = this.groups() && printed.names !== undefined
    const isBare = printed.names === undefined && source.standing.yearSuffix !== ''
    return {
      source,
      printed,
      output,
      group: isGrouped ? bareText(printed.names ?? '') : isBare && this.groups() ? NO_NAMES : ''
    }
  }

  private rangeDelimiter(): string {
    return this.formatter.locales.side.findTerm('citation-range-delimiter')?.single || '–'
  }

  private groups(): boolean {
    const { collapse, groupDelimiter } = this.formatter.style.citation
    return (collapse !== undefined && collapse !== 'citation-number') || groupDelimiter !== undefined
  }

  /** In styles that sort cites, those of one author come together at the place of the first. */
  private group(cites: readonly PrintedCite[]): readonly PrintedCite[] {
    const { sort } = this.formatter.style.citation
    if (!this.groups() || sort.length === 0) return cites
    const order = new Map<string, PrintedCite[]>()
    cites.forEach((cite, index) => {
      const key = cite.group === '' ? `#${index}` : cite.group
      const known = order.get(key)
      if (known) known.push(cite)
      else order.set(key, [cite])
    })
    return [...order.values()].flat()
  }

  private join(cites: readonly PrintedCite[], layout: Layout): readonly Output[] {
    const rules = this.formatter.style.citation
    if (rules.collapse === 'citation-number') return this.joinNumbers(cites, layout)
    const parts: Output[] = []
    let at = 0
    while (at < cites.length) {
      const end = this.groupEnd(cites, at)
      const run = cites.slice(at, end)
      const isLast = end >= cites.length
      const made = run.length > 1 && rules.collapse ? this.collapseGroup(run, layout) : this.plainGroup(run, layout)
      parts.push(...made)
      if (!isLast && made.length > 0) {
        const isCollapsed = run.length > 1 && rules.collapse !== undefined
        this.addDelimiter(
          parts,
          (isCollapsed ? rules.afterCollapseDelimiter : undefined) ?? layout.delimiter,
          cites[end],
          run.at(-1)
        )
      }
      at = end
    }
    return trimDelimiters(parts)
  }

  /** No delimiter stands beside punctuation of the writer's own: a prefix that begins with it, a suffix that ends so. */
  private addDelimiter(parts: Output[], delimiter: string, next: PrintedCite | undefined, before?: PrintedCite): void {
    if (next && /^\s*[,;.]/.test(next.source.prefix)) return
    if (before && /[,;]\s*$/.test(before.source.suffix)) parts.push(new Delimiter(' '))
    else parts.push(new Delimiter(delimiter))
  }

  private groupEnd(cites: readonly PrintedCite[], at: number): number {
    const group = cites[at]?.group ?? ''
    if (group === '') return at + 1
    const end = cites.findIndex((cite, index) => index > at && cite.group !== group)
    return end < 0 ? cites.length : end
  }

  private plainGroup(run: readonly PrintedCite[], layout: Layout): readonly Output[] {
    const delimiter = this.formatter.style.citation.groupDelimiter ?? layout.delimiter
    const made: Output[] = []
    let before: PrintedCite | undefined
    for (const cite of run) {
      const output = withAffixes(cite.output, cite.source)
      if (isBlank(output)) continue
      if (made.length > 0) this.addDelimiter(made, delimiter, cite, before)
      made.push(output)
      before = cite
    }
    return made
  }

  /** Names once, then years; with equal years, letters alone. */
  private collapseGroup(run: readonly PrintedCite[], layout: Layout): readonly Output[] {
    const { collapse, groupDelimiter, yearSuffixDelimiter } = this.formatter.style.citation
    const made: Output[] = []
    let at = 0
    while (at < run.length) {
      const cite = run[at]
      if (!cite) break
      const output = at === 0 ? cite.output : this.withoutAuthor(cite)
      if (made.length > 0 && !isBlank(output)) this.addDelimiter(made, groupDelimiter ?? layout.delimiter, cite)
      let end = at + 1
      if (collapse !== 'year') while (end < run.length && this.isSameYear(cite, run[end])) end++
      made.push(...this.withSuffixes(output, run.slice(at, end), yearSuffixDelimiter))
      at = end
    }
    return made
  }

  private withoutAuthor(cite: PrintedCite): Output {
    const { source } = cite
    return this.formatCite({ ...source, cite: { ...source.cite, part: 'without-author' } }).output ?? ''
  }

  private isSameYear(first: PrintedCite, other: PrintedCite | undefined): boolean {
    if (!other || first.source.standing.yearSuffix === '' || other.source.standing.yearSuffix === '') return false
    if (hasExtras(first.source) || hasExtras(other.source)) return false
    return this.bareYear(first.source) === this.bareYear(other.source)
  }

  private bareYear(source: ClusterCite): string {
    const cite: Cite = { ...source.cite, part: 'without-author' }
    const printed = this.formatCite({ ...source, cite, standing: { ...source.standing, yearSuffix: '' } })
    return printed.output === undefined ? '' : bareText(printed.output)
  }

  /** The first cite, then the letters of the others; three or more in a row as a range where the style has it so. */
  private withSuffixes(output: Output, run: readonly PrintedCite[], delimiter: string): readonly Output[] {
    const [first, ...others] = run
    if (!first) return []
    const made: Output[] = [withAffixes(output, first.source)]
    const letters = others.map((cite) => cite.source.standing.yearSuffix)
    const isRanged = this.formatter.style.citation.collapse === 'year-suffix-ranged'
    const all = [first.source.standing.yearSuffix, ...letters]
    let at = 0
    while (at < all.length) {
      let end = at + 1
      if (isRanged) while (end < all.length && follows(all[end - 1] ?? '', all[end] ?? '')) end++
      const isRange = end - at >= 3
      if (at > 0) made.push(delimiter, all[at] ?? '')
      if (isRange) made.push(this.rangeDelimiter(), all[end - 1] ?? '')
      else for (let index = at + 1; index < end; index++) made.push(delimiter, all[index] ?? '')
      at = end
    }
    return made
  }

  /** Three numbers or more in a row become a range. */
  private joinNumbers(cites: readonly PrintedCite[], layout: Layout): readonly Output[] {
    const { afterCollapseDelimiter } = this.formatter.style.citation
    const parts: Output[] = []
    let at = 0
    let wasRange = false
    while (at < cites.length) {
      const cite = cites[at]
      if (!cite) break
      let end = at + 1
      while (end < cites.length && continuesRange(cites[end - 1], cites[end])) end++
      const isRange = end - at >= 3
      const output = withAffixes(cite.output, cite.source)
      if (!isBlank(output)) {
        const delimiter = (wasRange ? afterCollapseDelimiter : undefined) ?? layout.delimiter
        if (parts.length > 0) this.addDelimiter(parts, delimiter, cite)
        parts.push(output)
      }
      wasRange = isRange
      if (isRange) {
        const last = cites[end - 1]
        if (last) parts.push(this.rangeDelimiter(), withAffixes(last.output, last.source))
        at = end
      } else at += 1
    }
    return trimDelimiters(parts)
  }
}

/** The group of cites without names, whose years are told apart by letters. */
const NO_NAMES = '\u0000'

const hasExtras = ({ cite, prefix, suffix }: ClusterCite): boolean =>
  (cite.locator !== undefined && cite.locator !== '') || prefix !== '' || suffix !== ''

function continuesRange(cite: PrintedCite | undefined, next: PrintedCite | undefined): boolean {
  if (!cite || !next || hasExtras(cite.source) || hasExtras(next.source)) return false
  return cite.printed.usesNumber && isNextNumber(cite.source.standing, next.source.standing)
}

/** True where the second number follows the first. */
export function isNextNumber(standing: Standing | undefined, next: Standing | undefined): boolean {
  const number = Number(standing?.citationNumber)
  return number > 0 && Number(next?.citationNumber) === number + 1
}

const follows = (a: string, b: string): boolean => {
  if (a.length !== b.length || a.slice(0, -1) !== b.slice(0, -1)) return false
  return (b.codePointAt(b.length - 1) ?? 0) - (a.codePointAt(a.length - 1) ?? 0) === 1
}

/** Marks a delimiter, so that one with nothing behind it can be dropped. */
class Delimiter {
  readonly children: readonly Output[]
  constructor(readonly text: string) {
    this.children = [text]
  }
}

/** Parts in a row; undefined where nothing stands in any of them. */
function joinParts(parts: readonly Output[]): Output | undefined {
  const joined = joinOutput(parts.map((part) => (part instanceof Delimiter ? part.text : part)))
  return joined === '' ? undefined : joined
}

function trimDelimiters(parts: readonly Output[]): readonly Output[] {
  let end = parts.length
  while (parts[end - 1] instanceof Delimiter) end--
  return end === parts.length ? parts : parts.slice(0, end)
}

/** A prefix that ends a sentence: a full stop or the like after more than one word. */
const endsSentence = (prefix: string): boolean =>
  /\S\s+\S.*[.?!]["”’')\]]*\s*$/s.test(prefix.slice(-200).replace(/<[^>]*>/g, ''))

/** Puts the writer's prefix and suffix around a cite, with the spaces they need. */
function withAffixes(output: Output, { prefix, suffix }: ClusterCite): Output {
  if ((prefix === '' && suffix === '') || isBlank(output)) return output
  const parts: Output[] = []
  if (prefix !== '') parts.push(markup(prefix), /[\s([{“‘«'"/-]$/.test(prefix) ? '' : ' ')
  parts.push(output)
  if (suffix !== '') parts.push(/^[\s.,;:!?)\]}”’'"/-]/.test(suffix) ? '' : ' ', markup(suffix))
  return joinOutput(parts.filter((part) => part !== '')) ?? ''
}

const QUOTES = { open: '“', close: '”', openInner: '‘', closeInner: '’', takesPunctuation: false }
const markup = (text: string): Output => readFieldMarkup(text, QUOTES)
