import type { BlockId, CitationId, ReferenceId } from '#core/ids'
import type { CitationItem, CitationMode } from '#core/manuscript/citation'
import type { InlineLeaf } from '#core/manuscript/flatten-inlines'
import type { Block, Change, Inline } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { SIGN_COMMANDS } from './escape-tex'
import { LatexTable } from './read-latex-table'

/**
 * Words and objects of a LaTeX document that this program wrote, in their order, for the comparison with what went in; it
 * is no reader of LaTeX. Paragraphs run on, cited references are named by their keys; of tables rows, cells and spans are read.
 */
export function readLatexBack(tex: string): readonly Block[] {
  return new LatexScan(tex.slice(tex.indexOf(BODY) + BODY.length)).readAll()
}

const BODY = String.raw`\begin{document}`
const TOKEN = /\\([A-Za-z]+)(\*?)|\\([^A-Za-z])|\n{2,}|[{}$&~]|[^\\{}$&~\n]+|\n/uy
const BREAKS: ReadonlySet<string> = new Set(['linestop', 'endgraf', 'item', 'par'])

/** How many arguments of a command are not printed; of what they stand before, the last one is. */
const SILENT_ARGUMENTS: Readonly<Record<string, number>> = {
  label: 1,
  selectlanguage: 1,
  stepcounter: 1,
  addtocounter: 2,
  setcounter: 2,
  rule: 2,
  href: 1
}
const CITING = /^(auto|text|)cites?$/u

const TABLES: ReadonlySet<string> = new Set(['tabular', 'longtable'])

class LatexScan {
  readonly #tex: string
  #blocks: Block[] = []
  /** The tables around this place, each with the blocks before it. */
  readonly #tables: { readonly table: LatexTable; readonly before: Block[] }[] = []
  #inlines: Inline[] = []
  /** The notes of a table, whose words follow behind it. */
  readonly #owed: Block[][] = []
  /** The tracked changes around this place, each with the groups that are open outside of it. */
  readonly #changes: { readonly type: Change['type']; readonly depth: number }[] = []
  #depth = 0
  #at = 0

  constructor(tex: string) {
    this.#tex = tex
  }

  readAll(): readonly Block[] {
    while (this.#at < this.#tex.length) this.#readNext()
    this.#endParagraph()
    return this.#blocks
  }

  #readNext(): void {
    TOKEN.lastIndex = this.#at
    const [token = '\\', command, star, sign] = TOKEN.exec(this.#tex) ?? []
    this.#at += token.length
    if (command !== undefined) this.#readCommand(command, star === '*')
    else if (sign === '[') this.#addEquation('\\]')
    else if (sign === '\\') this.#endRow()
    else if (sign !== undefined) this.#addText(sign)
    else if (token === '$') this.#addLeaf({ type: 'inlineMath', value: this.#takeUntil('$') })
    else if (token === '~') this.#addText('\u00a0')
    else if (token === '&') this.#tables.at(-1)?.table.endCell(this.#takeBlocks())
    else if (token.startsWith('\n\n')) this.#addText('\n')
    else if (token === '{') this.#depth++
    else if (token === '}') this.#endGroup()
    else this.#addText(token)
  }

  #readCommand(name: string, isStarred: boolean): void {
    const printed = SIGN_COMMANDS.get(name)
    if (printed !== undefined) this.#addText(printed)
    else if (name === 'begin') this.#begin(this.#takeGroup())
    else if (name === 'end') this.#end(this.#takeGroup())
    else if (name === 'multicolumn' || name === 'multirow') this.#readSpan(name)
    else if (name === 'insertion' || name === 'deletion') this.#changes.push({ type: name, depth: this.#depth })
    else if (BREAKS.has(name)) this.#addText('\n')
    else if (name === 'footnote') this.#addNote(this.#takeGroup())
    else if (name === 'footnotemark') this.#owed.push(this.#addNote(''))
    else if (name === 'footnotetext') this.#owed.shift()?.push(...new LatexScan(this.#takeGroup()).readAll())
    else if (name === 'includegraphics') this.#addPicture(this.#takeOption() ?? '')
    else if (CITING.test(name)) this.#addCitation(isStarred ? 'suppress-author' : modeOf(name))
    else {
      this.#takeOption()
      for (let count = SILENT_ARGUMENTS[name] ?? 0; count > 0; count--) this.#takeGroup()
    }
  }

  #endGroup(): void {
    this.#depth--
    if (this.#changes.at(-1)?.depth === this.#depth) this.#changes.pop()
  }

  #begin(environment: string): void {
    this.#addText('\n')
    if (environment === 'verbatim') this.#addText(this.#takeUntil('\\end{verbatim}'))
    this.#takeOption()
    if (environment !== 'center' && this.#tex[this.#at] === '{') this.#takeGroup()
    if (!TABLES.has(environment)) return
    this.#endParagraph()
    this.#tables.push({ table: new LatexTable(), before: this.#blocks })
    this.#blocks = []
  }

  #end(environment: string): void {
    this.#addText('\n')
    const inner = TABLES.has(environment) ? this.#tables.pop() : undefined
    if (!inner) return
    // What stands behind the last row is in no cell.
    const behind = this.#takeBlocks()
    this.#blocks = [...inner.before, inner.table.finish(this.#id()), ...behind]
  }

  #endRow(): void {
    const inner = this.#tables.at(-1)
    if (inner) inner.table.endRow(this.#takeBlocks())
    else this.#addText('\n')
  }

  /** Reads how many columns or rows the cell takes, and its width, which stands before its words. */
  #readSpan(command: 'multicolumn' | 'multirow'): void {
    this.#takeOption()
    const count = Number(this.#takeGroup())
    this.#takeGroup()
    const table = this.#tables.at(-1)?.table
    if (command === 'multicolumn') table?.spanColumns(count)
    else table?.spanRows(count)
  }

  /** The blocks of a cell that ends here. */
  #takeBlocks(): readonly Block[] {
    this.#endParagraph()
    const blocks = this.#blocks.filter((block) => block.type !== 'paragraph' || !isBlank(block.children))
    this.#blocks = []
    return blocks
  }

  #addEquation(end: string): void {
    this.#endParagraph()
    this.#blocks.push({ type: 'math', id: this.#id(), value: this.#takeUntil(end) })
  }

  #addNote(tex: string): Block[] {
    const children = [...new LatexScan(tex).readAll()]
    this.#addLeaf({ type: 'note', kind: 'footnote', children })
    return children
  }

  #addPicture(options: string): void {
    this.#takeGroup()
    const [, alt = ''] = /(?:^|,)alt=\{(.*)\}$/su.exec(options) ?? []
    this.#addLeaf({ type: 'image', url: '', alt: wordsOf(alt) })
  }

  #addCitation(mode: CitationMode): void {
    const items: CitationItem[] = []
    while (this.#tex[this.#at] === '[' || this.#tex[this.#at] === '{') {
      const [prefix, suffix] = [this.#takeOption(), this.#takeOption()].map((part) => wordsOf(part ?? ''))
      items.push({
        reference: this.#takeGroup() as ReferenceId,
        ...(prefix && { prefix }),
        ...(suffix && { suffix })
      })
    }
    this.#addLeaf({ type: 'citation', citation: { id: 'cited' as CitationId, mode, items } })
  }

  #addText(value: string): void {
    this.#addLeaf({ type: 'text', value })
  }

  #addLeaf(leaf: InlineLeaf): void {
    const change = this.#changes.at(-1)
    this.#inlines.push(change ? { type: change.type, author: '', children: [leaf] } : leaf)
  }

  #endParagraph(): void {
    if (this.#inlines.length > 0) this.#blocks.push({ type: 'paragraph', id: this.#id(), children: this.#inlines })
    this.#inlines = []
  }

  #id(): BlockId {
    return `read-${this.#blocks.length}` as BlockId
  }

  #takeUntil(end: string): string {
    const found = this.#tex.indexOf(end, this.#at)
    const stop = found < 0 ? this.#tex.length : found
    const taken = this.#tex.slice(this.#at, stop)
    this.#at = stop + end.length
    return taken
  }

  #takeGroup(): string {
    return this.#takeBalanced('{', '}') ?? ''
  }

  #takeOption(): string | undefined {
    return this.#takeBalanced('[', ']')
  }

  /** What stands from here between two signs, groups in braces whole; undefined where it does not begin here. */
  #takeBalanced(opening: string, closing: string): string | undefined {
    if (this.#tex[this.#at] !== opening) return undefined
    const start = ++this.#at
    for (let depth = 0; this.#at < this.#tex.length; this.#at++) {
      const sign = this.#tex[this.#at]
      if (sign === closing && depth === 0) return this.#tex.slice(start, this.#at++)
      if (sign === '\\') this.#at++
      else if (sign === '{') depth++
      else if (sign === '}') depth--
    }
    return this.#tex.slice(start)
  }
}

const isBlank = (inlines: readonly Inline[]): boolean =>
  inlines.every((inline) => inline.type === 'text' && inline.value.trim() === '')

const modeOf = (command: string): CitationMode => (command.startsWith('text') ? 'author-in-text' : 'normal')

const wordsOf = (tex: string): string => textOf(new LatexScan(tex).readAll()).trim()
