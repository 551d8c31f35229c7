import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ReactElement } from 'react'
import { useLanguage } from '../i18n'
import { getEditorHandle } from './editor-handle'
import type { SideEditorEvents } from './editor-handle'
import { showWords } from './show-formatted'
import { showObjects } from './show-objects'
import type { SideEditor } from './side-editor'
import './side-editor.css'

export interface SideEditorViewProps extends SideEditorEvents {
  readonly editor: SideEditor
  /** BCP 47 tag of the side; decides type, line breaking and spelling. */
  readonly lang: string
  readonly ariaLabel: string
  /** Shown while the side is empty. */
  readonly placeholder?: string
  readonly readOnly?: boolean
  /** True while the other side is at work: what is selected here is kept, and not shown. */
  readonly resting?: boolean
}

/**
 * Shows a side. The editable element belongs to the editor and moves in and out with the view, so that leaving and
 * coming back costs nothing and keeps selection and undo.
 */
export function SideEditorView(props: SideEditorViewProps): ReactElement {
  const { editor, lang, ariaLabel, placeholder, readOnly = false, resting = false } = props
  const host = useRef<HTMLDivElement>(null)
  const isEmpty = useIsEmpty(editor)

  useLayoutEffect(() => {
    const { element } = getEditorHandle(editor)
    if (!element || !host.current) return undefined
    host.current.append(element)
    return () => element.remove()
  }, [editor])

  useLayoutEffect(() => {
    const { element, lexical } = getEditorHandle(editor)
    lexical.setEditable(!readOnly)
    if (!element) return
    element.lang = lang
    // Browsers check Latin words only; in Chinese text every one of them would be underlined.
    element.spellcheck = !/^(?:zh|ja|ko)\b/i.test(lang)
    element.contentEditable = String(!readOnly)
    // Readers that look for what can take the focus do not all know that editable text can.
    element.tabIndex = 0
    element.setAttribute('role', 'textbox')
    element.setAttribute('aria-multiline', 'true')
    element.setAttribute('aria-label', ariaLabel)
    element.setAttribute('aria-readonly', String(readOnly))
    // Captions are labelled in the language of the side.
    showObjects(lexical)
  }, [editor, lang, ariaLabel, readOnly])

  useLayoutEffect(() => {
    getEditorHandle(editor).element?.toggleAttribute('data-resting', resting)
  }, [editor, resting])

  const language = useLanguage()
  useEffect(() => showWords(getEditorHandle(editor).lexical, language), [editor, language])

  useEffect(() => {
    const handle = getEditorHandle(editor)
    handle.events = props
  })
  useEffect(() => () => void (getEditorHandle(editor).events = {}), [editor])

  return (
    <div className="side-editor" lang={lang}>
      {isEmpty && placeholder && (
        <div className="side-placeholder" aria-hidden="true">
          {placeholder}
        </div>
      )}
      <div ref={host} />
    </div>
  )
}

function useIsEmpty(editor: SideEditor): boolean {
  const [isEmpty, setIsEmpty] = useState(false)
  useEffect(() => {
    const look = (): void => {
      const [first, second] = editor.read().filter(({ type }) => type !== 'bibliography')
      setIsEmpty(!second && first?.type === 'paragraph' && first.children.length === 0)
    }
    look()
    return getEditorHandle(editor).lexical.registerUpdateListener(({ dirtyElements }) => {
      if (dirtyElements.size > 0) look()
    })
  }, [editor])
  return isEmpty
}
