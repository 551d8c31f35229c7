/** The styles that the program offers first. */
export const SHORTLIST = [
  'frontiers',
  'frontiers-medical-journals',
  'multidisciplinary-digital-publishing-institute',
  'vancouver',
  'national-library-of-medicine-grant-proposals',
  'american-medical-association',
  'apa',
  'biomed-central',
  'springer-vancouver-brackets',
  'springer-basic-author-date',
  'nature',
  'elsevier-harvard',
  'elsevier-vancouver',
  'gb-t-7714-2025-numeric',
  'gb-t-7714-2025-author-date',
  'gb-t-7714-2025-note',
  'gb-t-7714-2015-numeric',
  'gb-t-7714-2015-author-date',
  'gb-t-7714-2015-note'
]
