import type { ServiceName } from '#core/references/lookup-answer'
import { clinicalTrials } from './clinical-trials'
import { crossref } from './crossref'
import { datacite } from './datacite'
import { doi } from './doi'
import { europePmc } from './europe-pmc'
import type { LookupService } from './lookup-service'
import { openLibrary } from './open-library'
import { openalex } from './openalex'
import { pmc } from './pmc'
import { pubmed } from './pubmed'

/** Every service that can be asked, by its name. */
export const LOOKUP_SERVICES: Readonly<Record<ServiceName, LookupService>> = {
  crossref,
  datacite,
  doi,
  pubmed,
  europepmc: europePmc,
  openalex,
  clinicaltrials: clinicalTrials,
  openlibrary: openLibrary,
  pmc
}
