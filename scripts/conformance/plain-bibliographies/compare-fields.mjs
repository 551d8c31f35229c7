const fold = (text) =>
  text
    .replace(/<[^<>]*>/g, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

const yearOf = (date) => date?.['date-parts']?.[0]?.[0]
const familyOf = ({ family, literal, 'non-dropping-particle': particle }) =>
  fold(`${particle ?? ''}${family ?? literal ?? ''}`)

/** How many names from the first stand in the text, in order. */
function countPrinted(names, text) {
  let at = 0
  for (const [count, name] of names.entries()) {
    const found = text.indexOf(familyOf(name), at)
    if (found === -1) return count
    at = found + 1
  }
  return names.length
}

function sameNames(got, wanted, text) {
  const printed = countPrinted(wanted, text)
  return (
    got.length <= wanted.length &&
    got.length >= Math.min(printed, 1) &&
    got.every((name, at) => sameName(name, wanted[at])) &&
    (got.length === printed || /etal|等|others/.test(text) || got.length > printed)
  )
}

function sameName(got, wanted) {
  if (familyOf(got) !== familyOf(wanted)) return false
  if (got.given === undefined || wanted.given === undefined)
    return got.given === wanted.given || got.literal !== undefined
  return fold(got.given).charAt(0) === fold(wanted.given).charAt(0)
}

const isIn = (text, value) => value !== undefined && value !== '' && text.includes(fold(String(value)))

/** For each field: whether a text has it, and whether what was read equals it. */
const FIELDS = {
  type: { of: (item) => item.type, same: (got, wanted) => got === wanted, always: true },
  title: { of: (item) => item.title, same: (got, wanted) => fold(got) === fold(wanted) },
  author: {
    of: (item) => item.author,
    isPrinted: (text, names) => countPrinted(names, text) > 0,
    same: (got, wanted, text) => sameNames(got, wanted, text)
  },
  year: { of: (item) => yearOf(item.issued), same: (got, wanted) => got === wanted },
  'container-title': {
    of: (item) => item['container-title'],
    isPrinted: (text, value, item) => isIn(text, value) || isIn(text, item['container-title-short']),
    same: (got, wanted, _, item) =>
      fold(got) === fold(wanted) || fold(got) === fold(item['container-title-short'] ?? '')
  },
  volume: { of: (item) => item.volume, same: (got, wanted) => fold(got) === fold(wanted) },
  issue: {
    of: (item) => item.issue,
    isPrinted: (_, value, __, text) => new RegExp(`(?:\\(|no\\. ?|期 ?|iss(?:ue)?\\.? ?)${value}[),: ]`).test(text),
    same: (got, wanted) => fold(got) === fold(wanted)
  },
  page: {
    of: (item) => item.page,
    isPrinted: (text, value) => isIn(text, String(value).split(/[-–]/)[0]),
    same: (got, wanted) => fold(got) === fold(wanted)
  },
  publisher: { of: (item) => item.publisher, same: (got, wanted) => fold(got) === fold(wanted) },
  edition: { of: (item) => item.edition, same: (got, wanted) => fold(got) === fold(wanted), needs: /ed|版|本/i },
  DOI: { of: (item) => item.DOI, same: (got, wanted) => got.toLowerCase() === wanted.toLowerCase() },
  URL: { of: (item) => item.URL, same: (got, wanted) => fold(got) === fold(wanted) }
}

/**
 * Compares what was read from a text with the reference it was printed from, by the fields that the text has. Each row
 * is `{ field, outcome, got, wanted }`, where the outcome is `right`, `wrong` or `missing`.
 */
export function compareFields(entry, wanted, text) {
  const plain = fold(text)
  const rows = []
  for (const [field, { of, same, isPrinted = isIn, needs, always }] of Object.entries(FIELDS)) {
    const [value, got] = [of(wanted), of(entry.item)]
    const isThere =
      value !== undefined &&
      (always || isPrinted(plain, value, wanted, text)) &&
      (needs === undefined || needs.test(text))
    if (!isThere && (got === undefined || field === 'type')) continue
    if (
      !isThere &&
      (value !== undefined ||
        field === 'publisher' ||
        field === 'edition' ||
        field === 'URL' ||
        field === 'container-title')
    )
      continue
    // Styles print the number of an issue where an item has no volume.
    if (field === 'volume' && value === undefined && got === wanted.issue) continue
    const outcome = got === undefined ? 'missing' : isThere && same(got, value, plain, wanted) ? 'right' : 'wrong'
    rows.push({ field, outcome, got, wanted: value })
  }
  return rows
}
