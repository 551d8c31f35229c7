import { useEffect, useMemo, useState } from 'react'
import type { ReferenceId } from '#core/ids'
import { mergeFields, mergeReferences, proposeSurvivor, type MergeField } from '#core/references/merge-references'
import type { Reference } from '#core/references/reference'
import { useFormats, useText, type TextFunction } from '../../i18n'
import { Button, classes, Dialog, Notice, useToast, VerificationNote } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'
import { fieldText } from './field-text'
import { FIELD_KINDS, isItemType, type Field } from './item-fields'
import styles from './merge.module.css'

export interface MergeDialogProps {
  /** Two or more; undefined while the dialog is closed. */
  readonly references: readonly Reference[] | undefined
  readonly onClose: () => void
  readonly onMerged?: (survivor: ReferenceId) => void
}

/** Two or more references side by side: which one stays, and which value of each field that differs. */
export function MergeDialog({ references, onClose, onMerged }: MergeDialogProps) {
  const text = useText()
  return (
    <Dialog
      open={references !== undefined}
      onClose={onClose}
      title={text('library.mergeTitle', { count: references?.length ?? 0 })}
      closeLabel={text('common.close')}
      width={Math.min(1100, 200 + 320 * (references?.length ?? 2))}
    >
      {references && <MergeForm references={references} onClose={onClose} {...(onMerged && { onMerged })} />}
    </Dialog>
  )
}

interface MergeFormProps extends MergeDialogProps {
  readonly references: readonly Reference[]
}

function MergeForm({ references, onClose, onMerged }: MergeFormProps) {
  const text = useText()
  const toast = useToast()
  const { library } = useWorkbench()
  const [survivor, setSurvivor] = useState(() => proposeSurvivor(references))
  const [picks, setPicks] = useState<ReadonlyMap<string, number>>(new Map())
  const [all, setAll] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const fields = useMemo(() => mergeFields(references, survivor), [references, survivor])
  const equal = fields.filter((field) => !field.differs && hasEvery(field))
  const shown = all ? fields : fields.filter((field) => !equal.includes(field))
  const kept = references[survivor]
  const merge = async () => {
    if (!kept) return
    setBusy(true)
    try {
      const others = references.filter((one) => one !== kept).map((one) => one.id)
      await library.merge(mergeReferences(references, survivor, picks), others)
      toast(text('library.merged', { count: references.length }), { label: text('common.undo'), run: library.undoAct })
      onMerged?.(kept.id)
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
        void merge()
      }}
    >
      <div className={styles.scroller}>
        <div
          className={styles.grid}
          style={{ gridTemplateColumns: `110px repeat(${references.length}, minmax(200px, 1fr))` }}
        >
          <SurvivorRow references={references} survivor={survivor} onChange={setSurvivor} />
          {shown.map((field) => (
            <FieldRow
              key={field.field}
              field={field}
              picked={picks.get(field.field) ?? field.proposed}
              onPick={(at) => setPicks(new Map([...picks, [field.field, at]]))}
            />
          ))}
        </div>
      </div>
      {!all && equal.length > 0 && (
        <Button variant="quiet" size="small" onClick={() => setAll(true)}>
          {text('library.mergeEqual', { count: equal.length })}
        </Button>
      )}
      <p className={styles.about}>
        <Citing references={references} /> {text('library.mergeTogether')}
      </p>
      {problem && <Notice tone="bad">{text('library.editFailed', { message: problem })}</Notice>}
      <div className={styles.foot}>
        <Button onClick={onClose}>{text('common.cancel')}</Button>
        <Button variant="main" type="submit" busy={busy}>
          {text('library.mergeNow')}
        </Button>
      </div>
    </form>
  )
}

const hasEvery = ({ values }: MergeField): boolean => values.every((value) => fieldText(value) !== '')

interface SurvivorRowProps {
  readonly references: readonly Reference[]
  readonly survivor: number
  readonly onChange: (survivor: number) => void
}

function SurvivorRow({ references, survivor, onChange }: SurvivorRowProps) {
  const text = useText()
  return (
    <div role="radiogroup" aria-label={text('library.mergeKeep')} className={classes(styles.row, styles.survivors)}>
      <span className={styles.name}>{text('library.mergeKeep')}</span>
      {references.map((reference, at) => (
        <label key={reference.id} className={classes(styles.choice, at === survivor && styles.picked)}>
          <input type="radio" name="survivor" checked={at === survivor} onChange={() => onChange(at)} />
          <span>
            <span className={styles.key}>{reference.key}</span>
            <VerificationNote
              kind={reference.verification.kind}
              words={text(`verification.${reference.verification.kind}`)}
            />
          </span>
        </label>
      ))}
    </div>
  )
}

interface FieldRowProps {
  readonly field: MergeField
  readonly picked: number
  readonly onPick: (at: number) => void
}

function FieldRow({ field, picked, onPick }: FieldRowProps) {
  const text = useText()
  const label = fieldLabel(field.field, text)
  return (
    <div role="radiogroup" aria-label={label} className={classes(styles.row, field.differs && styles.differs)}>
      <span className={styles.name}>{label}</span>
      {field.values.map((value, at) => {
        const shown = field.field === 'type' ? typeLabel(value, text) : fieldText(value)
        return (
          // The place of a value is its reference's.
          // oxlint-disable-next-line react/no-array-index-key
          <label key={at} className={classes(styles.choice, at === picked && styles.picked)}>
            <input type="radio" name={field.field} checked={at === picked} onChange={() => onPick(at)} />
            <span className={shown === '' ? styles.none : undefined}>{shown || text('library.noValue')}</span>
          </label>
        )
      })}
    </div>
  )
}

function fieldLabel(field: string, text: TextFunction): string {
  if (field === 'type') return text('library.type')
  return field in FIELD_KINDS ? text(`field.${field as Field}`) : field
}

const typeLabel = (value: unknown, text: TextFunction): string =>
  typeof value === 'string' && isItemType(value) ? text(`type.${value}`) : fieldText(value)

/** Whose citations follow. */
function Citing({ references }: { readonly references: readonly Reference[] }) {
  const text = useText()
  const { list } = useFormats()
  const { library } = useWorkbench()
  const [titles, setTitles] = useState<readonly string[]>()
  useEffect(() => {
    let current = true
    library.citedIn(references.map((one) => one.id)).then(
      (citing) => current && setTitles([...new Set([...citing.values()].flat())]),
      () => undefined
    )
    return () => {
      current = false
    }
  }, [library, references])
  if (!titles) return null
  if (titles.length === 0) return text('library.mergeNoCitations')
  return text('library.mergeCitations', { titles: list(titles.slice(0, 5)) })
}
