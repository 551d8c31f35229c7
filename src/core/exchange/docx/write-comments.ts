import type { CommentId } from '#core/ids'
import type { Block, CommentNode, Remark } from '#core/manuscript/nodes'
import { visitLeaves, visitTextBlocks } from '#core/manuscript/walk'
import type { ExtraPart } from './citations/citation-fields'
import { DOCUMENT_NAMESPACES } from './document-namespaces'
import { writeAuthor } from './write-author'
import { writePlain } from './write-runs'
import type { SideWriter } from './write-runs'
import { xmlAttribute } from './xml-text'

/** The comments of a document: their numbers, and the two parts that hold what was said and what answers what. */
export class CommentPart {
  /** Numbers of a comment and of the replies to it. */
  readonly #numbers = new Map<CommentId, readonly number[]>()
  /** Comments whose passage has a beginning before its end. */
  readonly #ranged = new Set<CommentId>()
  readonly #started = new Set<CommentId>()
  readonly #comments: string[] = []
  readonly #threads: string[] = []
  #next = 0

  /** Takes down which comments there are, before any is written. */
  announce(blocks: readonly Block[]): void {
    const started = new Set<CommentId>()
    visitTextBlocks(blocks, ({ children }) =>
      visitLeaves(children, (leaf) => {
        if (leaf.type === 'commentStart') started.add(leaf.comment)
        if (leaf.type !== 'comment' || this.#numbers.has(leaf.id)) return
        this.#numbers.set(
          leaf.id,
          [leaf, ...(leaf.replies ?? [])].map(() => this.#next++)
        )
        if (started.has(leaf.id)) this.#ranged.add(leaf.id)
      })
    )
  }

  /** Where the passage of a comment begins; nothing for a comment that is not there, and nothing twice. */
  start(id: CommentId): string {
    if (!this.#ranged.has(id) || this.#started.has(id)) return ''
    this.#started.add(id)
    return ranges(this.#numbers.get(id) ?? [], 'Start')
  }

  /** Where the passage ends, and the marks of the comment and its replies, set by `properties`. */
  end(comment: CommentNode, properties: string, writer: SideWriter): string {
    const numbers = this.#numbers.get(comment.id) ?? []
    this.#numbers.delete(comment.id)
    this.#write(comment, numbers, writer)
    const ends = this.#started.has(comment.id) ? ranges(numbers, 'End') : ''
    return ends + numbers.map((id) => `<w:r>${properties}<w:commentReference w:id="${id}"/></w:r>`).join('')
  }

  /** Writes what the comment and its replies say. */
  #write(comment: CommentNode, numbers: readonly number[], writer: SideWriter): void {
    const [parent = 0] = numbers
    const remarks: readonly Remark[] = [comment, ...(comment.replies ?? [])]
    for (const [index, number] of numbers.entries()) {
      const remark = remarks[index] ?? comment
      this.#comments.push(writeRemark(remark, number, writer))
      const answers = index === 0 ? '' : ` w15:paraIdParent="${paragraphId(parent)}"`
      const done = comment.resolved ? 1 : 0
      this.#threads.push(`<w15:commentEx w15:paraId="${paragraphId(number)}"${answers} w15:done="${done}"/>`)
    }
  }

  /** The parts of a document with comments; none without. */
  parts(): readonly ExtraPart[] {
    if (this.#comments.length === 0) return []
    return [
      commentPart('comments', `<w:comments ${DOCUMENT_NAMESPACES}>${this.#comments.join('')}</w:comments>`, OFFICE),
      commentPart(
        'commentsExtended',
        `<w15:commentsEx ${DOCUMENT_NAMESPACES}>${this.#threads.join('')}</w15:commentsEx>`,
        MICROSOFT
      )
    ]
  }
}

const ranges = (numbers: readonly number[], edge: 'Start' | 'End'): string =>
  numbers.map((id) => `<w:commentRange${edge} w:id="${id}"/>`).join('')

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
const MICROSOFT = 'http://schemas.microsoft.com/office/2011/relationships/'

function commentPart(name: string, xml: string, relations: string): ExtraPart {
  return {
    path: `word/${name}.xml`,
    xml,
    contentType: `application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml`,
    relation: { from: 'document', type: relations + name, target: `${name}.xml` }
  }
}

/** Eight hexadecimal digits below 80000000, by which comments refer to each other. */
const paragraphId = (number: number): string => (0x1b1f0000 + number).toString(16).toUpperCase()

function writeRemark({ text, initials, ...remark }: Remark, number: number, writer: SideWriter): string {
  const short = initials === undefined ? '' : ` w:initials="${xmlAttribute(initials)}"`
  const lines = text.split('\n')
  const paragraphs = lines.map((line, index) => {
    const id = index === lines.length - 1 ? ` w14:paraId="${paragraphId(number)}"` : ''
    const mark = index === 0 ? '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>' : ''
    return `<w:p${id}><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>${mark}${writePlain(line, writer)}</w:p>`
  })
  return `<w:comment w:id="${number}" ${writeAuthor(remark)}${short}>${paragraphs.join('')}</w:comment>`
}
