import { parseDate } from '#core/exchange/references/parse-date'
import type { CslDate, CslItem, CslName } from '#core/references/reference'
import { useText } from '../../i18n'
import { dateText } from './date-text'
import { DraftField } from './draft-field'
import type { Field, FieldKind } from './item-fields'
import { NamesField } from './names-field'

export interface ItemFieldProps {
  readonly field: Field
  readonly kind: FieldKind
  readonly item: CslItem
  readonly onChange: (value: unknown) => void
}

/** One field of an item, edited as its kind asks. */
export function ItemField({ field, kind, item, onChange }: ItemFieldProps) {
  const text = useText()
  const label = text(`field.${field}`)
  const value = item[field]
  const lang = typeof item.language === 'string' ? item.language : undefined
  if (kind === 'names') {
    return (
      <NamesField label={label} names={Array.isArray(value) ? (value as readonly CslName[]) : []} onChange={onChange} />
    )
  }
  if (kind === 'date') {
    return (
      <DraftField
        label={label}
        value={dateText(value as CslDate | undefined)}
        placeholder={text('library.dateHint')}
        onCommit={(next) => onChange(parseDate(next))}
      />
    )
  }
  const shown = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  return (
    <DraftField
      label={label}
      value={shown}
      lang={lang}
      onCommit={onChange}
      {...(kind === 'long' && { rows: field === 'title' ? 2 : 4 })}
    />
  )
}
