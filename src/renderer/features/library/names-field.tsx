import { useId, useState } from 'react'
import { nameText, parseName } from '#core/references/names'
import type { CslName } from '#core/references/reference'
import { useText } from '../../i18n'
import { Button, IconButton, Menu, type MenuEntry } from '../../ui'
import { DraftField } from './draft-field'
import { moveName, setNamePart, toOneField, toTwoFields } from './edit-names'
import styles from './library.module.css'

export interface NamesFieldProps {
  readonly label: string
  readonly names: readonly CslName[]
  readonly onChange: (names: readonly CslName[]) => void
}

/** Longer lists show their beginning until they are asked for. */
const SHOWN = 8

/** A list of names in order. A whole name typed or pasted into an empty line is split by the rules of its script. */
export function NamesField({ label, names, onChange }: NamesFieldProps) {
  const text = useText()
  const id = useId()
  const [all, setAll] = useState(names.length <= SHOWN + 2)
  const replace = (at: number, name: CslName | undefined) =>
    onChange(names.flatMap((old, index) => (index === at ? (name ?? []) : old)))
  const addAll = (value: string) =>
    onChange([...names, ...value.split(/\s*[;；]\s*/).flatMap((one) => parseName(one) ?? [])])
  return (
    <div role="group" aria-labelledby={id} className={styles.names}>
      <span id={id} className={styles.namesLabel}>
        {label}
      </span>
      {names.slice(0, all ? names.length : SHOWN).map((name, index) => (
        // Names have no identity of their own; their place is it.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className={styles.name}>
          <NameParts name={name} label={`${label} ${index + 1}`} onChange={(next) => replace(index, next)} />
          <NameMenu names={names} index={index} onChange={onChange} />
        </div>
      ))}
      {!all && (
        <Button variant="quiet" size="small" onClick={() => setAll(true)}>
          {text('library.namesAll', { count: names.length })}
        </Button>
      )}
      <DraftField
        label={text('library.nameAdd', { label })}
        labelHidden
        placeholder={text('library.nameAddHint')}
        value=""
        onCommit={addAll}
      />
    </div>
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
  if (name.literal !== undefined) return part('literal')
  return (
    <>
      {part('family')}
      {part('given')}
    </>
  )
}

interface NameMenuProps {
  readonly names: readonly CslName[]
  readonly index: number
  readonly onChange: (names: readonly CslName[]) => void
}

/** What can be done to one name of the list. */
function NameMenu({ names, index, onChange }: NameMenuProps) {
  const text = useText()
  const name = names[index] ?? {}
  const whole = name.literal !== undefined
  const act = (id: string, label: string, next: readonly CslName[], disabled = false): MenuEntry => {
    return { kind: 'item', id, label, disabled, run: () => onChange(next) }
  }
  const turned = whole ? toTwoFields(name) : toOneField(name)
  return (
    <Menu
      align="end"
      trigger={<IconButton icon="more" size="small" label={text('library.nameActs', { name: nameText(name) })} />}
      entries={[
        act('turn', text(whole ? 'library.nameSplit' : 'library.nameJoin'), names.with(index, turned)),
        act('up', text('library.nameUp'), moveName(names, index, index - 1), index === 0),
        act('down', text('library.nameDown'), moveName(names, index, index + 1), index === names.length - 1),
        act('remove', text('common.remove'), names.toSpliced(index, 1))
      ]}
    />
  )
}
