import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { visitLeaves, visitTextBlocks } from '#core/manuscript/walk'
import type { CitationId } from '#core/ids'
import type { FormattedText } from '#core/citation/formatted-text'
import type { SideName } from '#core/manuscript/manuscript'
import type { Block, Note } from '#core/manuscript/nodes'
import { SideEditorView, type OwnedSideEditor } from '../../editor'
import { useText } from '../../i18n'
import { Button, Dialog } from '../../ui'
import type { Session } from '../../workbench/workbench'
import styles from './objects.module.css'

export interface NoteDialogProps {
  readonly session: Session
  readonly side: SideName
  readonly note: Note
  readonly createEditor: () => OwnedSideEditor
  readonly onSave: (note: Note) => void
  /** Absent for a note that is not in the text yet. */
  readonly onDelete?: () => void
  readonly onClose: () => void
}

/** The text of a note in an editor of its own, citations in it kept whole; Ctrl+Enter saves. */
export function NoteDialog({ session, side, note, createEditor, onSave, onDelete, onClose }: NoteDialogProps) {
  const text = useText()
  const lang = useStore(session.state, (state) => state.languages[side])
  const [editor] = useState(() => openNote(createEditor(), note, session))
  useEffect(() => {
    // The dialog gives the focus to its first control once it is there.
    const waiting = setTimeout(editor.focus, 0)
    return () => {
      clearTimeout(waiting)
      editor.dispose()
    }
  }, [editor])
  const save = (): void => onSave({ ...note, children: withoutEmptyEnd(editor.read()) })
  return (
    <Dialog
      open
      onClose={onClose}
      title={text(`objects.${note.kind}`)}
      closeLabel={text('common.close')}
      width={520}
      footer={
        <>
          {onDelete && (
            <Button variant="danger" icon="bin" onClick={onDelete} className={styles.first ?? ''}>
              {text('objects.deleteNote')}
            </Button>
          )}
          <Button onClick={onClose}>{text('common.cancel')}</Button>
          <Button variant="main" onClick={save}>
            {onDelete ? text('common.save') : text('objects.insert')}
          </Button>
        </>
      }
    >
      <div
        role="presentation"
        className={styles.note}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
          event.preventDefault()
          save()
        }}
      >
        <SideEditorView
          editor={editor}
          lang={lang}
          ariaLabel={text('objects.noteText')}
          placeholder={text('objects.notePlaceholder')}
        />
      </div>
    </Dialog>
  )
}

function openNote(editor: OwnedSideEditor, note: Note, session: Session): OwnedSideEditor {
  editor.load(note.children)
  const citations = new Map<CitationId, FormattedText>()
  visitTextBlocks(note.children, ({ children }) =>
    visitLeaves(children, (leaf) => {
      const shown = leaf.type === 'citation' ? session.formatted(leaf.citation.id) : undefined
      if (leaf.type === 'citation' && shown) citations.set(leaf.citation.id, shown)
    })
  )
  const bibliography = { entries: [], hangingIndent: false, entrySpacing: 0 }
  editor.showFormatted({ citations, bibliography, missing: new Set(), warnings: new Map() })
  return editor
}

/** Paragraphs left empty at the end by Enter are no part of a note. */
function withoutEmptyEnd(blocks: readonly Block[]): readonly Block[] {
  const last = blocks.findLastIndex((block) => block.type !== 'paragraph' || block.children.length > 0)
  return blocks.slice(0, Math.max(1, last + 1))
}
