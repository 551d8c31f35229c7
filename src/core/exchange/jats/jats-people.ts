import type { AffiliationId, IdSource } from '#core/ids'
import type { Affiliation, Author, AuthorName, Manuscript } from '#core/manuscript/manuscript'
import { childrenOf, descendantsOf, findNode, nodesAt, plainAt, plainText } from '../references/xml-tree'
import type { XmlNode } from '../references/xml-tree'
import { readName } from './jats-references'
import { attributeOf } from './jats-reading'

export type People = Pick<Manuscript, 'authors' | 'affiliations'>

/** The authors of an article and where they work; `meta` is its `article-meta`. */
export function readJatsPeople(meta: XmlNode | undefined, ids: IdSource): People {
  const groups = childrenOf(meta, 'contrib-group')
  const affiliations = new Map<string, Affiliation>()
  for (const aff of [...nodesAt(meta, 'aff'), ...groups.flatMap((group) => descendantsOf(group, 'aff'))]) {
    const name = affiliationText(aff)
    const key = aff.attributes['id'] ?? `aff-${affiliations.size}`
    if (name !== '') affiliations.set(key, { id: ids('aff'), names: { leading: name } })
  }
  const authors = groups
    .flatMap((group) => childrenOf(group, 'contrib'))
    .filter((contrib) => (contrib.attributes['contrib-type'] ?? 'author') === 'author')
    .flatMap((contrib) => readAuthor(contrib, affiliations, ids))
  const used = new Set(authors.flatMap((author) => author.affiliations))
  const kept = [...affiliations.values()].filter(({ id }) => used.has(id))
  return { ...(authors.length > 0 && { authors }), ...(kept.length > 0 && { affiliations: kept }) }
}

/** An institution with its address, its label left out. */
function affiliationText(aff: XmlNode): string {
  const parts = aff.children.filter((child) => typeof child === 'string' || !/^(?:label|sup|email)$/u.test(child.name))
  return (plainText({ ...aff, children: parts }) ?? '').replace(/^[\s,;]+|[\s,;]+$/gu, '')
}

function readAuthor(
  contrib: XmlNode,
  affiliations: ReadonlyMap<string, Affiliation>,
  ids: IdSource
): readonly Author[] {
  const named = childrenOf(contrib).find(({ name }) => /^(?:name|name-alternatives|string-name|collab)$/u.test(name))
  const leading = named && asAuthorName(named)
  if (!named || !leading) return []
  const facing = childrenOf(named, 'name')
    .filter((name) => /^zh/iu.test(attributeOf(name, 'lang') ?? ''))
    .map(asAuthorName)[0]
  const marks = childrenOf(contrib, 'xref')
  const orcid = /(?:\d{4}-){3}\d{3}[\dX]/u.exec(
    plainText(childrenOf(contrib, 'contrib-id').find((id) => id.attributes['contrib-id-type'] === 'orcid')) ?? ''
  )?.[0]
  const email = plainAt(contrib, 'email')
  const corresponds =
    contrib.attributes['corresp'] === 'yes' || marks.some((mark) => mark.attributes['ref-type'] === 'corresp')
  const own = [...marks, ...descendantsOf(contrib, 'aff')].flatMap((mark): readonly AffiliationId[] =>
    (mark.attributes['rid'] ?? mark.attributes['id'] ?? '')
      .split(/\s+/u)
      .flatMap((id) => affiliations.get(id)?.id ?? [])
  )
  return [
    {
      id: ids('author'),
      names: { leading, ...(facing && { facing }) },
      affiliations: [...new Set(own)],
      ...(orcid !== undefined && { orcid }),
      ...(email !== undefined && { email }),
      ...(corresponds && { corresponding: true as const })
    }
  ]
}

function asAuthorName(node: XmlNode): AuthorName | undefined {
  const [name] = readName(node)
  if (!name) return undefined
  const family = [name.family ?? name.literal ?? '', name.suffix ?? ''].filter((part) => part !== '').join(' ')
  return family === '' ? undefined : { family, ...(name.given !== undefined && { given: name.given }) }
}

/** The text of the first element of a name, at any depth. */
export const firstText = (node: XmlNode | undefined, name: string): string | undefined =>
  node && plainText(findNode(node, name) ?? descendantsOf(node, name)[0])
