import type { ServiceName } from './lookup-answer'

const TITLES: Readonly<Record<ServiceName, string>> = {
  pubmed: 'PubMed',
  crossref: 'Crossref',
  datacite: 'DataCite',
  doi: 'doi.org',
  europepmc: 'Europe PMC',
  openalex: 'OpenAlex',
  clinicaltrials: 'ClinicalTrials.gov',
  openlibrary: 'Open Library',
  pmc: 'PMC'
}

/** What a reader calls a source, or several in one string with commas; packs and unknown ones go by their own names. */
export function titleOfSource(source: string): string {
  return source
    .split(', ')
    .map((name) => (Object.hasOwn(TITLES, name) ? TITLES[name as ServiceName] : name.replace(/^pack:/, '')))
    .join(', ')
}
