import type { CitationId, ReferenceId } from '#core/ids'
import { fail, succeed, type Result } from '#core/result'
import { addInTextAuthor, europeanTerms, keepEastAsianTerms, narrowCitationPunctuation } from './adapt-style'
import { CitedItemCache, type KnownItem } from './cited-item-cache'
import { EAST_ASIAN, entryLocale, resolveCslLocale } from './csl-locales'
import type { CslNode } from './csl-tree'
import { compileSoundStyle, type BibliographyRules } from './csl/compile-style'
import { Formatter } from './csl/formatter'
import type { Item } from './csl/item'
import { LiveFormatter, type LiveCitation, type LiveMode, type LiveText } from './csl/live-document'
import { createLocaleSource } from './csl/locale-source'
import { RememberedList } from './csl/remembered-list'
import type { FormattedText } from './formatted-text'
import { joinAuthorInText } from './join-author-in-text'
import { LocaleFiles, type LocaleTexts } from './locale-files'
import { mergeRuns } from './merge-runs'
import type {
  Bibliography,
  BibliographyEntry,
  FormatCitation,
  FormatRequest,
  FormattedSide,
  StyleError
} from './processor'
import { printsPairs } from './paired-item'
import { readStyle } from './read-style'
import { TranslatedEntries } from './translated-entries'

/** A side kept formatted: each update does only the work that its change asks for. */
export interface CitationSession {
  /**
   * Formats the side as it is now. The result is what a fresh run would give; a failure leaves the session usable.
   * Texts and entries that did not change are the same objects as before.
   */
  readonly update: (request: FormatRequest, locales: LocaleTexts) => Result<FormattedSide, StyleError>
}

type ItemsAtHand = ReadonlyMap<ReferenceId, KnownItem>

/** What stands for a citation, or the part of one, whose reference is not at hand. */
const MISSING = '[?]'

/** Formats one side once. */
export const formatSide = (request: FormatRequest, locales: LocaleTexts): Result<FormattedSide, StyleError> =>
  createCitationSession().update(request, locales)

/** A style at work on one side. */
interface Running {
  readonly style: string
  readonly locale: string
  readonly files: LocaleFiles
  readonly items: CitedItemCache
  readonly live: LiveFormatter
  readonly translations: TranslatedEntries | undefined
  readonly and: string
  readonly bibliography: BibliographyRules | undefined
  readonly told: ToldCitations
  readonly shown: ShownTexts
}

/** Starts without work; the first update sets the style up. */
export function createCitationSession(): CitationSession {
  let running: Running | undefined
  return {
    update: (request, locales) => {
      try {
        const started = running && fits(running, request, locales) ? succeed(running) : start(request, locales, running)
        if (!started.ok) return started
        running = started.value
        return succeed(formatWith(running, request))
      } catch (cause) {
        running = undefined
        return fail(describeFailure(cause))
      }
    }
  }
}

const fits = (running: Running, request: FormatRequest, locales: LocaleTexts): boolean =>
  running.style === request.style &&
  running.locale === resolveCslLocale(request.locale) &&
  running.files.include(locales)

function start(request: FormatRequest, locales: LocaleTexts, before: Running | undefined): Result<Running, StyleError> {
  const read = readStyle(request.style)
  if (!read.ok) return read
  if (read.value.kind === 'dependent')
    return fail({ code: 'dependent-style', message: `“${read.value.title}” only points to another style.` })
  const { info, tree } = read.value
  const locale = resolveCslLocale(request.locale)
  const isSameFiles = before?.files.tags.length === locales.size && before.files.include(locales)
  const files = isSameFiles ? before.files : new LocaleFiles(locales)
  const punctuated = EAST_ASIAN.has(locale) ? tree : narrowCitationPunctuation(tree)
  const adapted = keepEastAsianTerms(addInTextAuthor(punctuated, info.format), eastAsianTerms(files))
  const compiled = compileSoundStyle(adapted)
  if (!files.find('en-US')) throw new Error('the locale en-US is not at hand')
  const find = createLocaleSource(adapted, (tag) => files.find(tag))
  const side = find(locale)
  const ofEntry = (item: Item) => find(entryLocale(item.language, locale))
  const isSameSide = before?.items.sideLocale === locale
  const { items, told } = isSameSide ? before : { items: new CitedItemCache(locale), told: new ToldCitations() }
  const formatter = new Formatter(compiled, { side, find, ofEntry })
  return succeed({
    style: request.style,
    locale,
    files,
    items,
    live: new LiveFormatter(formatter),
    translations: printsPairs(info.id, locale) ? new TranslatedEntries(items, formatter) : undefined,
    and: side.findTerm('and')?.single ?? 'and',
    bibliography: compiled.bibliography,
    told,
    shown: new ShownTexts()
  })
}

const eastAsianTerms = (files: LocaleFiles): ReadonlyMap<string, readonly CslNode[]> =>
  new Map(
    files.tags
      .filter((tag) => EAST_ASIAN.has(tag))
      .flatMap((tag) => {
        const tree = files.find(tag)
        return tree ? [[tag, europeanTerms(tree)] as const] : []
      })
  )

/** What the formatter threw, as an error to show. */
function describeFailure(cause: unknown): StyleError {
  const reason =
    cause instanceof RangeError
      ? 'it nests or repeats itself too deeply'
      : cause instanceof Error
        ? cause.message
        : String(cause)
  return { code: 'processing-failed', message: `The style could not be processed: ${reason}.` }
}

function formatWith(running: Running, request: FormatRequest): FormattedSide {
  const { items, missing } = running.items.update(request)
  const told = running.told.tellAll(request.citations, items)
  const cited = Array.from(items.values(), ({ item }) => item)
  const printed: LiveCitation[] = []
  for (const { live } of told) if (live) printed.push(live)
  const { texts, entries } = running.live.update(cited, printed)
  const citations = new Map<CitationId, FormattedText>()
  let at = 0
  for (const one of told)
    citations.set(one.citation.id, running.shown.textOf(one, one.live && texts[at++], running.and))
  return { citations, bibliography: describeBibliography(running, entries, items), missing }
}

/** A citation as given, and as the formatter takes it. */
interface ToldCitation {
  readonly citation: FormatCitation
  /** Those at hand. */
  readonly items: readonly (Item | undefined)[]
  readonly isComplete: boolean
  /** Undefined where none of its references is at hand. */
  readonly live: LiveCitation | undefined
}

/** Citations as the formatter takes them; one that says what it said before stays the same object. */
class ToldCitations {
  private readonly told = new RememberedList<FormatCitation, ToldCitation>({
    isSame: (a, b) => a.id === b.id && isSameCitation(a, b),
    idOf: ({ id }) => id
  })

  tellAll(citations: readonly FormatCitation[], items: ItemsAtHand): readonly ToldCitation[] {
    return this.told.update(citations, (citation, known) =>
      known && isAsBefore(known, citation, items) ? known : describeCitation(citation, items)
    )
  }
}

const isAsBefore = (known: ToldCitation, citation: FormatCitation, items: ItemsAtHand): boolean => {
  if (!isSameCitation(known.citation, citation)) return false
  for (const [index, { reference }] of citation.items.entries())
    if (known.items[index] !== items.get(reference)?.item) return false
  return true
}

function describeCitation(citation: FormatCitation, known: ItemsAtHand): ToldCitation {
  const items = citation.items.map(({ reference }) => known.get(reference)?.item)
  const cites = citation.items.flatMap(({ locator, label, prefix = '', suffix = '' }, index) => {
    const item = items[index]
    return item ? [{ id: item.id, item, locator, label, prefix, suffix }] : []
  })
  const live = cites.length === 0 ? undefined : { mode: MODES[citation.mode], cites }
  return { citation, items, isComplete: cites.length === items.length, live }
}

function isSameCitation(a: FormatCitation, b: FormatCitation): boolean {
  if (a === b) return true
  if (a.mode !== b.mode || a.items.length !== b.items.length) return false
  return a.items.every((item, index) => {
    const other = b.items[index]
    return (
      item.reference === other?.reference &&
      item.locator === other.locator &&
      item.label === other.label &&
      item.prefix === other.prefix &&
      item.suffix === other.suffix
    )
  })
}

const MODES: Readonly<Record<FormatCitation['mode'], LiveMode>> = {
  normal: 'normal',
  'suppress-author': 'without-author',
  'author-in-text': 'split',
  'author-only': 'names'
}

/** The texts of citations with what is missing marked; those that are put together are remembered. */
class ShownTexts {
  private readonly known = new WeakMap<LiveText, FormattedText>()

  textOf(told: ToldCitation, text: LiveText | undefined, and: string): FormattedText {
    if (!text) return [{ text: MISSING }]
    if (!told.isComplete) return mergeRuns([...joinText(text, told, and), { text: ` ${MISSING}` }])
    if (told.live?.mode === 'normal' && text.text.length > 0) return text.text
    const known = this.known.get(text)
    if (known) return known
    const made = joinText(text, told, and)
    this.known.set(text, made)
    return made
  }
}

/** Where the style prints nothing of a reference, its title stands. */
function joinText(text: LiveText, { citation: { mode }, items }: ToldCitation, and: string): FormattedText {
  const item = items.find((one) => one !== undefined)
  const title: FormattedText = [{ text: item?.texts['title'] ?? MISSING }]
  const names = text.names.length > 0 ? text.names : title
  if (mode === 'author-only') return names
  if (mode !== 'author-in-text') return text.text.length > 0 ? text.text : title
  const keepsAmpersand = item?.names['author']?.some((name) => name.literal?.includes(' & ')) ?? false
  return joinAuthorInText(names, text.text, { and, keepsAmpersand })
}

function describeBibliography(
  { bibliography, live, translations }: Running,
  entries: readonly BibliographyEntry[],
  items: ItemsAtHand
): Bibliography {
  if (!bibliography) return { entries: [], hangingIndent: false, entrySpacing: 0 }
  const { hangingIndent, entrySpacing } = bibliography
  if (!translations) return { entries, hangingIndent, entrySpacing }
  const described = entries.map((entry) => {
    const item = items.get(entry.reference)?.item
    return item ? withTranslation(entry, () => translations.textOf(item, live.standingOf(item))) : entry
  })
  return { entries: described, hangingIndent, entrySpacing }
}

const translated = new WeakMap<BibliographyEntry, BibliographyEntry>()

function withTranslation(entry: BibliographyEntry, textOf: () => FormattedText | undefined): BibliographyEntry {
  const known = translated.get(entry)
  if (known) return known
  const translation = textOf()
  const made = translation ? { ...entry, translation } : entry
  translated.set(entry, made)
  return made
}
