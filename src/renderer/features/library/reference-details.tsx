import { Fragment, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { ReferenceId } from '#core/ids'
import { isWellFormedKey } from '#core/references/citation-key'
import type { CslItem, Reference } from '#core/references/reference'
import { useText } from '../../i18n'
import { Button, IconButton, Menu, Notice, Select } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'
import { DraftField } from './draft-field'
import { FIELD_KINDS, FIELDS, isItemType, ITEM_TYPES, shownFields, withField, type Field } from './item-fields'
import { ItemField } from './item-field'
import { ReferenceExtras } from './reference-extras'
import { SentenceCaseButton } from './sentence-case-button'
import { SourceText } from './source-text'
import { splitTags } from './split-tags'
import type { Organising } from './use-organising'
import { useReferenceEdits } from './use-reference-edits'
import { VerificationBlock } from './verification-block'
import styles from './library.module.css'

export interface ReferenceDetailsProps {
  readonly reference: Reference
  /** Back to the list, where the details have taken its place. */
  readonly onBack?: () => void
  /** Takes the keyboard when it comes up, having been asked for elsewhere. */
  readonly focused: boolean
  readonly organising: Organising
  /** Shows another reference, such as its preprint. */
  readonly onShow: (id: ReferenceId) => void
}

/** One reference, field by field. Each field is stored when it is left; undo takes it back. */
export function ReferenceDetails({ reference, onBack, focused, organising, onShow }: ReferenceDetailsProps) {
  const text = useText()
  const details = useRef<HTMLElement>(null)
  useEffect(() => {
    if (focused) details.current?.focus()
  }, [focused])
  const { edit, problem } = useReferenceEdits(reference)
  const [asked, setAsked] = useState<ReadonlySet<Field>>(new Set())
  const { item } = reference
  const shown = shownFields(item, asked)
  const change = (next: (item: CslItem) => CslItem) => edit((old) => ({ ...old, item: next(old.item) }))
  const missing = FIELDS.filter((field) => !shown.includes(field))
  return (
    <section ref={details} className={styles.details} aria-label={text('library.details')} tabIndex={-1}>
      <header className={styles.detailsHead}>
        {onBack && <IconButton icon="back" label={text('common.back')} onClick={onBack} />}
        <h3>{text('library.details')}</h3>
      </header>
      {problem && (
        <div className={styles.problem}>
          <Notice tone="bad">{text('library.editFailed', { message: problem })}</Notice>
        </div>
      )}
      <VerificationBlock reference={reference} onTake={change} />
      <div className={styles.form} data-form="rows">
        <TypeField item={item} onChange={(type) => change((old) => ({ ...old, type }))} />
        {shown.map((field) => (
          <Fragment key={field}>
            <ItemField
              field={field}
              kind={FIELD_KINDS[field]}
              item={item}
              onChange={(value) => change((old) => withField(old, field, value))}
            />
            {field === 'title' && (
              <SentenceCaseButton item={item} onTitle={(title) => change((old) => withField(old, 'title', title))} />
            )}
          </Fragment>
        ))}
        <KeyField reference={reference} onCommit={(key) => edit((old) => ({ ...old, key }))} />
        <DraftField
          label={text('library.tags')}
          hint={text('library.tagsHint')}
          value={reference.tags.join('; ')}
          onCommit={(value) => edit((old) => ({ ...old, tags: splitTags(value) }))}
        />
        <SourceText item={item} />
        {missing.length > 0 && (
          <Menu
            trigger={<Button icon="add">{text('library.addField')}</Button>}
            entries={missing.map((field) => ({
              kind: 'item',
              id: field,
              label: text(`field.${field}`),
              run: () => setAsked(new Set([...asked, field]))
            }))}
          />
        )}
        <ReferenceExtras reference={reference} onEdit={edit} onShow={onShow} organising={organising} />
      </div>
    </section>
  )
}

function TypeField({ item, onChange }: { readonly item: CslItem; readonly onChange: (type: string) => void }) {
  const text = useText()
  const known = ITEM_TYPES.map((type) => ({ value: type as string, label: text(`type.${type}`) }))
  const choices = isItemType(item.type) ? known : [{ value: item.type, label: item.type }, ...known]
  return <Select label={text('library.type')} value={item.type} choices={choices} onChange={onChange} />
}

interface KeyFieldProps {
  readonly reference: Reference
  readonly onCommit: (key: string) => void
}

function KeyField({ reference, onCommit }: KeyFieldProps) {
  const text = useText()
  const { library } = useWorkbench()
  const references = useStore(library.state, (state) => state.references)
  const problemOf = (value: string): string | undefined => {
    if (!isWellFormedKey(value)) return text('library.keyMalformed')
    const lower = value.toLowerCase()
    const taken = [...references.values()].some(({ id, key }) => id !== reference.id && key.toLowerCase() === lower)
    return taken ? text('library.keyTaken') : undefined
  }
  return <DraftField label={text('library.key')} value={reference.key} problemOf={problemOf} onCommit={onCommit} />
}
