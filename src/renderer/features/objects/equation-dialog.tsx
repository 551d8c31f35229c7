import { useCallback, useState } from 'react'
import { renderMath } from '../../editor/nodes/render-math'
import { useText } from '../../i18n'
import { Button, Checkbox, Dialog, TextField } from '../../ui'
import styles from './objects.module.css'

export interface EquationDialogProps {
  readonly tex: string
  /** A new equation can stand in the line or by itself. */
  readonly isNew?: boolean
  readonly onSave: (tex: string, isBlock: boolean) => void
  readonly onDelete?: () => void
  readonly onClose: () => void
}

/** An equation as TeX, with what it looks like beneath; Ctrl+Enter saves. */
export function EquationDialog({ tex, isNew = false, onSave, onDelete, onClose }: EquationDialogProps) {
  const text = useText()
  const [value, setValue] = useState(tex)
  const [isBlock, setIsBlock] = useState(false)
  // Set when the element is there, which in a dialog is later than the first effect.
  const preview = useCallback(
    (element: HTMLElement | null): void => {
      if (element) renderMath(element, value, 'block')
    },
    [value]
  )
  const isEmpty = value.trim() === ''
  const save = (): void => {
    if (!isEmpty) onSave(value.trim(), isBlock)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={text('objects.equation')}
      closeLabel={text('common.close')}
      width={520}
      footer={
        <>
          {onDelete && (
            <Button variant="danger" icon="bin" onClick={onDelete} className={styles.first ?? ''}>
              {text('objects.deleteEquation')}
            </Button>
          )}
          <Button onClick={onClose}>{text('common.cancel')}</Button>
          <Button variant="main" disabled={isEmpty} onClick={save}>
            {isNew ? text('objects.insert') : text('common.save')}
          </Button>
        </>
      }
    >
      <div
        role="presentation"
        className={styles.form}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) save()
        }}
      >
        <TextField
          label={text('objects.tex')}
          rows={3}
          spellCheck={false}
          placeholder="\frac{a}{b}"
          value={value}
          onChange={setValue}
          className={styles.tex ?? ''}
        />
        <div className={`side-text ${styles.preview ?? ''}`}>
          <div ref={preview} className="math-block" aria-label={text('objects.preview')} role="img" />
        </div>
        {isNew && <Checkbox label={text('objects.displayed')} checked={isBlock} onChange={setIsBlock} />}
      </div>
    </Dialog>
  )
}
