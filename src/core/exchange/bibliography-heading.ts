import type { Block } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { isListHeading } from './typed-references/list-heading'

/** How a bibliography is headed, by the primary subtag of the side's language (script first where it decides). */
const HEADINGS: readonly { readonly pattern: RegExp; readonly heading: string }[] = [
  { pattern: /^zh-(?:Hant|TW|HK|MO)/i, heading: '參考文獻' },
  { pattern: /^zh\b/i, heading: '参考文献' },
  { pattern: /^ja\b/i, heading: '参考文献' },
  { pattern: /^ko\b/i, heading: '참고문헌' }
]

/** The heading of a side's list of references, in the side's language. */
export function bibliographyHeading(language: string): string {
  return HEADINGS.find(({ pattern }) => pattern.test(language))?.heading ?? 'References'
}

/** True for a heading that names a list of references. */
export function isBibliographyHeading(block: Block | undefined): boolean {
  return block?.type === 'heading' && isListHeading(textOf(block))
}
