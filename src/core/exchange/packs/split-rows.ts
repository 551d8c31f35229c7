/** Splits a text that comes in pieces into the rows of a CSV or TSV file, quoted fields with line breaks included. */
export interface RowSplitter {
  /** The rows that the piece completes, each as its fields. */
  readonly push: (piece: string) => readonly (readonly string[])[]
  /** The last row where the text does not end with a line break. */
  readonly end: () => readonly (readonly string[])[]
}

/** A quoted field that is never closed ends here, so that one stray quote does not swallow the file. */
const MAX_ROW_LENGTH = 1_000_000

/** A splitter for fields with `separator` between them. A quote inside of a quoted field is doubled. */
export function createRowSplitter(separator: ',' | '\t'): RowSplitter {
  let rest = ''
  // Up to here the rest holds no end of a row.
  let looked = 0
  let isQuoted = false

  const findEnd = (): number => {
    for (; looked < rest.length; looked++) {
      const sign = rest.charCodeAt(looked)
      if (sign === 0x22) isQuoted = !isQuoted
      else if (sign === 0x0a && (!isQuoted || looked > MAX_ROW_LENGTH)) return looked
    }
    return -1
  }
  const takeRows = (): readonly (readonly string[])[] => {
    const rows: (readonly string[])[] = []
    let start = 0
    for (let end = findEnd(); end !== -1; end = findEnd()) {
      const line = rest.slice(start, rest.charCodeAt(end - 1) === 0x0d ? end - 1 : end)
      if (line !== '') rows.push(splitRow(line, separator))
      looked = end + 1
      start = looked
      isQuoted = false
    }
    rest = rest.slice(start)
    looked -= start
    return rows
  }
  return {
    push: (piece) => {
      rest += piece
      return takeRows()
    },
    end: () => {
      const line = rest.replace(/\r$/, '')
      rest = ''
      looked = 0
      return line === '' ? [] : [splitRow(line, separator)]
    }
  }
}

/** The fields of one row, without their quotes. */
function splitRow(line: string, separator: string): readonly string[] {
  if (!line.includes('"')) return line.split(separator)
  const fields: string[] = []
  let at = 0
  while (at <= line.length) {
    if (line[at] !== '"') {
      const end = line.indexOf(separator, at)
      fields.push(line.slice(at, end === -1 ? undefined : end))
      at = end === -1 ? line.length + 1 : end + 1
      continue
    }
    const { text, next } = readQuoted(line, at + 1)
    fields.push(text)
    const end = line.indexOf(separator, next)
    at = end === -1 ? line.length + 1 : end + 1
  }
  return fields
}

function readQuoted(line: string, start: number): { readonly text: string; readonly next: number } {
  let text = ''
  let from = start
  for (;;) {
    const quote = line.indexOf('"', from)
    if (quote === -1) return { text: text + line.slice(from), next: line.length }
    text += line.slice(from, quote)
    if (line[quote + 1] !== '"') return { text, next: quote + 1 }
    text += '"'
    from = quote + 2
  }
}
