import { LOCATOR_LABELS } from '#core/manuscript/citation'
import type { LocatorLabel } from '#core/manuscript/citation'
import { sanitiseText } from '../../references/sanitise-text'
import type { CitedEntry } from './cited-cluster'

/** Labels as older versions of CSL spell them. */
const LABELS: ReadonlyMap<string, LocatorLabel> = new Map([
  ...LOCATOR_LABELS.map((label) => [label, label] as const),
  ['sub verbo', 'sub-verbo'],
  ['article', 'article-locator'],
  ['title', 'title-locator']
])

/** What a field says around a cited work; empty texts are absent. */
export interface RawCiteParts {
  readonly locator?: string | undefined
  readonly label?: string | undefined
  readonly prefix?: string | undefined
  readonly suffix?: string | undefined
}

/** The parts as the model has them. A label that CSL does not know stands in the suffix, with its locator. */
export function citeParts(raw: RawCiteParts): Pick<CitedEntry, 'locator' | 'label' | 'prefix' | 'suffix'> {
  const [locator, given, prefix, suffix] = [raw.locator, raw.label, raw.prefix, raw.suffix].map((text) =>
    sanitiseText(text ?? '').replace(/\s+/g, ' ')
  ) as [string, string, string, string]
  const label = LABELS.get(given.toLowerCase())
  const isKnown = given === '' || label !== undefined
  const tail = isKnown || locator === '' ? suffix : `, ${given} ${locator}${suffix && ` ${suffix}`}`
  return {
    ...(isKnown && locator !== '' && { locator }),
    ...(isKnown && locator !== '' && label !== undefined && label !== 'page' && { label }),
    ...(prefix !== '' && { prefix }),
    ...(tail !== '' && { suffix: tail })
  }
}
