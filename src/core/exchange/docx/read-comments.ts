import type { CommentId } from '#core/ids'
import type { CommentNode, Remark } from '#core/manuscript/nodes'
import type { IdSource } from '#core/ids'
import { readAuthor } from './read-author'
import { deepText, elementsOf, findDescendants } from './xml-tree'
import type { XmlElement } from './xml-tree'

/** The comments of a document by the numbers that its text knows them by; replies are part of what they answer. */
export interface DocxComments {
  readonly idOf: (number: string) => CommentId | undefined
  readonly find: (number: string) => CommentNode | undefined
  /** Every comment that answers no other. */
  readonly all: readonly CommentNode[]
  /** The words of those that hold more than words. */
  readonly reduced: readonly string[]
}

interface ReadRemark {
  readonly number: string
  /** Ids of its paragraphs: threads name the last. */
  readonly paragraphs: readonly string[]
  readonly remark: Remark
  readonly isReduced: boolean
}

interface Thread {
  readonly parent: string | undefined
  readonly isDone: boolean
}

/** Deeper than any talk goes, and a bound for those that go round. */
const MAX_ANSWERS = 100

/** Joins `comments.xml` with what `commentsExtended.xml` says of answers and of what is done. */
export function readComments(
  comments: XmlElement | undefined,
  extended: XmlElement | undefined,
  ids: IdSource
): DocxComments {
  const remarks = comments ? findDescendants(comments, 'w:comment').map(readRemark) : []
  const threads = readThreads(extended)
  const numberOf = new Map(remarks.flatMap(({ number, paragraphs }) => paragraphs.map((id) => [id, number] as const)))
  const threadOf = ({ paragraphs }: ReadRemark): Thread | undefined =>
    paragraphs.map((id) => threads.get(id)).find((thread) => thread !== undefined)
  const byNumber = new Map(remarks.map((remark) => [remark.number, remark]))
  const answeredBy = (remark: ReadRemark): ReadRemark | undefined =>
    byNumber.get(numberOf.get(threadOf(remark)?.parent ?? '') ?? '')
  /** What a remark answers in the end, since answers have no answers here; undefined where it is the first or a circle. */
  const parentOf = (remark: ReadRemark): string | undefined => {
    const met = new Set([remark])
    let first = remark
    for (let next = answeredBy(first); next; next = answeredBy(first)) {
      if (met.has(next) || met.size > MAX_ANSWERS) return undefined
      met.add(next)
      first = next
    }
    return first === remark ? undefined : first.number
  }
  const answers = new Map<string, ReadRemark[]>()
  for (const remark of remarks) {
    const parent = parentOf(remark)
    if (parent === undefined) continue
    const known = answers.get(parent)
    if (known) known.push(remark)
    else answers.set(parent, [remark])
  }
  const nodes = new Map<string, CommentNode>()
  for (const remark of remarks) {
    if (parentOf(remark) !== undefined) continue
    const replies = (answers.get(remark.number) ?? []).map(({ remark }) => remark)
    nodes.set(remark.number, {
      type: 'comment',
      id: ids('comment'),
      ...remark.remark,
      ...(threadOf(remark)?.isDone && { resolved: true as const }),
      ...(replies.length > 0 && { replies })
    })
  }
  return {
    idOf: (number) => nodes.get(number)?.id,
    find: (number) => nodes.get(number),
    all: [...nodes.values()],
    reduced: remarks.filter(({ isReduced }) => isReduced).map(({ remark }) => remark.text)
  }
}

function readRemark(comment: XmlElement): ReadRemark {
  const paragraphs = findDescendants(comment, 'w:p')
  const initials = comment.attributes.get('w:initials')
  return {
    number: comment.attributes.get('w:id') ?? '',
    paragraphs: paragraphs.flatMap(({ attributes }) => attributes.get('w14:paraId') ?? []),
    remark: {
      ...readAuthor(comment),
      ...(initials !== undefined && initials !== '' && { initials }),
      text: paragraphs.map(textOfParagraph).join('\n')
    },
    isReduced: MORE_THAN_WORDS.some((name) => findDescendants(comment, name).length > 0)
  }
}

/** What a comment can hold in Word, and a remark here cannot. */
const MORE_THAN_WORDS = ['w:tbl', 'w:drawing', 'w:pict', 'w:object', 'w:ins', 'w:del'] as const

function textOfParagraph(paragraph: XmlElement): string {
  return elementsOf(paragraph)
    .map((child): string => {
      if (child.name === 'w:t' || child.name === 'm:t') return deepText(child)
      if (child.name === 'w:tab') return '\t'
      if (child.name === 'w:br' || child.name === 'w:cr') return '\n'
      return child.name.endsWith('Pr') || child.name === 'w:instrText' ? '' : textOfParagraph(child)
    })
    .join('')
}

function readThreads(extended: XmlElement | undefined): ReadonlyMap<string, Thread> {
  return new Map(
    (extended ? findDescendants(extended, 'w15:commentEx') : []).map(({ attributes }) => [
      attributes.get('w15:paraId') ?? '',
      {
        parent: attributes.get('w15:paraIdParent'),
        isDone: ['1', 'true', 'on'].includes(attributes.get('w15:done') ?? '')
      }
    ])
  )
}
