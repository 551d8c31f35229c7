/** One numeral as written, before anything is known of what it says. */
export interface Numeral {
  readonly values: readonly number[]
  readonly decimals: number
  readonly wording: 'digits' | 'words'
  readonly form: 'plain' | 'ordinal' | 'percent' | 'adverb' | 'times'
  readonly approximate: boolean
  readonly start: number
  readonly end: number
}

/** What floating point makes of `2.9e7`. */
export const roundOff = (value: number): number =>
  Number.isInteger(value) && Math.abs(value) < 1e12 ? value : Number(value.toPrecision(12))
