import { createStore, type StoreApi } from 'zustand/vanilla'
import { readPicture } from '#core/exchange/pictures/read-picture'
import { SIDE_NAMES, type SideName } from '#core/manuscript/manuscript'
import type { Caption, Note } from '#core/manuscript/nodes'
import type { ChangeAct } from '#core/manuscript/settle-changes'
import { createSideEditor, type OwnedSideEditor, type SideEditorEvents } from '../editor'
import { getEditorHandle } from '../editor/editor-handle'
import { caretRect } from '../editor/register-citation-trigger'
import type { Peek } from '../editor/side-editor'
import type { OpenedObject } from '../features/objects'
import type { Session } from '../workbench/workbench'
import { nodeWords } from './node-words'
import { randomIds } from './random-ids'

/** What commands may do with the objects of the open manuscript, on the side that the user is in. */
export interface ObjectActs {
  readonly insertNote: (kind: Note['kind']) => void
  readonly addComment: () => void
  readonly insertEquation: () => void
  readonly insertPicture: () => void
  readonly insertReference: () => void
  readonly insertCaption: (of: Caption['of']) => void
  /** The changes at the selection, or those of both sides. */
  readonly settleChanges: (act: ChangeAct, scope: 'selected' | 'all') => void
}

/** What of the objects is looked at or open for editing. Pages never render again for it. */
export interface ObjectsState {
  readonly opened: OpenedObject | undefined
  readonly peek: Peek | undefined
}

export interface Objects {
  readonly state: StoreApi<ObjectsState>
  readonly acts: ObjectActs
  readonly events: (side: SideName) => Pick<SideEditorEvents, 'onActivateObject' | 'onPeek' | 'onPictures'>
  /** Opens another object in the place of the open one. */
  readonly replace: (opened: OpenedObject) => void
  readonly close: () => void
}

/** The objects of an open manuscript: which one is open, and the acts that open one. */
export function createObjects(session: Session): Objects {
  const state = createStore<ObjectsState>(() => ({ opened: undefined, peek: undefined }))
  // What is being written in one dialog is never lost to the shortcut of another.
  const open = (opened: OpenedObject): void => {
    if (!state.getState().opened) state.setState({ opened, peek: undefined })
  }
  return {
    state,
    acts: makeActs(session, open),
    events: (side) => ({
      onActivateObject: (placed) => open({ kind: 'placed', side, placed }),
      onPeek: (peek) => state.setState({ peek }),
      onPictures: (files) => void insertPictures(files, side, session, open)
    }),
    replace: (opened) => state.setState({ opened, peek: undefined }),
    close: () => state.setState({ opened: undefined, peek: undefined })
  }
}

function makeActs(session: Session, open: (opened: OpenedObject) => void): ObjectActs {
  const here = (): SideName => session.state.getState().activeSide
  return {
    insertNote: (note) => open({ kind: 'new-note', side: here(), note }),
    addComment: () =>
      open({ kind: 'new-comment', side: here(), rect: caretRect(getEditorHandle(session.editors[here()])) }),
    insertEquation: () => open({ kind: 'new-equation', side: here() }),
    insertPicture: () => open({ kind: 'new-picture', side: here() }),
    insertReference: () => open({ kind: 'new-reference', side: here() }),
    insertCaption: (of) => {
      session.editText('caption', here(), (editor) => editor.insertCaption(of))
      session.editors[here()].focus()
    },
    settleChanges: (act, scope) => {
      const name = act === 'accept' ? 'accept-changes' : 'reject-changes'
      const sides = scope === 'all' ? SIDE_NAMES : [here()]
      session.editText(name, sides, (editor) => editor.settleChanges(act, scope))
    }
  }
}

/** Puts picture files into the text where the caret stands; one that cannot come in is told where another can be chosen. */
async function insertPictures(
  files: readonly File[],
  side: SideName,
  session: Session,
  open: (opened: OpenedObject) => void
): Promise<void> {
  const urls: string[] = []
  for (const file of files) {
    const bytes = await file.arrayBuffer().catch(() => new ArrayBuffer(0))
    const read = readPicture(new Uint8Array(bytes))
    if (read.ok) urls.push(read.value)
    else open({ kind: 'new-picture', side, refused: { name: file.name, reason: read.error } })
  }
  if (urls.length === 0) return
  session.editText('picture', side, (editor) => {
    for (const url of urls) editor.insertObject({ type: 'image', url, alt: '' })
  })
}

/** An editor for the text of a note, with the words and ids of those of the sides; it records changes as they do. */
export function createNoteEditor({ recordingAuthor }: Session): OwnedSideEditor {
  return createSideEditor({ ids: randomIds, words: nodeWords, recording: recordingAuthor })
}
