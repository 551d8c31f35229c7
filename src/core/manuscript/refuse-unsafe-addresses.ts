import type { Finding } from '#core/finding'
import type { TextCode } from '#core/finding-codes'
import { isInlineParent } from './flatten-inlines'
import { findLinkUrl, isImageUrl } from './link-url'
import type { Block, Inline } from './nodes'
import { normalizeInlines } from './normalize-inlines'
import { mapTextBlocks } from './walk'

/**
 * `blocks` with every link and image whose address may not be kept replaced by its words, each told in a finding.
 * Nothing else changes; blocks without such an address are the same objects.
 */
export function refuseUnsafeAddresses(blocks: readonly Block[]): {
  readonly blocks: readonly Block[]
  readonly findings: readonly Finding[]
} {
  const findings: Finding[] = []
  const clean = mapTextBlocks(blocks, (children, block) => {
    const before = findings.length
    const cleaned = children.flatMap((child) => cleanInline(child, block.id, findings))
    return findings.length === before ? children : normalizeInlines(cleaned)
  })
  return { blocks: clean, findings }
}

function cleanInline(inline: Inline, part: string, findings: Finding[]): readonly Inline[] {
  if (inline.type === 'image' && !isImageUrl(inline.url)) {
    findings.push(refusal('image-address-refused', 'An image', inline.url, part))
    return [{ type: 'text', value: inline.alt }]
  }
  if (inline.type === 'note') {
    const { blocks, findings: inside } = refuseUnsafeAddresses(inline.children)
    findings.push(...inside)
    return inside.length === 0 ? [inline] : [{ ...inline, children: blocks }]
  }
  if (!isInlineParent(inline)) return [inline]
  const children = inline.children.flatMap((child) => cleanInline(child, part, findings))
  if (inline.type !== 'link') return [{ ...inline, children }]
  const url = findLinkUrl(inline.url)
  if (url !== undefined) return [{ ...inline, url, children }]
  findings.push(refusal('link-address-refused', 'A link', inline.url, part))
  return children
}

function refusal(code: TextCode, what: string, url: string, part: string): Finding {
  const address = url.length > 80 ? `${url.slice(0, 80)}…` : url
  return {
    severity: 'warning',
    code,
    message: `${what} to “${address}” was not kept, because such an address is not safe to open; its words were.`,
    place: { part },
    values: { address }
  }
}
