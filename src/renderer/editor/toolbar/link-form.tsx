import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, ReactElement, SyntheticEvent } from 'react'
import { useText } from '../../i18n'
import type { SideEditor } from '../side-editor'

interface LinkFormProps {
  readonly editor: SideEditor
  /** The address of the link at the caret, empty where there is none. */
  readonly address: string
  readonly onDone: () => void
}

/** Asks for the address of a link; Enter sets it, Escape leaves the text as it was. */
export function LinkForm({ editor, address, onDone }: LinkFormProps): ReactElement {
  const text = useText()
  const [value, setValue] = useState(address)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.select(), [])
  const finish = (url: string | null | undefined): void => {
    if (url !== undefined) editor.setLink(url)
    onDone()
    editor.focus()
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    finish(value.trim() === '' ? null : value)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
    event.stopPropagation()
    finish(undefined)
  }
  return (
    <form className="editor-link-form" onSubmit={submit}>
      <input
        ref={input}
        type="text"
        inputMode="url"
        spellCheck={false}
        aria-label={text('editor.link.address')}
        placeholder="https://"
        value={value}
        onKeyDown={onKeyDown}
        onChange={({ target }) => setValue(target.value)}
      />
      <button type="submit">{text('editor.link.apply')}</button>
      {address !== '' && (
        <button type="button" onClick={() => finish(null)}>
          {text('editor.link.remove')}
        </button>
      )}
    </form>
  )
}
