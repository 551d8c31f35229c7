import { findHostTokens, hostEndsAt, hostSplits, isKnownHost, type HostToken } from './host-tokens'
import { domainNames } from './domain-names'
import { ORDINAL } from './ordinals'
import { buildNameTrie, type NameMatch } from './name-trie'
import type { SourceEntry } from './source-label'
import { findSourceOfHost, SOURCE_ENTRIES } from './source-lexicon'

/** One name and what is glued to it: the best way to read on from one position. */
export interface NameChain {
  readonly start: number
  /** End of the name itself. */
  readonly end: number
  /** The lexicon row; undefined for a host that the lexicon does not know. */
  readonly entry: SourceEntry | undefined
  readonly counter: number | undefined
  /** The name behind, with a counter or an ordinal in between, or a space. */
  readonly next: NameChain | undefined
  /** Whether `next` is glued on. Names apart, by a space or a spaced ordinal, may as well be words of the sentence. */
  readonly glued: boolean
  /** End of the whole chain, counters included. */
  readonly reach: number
  readonly length: number
  /** End of the name with its counter. */
  readonly counted: number
}

interface Edge {
  readonly end: number
  readonly entry: SourceEntry | undefined
}

const trie = buildNameTrie(
  SOURCE_ENTRIES.map((entry) => ({ ...entry, aliases: [...entry.aliases, ...domainNames(entry)] }))
)

/** A counter: `+2` hard behind the name, or after a space where a clause ends. */
const COUNTER = /[+＋](\d{1,3})(?!\d)|[ \u00a0][+＋](\d{1,3})(?=[ \u00a0]?(?:$|[.,;:!?)\]\r。，；：！？）】]))/my
/** A bracketed number between two names: `Frontiers[1]PMC`. */
const GLUED_ORDINAL = /\[\d{1,3}\](?=\S)/y
/** What else may stand between two names: a space, an ordinal in any form, or both. */
const GAP = new RegExp(`[ \\u00a0]?(?:${ORDINAL})[ \\u00a0]?(?=\\S)|[ \\u00a0](?=\\S)`, 'y')

/**
 * The best chain from each position where a known name or a host begins, first position first. Read from the end of the
 * text backwards, so that each position is settled once: of all names that begin there, the one wins whose chain ends
 * at a word boundary, then the one that reaches furthest, then the one with the fewest names (a known name wins over
 * its parts).
 */
export function findNameChains(text: string): readonly NameChain[] {
  const names = findNames(text)
  const hosts = findHostStarts(text, names)
  const starts = [...new Set([...names.keys(), ...hosts.keys()])].sort((a, b) => b - a)
  const chains = new Map<number, NameChain>()
  for (const start of starts) {
    const token = hosts.get(start)
    const edges: readonly Edge[] = [
      ...(names.get(start) ?? []),
      ...(token === undefined ? [] : hostEdges(text, start, token, chains))
    ]
    const best = bestChain(text, start, edges, chains)
    if (best !== undefined) chains.set(start, best)
  }
  return [...chains.values()].reverse()
}

function findNames(text: string): ReadonlyMap<number, readonly NameMatch[]> {
  const names = new Map<number, readonly NameMatch[]>()
  for (let start = 0; start < text.length; start++) {
    const matches = trie.namesAt(text, start)
    if (matches.length > 0) names.set(start, matches)
  }
  return names
}

/** Where hosts may begin: with their token, behind a name that ends inside it, and behind a host glued in front. */
function findHostStarts(
  text: string,
  names: ReadonlyMap<number, readonly NameMatch[]>
): ReadonlyMap<number, HostToken> {
  const nameEnds = new Set<number>()
  for (const matches of names.values()) for (const { end } of matches) nameEnds.add(end)
  const starts = new Map<number, HostToken>()
  for (const token of findHostTokens(text)) {
    for (let at = token.start; at < token.end; at++) if (nameEnds.has(at)) starts.set(at, token)
    for (const at of hostSplits(text, token)) starts.set(at, token)
    const before = text[token.start - 1] ?? ''
    if (before === '+') starts.set(token.start + digitsAt(text, token.start), token)
    else if (!/[\p{Script=Latin}\d@/_]/u.test(before)) starts.set(token.start, token)
  }
  return starts
}

function digitsAt(text: string, start: number): number {
  return /^\d*/.exec(text.slice(start, start + 4))?.[0].length ?? 0
}

function hostEdges(
  text: string,
  start: number,
  token: HostToken,
  chains: ReadonlyMap<number, NameChain>
): readonly Edge[] {
  const ends = hostEndsAt(text, start, token, (end) => chains.get(end)?.entry !== undefined)
  // The shortest known one: `orgpmc.ncbi.nlm.nih.gov` too ends in a known host.
  const end = ends.findLast((end) => isKnownHost(text.slice(start, end))) ?? ends.at(-1)
  return end === undefined ? [] : [{ end, entry: findSourceOfHost(text.slice(start, end)) }]
}

function bestChain(
  text: string,
  start: number,
  edges: readonly Edge[],
  chains: ReadonlyMap<number, NameChain>
): NameChain | undefined {
  let best: NameChain | undefined
  for (const { end, entry } of edges) {
    const counter = readCounter(text, end)
    const after = end + (counter?.width ?? 0)
    const { next, glued } = findNext(text, after, chains)
    // An ordinal behind the last name is the label's own: `Frontiers[1]PMC[2]`.
    const counted = after + (next ? 0 : (matchAt(GLUED_ORDINAL, text, after)?.[0].length ?? 0))
    const candidate: NameChain = {
      start,
      end,
      entry,
      counter: counter?.value,
      next,
      glued,
      reach: next?.reach ?? counted,
      counted,
      length: 1 + (next?.length ?? 0)
    }
    if (best === undefined || isBetter(text, candidate, best)) best = candidate
  }
  return best
}

function isBetter(text: string, a: NameChain, b: NameChain): boolean {
  const aEnds = endsAtWordBoundary(text, a.reach)
  if (aEnds !== endsAtWordBoundary(text, b.reach)) return aEnds
  if (a.reach !== b.reach) return a.reach > b.reach
  return a.length <= b.length
}

/** Whether no Latin word or number runs across `position`. */
export function endsAtWordBoundary(text: string, position: number): boolean {
  return !(/[A-Za-z0-9]/.test(text[position - 1] ?? '') && /[\p{Script=Latin}\d_]/u.test(text[position] ?? ''))
}

function readCounter(text: string, end: number): { readonly width: number; readonly value: number } | undefined {
  const match = matchAt(COUNTER, text, end)
  return match === null ? undefined : { width: match[0].length, value: Number(match[1] ?? match[2]) }
}

function findNext(
  text: string,
  after: number,
  chains: ReadonlyMap<number, NameChain>
): Pick<NameChain, 'next' | 'glued'> {
  const glued = chains.get(after) ?? chains.get(after + (matchAt(GLUED_ORDINAL, text, after)?.[0].length ?? 0))
  if (glued) return { next: glued, glued: true }
  const gap = matchAt(GAP, text, after)?.[0].length
  return { next: gap === undefined ? undefined : chains.get(after + gap), glued: false }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
