import type { CitationId, ReferenceId } from '#core/ids'
import type { CitationItem } from '#core/manuscript/citation'
import type { CslItem } from '#core/references/reference'
import type { CitedItem } from './cited-items'
import type { FormatCitation } from './processor'
import type { ProcessorCitation, ProcessorCitationItem } from './citeproc-processor'
import { toProcessorItem } from './citeproc-items'
import { resolveCslLocale } from './csl-locales'
import { INFIX_MARK, stripMarks } from './run-format'

/** One citation of the request, with what the processor is told of it; nothing when none of its items is at hand. */
export interface WantedCitation {
  readonly citation: FormatCitation
  readonly told: ProcessorCitation | undefined
  readonly isIncomplete: boolean
}

/**
 * The processor's own ids. A reference whose content or language changes gets a new one, so that to the processor it
 * is a new item, and nothing it remembers of the old one can linger.
 */
export interface CitationRegistry {
  readonly describe: (
    citations: readonly FormatCitation[],
    cited: readonly CitedItem[],
    sideLocale: string
  ) => readonly WantedCitation[]
  /** Lets go of items that only an earlier processor was told of. One at work may still ask for those it has had. */
  readonly forgetOld: () => void
  readonly findItem: (id: string) => Readonly<Record<string, unknown>> | undefined
  readonly findReference: (id: string) => { readonly reference: ReferenceId; readonly item: CslItem } | undefined
}

interface Entry {
  readonly reference: ReferenceId
  readonly id: string
  readonly item: CslItem
  readonly language: string
  readonly told: Readonly<Record<string, unknown>>
}

export function createCitationRegistry(): CitationRegistry {
  const entries = new Map<ReferenceId, Entry>()
  const byId = new Map<string, Entry>()
  const citationIds = new Map<string, string>()
  let count = 0

  const enter = (cited: CitedItem, sideLocale: string): void => {
    const language = resolveCslLocale(cited.language ?? sideLocale)
    const known = entries.get(cited.reference)
    if (known && known.language === language && isSameItem(known.item, cited.item)) return
    const id = `i${++count}`
    const entry = { ...cited, id, language, told: toProcessorItem(cited.item, id, language) }
    entries.set(cited.reference, entry)
    byId.set(id, entry)
  }

  const citationId = (id: CitationId, occurrence: number): string => {
    const key = `${occurrence} ${id}`
    const known = citationIds.get(key)
    if (known !== undefined) return known
    const made = `c${++count}`
    citationIds.set(key, made)
    return made
  }

  return {
    describe: (citations, cited, sideLocale) => {
      for (const item of cited) enter(item, sideLocale)
      const present = new Set(cited.map((item) => item.reference))
      const seen = new Map<CitationId, number>()
      return citations.map((citation) => {
        const occurrence = (seen.get(citation.id) ?? 0) + 1
        seen.set(citation.id, occurrence)
        const items = citation.items.flatMap((item) => {
          const entry = present.has(item.reference) ? entries.get(item.reference) : undefined
          return entry ? [toProcessorCitationItem(item, entry.id)] : []
        })
        const told: ProcessorCitation | undefined =
          items.length === 0
            ? undefined
            : { id: citationId(citation.id, occurrence), mode: citation.mode, infix: INFIX_MARK, items }
        return { citation, told, isIncomplete: items.length < Math.max(1, citation.items.length) }
      })
    },
    forgetOld: () => {
      for (const [id, entry] of byId) if (entries.get(entry.reference) !== entry) byId.delete(id)
    },
    findItem: (id) => byId.get(id)?.told,
    findReference: (id) => byId.get(id)
  }
}

const isSameItem = (a: CslItem, b: CslItem) => a === b || JSON.stringify(a) === JSON.stringify(b)

function toProcessorCitationItem(item: CitationItem, id: string): ProcessorCitationItem {
  return {
    id,
    ...(item.locator !== undefined && { locator: stripMarks(item.locator), label: item.label ?? 'page' }),
    ...(item.prefix !== undefined && { prefix: stripMarks(item.prefix) }),
    ...(item.suffix !== undefined && { suffix: stripMarks(item.suffix) })
  }
}
