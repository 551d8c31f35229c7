import { useEffect, useRef } from 'react'
import type { ReactElement } from 'react'
import { useText } from '../../i18n'
import { Menu, type MenuEntry } from '../../ui'
import { getEditorHandle } from '../editor-handle'
import type { SideEditor, TableAct, TableState } from '../side-editor'
import { ToolbarIcon } from './toolbar-icons'

interface TableMenuProps {
  readonly editor: SideEditor
  readonly table: TableState
  readonly tip: string
}

const INSERTIONS: readonly TableAct[] = ['rowAbove', 'rowBelow', 'columnLeft', 'columnRight']
const DELETIONS: readonly TableAct[] = ['deleteRow', 'deleteColumn', 'deleteTable']

/** The acts on the table at the caret; stands where the button for a new table stands elsewhere. */
export function TableMenu({ editor, table, tip }: TableMenuProps): ReactElement {
  const text = useText()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => getEditorHandle(editor).onTableWish.add(() => button.current?.click()), [editor])
  const item = (act: TableAct): MenuEntry => ({
    kind: 'item',
    id: act,
    label: text(`editor.table.${act}`),
    ...(act === 'headerRow' && { checked: table.headerRow }),
    run: () => {
      editor.changeTable(act)
      // The menu gives the focus back to its button first.
      setTimeout(editor.focus, 0)
    }
  })
  const entries: readonly MenuEntry[] = [
    ...INSERTIONS.map(item),
    { kind: 'separator', id: 'header' },
    item('headerRow'),
    { kind: 'separator', id: 'delete' },
    ...DELETIONS.map(item)
  ]
  const trigger = (
    <button
      ref={button}
      type="button"
      className="editor-toolbar-button editor-toolbar-table"
      title={tip}
      aria-label={tip}
    >
      <ToolbarIcon name="table" />
    </button>
  )
  return <Menu trigger={trigger} entries={entries} />
}
