import type { ReadableFormat } from './reference-format'

/** What a text turned out to be. `later` formats are known but not read by this version. */
export type SniffedFormat =
  | { readonly kind: 'readable'; readonly format: ReadableFormat }
  | { readonly kind: 'later'; readonly name: string }
  | { readonly kind: 'web-page' }
  | { readonly kind: 'unknown' }

const readable = (format: ReadableFormat): SniffedFormat => ({ kind: 'readable', format })

/** First lines that give a format away, tried in order; the grammar of each stands in its reader. */
const SIGNS: readonly (readonly [RegExp, SniffedFormat])[] = [
  [/^\s*(?:<!doctype html|<html|<head|<body)/i, { kind: 'web-page' }],
  [/^\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE[^>]*>\s*)?<PubmedArticle/i, { kind: 'later', name: 'PubMed XML' }],
  [/^\s*(?:<\?xml[^>]*>\s*)?<xml>\s*<records/i, { kind: 'later', name: 'EndNote XML' }],
  [/^\s*(?:<\?xml[^>]*>\s*)?<(?:\w+:)?mods(?:Collection)?\b/i, { kind: 'later', name: 'MODS XML' }],
  [/^\s*<\?xml/i, { kind: 'later', name: 'XML' }],
  [/^\s*[[{]\s*(?:["{}[\]]|$)/, readable('csl-json')],
  [/^TY {1,2}- ?[A-Z]/m, readable('ris')],
  [/^PMID ?- ?\d/m, readable('nbib')],
  [
    /^RT[ \t]+(?:Journal|Book|Abstract|Generic|Dissertation|Conference|Web|Report|Thesis|Magazine|Newspaper)/m,
    { kind: 'later', name: 'RefWorks' }
  ],
  [/^%0 \S/m, { kind: 'later', name: 'EndNote tagged (.enw)' }],
  [/^(?:FN (?:Clarivate|Thomson|ISI)|PT [JBSCP]\s*$)/m, { kind: 'later', name: 'Web of Science tagged' }],
  [/@\s*[a-z]+\s*[{(]/i, readable('bibtex')],
  [/^(?:OWN|TI|FAU|DP|JT) {1,3}- /m, readable('nbib')],
  [/^ER {1,2}- ?$/m, readable('ris')]
]

const EXTENSIONS: Readonly<Record<string, ReadableFormat>> = {
  json: 'csl-json',
  csljson: 'csl-json',
  bib: 'bibtex',
  bibtex: 'bibtex',
  ris: 'ris',
  nbib: 'nbib'
}

/** Tells the format of a reference file by its content and, where that says nothing, by the extension of its name. */
export function sniffFormat(fileName: string, text: string): SniffedFormat {
  const start = text.slice(0, 200_000)
  const sign = SIGNS.find(([pattern]) => pattern.test(start))
  if (sign) return sign[1]
  const extension = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''
  const format = Object.hasOwn(EXTENSIONS, extension) ? EXTENSIONS[extension] : undefined
  return format ? readable(format) : { kind: 'unknown' }
}
