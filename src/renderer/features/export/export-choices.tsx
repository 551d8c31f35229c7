import { useState } from 'react'
import { useStore } from 'zustand'
import { SIDE_NAMES } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { visitLeaves, visitTextBlocks } from '#core/manuscript/walk'
import { useText } from '../../i18n'
import { SegmentedControl, Select } from '../../ui'
import type { ExportChoice, Session } from '../../workbench/workbench'
import type { ChosenOptions } from './use-export'
import { WordOptions } from './word-options'
import styles from './export.module.css'

export interface ExportChoicesProps {
  readonly options: ChosenOptions
  readonly session: Session
  readonly onChange: (part: Partial<ChosenOptions>) => void
}

const FORMATS = ['docx', 'pdf', 'html', 'markdown', 'jats', 'latex'] as const
/** What a format starts with where the form of the citations chosen for the other one has no meaning. */
const USUAL_CITATIONS = {
  docx: 'live',
  markdown: 'plain',
  html: 'plain',
  jats: 'plain',
  latex: 'pandoc',
  pdf: 'plain'
} as const

const FORMS: Readonly<Record<ExportChoice['format'], readonly ExportChoice['citations'][]>> = {
  docx: ['live', 'word', 'plain'],
  markdown: ['plain', 'pandoc'],
  latex: ['plain', 'pandoc'],
  html: ['plain'],
  jats: ['plain'],
  pdf: ['plain']
}

/** What to export and how; only what has a meaning for the format chosen. */
export function ExportChoices({ options, session, onChange }: ExportChoicesProps) {
  const text = useText()
  const languages = useStore(session.state, (state) => state.languages)
  const name = (language: string) => text(/^zh/i.test(language) ? 'language.zh' : 'language.en')
  return (
    <>
      <div>
        <Select<ExportChoice['format']>
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
      {options.sides === 'both' && options.citations !== 'pandoc' && (
        <TogetherChoice options={options} onChange={onChange} />
      )}
      {(options.format === 'markdown' || options.format === 'jats') && (
        <PictureChoice session={session} options={options} onChange={onChange} />
      )}
      {options.format === 'docx' && <WordOptions options={options} onChange={onChange} />}
    </>
  )
}

/** Markdown has no columns. */
const layoutsOf = (format: ExportChoice['format']): readonly ExportChoice['layout'][] =>
  format === 'markdown' ? ['sequential', 'interleaved'] : ['sequential', 'facing', 'interleaved']

type PartProps = Pick<ExportChoicesProps, 'options' | 'onChange'>

/** How the citations stand in the file, and what that means for whoever opens it. */
function CitationChoice({ options, onChange }: PartProps) {
  const text = useText()
  const forms = FORMS[options.format]
  if (forms.length < 2) return null
  return (
    <>
      <div>
        <SegmentedControl<ExportChoice['citations']>
          label={text('export.citations')}
          value={options.citations}
          onChange={(citations) => onChange({ citations })}
          choices={forms.map((value) => ({ value, label: text(`export.${value}`) }))}
        />
        <p className={styles.hint}>{text(`export.${options.citations}Hint`)}</p>
      </div>
      {options.format === 'markdown' && options.citations === 'pandoc' && (
        <SegmentedControl<ExportChoice['referenceFile']>
          label={text('export.referenceFile')}
          value={options.referenceFile}
          onChange={(referenceFile) => onChange({ referenceFile })}
          choices={(['references.json', 'bib'] as const).map((value) => ({
            value,
            label: text(`export.referenceFile.${value}`)
          }))}
        />
      )}
    </>
  )
}

/** Whether two sides are one text for the style. Only a Word document has a single list for both. */
function TogetherChoice({ options, onChange }: PartProps) {
  const text = useText()
  const choices = options.format === 'docx' ? (['no', 'numbers', 'list'] as const) : (['no', 'numbers'] as const)
  const value = choices.find((each) => each === options.together) ?? 'numbers'
  return (
    <div>
      <SegmentedControl<ExportChoice['together']>
        label={text('export.together')}
        value={value}
        onChange={(together) => onChange({ together })}
        choices={choices.map((each) => ({ value: each, label: text(`export.together.${each}`) }))}
      />
      <p className={styles.hint}>{text(`export.together.${value}Hint`)}</p>
    </div>
  )
}

/** Whether pictures stand in the text or in a folder beside it; nothing for a text without pictures. */
function PictureChoice({ options, session, onChange }: ExportChoicesProps) {
  const text = useText()
  const [hasAny] = useState(() => SIDE_NAMES.some((side) => hasPictures(session.editors[side].read())))
  if (!hasAny) return null
  return (
    <div>
      <SegmentedControl<ExportChoice['pictures']>
        label={text('export.pictures')}
        value={options.pictures}
        onChange={(pictures) => onChange({ pictures })}
        choices={(['beside', 'inside'] as const).map((value) => ({ value, label: text(`export.pictures.${value}`) }))}
      />
      <p className={styles.hint}>{text(`export.pictures.${options.pictures}Hint`)}</p>
    </div>
  )
}

function hasPictures(blocks: readonly Block[]): boolean {
  let hasAny = false
  visitTextBlocks(blocks, ({ children }) =>
    visitLeaves(children, (leaf) => {
      if (leaf.type === 'image' && leaf.url.startsWith('data:')) hasAny = true
    })
  )
  return hasAny
}
