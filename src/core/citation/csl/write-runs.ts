import type { FormattedRun, FormattedText } from '../formatted-text'
import { mergeRuns } from '../merge-runs'
import { doiLink, webLink } from '../web-link'
import { flowOutput, type Change, type Token } from './flow'
import type { FontStyle, Output } from './output'

/** An output as runs: what stands in the left margin (a number or key), and the rest. */
export interface WrittenRuns {
  readonly label: FormattedText
  readonly body: FormattedText
}

/** Runs of the document model for an output tree. Blocks are parted by a space; DOIs and web addresses are links. */
export function writeRuns(output: Output): WrittenRuns {
  if (typeof output === 'string') return { label: [], body: output === '' ? [] : trimRuns([{ text: output }]) }
  const writer = new RunWriter()
  for (const token of flowOutput(output)) writer.take(token)
  return { label: trimRuns(mergeRuns(writer.label)), body: trimRuns(mergeRuns(writer.body)) }
}

type Style = Omit<FormattedRun, 'text' | 'link'>
type OpenRun = Omit<FormattedRun, 'text'> & { text: string }

interface Frame {
  readonly change: Change
  readonly style: Style
  readonly from: number
}

class RunWriter {
  readonly label: OpenRun[] = []
  readonly body: OpenRun[] = []
  /** The style of the last run, as long as it may go on. */
  private lastStyle: Style | undefined
  private readonly stack: Frame[] = []
  private style: Style = {}
  private isInLabel = false

  take(token: Token): void {
    if (token.kind === 'open') return this.open(token.change)
    if (token.kind === 'close') return this.close()
    if (token.text !== '') this.append(token.text)
  }

  private append(text: string): void {
    const target = this.target()
    const last = target.at(-1)
    if (last && this.lastStyle === this.style) last.text += text
    else target.push({ ...this.style, text })
    this.lastStyle = this.style
  }

  private target(): OpenRun[] {
    return this.isInLabel ? this.label : this.body
  }

  private open(change: Change): void {
    this.lastStyle = undefined
    if (change.display === 'left-margin') this.isInLabel = true
    const isBlock = change.display === 'block' || change.display === 'indent'
    if (isBlock && this.body.length > 0) this.body.push({ text: ' ' })
    this.stack.push({ change, style: this.style, from: this.target().length })
    if (change.font) this.style = withFont(this.style, change.font)
  }

  private close(): void {
    const frame = this.stack.pop()
    if (!frame) return
    this.lastStyle = undefined
    this.style = frame.style
    if (frame.change.link !== undefined) addLink(this.target(), frame.from, frame.change.link)
    if (frame.change.display === 'left-margin') this.isInLabel = false
    const isBlock = frame.change.display === 'block' || frame.change.display === 'indent'
    if (isBlock) this.body.push({ text: ' ' })
  }
}

function withFont(style: Style, font: FontStyle): Style {
  const { italic, bold, underline, smallCaps, superscript, subscript } = style
  const vertical = font.vertical ?? (superscript ? 'sup' : subscript ? 'sub' : undefined)
  return {
    ...((font.italic ?? italic) && { italic: true }),
    ...((font.bold ?? bold) && { bold: true }),
    ...((font.underline ?? underline) && { underline: true }),
    ...((font.smallCaps ?? smallCaps) && { smallCaps: true }),
    ...(vertical === 'sup' && { superscript: true }),
    ...(vertical === 'sub' && { subscript: true })
  }
}

function addLink(runs: OpenRun[], from: number, variable: string): void {
  const text = runs
    .slice(from)
    .map((run) => run.text)
    .join('')
  const link = variable === 'DOI' ? doiLink(text) : webLink(text)
  if (link === undefined) return
  for (let index = from; index < runs.length; index++) {
    const run = runs[index]
    if (run) runs[index] = { ...run, link }
  }
}

function trimRuns(runs: FormattedText): FormattedText {
  const [first] = runs
  const last = runs.at(-1)
  if (!first || !last || (!/^\s/.test(first.text) && !/\s$/.test(last.text))) return runs
  const trimmed = runs.map((run, index) => {
    const start = index === 0 ? run.text.trimStart() : run.text
    return { ...run, text: index === runs.length - 1 ? start.trimEnd() : start }
  })
  return trimmed.filter((run) => run.text !== '')
}
