import type { LexicalEditor } from 'lexical'
import type { CitationId, LabelId } from '#core/ids'
import type { CompositionQueue } from './composition-queue'
import type { Listeners } from './listeners'
import type { Peek, PlacedObject, SideEditor } from './side-editor'

/** A wish to cite at the caret, by `@` or by the shortcut. */
export interface CitationTrigger {
  /** Where the caret stands, in window coordinates. */
  readonly rect: DOMRect
  /** Takes the typed `@` and what follows it out again; nothing when the shortcut was used. */
  readonly removeQuery: () => void
}

/** What a side's view answers to. Each is optional: without `onUndo` the side undoes by itself. */
export interface SideEditorEvents {
  readonly onActivateLabel?: ((label: LabelId, by: 'key' | 'pointer') => void) | undefined
  readonly onActivateCitation?: ((citation: CitationId, by: 'key' | 'pointer') => void) | undefined
  /** Enter or a click on a note, comment, equation, cross reference or picture. */
  readonly onActivateObject?: ((placed: PlacedObject) => void) | undefined
  /** The pointer rests on something that has more to tell, or it is selected; undefined once that is over. */
  readonly onPeek?: ((peek: Peek | undefined) => void) | undefined
  /** Picture files pasted or dropped; the caret stands where they belong. */
  readonly onPictures?: ((files: readonly File[]) => void) | undefined
  readonly onCitationTrigger?: ((trigger: CitationTrigger) => void) | undefined
  /** Tab went past the side's last label, or Shift+Tab before its first; without it the search starts over. */
  readonly onLabelsEnd?: ((delta: 1 | -1) => void) | undefined
  readonly onUndo?: (() => void) | undefined
  readonly onRedo?: (() => void) | undefined
  readonly onFocus?: (() => void) | undefined
}

/** What view and commands of the editor folder share beyond `SideEditor`. */
export interface EditorHandle {
  readonly lexical: LexicalEditor
  readonly queue: CompositionQueue
  /** The editable element; undefined where there is no document. It lives as long as the editor. */
  readonly element: HTMLElement | undefined
  /** Ctrl/Cmd+Shift+K: the toolbar asks for an address. */
  readonly onLinkWish: Listeners<void>
  /** Alt+Shift+T within a table: the toolbar opens the table's menu. */
  readonly onTableWish: Listeners<void>
  events: SideEditorEvents
}

const handles = new WeakMap<SideEditor, EditorHandle>()

/** Remembers what stands behind a side editor. */
export function setEditorHandle(editor: SideEditor, handle: EditorHandle): void {
  handles.set(editor, handle)
}

/** What stands behind a side editor. Throws for one that `createSideEditor` did not make. */
export function getEditorHandle(editor: SideEditor): EditorHandle {
  const handle = handles.get(editor)
  if (!handle) throw new Error('This side editor was not made by createSideEditor')
  return handle
}
