import type { FormattedRun, FormattedText } from './formatted-text'

const CLOSERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '）': '（', '］': '［', '】': '【', '〕': '〔' }

/** The two parts that `joinAuthorInText` joined; the space between them stays with the name. */
export interface SplitAuthorInText {
  readonly name: FormattedText
  readonly rest: FormattedText
}

/**
 * Parts an author-in-text citation into the name and the rest: the superscript at its end, or its last bracket.
 * Undefined where it has neither, or nothing stands before it.
 */
export function splitAuthorInText(text: FormattedText): SplitAuthorInText | undefined {
  const at = superscriptStart(text) ?? bracketStart(text)
  if (!at) return undefined
  const split = splitAt(text, at)
  return split.name.some((run) => run.text.trim() !== '') ? split : undefined
}

interface TextPlace {
  readonly run: number
  readonly offset: number
}

function superscriptStart(text: FormattedText): TextPlace | undefined {
  const last = text.findLastIndex(({ superscript }) => superscript !== true)
  return last < text.length - 1 ? { run: last + 1, offset: 0 } : undefined
}

/** The bracket that the last sign closes, whatever stands in brackets inside. */
function bracketStart(text: FormattedText): TextPlace | undefined {
  const closer = text.at(-1)?.text.at(-1) ?? ''
  const opener = CLOSERS[closer]
  if (opener === undefined) return undefined
  let depth = 0
  for (let run = text.length - 1; run >= 0; run--) {
    const signs = text[run]?.text ?? ''
    for (let offset = signs.length - 1; offset >= 0; offset--) {
      if (signs.charAt(offset) === closer) depth++
      else if (signs.charAt(offset) === opener && --depth === 0) return { run, offset }
    }
  }
  return undefined
}

function splitAt(text: FormattedText, { run, offset }: TextPlace): SplitAuthorInText {
  const cut = text[run]
  const part = (start: number, end?: number): readonly FormattedRun[] => {
    const value = cut?.text.slice(start, end) ?? ''
    return cut && value !== '' ? [{ ...cut, text: value }] : []
  }
  return {
    name: [...text.slice(0, run), ...part(0, offset)],
    rest: [...part(offset), ...text.slice(run + 1)]
  }
}
