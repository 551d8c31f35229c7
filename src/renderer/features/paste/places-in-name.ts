const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The places inside a name where it can be split, as offsets in it: between two characters that readers see. */
export function placesIn(name: string): readonly number[] {
  return [...characters.segment(name)].map((one) => one.index).slice(1)
}
