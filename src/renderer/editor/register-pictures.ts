import {
  $createRangeSelectionFromDom,
  $setSelection,
  COMMAND_PRIORITY_CRITICAL,
  DRAGOVER_COMMAND,
  DROP_COMMAND,
  mergeRegister,
  PASTE_COMMAND
} from 'lexical'
import type { EditorHandle } from './editor-handle'

/** Hands on picture files that are pasted or dropped; where they are dropped the caret stands first. */
export function registerPictures(handle: EditorHandle): () => void {
  const { lexical } = handle
  return mergeRegister(
    lexical.registerCommand(
      PASTE_COMMAND,
      (event) => {
        const data = 'clipboardData' in event ? event.clipboardData : null
        // What is copied out of a text or a table brings a picture of itself along.
        if (!data || data.getData('text/plain') !== '') return false
        return handOn(event, picturesIn(data), handle)
      },
      COMMAND_PRIORITY_CRITICAL
    ),
    lexical.registerCommand(
      DRAGOVER_COMMAND,
      (event) => {
        if (!handle.events.onPictures || !holdsPictures(event.dataTransfer)) return false
        event.preventDefault()
        return true
      },
      COMMAND_PRIORITY_CRITICAL
    ),
    lexical.registerCommand(
      DROP_COMMAND,
      (event) => {
        const files = picturesIn(event.dataTransfer)
        if (files.length > 0 && handle.events.onPictures) putCaretAt(event, handle)
        return handOn(event, files, handle)
      },
      COMMAND_PRIORITY_CRITICAL
    )
  )
}

function handOn(event: Event, files: readonly File[], { events }: EditorHandle): boolean {
  if (files.length === 0 || !events.onPictures) return false
  event.preventDefault()
  events.onPictures(files)
  return true
}

const isPicture = ({ type }: { readonly type: string }): boolean => type.startsWith('image/')

const picturesIn = (data: DataTransfer | null): readonly File[] => [...(data?.files ?? [])].filter(isPicture)

/** While something hovers the browser tells its types only. */
const holdsPictures = (data: DataTransfer | null): boolean =>
  [...(data?.items ?? [])].some((item) => item.kind === 'file' && isPicture(item))

function putCaretAt({ clientX, clientY }: DragEvent, { lexical, element }: EditorHandle): void {
  const page = element?.ownerDocument
  const place = page?.caretPositionFromPoint?.(clientX, clientY)
  if (!page || !place || !element.contains(place.offsetNode)) return
  element.focus({ preventScroll: true })
  page.getSelection()?.collapse(place.offsetNode, place.offset)
  lexical.update(() => $setSelection($createRangeSelectionFromDom(page.getSelection(), lexical)), { discrete: true })
}
