import type { ReferenceId } from '#core/ids'
import type { CslItem } from '#core/references/reference'
import { entryLanguage, findItem, type Cited } from './cited-items'
import { resolveCslLocale } from './csl-locales'
import type { Item } from './csl/item'
import { readItem } from './csl/read-item'
import { translateItem } from './paired-item'

/** Members that are ours or the file's own business, and no CSL variables. */
const NOT_CITED = new Set(['multi', 'custom', 'abstract', 'note'])

/** A reference as it was given, and as the formatter takes it. */
export interface KnownItem {
  readonly source: CslItem
  readonly item: Item
}

export interface CitedItems {
  readonly items: ReadonlyMap<ReferenceId, KnownItem>
  readonly missing: readonly ReferenceId[]
}

/**
 * References as the formatter takes them. One that is equal to what it was stays the same object, so that nothing of it
 * is formatted anew.
 */
export class CitedItemCache {
  private known: ReadonlyMap<ReferenceId, KnownItem> = new Map()

  /** `sideLocale` is the CSL locale of references whose own language is unknown. */
  constructor(readonly sideLocale: string) {}

  /** The references cited, in the order of first citation: those at hand, and those that are missing. */
  update({ references, citations }: Cited): CitedItems {
    const items = new Map<ReferenceId, KnownItem>()
    const missing = new Set<ReferenceId>()
    for (const citation of citations)
      for (const { reference } of citation.items) {
        if (items.has(reference)) continue
        const source = findItem(references, reference)
        if (source) items.set(reference, this.read(reference, source))
        else missing.add(reference)
      }
    this.known = items
    return { items, missing: [...missing] }
  }

  private read(reference: ReferenceId, source: CslItem): KnownItem {
    const known = this.known.get(reference)
    if (known?.source === source) return known
    const language = resolveCslLocale(entryLanguage(source) ?? this.sideLocale)
    if (known && known.item.language === language && isSame(known.source, source)) return known
    return { source, item: this.prepare(source, reference, language) }
  }

  /** The English entry that can follow that of a Chinese reference; undefined where there is none. */
  translationOf({ id, language }: Item): Item | undefined {
    const known = this.known.get(id as ReferenceId)
    const translated = known && language.startsWith('zh') ? translateItem(known.source) : undefined
    return translated && this.prepare(translated, id, resolveCslLocale('en'))
  }

  private prepare(source: CslItem, id: string, language: string): Item {
    return readItem({ ...source, id }, { language, without: NOT_CITED, spellForInitials: capitalizeParts })
  }
}

/** What nests too deeply to be compared counts as changed. */
function isSame(a: CslItem, b: CslItem): boolean {
  try {
    return JSON.stringify(a) === JSON.stringify(b)
  } catch {
    return false
  }
}

/** `Zong-liu` as `Zong-Liu`, which is then `Z-L` or `ZL`, as indexes write it. */
const capitalizeParts = (given: string): string =>
  JOINT.test(given) ? given.replace(/(?<=\p{Lu}\p{Ll}*[-‐‑])\p{Ll}/gu, (letter) => letter.toUpperCase()) : given

const JOINT = /[-‐‑]/
