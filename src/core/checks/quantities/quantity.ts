/** What a number says; `measure` is an amount with a unit (a dose, a laboratory value), `estimate` an effect such as a hazard ratio. */
export type QuantityKind =
  | 'cardinal'
  | 'ordinal'
  | 'percent'
  | 'percentage-point'
  | 'fold'
  | 'ratio'
  | 'duration'
  | 'age'
  | 'measure'
  | 'phase'
  | 'stage'
  | 'grade'
  | 'type'
  | 'p'
  | 'ci'
  | 'estimate'
  | 'n'
  | 'date'
  | 'score'

/** How a number is bounded: `<` in `P < 0.05`, `≥` in “18 or older”. */
export type Operator = '<' | '>' | '≤' | '≥' | '='

/** One number of a text, or several that belong together, in a form that English and Chinese share. */
export interface Quantity {
  readonly kind: QuantityKind
  /** One value; two of a range, `±` or ratio; a date's year, month and day as far as `unit` (`YMD`, `YM`, `Y`, `MD`, `M`; `E` for a decade) has them. */
  readonly values: readonly number[]
  readonly shape: 'single' | 'range' | 'spread' | 'ratio'
  /** Canonical, in the manner of UCUM (`mg.kg-1`, `mo`, `%`); empty where the number has none. */
  readonly unit: string
  /** What else tells such numbers apart: `HR` of an estimate, `b` of phase IIb; mostly empty. */
  readonly label: string
  readonly operator: Operator | undefined
  readonly approximate: boolean
  /** Digits shown behind the decimal point, the most of the values. */
  readonly decimals: number
  /** Words (`six`, `三`) only confirm what the other side says, unless they count something. */
  readonly wording: 'digits' | 'words'
  /** Whether it has a unit or counts something that follows: “six doses”, “三次”. */
  readonly isCounted: boolean
  /** The passage, `text.slice(start, end)`. */
  readonly text: string
  /** In UTF-16 units of the text that was read, end exclusive. */
  readonly start: number
  readonly end: number
}
