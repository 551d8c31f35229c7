import type { AffiliationId, AuthorId, IdSource } from '#core/ids'
import type { FlatInline } from '#core/manuscript/flatten-inlines'
import type { Affiliation, Author, AuthorName, Manuscript, SideName } from '#core/manuscript/manuscript'
import { printAuthorName } from '#core/manuscript/people-of-side'
import { parseHanName } from '#core/references/chinese-names'

/** One of the names of a title block, with the marks behind it. */
interface ReadName {
  readonly name: AuthorName
  readonly marks: readonly string[]
}

/** The lines below one title: names, institutions by number, and what is said of single authors. */
interface TitleBlock {
  readonly names: ReadName[]
  readonly affiliations: { readonly number: string; readonly name: string }[]
  readonly orcids: Map<string, string>
  readonly emails: Map<string, string>
  isOpen: boolean
}

const JOINTS = /[,，、;；]|\s+(?:and|&)\s+|和/u
const NAME = /^[\p{L}\p{M}.'’·–-]+(?:\s[\p{L}\p{M}.'’·–-]+){0,6}$/u
const ORCID = /([^,，:：]+?)\s+((?:\d{4}-){3}\d{3}[\dX])/gu
const EMAIL = /[^\s,，;；:：<>()]+@[^\s,，;；:：<>()]+\.\p{L}+/u

/** Gathers the title blocks of a document, one for each language; lines that are not sure to belong to one stay text. */
export class TitleBlocks {
  readonly #blocks: TitleBlock[] = []

  /** Takes a line of names; false where it is not one, or names others than the block before. */
  addAuthors(inlines: readonly FlatInline[]): boolean {
    const names = readNames(inlines)
    const last = this.#blocks.at(-1)
    if (!names) return false
    if (last?.isOpen && last.affiliations.length === 0) {
      last.names.push(...names)
      return true
    }
    const [first] = this.#blocks
    if (this.#blocks.length > 1 || (first && first.names.length !== names.length)) return false
    this.#blocks.push({ names: [...names], affiliations: [], orcids: new Map(), emails: new Map(), isOpen: true })
    return true
  }

  /** Takes a line below the names; false where no title block is open. */
  addLine(inlines: readonly FlatInline[]): boolean {
    const block = this.#blocks.at(-1)
    const text = textOf(inlines)
    if (!block?.isOpen || text.trim() === '') return false
    if (/^ORCID\s*[:：]/iu.test(text)) {
      for (const [, name = '', orcid = ''] of text.replace(/^ORCID\s*[:：]/iu, '').matchAll(ORCID)) {
        block.orcids.set(name.trim(), orcid)
      }
    } else if (text.startsWith('*')) readEmails(text, block)
    else block.affiliations.push(readAffiliation(inlines, text))
    return true
  }

  /** Says that other text followed, which ends the block. */
  close(): void {
    for (const block of this.#blocks) block.isOpen = false
  }

  /** The authors and institutions that were read; undefined where nobody was named. */
  people(ids: IdSource): Pick<Manuscript, 'authors' | 'affiliations'> | undefined {
    const [leading, facing] = this.#blocks
    if (!leading) return undefined
    const affiliations = joinAffiliations(leading, facing, ids)
    const authors = leading.names.map((one, index) => joinAuthor(one, facing?.names[index], leading, affiliations, ids))
    return {
      authors,
      ...(affiliations.length > 0 && { affiliations: affiliations.map(({ affiliation }) => affiliation) })
    }
  }
}

const textOf = (inlines: readonly FlatInline[]): string =>
  inlines.map(({ leaf }) => (leaf.type === 'text' ? leaf.value : '')).join('')

function readNames(inlines: readonly FlatInline[]): readonly ReadName[] | undefined {
  const names: { text: string; marks: string[] }[] = [{ text: '', marks: [] }]
  for (const { leaf, marks } of inlines) {
    if (leaf.type !== 'text') return undefined
    const last = names.at(-1)
    if (marks.has('superscript')) last?.marks.push(...leaf.value.split(/[\s,，]+/u).filter((mark) => mark !== ''))
    else {
      const [own = '', ...others] = leaf.value.split(JOINTS)
      if (last) last.text += own
      names.push(...others.map((text) => ({ text, marks: [] })))
    }
  }
  const found = names.map(({ text, marks }) => ({ text: text.replace(/\s+/gu, ' ').trim(), marks }))
  if (found.some(({ text }) => text.length > 80 || !NAME.test(text))) return undefined
  return found.map(({ text, marks }) => ({ name: nameOf(text), marks }))
}

function nameOf(text: string): AuthorName {
  if (/^\p{Script=Han}{2,4}$/u.test(text)) {
    const { family = text, given } = parseHanName(text)
    return { family, ...(given !== undefined && { given }) }
  }
  const space = text.lastIndexOf(' ')
  return space < 0 ? { family: text } : { family: text.slice(space + 1), given: text.slice(0, space) }
}

function readAffiliation(inlines: readonly FlatInline[], text: string): TitleBlock['affiliations'][number] {
  const [first] = inlines
  const number = first?.leaf.type === 'text' && first.marks.has('superscript') ? first.leaf.value : ''
  return { number: number.trim(), name: text.slice(number.length).trim() }
}

/** Each author's own name stands before the address; an only address needs none. */
function readEmails(text: string, block: TitleBlock): void {
  for (const part of text.split(/[;；]/u)) {
    const email = EMAIL.exec(part)?.[0]
    const named = block.names.find(({ name }) => part.includes(printAuthorName(name)))
    if (email !== undefined && named) block.emails.set(printAuthorName(named.name), email)
  }
}

interface NumberedAffiliation {
  readonly number: string
  readonly affiliation: Affiliation
}

function joinAffiliations(
  leading: TitleBlock,
  facing: TitleBlock | undefined,
  ids: IdSource
): readonly NumberedAffiliation[] {
  return leading.affiliations.map(({ number, name }, index) => {
    const other = facing?.affiliations[index]?.name
    const id: AffiliationId = ids('aff')
    return { number, affiliation: { id, names: namesOf(name, other) } }
  })
}

/** What the other side only repeats is no name of its own. */
function namesOf<T>(leading: T, facing: T | undefined): Readonly<Partial<Record<SideName, T>>> {
  const isOwn = facing !== undefined && JSON.stringify(facing) !== JSON.stringify(leading)
  return { leading, ...(isOwn && { facing }) }
}

function joinAuthor(
  { name, marks }: ReadName,
  other: ReadName | undefined,
  { orcids, emails }: TitleBlock,
  affiliations: readonly NumberedAffiliation[],
  ids: IdSource
): Author {
  const id: AuthorId = ids('author')
  const printed = printAuthorName(name)
  const [orcid, email] = [orcids.get(printed), emails.get(printed)]
  const own = affiliations.filter(({ number }) => number === '' || marks.includes(number))
  return {
    id,
    names: namesOf(name, other?.name),
    affiliations: own.map(({ affiliation }) => affiliation.id),
    ...(orcid !== undefined && { orcid }),
    ...(email !== undefined && { email }),
    ...(marks.includes('*') && { corresponding: true as const })
  }
}
