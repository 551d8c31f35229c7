import { isImageUrl } from '#core/manuscript/link-url'
import { textOf } from '#core/manuscript/text-of'
import type { CommentId } from '#core/ids'
import type { Change, CommentNode, CrossReference, Inline, Remark } from '#core/manuscript/nodes'
import type { DivAttributes } from './fenced-divs'
import type { AttributesNode } from './markdown-nodes'
import { blockOfAnchor } from './read-context'
import type { ReadContext } from './read-context'

/** What `[children]{.class key="value"}` stands for; a class that says nothing to us leaves only the words. */
export function readSpan(
  children: readonly Inline[],
  { classes, values }: DivAttributes,
  context: ReadContext
): readonly Inline[] {
  const has = (name: string): boolean => classes.includes(name)
  if (has('underline') || has('ul')) return [{ type: 'underline', children }]
  if (has('insertion') || has('deletion')) {
    return [{ ...readChange(has('insertion') ? 'insertion' : 'deletion', values), children }]
  }
  if (has('paragraph-insertion') || has('paragraph-deletion')) {
    context.endChanges.push(readChange(has('paragraph-insertion') ? 'insertion' : 'deletion', values))
    return children
  }
  if (has('comment-start')) return startComment(children, { classes, values }, context)
  if (has('comment-end')) return [...children, ...endComment(values['id'] ?? '', context)]
  if (has('comment-reply')) return [{ type: 'comment', id: 'reply' as CommentId, ...readRemark(children, values) }]
  if (has('cross-reference')) {
    const target = blockOfAnchor((values['to'] ?? 'gone').replace(/^#/u, ''), context)
    return [{ type: 'crossReference', target, shows: shownBy(values), text: textOf(children) }]
  }
  if (has('math')) return [{ type: 'inlineMath', value: textOf(children) }]
  return children
}

function readChange(type: Change['type'], { author = '', date }: DivAttributes['values']): Change {
  return { type, author, ...(date !== undefined && { date }) }
}

function readRemark(children: readonly Inline[], { author = '', date, initials }: DivAttributes['values']): Remark {
  const words = children.filter(({ type }) => type !== 'comment')
  return {
    author,
    ...(initials !== undefined && { initials }),
    ...(date !== undefined && { date }),
    text: textOf(words).trim()
  }
}

function startComment(
  children: readonly Inline[],
  { classes, values }: Pick<DivAttributes, 'classes' | 'values'>,
  context: ReadContext
): readonly Inline[] {
  const replies = children.flatMap((child): readonly Remark[] => {
    if (child.type !== 'comment') return []
    const { type: _type, id: _id, replies: _replies, resolved: _resolved, ...reply } = child
    return [reply]
  })
  const id: CommentId = context.ids('comment')
  context.openComments.set(values['id'] ?? '', {
    type: 'comment',
    id,
    ...readRemark(children, values),
    ...(classes.includes('resolved') && { resolved: true }),
    ...(replies.length > 0 && { replies })
  })
  return [{ type: 'commentStart', comment: id }]
}

function endComment(id: string, context: ReadContext): readonly CommentNode[] {
  const comment = context.openComments.get(id)
  context.openComments.delete(id)
  return comment ? [comment] : []
}

/** Gives what stands before them the attributes it has a place for; all other attributes stay text. */
export function addAttributes(siblings: Inline[], { raw, attributes }: AttributesNode, context: ReadContext): void {
  const last = siblings.at(-1)
  const { classes, values } = attributes
  if (last?.type === 'image' && isImageUrl(last.url)) {
    const width = readLength(values['width'])
    const height = readLength(values['height'])
    siblings[siblings.length - 1] = {
      ...last,
      ...(values['alt'] !== undefined && { alt: values['alt'] }),
      ...(width !== undefined && { width }),
      ...(height !== undefined && { height })
    }
  } else if (last?.type === 'link' && classes.includes('cross-reference')) {
    const target = blockOfAnchor(last.url.replace(/^#/u, ''), context)
    siblings[siblings.length - 1] = {
      type: 'crossReference',
      target,
      shows: shownBy(values),
      text: textOf(last.children)
    }
  } else if (last?.type === 'inlineCode' && classes.includes('math')) {
    siblings[siblings.length - 1] = { type: 'inlineMath', value: last.value }
  } else if (last?.type !== 'link' && last?.type !== 'inlineMath') siblings.push({ type: 'text', value: raw })
}

const SHOWN = ['label', 'number', 'text', 'page'] as const
const shownBy = (values: DivAttributes['values']): CrossReference['shows'] =>
  SHOWN.find((name) => name === values['shows']) ?? 'label'

const POINTS: Readonly<Record<string, number>> = { pt: 1, px: 0.75, '': 0.75, in: 72, cm: 72 / 2.54, mm: 72 / 25.4 }

/** Points of `3cm`, `120pt`, `40` (pixels); undefined for shares of a page that nobody knows here. */
function readLength(length: string | undefined): number | undefined {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)\s*(pt|px|in|cm|mm)?$/u.exec(length ?? '') ?? []
  const factor = POINTS[unit]
  return number === undefined || factor === undefined ? undefined : Math.round(Number(number) * factor * 100) / 100
}
