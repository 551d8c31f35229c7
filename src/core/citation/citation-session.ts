import type { CitationId, ReferenceId } from '#core/ids'
import { fail, succeed, type Result } from '#core/result'
import {
  addInTextAuthor,
  europeanTerms,
  keepEastAsianTerms,
  narrowCitationPunctuation,
  usesInitials
} from './adapt-style'
import { CitedItemCache } from './cited-item-cache'
import { citedItems, citedReferences } from './cited-items'
import { EAST_ASIAN, entryLocale, resolveCslLocale } from './csl-locales'
import { parseCsl, type CslNode } from './csl-tree'
import { compileStyle, type BibliographyRules } from './csl/compile-style'
import { Formatter } from './csl/formatter'
import type { Item } from './csl/item'
import { LiveFormatter, type LiveCitation, type LiveEntry, type LiveMode, type LiveText } from './csl/live-document'
import { createLocaleSource } from './csl/locale-source'
import type { FormattedText } from './formatted-text'
import { joinAuthorInText } from './join-author-in-text'
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

/** CSL locale texts by tag. `en-US` must be there; a tag that is not falls back to it. */
export type LocaleTexts = ReadonlyMap<string, string>

/** A side kept formatted: each update does only the work that its change asks for. */
export interface CitationSession {
  /**
   * Formats the side as it is now. The result is what a fresh run would give; a failure leaves the session usable.
   * Texts and entries that did not change are the same objects as before.
   */
  readonly update: (request: FormatRequest, locales: LocaleTexts) => Result<FormattedSide, StyleError>
}

/** What stands for a citation, or the part of one, whose reference is not at hand. */
const MISSING = '[?]'

/** Formats one side once. */
export const formatSide = (request: FormatRequest, locales: LocaleTexts): Result<FormattedSide, StyleError> =>
  createCitationSession().update(request, locales)

/** A style at work on one side. */
interface Running {
  readonly style: string
  readonly locale: string
  readonly locales: ReadonlySet<string>
  readonly items: CitedItemCache
  readonly live: LiveFormatter
  readonly translations: TranslatedEntries | undefined
  readonly and: string
  readonly isNote: boolean
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
        const started = running && fits(running, request, locales) ? succeed(running) : start(request, locales)
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
  [...locales.keys()].every((tag) => running.locales.has(tag))

function start(request: FormatRequest, locales: LocaleTexts): Result<Running, StyleError> {
  const read = readStyle(request.style)
  if (!read.ok) return read
  if (read.value.kind === 'dependent')
    return fail({ code: 'dependent-style', message: `“${read.value.title}” only points to another style.` })
  const { info, tree } = read.value
  const locale = resolveCslLocale(request.locale)
  const findFile = createLocaleFinder(locales)
  const punctuated = EAST_ASIAN.has(locale) ? tree : narrowCitationPunctuation(tree)
  const adapted = keepEastAsianTerms(addInTextAuthor(punctuated, info.format), eastAsianTerms(locales, findFile))
  const compiled = compileStyle(adapted)
  if (!compiled.ok) return compiled
  if (!findFile('en-US')) throw new Error('the locale en-US is not at hand')
  const find = createLocaleSource(adapted, findFile)
  const side = find(locale)
  const ofEntry = (item: Item) => find(entryLocale(item.language, locale))
  const items = new CitedItemCache(locale, usesInitials(tree))
  const formatter = new Formatter(compiled.value, { side, find, ofEntry })
  return succeed({
    style: request.style,
    locale,
    locales: new Set(locales.keys()),
    items,
    live: new LiveFormatter(formatter),
    translations: printsPairs(info.id, locale) ? new TranslatedEntries(items, formatter) : undefined,
    and: side.findTerm('and')?.single ?? 'and',
    isNote: compiled.value.isNote,
    bibliography: compiled.value.bibliography,
    told: new ToldCitations(),
    shown: new ShownTexts()
  })
}

function createLocaleFinder(locales: LocaleTexts): (tag: string) => CslNode | undefined {
  const trees = new Map<string, CslNode | undefined>()
  return (tag) => {
    if (trees.has(tag)) return trees.get(tag)
    const text = locales.get(tag)
    const parsed = text === undefined ? undefined : parseCsl(text)
    if (parsed && !parsed.ok) throw new Error(`the locale ${tag} cannot be read (${parsed.error.message})`)
    trees.set(tag, parsed?.value)
    return parsed?.value
  }
}

const eastAsianTerms = (
  locales: LocaleTexts,
  findFile: (tag: string) => CslNode | undefined
): ReadonlyMap<string, readonly CslNode[]> =>
  new Map(
    [...locales.keys()]
      .filter((tag) => EAST_ASIAN.has(tag))
      .flatMap((tag) => {
        const tree = findFile(tag)
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
  const items = running.items.update(citedItems(request))
  const keys = createKeys()
  const wanted = request.citations.map((citation) => ({ citation, key: keys(citation.id) }))
  let notes = 0
  const told: LiveCitation[] = []
  for (const { citation, key } of wanted) {
    const live = running.told.tell(citation, key, running.isNote ? notes + 1 : 0, items)
    if (!live) continue
    told.push(live)
    notes += 1
  }
  running.told.forgetOthers()
  const document = running.live.update([...items.values()], told)
  const citations = new Map<CitationId, FormattedText>()
  for (const { citation, key } of wanted)
    citations.set(citation.id, running.shown.textOf(citation, document.texts.get(key), items, running.and))
  const missing = citedReferences(request).filter((reference) => !request.references.has(reference))
  return { citations, bibliography: describeBibliography(running, document.entries), missing }
}

/** Citations as the formatter takes them; one that says what it said before stays the same object. */
class ToldCitations {
  private before = new Map<string, ToldCitation>()
  private now = new Map<string, ToldCitation>()

  /** Undefined where none of its references is at hand. */
  tell(
    citation: FormatCitation,
    key: string,
    note: number,
    items: ReadonlyMap<ReferenceId, Item>
  ): LiveCitation | undefined {
    const known = this.before.get(key)
    const isSame = known && known.live.note === note && isSameCitation(known.citation, citation)
    const isFit =
      isSame && known.items.every((item, index) => item === items.get(citation.items[index]?.reference as ReferenceId))
    const told = isFit ? known : describeCitation(citation, key, note, items)
    this.now.set(key, told)
    return told.live.cites.length === 0 ? undefined : told.live
  }

  forgetOthers(): void {
    this.before = this.now
    this.now = new Map()
  }
}

interface ToldCitation {
  readonly citation: FormatCitation
  readonly items: readonly (Item | undefined)[]
  readonly live: LiveCitation
}

function describeCitation(
  citation: FormatCitation,
  key: string,
  note: number,
  items: ReadonlyMap<ReferenceId, Item>
): ToldCitation {
  const cites = citation.items.flatMap(({ reference, locator, label, prefix = '', suffix = '' }) => {
    const item = items.get(reference)
    return item ? [{ id: item.id, item, locator, label, prefix, suffix }] : []
  })
  const found = citation.items.map(({ reference }) => items.get(reference))
  return { citation, items: found, live: { key, mode: MODES[citation.mode], note, cites } }
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

/** Names for citations that hold when one stands in the text twice. */
function createKeys(): (id: CitationId) => string {
  const seen = new Map<CitationId, number>()
  return (id) => {
    const occurrence = (seen.get(id) ?? 0) + 1
    seen.set(id, occurrence)
    return `${occurrence} ${id}`
  }
}

/** The texts of citations with what is missing marked; remembered by what they are made of. */
class ShownTexts {
  private readonly known = new WeakMap<LiveText, FormattedText>()

  textOf(
    citation: FormatCitation,
    text: LiveText | undefined,
    items: ReadonlyMap<ReferenceId, Item>,
    and: string
  ): FormattedText {
    if (!text) return [{ text: MISSING }]
    const isComplete = citation.items.every(({ reference }) => items.has(reference))
    const known = this.known.get(text)
    if (known && isComplete) return known
    const item = citation.items.map(({ reference }) => items.get(reference)).find((one) => one !== undefined)
    const made = joinText(text, citation, item, and)
    if (!isComplete) return mergeRuns([...made, { text: ` ${MISSING}` }])
    this.known.set(text, made)
    return made
  }
}

/** Where the style prints nothing of a reference, its title stands. */
function joinText(text: LiveText, { mode }: FormatCitation, item: Item | undefined, and: string): FormattedText {
  const title: FormattedText = [{ text: item?.texts['title'] ?? MISSING }]
  const names = text.names.length > 0 ? text.names : title
  if (mode === 'author-only') return names
  if (mode !== 'author-in-text') return text.text.length > 0 ? text.text : title
  const keepsAmpersand = item?.names['author']?.some((name) => name.literal?.includes(' & ')) ?? false
  return joinAuthorInText(names, text.text, { and, keepsAmpersand })
}

const described = new WeakMap<LiveEntry, BibliographyEntry>()

function describeBibliography(running: Running, entries: readonly LiveEntry[]): Bibliography {
  const { bibliography } = running
  if (!bibliography) return { entries: [], hangingIndent: false, entrySpacing: 0 }
  const { hangingIndent, entrySpacing } = bibliography
  return { entries: entries.map((entry) => describeEntry(entry, running)), hangingIndent, entrySpacing }
}

function describeEntry(entry: LiveEntry, { live, translations }: Running): BibliographyEntry {
  const known = described.get(entry)
  if (known) return known
  const { item, runs } = entry
  const { label, body } = runs
  const shown = label.length + body.length > 0 ? body : [{ text: item.texts['title'] ?? item.id }]
  const translation = translations?.textOf(item, live.standingOf(item.id))
  const reference = item.id as ReferenceId
  const made = { reference, ...(label.length > 0 && { label }), body: shown, ...(translation && { translation }) }
  described.set(entry, made)
  return made
}
