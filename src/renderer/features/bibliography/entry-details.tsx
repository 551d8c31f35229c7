import { useState } from 'react'
import { useText } from '../../i18n'
import { Button, classes, Notice, Select, TextField } from '../../ui'
import {
  approve,
  doubtfulFields,
  fieldText,
  setFieldText,
  setType,
  shownFields,
  type PreviewEntry,
  type PreviewField
} from './preview-entries'
import styles from './bibliography.module.css'

export interface EntryDetailsProps {
  readonly entry: PreviewEntry
  readonly onChange: (edit: (entry: PreviewEntry) => PreviewEntry) => void
}

/** The types that a bibliography's entries are; one that a reader found besides is offered as well. */
const TYPES = [
  'article-journal',
  'article',
  'article-newspaper',
  'book',
  'chapter',
  'paper-conference',
  'thesis',
  'report',
  'webpage',
  'standard',
  'patent',
  'dataset',
  'software',
  'document'
] as const
/** Fields that stand side by side. */
const SHORT: ReadonlySet<PreviewField> = new Set([
  'issued',
  'volume',
  'issue',
  'page',
  'edition',
  'genre',
  'number',
  'accessed'
])
const CUT = /\bet al\b|\band others\b|…|等/
const STYLE_NAMES = {
  vancouver: 'Vancouver',
  apa: 'APA',
  harvard: 'Harvard',
  nature: 'Nature',
  mdpi: 'MDPI',
  springer: 'Springer',
  ieee: 'IEEE',
  chicago: 'Chicago',
  mla: 'MLA',
  'gb-t-7714': 'GB/T 7714'
} as const

/** One entry: its text as it was pasted, and the fields that were read of it, each to be changed. */
export function EntryDetails({ entry, onChange }: EntryDetailsProps) {
  const text = useText()
  const { source, item } = entry
  const doubtful = doubtfulFields(entry)
  const known = TYPES.map((type) => ({ value: type as string, label: text(`type.${type}`) }))
  const types = known.some(({ value }) => value === item.type)
    ? known
    : [{ value: item.type, label: item.type }, ...known]
  return (
    <section className={styles.details} aria-label={text('bibliography.fields')}>
      <blockquote className={styles.raw} lang={/\p{Script=Han}/u.test(source.raw) ? 'zh-CN' : 'en'}>
        {source.raw}
      </blockquote>
      <p className={styles.origin}>
        {text('library.line', { line: source.line })}
        {source.style && ` · ${STYLE_NAMES[source.style]}`}
      </p>
      {source.kind === 'unparsed' && <Notice>{text('bibliography.unreadText')}</Notice>}
      {doubtful.length > 0 && (
        <Notice
          tone="warn"
          actions={
            <Button size="small" onClick={() => onChange(approve)}>
              {text('bibliography.approve')}
            </Button>
          }
        >
          {text('bibliography.doubtText', { count: doubtful.length })}
        </Notice>
      )}
      <div className={styles.form}>
        <Select
          label={text('library.type')}
          value={item.type}
          choices={types}
          onChange={(type) => onChange((old) => setType(old, type))}
        />
        {shownFields(entry).map((field) => (
          <EntryField
            key={field}
            field={field}
            value={fieldText(item, field)}
            doubtful={doubtful.includes(field)}
            hint={text(field === 'author' && CUT.test(source.raw) ? 'bibliography.cut' : 'bibliography.check')}
            onCommit={(value) => onChange((old) => setFieldText(old, field, value))}
          />
        ))}
      </div>
    </section>
  )
}

interface EntryFieldProps {
  readonly field: PreviewField
  readonly value: string
  readonly doubtful: boolean
  /** Why it wants a look. */
  readonly hint: string
  readonly onCommit: (value: string) => void
}

/** A field that is stored when it is left. One that wants a look says so. */
function EntryField({ field, value, doubtful, hint, onCommit }: EntryFieldProps) {
  const text = useText()
  const [draft, setDraft] = useState<string>()
  const commit = () => {
    if (draft !== undefined && draft.trim() !== value) onCommit(draft)
    setDraft(undefined)
  }
  return (
    <TextField
      label={text(`field.${field}`)}
      value={draft ?? value}
      {...((field === 'title' || field === 'author') && { rows: 2 })}
      className={classes(SHORT.has(field) && styles.short, doubtful && styles.doubtful)}
      {...(doubtful && { hint })}
      onChange={setDraft}
      onBlur={commit}
      onEnter={commit}
    />
  )
}
