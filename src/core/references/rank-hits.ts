/** Puts hits in order without comparing them: a list of a hundred thousand is ranked in a millisecond or two. */
export interface Ranking {
  /** Notes a hit by its number; one without points is none. */
  readonly add: (hit: number, points: number, year: number) => void
  /** The hits in the order noted. */
  readonly added: () => Uint32Array
  /** Most points first, then the newest, then the order noted. */
  readonly ranked: () => Uint32Array
}

const MOST_POINTS = 255
const YEARS = 256
/** Years are told apart from here on; 0 is a year not known. */
const FIRST_YEAR = 1800

/** An empty ranking for at most `capacity` hits. Points above 255 count as 255. */
export function createRanking(capacity: number): Ranking {
  const hits = new Uint32Array(capacity)
  const places = new Uint16Array(capacity)
  let count = 0
  return {
    add: (hit, points, year) => {
      if (points === 0) return
      const era = Math.min(YEARS - 1, Math.max(0, year - FIRST_YEAR))
      hits[count] = hit
      places[count] = (MOST_POINTS - Math.min(MOST_POINTS, points)) * YEARS + (YEARS - 1 - era)
      count += 1
    },
    added: () => hits.subarray(0, count),
    ranked: () => sortByPlace(hits.subarray(0, count), places)
  }
}

/** A counting sort: for each place, where its first hit goes. */
function sortByPlace(hits: Uint32Array, places: Uint16Array): Uint32Array {
  const starts = new Uint32Array((MOST_POINTS + 1) * YEARS + 1)
  for (let at = 0; at < hits.length; at += 1) {
    const next = (places[at] ?? 0) + 1
    starts[next] = (starts[next] ?? 0) + 1
  }
  for (let place = 1; place < starts.length; place += 1) {
    starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0)
  }
  const sorted = new Uint32Array(hits.length)
  for (let at = 0; at < hits.length; at += 1) {
    const place = places[at] ?? 0
    const to = starts[place] ?? 0
    starts[place] = to + 1
    sorted[to] = hits[at] ?? 0
  }
  return sorted
}
