import type { Finding, FindingValues } from '#core/finding'
import type { ReferenceCode } from '#core/finding-codes'
import { sentenceStart } from './sentence-start'
import { countLines, type LineCounter } from './count-lines'

/** One field as it stands in the file, its outer delimiters gone and its macros expanded. */
export interface BibtexField {
  readonly name: string
  readonly value: string
  readonly line: number
}

/** One entry with the line it starts in. Field names are lower case; of a field given twice the first counts. */
export interface SplitEntry {
  readonly type: string
  readonly key: string
  readonly line: number
  readonly fields: ReadonlyMap<string, BibtexField>
}

/** Expanded length that no honest macro or field reaches; beyond it doubling macros would fill the memory. */
const MAX_EXPANSION = 200_000
/** Brace nesting beyond which the decoder, which is recursive, could exhaust the stack. */
const MAX_NESTING = 200
const MONTH_MACRO = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*$/

/** Start of something in a .bib file. All else between entries is comment. */
const OPENING = /@[ \t]*([A-Za-z]+)\s*([{(])/g
/** At the start of a line this is a new entry, even where braces of the one before are still open. */
const NEXT_ENTRY = /^[ \t]*@[ \t]*[A-Za-z]+\s*[{(]\s*[^\s,{}()"=]*\s*[,=]/

/** Why an entry cannot be taken apart, in a word and in a sentence; `what` is the field or sign concerned. */
class EntryFault extends Error {
  constructor(
    readonly offset: number,
    readonly reason: string,
    message: string,
    readonly what = ''
  ) {
    super(message)
  }
}

/**
 * Takes a .bib text apart without decoding any value. An entry that cannot be taken apart is named with its line, and
 * reading goes on at the next line that starts an entry, so that no entry costs another one.
 */
export function splitBibtex(
  file: string,
  text: string
): { readonly entries: readonly SplitEntry[]; readonly findings: readonly Finding[] } {
  const splitter = new Splitter(file, text, countLines(text))
  splitter.run()
  return splitter
}

class Splitter {
  readonly entries: SplitEntry[] = []
  readonly findings: Finding[] = []
  private readonly macros = new Map<string, string>()
  private at = 0

  constructor(
    private readonly file: string,
    private readonly text: string,
    private readonly lines: LineCounter
  ) {}

  run(): void {
    for (;;) {
      OPENING.lastIndex = this.at
      const opening = OPENING.exec(this.text)
      if (!opening) return
      this.at = OPENING.lastIndex
      if (this.isCommentedOut(opening.index)) continue
      try {
        this.readBlock(opening.index, (opening[1] ?? '').toLowerCase(), opening[2] === '(' ? ')' : '}')
      } catch (fault) {
        if (!(fault instanceof EntryFault)) throw fault
        this.recover(opening.index, fault)
      }
    }
  }

  private isCommentedOut(offset: number): boolean {
    const lineStart = offset - this.lines.place(offset).column + 1
    return this.text.slice(lineStart, offset).trimStart().startsWith('%')
  }

  private readBlock(start: number, type: string, closer: '}' | ')'): void {
    if (type === 'comment' || type === 'preamble') return this.skipBlock(closer)
    if (type === 'string') return this.readMacro(closer)
    const key = this.readKey(closer)
    const fields = this.readFields(key, closer)
    this.entries.push({ type, key, line: this.lines.place(start).line, fields })
  }

  private recover(start: number, fault: EntryFault): void {
    const line = this.lines.place(start).line
    const key = /^[^{(]*[{(]\s*([^\s,{}"=]*)/.exec(this.text.slice(start, start + 300))?.[1] ?? ''
    const where = this.lines.place(fault.offset).line
    const part = key === '' ? 'an entry without a key' : `entry ${key}`
    const message = `${sentenceStart(part)} could not be read and was left out: ${fault.message} (line ${where}).`
    this.findings.push({
      severity: 'error',
      code: 'entry-broken',
      message,
      place: { file: this.file, line, part },
      values: { reason: fault.reason, what: fault.what, at: where }
    })
    this.at = this.nextEntryAfter(start + 1)
  }

  private nextEntryAfter(offset: number): number {
    for (let at = this.text.indexOf('\n', offset); at !== -1; at = this.text.indexOf('\n', at + 1)) {
      if (this.startsEntry(at + 1)) return at + 1
    }
    return this.text.length
  }

  private startsEntry(lineStart: number): boolean {
    return NEXT_ENTRY.test(this.text.slice(lineStart, lineStart + 300))
  }

  private warn(code: ReferenceCode, message: string, offset: number, values: FindingValues): void {
    const line = this.lines.place(offset).line
    const { key } = values
    const place = { file: this.file, line, ...(key !== undefined && { part: `entry ${key}` }) }
    this.findings.push({ severity: 'warning', code, message: sentenceStart(message), place, values })
  }

  private skipSpace(): void {
    for (;;) {
      while (/\s/.test(this.text.charAt(this.at))) this.at++
      if (this.text.charAt(this.at) !== '%') return
      const end = this.text.indexOf('\n', this.at)
      this.at = end === -1 ? this.text.length : end
    }
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0]
    if (found !== undefined) this.at += found.length
    return found
  }

  private readKey(closer: '}' | ')'): string {
    this.skipSpace()
    const start = this.at
    const key = (this.match(/[^,{}"=\n]*/y) ?? '').trim()
    this.skipSpace()
    const next = this.text.charAt(this.at)
    if (next === ',' || next === closer) {
      if (next === ',') this.at++
      return key
    }
    const [first = '', field] = key.split(/\s+/)
    if (next === '=' && field === undefined) {
      this.at = start
      return ''
    }
    if (next !== '=' && !/[A-Za-z]/.test(next))
      throw new EntryFault(this.at, 'comma', 'a comma was expected after its key')
    this.warn('comma-missing', `a comma was expected after the key ${first}.`, start, { key: first })
    if (next === '=') this.at = start + first.length
    return first
  }

  private readFields(key: string, closer: '}' | ')'): ReadonlyMap<string, BibtexField> {
    const fields = new Map<string, BibtexField>()
    for (;;) {
      this.skipSpace()
      while (this.text.charAt(this.at) === ',') {
        this.at++
        this.skipSpace()
      }
      if (this.text.charAt(this.at) === closer) {
        this.at++
        return fields
      }
      if (fields.size > 0 && this.isAtNextEntry()) {
        const message = 'the entry is never closed; it ends where the next one begins.'
        this.warn('entry-unclosed', message, this.at, { key })
        return fields
      }
      const start = this.at
      const name = this.match(/[^\s=,{}()"#%@][^\s=,{}()"#%]*/y)?.toLowerCase()
      if (name === undefined) throw this.fieldFault()
      this.skipSpace()
      if (this.text.charAt(this.at) !== '=')
        throw new EntryFault(this.at, 'equals', `“=” was expected after “${name}”`, name)
      this.at++
      const value = this.readValue(name, key)
      const line = this.lines.place(start).line
      if (fields.has(name))
        this.warn('field-twice', `the field “${name}” comes twice; the first was kept.`, start, { key, name })
      else fields.set(name, { name, value, line })
    }
  }

  /** Whether only the closing brace is missing: the file ends here, or another entry starts. */
  private isAtNextEntry(): boolean {
    if (this.at >= this.text.length) return true
    const lineStart = this.text.lastIndexOf('\n', this.at - 1) + 1
    return this.text.slice(lineStart, this.at).trim() === '' && this.startsEntry(lineStart)
  }

  private fieldFault(): EntryFault {
    const mark = this.text.charAt(this.at)
    if (mark === '') return new EntryFault(this.at, 'unclosed', 'it is never closed')
    return new EntryFault(this.at, 'field', `a field or the closing brace was expected, not “${mark}”`, mark)
  }

  private readMacro(closer: '}' | ')'): void {
    this.skipSpace()
    const start = this.at
    const name = this.match(/[^\s=,{}()"#%@]+/y)?.toLowerCase()
    this.skipSpace()
    if (name === undefined || this.text.charAt(this.at) !== '=')
      throw new EntryFault(this.at, 'macro', 'a macro needs a name and “=”')
    this.at++
    const value = this.readValue(name, '')
    this.skipSpace()
    if (this.text.charAt(this.at) !== closer)
      throw new EntryFault(this.at, 'macro-unclosed', 'the macro is never closed')
    this.at++
    if (value.length > MAX_EXPANSION) {
      this.warn(
        'macro-too-long',
        `the macro “${name}” expands to more than ${MAX_EXPANSION} characters and is not expanded.`,
        start,
        { name }
      )
    } else this.macros.set(name, value)
  }

  private readValue(name: string, key: string): string {
    const parts: string[] = []
    const start = this.at
    let length = 0
    for (;;) {
      this.skipSpace()
      const part = this.readValuePart(name, key)
      length += part.length
      if (length <= MAX_EXPANSION * 5) parts.push(part)
      this.skipSpace()
      if (this.text.charAt(this.at) !== '#') break
      this.at++
    }
    if (length > MAX_EXPANSION * 5)
      this.warn('value-too-long', `the value of “${name}” is too long and was cut.`, start, { key, name })
    return parts.join('')
  }

  private readValuePart(name: string, key: string): string {
    const opener = this.text.charAt(this.at)
    if (opener === '{') return this.readDelimited('}')
    if (opener === '"') return this.readDelimited('"')
    const start = this.at
    const word = this.match(/[^\s#,{}()"=%]+/y)
    if (word === undefined) throw new EntryFault(this.at, 'value-missing', `the field “${name}” has no value`, name)
    if (/^\d+$/.test(word)) return word
    const macro = this.macros.get(word.toLowerCase())
    if (macro !== undefined) return macro
    if (!MONTH_MACRO.test(word.toLowerCase())) {
      this.warn('macro-unknown', `“${word}” in the field “${name}” is no known macro; it was kept as text.`, start, {
        key,
        name,
        word
      })
    }
    return word
  }

  /** A braced or quoted value. Braces nest, escaped or not; a quotation mark ends the value outside of braces only. */
  private readDelimited(closer: '}' | '"'): string {
    const start = this.at + 1
    const stops = /[{}"\n]/g
    stops.lastIndex = start
    let depth = 0
    for (let stop = stops.exec(this.text); stop; stop = stops.exec(this.text)) {
      const mark = stop[0]
      if (mark === '\n' && this.startsEntry(stop.index + 1))
        throw new EntryFault(start - 1, 'value-unclosed', 'a value is never closed')
      if (mark === closer && depth === 0) {
        this.at = stop.index + 1
        return this.text.slice(start, stop.index)
      }
      if (mark === '{') depth++
      if (mark === '}') depth--
      if (depth < 0) throw new EntryFault(stop.index, 'brace', 'a closing brace has no opening one')
      if (depth > MAX_NESTING)
        throw new EntryFault(stop.index, 'nesting', `braces are nested more than ${MAX_NESTING} deep`)
    }
    throw new EntryFault(start - 1, 'value-unclosed', 'a value is never closed')
  }

  private skipBlock(closer: '}' | ')'): void {
    const opener = closer === '}' ? '{' : '('
    let depth = 1
    for (let at = this.at; at < this.text.length; at++) {
      const mark = this.text.charAt(at)
      if (mark === opener) depth++
      if (mark === closer && --depth === 0) {
        this.at = at + 1
        return
      }
      if (mark === '\n' && this.startsEntry(at + 1)) return
    }
    this.at = this.text.length
  }
}
