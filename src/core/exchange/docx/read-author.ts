import { joinChanges } from '#core/manuscript/flatten-inlines'
import type { Change } from '#core/manuscript/nodes'
import { elementsOf } from './xml-tree'
import type { XmlElement } from './xml-tree'

const INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?(Z|[+-]\d{2}:\d{2})?$/

/** Signs of a day, e.g. `2026-11-26`. */
const DAY = 10

/**
 * Who made a comment or a change, and when; Word's own times name no zone and are taken as they are, and a day alone
 * begins at midnight.
 */
export function readAuthor({ attributes }: XmlElement): { readonly author: string; readonly date?: string } {
  const date = attributes.get('w:date') ?? ''
  const [isDate, time, zone] = INSTANT.exec(date) ?? []
  const instant = time === undefined ? `${date.slice(0, DAY)}T00:00:00${zone ?? ''}` : date
  return {
    author: attributes.get('w:author') ?? '',
    ...(isDate !== undefined && { date: zone === undefined ? `${instant}Z` : instant })
  }
}

/** The tracked change that an element stands for; text that was moved left one place and came in at another. */
export function readChange(element: XmlElement): Change | undefined {
  const type = CHANGES.get(element.name)
  return type && { type, ...readAuthor(element) }
}

/** What properties say of the change of a paragraph's end or a row: one that was put in may be taken out again. */
export function readOwnChange(properties: XmlElement | undefined): Change | undefined {
  const changes = properties ? elementsOf(properties).flatMap((child) => readChange(child) ?? []) : []
  return changes.reduce<Change | undefined>(joinChanges, undefined)
}

const CHANGES: ReadonlyMap<string, Change['type']> = new Map([
  ['w:ins', 'insertion'],
  ['w:moveTo', 'insertion'],
  ['w:del', 'deletion'],
  ['w:moveFrom', 'deletion'],
  ['w:cellIns', 'insertion'],
  ['w:cellDel', 'deletion']
])
