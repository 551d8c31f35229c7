/** A step of an alignment: an element of each side, or of one side only. */
export interface AlignedStep<T> {
  readonly leading: T | undefined
  readonly facing: T | undefined
}

/** Cells of the table beyond which the sides are paired by position: the exact answer would take seconds. */
const MAX_CELLS = 4_000_000

/**
 * Pairs two sequences in order so that the sum of `affinity` is greatest. Affinity 0 or less means "never pair"; equal
 * sums prefer the earlier pair. Every element of both sides stands in exactly one step.
 */
export function alignInOrder<T>(
  leading: readonly T[],
  facing: readonly T[],
  affinity: (leading: T, facing: T) => number
): readonly AlignedStep<T>[] {
  if (leading.length * facing.length > MAX_CELLS) return alignByPosition(leading, facing)
  const width = facing.length + 1
  const best = new Float64Array((leading.length + 1) * width)
  const at = (i: number, j: number): number => best[i * width + j] ?? 0
  for (let i = leading.length - 1; i >= 0; i--) {
    for (let j = facing.length - 1; j >= 0; j--) {
      const gain = affinityAt(leading, facing, i, j, affinity)
      const paired = gain > 0 ? gain + at(i + 1, j + 1) : 0
      best[i * width + j] = Math.max(paired, at(i + 1, j), at(i, j + 1))
    }
  }
  const steps: AlignedStep<T>[] = []
  let i = 0
  let j = 0
  while (i < leading.length && j < facing.length) {
    const gain = affinityAt(leading, facing, i, j, affinity)
    if (gain > 0 && at(i, j) === gain + at(i + 1, j + 1)) steps.push({ leading: leading[i++], facing: facing[j++] })
    else if (at(i, j) === at(i + 1, j)) steps.push({ leading: leading[i++], facing: undefined })
    else steps.push({ leading: undefined, facing: facing[j++] })
  }
  while (i < leading.length) steps.push({ leading: leading[i++], facing: undefined })
  while (j < facing.length) steps.push({ leading: undefined, facing: facing[j++] })
  return steps
}

function affinityAt<T>(
  leading: readonly T[],
  facing: readonly T[],
  i: number,
  j: number,
  affinity: (leading: T, facing: T) => number
): number {
  const a = leading[i]
  const b = facing[j]
  return a === undefined || b === undefined ? 0 : affinity(a, b)
}

function alignByPosition<T>(leading: readonly T[], facing: readonly T[]): readonly AlignedStep<T>[] {
  const length = Math.max(leading.length, facing.length)
  return Array.from({ length }, (_, i) => ({ leading: leading[i], facing: facing[i] }))
}
