import type { Quantity } from './quantity'

const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const NAME = `(${MONTHS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')}|Sept)`
const YEAR = '((?:18|19|20)\\d{2})'

/** C and E are century and decade: the 1990s, 20世纪90年代. */
type Part = 'Y' | 'M' | 'D' | 'C' | 'E'
interface DateRow {
  readonly match: RegExp
  readonly parts: readonly Part[]
}

/** Ways to write a date; groups of each in the order of its parts. Longer ways first. */
const DATES: readonly DateRow[] = [
  { match: /(?<![\d.])((?:18|19|20)\d0)s(?![A-Za-z])/g, parts: ['E'] },
  { match: /(?<!\d)(19|20|21)\s?世纪\s?([1-9]0)\s?年代/g, parts: ['C', 'E'] },
  {
    match: new RegExp(`(?<!\\d)${YEAR}\\s?年\\s?(\\d{1,2})\\s?月\\s?(\\d{1,2})\\s?[日号]?(?![\\d年月])`, 'g'),
    parts: ['Y', 'M', 'D']
  },
  { match: new RegExp(`(?<!\\d)${YEAR}\\s?年\\s?(\\d{1,2})\\s?月(?!龄)`, 'g'), parts: ['Y', 'M'] },
  { match: new RegExp(`(?<![\\d.-])${YEAR}([-/.])(\\d{1,2})\\2(\\d{1,2})(?![\\d.-])`, 'g'), parts: ['Y', 'M', 'D'] },
  {
    match: new RegExp(`(?<![A-Za-z])${NAME}\\.? (\\d{1,2})(?:st|nd|rd|th)?,? ${YEAR}(?!\\d)`, 'gi'),
    parts: ['M', 'D', 'Y']
  },
  {
    match: new RegExp(`(?<![\\d.])(\\d{1,2})(?:st|nd|rd|th)? ${NAME}\\.?,? ${YEAR}(?!\\d)`, 'gi'),
    parts: ['D', 'M', 'Y']
  },
  { match: new RegExp(`(?<![A-Za-z])${NAME}\\.?,? ${YEAR}(?!\\d)`, 'gi'), parts: ['M', 'Y'] },
  { match: new RegExp(`(?<![A-Za-z])${NAME}\\.? (\\d{1,2})(?:st|nd|rd|th)?(?![\\d.%])`, 'g'), parts: ['M', 'D'] },
  { match: new RegExp(`(?<![\\d.])(\\d{1,2})(?:st|nd|rd|th)? ${NAME}(?![A-Za-z])`, 'g'), parts: ['D', 'M'] },
  { match: /(?<![\d.个])(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]/g, parts: ['M', 'D'] },
  { match: /(?<![\d.])(?<!\d\s?[~-])([1-9]|1[0-2])月(?!龄|余|内|后|前|间|随)/g, parts: ['M'] },
  {
    match:
      /(?<![A-Za-z])(January|February|April|June|July|August|September|October|November|December|(?<=\b(?:in|and|from|to|through|between|until|since) )(?:March|May))(?![A-Za-z])/g,
    parts: ['M']
  },
  { match: new RegExp(`(?<!\\d)${YEAR}\\s?年(?!余|多)`, 'g'), parts: ['Y'] },
  {
    match: new RegExp(
      `(?<=(?:[Ii]n|[Ff]rom|[Ss]ince|[Uu]ntil|[Tt]o|[Bb]y|[Bb]etween|and|through|[Bb]efore|[Aa]fter|[Dd]uring|of|year|mid-|-|~|至|到|early|late|\\() ?)${YEAR}(?![\\d.%,]\\d|\\d| ?(?:[a-z]{3,} )?(?:patients|participants|people|cases))`,
      'g'
    ),
    parts: ['Y']
  },
  { match: new RegExp(`(?<![\\d.,~-])${YEAR}(?=\\s?[-~至到]\\s?${YEAR}\\s?年?)`, 'g'), parts: ['Y'] }
]

const isValid = (part: Part, value: number): boolean =>
  part === 'Y' || part === 'C' || part === 'E' || (value >= 1 && value <= (part === 'M' ? 12 : 31))

/** The dates of a masked shadow text, in order of the table, none within another. */
export function readDates(shadow: string, text: string): readonly Quantity[] {
  const found: Quantity[] = []
  const taken = new Set<number>()
  for (const { match, parts } of DATES) {
    for (const one of shadow.matchAll(match)) {
      const groups = one.slice(1).filter((group) => group !== undefined && !/^[-/.]$/.test(group))
      const start = one.index
      const end = start + one[0].length
      const values = new Map(parts.map((part, at) => [part, valueOf(groups[at] ?? '')]))
      if ([...values].some(([part, value]) => !isValid(part, value)) || isTaken(taken, start, end)) continue
      for (let at = start; at < end; at += 1) taken.add(at)
      found.push(makeDate(values, text, start, end))
    }
  }
  return found
}

function isTaken(taken: ReadonlySet<number>, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (taken.has(at)) return true
  return false
}

function valueOf(text: string): number {
  const month = MONTHS.findIndex(
    (name) => text.length >= 3 && name.toLowerCase().startsWith(text.toLowerCase().slice(0, 3))
  )
  return /^\d/.test(text) ? Number(text) : month + 1
}

function makeDate(read: ReadonlyMap<Part, number>, text: string, start: number, end: number): Quantity {
  const century = read.get('C')
  const values = century === undefined ? read : new Map([['E' as const, (century - 1) * 100 + (read.get('E') ?? 0)]])
  const unit = (['Y', 'M', 'D', 'E'] as const).filter((part) => values.has(part))
  return {
    kind: 'date',
    values: unit.map((part) => values.get(part) ?? 0),
    shape: 'single',
    unit: unit.join(''),
    label: '',
    operator: undefined,
    approximate: false,
    decimals: 0,
    wording: /\d/.test(text.slice(start, end)) ? 'digits' : 'words',
    isCounted: true,
    text: text.slice(start, end),
    start,
    end
  }
}
