import type { CitationId, ReferenceId } from '#core/ids'
import type { Citation, CitationMode } from '#core/manuscript/citation'
import type { FlatInline } from '#core/manuscript/flatten-inlines'
import type { JatsReading } from './jats-reading'

/** A mention of entries of the list, as the file writes it. */
export interface Mention {
  readonly entries: readonly string[]
  /** What the file shows for it: "12", "[12]", "Smith et al., 2020". */
  readonly shown: string
}

/** The mentions of one text, by the id of the citation that stands for each until they are joined. */
export type Mentions = ReadonlyMap<CitationId, Mention>

const RANGE = /^\s*[-‐‑–—~～]\s*$/u
const JOINT = /^[\s,;，、；]*$/u

/**
 * Mentions that stand together as one citation each: neighbours joined, ranges that name only their ends filled in, and
 * the brackets and raised marks around them left to the style.
 */
export function joinMentions(
  flat: readonly FlatInline[],
  mentions: Mentions,
  reading: JatsReading
): readonly FlatInline[] {
  if (reading.keepsMentions) return keepMentions(flat, mentions, reading)
  const rest = [...flat]
  const out: FlatInline[] = []
  for (let next = rest.shift(); next; next = rest.shift()) {
    const first = mentionOf(next, mentions)
    if (!first) {
      out.push(next)
      continue
    }
    const run = takeRun(first, rest, mentions, reading)
    const marks = new Set([...next.marks].filter((mark) => mark !== 'superscript'))
    const items = run.entries.flatMap((entry) => reading.references.get(entry) ?? [])
    if (items.length === 0) out.push({ ...next, marks, leaf: { type: 'text', value: run.shown } })
    else
      out.push({
        ...next,
        marks,
        leaf: { type: 'citation', citation: citationOf(items, run.shown, out, rest, reading) }
      })
  }
  return out
}

/** Each mention as it is written: what it shows, and a citation of what it names. */
function keepMentions(flat: readonly FlatInline[], mentions: Mentions, reading: JatsReading): readonly FlatInline[] {
  return flat.flatMap((inline) => {
    const mention = mentionOf(inline, mentions)
    if (!mention) return [inline]
    const items = mention.entries.flatMap((entry) =>
      (reading.references.get(entry) ?? []).map((reference) => ({ reference }))
    )
    const citation: Citation = { id: reading.ids('cite'), mode: 'normal', items }
    return [
      { ...inline, leaf: { type: 'text', value: mention.shown } },
      { ...inline, leaf: { type: 'citation', citation } }
    ]
  })
}

function mentionOf({ leaf }: FlatInline, mentions: Mentions): Mention | undefined {
  return leaf.type === 'citation' ? mentions.get(leaf.citation.id) : undefined
}

/** The mention together with those that follow it at once; what it takes leaves `rest`. */
function takeRun(first: Mention, rest: FlatInline[], mentions: Mentions, reading: JatsReading): Mention {
  const entries = [...fillTyped(first, reading)]
  let shown = first.shown
  for (;;) {
    const [second, third] = rest
    const direct = second && mentionOf(second, mentions)
    const joint = second?.leaf.type === 'text' ? second.leaf.value : undefined
    const after = direct ?? (joint !== undefined && third ? mentionOf(third, mentions) : undefined)
    const isRange = joint !== undefined && RANGE.test(joint)
    if (!after || (!direct && !isRange && !JOINT.test(joint ?? ''))) return { entries, shown }
    const added = fillTyped(after, reading)
    if (isRange && !direct) entries.push(...between(entries.at(-1), added[0], reading))
    entries.push(...added.filter((entry) => !entries.includes(entry)))
    shown += (direct ? '' : (joint ?? '')) + after.shown
    rest.splice(0, direct ? 1 : 2)
  }
}

/** A mention of one entry that reads "3–5" means those between as well. */
function fillTyped({ entries, shown }: Mention, reading: JatsReading): readonly string[] {
  const [, from, to] = /^\D*(\d+)\s*[-–—]\s*(\d+)\D*$/u.exec(shown) ?? []
  const [only, ...more] = entries
  if (from === undefined || only === undefined || more.length > 0) return entries
  const start = reading.order.indexOf(only)
  const count = Number(to) - Number(from)
  return start < 0 || count < 1 || count > 100 ? entries : reading.order.slice(start, start + count + 1)
}

function between(from: string | undefined, to: string | undefined, { order }: JatsReading): readonly string[] {
  const start = order.indexOf(from ?? '')
  const end = order.indexOf(to ?? '')
  return start < 0 || end <= start ? [] : order.slice(start + 1, end)
}

const OPENING = /[[(（]([^[\]()（）]{0,40})$/u
const CLOSING = /^([^[\]()（）]{0,60})[\])）]/u

/** The citation of a run, its brackets taken off the texts around it. */
function citationOf(
  references: readonly ReferenceId[],
  shown: string,
  before: FlatInline[],
  after: FlatInline[],
  reading: JatsReading
): Citation {
  const words = takeBrackets(before, after)
  const items = references.map((reference, at) => ({
    reference,
    ...(at === 0 && words?.prefix && { prefix: words.prefix }),
    ...(at === references.length - 1 && words?.suffix && { suffix: words.suffix })
  }))
  return { id: reading.ids('cite'), mode: modeOf(shown, words !== undefined), items }
}

/** "2020" in brackets has its author in the sentence; "Smith (2020)" is part of the sentence itself. */
function modeOf(shown: string, inBrackets: boolean): CitationMode {
  if (/^\s*[[(（]?(?:1[89]|20)\d\d[a-z]?[\])）]?\s*$/u.test(shown)) return 'suppress-author'
  const namesAuthor = /\p{L}{2,}|\p{sc=Han}/u.test(shown)
  return namesAuthor && !inBrackets && !/^\s*[[(（]/u.test(shown) ? 'author-in-text' : 'normal'
}

function takeBrackets(
  before: FlatInline[],
  after: FlatInline[]
): { readonly prefix: string; readonly suffix: string } | undefined {
  const [left, right] = [before.at(-1), after[0]]
  if (left?.leaf.type !== 'text' || right?.leaf.type !== 'text') return undefined
  const opening = OPENING.exec(left.leaf.value)
  const closing = CLOSING.exec(right.leaf.value)
  if (!opening || !closing) return undefined
  before[before.length - 1] = { ...left, leaf: { type: 'text', value: left.leaf.value.slice(0, opening.index) } }
  after[0] = { ...right, leaf: { type: 'text', value: right.leaf.value.slice(closing[0].length) } }
  return { prefix: opening[1]?.trim() ?? '', suffix: closing[1]?.trim() ?? '' }
}
