/** The letters after a year: `a` for 0, `z` for 25, `aa` for 26. */
export function yearSuffix(index: number): string {
  let letters = ''
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letters = String.fromCodePoint(97 + (rest % 26)) + letters
  return letters
}
