import type { CslItem } from '../reference'
import type { Identification, Identifiers } from './identification'

/** A bare item that holds the identifiers and nothing that was not given. */
export function itemOfIdentification({ kind, ids, url }: Identification): CslItem {
  const { DOI, PMID, PMCID, ISBN, ISSN } = ids
  const known = Object.entries({ DOI, PMID, PMCID, ISBN, ISSN, URL: url ?? addressOf(ids) })
  const members = Object.fromEntries(known.filter(([, value]) => value !== undefined))
  return { id: '', type: kind === 'work' ? typeOf(ids) : 'webpage', ...members }
}

const typeOf = ({ ISBN, NBK, arXiv, DOI, PMID, PMCID }: Identifiers): string => {
  if (ISBN !== undefined || NBK !== undefined) return 'book'
  if (arXiv !== undefined) return 'article'
  return DOI !== undefined || PMID !== undefined || PMCID !== undefined ? 'article-journal' : 'webpage'
}

/** Where what has no DOI is found. */
function addressOf({ DOI, PMID, PMCID, NCT, arXiv }: Identifiers): string | undefined {
  if (PMID !== undefined) return `https://pubmed.ncbi.nlm.nih.gov/${PMID}/`
  if (PMCID !== undefined) return `https://pmc.ncbi.nlm.nih.gov/articles/${PMCID}/`
  if (NCT !== undefined) return `https://clinicaltrials.gov/study/${NCT}`
  return arXiv !== undefined && DOI === undefined ? `https://arxiv.org/abs/${arXiv}` : undefined
}
