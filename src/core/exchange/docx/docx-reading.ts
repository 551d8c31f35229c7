import type { Finding } from '#core/finding'
import type { IdSource } from '#core/ids'
import type { FlatInline } from '#core/manuscript/flatten-inlines'
import type { CitationCode } from './citations/cited-cluster'
import type { CitedPool } from './citations/cited-pool'
import type { DocxNumbering } from './read-numbering'
import type { DocxStyles } from './read-styles'
import type { XmlElement } from './xml-tree'

/** What a document holds that the model does not, with the sentence that says what became of it. */
const LOSSES = {
  'docx-insertions-accepted': 'tracked insertions were accepted.',
  'docx-deletions-left-out': 'tracked deletions were left out.',
  'docx-fields-as-text': 'fields of add-ins came in as the text they show.',
  'docx-citations-as-text': 'live citations could not be read and came in as the text they show; check them.',
  'docx-citation-author-shown': 'citations leave out the author of a later work, which is shown here.',
  'docx-field-unfinished': 'fields were not closed; the text around them came in.',
  'docx-notes-as-text': 'footnotes or endnotes came in as paragraphs at the end, since notes cannot be edited yet.',
  'docx-comments-left-out': 'comments are not part of the text and were left out.',
  'docx-equations-as-text': 'equations came in as plain text, since equations cannot be edited yet.',
  'docx-images-left-out': 'images were left out; linked images are never fetched.',
  'docx-embedded-left-out': 'embedded objects or files were left out.',
  'docx-boxes-moved': 'text boxes came in as paragraphs after the one they stood at.',
  'docx-hidden-text': 'stretches of hidden text were left out.',
  'docx-symbols-unknown': 'symbols of a special font are not known and stand as □.',
  'docx-links-left-out': 'links with an unsafe or unreadable address came in as plain text.',
  'docx-contents-left-out': 'lines of an automatic table of contents were left out.',
  'docx-heading-numbers': 'headings lost their automatic number.',
  'docx-deep-headings': 'headings below the fourth level became headings of the fourth.',
  'docx-tables-too-deep': 'tables nested too deep came in as paragraphs.',
  'docx-further-titles': 'further title paragraphs became headings.'
} as const

export type LossCode = keyof typeof LOSSES

/** Counts what a document holds that the model does not. */
export class LossTally {
  readonly #counts = new Map<LossCode, { count: number; samples: string[] }>()

  /** Counts one loss; the first few samples go into its finding. */
  add(code: LossCode, sample?: string): void {
    const entry = this.#counts.get(code) ?? { count: 0, samples: [] }
    entry.count++
    if (sample && entry.samples.length < 5) entry.samples.push(sample.slice(0, 200))
    this.#counts.set(code, entry)
  }

  /** One finding for each kind of loss, in order of first sight. */
  findings(): readonly Finding[] {
    return [...this.#counts].map(([code, { count, samples }]): Finding => {
      const quoted = samples.length > 0 ? ` First: ${samples.map((sample) => `"${sample}"`).join(', ')}.` : ''
      return {
        severity: 'warning',
        code,
        message: `${count} × ${LOSSES[code]}${quoted}`,
        place: { part: 'word/document.xml' },
        values: { count, ...(samples.length > 0 && { samples: samples.join('; ') }) }
      }
    })
  }
}

/** A field that is open: its instruction is read, then what it shows. */
export interface OpenField {
  instruction: string
  phase: 'instruction' | 'result'
  link?: string
  /** Base64 that the field carries. */
  data?: string
  /** What its instruction says about citations. */
  code?: CitationCode
  /** Where in the paragraph being read its first sign stands, and how text there is set. */
  start: FieldStart
}

/** How inline content is set. */
export interface InlineSetting {
  readonly marks: FlatInline['marks']
  readonly link?: FlatInline['link']
}

/** A place in the inline content of a paragraph. */
export interface FieldStart extends InlineSetting {
  readonly inlines: readonly FlatInline[]
  readonly at: number
}

/** A note that the text refers to, with the number it got here. */
export interface UsedNote {
  readonly number: number
  readonly element: XmlElement
}

/** What the readers of citations tell each other. */
export interface CitingState {
  /** Lists of references that ended and have no node yet. */
  endedBibliographies: number
  /** True while what a list spans is read that never ends, or holds more than a list. */
  bibliographiesAsText: boolean
  /** The name that the control being read says stands before its citation. */
  authorInText?: string
}

/** What the readers of one document share. */
export interface DocxReading {
  readonly ids: IdSource
  readonly styles: DocxStyles
  readonly numbering: DocxNumbering
  /** Targets of external links by relationship id. */
  readonly links: ReadonlyMap<string, string>
  /** Footnotes and endnotes by kind and id, e.g. `footnote/2`. */
  readonly notes: ReadonlyMap<string, XmlElement>
  readonly losses: LossTally
  readonly fields: OpenField[]
  readonly cited: CitedPool
  /** The source that the document keeps for Word under a tag. */
  readonly findSource: (tag: string) => Readonly<Record<string, unknown>> | undefined
  readonly citing: CitingState
  readonly usedNotes: UsedNote[]
  /** Contents of text boxes met in the paragraph being read. */
  readonly boxes: XmlElement[]
}
