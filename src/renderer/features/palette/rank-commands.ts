import type { Command } from '../../ui'

/**
 * The commands that a query means, the likeliest first: named so, then beginning so, then with words that begin as the
 * words of the query do, in any order, then holding it. All of them in their order for an empty query.
 */
export function rankCommands(commands: readonly Command[], query: string): readonly Command[] {
  const wanted = fold(query)
  if (wanted === '') return commands
  return commands
    .map((command) => ({ command, rank: rankOf(command, wanted) }))
    .filter(({ rank }) => rank > 0)
    .toSorted((a, b) => b.rank - a.rank)
    .map(({ command }) => command)
}

function rankOf({ title, keywords = [] }: Command, wanted: string): number {
  return Math.max(...[title, ...keywords].map((name) => rankName(fold(name), wanted)))
}

function rankName(name: string, wanted: string): number {
  if (name === wanted) return 4
  if (name.startsWith(wanted)) return 3
  const words = name.split(' ')
  if (wanted.split(' ').every((start) => words.some((word) => word.startsWith(start)))) return 2
  return name.includes(wanted) ? 1 : 0
}

const fold = (name: string): string =>
  name.normalize('NFKC').toLowerCase().replaceAll(/[….]+/g, '').trim().replaceAll(/\s+/g, ' ')
