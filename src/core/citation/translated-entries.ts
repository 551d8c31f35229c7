import type { CitedItemCache } from './cited-item-cache'
import type { Formatter, Standing } from './csl/formatter'
import type { Item } from './csl/item'
import { writeRuns } from './csl/write-runs'
import type { FormattedText } from './formatted-text'

interface KnownTranslation {
  readonly standing: Standing
  readonly text: FormattedText | undefined
}

/** The second entries of pairs; each is printed once, and again when the letter after its year changes. */
export class TranslatedEntries {
  private readonly known = new WeakMap<Item, KnownTranslation>()

  constructor(
    private readonly items: CitedItemCache,
    private readonly formatter: Formatter
  ) {}

  /** The entry in translation, without the number that it shares with the first; undefined where there is none. */
  textOf(item: Item, standing: Standing): FormattedText | undefined {
    const known = this.known.get(item)
    if (known && isSameButNumber(known.standing, standing)) return known.text
    const text = this.print(item, standing)
    this.known.set(item, { standing, text })
    return text
  }

  private print(item: Item, standing: Standing): FormattedText | undefined {
    const translated = this.items.translationOf(item)
    const output = translated && this.formatter.entry(translated, { ...standing, citationNumber: '' }).output
    const body = output === undefined ? [] : writeRuns(output).body
    return body.length > 0 ? body : undefined
  }
}

const isSameButNumber = (a: Standing, b: Standing): boolean =>
  a.yearSuffix === b.yearSuffix && a.distinction === b.distinction
