import { DATE_VARIABLES, NAME_VARIABLES, TEXT_VARIABLES } from './csl-variables'

/** Starts the names of fields that hold a CSL variable as it is, where BibTeX has no field of its own for it. */
export const CSL_PREFIX = 'csl-'
/** After the prefix: the variables that the other fields would wrongly give. */
export const WITHOUT = 'without'

/** Variables that one of the given fields alone fills, the first that is there. */
export const PLAIN_FIELDS: readonly (readonly [string, readonly string[]])[] = [
  ['container-title-short', ['shortjournal', 'journal-abbreviation', 'journal-iso']],
  ['edition', ['edition']],
  ['number-of-volumes', ['volumes']],
  ['number-of-pages', ['pagetotal', 'numpages']],
  ['chapter-number', ['chapter']],
  ['version', ['version']],
  ['abstract', ['abstract']],
  ['annote', ['annotation', 'annote']],
  ['call-number', ['call-number', 'callnumber', 'library', 'lccn']],
  ['original-title', ['origtitle']],
  ['original-publisher', ['origpublisher']],
  ['original-publisher-place', ['origlocation']],
  ['archive_collection', ['eprintclass', 'primaryclass']]
]

/** Fields that the mapping reads: all others are kept under `custom`. */
export const MAPPED_FIELDS: ReadonlySet<string> = new Set(
  (
    'title subtitle titleaddon shorttitle maintitle mainsubtitle maintitleaddon booktitle booksubtitle booktitleaddon ' +
    'journal journaltitle journalsubtitle journaltitleaddon fjournal issuetitle issuesubtitle issuetitleaddon lista ' +
    'author translator bookauthor director editor editora editorb editorc editortype editoratype editorbtype editorctype ' +
    'compiler scriptwriter writer producer interviewer collaborator contributor number issue volume part series eid ' +
    'article-number articleno articlenumber pages page howpublished address location publisher institution school ' +
    'organization venue eventtitle eventtitleaddon conference type pubstate date year month day urldate lastchecked ' +
    'accessdate accessed eventdate origdate origyear doi url isbn issn eissn pmid pmcid pmc eprint eprinttype ' +
    'archiveprefix language langid hyphenation note addendum keywords keyword entrysubtype'
  )
    .split(' ')
    .concat(PLAIN_FIELDS.flatMap(([, names]) => names))
)

/** Fields that steer how BibLaTeX sorts, labels and prints, or how entries hang together: no part of the reference. */
export const IGNORED_FIELDS: ReadonlySet<string> = new Set(
  (
    'authortype bookpagination crossref entryset execute gender ids indexsorttitle indextitle key label langidopts ' +
    'nameaddon options pagination presort related relatedoptions relatedstring relatedtype shortauthor shorteditor ' +
    'shorthand shorthandintro shortseries sortkey sortname sortshorthand sorttitle sortyear xdata xref'
  ).split(' ')
)

/** What reference managers write for themselves: paths on the writer's disk, dates, groups. Never kept. */
export const PRIVATE_FIELD =
  /^(?:file(?:-\d+)?|pdf|local-url|bdsk-.*|date-?added|date-?modified|owner|timestamp|groups|__markedentry|read|priority|ranking|creationdate|modificationdate|mendeley-.*|posted-at|citeulike-.*|added-at|biburl|interhash|intrahash|constructor|prototype|__proto__|.*\+an(?::.*)?)$/

/** Variables by their names in small letters, as field names are. */
export const VARIABLES: ReadonlyMap<string, string> = new Map(
  [...NAME_VARIABLES, ...DATE_VARIABLES, ...TEXT_VARIABLES].map((variable) => [variable.toLowerCase(), variable])
)

/** Fields of running text, in which an empty line starts a paragraph. */
export const PARAGRAPHS: ReadonlySet<string> = new Set(['abstract', 'note', 'annote', 'annotation'])

/** Roles that CSL has no variable of their own for count as contributors. */
export const OTHER_ROLES: readonly (readonly [string, string])[] = [
  ['compiler', 'compiler'],
  ['scriptwriter', 'script-writer'],
  ['writer', 'script-writer'],
  ['producer', 'producer'],
  ['interviewer', 'interviewer'],
  ['collaborator', 'contributor'],
  ['contributor', 'contributor']
]
