import { useId, type ComponentProps, type KeyboardEvent, type ReactNode, type Ref } from 'react'
import styles from './field.module.css'
import { IconButton } from './button'
import { classes, isComposingKey } from './control'
import { Icon } from './icon'

type Native = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'size' | 'ref'>

export interface TextFieldProps extends Native {
  readonly label: string
  readonly labelHidden?: boolean
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: ReactNode
  readonly error?: string | undefined
  /** Rows of a text of several lines; one line when absent. */
  readonly rows?: number
  /** Enter in a one-line field; never while an input method composes. */
  readonly onEnter?: () => void
  readonly ref?: Ref<HTMLInputElement & HTMLTextAreaElement>
}

/** A labelled text field; what is wrong with its value stands under it. */
export function TextField(props: TextFieldProps) {
  const { label, labelHidden, value, onChange, hint, error, rows, onEnter, onKeyDown, className, ref, ...rest } = props
  const id = useId()
  const note = error ?? hint
  const shared = {
    ...rest,
    ref,
    id,
    value,
    className: styles.input,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': note ? `${id}-note` : undefined
  }
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    onKeyDown?.(event)
    if (event.key === 'Enter' && onEnter && !isComposingKey(event) && !event.defaultPrevented) onEnter()
  }
  return (
    <div className={classes(styles.field, className)}>
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      {rows === undefined ? (
        <input {...shared} onChange={(event) => onChange(event.target.value)} onKeyDown={keyDown} />
      ) : (
        <textarea
          {...(shared as ComponentProps<'textarea'>)}
          rows={rows}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {note && (
        <div id={`${id}-note`} className={error ? styles.error : styles.hint} role={error ? 'alert' : undefined}>
          {note}
        </div>
      )}
    </div>
  )
}

export interface SearchFieldProps extends Native {
  readonly label: string
  readonly clearLabel: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly ref?: Ref<HTMLInputElement>
}

/** A search box. Esc empties it first; with nothing in it, Esc goes on to what is around it. */
export function SearchField({ label, clearLabel, value, onChange, onKeyDown, className, ...rest }: SearchFieldProps) {
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape' && value !== '' && !isComposingKey(event)) {
      event.stopPropagation()
      onChange('')
    }
    onKeyDown?.(event)
  }
  return (
    <div className={classes(styles.search, className)}>
      <Icon name="search" />
      <input
        placeholder={label}
        {...rest}
        type="search"
        aria-label={label}
        value={value}
        className={styles.input}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={keyDown}
      />
      {value !== '' && (
        <IconButton
          icon="close"
          size="small"
          label={clearLabel}
          {...(styles.clear ? { className: styles.clear } : {})}
          onClick={() => onChange('')}
        />
      )}
    </div>
  )
}
