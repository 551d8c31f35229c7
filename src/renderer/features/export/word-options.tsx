import { useState } from 'react'
import { useText } from '../../i18n'
import { Button, Checkbox, Notice } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'
import type { ChosenOptions } from './use-export'
import styles from './export.module.css'

export interface WordOptionsProps {
  readonly options: ChosenOptions
  readonly onChange: (part: Partial<ChosenOptions>) => void
}

/** What only a Word document has: the look of another document, such as a journal's template, and numbered lines. */
export function WordOptions({ options, onChange }: WordOptionsProps) {
  const text = useText()
  return (
    <>
      <Look options={options} onChange={onChange} />
      <Checkbox
        label={text('export.lineNumbers')}
        checked={options.lineNumbers}
        onChange={(lineNumbers) => onChange({ lineNumbers })}
      />
    </>
  )
}

function Look({ options: { look }, onChange }: WordOptionsProps) {
  const text = useText()
  const { host } = useWorkbench()
  const [problem, setProblem] = useState<string>()
  const choose = async () => {
    const opened = await host.openFiles({ purpose: 'docx' })
    setProblem(opened.ok ? undefined : opened.error.message)
    const file = opened.ok ? opened.value[0] : undefined
    if (file) onChange({ look: file })
  }
  return (
    <div>
      <div className={styles.label}>{text('export.look')}</div>
      <div className={styles.look}>
        <span className={styles.lookName}>{look?.name ?? text('export.ownLook')}</span>
        <Button size="small" onClick={() => void choose()}>
          {text('export.chooseLook')}
        </Button>
        {look && (
          <Button size="small" variant="quiet" onClick={() => onChange({ look: undefined })}>
            {text('export.dropLook')}
          </Button>
        )}
      </div>
      <p className={styles.hint}>{text('export.lookHint')}</p>
      {problem !== undefined && <Notice tone="bad">{problem}</Notice>}
    </div>
  )
}
