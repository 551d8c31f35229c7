import type { TextPart } from './find-unread-paragraphs'
import { piecesOf } from './source-citations/xml-pieces'
import type { SourceObject } from './source-objects'
import { decodeEntities } from './source-passages'

/** Deeper than any talk goes. */
const MAX_ANSWERS = 100

interface SourceRemark {
  readonly author: string
  readonly place: string
}

/**
 * The replies and resolutions of the comments in `parts`, as `extended`, the part beside them, tells them: a reply by who
 * gave it to whom, a resolution by whose comment was resolved.
 */
export function sourceThreads(parts: readonly TextPart[], extended: string): readonly SourceObject[] {
  const remarks = new Map<string, SourceRemark>()
  for (const [name, xml] of parts) if (name.startsWith('word/comments')) collectRemarks(name, xml, remarks)
  const threads = new Map(
    Array.from(extended.matchAll(/<w15:commentEx\s([^<>]*)>/gu), ([, attributes = '']) => {
      const valueOf = (member: string): string => attributeOf(attributes, `w15:${member}`)
      return [valueOf('paraId'), { parent: valueOf('paraIdParent'), isDone: /^(?:1|true|on)$/u.test(valueOf('done')) }]
    })
  )
  /** What a remark answers in the end; itself where that is a circle. */
  const rootOf = (id: string): string => {
    const met = new Set([id])
    let root = id
    for (;;) {
      const parent = threads.get(root)?.parent ?? ''
      if (!remarks.has(parent)) return root
      if (met.has(parent) || met.size > MAX_ANSWERS) return id
      met.add(parent)
      root = parent
    }
  }
  return [...threads].flatMap(([id, { isDone }]): readonly SourceObject[] => {
    const remark = remarks.get(id)
    if (!remark) return []
    const root = rootOf(id)
    const { place, author } = remark
    const first = remarks.get(root)?.author ?? ''
    if (root !== id) return [{ kind: 'reply', name: nameReply(author, first), place, isElsewhere: true }]
    return isDone ? [{ kind: 'resolution', name: author, place, isElsewhere: true }] : []
  })
}

/** A reply by its author and the author of what it answers, for both readings. */
export const nameReply = (author: string, answered: string): string => `${author} → ${answered}`

/** The remarks of a part by the ids of their paragraphs. */
function collectRemarks(part: string, xml: string, into: Map<string, SourceRemark>): void {
  let paragraphs = 0
  for (const { attributes, content } of piecesOf(xml, 'comment')) {
    const place = `${part}, paragraph ${paragraphs + 1}`
    const ends = content.split('</w:p>')
    paragraphs += ends.length - 1
    for (const [, id = ''] of content.matchAll(/\sw14:paraId="([^"]*)"/gu)) {
      into.set(id, { author: attributeOf(attributes, 'w:author'), place })
    }
  }
}

const attributeOf = (attributes: string, name: string): string =>
  decodeEntities(new RegExp(`(?:^|\\s)${name}="([^"]*)"`, 'u').exec(attributes)?.[1] ?? '')
