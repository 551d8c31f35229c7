import { getEditorHandle } from '../editor/editor-handle'
import { EDITOR_SHORTCUTS } from '../editor/shortcuts'
import type { BlockKind, SideEditor } from '../editor/side-editor'
import { MARK_SHORTCUTS, TOOLBAR_MARKS } from '../editor/toolbar-marks'
import { LANGUAGES, textIn, type Language, type TextKey } from '../i18n'
import type { Command } from '../ui'
import type { Session } from '../workbench/workbench'

const KINDS = [
  'paragraph',
  'heading1',
  'heading2',
  'heading3',
  'heading4',
  'bullet',
  'number',
  'quote',
  'code'
] as const satisfies readonly BlockKind[]

/**
 * What the toolbar does, for the palette, on the side that has the caret: the shortcuts shown are the editor's own, which
 * acts on them itself.
 */
export function listEditorCommands(session: Session | undefined, language: Language): readonly Command[] {
  const command = (
    id: string,
    group: TextKey,
    key: TextKey,
    shortcut: string | undefined,
    act: (to: SideEditor) => void
  ): Command => ({
    id,
    title: textIn(language, key),
    group: textIn(language, group),
    keywords: LANGUAGES.map(({ value }) => textIn(value, key)),
    enabled: session !== undefined,
    run: () => session && act(session.editors[session.state.getState().activeSide]),
    ...(shortcut !== undefined && { shortcut })
  })
  return [
    command('insert-table', 'command.group.insert', 'command.table', shownShortcut('table'), (to) =>
      to.insertTable(3, 3)
    ),
    command('insert-link', 'command.group.insert', 'command.link', shownShortcut('link'), (to) =>
      getEditorHandle(to).onLinkWish.emit()
    ),
    command('insert-rule', 'command.group.insert', 'command.rule', undefined, (to) => to.insertThematicBreak()),
    ...TOOLBAR_MARKS.map((mark) =>
      command(`mark-${mark}`, 'command.group.format', `editor.mark.${mark}`, MARK_SHORTCUTS[mark], (to) =>
        to.toggleMark(mark)
      )
    ),
    ...KINDS.map((kind) =>
      command(`block-${kind}`, 'command.group.format', `command.block.${kind}`, shownShortcut(kind), (to) =>
        to.setBlock(kind)
      )
    )
  ]
}

function shownShortcut(does: string): string | undefined {
  return EDITOR_SHORTCUTS.find((row) => row.does === does)?.shown
}
