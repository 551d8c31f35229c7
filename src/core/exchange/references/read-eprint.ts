/** What a reference to an archive of preprints or scans says of a work. */
export interface Eprint {
  readonly archive?: string
  readonly location?: string
  readonly URL?: string
  readonly PMID?: string
  readonly PMCID?: string
}

/** Archives by the `eprinttype` that names each, lower case, and the address of a work in it. */
const ARCHIVES: Readonly<Record<string, readonly [name: string, address: string]>> = {
  arxiv: ['arXiv', 'https://arxiv.org/abs/'],
  jstor: ['JSTOR', 'https://www.jstor.org/stable/'],
  hdl: ['HDL', 'https://hdl.handle.net/'],
  hal: ['HAL', 'https://hal.science/'],
  googlebooks: ['Google Books', 'https://books.google.com/books?id='],
  biorxiv: ['bioRxiv', 'https://www.biorxiv.org/content/'],
  medrxiv: ['medRxiv', 'https://www.medrxiv.org/content/']
}

/** Reads an `eprint` and its `eprinttype`; one without a type is arXiv's where it looks so. */
export function readEprint(id: string, type: string): Eprint {
  const name = type.toLowerCase()
  const bare = id.replace(/^arxiv:\s*/i, '')
  if (name === 'pubmed' || name === 'pmid') return /^\d{1,8}$/.test(id) ? { PMID: id } : {}
  if (name === 'pmc' || name === 'pmcid') return { PMCID: id }
  const isArxiv = name === '' && /^(?:arxiv:)?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?$/i.test(id)
  const known = Object.hasOwn(ARCHIVES, isArxiv ? 'arxiv' : name) ? ARCHIVES[isArxiv ? 'arxiv' : name] : undefined
  if (!known) return { ...(type !== '' && { archive: type }), location: id }
  return { archive: known[0], location: bare, URL: `${known[1]}${bare}` }
}
