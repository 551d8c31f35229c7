import { useState } from 'react'
import { useStore } from 'zustand'
import { useText } from '../../i18n'
import { Button, Dialog, Notice, ProgressBar, SegmentedControl, Select } from '../../ui'
import type { ExportOptions, Session } from '../../workbench/workbench'
import type { ChosenFormat } from './export-name'
import { useExport, type ChosenOptions, type Progress } from './use-export'
import { useWarnedReferences, WarnedReferences } from './warned-references'
import { WordOptions } from './word-options'
import styles from './export.module.css'

export interface ExportDialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly session: Session
  /** Goes to the labels that are still to resolve. */
  readonly onShowLabels: () => void
}

const START: ChosenOptions = { format: 'docx', sides: 'both', layout: 'sequential', citations: 'live' }
/** What a format starts with where the form of the citations chosen for the other one has no meaning. */
const USUAL_CITATIONS = {
  docx: 'live',
  markdown: 'plain',
  html: 'plain',
  jats: 'plain',
  latex: 'pandoc',
  pdf: 'plain'
} as const

const FORMATS = ['docx', 'pdf', 'html', 'markdown', 'jats', 'latex'] as const

/** Writes the manuscript to a file of the format chosen. What stands in the way is said before, what was lost after. */
export function ExportDialog({ open, onClose, session, onShowLabels }: ExportDialogProps) {
  const text = useText()
  const [options, setOptions] = useState(START)
  const { progress, write, writeReferences } = useExport(session, onClose)
  const warned = useWarnedReferences(session)
  const [accepted, setAccepted] = useState(false)
  const change = (part: Partial<ChosenOptions>) => setOptions((current) => ({ ...current, ...part }))
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
          <Button
            variant="main"
            busy={progress.kind === 'working'}
            disabled={warned.length > 0 && !accepted}
            onClick={() => write(options)}
          >
            {text(progress.kind === 'failed' ? 'export.again' : 'export.do')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Choices options={options} session={session} onChange={change} />
        <LabelsLeft session={session} onShowLabels={showLabels} />
        <WarnedReferences references={warned} accepted={accepted} onAccept={setAccepted} />
        <Outcome progress={progress} onWriteReferences={writeReferences} />
      </div>
    </Dialog>
  )
}

interface ChoicesProps {
  readonly options: ChosenOptions
  readonly session: Session
  readonly onChange: (part: Partial<ChosenOptions>) => void
}

function Choices({ options, session, onChange }: ChoicesProps) {
  const text = useText()
  const languages = useStore(session.state, (state) => state.languages)
  const name = (language: string) => text(/^zh/i.test(language) ? 'language.zh' : 'language.en')
  return (
    <>
      <div>
        <Select<ChosenFormat>
          label={text('export.format')}
          value={options.format}
          onChange={(format) => onChange({ format, citations: USUAL_CITATIONS[format] })}
          choices={FORMATS.map((value) => ({ value, label: text(`export.${value}`) }))}
        />
        <p className={styles.hint}>{text(`export.${options.format}About`)}</p>
      </div>
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
      {options.sides === 'both' && options.format !== 'jats' && (
        <SegmentedControl
          label={text('export.layout')}
          value={layoutsOf(options.format).includes(options.layout) ? options.layout : 'interleaved'}
          onChange={(layout) => onChange({ layout })}
          choices={layoutsOf(options.format).map((value) => ({ value, label: text(`export.${value}`) }))}
        />
      )}
      <CitationChoice options={options} onChange={onChange} />
      {options.format === 'docx' && <WordOptions options={options} onChange={onChange} />}
    </>
  )
}

/** Markdown has no columns. */
const layoutsOf = (format: ChosenFormat): readonly ExportOptions['layout'][] =>
  format === 'markdown' ? ['sequential', 'interleaved'] : ['sequential', 'facing', 'interleaved']

const FORMS: Readonly<Record<ChosenFormat, readonly ExportOptions['citations'][]>> = {
  docx: ['live', 'word', 'plain'],
  markdown: ['plain', 'pandoc'],
  latex: ['plain', 'pandoc'],
  html: ['plain'],
  jats: ['plain'],
  pdf: ['plain']
}

/** How the citations stand in the file, and what that means for whoever opens it. */
function CitationChoice({ options, onChange }: Pick<ChoicesProps, 'options' | 'onChange'>) {
  const text = useText()
  const forms = FORMS[options.format]
  if (forms.length < 2) return null
  return (
    <div>
      <SegmentedControl<ExportOptions['citations']>
        label={text('export.citations')}
        value={options.citations}
        onChange={(citations) => onChange({ citations })}
        choices={forms.map((value) => ({ value, label: text(`export.${value}`) }))}
      />
      <p className={styles.hint}>{text(`export.${options.citations}Hint`)}</p>
    </div>
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
              <li key={`${finding.code}-${index}`}>{finding.message}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}
