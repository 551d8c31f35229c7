import type { CslName } from '#core/references/reference'
import { readBibtexNames, splitBibtexList, type NameListener } from './bibtex-names'
import { readBibtexDate } from './bibtex-dates'
import { BIBSTRINGS, EDITOR_ROLES, ENTRY_SUBTYPES, ENTRY_TYPES, TYPE_GENRES } from './bibtex-types'
import { findUrl, joinTitle, markParagraphs, ordinalEnding, readCountries, readPages } from './bibtex-values'
import { CSL_TYPES, DATE_VARIABLES, NAME_VARIABLES } from './csl-variables'
import { decodeLatex, decodeLatexPlain, decodeVerbatim } from './decode-latex'
import {
  CSL_PREFIX,
  IGNORED_FIELDS,
  MAPPED_FIELDS,
  OTHER_ROLES,
  PARAGRAPHS,
  PLAIN_FIELDS,
  PRIVATE_FIELD,
  VARIABLES,
  WITHOUT
} from './bibtex-fields'
import { readEprint, type Eprint } from './read-eprint'
import type { SplitEntry } from './split-bibtex'

/** Told of what could not be read in a field. */
export interface BibtexListener {
  readonly onUnknownCommand: (field: string, command: string) => void
  readonly onUnreadableName: (field: string, name: string) => void
}

type LooseItem = Record<string, unknown>

/**
 * Maps one entry, with all that it inherits, to CSL. Fields that CSL has no variable for are kept, decoded, under
 * `custom`; those that only steer sorting and printing, and a program's own notes, are left out.
 */
export function mapBibtex(entry: SplitEntry, listener: BibtexListener): LooseItem {
  return new Mapper(entry, listener).map()
}

class Mapper {
  private readonly type: string

  constructor(
    private readonly entry: SplitEntry,
    private readonly listener: BibtexListener
  ) {
    this.type = this.findType()
  }

  map(): LooseItem {
    const item: LooseItem = {
      id: this.entry.key,
      type: this.type,
      ...this.mapTitles(),
      ...this.mapNames(),
      ...this.mapNumbers(),
      ...this.mapPublication(),
      ...this.mapDates(),
      ...this.mapIdentifiers(),
      ...this.mapPlain(),
      ...this.mapVariables(),
      custom: this.mapCustom()
    }
    for (const [name, value] of Object.entries(item)) if (value === undefined || value === '') delete item[name]
    return item
  }

  private raw(...names: readonly string[]): string | undefined {
    for (const name of names) {
      const value = this.entry.fields.get(name)?.value
      if (value !== undefined && value.trim() !== '') return value
    }
    return undefined
  }

  /** The decoded text of the first of the fields that is there. */
  private text(...names: readonly string[]): string | undefined {
    for (const name of names) {
      const value = this.raw(name)
      const text =
        value === undefined
          ? ''
          : decodeLatex(PARAGRAPHS.has(name) ? markParagraphs(value) : value, (command) =>
              this.listener.onUnknownCommand(name, command)
            )
      if (text !== '') return text
    }
    return undefined
  }

  private plain(...names: readonly string[]): string | undefined {
    const value = this.raw(...names)
    return value === undefined ? undefined : decodeLatexPlain(value) || undefined
  }

  private verbatim(...names: readonly string[]): string | undefined {
    const value = this.raw(...names)
    return value === undefined ? undefined : decodeVerbatim(value.trim()) || undefined
  }

  private findType(): string {
    const { type } = this.entry
    const subtype = this.plain('entrysubtype')?.toLowerCase()
    const fromSubtype = subtype === undefined ? undefined : (ENTRY_SUBTYPES.get(subtype) ?? subtype)
    if (fromSubtype !== undefined && CSL_TYPES.has(fromSubtype)) return fromSubtype
    const mapped = ENTRY_TYPES.get(type) ?? (CSL_TYPES.has(type) ? type : 'document')
    const isPreprint =
      this.eprint()?.archive === 'arXiv' && this.raw('journal', 'journaltitle', 'booktitle') === undefined
    if (mapped === 'document' && isPreprint) return 'article'
    if (
      type === 'misc' &&
      this.raw('howpublished', 'publisher', 'institution') === undefined &&
      this.hasOnlyAddress()
    ) {
      return 'webpage'
    }
    return mapped
  }

  /** A `misc` with an address and the day it was seen, but no identifier: a page of the web. */
  private hasOnlyAddress(): boolean {
    return this.raw('url') !== undefined && this.raw('urldate') !== undefined && this.raw('doi', 'isbn') === undefined
  }

  private get isPart(): boolean {
    return /^(?:chapter|paper-conference|entry-encyclopedia|entry-dictionary|entry)$/.test(this.type)
  }

  private get isArticle(): boolean {
    return /^(?:article.*|review|periodical)$/.test(this.type)
  }

  private title(stem: string): string | undefined {
    return joinTitle(this.text(`${stem}title`), this.text(`${stem}subtitle`), this.text(`${stem}titleaddon`))
  }

  private mapTitles(): LooseItem {
    const title = this.title('') ?? undefined
    const short = this.text('shorttitle') ?? (this.raw('subtitle') === undefined ? undefined : this.text('title'))
    const main = this.title('main')
    if (this.isPart) {
      const book = this.title('book')
      const part = this.text('lista')
      // `inreference` names the work in its title and the article in a list field, as biblatex-chicago does.
      if (part !== undefined && book === undefined) return { title: part, 'container-title': title }
      return {
        title: title ?? book,
        'title-short': short,
        'container-title': main ?? (title === undefined ? this.journal() : (book ?? this.journal())),
        'volume-title': main === undefined ? undefined : book
      }
    }
    const journal = this.journal()
    const issueTitle = joinTitle(this.text('issuetitle'), this.text('issuesubtitle'), this.text('issuetitleaddon'))
    if (this.type === 'periodical' && issueTitle !== undefined) {
      return { title: issueTitle, 'container-title': journal ?? title }
    }
    const isBook = this.type === 'book'
    const book = this.title('book')
    return {
      title: isBook ? (main ?? title ?? book) : (title ?? book),
      'volume-title': isBook && main !== undefined ? title : issueTitle,
      'title-short': isBook && main !== undefined ? undefined : short,
      'container-title': journal ?? (isBook || title === undefined ? undefined : (main ?? book))
    }
  }

  private journal(): string | undefined {
    const journal = this.text('journaltitle', 'journal', 'fjournal')
    return joinTitle(journal, this.text('journalsubtitle'), this.text('journaltitleaddon'))
  }

  private mapNames(): LooseItem {
    const names: Record<string, readonly CslName[] | undefined> = {
      author: this.names('author'),
      translator: this.names('translator'),
      'container-author': this.names('bookauthor'),
      director: this.names('director')
    }
    for (const suffix of ['', 'a', 'b', 'c']) {
      const editors = this.names(`editor${suffix}`)
      const role = (this.plain(`editor${suffix}type`) ?? 'editor').toLowerCase()
      const variable = EDITOR_ROLES.get(role) ?? 'editor'
      if (editors) names[variable] = [...(names[variable] ?? []), ...editors]
    }
    for (const [field, variable] of OTHER_ROLES) {
      const others = this.names(field)
      if (others) names[variable] = [...(names[variable] ?? []), ...others]
    }
    return names
  }

  private names(field: string): readonly CslName[] | undefined {
    const value = this.raw(field)
    if (value === undefined) return undefined
    const listener: NameListener = {
      onUnknown: (command) => this.listener.onUnknownCommand(field, command),
      onUnreadable: (name) => this.listener.onUnreadableName(field, name)
    }
    const names = readBibtexNames(value, listener)
    if (names.length === 0 && /[^\s{}]/.test(value) && !/^\W*others\W*$/i.test(value)) {
      this.listener.onUnreadableName(field, value)
    }
    return names.length > 0 ? names : undefined
  }

  /** In articles `number` is the issue; in books it is that of the series; elsewhere that of the work. */
  private mapNumbers(): LooseItem {
    const number = this.text('number')
    const issue = this.text('issue')
    const isBookLike = this.isPart || this.type === 'book' || this.type === 'pamphlet'
    const hasSeries = this.raw('series') !== undefined
    const article = this.text('eid', 'article-number', 'articleno', 'articlenumber')
    const pages = this.plain('pages', 'page')
    return {
      volume: this.text('volume'),
      issue: this.isArticle ? (number ?? issue) : (issue ?? (isBookLike && !hasSeries ? number : undefined)),
      'collection-number': isBookLike && hasSeries ? number : undefined,
      number: this.isArticle || isBookLike ? undefined : number,
      'part-number': this.text('part'),
      'collection-title': this.readSeries(),
      page: pages === undefined ? article : readPages(pages),
      ...(pages !== undefined && article !== undefined && { number: article })
    }
  }

  private readSeries(): string | undefined {
    const series = this.text('series')
    if (series === undefined) return undefined
    if (this.isArticle && /^\d{1,2}$/.test(series)) return `${series}${ordinalEnding(Number(series))} series`
    return BIBSTRINGS.get(series) ?? series
  }

  private mapPublication(): LooseItem {
    const published = this.raw('howpublished')
    const isAddress = published !== undefined && findUrl(published) !== undefined
    const [address, location] = [this.list('address'), this.list('location')]
    const isEvent = address !== undefined && location !== undefined && this.type === 'paper-conference'
    const isPatent = this.type === 'patent'
    const type = this.plain('type')
    return {
      publisher:
        this.list('publisher') ??
        this.list('institution') ??
        this.list('school') ??
        this.list('organization') ??
        (isAddress ? undefined : this.text('howpublished')),
      'publisher-place': isPatent ? undefined : isEvent ? address : (location ?? address),
      jurisdiction: isPatent ? readCountries(location ?? address) : undefined,
      'event-place': this.text('venue') ?? (isEvent ? location : undefined),
      'event-title': joinTitle(this.text('eventtitle', 'conference'), undefined, this.text('eventtitleaddon')),
      genre: type === undefined ? TYPE_GENRES.get(this.entry.type) : (BIBSTRINGS.get(type) ?? this.text('type')),
      status: this.readStatus()
    }
  }

  private readStatus(): string | undefined {
    const status = this.text('pubstate')
    return status === undefined ? undefined : (BIBSTRINGS.get(status) ?? status)
  }

  /** BibLaTeX's lists, `Durham and London`. In BibTeX they are plain texts, and `Taylor and Francis` is one publisher. */
  private list(name: string): string | undefined {
    const value = this.raw(name)
    if (value === undefined || !this.isBiblatex() || !/\sand\s/.test(value)) return this.text(name)
    const parts = splitBibtexList(value).map((part) =>
      decodeLatex(part, (command) => this.listener.onUnknownCommand(name, command))
    )
    return parts.join('; ') || undefined
  }

  private isBiblatex(): boolean {
    return this.raw('date', 'journaltitle', 'location', 'langid', 'hyphenation', 'maintitle', 'urldate') !== undefined
  }

  private mapDates(): LooseItem {
    const date = this.plain('date')
    return {
      issued: readBibtexDate(date, this.plain('year'), this.plain('month'), this.plain('day')),
      accessed: readBibtexDate(this.plain('urldate', 'lastchecked', 'accessdate', 'accessed')),
      'event-date': readBibtexDate(this.plain('eventdate')),
      'original-date': readBibtexDate(this.plain('origdate', 'origyear'))
    }
  }

  private mapIdentifiers(): LooseItem {
    const eprint = this.eprint()
    const doi = this.verbatim('doi')?.replace(DOI_RESOLVER, '')
    const url = this.verbatim('url') ?? findUrl(this.raw('howpublished'))
    const pmcid = this.verbatim('pmcid', 'pmc') ?? eprint?.PMCID
    return {
      DOI: doi,
      URL: url ?? (doi === undefined ? eprint?.URL : undefined),
      ISBN: this.plain('isbn'),
      ISSN: this.plain('issn', 'eissn'),
      PMID: this.verbatim('pmid') ?? eprint?.PMID,
      PMCID: pmcid === undefined ? undefined : /^\d+$/.test(pmcid) ? `PMC${pmcid}` : pmcid,
      archive: eprint?.archive,
      archive_location: eprint?.location,
      language: this.plain('language', 'langid', 'hyphenation')
    }
  }

  private eprint(): Eprint | undefined {
    const id = this.verbatim('eprint')
    if (id === undefined) return undefined
    return readEprint(id, this.plain('eprinttype', 'archiveprefix') ?? '')
  }

  private mapPlain(): LooseItem {
    const item: LooseItem = {}
    for (const [variable, names] of PLAIN_FIELDS) item[variable] = this.text(...names)
    const notes = [this.text('note'), this.text('addendum')].filter((note) => note !== undefined)
    const keywords = this.text('keywords', 'keyword')
      ?.split(/[,;，；]/)
      .map((word) => word.trim())
    return { ...item, note: notes.join('. ') || undefined, keyword: keywords?.filter(Boolean).join(', ') }
  }

  /** Fields such as `csl-reviewed-title`, in which a variable of CSL was written as it is. */
  private mapVariables(): LooseItem {
    const item: LooseItem = {}
    for (const variable of this.plain(`${CSL_PREFIX}${WITHOUT}`)?.split(', ') ?? []) item[variable] = undefined
    for (const name of this.entry.fields.keys()) {
      const variable = name.startsWith(CSL_PREFIX) ? VARIABLES.get(name.slice(CSL_PREFIX.length)) : undefined
      if (variable === undefined) continue
      if (NAME_VARIABLES.has(variable)) item[variable] = this.names(name)
      else item[variable] = DATE_VARIABLES.has(variable) ? readBibtexDate(this.plain(name)) : this.text(name)
    }
    return item
  }

  private mapCustom(): Readonly<Record<string, string>> | undefined {
    const custom: Record<string, string> = {}
    for (const { name, value } of this.entry.fields.values()) {
      if (
        name.startsWith(CSL_PREFIX) ||
        MAPPED_FIELDS.has(name) ||
        IGNORED_FIELDS.has(name) ||
        PRIVATE_FIELD.test(name)
      )
        continue
      const text = decodeLatex(value)
      if (text !== '') custom[name] = text
    }
    return Object.keys(custom).length > 0 ? custom : undefined
  }
}

const DOI_RESOLVER = /^(?:(?:https?:\/\/)?(?:dx\.)?doi\.org\/|doi:\s*)/i
