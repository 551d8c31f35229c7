import { useState } from 'react'
import { useStore } from 'zustand'
import type { Finding } from '#core/finding'
import { useText } from '../../i18n'
import { Button, Dialog, Notice, ProgressBar, SegmentedControl, useToast } from '../../ui'
import { useWorkbench, type ExportOptions, type Session } from '../../workbench/workbench'
import { exportName } from './export-name'
import { countRetracted } from './retracted'
import styles from './export.module.css'

export interface ExportDialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly session: Session
  /** Goes to the labels that are still to resolve. */
  readonly onShowLabels: () => void
}

type Progress =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'written'; readonly name: string; readonly findings: readonly Finding[] }

const START: ExportOptions = { format: 'docx', sides: 'both', layout: 'sequential', citations: 'plain' }

/** Writes the manuscript to a DOCX or Markdown file. What stands in the way is said before, what was lost after. */
export function ExportDialog({ open, onClose, session, onShowLabels }: ExportDialogProps) {
  const text = useText()
  const [options, setOptions] = useState(START)
  const [progress, run] = useExport(session, onClose)
  const change = (part: Partial<ExportOptions>) => setOptions((current) => ({ ...current, ...part }))
  const showLabels = () => {
    onClose()
    onShowLabels()
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={text('export.title')}
      closeLabel={text('common.close')}
      width={440}
      footer={
        <>
          <Button onClick={onClose}>{text(progress.kind === 'written' ? 'common.close' : 'common.cancel')}</Button>
          <Button variant="main" busy={progress.kind === 'working'} onClick={() => run(options)}>
            {text(progress.kind === 'failed' ? 'export.again' : 'export.do')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Choices options={options} session={session} onChange={change} />
        <Warnings session={session} onShowLabels={showLabels} />
        <Outcome progress={progress} />
      </div>
    </Dialog>
  )
}

interface ChoicesProps {
  readonly options: ExportOptions
  readonly session: Session
  readonly onChange: (part: Partial<ExportOptions>) => void
}

function Choices({ options, session, onChange }: ChoicesProps) {
  const text = useText()
  const languages = useStore(session.state, (state) => state.languages)
  const name = (language: string) => text(/^zh/i.test(language) ? 'language.zh' : 'language.en')
  return (
    <>
      <SegmentedControl
        label={text('export.format')}
        value={options.format}
        onChange={(format) => onChange({ format })}
        choices={[
          { value: 'docx', label: text('export.docx') },
          { value: 'markdown', label: 'Markdown' }
        ]}
      />
      <SegmentedControl
        label={text('export.sides')}
        value={options.sides}
        onChange={(sides) => onChange({ sides })}
        choices={[
          { value: 'both', label: text('side.both') },
          { value: 'leading', label: name(languages.leading) },
          { value: 'facing', label: name(languages.facing) }
        ]}
      />
      {options.sides === 'both' && (
        <SegmentedControl
          label={text('export.layout')}
          value={options.layout}
          onChange={(layout) => onChange({ layout })}
          choices={[
            { value: 'sequential', label: text('export.sequential') },
            { value: 'facing', label: text('export.facing') }
          ]}
        />
      )}
      {options.format === 'markdown' && (
        <SegmentedControl
          label={text('export.citations')}
          value={options.citations}
          onChange={(citations) => onChange({ citations })}
          choices={[
            { value: 'plain', label: text('export.plain') },
            { value: 'pandoc', label: text('export.pandoc') }
          ]}
        />
      )}
    </>
  )
}

function Warnings({ session, onShowLabels }: { readonly session: Session; readonly onShowLabels: () => void }) {
  const text = useText()
  const { library } = useWorkbench()
  const labels = useStore(session.state, (state) => state.labels.length)
  const references = useStore(library.state, (state) => state.references)
  const retracted = countRetracted(session, references)
  return (
    <>
      {labels > 0 && (
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
      )}
      {retracted > 0 && <Notice tone="bad">{text('export.retracted', { count: retracted })}</Notice>}
    </>
  )
}

function Outcome({ progress }: { readonly progress: Progress }) {
  const text = useText()
  if (progress.kind === 'idle') return null
  if (progress.kind === 'working') return <ProgressBar label={text('export.working')} value={null} />
  if (progress.kind === 'failed') return <Notice tone="bad">{progress.message}</Notice>
  return (
    <Notice tone="warn">
      {text('export.writtenWith', { name: progress.name, count: progress.findings.length })}
      <ul className={styles.findings}>
        {progress.findings.map((finding, index) => (
          <li key={`${finding.code}-${index}`}>{finding.message}</li>
        ))}
      </ul>
    </Notice>
  )
}

/** The export and where it stands. A clean export closes the dialog and says so in a toast. */
function useExport(session: Session, onDone: () => void): readonly [Progress, (options: ExportOptions) => void] {
  const text = useText()
  const toast = useToast()
  const { host } = useWorkbench()
  const [progress, setProgress] = useState<Progress>({ kind: 'idle' })
  const write = async (options: ExportOptions): Promise<Progress> => {
    const { title, languages } = session.state.getState()
    const { bytes, findings } = await session.export(options)
    const language = options.sides === 'both' ? undefined : languages[options.sides]
    const suggestedName = exportName(title, options, language)
    const saved = await host.saveFile({ purpose: options.format, suggestedName, bytes })
    if (!saved.ok) return { kind: 'failed', message: text('export.failed', { message: saved.error.message }) }
    if (!saved.value) return { kind: 'idle' }
    if (findings.length > 0) return { kind: 'written', name: saved.value.name, findings }
    toast(text('export.written', { name: saved.value.name }))
    onDone()
    return { kind: 'idle' }
  }
  const run = (options: ExportOptions) => {
    setProgress({ kind: 'working' })
    write(options).then(setProgress, (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error)
      setProgress({ kind: 'failed', message: text('export.failed', { message }) })
    })
  }
  return [progress, run]
}
