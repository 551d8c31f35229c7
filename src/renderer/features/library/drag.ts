import type { DragEvent } from 'react'
import type { CollectionId, ReferenceId } from '#core/ids'

/*
 * What is dragged within the library. A browser hides the data of a drag until it is dropped, so what hovers over a
 * collection is remembered here; the data transfer only marks the drag as ours.
 */
const OURS = 'application/x-bifolium'
let references: readonly ReferenceId[] = []
let collection: CollectionId | undefined

/** Starts dragging references from the list. */
export function startReferenceDrag(event: DragEvent, ids: readonly ReferenceId[]): void {
  references = ids
  collection = undefined
  event.dataTransfer.setData(OURS, '')
  event.dataTransfer.effectAllowed = 'copy'
}

/** Starts dragging a collection of the sidebar. */
export function startCollectionDrag(event: DragEvent, id: CollectionId): void {
  references = []
  collection = id
  event.dataTransfer.setData(OURS, '')
  event.dataTransfer.effectAllowed = 'move'
}

/** The references of this drag; empty for any other. */
export function draggedReferences(event: DragEvent): readonly ReferenceId[] {
  return event.dataTransfer.types.includes(OURS) ? references : []
}

/** The collection of this drag; undefined for any other. */
export function draggedCollection(event: DragEvent): CollectionId | undefined {
  return event.dataTransfer.types.includes(OURS) ? collection : undefined
}
