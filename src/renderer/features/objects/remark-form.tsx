import { useState } from 'react'
import { useStore } from 'zustand'
import type { Remark } from '#core/manuscript/nodes'
import { useText } from '../../i18n'
import { Button, TextField } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'
import styles from './objects.module.css'

export interface RemarkFormProps {
  readonly label: string
  readonly act: string
  readonly onSave: (remark: Remark) => void
}

/** Takes what someone has to say, under the name that they go by; Ctrl+Enter sends it. */
export function RemarkForm({ label, act, onSave }: RemarkFormProps) {
  const text = useText()
  const { preferences, setPreferences } = useWorkbench()
  const name = useStore(preferences, (state) => state.name)
  const [value, setValue] = useState('')
  const isEmpty = value.trim() === ''
  const save = (): void => {
    if (isEmpty) return
    onSave({ author: name.trim() || text('objects.someone'), date: new Date().toISOString(), text: value.trim() })
  }
  return (
    <div
      role="presentation"
      className={styles.remarkForm}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) save()
      }}
    >
      <TextField label={label} rows={3} value={value} onChange={setValue} />
      <div className={styles.remarkActs}>
        <TextField
          label={text('objects.yourName')}
          labelHidden
          placeholder={text('objects.yourName')}
          value={name}
          onChange={(next) => setPreferences({ name: next })}
        />
        <Button variant="main" size="small" disabled={isEmpty} onClick={save}>
          {act}
        </Button>
      </div>
    </div>
  )
}
