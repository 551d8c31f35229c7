import type { AffiliationId, AuthorId, IdSource } from '#core/ids'
import type { Affiliation, Author, AuthorName, Manuscript } from '#core/manuscript/manuscript'

export type People = Pick<Manuscript, 'authors' | 'affiliations'>

type Members = Readonly<Record<string, unknown>>

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value]
const textOfValue = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() || undefined : undefined

/**
 * The people of a YAML header: names alone, or Pandoc's scholarly members (`name`, `affiliation` or `institute` by id or
 * number, `orcid`, `email`, `correspondence`). Undefined where it names nobody.
 */
export function readPeople(author: unknown, institutes: unknown, ids: IdSource): People | undefined {
  const known = readInstitutes(institutes, ids)
  const affiliations = known.map(({ affiliation }) => affiliation)
  const find = (value: unknown): AffiliationId | undefined => {
    const key = textOfValue(isMembers(value) ? (value['ref'] ?? value['id'] ?? value['name']) : value)
    if (key === undefined) return undefined
    const found = known.find((one, index) => one.key === key || String(index + 1) === key)
    if (found) return found.affiliation.id
    const name = textOfValue(isMembers(value) ? value['name'] : value) ?? key
    const same = affiliations.find(({ names }) => names.leading === name)
    if (same) return same.id
    const made: Affiliation = { id: ids('aff'), names: { leading: name } }
    affiliations.push(made)
    return made.id
  }
  const authors = listOf(author).flatMap((value) => readAuthor(value, find, ids))
  if (authors.length === 0) return undefined
  return { authors, ...(affiliations.length > 0 && { affiliations }) }
}

interface Institute {
  readonly key: string
  readonly affiliation: Affiliation
}

/** `- name: …`, `- id: …, name: …`, `- id: {name: …}` or plain names. */
function readInstitutes(value: unknown, ids: IdSource): readonly Institute[] {
  return listOf(value).flatMap((entry): readonly Institute[] => {
    const nested = isMembers(entry) && !('name' in entry) ? Object.entries(entry)[0] : undefined
    const members = nested && isMembers(nested[1]) ? nested[1] : isMembers(entry) ? entry : { name: entry }
    const name = textOfValue(nested && !isMembers(nested[1]) ? nested[1] : members['name'])
    if (name === undefined) return []
    const translated = textOfValue(members['translated-name'])
    const key = textOfValue(members['id']) ?? nested?.[0] ?? name
    const names = { leading: name, ...(translated !== undefined && { facing: translated }) }
    return [{ key, affiliation: { id: ids('aff'), names } }]
  })
}

function readAuthor(
  value: unknown,
  find: (affiliation: unknown) => AffiliationId | undefined,
  ids: IdSource
): readonly Author[] {
  // The short form: `- Li Wei: {institute: x}`.
  const nested = isMembers(value) && !('name' in value) && !('family' in value) ? Object.entries(value)[0] : undefined
  const members: Members =
    nested && isMembers(nested[1]) ? { name: nested[0], ...nested[1] } : isMembers(value) ? value : { name: value }
  const name = readName(members)
  if (!name) return []
  const translated = isMembers(members['translated-name'])
    ? readName(members['translated-name'])
    : readName({ name: members['translated-name'] })
  const orcid = /(?:\d{4}-){3}\d{3}[\dX]/u.exec(textOfValue(members['orcid']) ?? '')?.[0]
  const email = textOfValue(members['email'])
  const affiliations = listOf(members['affiliation'] ?? members['affiliations'] ?? members['institute']).map(find)
  const id: AuthorId = ids('author')
  return [
    {
      id,
      names: { leading: name, ...(translated && { facing: translated }) },
      affiliations: affiliations.filter((one) => one !== undefined),
      ...(orcid !== undefined && { orcid }),
      ...(email !== undefined && { email }),
      ...((members['correspondence'] === true || members['corresponding'] === true) && { corresponding: true as const })
    }
  ]
}

/** A name in members or in one text: "Wei Li", "Li, Wei", "李伟". */
function readName(members: Members): AuthorName | undefined {
  const inner = members['name']
  if (isMembers(inner)) return readName(inner)
  const family = textOfValue(members['family'])
  const given = textOfValue(members['given'])
  if (family !== undefined) return { family, ...(given !== undefined && { given }) }
  const text = textOfValue(inner)?.replace(/\s+/gu, ' ')
  if (text === undefined) return undefined
  const [, last, first] = /^([^,]+), ?(.+)$/u.exec(text) ?? /^(\p{sc=Han})(\p{sc=Han}{1,2})$/u.exec(text) ?? []
  if (last !== undefined && first !== undefined) return { family: last, given: first }
  const space = text.lastIndexOf(' ')
  return space < 0 ? { family: text } : { family: text.slice(space + 1), given: text.slice(0, space) }
}
