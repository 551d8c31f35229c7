import { assertNever } from '#core/assert-never'
import type { BibliographyRules } from './compile-style'
import type { Formatter, Printed, Standing } from './formatter'
import type { Item } from './item'
import { bareText, type Output } from './output'
import type { AuthorSubstitute } from './scope'

export interface EntrySource {
  readonly item: Item
  readonly standing: Standing
}

/** Prints the entries in their order; those of the same authors as the one before get the style's sign for them. */
export function printBibliography(sources: readonly EntrySource[], formatter: Formatter): readonly Printed[] {
  const rules = formatter.style.bibliography
  if (!rules) return []
  let before: Printed | undefined
  return sources.map(({ item, standing }) => {
    const printed = formatter.entry(item, standing)
    const substitute = before && findSubstitute(printed, before, rules)
    before = printed
    return substitute ? formatter.entry(item, standing, substitute) : printed
  })
}

/** The sign for authors that the entry before has too; undefined where there are none. */
export function findSubstitute(
  printed: Pick<Printed, 'names' | 'nameList'>,
  before: Pick<Printed, 'names' | 'nameList'>,
  rules: BibliographyRules
): AuthorSubstitute | undefined {
  const { substitute: text, substituteRule } = rules
  if (text === undefined || printed.names === undefined || before.names === undefined) return undefined
  const isWhole = bareText(printed.names) === bareText(before.names)
  if (!printed.nameList) return isWhole ? { text, count: 'all' } : undefined
  const shared = sharedNames(printed.nameList, before.nameList)
  switch (substituteRule) {
    case 'complete-all':
      return isWhole ? { text, count: 'all' } : undefined
    case 'complete-each':
      return isWhole ? { text, count: Number.MAX_SAFE_INTEGER } : undefined
    case 'partial-each':
      return shared > 0 ? { text, count: shared } : undefined
    case 'partial-first':
      return shared > 0 ? { text, count: 1 } : undefined
    default:
      return assertNever(substituteRule)
  }
}

function sharedNames(names: readonly Output[] | undefined, before: readonly Output[] | undefined): number {
  if (!names || !before) return 0
  let shared = 0
  while (shared < Math.min(names.length, before.length) && sameText(names[shared], before[shared])) shared++
  return shared
}

const sameText = (a: Output | undefined, b: Output | undefined): boolean =>
  a !== undefined && b !== undefined && bareText(a) === bareText(b)
