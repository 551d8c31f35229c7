// The fields that JabRef reads from a file, under their BibTeX names, as a CSL item.

const TYPES = {
  article: 'article-journal',
  periodical: 'periodical',
  book: 'book',
  collection: 'book',
  proceedings: 'book',
  booklet: 'pamphlet',
  manual: 'book',
  inbook: 'chapter',
  incollection: 'chapter',
  inproceedings: 'paper-conference',
  conference: 'paper-conference',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  thesis: 'thesis',
  techreport: 'report',
  report: 'report',
  patent: 'patent',
  unpublished: 'manuscript',
  online: 'webpage',
  electronic: 'webpage',
  dataset: 'dataset',
  software: 'software',
  misc: undefined
}

const VARIABLES = {
  title: 'title',
  shorttitle: 'title-short',
  journal: 'container-title',
  journaltitle: 'container-title',
  booktitle: 'container-title',
  'journal-abbreviation': 'container-title-short',
  series: 'collection-title',
  volume: 'volume',
  issue: 'issue',
  pages: 'page',
  edition: 'edition',
  publisher: 'publisher',
  school: 'publisher',
  institution: 'publisher',
  address: 'publisher-place',
  location: 'publisher-place',
  abstract: 'abstract',
  doi: 'DOI',
  isbn: 'ISBN',
  issn: 'ISSN',
  pmid: 'PMID',
  pmcid: 'PMCID',
  'pmc-id': 'PMCID',
  pmc: 'PMCID',
  url: 'URL',
  language: 'language',
  keywords: 'keyword'
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Only the fields above, and names and dates, are mapped: what JabRef keeps for itself is no bibliographic field. */
export function jabrefToCsl({ entryType, fields }, format) {
  const kind = entryType.toLowerCase()
  const csl = { type: Object.hasOwn(TYPES, kind) ? TYPES[kind] : 'document' }
  for (const [field, variable] of Object.entries(VARIABLES)) {
    const value = fields[field]
    if (value !== undefined && csl[variable] === undefined) csl[variable] = value
  }
  if (fields.number !== undefined) csl[csl.type === 'article-journal' ? 'issue' : 'number'] ??= fields.number
  for (const role of ['author', 'editor', 'translator']) {
    if (fields[role] !== undefined) csl[role] = fields[role].split(/\s+and\s+/).map(toName)
  }
  const month =
    MONTHS.indexOf(
      String(fields.month ?? '')
        .replaceAll('#', '')
        .slice(0, 3)
        .toLowerCase()
    ) + 1
  const number = month > 0 ? month : Number(fields.month)
  const date = [fields.year, number > 0 && String(number).padStart(2, '0'), number > 0 && fields.day]
  const yearless = fields.date !== undefined && !/\d{4}/.test(fields.date) && fields.year !== undefined
  const issued = yearless ? `${fields.year} ${fields.date}` : (fields.date ?? date.filter(Boolean).join('-'))
  // The day has no field in BibTeX: a date that goes on as this one begins is the same.
  if (issued !== '') csl.issued = { raw: issued, isCut: fields.day === undefined && fields.date === undefined }
  return dropSlips(csl, fields, format)
}

/**
 * Without what JabRef adds: an article's address is its author's or its journal's country, and so is any of EndNote's, for
 * the publisher's place stands in another field; a place has MARC's code in front, Word's language number 0 means none, and one field of EndNote holds ISBN or ISSN.
 */
function dropSlips(csl, fields, format) {
  if (csl.type === 'article-journal') delete csl['publisher-place']
  if (format === 'EndNote XML' && csl['publisher-place'] === fields.address) delete csl['publisher-place']
  if (format === 'MODS') csl['publisher-place'] = csl['publisher-place']?.replace(/^[a-z]{2,3}, /, '')
  if (format === 'Word sources XML' && csl.language === 'english') delete csl.language
  if (/^\d{4}-\d{3}[\dX]$/.test(csl.ISBN ?? '')) {
    csl.ISSN ??= csl.ISBN
    delete csl.ISBN
  }
  return csl
}

function toName(text) {
  const [family, ...given] = text.replaceAll(/[{}]/g, '').split(/\s*,\s*/)
  return given.length > 0 ? { family, given: given.join(', ') } : { literal: family }
}
