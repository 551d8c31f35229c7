/** A journal, and the style that its authors' instructions or its dependent CSL style name. */
export interface Journal {
  readonly title: string
  readonly issns: readonly string[]
  /** Id of its style in the CSL project, dependent or, where equal to `style`, its own; empty where it has none. */
  readonly id: string
  /** Abbreviations and names in other languages. */
  readonly names: readonly string[]
  /** Id of the style that it uses. */
  readonly style: string
}

/** The content of `resources/styles/journals.pack`: rows by style, each title, ISSNs, id and names, cut short at the end. */
export type JournalPack = Readonly<Record<string, readonly (readonly string[])[]>>

export function readJournals(pack: JournalPack): readonly Journal[] {
  return Object.entries(pack).flatMap(([style, rows]) =>
    rows.map(([title = '', issns = '', id = '', ...names]) => ({
      title,
      issns: issns === '' ? [] : issns.split(' '),
      id,
      names,
      style
    }))
  )
}

/** The ISSN in a query (`1664-2295`, `ISSN 16642295`, with any dash), in its usual form; undefined when it is none. */
export function readIssn(query: string): string | undefined {
  const match = /^(?:e?issn)?[\s:：]*(\d{4})[-‐‑–—－]?(\d{3}[\dx])$/i.exec(query.trim())
  return match ? `${match[1]}-${match[2]?.toUpperCase()}` : undefined
}
