/** Where a pair of blocks would begin on its two sides if no space were added, in px from the top of the text. */
export interface NaturalPair {
  readonly leading: number
  readonly facing: number
}

/** Space to add above the two blocks of a pair; one of them is 0. */
export interface Level {
  readonly leading: number
  readonly facing: number
}

/**
 * The space that makes both blocks of every pair begin at one height, as little as possible. Pairs come in the order of
 * the leading side; one that runs backwards on the facing side (a moved paragraph) cannot be level and gets none.
 */
export function planLevels(pairs: readonly NaturalPair[]): readonly Level[] {
  let addedLeading = 0
  let addedFacing = 0
  let lastFacing = -Infinity
  return pairs.map((pair) => {
    if (pair.facing < lastFacing) return { leading: 0, facing: 0 }
    lastFacing = pair.facing
    const difference = pair.facing + addedFacing - (pair.leading + addedLeading)
    const level = { leading: Math.max(0, difference), facing: Math.max(0, -difference) }
    addedLeading += level.leading
    addedFacing += level.facing
    return level
  })
}
