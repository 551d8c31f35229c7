import { findSourceOfHost } from './source-lexicon'

/** A stretch of characters that may hold host names: lower-case letters, digits, hyphens and at least one inner dot. */
export interface HostToken {
  readonly start: number
  readonly end: number
}

const MAX_HOST_LENGTH = 253
const MAX_HOST_LEVELS = 6

/**
 * Top-level domains that chat assistants cite. Those that are English words too (`in`, `is`, `it`, `so`, `me`) are left
 * out: a missing space after a full stop would read as a host.
 */
const TOP_LEVEL = new Set(
  'org com net gov edu int info mil eu cn uk de fr ca au jp tw hk kr nl ch se br ru es pl dk nz sg io ai'.split(' ')
)

/** Every stretch of the text that may hold hosts, in order, found in one pass. */
export function findHostTokens(text: string): readonly HostToken[] {
  const tokens: HostToken[] = []
  for (let dot = text.indexOf('.'); dot >= 0;) {
    let start = dot
    const floor = tokens.at(-1)?.end ?? 0
    while (start > floor && isHostCode(text.charCodeAt(start - 1))) start--
    let end = dot + 1
    while (end < text.length && (isHostCode(text.charCodeAt(end)) || text[end] === '.')) end++
    const next = end
    while (end > start && !isAlphanumeric(text.charCodeAt(end - 1))) end--
    while (start < end && !isAlphanumeric(text.charCodeAt(start))) start++
    if (dot > start && end > dot) tokens.push({ start, end })
    dot = text.indexOf('.', next)
  }
  return tokens
}

/** Positions inside a token where another host may be glued on: right behind a top-level domain. */
export function hostSplits(text: string, token: HostToken): readonly number[] {
  const splits: number[] = []
  const hosts = text.slice(token.start, token.end)
  for (let dot = hosts.indexOf('.'); dot >= 0; dot = hosts.indexOf('.', dot + 1)) {
    const ends = topLevelEnds(hosts, dot, hosts.length).filter((end) => end < hosts.length && hosts[end] !== '.')
    splits.push(...ends.map((end) => end + token.start))
  }
  return splits
}

/**
 * Ends of the hosts that may begin at `start` inside a token, longest first. A host ends where its token ends, or after
 * a top-level domain that something else is glued to: `continues(end)` says whether a name or host begins there.
 */
export function hostEndsAt(
  text: string,
  start: number,
  token: HostToken,
  continues: (end: number) => boolean
): readonly number[] {
  const host = text.slice(start, Math.min(token.end, start + MAX_HOST_LENGTH))
  const ends: number[] = []
  let dot = host.indexOf('.')
  for (let level = 1; dot >= 0 && level <= MAX_HOST_LEVELS; level++) {
    ends.push(
      ...topLevelEnds(host, dot, host.length).filter((end) => end + start === token.end || continues(end + start))
    )
    dot = host.indexOf('.', dot + 1)
  }
  return ends
    .filter((end) => isHost(host.slice(0, end)))
    .map((end) => end + start)
    .sort((a, b) => b - a)
}

function topLevelEnds(text: string, dot: number, limit: number): readonly number[] {
  return [2, 3, 4]
    .map((length) => dot + 1 + length)
    .filter((end) => end <= limit && TOP_LEVEL.has(text.slice(dot + 1, end)))
}

/** Whether a host is in the lexicon, so that it can be told apart from a host glued to it. */
export function isKnownHost(host: string): boolean {
  return findSourceOfHost(host) !== undefined
}

function isHost(host: string): boolean {
  return (
    host.split('.').every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label)) && /^[^.]*[a-z]/.test(host)
  )
}

function isHostCode(code: number): boolean {
  return isAlphanumeric(code) || code === 0x2d
}

function isAlphanumeric(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)
}
