import CSL, { type EngineCitation } from 'citeproc'
import { fail, succeed, type Result } from '#core/result'
import type { CslNode } from './csl-tree'
import type { StyleError } from './processor'
import { RUN_FORMAT } from './run-format'

/**
 * The one door to citeproc-js. Everything is told in the processor's own ids, counted by us: no text of a file ever
 * serves as an id.
 */
export interface Processor {
  /** True for styles whose citations are notes, which count positions (ibid.). */
  readonly isNote: boolean
  /** The term for "and" in the side's language. */
  readonly and: string
  /** Formats all citations afresh; texts in our output format by citation id. */
  readonly rebuild: (citations: readonly ProcessorCitation[]) => ReadonlyMap<string, string>
  /**
   * Formats one citation, new or changed, between the ids that stand before and after it. Gives every text that
   * changed with it. Citations in neither list are forgotten.
   */
  readonly place: (
    citation: ProcessorCitation,
    before: readonly string[],
    after: readonly string[]
  ) => ReadonlyMap<string, string>
  readonly bibliography: () => ProcessorBibliography
}

export interface ProcessorCitationItem {
  readonly id: string
  readonly locator?: string
  readonly label?: string
  readonly prefix?: string
  readonly suffix?: string
}

export interface ProcessorCitation {
  readonly id: string
  readonly mode: 'normal' | 'suppress-author' | 'author-in-text' | 'author-only'
  /** What stands between name and rest in an author-in-text citation. */
  readonly infix: string
  readonly items: readonly ProcessorCitationItem[]
}

export interface ProcessorBibliography {
  readonly entries: readonly { readonly id: string; readonly text: string }[]
  readonly hangingIndent: boolean
  readonly entrySpacing: number
}

export interface ProcessorSetup {
  /** An adapted style tree. */
  readonly style: CslNode
  /** CSL locale tag of the side. */
  readonly locale: string
  /** The tree of a CSL locale; must know `en-US`. */
  readonly findLocale: (tag: string) => CslNode | undefined
  readonly findItem: (id: string) => Readonly<Record<string, unknown>> | undefined
}

const FORMAT_NAME = 'runs'

CSL.Output.Formats[FORMAT_NAME] = { ...RUN_FORMAT }
CSL.debug = () => undefined

/** The processor writes into the trees it is given, so it gets copies. */
const copyTree = (node: CslNode): unknown => ({
  name: node.name,
  attrs: { ...node.attrs },
  children: node.children.map((child) => (typeof child === 'string' ? child : copyTree(child)))
})

/** Sets a processor up. A style it cannot take is an error value; what it throws later, its callers turn into one. */
export function createProcessor(setup: ProcessorSetup): Result<Processor, StyleError> {
  try {
    const engine = new CSL.Engine(
      {
        retrieveLocale: (tag) => {
          const locale = setup.findLocale(tag.replace('_', '-')) ?? setup.findLocale('en-US')
          if (!locale) throw new Error('the locale en-US is not at hand')
          return copyTree(locale)
        },
        retrieveItem: (id) => ({ ...setup.findItem(id) })
      },
      copyTree(setup.style),
      setup.locale,
      true
    )
    engine.opt.development_extensions['wrap_url_and_doi'] = true
    engine.opt.development_extensions['field_hack'] = false
    engine.setOutputFormat(FORMAT_NAME)
    shareSkipWords(engine)
    return succeed(describeProcessor(engine))
  } catch (cause) {
    return fail(describeFailure(cause))
  }
}

/** Citeproc prepares the words that title case leaves small for the side's locale only, not for those of layouts. */
function shareSkipWords(engine: InstanceType<typeof CSL.Engine>): void {
  const skipWords = engine.locale[engine.opt.lang]?.opts['skip-words-regexp']
  for (const locale of Object.values(engine.locale)) locale.opts['skip-words-regexp'] ??= skipWords
}

/** What the processor threw, as an error to show. */
export function describeFailure(cause: unknown): StyleError {
  const reason =
    cause instanceof RangeError
      ? 'it nests or repeats itself too deeply'
      : cause instanceof Error
        ? cause.message
        : String(cause)
  return { code: 'processing-failed', message: `The style could not be processed: ${reason}.` }
}

function describeProcessor(engine: InstanceType<typeof CSL.Engine>): Processor {
  const isNote = engine.opt.class === 'note'
  const position = (id: string, index: number): [string, number] => [id, isNote ? index + 1 : 0]
  return {
    isNote,
    and: engine.getTerm('and'),
    rebuild: (citations) => {
      const texts = engine.rebuildProcessorState(
        citations.map((citation, index) => toEngineCitation(citation, position(citation.id, index)[1])),
        FORMAT_NAME
      )
      return new Map(texts.filter(Boolean).map(([id, , text]) => [id, text]))
    },
    place: (citation, before, after) => {
      if (!isNote) restoreOrder(engine)
      const [, changed] = engine.processCitationCluster(
        toEngineCitation(citation, position(citation.id, before.length)[1]),
        before.map((id, index) => position(id, index)),
        after.map((id, index) => position(id, before.length + 1 + index))
      )
      return new Map(changed.map(([, text, id]) => [id, text]))
    },
    bibliography: () => readBibliography(engine)
  }
}

/**
 * Puts the items of every citation back into the writer's order. Citeproc numbers references by the order in which each
 * citation's items were last sorted, that is by the old numbers; a fresh run numbers them by the order given.
 */
function restoreOrder(engine: InstanceType<typeof CSL.Engine>): void {
  for (const citation of engine.registry.citationreg.citationByIndex)
    citation.sortedItems.sort((a, b) => a[1].order - b[1].order)
}

function toEngineCitation(citation: ProcessorCitation, noteIndex: number): EngineCitation {
  const mode =
    citation.mode === 'author-in-text'
      ? ({ mode: 'composite', infix: citation.infix } as const)
      : citation.mode === 'normal'
        ? {}
        : { mode: citation.mode }
  return {
    citationID: citation.id,
    citationItems: citation.items.map((item, order) => ({ ...item, order })),
    properties: { noteIndex, ...mode }
  }
}

function readBibliography(engine: InstanceType<typeof CSL.Engine>): ProcessorBibliography {
  const made = engine.makeBibliography()
  if (!made) return { entries: [], hangingIndent: false, entrySpacing: 0 }
  const [parameters, texts] = made
  const failed = new Set(parameters.bibliography_errors.map((error) => error.itemID))
  return {
    entries: parameters.entry_ids.flatMap((ids, index) => {
      const id = ids[0]
      return id === undefined ? [] : [{ id, text: failed.has(id) ? '' : (texts[index] ?? '') }]
    }),
    hangingIndent: Boolean(parameters.hangingindent),
    entrySpacing: parameters.entryspacing || 0
  }
}
