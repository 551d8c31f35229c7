/** The part of citeproc-js that `citeproc-processor.ts` uses. */
declare module 'citeproc' {
  type CitationPosition = [id: string, noteIndex: number]
  type Decorate = (state: unknown, text: string) => string

  export interface EngineCitationItem {
    id: string
    locator?: string
    label?: string
    prefix?: string
    suffix?: string
    'suppress-author'?: true
    'author-only'?: true
    /** Our own: place within the citation as the writer gave it. */
    order: number
  }

  export interface EngineCitation {
    citationID: string
    citationItems: EngineCitationItem[]
    properties: { noteIndex: number; mode?: 'suppress-author' | 'author-only' | 'composite'; infix?: string }
  }

  interface EngineSystem {
    retrieveLocale: (tag: string) => unknown
    retrieveItem: (id: string) => unknown
  }

  interface BibliographyParameters {
    entry_ids: string[][]
    hangingindent: boolean | number
    entryspacing: number
    bibliography_errors: { itemID: string }[]
  }

  class Engine {
    constructor(system: EngineSystem, style: unknown, locale: string, forceLocale: boolean)
    opt: { development_extensions: Record<string, boolean>; class: string; lang: string }
    locale: Record<string, { opts: Record<string, unknown> }>
    registry: { citationreg: { citationByIndex: { sortedItems: [unknown, EngineCitationItem][] }[] } }
    setOutputFormat(name: string): void
    updateItems(ids: string[]): void
    processCitationCluster(
      citation: EngineCitation,
      before: CitationPosition[],
      after: CitationPosition[]
    ): [{ bibchange: boolean }, [index: number, text: string, id: string][]]
    rebuildProcessorState(citations: EngineCitation[], format: string): [id: string, noteIndex: number, text: string][]
    makeBibliography(): [BibliographyParameters, string[]] | false
    getTerm(name: string, form?: string): string
  }

  const CSL: {
    Engine: typeof Engine
    Output: { Formats: Record<string, Record<string, unknown>>; Formatters: { passthrough: Decorate } }
    error: (message: string) => never
    debug: (message: string) => void
  }
  export default CSL
}
