import type { CitationId, ReferenceId } from '#core/ids'
import { fail, succeed, type Result } from '#core/result'
import {
  addEntryLayouts,
  addInTextAuthor,
  disambiguates,
  keepEastAsianTerms,
  sortsBibliography,
  europeanTerms,
  usesInitials,
  type EntryLayout
} from './adapt-style'
import { createCitationRegistry, type CitationRegistry, type WantedCitation } from './citation-registry'
import { citedItems, citedReferences, type CitedItem } from './cited-items'
import { withHyphenatedInitials } from './citeproc-items'
import { createProcessor, describeFailure, type Processor, type ProcessorCitation } from './citeproc-processor'
import { EAST_ASIAN, entryLocale, resolveCslLocale } from './csl-locales'
import { parseCsl, type CslNode } from './csl-tree'
import type { FormattedText } from './formatted-text'
import { joinAuthorInText } from './join-author-in-text'
import type { Bibliography, BibliographyEntry, FormatRequest, FormattedSide, StyleError } from './processor'
import { readStyle } from './read-style'
import { INFIX_MARK, mergeRuns, parseRuns, stripMarks } from './run-format'

/** CSL locale texts by tag. `en-US` must be there; a tag that is not falls back to it. */
export type LocaleTexts = ReadonlyMap<string, string>

/** A side kept formatted: each update does only the work that its change asks for. */
export interface CitationSession {
  /** Formats the side as it is now. The result is what a fresh run would give; a failure leaves the session usable. */
  readonly update: (request: FormatRequest, locales: LocaleTexts) => Result<FormattedSide, StyleError>
}

/** What stands for a citation, or the part of one, whose reference is not at hand. */
const MISSING = '[?]'
/** What the processor prints where a reference has nothing that the style shows. */
const UNPRINTABLE = /\[NO_PRINTED_FORM\]|\[CSL STYLE ERROR: reference with no printed form\.\]/g

/** Beyond this many changed citations, or this share of all, starting afresh is the faster way. */
const REBUILD_COUNT = 12
const REBUILD_SHARE = 0.25

/** Formats one side once. */
export const formatSide = (request: FormatRequest, locales: LocaleTexts): Result<FormattedSide, StyleError> =>
  createCitationSession().update(request, locales)

/** A processor at work, and what it was last told. */
interface Running {
  readonly processor: Processor
  readonly style: string
  readonly locale: string
  readonly layouts: readonly EntryLayout[]
  /** True for styles that number references as they come and tell no names apart. */
  readonly isPlainNumeric: boolean
  /** Citations as told, by the processor's id, in document order. */
  placed: ReadonlyMap<string, ProcessorCitation>
  /** The processor's output for each of them. */
  readonly texts: Map<string, string>
  bibliography: { readonly key: string; readonly value: Bibliography } | undefined
}

/** Starts without work; the first update sets the processor up. */
export function createCitationSession(): CitationSession {
  const registry = createCitationRegistry()
  let running: Running | undefined

  const run = (request: FormatRequest, locales: LocaleTexts): Result<FormattedSide, StyleError> => {
    const cited = citedItems(request)
    const side = resolveCslLocale(request.locale)
    const wanted = registry.describe(request.citations, cited, side)
    const told = wanted.flatMap((citation) => citation.told ?? [])
    const layouts = entryLayouts(cited, side)
    const isFit = running && canGoOn(running, { style: request.style, locale: side, layouts }, told)
    if (!running || !isFit) {
      registry.forgetOld()
      const started = startProcessor({ style: request.style, locale: side, layouts }, locales, registry)
      if (!started.ok) return started
      running = started.value
      for (const [id, text] of running.processor.rebuild(told)) running.texts.set(id, text)
    } else placeChanges(running, told)
    running.placed = new Map(told.map((citation) => [citation.id, citation]))
    return succeed(collectSide(running, request, wanted, registry))
  }

  return {
    update: (request, locales) => {
      try {
        return run(request, locales)
      } catch (cause) {
        running = undefined
        return fail(describeFailure(cause))
      }
    }
  }
}

type Setup = Pick<Running, 'style' | 'locale' | 'layouts'>

/** Which locales entries need besides the side's own, with the languages that read each. */
function entryLayouts(cited: readonly CitedItem[], side: string): readonly EntryLayout[] {
  const languages = new Map<string, Set<string>>()
  for (const { language } of cited) {
    const locale = entryLocale(language, side)
    if (locale === side) continue
    const group = languages.get(locale) ?? new Set()
    languages.set(locale, group.add(resolveCslLocale(language ?? side)))
  }
  return [...languages].map(([locale, group]) => ({ locale, languages: [...group].sort() }))
}

/**
 * A running processor will do when it has every layout that is needed and when not too much has changed. Where a style
 * tells like names apart, the references must be the same too, in the same order of first citation: names that
 * citeproc once told apart, it leaves so when the need has gone.
 */
function canGoOn(running: Running, setup: Setup, told: readonly ProcessorCitation[]): boolean {
  if (running.style !== setup.style || running.locale !== setup.locale || told.length === 0) return false
  if (!running.isPlainNumeric && firstCited(told) !== firstCited([...running.placed.values()])) return false
  const hasLayouts = setup.layouts.every((needed) =>
    running.layouts.some(
      (present) =>
        present.locale === needed.locale && needed.languages.every((language) => present.languages.includes(language))
    )
  )
  const changes = told.filter((citation) => isChanged(running, citation)).length
  return hasLayouts && changes <= Math.max(REBUILD_COUNT, told.length * REBUILD_SHARE)
}

/** The items cited, each once, in document order. */
const firstCited = (citations: readonly ProcessorCitation[]): string =>
  [...new Set(citations.flatMap((citation) => citation.items.map((item) => item.id)))].join()

const isChanged = (running: Running, citation: ProcessorCitation) =>
  JSON.stringify(running.placed.get(citation.id)) !== JSON.stringify(citation)

function startProcessor(setup: Setup, locales: LocaleTexts, registry: CitationRegistry): Result<Running, StyleError> {
  const read = readStyle(setup.style)
  if (!read.ok) return read
  if (read.value.kind === 'dependent')
    return fail({ code: 'dependent-style', message: `“${read.value.title}” only points to another style.` })
  const { info, tree } = read.value
  const started = createProcessor({
    style: adaptStyle(tree, info.format, setup, locales),
    locale: setup.locale,
    findLocale: (tag) => findLocale(tag, locales),
    findItem: usesInitials(tree) ? (id) => withHyphenatedInitials(registry.findItem(id)) : registry.findItem
  })
  if (!started.ok) return started
  const isNumeric = info.format === 'numeric' && !started.value.isNote
  const isPlainNumeric = isNumeric && !disambiguates(tree) && !sortsBibliography(tree)
  const fresh = { placed: new Map(), texts: new Map(), bibliography: undefined }
  return succeed({ ...setup, ...fresh, processor: started.value, isPlainNumeric })
}

function adaptStyle(tree: CslNode, format: string, setup: Setup, locales: LocaleTexts): CslNode {
  const tags = [setup.locale, ...setup.layouts.map((layout) => layout.locale)].filter((tag) => EAST_ASIAN.has(tag))
  const terms = tags.flatMap((tag) => {
    const locale = findLocale(tag, locales)
    return locale ? [[tag, europeanTerms(locale)] as const] : []
  })
  return keepEastAsianTerms(addInTextAuthor(addEntryLayouts(tree, setup.layouts), format), new Map(terms))
}

function findLocale(tag: string, locales: LocaleTexts): CslNode | undefined {
  const text = locales.get(tag)
  const parsed = text === undefined ? undefined : parseCsl(text)
  if (parsed && !parsed.ok) throw new Error(`the locale ${tag} cannot be read (${parsed.error.message})`)
  return parsed?.value
}

/** Tells the processor what changed, in document order. Removals and moves show in the lists around each citation. */
function placeChanges(running: Running, told: readonly ProcessorCitation[]): void {
  const wanted = told.map((citation) => citation.id)
  const isWanted = new Set(wanted)
  const known = new Set([...running.placed.keys()].filter((id) => isWanted.has(id)))
  const changed = told.filter((citation) => isChanged(running, citation))
  const isInOrder = [...running.placed.keys()].join() === wanted.join()
  const first = told[0]
  const toPlace = changed.length === 0 && !isInOrder && first ? [first] : changed
  for (const citation of toPlace) {
    const at = wanted.indexOf(citation.id)
    const before = wanted.slice(0, at).filter((id) => known.has(id))
    const after = wanted.slice(at + 1).filter((id) => known.has(id))
    for (const [id, text] of running.processor.place(citation, before, after)) running.texts.set(id, text)
    known.add(citation.id)
  }
}

function collectSide(
  running: Running,
  request: FormatRequest,
  wanted: readonly WantedCitation[],
  registry: CitationRegistry
): FormattedSide {
  const citations = new Map<CitationId, FormattedText>()
  for (const citation of wanted) citations.set(citation.citation.id, citationText(running, citation, registry))
  return {
    citations,
    bibliography: bibliographyOf(running, registry),
    missing: citedReferences(request).filter((reference) => !request.references.has(reference))
  }
}

function citationText(running: Running, wanted: WantedCitation, registry: CitationRegistry): FormattedText {
  if (!wanted.told) return [{ text: MISSING }]
  const first = registry.findReference(wanted.told.items[0]?.id ?? '')
  const title = stripMarks(first?.item.title ?? MISSING)
  const [start = '', rest] = (running.texts.get(wanted.told.id) ?? '').split(INFIX_MARK)
  const name = start.replace(UNPRINTABLE, () => title)
  const runs =
    rest === undefined
      ? parseRuns(name).body
      : joinAuthorInText(parseRuns(name).body, parseRuns(rest.replace(UNPRINTABLE, '')).body, {
          and: running.processor.and,
          keepsAmpersand: first?.item.author?.some((author) => author.literal?.includes(' & ')) ?? false
        })
  const shown = runs.length > 0 ? runs : [{ text: MISSING }]
  return wanted.isIncomplete && runs.length > 0 ? mergeRuns([...shown, { text: ` ${MISSING}` }]) : shown
}

/** Made anew only when other references are cited, or in another order: nothing else can change the list. */
function bibliographyOf(running: Running, registry: CitationRegistry): Bibliography {
  const key = firstCited([...running.placed.values()])
  if (running.bibliography?.key === key) return running.bibliography.value
  const { entries, ...settings } = running.processor.bibliography()
  const value = {
    ...settings,
    entries: entries.flatMap((entry) => {
      const found = registry.findReference(entry.id)
      return found ? [describeEntry(found.reference, entry.text, found.item.title ?? found.reference)] : []
    })
  }
  running.bibliography = { key, value }
  return value
}

function describeEntry(reference: ReferenceId, text: string, fallback: string): BibliographyEntry {
  const { label, body } = parseRuns(text)
  const shown = label.length + body.length > 0 ? body : [{ text: fallback }]
  return { reference, ...(label.length > 0 && { label }), body: shown }
}
