import { useState } from 'react'
import { useStore } from 'zustand'
import { findingText, useText } from '../../i18n'
import { Button, Dialog, Notice, ProgressBar } from '../../ui'
import { useWorkbench, type Session } from '../../workbench/workbench'
import { ExportChoices } from './export-choices'
import { useExport, type ChosenOptions, type Progress } from './use-export'
import { useWarnedReferences, WarnedReferences } from './warned-references'
import styles from './export.module.css'

export interface ExportDialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly session: Session
  /** Goes to the labels that are still to resolve. */
  readonly onShowLabels: () => void
}

/** Writes the manuscript to a file of the format chosen. What stands in the way is said before, what was lost after. */
export function ExportDialog({ open, onClose, session, onShowLabels }: ExportDialogProps) {
  const text = useText()
  const { preferences, setPreferences } = useWorkbench()
  const [options, setOptions] = useState<ChosenOptions>(() => preferences.getState().exporting)
  const { progress, write, stop, writeReferences } = useExport(session, onClose)
  const warned = useWarnedReferences(session)
  const [accepted, setAccepted] = useState(false)
  const change = (part: Partial<ChosenOptions>) => setOptions((current) => ({ ...current, ...part }))
  const begin = () => {
    const { look: _, ...exporting } = options
    setPreferences({ exporting })
    write(options)
  }
  const showLabels = () => {
    onClose()
    onShowLabels()
  }
  const cancel = () => {
    stop()
    onClose()
  }
  return (
    <Dialog
      open={open}
      onClose={cancel}
      title={text('export.title')}
      closeLabel={text('common.close')}
      width={480}
      footer={
        <>
          <Button onClick={cancel}>{text(progress.kind === 'written' ? 'common.close' : 'common.cancel')}</Button>
          <Button
            variant="main"
            busy={progress.kind === 'working'}
            disabled={warned.length > 0 && !accepted}
            onClick={begin}
          >
            {text(progress.kind === 'failed' ? 'export.again' : 'export.do')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <ExportChoices options={options} session={session} onChange={change} />
        <LabelsLeft session={session} onShowLabels={showLabels} />
        <WarnedReferences references={warned} accepted={accepted} onAccept={setAccepted} />
        <Outcome progress={progress} onWriteReferences={writeReferences} />
      </div>
    </Dialog>
  )
}

function LabelsLeft({ session, onShowLabels }: { readonly session: Session; readonly onShowLabels: () => void }) {
  const text = useText()
  const labels = useStore(session.state, (state) => state.labels.length)
  if (labels === 0) return null
  return (
    <Notice
      tone="warn"
      actions={
        <Button variant="quiet" size="small" onClick={onShowLabels}>
          {text('export.showLabels')}
        </Button>
      }
    >
      {text('export.labelsLeft', { count: labels })}
    </Notice>
  )
}

interface OutcomeProps {
  readonly progress: Progress
  readonly onWriteReferences: () => void
}

function Outcome({ progress, onWriteReferences }: OutcomeProps) {
  const text = useText()
  if (progress.kind === 'idle') return null
  if (progress.kind === 'working') return <ProgressBar label={text('export.working')} value={null} />
  if (progress.kind === 'failed') return <Notice tone="bad">{progress.message}</Notice>
  const { name, findings, references } = progress
  return (
    <>
      {references && (
        <Notice
          actions={
            <Button size="small" variant="main" onClick={onWriteReferences}>
              {text('export.saveReferences')}
            </Button>
          }
        >
          {text('export.referencesToo', { name })}
        </Notice>
      )}
      {findings.length > 0 && (
        <Notice tone="warn">
          {text('export.writtenWith', { name, count: findings.length })}
          <ul className={styles.findings}>
            {findings.map((finding, index) => (
              <li key={`${finding.code}-${index}`}>{findingText(finding, text)}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}
