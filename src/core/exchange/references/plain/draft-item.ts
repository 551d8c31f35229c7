import type { CslDate, CslItem, CslName } from '#core/references/reference'
import { sliceTrimmed, type FlatText } from './flat-text'
import type { FieldConfidence, PlainStyle } from './plain-entry'

/** An item while it is put together, field by field, each with how sure it is. */
export interface DraftItem {
  /** Sets a field that has no value yet; empty texts set nothing. */
  readonly set: (field: string, value: string | CslDate | readonly CslName[] | undefined, confidence: number) => void
  /** Sets a field to the text of a range, without white space and marks at its ends. */
  readonly setRange: (field: string, from: number, to: number, confidence: number) => void
  readonly has: (field: string) => boolean
  readonly setType: (type: string) => void
  readonly setStyle: (style: PlainStyle | undefined) => void
  /** Takes something from the confidence of all fields that text rules found. */
  readonly doubt: (share: number) => void
  readonly finish: () => {
    readonly item: CslItem
    readonly confidence: FieldConfidence
    readonly style: PlainStyle | undefined
  }
}

export function createDraft(entry: FlatText): DraftItem {
  const fields: Record<string, unknown> = {}
  const confidence: Record<string, number> = {}
  let type = 'document'
  let style: PlainStyle | undefined
  const set: DraftItem['set'] = (field, value, sureness) => {
    const isEmpty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
    if (isEmpty || fields[field] !== undefined) return
    fields[field] = value
    confidence[field] = sureness
  }
  return {
    set,
    setRange: (field, from, to, sureness) => set(field, sliceTrimmed(entry, from, to), sureness),
    has: (field) => fields[field] !== undefined,
    setType: (next) => (type = next),
    setStyle: (next) => (style ??= next),
    doubt: (share) => {
      for (const field of Object.keys(confidence)) confidence[field] = (confidence[field] ?? 1) * (1 - share)
    },
    finish: () => ({ item: { id: '', type, ...fields }, confidence, style })
  }
}
