import type { SourceEntry } from './source-label'

/** One known name found at a position. */
export interface NameMatch {
  readonly end: number
  readonly entry: SourceEntry
  /** The name as the lexicon writes it. */
  readonly alias: string
}

interface TrieNode {
  readonly next: Map<number, TrieNode>
  name?: { readonly entry: SourceEntry; readonly alias: string }
}

/** Finds every known name that begins at a given position, in time bounded by the longest name. */
export interface NameTrie {
  /** The names that begin at `start`, shortest first. */
  readonly namesAt: (text: string, start: number) => readonly NameMatch[]
}

const NO_MATCHES: readonly NameMatch[] = []
const SPACE = 0x20
const NO_BREAK_SPACE = 0xa0

/** Builds the matcher once for a table of sources. A no-break space in the text equals a space of a name. */
export function buildNameTrie(entries: readonly SourceEntry[]): NameTrie {
  const root: TrieNode = { next: new Map() }
  for (const entry of entries) for (const alias of entry.aliases) insert(root, alias, entry)
  return { namesAt: (text, start) => namesAt(root, text, start) }
}

function insert(root: TrieNode, alias: string, entry: SourceEntry): void {
  let node = root
  for (let i = 0; i < alias.length; i++) {
    const code = alias.charCodeAt(i)
    let child = node.next.get(code)
    if (child === undefined) node.next.set(code, (child = { next: new Map() }))
    node = child
  }
  node.name ??= { entry, alias }
}

function namesAt(root: TrieNode, text: string, start: number): readonly NameMatch[] {
  let node = root.next.get(text.charCodeAt(start))
  if (node === undefined) return NO_MATCHES
  const found: NameMatch[] = []
  for (let end = start + 1; node !== undefined; end++) {
    if (node.name !== undefined) found.push({ end, ...node.name })
    const code = text.charCodeAt(end)
    node = node.next.get(code === NO_BREAK_SPACE ? SPACE : code)
  }
  return found
}
