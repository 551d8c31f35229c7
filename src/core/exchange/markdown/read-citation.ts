import type { Citation, CitationItem, CitationMode } from '#core/manuscript/citation'
import type { ReferenceId } from '#core/ids'
import type { Inline } from '#core/manuscript/nodes'
import type { CitedKey } from './citation-syntax'
import type { CitationSource } from './markdown-nodes'
import type { ReadContext } from './read-context'
import { report } from './read-context'

interface Lookup {
  readonly cited: CitedKey
  readonly reference: ReferenceId | undefined
}

/**
 * The citation a file writes. Keys the library does not know stay visible as they were written, next to the citation
 * of the others, and are told in a finding.
 */
export function readCitation(node: CitationSource, context: ReadContext): readonly Inline[] {
  const [first, ...rest] = node.keys
  const { reference, tail } =
    first && node.inText ? findWithTail(first.key, context) : { reference: undefined, tail: '' }
  if (first && tail !== '' && rest.length === 0) {
    return [citationNode('author-in-text', [{ cited: first, reference }], context), { type: 'text', value: tail }]
  }
  const lookups = node.keys.map((cited): Lookup => ({ cited, reference: context.findReferenceByKey(cited.key) }))
  for (const { cited } of lookups.filter((lookup) => !lookup.reference)) reportUnknown(cited.key, node, context)
  if (lookups.every((lookup) => lookup.reference)) {
    if (lookups.slice(1).some(({ cited }) => cited.suppressAuthor)) reportLaterSuppression(node, context)
    return [citationNode(modeOf(node), lookups, context)]
  }
  if (node.inText || lookups.every((lookup) => !lookup.reference)) return [{ type: 'text', value: node.raw }]
  return splitByKnown(lookups).map((group) =>
    group[0]?.reference
      ? citationNode(group[0].cited.suppressAuthor ? 'suppress-author' : 'normal', group, context)
      : { type: 'text', value: `[${group.map(({ cited }) => cited.source).join('; ')}]` }
  )
}

/** In Chinese text the sentence goes on right behind the key: "@harris2018指出". */
function findWithTail(
  key: string,
  context: ReadContext
): { readonly reference: ReferenceId | undefined; readonly tail: string } {
  const border = /^([^\p{sc=Han}]+)(\p{sc=Han}.*)$/su.exec(key)
  const head = border?.[1]
  if (head === undefined || context.findReferenceByKey(key)) return { reference: undefined, tail: '' }
  const reference = context.findReferenceByKey(head)
  return { reference, tail: reference ? (border?.[2] ?? '') : '' }
}

function modeOf(node: CitationSource): CitationMode {
  if (node.inText) return 'author-in-text'
  return node.keys[0]?.suppressAuthor ? 'suppress-author' : 'normal'
}

function citationNode(mode: CitationMode, lookups: readonly Lookup[], context: ReadContext): Inline {
  const items = lookups.flatMap(({ cited, reference }): readonly CitationItem[] => {
    const { key: _key, source: _source, suppressAuthor: _suppress, ...parts } = cited
    return reference ? [{ reference, ...parts }] : []
  })
  const citation: Citation = { id: context.ids('cite'), mode, items }
  return { type: 'citation', citation }
}

function splitByKnown(lookups: readonly Lookup[]): readonly Lookup[][] {
  const groups: Lookup[][] = []
  for (const lookup of lookups) {
    const group = groups.at(-1)
    if (group && !group[0]?.reference === !lookup.reference) group.push(lookup)
    else groups.push([lookup])
  }
  return groups
}

function reportUnknown(key: string, node: CitationSource, context: ReadContext): void {
  report(context, node, {
    severity: node.inText ? 'info' : 'warning',
    code: 'unknown-citation-key',
    message: `No reference has the citation key “${key}”; it was left in the text as “${node.raw}”.`,
    values: { key }
  })
}

function reportLaterSuppression(node: CitationSource, context: ReadContext): void {
  report(context, node, {
    severity: 'info',
    code: 'suppression-of-later-item',
    message: `In “${node.raw}” the author is suppressed behind the first reference; the citation now shows that author.`,
    values: { citation: node.raw }
  })
}
