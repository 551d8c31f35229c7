const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** The words of an HTML fragment: blocks apart by a space, spaces all alike. */
export const textOfHtml = (html) =>
  tidy(
    html
      .replace(/<\/?div[^>]*>/g, ' ')
      .replace(/<[^>]+>/g, '')
      .replace(/&#(?:x([0-9a-f]+)|(\d+));/gi, (_, hex, code) =>
        String.fromCodePoint(hex ? parseInt(hex, 16) : Number(code))
      )
      .replace(/&(\w+);/g, (whole, name) => ENTITIES[name] ?? whole)
  )

export const tidy = (text) => text.replace(/\s+/g, ' ').trim()

/** How two texts differ, from the least to the most. */
function kindOf(ours, theirs) {
  const letters = (text) => text.replace(/[^\p{L}\p{N}]/gu, '')
  if (ours.replace(/\s/g, '') === theirs.replace(/\s/g, '')) return 'spaces'
  if (letters(ours) === letters(theirs)) return 'punctuation'
  if (letters(ours).toLowerCase() === letters(theirs).toLowerCase()) return 'case'
  if (ours === '' || theirs === '') return 'one prints nothing'
  return sorted(letters(ours)) === sorted(letters(theirs)) ? 'order' : 'words'
}

const sorted = (text) => [...text].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)).join('')

/**
 * Our output beside that of the others. `against` are the differences in which those that have an output agree with each
 * other: there we are most likely wrong. In the `undecided` ones they differ from each other as well.
 */
export function judge(ours, citeproc, pandoc) {
  const others = [citeproc, pandoc].filter((other) => other !== undefined)
  const places = [
    ...ours.citations.map((text, index) => ({
      what: `citation ${index + 1}`,
      ours: text,
      theirs: others.map((other) => other.citations[index] ?? '')
    })),
    ...[...ours.entries].map(([id, text]) => ({
      what: `entry ${id}`,
      ours: text,
      theirs: others.map((other) => other.entries.get(id) ?? '')
    }))
  ]
  const different = places.filter(
    (place) => place.theirs.length > 0 && place.theirs.every((text) => text !== place.ours)
  )
  const agreed = different.filter(({ theirs }) => theirs.length > 1 && theirs.every((text) => text === theirs[0]))
  return {
    citeproc: sharesOf(ours, citeproc),
    pandoc: sharesOf(ours, pandoc),
    against: agreed.map(({ what, ours: text, theirs: [other] }) => ({
      what,
      ours: text,
      theirs: other,
      kind: kindOf(text, other)
    })),
    undecided: different.filter((place) => others.length > 1 && !agreed.includes(place)),
    alone: { citeproc: aloneOf(places, others, citeproc), pandoc: aloneOf(places, others, pandoc) }
  }
}

/** Where one of the others differs from us, and from the other where there is one. */
function aloneOf(places, others, one) {
  const index = others.indexOf(one)
  if (one === undefined) return []
  return places
    .filter(({ ours, theirs }) => theirs[index] !== ours && (others.length < 2 || theirs[1 - index] === ours))
    .map(({ what, ours, theirs }) => ({ what, ours, theirs: theirs[index], kind: kindOf(ours, theirs[index]) }))
}

function sharesOf(ours, other) {
  if (other === undefined) return { citations: { equal: 0, total: 0 }, entries: { equal: 0, total: 0 } }
  const entries = [...ours.entries]
  return {
    citations: {
      equal: ours.citations.filter((text, index) => text === other.citations[index]).length,
      total: ours.citations.length
    },
    entries: { equal: entries.filter(([id, text]) => text === other.entries.get(id)).length, total: entries.length }
  }
}

/** Totals over all styles, and the classes of differences, each with an example. */
export function summarise(verdicts) {
  const sum = (oracle, part) =>
    verdicts.reduce(
      (total, { verdict }) => ({
        equal: total.equal + verdict[oracle][part].equal,
        total: total.total + verdict[oracle][part].total
      }),
      { equal: 0, total: 0 }
    )
  const share = ({ equal, total }) => `${equal} of ${total} (${((100 * equal) / Math.max(1, total)).toFixed(2)} %)`
  return [
    '',
    ...['citeproc', 'pandoc'].map(
      (oracle) => `${oracle}: citations ${share(sum(oracle, 'citations'))}, entries ${share(sum(oracle, 'entries'))}`
    ),
    ...classesOf(verdicts, 'both against us', ({ against }) => against),
    ...classesOf(verdicts, 'citeproc alone', ({ alone }) => alone.citeproc),
    ...classesOf(verdicts, 'pandoc alone', ({ alone }) => alone.pandoc),
    ...classesOf(verdicts, 'all three differ', ({ undecided }) =>
      undecided.map((place) => ({
        ...place,
        theirs: place.theirs.join('\n         '),
        kind: kindOf(place.ours, place.theirs[0])
      }))
    )
  ]
}

function classesOf(verdicts, title, pick) {
  const classes = new Map()
  for (const { style, verdict } of verdicts)
    for (const difference of pick(verdict)) {
      const known = classes.get(difference.kind) ?? { count: 0, styles: new Set(), difference, style }
      known.count++
      known.styles.add(style.id)
      classes.set(difference.kind, known)
    }
  return [...classes].map(
    ([kind, { count, styles, difference, style }]) =>
      `${title}, ${kind}: ${count} in ${styles.size} styles, as ${difference.what} of ${style.id}\n  ours   ${difference.ours}\n  theirs ${difference.theirs}`
  )
}
