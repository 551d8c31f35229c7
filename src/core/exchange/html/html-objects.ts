import type { SourceObject } from '../loss/find-unread'

const CELLS: ReadonlySet<string> = new Set(['td', 'th'])
const CAPTION_CLASS = /\sclass\s*=\s*["']?(?:[^"']*\s)?caption-of-(?:figure|table)(?=["'\s]|$)/iu
/** What keeps its place where it stands in a caption, so that there may be no words left to be one. */
const OTHER_BLOCKS = /^(?:h[1-6]|hr|pre|[uod]l|table|blockquote|figure|figcaption)$/u

interface OpenTable {
  readonly line: number
  readonly isTold: boolean
  cells: number
}

interface OpenCaption {
  readonly name: string
  readonly line: number
  hasWords: boolean
  hasBlocks: boolean
}

/** The tables and captions of an HTML source, told by its tags alone. */
export class HtmlObjects {
  readonly #found: SourceObject[] = []
  readonly #tables: OpenTable[] = []
  #caption: OpenCaption | undefined
  #verbatim = 0

  open(name: string, attributes: string, line: number): void {
    if (name === 'pre') this.#verbatim++
    if (this.#verbatim > 0) return
    if (this.#caption && OTHER_BLOCKS.test(name)) this.#caption.hasBlocks = true
    if (name === 'table') this.#tables.push({ line, isTold: /\srole\s*=\s*["']?table\b/iu.test(attributes), cells: 0 })
    const table = this.#tables.at(-1)
    if (table && CELLS.has(name)) table.cells++
    const isCaption =
      name === 'figcaption' || (name === 'caption' && table?.cells === 0) || CAPTION_CLASS.test(attributes)
    if (isCaption && !this.#caption) this.#caption = { name, line, hasWords: false, hasBlocks: false }
  }

  close(name: string): void {
    if (name === 'pre' && this.#verbatim > 0) this.#verbatim--
    if (this.#verbatim > 0) return
    if (this.#caption?.name === name) this.#endCaption()
    if (name === 'table') this.#endTable()
  }

  readText(text: string): void {
    if (this.#caption && /[\p{L}\p{N}]/u.test(text)) this.#caption.hasWords = true
  }

  /** All that were found, once the source has ended. */
  end(): readonly SourceObject[] {
    while (this.#tables.length > 0) this.#endTable()
    return this.#found
  }

  #endCaption(): void {
    const caption = this.#caption
    this.#caption = undefined
    if (caption?.hasWords && !caption.hasBlocks) this.#found.push({ line: caption.line, name: 'caption' })
  }

  /** One cell alone only places what it holds on the page. */
  #endTable(): void {
    const table = this.#tables.pop()
    if (table && table.cells > (table.isTold ? 0 : 1)) this.#found.push({ line: table.line, name: 'table' })
  }
}
