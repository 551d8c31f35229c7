import { COUNTED_CHINESE, COUNTED_ENGLISH, UNITS, type UnitRow } from './units'

/** A unit with its powers, `mg/kg` as mg¹·kg⁻¹. */
export interface Unit {
  readonly name: string
  readonly dimension: string
  /** How many base units it is. */
  readonly size: number
}

/** A unit that stands at a place, and where it ends. */
export interface FoundUnit {
  readonly unit: Unit
  readonly end: number
  readonly isAge: boolean
}

const AGE =
  /^(?:岁|周岁|月龄|个月龄|周龄|日龄|year-old|years-old|year old|years old|years of age|month-old|months-old|week-old|weeks-old|day-old)$/

const ALIASES = new Map<string, UnitRow>()
for (const row of UNITS) {
  for (const symbol of row.symbols.split(' ')) if (symbol !== '') ALIASES.set(symbol.replace('_', ' '), row)
  for (const word of row.words?.split(';') ?? []) ALIASES.set(word, row)
  for (const word of row.chinese?.split(' ') ?? []) if (word !== '') ALIASES.set(word, row)
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const byLength = (one: string, other: string): number => other.length - one.length
const LATIN_ALIASES = [...ALIASES.keys()].filter((alias) => !/\p{Script=Han}/u.test(alias)).sort(byLength)
/** Signs such as % and ℃ may touch what follows, 95%CI; letters may not. */
const SIGNS = LATIN_ALIASES.filter((alias) => !/[A-Za-z]$/.test(alias))
const LETTERED = LATIN_ALIASES.filter((alias) => /[A-Za-z]$/.test(alias))
const HAN_ALIASES = [...ALIASES.keys()].filter((alias) => /\p{Script=Han}/u.test(alias)).sort(byLength)

/** What follows a Chinese unit's sign where the sign is none: 日本, 时间, 年级, 天然, 周围, 月经, 分期, 米汤, 升至. */
const NO_UNIT =
  '(?<!日)本|(?<=[日晚])间|(?<=升)[至到高为]|级|代|然|围|经|布|组别|期内|子|之一|泌|类|型|析|离|化|裂|娩|辨|配|别|层|制'

const ATOM = new RegExp(
  `(?:(?:${HAN_ALIASES.join('|')})(?!${NO_UNIT})|(?:${LETTERED.map(escape).join('|')})(?![A-Za-z])|(?:${SIGNS.map(escape).join('|')}))`,
  'y'
)
/** Whole words may begin with a capital letter; symbols never change their case. */
const WORD = new RegExp(`[A-Za-z]{3,14}(?:[ -](?:old|years?|points?|celsius|units?))?(?![A-Za-z])`, 'y')
const POWER = /(?:\^?([-−]?[1-4])(?![\d.])|([⁻]?[¹²³⁴]))/y
const JOIN = /(?:\s?\/\s?\(?|\s?·\s?\(?|\.(?=[A-Za-z]{1,4}[-⁻])|\s?\bper\s|[ -]a (?=day|week|month|year)|\s?每|\*)/y
/** A number below the line is part of the unit: `1.73 m²`, `per 100,000 person-years`, `/10万人年`. */
const SCALE = /(?:1\.73\s?|10?\s?万\s?|1[0,]{2,9}\s?|[十百]?万|千|百)/y
const SQUARE = /(square|cubic|平方|立方)\s?/y
/** Counted things below the line. */
const BELOW = new RegExp(
  `(?:person-years?|patient-years?|person years|patient years|人年|患者年|population|people|persons|inhabitants|live births|活产婴?儿?|人口|人|次|剂|dose|cells?|个细胞|HPF|LPF|高倍视野|beats|cycle|周期|疗程)`,
  'y'
)

interface Atom {
  readonly row: UnitRow
  readonly power: number
  readonly end: number
  readonly alias: string
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function readAtom(text: string, at: number): Atom | undefined {
  const square = match(SQUARE, text, at)
  const start = square ? at + square[0].length : at
  const found = match(ATOM, text, start) ?? readWord(text, start)
  const alias = found?.[0]
  const row = alias === undefined ? undefined : (ALIASES.get(alias) ?? ALIASES.get(alias.toLowerCase()))
  if (!row || alias === undefined) return undefined
  const end = start + alias.length
  if (square) return { row, power: /square|平方/.test(square[1] ?? '') ? 2 : 3, end, alias }
  const power = /^[A-Za-zμ]/.test(alias) && row.dimension !== 'fold' ? match(POWER, text, end) : null
  return { row, power: power ? powerOf(power) : 1, end: end + (power?.[0].length ?? 0), alias }
}

function readWord(text: string, at: number): RegExpExecArray | null {
  const found = match(WORD, text, at)
  return found && ALIASES.has(found[0].toLowerCase()) ? found : null
}

const RAISED: Readonly<Record<string, number>> = { '¹': 1, '²': 2, '³': 3, '⁴': 4 }
function powerOf([, plain, raised]: RegExpExecArray): number {
  if (plain !== undefined) return Number(plain.replace('−', '-'))
  return (raised?.startsWith('⁻') ? -1 : 1) * (RAISED[raised?.slice(-1) ?? ''] ?? 1)
}

/** No unit and no fraction line begins so; most numbers stand before such a character. */
const BEGINS_NO_UNIT = /^(?:[^A-Za-z%°/·\u0080-\uffff]|$|[、。；：（）])/

/** The unit that stands at `at` of a shadow text, after a space or hyphen or none; undefined where none does. */
export function readUnit(text: string, at: number): FoundUnit | undefined {
  const gap =
    text[at] === ' ' || text[at] === '\u2009' || (text[at] === '-' && /[A-Za-zμ]/.test(text[at + 1] ?? '')) ? 1 : 0
  if (BEGINS_NO_UNIT.test(text[at + gap] ?? '')) return undefined
  const first = readAtom(text, at + gap)
  const atoms: Atom[] = first ? [first] : []
  let end = first?.end ?? at
  let isBelow = false
  let name = ''
  for (let steps = 0; steps < 5; steps += 1) {
    const join = match(JOIN, text, end)
    if (!join || (!first && !/\/|per|每/.test(join[0]))) break
    const slash = !join[0].includes('·') && join[0] !== '.' && join[0] !== '*'
    let next = end + join[0].length
    next += match(SCALE, text, next)?.[0].length ?? 0
    const scale = text.slice(end + join[0].length, next)
    const below = match(BELOW, text, next)
    const atom = below ? undefined : readAtom(text, next)
    if (!below && !atom) break
    if (slash) isBelow = true
    if (atom) atoms.push({ ...atom, power: isBelow && atom.power > 0 ? -atom.power : atom.power })
    if (scale.trim() !== '' && !scale.startsWith('1.73')) name += `/${scaleOf(scale)}`
    end = atom?.end ?? next + (below?.[0].length ?? 0)
    if (text[end] === ')' && join[0].includes('(')) end = closeBracket(text, end + 1, atoms)
  }
  if (atoms.length === 0 && name === '') return undefined
  return { unit: makeUnit(atoms, name), end, isAge: first !== undefined && AGE.test(first.alias.toLowerCase()) }
}

/** A power behind the bracket, `(1.73 m²)⁻¹`, puts what stands in it below the line. */
function closeBracket(text: string, at: number, atoms: Atom[]): number {
  const power = match(POWER, text, at)
  const last = atoms.pop()
  if (last) atoms.push(power && powerOf(power) < 0 ? { ...last, power: -last.power } : last)
  return at + (power?.[0].length ?? 0)
}

function scaleOf(text: string): number {
  const plain = text.replace(/[,\s]/g, '')
  const han: Readonly<Record<string, number>> = {
    百: 100,
    千: 1e3,
    万: 1e4,
    十万: 1e5,
    百万: 1e6,
    '10万': 1e5,
    '1万': 1e4
  }
  return han[plain] ?? Number(plain)
}

function makeUnit(atoms: readonly Atom[], scale: string): Unit {
  const sorted = [
    ...atoms.slice(0, 1),
    ...atoms.slice(1).sort((one, other) => (one.row.unit < other.row.unit ? -1 : 1))
  ]
  const power = (exponent: number): string => (exponent === 1 ? '' : String(exponent))
  return {
    name: sorted.map(({ row, power: exponent }) => `${row.unit}${power(exponent)}`).join('.') + scale,
    dimension: sorted.map(({ row, power: exponent }) => `${row.dimension}${power(exponent)}`).join('.') + scale,
    size: sorted.reduce((size, { row, power: exponent }) => size * row.size ** exponent, 1)
  }
}

const NOUNS = COUNTED_ENGLISH.split(';')
const ENGLISH_NOUN = new RegExp(
  `[ -](?:of (?:[A-Za-z\\d,-]{1,16} )?)?(?:(?!(?:of|in|and|or|to|for|at|with|from|on|by|were|was|per|each|every|versus|vs)\\b)[A-Za-z][a-z-]{0,20} ){0,2}?(?:${NOUNS.sort(byLength).join('|')})(?:s|es)?(?![A-Za-z])`,
  'iy'
)
const CHINESE_NOUN = new RegExp(`\\s?(?:${COUNTED_CHINESE.split(' ').sort(byLength).join('|')})`, 'y')

/** Where a noun that the number before `at` counts ends; undefined where none follows. */
export function findCounted(text: string, at: number): number | undefined {
  if (/[^ -]/.test(text[at] ?? ' ') && !/[\u3400-\u9fff]/.test(text[at] ?? '')) return undefined
  const found = match(CHINESE_NOUN, text, at) ?? match(ENGLISH_NOUN, text, at)
  return found ? at + found[0].length : undefined
}

/** The size and dimension of a unit by its canonical name; undefined for names that no reading makes. */
export function sizeOfUnit(name: string): { readonly dimension: string; readonly size: number } | undefined {
  let dimension = ''
  let size = 1
  const [atoms = '', ...scale] = name.split('/')
  for (const part of atoms.split(/\.(?![^[]*\])/)) {
    const [, unit = '', power = '1'] = /^(.*?)(-?\d)?$/.exec(part) ?? []
    const row = UNITS.find((candidate) => candidate.unit === unit)
    if (!row) return undefined
    dimension += `.${row.dimension}${power}`
    size *= row.size ** Number(power)
  }
  return { dimension: [dimension.slice(1), ...scale].join('/'), size }
}
