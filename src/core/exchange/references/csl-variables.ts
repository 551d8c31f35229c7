/** CSL 1.0.2 item types, and those of the CSL-M and Zotero vocabularies that map to one. */
export const CSL_TYPES: ReadonlySet<string> = new Set(
  (
    'article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset ' +
    'document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation ' +
    'manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical ' +
    'personal_communication post post-weblog regulation report review review-book software song speech standard thesis ' +
    'treaty webpage'
  ).split(' ')
)

/** Types as Crossref, DataCite and Zotero name them. */
export const TYPE_ALIASES: Readonly<Record<string, string>> = {
  'journal-article': 'article-journal',
  journalarticle: 'article-journal',
  magazinearticle: 'article-magazine',
  newspaperarticle: 'article-newspaper',
  'posted-content': 'article',
  preprint: 'article',
  'book-chapter': 'chapter',
  'book-section': 'chapter',
  'book-part': 'chapter',
  booksection: 'chapter',
  monograph: 'book',
  'edited-book': 'book',
  'reference-book': 'book',
  'reference-entry': 'entry',
  'proceedings-article': 'paper-conference',
  conferencepaper: 'paper-conference',
  proceedings: 'book',
  dissertation: 'thesis',
  'report-component': 'report',
  'report-series': 'report',
  'peer-review': 'review',
  journal: 'periodical',
  'journal-issue': 'periodical',
  'computer-program': 'software',
  computerprogram: 'software',
  blogpost: 'post-weblog',
  encyclopediaarticle: 'entry-encyclopedia',
  dictionaryentry: 'entry-dictionary',
  presentation: 'speech',
  film: 'motion_picture',
  videorecording: 'motion_picture',
  website: 'webpage',
  misc: 'document',
  other: 'document',
  component: 'document'
}

export const NAME_VARIABLES: ReadonlySet<string> = new Set(
  (
    'author chair collection-editor compiler composer container-author contributor curator director editor ' +
    'editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer ' +
    'original-author performer producer recipient reviewed-author romanised-author script-writer series-creator ' +
    'translated-author translator'
  ).split(' ')
)

export const DATE_VARIABLES: ReadonlySet<string> = new Set([
  'accessed',
  'available-date',
  'event-date',
  'issued',
  'original-date',
  'submitted'
])

/** Standard and number variables: all are strings in our items, whatever a file holds. */
export const TEXT_VARIABLES: ReadonlySet<string> = new Set(
  (
    'abstract annote archive archive_collection archive_location archive-place authority call-number chapter-number ' +
    'citation-key citation-label citation-number collection-number collection-title container-title ' +
    'container-title-short dimensions division DOI edition event event-place event-title first-reference-note-number ' +
    'genre ISBN ISSN issue journalAbbreviation jurisdiction keyword language license locator medium note number ' +
    'number-of-pages number-of-volumes original-container-title original-language original-publisher ' +
    'original-publisher-place original-title page page-first part-number part-title PMCID PMID printing-number ' +
    'publisher publisher-place references reviewed-genre reviewed-title romanised-container-title romanised-title ' +
    'scale section shortTitle source status supplement supplement-number title title-short ' +
    'translated-container-title translated-publisher translated-publisher-place translated-title URL version ' +
    'volume volume-title volume-title-short year-suffix'
  ).split(' ')
)

/** Variables by their names in small letters without hyphens, and by older names of the same. */
const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ...[...NAME_VARIABLES, ...DATE_VARIABLES, ...TEXT_VARIABLES].map((name): [string, string] => [foldName(name), name]),
  ['shorttitle', 'title-short'],
  ['journalabbreviation', 'container-title-short'],
  ['journal', 'container-title'],
  ['event', 'event-title']
])

function foldName(name: string): string {
  return name.toLowerCase().replace(/[-_ ]/g, '')
}

/** The variable that a member means whatever its spelling: `doi`, `containerTitle`, `container_title`; else the name itself. */
export function spellVariable(name: string): string {
  return SPELLINGS.get(foldName(name)) ?? name
}
