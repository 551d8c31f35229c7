import { useState } from 'react'
import type { CollectionId, ReferenceId } from '#core/ids'
import { moveCollection, removeCollection, type Collection } from '#core/references/collections'
import type { Reference } from '#core/references/reference'
import { useText } from '../../i18n'
import { useToast } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'

/** A name that the user is asked for. */
export type NameQuestion =
  | { readonly kind: 'new'; readonly parent: CollectionId | undefined; readonly members?: readonly ReferenceId[] }
  | { readonly kind: 'rename'; readonly collection: Collection }
  | { readonly kind: 'tag'; readonly tag: string }

/** What can be done with collections and tags. */
export interface Organising {
  readonly question: NameQuestion | undefined
  readonly askName: (question: NameQuestion) => void
  readonly answer: (name: string | undefined) => void
  readonly move: (id: CollectionId, parent: CollectionId | undefined) => void
  readonly remove: (collection: Collection) => void
  /** Puts references into a collection, or takes them out. */
  readonly collect: (ids: readonly ReferenceId[], id: CollectionId, into: boolean) => void
  /** Renames a tag everywhere, or removes it. */
  readonly changeTag: (tag: string, name: string | undefined) => void
}

/** The acts on collections and tags; each can be undone. */
export function useOrganising(failed: (error: unknown) => void): Organising {
  const text = useText()
  const toast = useToast()
  const { library, newCollectionId } = useWorkbench()
  const [question, setQuestion] = useState<NameQuestion>()
  const attempt = (work: Promise<void>) => void work.catch(failed)
  const collections = (): readonly Collection[] => library.state.getState().collections
  const undo = { label: text('common.undo'), run: library.undoAct }

  const collect = async (ids: readonly ReferenceId[], id: CollectionId, into: boolean) => {
    const { references } = library.state.getState()
    const changed = ids.flatMap((one) => {
      const reference = references.get(one)
      const next = reference && withCollection(reference, id, into)
      return next && next !== reference ? [next] : []
    })
    if (changed.length > 0) await library.updateAll(changed)
  }
  const changeTag = async (tag: string, name: string | undefined) => {
    const all = [...library.state.getState().references.values()].filter(({ tags }) => tags.includes(tag))
    const renamed = all.map((reference) => {
      const tags = reference.tags.flatMap((one) => (one === tag ? (name ?? []) : one))
      return { ...reference, tags: [...new Set(tags)] }
    })
    if (renamed.length === 0) return
    await library.updateAll(renamed)
    toast(text('library.bulk.done', { count: renamed.length }), undo)
  }
  const create = async (asked: NameQuestion & { readonly kind: 'new' }, name: string) => {
    const id = newCollectionId()
    const { parent, members = [] } = asked
    await library.setCollections([...collections(), { id, name, ...(parent !== undefined && { parent }) }])
    if (members.length > 0) await collect(members, id, true)
  }
  const remove = async (collection: Collection) => {
    await library.setCollections(removeCollection(collections(), collection.id))
    toast(text('library.collectionDeleted', { name: collection.name }), undo)
  }
  const answer = async (asked: NameQuestion, name: string): Promise<void> => {
    if (asked.kind === 'new') return create(asked, name)
    if (asked.kind === 'tag') return changeTag(asked.tag, name)
    const { id } = asked.collection
    return library.setCollections(collections().map((one) => (one.id === id ? { ...one, name } : one)))
  }
  return {
    question,
    askName: setQuestion,
    answer: (name) => {
      setQuestion(undefined)
      if (question && name) attempt(answer(question, name))
    },
    move: (id, parent) => {
      const moved = moveCollection(collections(), id, parent)
      if (moved !== collections()) attempt(library.setCollections(moved))
    },
    remove: (collection) => attempt(remove(collection)),
    collect: (ids, id, into) => attempt(collect(ids, id, into)),
    changeTag: (tag, name) => attempt(changeTag(tag, name))
  }
}

/** The reference in the collection or out of it; the same object where it stands so already. */
function withCollection(reference: Reference, id: CollectionId, into: boolean): Reference {
  const held = reference.collections ?? []
  if (held.includes(id) === into) return reference
  return { ...reference, collections: into ? [...held, id] : held.filter((one) => one !== id) }
}
