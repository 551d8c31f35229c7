import { useEffect, useState } from 'react'
import type { KeyboardEvent, ReactElement } from 'react'
import type { MarkType } from '#core/manuscript/nodes'
import { useText } from '../i18n'
import type { TextFunction } from '../i18n'
import { formatShortcut, Icon, isApple, Menu } from '../ui'
import type { MenuEntry } from '../ui'
import { getEditorHandle } from './editor-handle'
import { triggerCitation } from './register-citation-trigger'
import { EDITOR_SHORTCUTS } from './shortcuts'
import { TOOLBAR_MARKS, MARK_SHORTCUTS } from './toolbar-marks'
import type { EditorShortcut } from './shortcuts'
import type { BlockKind, FormatState, SideEditor } from './side-editor'
import { LinkForm } from './toolbar/link-form'
import { TableMenu } from './toolbar/table-menu'
import { ToolbarIcon } from './toolbar/toolbar-icons'
import type { ToolbarIconName } from './toolbar/toolbar-icons'
import './editor-toolbar.css'

export interface EditorToolbarProps {
  /** The side that the toolbar acts on: the one that had the focus last. */
  readonly editor: SideEditor
  readonly ariaLabel: string
  readonly onUndo: () => void
  readonly onRedo: () => void
  /** What undo and redo would do, in words; absent while there is nothing. */
  readonly undo?: string | undefined
  readonly redo?: string | undefined
  /** What else can be put into the text, under one button; none without. */
  readonly inserts?: readonly MenuEntry[]
  /** Whether edits are recorded as tracked changes; no button without. */
  readonly recording?: { readonly isOn: boolean; readonly onToggle: () => void }
}

/** Those that are no rows of the editor's own: Lexical's, and the window's. */
const OTHER_SHORTCUTS: Readonly<Record<string, string>> = { ...MARK_SHORTCUTS, record: 'Mod+Shift+E' }
const KINDS: readonly BlockKind[] = ['paragraph', 'heading1', 'heading2', 'heading3', 'heading4', 'quote', 'code']
const LISTS: readonly ('bullet' | 'number' | 'quote')[] = ['bullet', 'number', 'quote']
/** What a narrow toolbar leaves to its menu. */
const SPARED: ReadonlySet<string> = new Set(['underline', 'delete', 'superscript', 'subscript', 'code', 'quote'])
const PLAIN: FormatState = { marks: new Set(), block: 'paragraph', link: undefined, table: undefined }

/** Undo, kind of block, marks, lists, link, table, rule, citation, for one side. Arrow keys go along it. */
export function EditorToolbar(props: EditorToolbarProps): ReactElement {
  const { editor, ariaLabel, onUndo, onRedo, undo, redo, inserts = [], recording } = props
  const text = useText()
  const format = useFormat(editor)
  const [isLinking, setIsLinking] = useState(false)
  useEffect(() => getEditorHandle(editor).onLinkWish.add(() => setIsLinking(true)), [editor])
  return (
    <div className="editor-toolbar" role="toolbar" tabIndex={-1} aria-label={ariaLabel} onKeyDown={moveAlong}>
      <ToolbarButton
        icon="undo"
        tip={withShortcut(undo ?? text('common.undo'), 'undo')}
        disabled={undo === undefined}
        onPress={onUndo}
      />
      <ToolbarButton
        icon="redo"
        tip={withShortcut(redo ?? text('editor.redo'), 'redo')}
        disabled={redo === undefined}
        onPress={onRedo}
      />
      <span className="editor-toolbar-gap" />
      <KindSelect editor={editor} kind={format.block} text={text} />
      <span className="editor-toolbar-gap" />
      {TOOLBAR_MARKS.map((mark) => (
        <ToolbarButton
          key={mark}
          spared={SPARED.has(mark)}
          icon={mark}
          tip={withShortcut(text(`editor.mark.${mark}`), mark)}
          pressed={format.marks.has(mark)}
          onPress={() => editor.toggleMark(mark)}
        />
      ))}
      <span className="editor-toolbar-gap" />
      {LISTS.map((kind) => (
        <ToolbarButton
          key={kind}
          spared={SPARED.has(kind)}
          icon={kind}
          tip={withShortcut(text(`editor.block.${kind}`), kind)}
          pressed={format.block === kind}
          onPress={() => editor.setBlock(kind)}
        />
      ))}
      <span className="editor-toolbar-gap" />
      <ToolbarButton
        icon="link"
        tip={withShortcut(text('editor.link'), 'link')}
        pressed={format.link !== undefined}
        onPress={() => setIsLinking(true)}
      />
      {format.table ? (
        <TableMenu editor={editor} table={format.table} tip={withShortcut(text('editor.table.change'), 'table')} />
      ) : (
        <ToolbarButton
          icon="table"
          tip={withShortcut(text('editor.table'), 'table')}
          spared
          onPress={() => editor.insertTable(3, 3)}
        />
      )}
      <ToolbarButton icon="rule" tip={text('editor.rule')} spared onPress={() => editor.insertThematicBreak()} />
      <ToolbarButton
        icon="cite"
        tip={withShortcut(text('editor.cite'), 'cite')}
        onPress={() => triggerCitation(getEditorHandle(editor))}
      />
      {inserts.length > 0 && <InsertMenu entries={inserts} tip={text('objects.insertMore')} />}
      {recording && (
        <ToolbarButton
          icon="record"
          tip={withShortcut(text('editor.record'), 'record')}
          pressed={recording.isOn}
          onPress={recording.onToggle}
        />
      )}
      <SparedMenu editor={editor} format={format} text={text} />
      {isLinking && <LinkForm editor={editor} address={format.link ?? ''} onDone={() => setIsLinking(false)} />}
    </div>
  )
}

function InsertMenu({ entries, tip }: { readonly entries: readonly MenuEntry[]; readonly tip: string }): ReactElement {
  const trigger = (
    <button type="button" className="editor-toolbar-button" title={tip} aria-label={tip}>
      <ToolbarIcon name="insert" />
    </button>
  )
  return <Menu trigger={trigger} entries={entries} />
}

interface SparedMenuProps {
  readonly editor: SideEditor
  readonly format: FormatState
  readonly text: TextFunction
}

/** The acts that a narrow toolbar has no room for. */
function SparedMenu({ editor, format, text }: SparedMenuProps): ReactElement {
  const entries: readonly MenuEntry[] = [
    ...TOOLBAR_MARKS.filter((mark) => SPARED.has(mark)).map((mark) => ({
      kind: 'item' as const,
      id: mark,
      label: text(`editor.mark.${mark}`),
      checked: format.marks.has(mark),
      run: () => editor.toggleMark(mark)
    })),
    { kind: 'separator', id: 'blocks' },
    {
      kind: 'item',
      id: 'quote',
      label: text('editor.block.quote'),
      checked: format.block === 'quote',
      run: () => editor.setBlock('quote')
    },
    { kind: 'item', id: 'table', label: text('editor.table'), run: () => editor.insertTable(3, 3) },
    { kind: 'item', id: 'rule', label: text('editor.rule'), run: () => editor.insertThematicBreak() }
  ]
  const trigger = (
    <button
      type="button"
      className="editor-toolbar-button editor-toolbar-more"
      title={text('common.more')}
      aria-label={text('common.more')}
    >
      <Icon name="more" />
    </button>
  )
  return <Menu trigger={trigger} entries={entries} />
}

function withShortcut(words: string, does: EditorShortcut | MarkType | 'record'): string {
  const shortcut = OTHER_SHORTCUTS[does] ?? EDITOR_SHORTCUTS.find((each) => each.does === does)?.shown
  return shortcut === undefined ? words : `${words} (${formatShortcut(shortcut, isApple(navigator.platform))})`
}

/** Formats come with the next selection, so a side that just got the toolbar starts plain. */
function useFormat(editor: SideEditor): FormatState {
  const [known, setKnown] = useState({ editor, format: PLAIN })
  useEffect(() => editor.onFormat((format) => setKnown({ editor, format })), [editor])
  return known.editor === editor ? known.format : PLAIN
}

interface KindSelectProps {
  readonly editor: SideEditor
  readonly kind: BlockKind
  readonly text: TextFunction
}

function KindSelect({ editor, kind, text }: KindSelectProps): ReactElement {
  const kinds = KINDS.includes(kind) ? KINDS : [...KINDS, kind]
  const choose = (value: string): void => {
    const chosen = kinds.find((each) => each === value)
    if (chosen !== undefined && chosen !== kind) editor.setBlock(chosen)
    editor.focus()
  }
  return (
    <select
      className="editor-toolbar-kind"
      aria-label={text('editor.block')}
      value={kind}
      onChange={({ target }) => choose(target.value)}
    >
      {kinds.map((each) => (
        <option key={each} value={each}>
          {text(`editor.block.${each}`)}
        </option>
      ))}
    </select>
  )
}

interface ToolbarButtonProps {
  readonly icon: ToolbarIconName
  readonly tip: string
  readonly pressed?: boolean
  readonly disabled?: boolean
  /** Gives way where the toolbar is narrow. */
  readonly spared?: boolean
  readonly onPress: () => void
}

function ToolbarButton({ icon, tip, pressed, disabled, spared = false, onPress }: ToolbarButtonProps): ReactElement {
  return (
    <button
      type="button"
      className={spared ? 'editor-toolbar-button editor-toolbar-spared' : 'editor-toolbar-button'}
      disabled={disabled}
      title={tip}
      aria-label={tip}
      aria-pressed={pressed}
      // The text keeps the focus and its selection.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      <ToolbarIcon name={icon} />
    </button>
  )
}

function moveAlong(event: KeyboardEvent<HTMLElement>): void {
  const delta = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  if (delta === 0 || event.target instanceof HTMLInputElement) return
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('select, .editor-toolbar-button:enabled')].filter(
    (stop) => stop.checkVisibility()
  )
  const now = stops.findIndex((stop) => stop === document.activeElement)
  event.preventDefault()
  stops[(now + delta + stops.length) % stops.length]?.focus()
}
