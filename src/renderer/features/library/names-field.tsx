import { nameText, parseName } from '#core/references/names'
import type { CslName } from '#core/references/reference'
import { useText } from '../../i18n'
import { Button, IconButton } from '../../ui'
import { DraftField } from './draft-field'
import { moveName, setNamePart, toOneField, toTwoFields } from './edit-names'
import styles from './library.module.css'

export interface NamesFieldProps {
  readonly label: string
  readonly names: readonly CslName[]
  readonly onChange: (names: readonly CslName[]) => void
}

/** A list of names in order. A whole name typed or pasted into an empty line is split by the rules of its script. */
export function NamesField({ label, names, onChange }: NamesFieldProps) {
  const text = useText()
  const replace = (at: number, name: CslName | undefined) =>
    onChange(names.flatMap((old, index) => (index === at ? (name ?? []) : old)))
  const addAll = (value: string) =>
    onChange([...names, ...value.split(/\s*[;；]\s*/).flatMap((one) => parseName(one) ?? [])])
  return (
    <fieldset className={styles.names}>
      <legend>{label}</legend>
      {names.map((name, index) => (
        // Names have no identity of their own; their place is it.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className={styles.name}>
          <NameParts name={name} label={`${label} ${index + 1}`} onChange={(next) => replace(index, next)} />
          <IconButton
            icon="arrow-up"
            size="small"
            label={text('library.nameUp', { name: nameText(name) })}
            disabled={index === 0}
            onClick={() => onChange(moveName(names, index, index - 1))}
          />
          <IconButton
            icon="close"
            size="small"
            label={text('library.nameRemove', { name: nameText(name) })}
            onClick={() => replace(index, undefined)}
          />
        </div>
      ))}
      <DraftField
        label={text('library.nameAdd', { label })}
        labelHidden
        placeholder={text('library.nameAddHint')}
        value=""
        onCommit={addAll}
      />
    </fieldset>
  )
}

interface NamePartsProps {
  readonly name: CslName
  readonly label: string
  readonly onChange: (name: CslName | undefined) => void
}

function NameParts({ name, label, onChange }: NamePartsProps) {
  const text = useText()
  const part = (field: 'family' | 'given' | 'literal') => (
    <DraftField
      label={`${label}: ${text(`library.name.${field}`)}`}
      labelHidden
      placeholder={text(`library.name.${field}`)}
      value={name[field] ?? ''}
      onCommit={(value) => onChange(setNamePart(name, field, value))}
    />
  )
  if (name.literal !== undefined) {
    return (
      <>
        {part('literal')}
        <Button variant="quiet" size="small" onClick={() => onChange(toTwoFields(name))}>
          {text('library.nameSplit')}
        </Button>
      </>
    )
  }
  return (
    <>
      {part('family')}
      {part('given')}
      <Button
        variant="quiet"
        size="small"
        onClick={() => onChange(toOneField(name))}
        title={text('library.nameJoinWhy')}
      >
        {text('library.nameJoin')}
      </Button>
    </>
  )
}
