/** How deep blocks may nest; readers keep the words of anything deeper, one level up. */
export const MAX_BLOCK_NESTING = 100
