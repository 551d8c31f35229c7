import { childValue, elementsOf, findChild } from './xml-tree'
import type { XmlElement } from './xml-tree'

/** What a numbered paragraph is: an item of a list, or a further paragraph of one, which Pandoc gives an empty bullet. */
export type NumberedLevel =
  | {
      readonly kind: 'item'
      readonly ordered: boolean
      /** The number this paragraph shows, counted through the document as Word does. */
      readonly number: number
      /** Series of one definition are one list as long as none of them starts anew. */
      readonly definition: string
      readonly startsAnew: boolean
    }
  | { readonly kind: 'continuation' }

/** Reads the number of each numbered paragraph; must be asked in document order. */
export interface DocxNumbering {
  /** Undefined where the series does not exist or shows nothing. */
  readonly next: (numId: string, level: number) => NumberedLevel | undefined
}

interface Series {
  readonly definition: string
  /** Start numbers that this series sets anew, by level. */
  readonly overrides: ReadonlyMap<number, number>
  readonly levels: ReadonlyMap<number, XmlElement>
}

/** The number series of `numbering.xml`. Series of one definition count on from each other unless one starts anew. */
export function readNumbering(root: XmlElement | undefined): DocxNumbering {
  const all = root ? elementsOf(root) : []
  const definitions = new Map(
    all
      .filter(({ name }) => name === 'w:abstractNum')
      .map((definition) => [definition.attributes.get('w:abstractNumId') ?? '', definition])
  )
  const series = new Map(
    all
      .filter(({ name }) => name === 'w:num')
      .map((num) => [num.attributes.get('w:numId') ?? '', readSeries(num, definitions)])
  )
  const counter = new NumberCounter()
  return {
    next: (numId, level) => {
      const found = series.get(numId)
      const definition = found?.levels.get(level)
      const format = childValue(definition, 'w:numFmt') ?? 'decimal'
      if (!found || !definition || format === 'none') return undefined
      const start = Number(childValue(definition, 'w:start') ?? 1)
      if (format === 'bullet' && childValue(definition, 'w:lvlText')?.trim() === '') return { kind: 'continuation' }
      return { kind: 'item', ordered: format !== 'bullet', ...counter.next(found, numId, level, start) }
    }
  }
}

function readSeries(num: XmlElement, definitions: ReadonlyMap<string, XmlElement>): Series {
  const definition = childValue(num, 'w:abstractNumId') ?? ''
  const levels = new Map(levelsOf(definitions.get(definition)))
  const overrides = new Map<number, number>()
  for (const override of elementsOf(num).filter(({ name }) => name === 'w:lvlOverride')) {
    const level = Number(override.attributes.get('w:ilvl') ?? 0)
    const start = childValue(override, 'w:startOverride')
    if (start !== undefined) overrides.set(level, Number(start))
    const own = findChild(override, 'w:lvl')
    if (own) levels.set(level, own)
  }
  return { definition, overrides, levels }
}

function levelsOf(definition: XmlElement | undefined): readonly (readonly [number, XmlElement])[] {
  return (definition ? elementsOf(definition) : [])
    .filter(({ name }) => name === 'w:lvl')
    .map((level) => [Number(level.attributes.get('w:ilvl') ?? 0), level] as const)
}

type Counted = Pick<Extract<NumberedLevel, { kind: 'item' }>, 'number' | 'definition' | 'startsAnew'>

class NumberCounter {
  readonly #last = new Map<string, number>()
  readonly #overridden = new Set<string>()
  readonly #deepest = new Map<string, number>()

  next(series: Series, numId: string, level: number, start: number): Counted {
    const key = `${series.definition}/${level}`
    const override = series.overrides.get(level)
    const startsAnew = override !== undefined && !this.#overridden.has(`${numId}/${level}`)
    this.#overridden.add(`${numId}/${level}`)
    const last = this.#last.get(key)
    const number = startsAnew ? override : last === undefined ? (override ?? start) : last + 1
    this.#last.set(key, number)
    this.#startDeeperAnew(series.definition, level)
    return { number, definition: series.definition, startsAnew }
  }

  #startDeeperAnew(definition: string, level: number): void {
    for (let deeper = level + 1; deeper <= (this.#deepest.get(definition) ?? 0); deeper++) {
      this.#last.delete(`${definition}/${deeper}`)
    }
    this.#deepest.set(definition, Math.max(level, this.#deepest.get(definition) ?? 0))
  }
}
