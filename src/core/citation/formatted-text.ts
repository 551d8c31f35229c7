/** One run of formatted output. Runs are plain data: no markup ever passes through a string. */
export interface FormattedRun {
  readonly text: string
  readonly italic?: true
  readonly bold?: true
  readonly underline?: true
  readonly smallCaps?: true
  readonly superscript?: true
  readonly subscript?: true
  /** Absolute http(s) address the run points to (DOI, URL). */
  readonly link?: string
}

export type FormattedText = readonly FormattedRun[]

/** The words alone, e.g. for word counts and tooltips. */
export function plainText(text: FormattedText): string {
  return text.map((run) => run.text).join('')
}
