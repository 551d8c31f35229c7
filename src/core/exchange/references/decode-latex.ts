import {
  ACCENTS,
  ENCLOSURES,
  JOURNAL_MACROS,
  MARKUP,
  SIGNS,
  SILENT,
  SWITCHES,
  SYMBOLS,
  WRAPPERS
} from './latex-symbols'
import { BIBSTRINGS } from './bibtex-types'

/** Told of each command that is not known; its argument, or where it has none its name, stays in the text. */
export type UnknownCommandListener = (command: string) => void

/** Nesting of braces and commands beyond which the rest counts as plain text, so that no input exhausts the stack. */
const MAX_DEPTH = 250
/** What makes a text LaTeX; without any of it only white space is to be put right. */
const SPECIAL = /[\\{}$~`]|--|''|%\n/

/**
 * LaTeX as CSL rich text: accents and symbols as characters, emphasis, small capitals, sub- and superscripts as tags,
 * ligatures for dashes and quotation marks, formulae as far as text can show them, braces dropped, white space in single
 * spaces. Never throws, in linear time; what cannot be understood stays as text.
 */
export function decodeLatex(latex: string, onUnknown?: UnknownCommandListener): string {
  const decoded = SPECIAL.test(latex) ? new Decoder(latex, onUnknown).read() : latex
  return decoded
    .replace(/[^\S\u00A0\u2029]+/g, ' ')
    .replace(/ *\u2029[ \u2029]*/g, '\n')
    .trim()
    .normalize('NFC')
}

/** As `decodeLatex`, without tags and with plain spaces: for names and for words that mean something to a program. */
export function decodeLatexPlain(latex: string, onUnknown?: UnknownCommandListener): string {
  const text = decodeLatex(latex, onUnknown)
  return text.includes('<') || text.includes('\u00A0')
    ? text
        .replace(/<\/?(?:i|b|sup|sub|span)(?: [^<>]*)?>/g, '')
        .replace(/\s+/g, ' ')
        .trim()
    : text
}

/** An identifier or address, which is no LaTeX though many programs escape it as if it were. */
export function decodeVerbatim(text: string): string {
  if (!/[\\{}\s]/.test(text)) return text
  return text
    .replace(/\\(?:url|href|path|nolinkurl)\s*/g, '')
    .replace(/\\textasciitilde\s*/g, '~')
    .replace(/\$\\sim\$/g, '~')
    .replace(/\\([_%#&$~^{}-])/g, '$1')
    .replace(/[{}\s]/g, '')
}

type Closer = '' | '}' | '$'

/** A stretch without anything that needs a look. */
const PLAIN_TEXT = /[^\\{}$~`'!?%-]+/y
const PLAIN_MATH = /[^\\{}$~^_']+/y
const COMMAND = /[A-Za-z]+\*?|[\s\S]/y
/** In a formula without any of it money or a variable is meant. */
const FORMULA = /[\\^_{}=<>+]/

class Decoder {
  private at = 0
  private depth = 0
  private quotes = 0
  private readonly lastDollar: number
  private readonly lastFormulaEnd: number
  /** Once a brace was found never to close, none is searched for again, which would take time squared. */
  private isUnclosed = false

  constructor(
    private readonly text: string,
    private readonly onUnknown: UnknownCommandListener | undefined
  ) {
    this.lastDollar = text.lastIndexOf('$')
    this.lastFormulaEnd = text.lastIndexOf('\\)')
  }

  read(): string {
    let result = this.readUntil('', false)
    // A closing brace too many ends nothing.
    while (this.at < this.text.length) {
      this.at++
      result += this.readUntil('', false)
    }
    return result
  }

  /** Reads up to the closer, which is left standing, or to the end. A brace that closes more than is open ends it too. */
  private readUntil(closer: Closer, isMath: boolean): string {
    let result = ''
    while (this.at < this.text.length) {
      const mark = this.text.charAt(this.at)
      if (mark === closer || mark === '}') return result
      result += this.readNext(mark, closer, isMath)
    }
    return result
  }

  private readNext(mark: string, closer: Closer, isMath: boolean): string {
    const plain = this.match(isMath ? PLAIN_MATH : PLAIN_TEXT)
    if (plain !== '') return plain
    this.at++
    switch (mark) {
      case '{':
        return this.readGroup(isMath)
      case '\\':
        return this.readCommand(closer, isMath)
      case '$':
        return isMath ? '' : this.readFormula()
      case '~':
        return '\u00A0'
      case '^':
      case '_':
        return this.readScript(mark)
      case '-':
        return this.readDashes()
      case '%':
        return this.readPercent()
      default:
        return isMath ? (mark === "'" ? '′' : mark) : this.readQuote(mark)
    }
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0] ?? ''
    this.at += found.length
    return found
  }

  private readGroup(isMath: boolean): string {
    if (this.depth >= MAX_DEPTH) return ''
    this.depth++
    const text = this.readUntil('}', isMath)
    this.depth--
    this.at++
    return text
  }

  private readDashes(): string {
    const more = /-{0,2}/y
    return ['-', '–', '—'][this.match(more).length] ?? '-'
  }

  /** A percent sign at the end of a line hides the line end; any other was meant as one. */
  private readPercent(): string {
    if (this.text.charAt(this.at) !== '\n') return '%'
    this.match(/\s+/y)
    return ''
  }

  private readQuote(mark: string): string {
    const next = this.text.charAt(this.at)
    if ((mark === '`' || mark === "'") && next === mark) {
      this.at++
      return mark === '`' ? '“' : '”'
    }
    if ((mark === '?' || mark === '!') && next === '`') {
      this.at++
      return mark === '?' ? '¿' : '¡'
    }
    return mark === '`' ? '‘' : mark
  }

  private readFormula(): string {
    const isDisplayed = this.text.charAt(this.at) === '$'
    if (isDisplayed) this.at++
    if (this.lastDollar < this.at) return isDisplayed ? '' : '$'
    const end = this.text.indexOf('$', this.at)
    const content = this.text.slice(this.at, end)
    if (!isDisplayed && !FORMULA.test(content) && /^\d|\s\S+\s/.test(content)) return '$'
    const formula = this.readUntil('$', true)
    while (this.text.charAt(this.at) === '$') this.at++
    return formula.trim().replace(/(?<=[([{⟨])\s+|\s+(?=[)\]}⟩])/g, '')
  }

  private readScript(mark: '^' | '_'): string {
    const script = this.readArgument(true)
    if (script === '∘' || script === '°') return '°'
    if (/^′+$/.test(script)) return script
    return tagged(mark === '^' ? 'sup' : 'sub', script)
  }

  /** A braced group, a command with its own arguments, or the next character. */
  private readArgument(isMath: boolean): string {
    this.match(/\s+/y)
    const mark = this.text.charAt(this.at)
    if (mark === '' || mark === '}' || this.depth >= MAX_DEPTH) return ''
    if (mark === '{') {
      this.at++
      return this.readGroup(isMath)
    }
    if (mark === '\\') {
      this.at++
      this.depth++
      const text = this.readCommand('', isMath)
      this.depth--
      return text
    }
    const character = String.fromCodePoint(this.text.codePointAt(this.at) ?? 0)
    this.at += character.length
    return character
  }

  private skipArgument(): void {
    this.match(/\s+/y)
    if (this.text.charAt(this.at) === '{') this.readArgument(false)
  }

  /** The raw text of a braced argument that holds no LaTeX. */
  private readAddress(): string {
    if (this.isUnclosed || this.text.charAt(this.at) !== '{') return this.readArgument(false)
    const start = this.at + 1
    const marks = /[{}]/g
    marks.lastIndex = start
    let depth = 1
    for (let mark = marks.exec(this.text); mark; mark = marks.exec(this.text)) {
      depth += mark[0] === '{' ? 1 : -1
      if (depth === 0) {
        this.at = mark.index + 1
        return decodeVerbatim(this.text.slice(start, mark.index))
      }
    }
    this.isUnclosed = true
    return this.readArgument(false)
  }

  private skipOption(): void {
    if (this.text.charAt(this.at) === '[') this.match(/\[[^[\]{}]{0,200}\]/y)
  }

  private readCommand(closer: Closer, isMath: boolean): string {
    const name = this.match(COMMAND).replace(/\*$/, '')
    const accent = ACCENTS.get(name)
    if (accent !== undefined) return this.readAccent(name, accent, isMath)
    const sign = name.length === 1 ? SIGNS.get(name) : undefined
    if (sign !== undefined) return sign
    if (name === '(' || name === ')') return name === '(' ? this.readInlineFormula() : ''
    const symbol = SYMBOLS.get(name)
    if (symbol !== undefined) return this.endWord(symbol)
    return this.readStructure(name, closer, isMath)
  }

  private readInlineFormula(): string {
    if (this.lastFormulaEnd < this.at) return '('
    const end = this.text.indexOf('\\)', this.at)
    const inside = this.text.slice(this.at, end)
    this.at = end + 2
    return this.depth >= MAX_DEPTH ? inside : new Decoder(`$${inside}$`, this.onUnknown).read()
  }

  /** A command made of letters eats the white space after it; `\square{}` and `\&` need none. */
  private endWord(text: string): string {
    this.match(/\s+/y)
    return text
  }

  private readAccent(name: string, accent: string, isMath: boolean): string {
    const letters = this.readArgument(isMath)
    if (letters === '') return /^[`'^~="]$/.test(name) ? name : ''
    const first = String.fromCodePoint(letters.codePointAt(0) ?? 0)
    if (name === 'bar' && !/\p{L}/u.test(first)) return `${first}\u0305${letters.slice(first.length)}`
    const dotted = first === 'ı' ? 'i' : first === 'ȷ' ? 'j' : first
    return (dotted + accent + letters.slice(first.length)).normalize('NFC')
  }

  private readStructure(name: string, closer: Closer, isMath: boolean): string {
    const tag = MARKUP.get(name)
    if (tag !== undefined) return tagged(tag, this.readArgument(isMath))
    const switched = SWITCHES.get(name)
    if (switched !== undefined) return this.readSwitched(switched, closer, isMath)
    const skipped = WRAPPERS.get(name) ?? SILENT.get(name)
    if (skipped !== undefined) {
      this.skipOption()
      for (let count = 0; count < skipped; count++) this.skipArgument()
      return SILENT.has(name) ? '' : this.readArgument(isMath && !name.startsWith('text'))
    }
    return this.readSpecial(name, isMath) ?? this.readUnknown(name, isMath)
  }

  private readSwitched(tag: string, closer: Closer, isMath: boolean): string {
    this.match(/\s+/y)
    if (this.depth >= MAX_DEPTH) return ''
    this.depth++
    const text = this.readUntil(closer, isMath)
    this.depth--
    return tagged(tag, text)
  }

  private readSpecial(name: string, isMath: boolean): string | undefined {
    switch (name) {
      case 'url':
      case 'path':
      case 'nolinkurl':
        this.match(/\s+/y)
        return this.readAddress()
      case 'enquote':
      case 'mkbibquote':
      case 'textquote':
        return this.readQuoted()
      case 'frac':
      case 'dfrac':
      case 'tfrac':
      case 'nicefrac':
      case 'sfrac':
        return `${this.readArgument(true)}/${this.readArgument(true)}`
      case 'ce':
        return this.readArgument(false).replace(/(?<=[A-Za-z)\]])\d+/g, (digits) => tagged('sub', digits))
      case 'bibstring':
      case 'bibsstring':
      case 'biblstring':
        return readBibstring(this.readArgument(false))
      case 'ElsevierGlyph':
      case 'unichar':
        return readCodePoint(this.readArgument(false))
      default:
        return this.readEnclosed(name, isMath) ?? JOURNAL_MACROS.get(name)
    }
  }

  private readEnclosed(name: string, isMath: boolean): string | undefined {
    const marks = ENCLOSURES.get(name)
    return marks && `${marks[0]}${this.readArgument(isMath)}${marks[1]}`
  }

  private readQuoted(): string {
    const [open, close] = this.quotes % 2 === 0 ? ['“', '”'] : ['‘', '’']
    this.quotes++
    const text = this.readArgument(false)
    this.quotes--
    return open + text + close
  }

  private readUnknown(name: string, isMath: boolean): string {
    this.onUnknown?.(name)
    const space = this.match(/\s+/y)
    if (this.text.charAt(this.at) === '{') return this.readArgument(isMath)
    return `\\${name}${space}`
  }
}

function tagged(tag: string, text: string): string {
  return text === '' ? '' : `<${tag}>${text}</${tag.split(' ')[0] ?? tag}>`
}

/** A word of BibLaTeX's own vocabulary in English: `newseries` is “new series”. */
function readBibstring(name: string): string {
  return BIBSTRINGS.get(name.trim()) ?? name
}

function readCodePoint(hex: string): string {
  const code = /^[0-9a-f]{1,6}$/i.test(hex.trim()) ? parseInt(hex, 16) : NaN
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : hex
}
