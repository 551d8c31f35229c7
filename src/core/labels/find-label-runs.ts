import { findExcludedRanges, type TextRange } from './excluded-ranges'
import { isAttribution, isOnlyWords, type Candidate } from './label-evidence'
import { findNameChains, type NameChain } from './name-chains'
import type { LabelName, LabelRun } from './source-label'

const MOST_NAMES = 60

/**
 * The source labels pasted into a text, in order, each run split into its names. Names concatenate to the run's raw text
 * but for counters (`+2`), ordinals and spaces. Ordinary prose that mentions a source, addresses and reference lists yield nothing; the time
 * taken grows with the length of the text.
 */
export function findLabelRuns(text: string): readonly LabelRun[] {
  const runs: LabelRun[] = []
  const excluded = findExcludedRanges(text)
  let range = 0
  let settled = 0
  for (const chain of findNameChains(text)) {
    if (chain.start < settled) continue
    while (range < excluded.length && (excluded[range]?.end ?? 0) <= chain.start) range++
    if (overlaps(excluded[range], chain)) continue
    const whole = toCandidate(chain)
    const accepted = [whole, ...firstGlued(whole)].find((candidate) => isAttribution(text, candidate))
    if (accepted) runs.push(toRun(text, accepted))
    if (accepted) settled = accepted.end
    else if (mayBegin(text, chain.start)) settled = endOfRefused(text, whole)
    // Looking again at each part of an endless row would take forever.
    else if (chain.length > MOST_NAMES) settled = chain.reach
  }
  return runs
}

/**
 * Splits characters that someone says are an attribution: known names and hosts where they make up the whole range,
 * otherwise the range is one name that the lexicon does not know.
 */
export function splitLabelNames(text: string, start: number, end: number): readonly LabelName[] {
  const raw = text.slice(start, end)
  const whole = findNameChains(raw).find((chain) => chain.start === 0 && chain.reach === raw.length)
  if (whole === undefined) return [{ text: raw, start, end, source: undefined }]
  return toCandidate(whole).names.map((name) => {
    const split = toName(raw, name)
    return { ...split, start: split.start + start, end: split.end + start }
  })
}

/** The names up to the first gap, where there is one: `FrontiersPMC` of `FrontiersPMC Nature published …`. */
function firstGlued({ start, names }: Candidate): readonly Candidate[] {
  const last = names.findIndex(({ glued, next }) => next !== undefined && !glued)
  const name = names[last]
  if (name === undefined) return []
  return [{ start, end: name.counted, names: names.slice(0, last + 1) }]
}

/** Of a chain that is no attribution nothing is looked at again, but what stands apart from a word at its head. */
function endOfRefused(text: string, whole: Candidate): number {
  const [first] = firstGlued(whole)
  return first !== undefined && isOnlyWords(text, first) ? first.end : whole.end
}

function overlaps(range: TextRange | undefined, chain: NameChain): boolean {
  return range !== undefined && range.start < chain.reach && chain.start < range.end
}

/** A chain refused at a word's start is settled with all its parts; inside a word a later part may still stand free. */
function mayBegin(text: string, start: number): boolean {
  return !/[\p{Script=Latin}\d]/u.test(text[start - 1] ?? '')
}

function toCandidate(chain: NameChain): Candidate {
  const names: NameChain[] = []
  for (let name: NameChain | undefined = chain; name !== undefined; name = name.next) names.push(name)
  return { start: chain.start, end: chain.reach, names }
}

function toRun(text: string, { start, end, names }: Candidate): LabelRun {
  return { start, end, raw: text.slice(start, end), names: names.map((name) => toName(text, name)) }
}

function toName(text: string, { start, end, entry, counter }: NameChain): LabelName {
  const name = { text: text.slice(start, end), start, end, source: entry?.id }
  return counter === undefined ? name : { ...name, counter }
}
