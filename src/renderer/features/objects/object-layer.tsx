import { assertNever } from '#core/assert-never'
import type { SideName } from '#core/manuscript/manuscript'
import type { CrossReference, Note } from '#core/manuscript/nodes'
import type { OwnedSideEditor } from '../../editor'
import type { Peek, PlacedObject, SideEditor } from '../../editor/side-editor'
import { useWorkbench, type Session, type TextAct } from '../../workbench/workbench'
import { CommentPopover } from './comment-popover'
import { CrossReferenceDialog } from './cross-reference-dialog'
import { CrossReferencePopover } from './cross-reference-popover'
import { EquationDialog } from './equation-dialog'
import { ImageDialog } from './image-dialog'
import { NewCommentPopover } from './new-comment-popover'
import { NewPictureDialog, type RefusedPicture } from './new-picture-dialog'
import { NoteDialog } from './note-dialog'
import { PeekCard } from './peek-card'

/** What is open for editing: an object of the text, or one that is to be put there. */
export type OpenedObject =
  | { readonly kind: 'placed'; readonly side: SideName; readonly placed: PlacedObject }
  | { readonly kind: 'new-note'; readonly side: SideName; readonly note: Note['kind'] }
  | { readonly kind: 'new-equation'; readonly side: SideName }
  | { readonly kind: 'new-picture'; readonly side: SideName; readonly refused?: RefusedPicture }
  | { readonly kind: 'new-reference'; readonly side: SideName }
  | {
      readonly kind: 'change-reference'
      readonly side: SideName
      readonly key: string
      readonly reference: CrossReference
    }
  | { readonly kind: 'new-comment'; readonly side: SideName; readonly rect: DOMRect }

export interface ObjectLayerProps {
  readonly session: Session
  readonly opened: OpenedObject | undefined
  readonly peek: Peek | undefined
  /** A small editor for the text of a note. */
  readonly createNoteEditor: () => OwnedSideEditor
  /** Opens another in the place of what is open. */
  readonly onOpen: (opened: OpenedObject) => void
  readonly onClose: () => void
}

/** What floats over the text: the words of notes, comments and changes, and the dialogs in which objects are edited. */
export function ObjectLayer({ session, opened, peek, createNoteEditor, onOpen, onClose }: ObjectLayerProps) {
  if (!opened) return peek ? <PeekCard peek={peek} session={session} /> : null
  const close = (): void => {
    onClose()
    session.editors[opened.side].focus()
  }
  const act: Act = (name, work) => {
    onClose()
    session.editText(name, opened.side, work)
    session.editors[opened.side].focus()
  }
  const shared = { session, opened, act, createNoteEditor, onOpen, onClose: close }
  return opened.kind === 'placed' ? <Placed {...shared} placed={opened.placed} /> : <New {...shared} opened={opened} />
}

type Act = (name: TextAct, work: (editor: SideEditor) => void) => void

interface OpenProps {
  readonly session: Session
  readonly opened: OpenedObject
  readonly act: Act
  readonly createNoteEditor: () => OwnedSideEditor
  readonly onOpen: (opened: OpenedObject) => void
  readonly onClose: () => void
}

function New({ opened, ...rest }: OpenProps & { readonly opened: Exclude<OpenedObject, { readonly kind: 'placed' }> }) {
  const { session, act, createNoteEditor, onClose } = rest
  const { newCommentId } = useWorkbench()
  switch (opened.kind) {
    case 'new-note':
      return (
        <NoteDialog
          session={session}
          side={opened.side}
          note={{ type: 'note', kind: opened.note, children: [] }}
          createEditor={createNoteEditor}
          onSave={(note) => act('insert-note', (editor) => editor.insertObject(note))}
          onClose={onClose}
        />
      )
    case 'new-equation':
      return (
        <EquationDialog
          tex=""
          isNew
          onSave={(value, isBlock) =>
            act('equation', (editor) => editor.insertObject({ type: isBlock ? 'math' : 'inlineMath', value }))
          }
          onClose={onClose}
        />
      )
    case 'new-picture':
      return (
        <NewPictureDialog
          refused={opened.refused}
          onInsert={(image, withCaption) =>
            act('picture', (editor) => (withCaption ? editor.insertFigure(image) : editor.insertObject(image)))
          }
          onClose={onClose}
        />
      )
    case 'new-reference':
      return (
        <CrossReferenceDialog
          session={session}
          side={opened.side}
          onSave={(reference) => act('cross-reference', (editor) => editor.insertObject(reference))}
          onClose={onClose}
        />
      )
    case 'change-reference':
      return (
        <CrossReferenceDialog
          session={session}
          side={opened.side}
          reference={opened.reference}
          onSave={(reference) => act('cross-reference', (editor) => editor.changeObject(opened.key, reference))}
          onClose={onClose}
        />
      )
    case 'new-comment':
      return (
        <NewCommentPopover
          rect={opened.rect}
          onSave={(remark) =>
            act('add-comment', (editor) => editor.addComment({ type: 'comment', id: newCommentId(), ...remark }))
          }
          onClose={onClose}
        />
      )
    default:
      return assertNever(opened)
  }
}

function Placed({ placed, opened, ...rest }: OpenProps & { readonly placed: PlacedObject }) {
  const { session, act, createNoteEditor, onOpen, onClose } = rest
  const { key, object } = placed
  const remove = (): void => act('remove-object', (editor) => editor.removeObject(key))
  switch (object.type) {
    case 'note':
      return (
        <NoteDialog
          session={session}
          side={opened.side}
          note={object}
          createEditor={createNoteEditor}
          onSave={(note) => act('edit-note', (editor) => editor.changeObject(key, note))}
          onDelete={remove}
          onClose={onClose}
        />
      )
    case 'inlineMath':
    case 'math':
      return (
        <EquationDialog
          tex={object.value}
          onSave={(value) => act('equation', (editor) => editor.changeObject(key, { type: object.type, value }))}
          onDelete={remove}
          onClose={onClose}
        />
      )
    case 'comment':
      return (
        <CommentPopover
          anchor={placed.element}
          comment={object}
          onChange={(comment) => act('edit-comment', (editor) => editor.changeObject(key, comment))}
          onDelete={remove}
          onClose={onClose}
        />
      )
    case 'image':
      return (
        <ImageDialog
          image={object}
          onSave={(image) => act('image-text', (editor) => editor.changeObject(key, image))}
          onDelete={remove}
          onClose={onClose}
        />
      )
    case 'crossReference':
      return (
        <CrossReferencePopover
          session={session}
          side={opened.side}
          anchor={placed.element}
          reference={object}
          onGoTo={() => {
            onClose()
            session.editors[opened.side].revealBlock(object.target)
          }}
          onChange={() => onOpen({ kind: 'change-reference', side: opened.side, key, reference: object })}
          onDelete={remove}
          onClose={onClose}
        />
      )
    default:
      return assertNever(object)
  }
}
