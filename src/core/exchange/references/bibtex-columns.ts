/** BibTeX as of 1988 with the fields that most programs add, or BibLaTeX. Every reader of the one takes the other's fields too. */
export type BibtexDialect = 'bibtex' | 'biblatex'

/** Entry type of each CSL type in both dialects; others are `misc`. Where it reads back as another, `entrysubtype` tells. */
export const WRITTEN_TYPES: Readonly<Record<string, readonly [bibtex: string, biblatex: string]>> = {
  article: ['misc', 'online'],
  'article-journal': ['article', 'article'],
  'article-magazine': ['article', 'article'],
  'article-newspaper': ['article', 'article'],
  bill: ['misc', 'legislation'],
  book: ['book', 'book'],
  broadcast: ['misc', 'video'],
  chapter: ['incollection', 'incollection'],
  collection: ['book', 'collection'],
  dataset: ['misc', 'dataset'],
  'entry-dictionary': ['incollection', 'inreference'],
  'entry-encyclopedia': ['incollection', 'inreference'],
  figure: ['misc', 'image'],
  graphic: ['misc', 'artwork'],
  legal_case: ['misc', 'jurisdiction'],
  legislation: ['misc', 'legislation'],
  manuscript: ['unpublished', 'unpublished'],
  motion_picture: ['misc', 'video'],
  pamphlet: ['booklet', 'booklet'],
  'paper-conference': ['inproceedings', 'inproceedings'],
  patent: ['misc', 'patent'],
  performance: ['misc', 'performance'],
  periodical: ['misc', 'periodical'],
  personal_communication: ['misc', 'letter'],
  report: ['techreport', 'report'],
  review: ['article', 'review'],
  'review-book': ['article', 'review'],
  software: ['misc', 'software'],
  song: ['misc', 'audio'],
  standard: ['misc', 'standard'],
  thesis: ['phdthesis', 'thesis'],
  treaty: ['misc', 'legal'],
  webpage: ['misc', 'online']
}

/** How a variable is written: as text, in paragraphs, as a title whose capitals are kept, letter by letter, or as a date. */
export type Manner = 'text' | 'paragraphs' | 'title' | 'verbatim' | 'date'

/** Variables that are written under one name whatever the type, in the order they appear; a second name is BibLaTeX's. */
export const WRITTEN_FIELDS: readonly (readonly [
  variable: string,
  manner: Manner,
  bibtex: string,
  biblatex?: string
])[] = [
  ['title', 'title', 'title'],
  ['title-short', 'title', 'shorttitle'],
  ['original-title', 'title', 'origtitle'],
  ['container-title-short', 'text', 'shortjournal'],
  ['collection-title', 'text', 'series'],
  ['event-title', 'text', 'eventtitle'],
  ['event-place', 'text', 'venue'],
  ['event-date', 'date', 'eventdate'],
  ['volume', 'text', 'volume'],
  ['part-number', 'text', 'part'],
  ['number-of-volumes', 'text', 'volumes'],
  ['chapter-number', 'text', 'chapter'],
  ['number-of-pages', 'text', 'pagetotal'],
  ['edition', 'text', 'edition'],
  ['version', 'text', 'version'],
  ['genre', 'text', 'type'],
  ['publisher-place', 'text', 'address', 'location'],
  ['original-publisher', 'text', 'origpublisher'],
  ['original-publisher-place', 'text', 'origlocation'],
  ['original-date', 'date', 'origdate'],
  ['accessed', 'date', 'urldate'],
  ['status', 'text', 'pubstate'],
  ['language', 'verbatim', 'language'],
  ['ISBN', 'text', 'isbn'],
  ['ISSN', 'text', 'issn'],
  ['DOI', 'verbatim', 'doi'],
  ['PMID', 'verbatim', 'pmid'],
  ['PMCID', 'verbatim', 'pmcid'],
  ['URL', 'verbatim', 'url'],
  ['archive', 'text', 'archiveprefix', 'eprinttype'],
  ['archive_location', 'verbatim', 'eprint'],
  ['archive_collection', 'text', 'primaryclass', 'eprintclass'],
  ['call-number', 'text', 'library'],
  ['keyword', 'text', 'keywords'],
  ['abstract', 'paragraphs', 'abstract'],
  ['note', 'paragraphs', 'note'],
  ['annote', 'paragraphs', 'annote', 'annotation']
]
