import { fail, succeed, type Result } from '#core/result'
import { childText, elementsOf, isNode, parseCsl, type CslNode } from './csl-tree'
import { findStyleFault } from './csl/find-style-fault'
import type { StyleError, StyleInfo } from './processor'

/** A style file that can be used: by itself, or as another name for its parent. */
export type ReadStyle =
  | { readonly kind: 'independent'; readonly info: StyleInfo; readonly xml: string; readonly tree: CslNode }
  | { readonly kind: 'dependent'; readonly title: string; readonly parent: string }

/**
 * Reads the text of a `.csl` file. A dependent style is resolved by `findParent`, which gets its parent's address and
 * gives the id of a style at hand; nothing is ever fetched. Styles that are not XML, not CSL, call undefined macros,
 * or whose macros call each other in a circle or multiply without end are refused with line and reason.
 */
export function readStyle(
  text: string,
  findParent: (address: string) => string | undefined = () => undefined
): Result<ReadStyle, StyleError> {
  const xml = text.replace(/^\uFEFF/, '').trimStart()
  const parsed = parseCsl(xml)
  if (!parsed.ok) return parsed
  const style = parsed.value
  const wrong = findWrongRoot(style)
  if (wrong) return fail(wrong)
  const parent = findParentAddress(style)
  if (parent !== undefined) return resolveDependent(style, parent, findParent)
  const fault = findStyleFault(style)
  if (fault) return fail(fault)
  return succeed({ kind: 'independent', info: describeStyle(style), xml, tree: style })
}

function findWrongRoot(root: CslNode): StyleError | undefined {
  if (root.name === 'locale')
    return notAStyle('This is a CSL locale (terms of one language), not a citation style.', root)
  if (root.name !== 'style')
    return notAStyle(
      `The file is XML, but its outermost element is <${root.name}> where a CSL style has <style>.`,
      root
    )
  return undefined
}

const notAStyle = (message: string, node: CslNode): StyleError => ({ code: 'not-a-style', message, line: node.line })

function findParentAddress(style: CslNode): string | undefined {
  const links = elementsOf(style, 'info').flatMap((info) => elementsOf(info, 'link'))
  const link = links.find((candidate) => candidate.attrs['rel'] === 'independent-parent')
  return link && elementsOf(style, 'citation').length === 0 ? (link.attrs['href'] ?? '') : undefined
}

function resolveDependent(
  style: CslNode,
  address: string,
  findParent: (address: string) => string | undefined
): Result<ReadStyle, StyleError> {
  const title = titleOf(style)
  const parent = findParent(address)
  if (parent !== undefined) return succeed({ kind: 'dependent', title, parent })
  return fail({
    code: 'dependent-style',
    message: `“${title}” only points to another style, ${address || '(no address)'}, which is not among the styles at hand. Add that style’s own .csl file instead.`,
    line: style.line
  })
}

const titleOf = (style: CslNode) =>
  elementsOf(style, 'info').map((info) => childText(info, 'title'))[0] || 'Untitled style'

function describeStyle(style: CslNode): StyleInfo {
  const info = elementsOf(style, 'info')[0]
  const categories = info ? elementsOf(info, 'category') : []
  const format = categories.map((category) => category.attrs['citation-format']).find((value) => value !== undefined)
  const isNote = style.attrs['class'] === 'note'
  return {
    id: (info && childText(info, 'id')) || titleOf(style),
    title: titleOf(style),
    class: isNote ? 'note' : 'in-text',
    format: format ?? (isNote ? 'note' : usesCitationNumber(style) ? 'numeric' : 'author-date'),
    hasBibliography: elementsOf(style, 'bibliography').length > 0
  }
}

function usesCitationNumber(node: CslNode): boolean {
  const variables = node.attrs['variable']?.split(/\s+/) ?? []
  return (
    variables.includes('citation-number') || node.children.some((child) => isNode(child) && usesCitationNumber(child))
  )
}
