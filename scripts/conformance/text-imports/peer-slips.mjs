// What peers write though the file does not say it, by class. Such a value is no claim about the file: it counts in no
// total. Each class is explained in docs/conformance.md.

const SLIPS = [
  // JabRef takes the broken line after it for the end of the number.
  { variable: 'PMID', test: (expected) => !/^\d+$/.test(expected) },
  // Zotero prints the publisher's item identifier where an article has no pages yet.
  { variable: 'page', test: (expected) => /^s\d{4}-\d{3}[\dx]\(/.test(expected) },
  // Zotero's words for a title that the file leaves empty.
  { variable: 'title', test: (expected) => /^\[?no title found\b/.test(expected) },
  // OpenAlex names the platform that sells a book as the source of its chapters.
  { variable: 'container-title', test: (expected) => expected.endsWith(' ebooks') },
  // EndNote's shortcuts into databases, and paths of files.
  { variable: 'URL', test: (expected) => !/^[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]|$)/.test(expected) },
  // Addresses and numbers that only repeat an identifier: of PubMed, of a preprint server.
  { variable: 'URL', test: (expected, match) => expected === `pubmed.ncbi.nlm.nih.gov/${match.PMID}` },
  { variable: 'number', test: (expected, match) => expected !== '' && foldDoi(match.DOI).includes(`/${expected}`) }
]

const foldDoi = (doi) => String(doi ?? '').toLowerCase()

/** Whether the folded value of a variable is a slip of the peer; `match` is what was found for the record. */
export function isPeerSlip(variable, expected, match) {
  return SLIPS.some((slip) => slip.variable === variable && slip.test(expected, match))
}
