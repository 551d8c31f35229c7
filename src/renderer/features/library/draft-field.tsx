import { useState, type ReactNode } from 'react'
import { isComposingKey, TextField } from '../../ui'

export interface DraftFieldProps {
  readonly label: string
  readonly value: string
  /** Called with the trimmed text when the field is left and the text has changed. */
  readonly onCommit: (value: string) => void
  /** What is wrong with a text, which is then kept in the field but not stored. */
  readonly problemOf?: (value: string) => string | undefined
  readonly hint?: ReactNode
  readonly rows?: number
  readonly lang?: string | undefined
  readonly placeholder?: string
  readonly labelHidden?: boolean
}

/** A field that stores what was typed when it is left. Esc brings the stored text back. */
export function DraftField({ label, value, onCommit, problemOf, lang, rows, ...rest }: DraftFieldProps) {
  const [draft, setDraft] = useState<string>()
  const shown = draft ?? value
  const problem = draft === undefined ? undefined : problemOf?.(draft.trim())
  const commit = () => {
    if (draft === undefined || problem) return
    if (draft.trim() !== value) onCommit(draft.trim())
    setDraft(undefined)
  }
  return (
    <TextField
      {...rest}
      {...(rows !== undefined && { rows })}
      label={label}
      lang={lang}
      value={shown}
      error={problem}
      onChange={setDraft}
      onBlur={commit}
      onEnter={commit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || draft === undefined || isComposingKey(event)) return
        event.stopPropagation()
        setDraft(undefined)
      }}
    />
  )
}
