import type { CrossReferenceTarget } from '#core/manuscript/target-readings'

/** A target with what names it on the list: `Figure 2` and its words, the mark of a note; a heading has words alone. */
export interface TargetRow {
  readonly target: CrossReferenceTarget
  readonly label: string
  readonly words: string
}

export interface TargetGroup {
  readonly kind: CrossReferenceTarget['kind']
  readonly rows: readonly TargetRow[]
}

const KINDS = ['figure', 'table', 'equation', 'note', 'heading'] as const

/** The targets that hold every word of the query, by kind; kinds without any are left out. Case and width do not count. */
export function groupTargets(targets: readonly CrossReferenceTarget[], query: string): readonly TargetGroup[] {
  const wanted = fold(query).split(/\s+/u).filter(Boolean)
  const rows = targets.map((target): TargetRow => {
    const { label = target.readings.number ?? '' } = target.readings
    return { target, label, words: target.words }
  })
  const found = rows.filter(({ label, words }) => {
    const own = fold(`${label} ${words}`)
    return wanted.every((word) => own.includes(word))
  })
  return KINDS.flatMap((kind) => {
    const own = found.filter(({ target }) => target.kind === kind)
    return own.length > 0 ? [{ kind, rows: own }] : []
  })
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase()
