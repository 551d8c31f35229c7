import { useState } from 'react'
import { describeReference } from '#core/references/describe-reference'
import type { Reference } from '#core/references/reference'
import { useText } from '../../i18n'
import { Button, Checkbox, Dialog, Notice, SegmentedControl, Select, TextField, useToast } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'
import type { BulkChange, BulkEffect } from './bulk-change'
import { FIELD_KINDS, FIELDS, ITEM_TYPES } from './item-fields'
import { useBulkEffects } from './use-bulk-effects'
import styles from './bulk-edit.module.css'

export interface BulkEditDialogProps {
  /** The references to change; undefined while the dialog is closed. */
  readonly references: readonly Reference[] | undefined
  readonly onClose: () => void
}

/** Changes tags or a field of many references at once, after showing what would change. */
export function BulkEditDialog({ references, onClose }: BulkEditDialogProps) {
  const text = useText()
  return (
    <Dialog
      open={references !== undefined}
      onClose={onClose}
      title={text('library.edit')}
      closeLabel={text('common.close')}
      width={600}
    >
      {references && <BulkForm references={references} onClose={onClose} />}
    </Dialog>
  )
}

const TEXT_FIELDS = FIELDS.filter((field) => FIELD_KINDS[field] === 'text' || FIELD_KINDS[field] === 'long')
const START: BulkChange = { kind: 'tags', mode: 'add', tags: '' }

function BulkForm({
  references,
  onClose
}: {
  readonly references: readonly Reference[]
  readonly onClose: () => void
}) {
  const text = useText()
  const toast = useToast()
  const { library } = useWorkbench()
  const [change, setChange] = useState<BulkChange>(START)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const { change: asked, effects } = useBulkEffects(references, change)
  const apply = async () => {
    setBusy(true)
    try {
      await library.updateAll(effects.map((effect) => effect.changed))
      toast(text('library.bulk.done', { count: effects.length }), {
        label: text('common.undo'),
        run: library.undoAct
      })
      onClose()
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
      setBusy(false)
    }
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (effects.length > 0) void apply()
      }}
    >
      <p>{text('library.selected', { count: references.length })}</p>
      <SegmentedControl
        label={text('library.bulk.what')}
        labelHidden
        value={change.kind}
        choices={(['tags', 'field', 'replace'] as const).map((kind) => ({
          value: kind,
          label: text(`library.bulk.${kind}`)
        }))}
        onChange={(kind) => setChange(startOf(kind))}
      />
      {change.kind === 'tags' && <TagsPart change={change} onChange={setChange} />}
      {change.kind === 'field' && <FieldPart change={change} onChange={setChange} />}
      {change.kind === 'replace' && <ReplacePart change={change} onChange={setChange} />}
      <Preview effects={effects} />
      {problem && <Notice tone="bad">{text('library.editFailed', { message: problem })}</Notice>}
      <div className={styles.foot}>
        <Button onClick={onClose}>{text('common.cancel')}</Button>
        <Button variant="main" type="submit" busy={busy} disabled={effects.length === 0 || asked !== change}>
          {text('library.bulk.apply', { count: effects.length })}
        </Button>
      </div>
    </form>
  )
}

function startOf(kind: BulkChange['kind']): BulkChange {
  if (kind === 'tags') return START
  if (kind === 'field') return { kind, field: 'language', value: '' }
  return { kind, field: 'container-title', find: '', replace: '', exact: false }
}

interface PartProps<Kind extends BulkChange['kind']> {
  readonly change: BulkChange & { readonly kind: Kind }
  readonly onChange: (change: BulkChange) => void
}

function TagsPart({ change, onChange }: PartProps<'tags'>) {
  const text = useText()
  const modes = (['add', 'remove', 'set'] as const).map((mode) => ({
    value: mode,
    label: text(`library.bulk.${mode}`)
  }))
  return (
    <>
      <TextField
        label={text('library.tags')}
        hint={text('library.tagsHint')}
        value={change.tags}
        onChange={(tags) => onChange({ ...change, tags })}
      />
      <SegmentedControl
        label={text('library.bulk.tagMode')}
        value={change.mode}
        choices={modes}
        onChange={(mode) => onChange({ ...change, mode })}
      />
    </>
  )
}

function FieldSelect({ value, onChange, withType }: FieldSelectProps) {
  const text = useText()
  const choices = TEXT_FIELDS.map((field) => ({ value: field as string, label: text(`field.${field}`) }))
  const all = withType ? [{ value: 'type', label: text('library.type') }, ...choices] : choices
  return <Select label={text('library.bulk.fieldName')} value={value} choices={all} onChange={onChange} />
}

interface FieldSelectProps {
  readonly value: string
  readonly onChange: (field: string) => void
  readonly withType: boolean
}

function FieldPart({ change, onChange }: PartProps<'field'>) {
  const text = useText()
  const types = ITEM_TYPES.map((type) => ({ value: type as string, label: text(`type.${type}`) }))
  return (
    <>
      <FieldSelect
        withType
        value={change.field}
        onChange={(field) => onChange({ ...change, field, value: field === 'type' ? ITEM_TYPES[0] : '' })}
      />
      {change.field === 'type' ? (
        <Select
          label={text('library.type')}
          value={change.value}
          choices={types}
          onChange={(value) => onChange({ ...change, value })}
        />
      ) : (
        <TextField
          label={text('library.bulk.value')}
          hint={text('library.bulk.valueHint')}
          value={change.value}
          onChange={(value) => onChange({ ...change, value })}
        />
      )}
    </>
  )
}

function ReplacePart({ change, onChange }: PartProps<'replace'>) {
  const text = useText()
  return (
    <>
      <FieldSelect withType={false} value={change.field} onChange={(field) => onChange({ ...change, field })} />
      <TextField
        label={text('library.bulk.find')}
        value={change.find}
        onChange={(find) => onChange({ ...change, find })}
      />
      <TextField
        label={text('library.bulk.replaceBy')}
        value={change.replace}
        onChange={(replace) => onChange({ ...change, replace })}
      />
      <Checkbox
        label={text('library.bulk.exact')}
        checked={change.exact}
        onChange={(exact) => onChange({ ...change, exact })}
      />
    </>
  )
}

/** Lines of the preview; the count says how many there are. */
const SHOWN = 50

function Preview({ effects }: { readonly effects: readonly BulkEffect[] }) {
  const text = useText()
  return (
    <section className={styles.preview} aria-live="polite">
      <p className={styles.would}>
        {effects.length === 0 ? text('library.bulk.wouldNone') : text('library.bulk.would', { count: effects.length })}
      </p>
      <ul>
        {effects.slice(0, SHOWN).map(({ reference, before, after }) => (
          <li key={reference.id}>
            <span className={styles.what}>{describeReference(reference.item).title || reference.key}</span>
            <span>
              {before ? <del>{before}</del> : text('library.noValue')} →{' '}
              {after ? <ins>{after}</ins> : text('library.noValue')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
