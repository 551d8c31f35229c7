const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i']
]

/** A number from 1 to 4999 in small Roman letters; undefined for any other. */
export function toRoman(number: number): string | undefined {
  if (number < 1 || number > 4999) return undefined
  let rest = number
  let roman = ''
  for (const [value, letters] of ROMAN)
    while (rest >= value) {
      roman += letters
      rest -= value
    }
  return roman
}
