import { assertNever } from '#core/assert-never'
import { elementsOf, type CslNode } from '../csl-tree'
import { compileDecoration, type Decorate } from './decorate'
import type { DateParts, ItemDate } from './item'
import { sortableDate } from './sortable-date'
import type { Locale } from './locale'
import { joinOutput, joinRow, type Output } from './output'
import { isPrinted, type Render, type Scope } from './scope'

type PartName = 'year' | 'month' | 'day'

interface DatePart {
  readonly name: PartName
  readonly form: string
  readonly rangeDelimiter: string
  readonly decorate: Decorate | undefined
  /** The same without the suffix, for the last part before the dash of a range. */
  readonly decorateBeforeDash: Decorate | undefined
}

interface DatePlan {
  readonly parts: readonly DatePart[]
  readonly delimiter: string
}

/** Prints a date variable, by the style's own parts or by a form of the locale. */
export function compileDate(node: CslNode, options: { readonly hasImplicitSuffix: boolean }): Render {
  const variables = (node.attrs['variable'] ?? '').split(/\s+/).filter(Boolean)
  const decorate = compileDecoration(withoutDelimiter(node.attrs))
  const planOf = compilePlan(node)
  return (scope) => {
    scope.called = true
    for (const variable of variables) {
      const isHidden = isPrinted(variable, scope) || (variable === 'accessed' && scope.cite.isCompared === true)
      const date = isHidden ? undefined : scope.item.dates[variable]
      if (!date) continue
      scope.recorded?.add(variable)
      if (scope.isSortKey) {
        scope.found = true
        return sortableDate(
          date,
          planOf(scope.locale).parts.map((part) => part.name)
        )
      }
      const suffix =
        options.hasImplicitSuffix && variable !== 'accessed' && !scope.hasYearSuffix ? scope.yearSuffix : ''
      const made =
        date.literal !== undefined
          ? printLiteral(date.literal, suffix, scope)
          : printDate(date, planOf(scope.locale), suffix, scope)
      if (made === undefined) continue
      scope.found = true
      return decorate ? decorate(made, scope) : made
    }
    return undefined
  }
}

const withoutDelimiter = (attrs: CslNode['attrs']): CslNode['attrs'] =>
  Object.fromEntries(Object.entries(attrs).filter(([name]) => name !== 'form' && name !== 'delimiter'))

function printLiteral(text: string, suffix: string, scope: Scope): Output {
  if (suffix === '') return text
  scope.hasYearSuffix = true
  return joinRow([text, suffix])
}

function compilePlan(node: CslNode): (locale: Locale) => DatePlan {
  const form = node.attrs['form']
  const own = elementsOf(node, 'date-part')
  if (form !== 'text' && form !== 'numeric') {
    const plan = { parts: own.flatMap(readPart), delimiter: node.attrs['delimiter'] ?? '' }
    return () => plan
  }
  const wanted = (node.attrs['date-parts'] ?? 'year-month-day').split('-')
  const plans = new WeakMap<Locale, DatePlan>()
  return (locale) => {
    const known = plans.get(locale)
    if (known) return known
    const base = locale.dates[form]
    const parts = (base ? elementsOf(base, 'date-part') : [])
      .filter((part) => wanted.includes(part.attrs['name'] ?? ''))
      .map((part) => mergePart(part, own))
    const plan = { parts: parts.flatMap(readPart), delimiter: base?.attrs['delimiter'] ?? '' }
    plans.set(locale, plan)
    return plan
  }
}

/** A style may change the look of a locale's date part, not what stands around it. */
function mergePart(part: CslNode, own: readonly CslNode[]): CslNode {
  const override = own.find((candidate) => candidate.attrs['name'] === part.attrs['name'])
  if (!override) return part
  const attrs = Object.entries(override.attrs).filter(([name]) => name !== 'prefix' && name !== 'suffix')
  return { ...part, attrs: { ...part.attrs, ...Object.fromEntries(attrs) } }
}

function readPart(node: CslNode): readonly DatePart[] {
  const name = node.attrs['name']
  if (name !== 'year' && name !== 'month' && name !== 'day') return []
  const { suffix: _suffix, ...beforeDash } = node.attrs
  return [
    {
      name,
      form: node.attrs['form'] ?? (name === 'month' || name === 'year' ? 'long' : 'numeric'),
      rangeDelimiter: node.attrs['range-delimiter'] ?? '–',
      decorate: compileDecoration(node.attrs),
      decorateBeforeDash: compileDecoration(beforeDash)
    }
  ]
}

function printDate(date: ItemDate, plan: DatePlan, suffix: string, scope: Scope): Output | undefined {
  const { start, end } = date
  if (!start) return undefined
  const printer = new DatePrinter(plan, suffix, scope)
  if (date.isOpen) return printer.open(start)
  return end ? printer.range(start, end) : printer.single(start)
}

class DatePrinter {
  constructor(
    private readonly plan: DatePlan,
    private readonly suffix: string,
    private readonly scope: Scope
  ) {}

  single(date: DateParts): Output | undefined {
    return this.join(this.row(this.plan.parts, date, false))
  }

  open(date: DateParts): Output | undefined {
    const parts = this.row(this.plan.parts, date, true)
    const year = this.plan.parts.find((part) => part.name === 'year')
    return parts.length === 0
      ? undefined
      : this.join([...parts.slice(0, -1), joinRow([parts.at(-1) ?? '', year?.rangeDelimiter ?? '–'])])
  }

  /** The parts that differ stand on both sides of the dash, the others once. */
  range(start: DateParts, end: DateParts): Output | undefined {
    const { parts } = this.plan
    const has = (name: PartName): boolean => parts.some((part) => part.name === name)
    const isSplit = (['year', 'month', 'day'] as const).find(
      (name) => has(name) && valueOf(start, name) !== valueOf(end, name)
    )
    if (isSplit === undefined) return this.single(start)
    const names: readonly PartName[] =
      isSplit === 'year' ? ['year', 'month', 'day'] : isSplit === 'month' ? ['month', 'day'] : ['day']
    const from = parts.findIndex((part) => names.includes(part.name))
    const to = parts.findLastIndex((part) => names.includes(part.name)) + 1
    const split = parts.slice(from, to)
    const delimiter = parts.find((part) => part.name === isSplit)?.rangeDelimiter ?? '–'
    const before = this.row(parts.slice(0, from), start, false)
    const first = this.join(this.row(split, start, true))
    const second = this.join(this.row(split, end, false))
    const after = this.row(parts.slice(to), end, false)
    if (first === undefined || second === undefined) return this.single(start)
    return this.join([...before, joinRow([first, delimiter, second]), ...after])
  }

  private row(parts: readonly DatePart[], date: DateParts, isBeforeDash: boolean): readonly Output[] {
    const printed = parts.flatMap((part) => {
      const text = this.part(part, date)
      return text === undefined ? [] : [{ part, text }]
    })
    return printed.map(({ part, text }, index) => {
      const decorate = isBeforeDash && index === printed.length - 1 ? part.decorateBeforeDash : part.decorate
      return decorate ? decorate(text, this.scope) : text
    })
  }

  private join(parts: readonly Output[]): Output | undefined {
    if (this.plan.delimiter === '') return joinOutput(parts)
    return joinOutput(parts.flatMap((part, index) => (index === 0 ? [part] : [this.plan.delimiter, part])))
  }

  private part(part: DatePart, date: DateParts): Output | undefined {
    switch (part.name) {
      case 'year':
        return date.year === 0 ? undefined : this.year(date.year, part.form)
      case 'month':
        return printMonth(date, part.form, this.scope.locale)
      case 'day':
        return date.day === undefined ? undefined : printDay(date, part.form, this.scope.locale)
      default:
        return assertNever(part.name)
    }
  }

  private year(year: number, form: string): Output {
    const { locale } = this.scope
    const era = year < 0 ? 'bc' : year < 1000 ? 'ad' : undefined
    const word = era ? (locale.findTerm(era)?.single ?? '') : ''
    const figures = form === 'short' ? String(Math.abs(year) % 100).padStart(2, '0') : String(Math.abs(year))
    const text = word === '' ? figures : figures + (/^\s/.test(word) ? '' : ' ') + word
    if (this.suffix === '' || this.scope.hasYearSuffix) return text
    this.scope.hasYearSuffix = true
    return joinRow([text, this.suffix])
  }
}

const valueOf = (date: DateParts, name: PartName): number | undefined =>
  name === 'month' ? (date.month ?? (date.season === undefined ? undefined : date.season + 100)) : date[name]

function printMonth(date: DateParts, form: string, locale: Locale): string | undefined {
  if (date.month === undefined) {
    if (date.season === undefined) return undefined
    return locale.findTerm(`season-0${date.season}`)?.single
  }
  if (form === 'numeric') return String(date.month)
  if (form === 'numeric-leading-zeros') return String(date.month).padStart(2, '0')
  const name = `month-${String(date.month).padStart(2, '0')}`
  return locale.findTerm(name, form === 'short' ? 'short' : 'long')?.single ?? String(date.month)
}

function printDay(date: DateParts, form: string, locale: Locale): string {
  const day = date.day ?? 0
  if (form === 'numeric-leading-zeros') return String(day).padStart(2, '0')
  if (form !== 'ordinal' || (locale.limitDayOrdinals && day !== 1)) return String(day)
  const gender = locale.findTerm(`month-${String(date.month ?? 0).padStart(2, '0')}`)?.gender ?? ''
  return day + locale.findOrdinal(day, gender)
}
