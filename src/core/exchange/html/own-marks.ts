import type { Element, ElementContent, Root, RootContent } from 'hast'
import type { Finding } from '#core/finding'
import type { CommentId, IdSource } from '#core/ids'
import { joinChanges } from '#core/manuscript/flatten-inlines'
import type { InlineLeaf } from '#core/manuscript/flatten-inlines'
import type { Block, Change, Remark } from '#core/manuscript/nodes'
import type { HtmlContext } from './html-builder'

/** True where `name` is one of an element's classes. */
export function hasClass({ properties }: Element, name: string): boolean {
  const { className } = properties
  return Array.isArray(className) && className.includes(name)
}

/** What reading `root` starts with: its notes are looked up where their marks stand. */
export function contextOf(root: Root, ids: IdSource, findings: readonly Finding[]): HtmlContext {
  const notes = new Map<string, Element>()
  const collect = (nodes: readonly RootContent[]): void => {
    for (const node of nodes) {
      if (node.type !== 'element') continue
      const { id } = node.properties
      if (hasClass(node, 'note-text') && typeof id === 'string') notes.set(id, node)
      collect(node.children)
    }
  }
  collect(root.children)
  return { ids, findings: [...findings], notes, comments: new Map(), unsigned: { count: 0 } }
}

/** What our own pages write as marks: notes, and comments with their starts; undefined for every other element. */
export function readOwnMark(
  element: Element,
  context: HtmlContext,
  readBlocks: (nodes: readonly ElementContent[]) => readonly Block[]
): InlineLeaf | undefined {
  if (element.tagName === 'sup' && hasClass(element, 'note')) return readNote(element, context, readBlocks)
  if (hasClass(element, 'comment-start')) return { type: 'commentStart', comment: commentOf(element, context) }
  if (!hasClass(element, 'comment')) return undefined
  const replies = partsOf(element, 'reply').map(readRemark)
  return {
    type: 'comment',
    id: commentOf(element, context),
    ...readRemark(element),
    ...('dataResolved' in element.properties && { resolved: true as const }),
    ...(replies.length > 0 && { replies })
  }
}

function readNote(
  element: Element,
  { notes }: HtmlContext,
  readBlocks: (nodes: readonly ElementContent[]) => readonly Block[]
): InlineLeaf | undefined {
  const name = String(element.properties['dataNote'] ?? '')
  const note = notes.get(name)
  if (!note) return undefined
  const [mark, ...rest] = note.children
  const words = mark?.type === 'element' && mark.tagName === 'sup' ? rest : note.children
  return { type: 'note', kind: /-en-\d+$/u.test(name) ? 'endnote' : 'footnote', children: readBlocks(words) }
}

function commentOf(element: Element, { comments, ids }: HtmlContext): CommentId {
  const name = String(element.properties['dataComment'] ?? '')
  const id = comments.get(name) ?? ids<'CommentId'>('comment')
  comments.set(name, id)
  return id
}

function readRemark(element: Element): Remark {
  const { dataAuthor, dataDate } = element.properties
  const [said] = partsOf(element, 'said')
  return {
    author: String(dataAuthor ?? ''),
    ...(typeof dataDate === 'string' && { date: dataDate }),
    text: said ? textOfLines(said) : ''
  }
}

const partsOf = (element: Element, name: string): readonly Element[] =>
  element.children.flatMap((child) => (child.type === 'element' && hasClass(child, name) ? [child] : []))

function textOfLines(node: ElementContent): string {
  if (node.type === 'text') return node.value
  if (node.type !== 'element') return ''
  return node.tagName === 'br' ? '\n' : node.children.map(textOfLines).join('')
}

/** What a row or a block says of the tracked change that made or removes it or its end. */
export function readOwnChange({ properties }: Element): Change | undefined {
  const { dataChange: type, dataAuthor: author, dataDate: date } = properties
  if ((type !== 'insertion' && type !== 'deletion') || typeof author !== 'string') return undefined
  const { dataInsertedBy, dataInserted } = properties
  const change = changeBy(type, author, date)
  if (type === 'insertion' || typeof dataInsertedBy !== 'string') return change
  return joinChanges(change, changeBy('insertion', dataInsertedBy, dataInserted))
}

/** A tracked change: an insertion or deletion that says who made it or when. Others are marks of the text. */
export function readChange({ tagName, properties }: Element): Change | undefined {
  if (!isChange(tagName)) return undefined
  const author = authorOf(properties)
  const date = dateOf(properties['dateTime'])
  if (author === undefined && date === undefined) return undefined
  return changeBy(tagName === 'ins' ? 'insertion' : 'deletion', author ?? '', date)
}

/** True for the elements of insertions and deletions, tracked or not. */
export const isChange = (tagName: string): boolean => tagName === 'ins' || tagName === 'del'

/** As our own pages, editors for the web and Word (`cite="mailto:Wei%20Li"`) name who changed a text. */
function authorOf(properties: Element['properties']): string | undefined {
  const { dataAuthor, dataUsername, dataUserName, cite } = properties
  const named = [dataAuthor, dataUsername, dataUserName].find((name) => typeof name === 'string')
  if (typeof named === 'string') return named
  const mail = typeof cite === 'string' ? /^mailto:(.+)$/iu.exec(cite)?.[1] : undefined
  return mail === undefined ? undefined : decodeName(mail)
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

const DATE = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?)?$/u

/** A date as Word documents have it; pages may leave out the time, the seconds or the zone. */
function dateOf(value: unknown): string | undefined {
  const parts = typeof value === 'string' ? DATE.exec(value.trim()) : null
  const [, day, time = '00:00', seconds = ':00', zone = 'Z'] = parts ?? []
  return day === undefined ? undefined : `${day}T${time}${seconds}${zone}`
}

const changeBy = (type: Change['type'], author: string, date: unknown): Change => ({
  type,
  author,
  ...(typeof date === 'string' && { date })
})
