import type { Item, Name } from './item'

/** How many letters of how many authors make a label: four of one, two each of two or three, one each of four. */
const LETTERS = [4, 4, 2, 2, 1]

/** The label of a reference, `Doe65` or `RoNo78`; one that the file gives is taken as it is. */
export function makeCitationLabel(item: Item): string {
  const own = item.texts['citation-label']
  if (own !== undefined) return own + (/\d$/.test(own) ? '' : yearOf(item))
  const names = (Object.values(item.names)[0] ?? []).slice(0, 4)
  const letters = LETTERS[names.length] ?? 1
  return names.map((name) => Array.from(familyOf(name)).slice(0, letters).join('')).join('') + yearOf(item)
}

const familyOf = (name: Name): string => (name.family ?? name.literal ?? '').replace(/[^\p{L}]/gu, '')

function yearOf(item: Item): string {
  const year = (item.dates['issued'] ?? Object.values(item.dates)[0])?.start?.year
  return year === undefined ? '' : String(Math.abs(year) % 100).padStart(2, '0')
}
