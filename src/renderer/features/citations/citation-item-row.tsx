import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { ReferenceId } from '#core/ids'
import type { CitationItem, LocatorLabel } from '#core/manuscript/citation'
import type { Reference } from '#core/references/reference'
import { useText } from '../../i18n'
import { IconButton, isComposingKey, Notice, ReferenceLine, Select, TextField, VerificationNote } from '../../ui'
import styles from './citations.module.css'

/** The locator labels worth offering; the others of CSL survive import and export and show as they are. */
const OFFERED_LABELS = [
  'page',
  'chapter',
  'section',
  'paragraph',
  'figure',
  'table',
  'volume',
  'issue',
  'line',
  'note',
  'part',
  'supplement',
  'equation',
  'verse'
] as const satisfies readonly LocatorLabel[]
type OfferedLabel = (typeof OFFERED_LABELS)[number]

export interface CitationItemRowProps {
  readonly item: CitationItem
  /** Undefined where the library lost it: it stays in the citation, visibly. */
  readonly reference: Reference | undefined
  readonly first: boolean
  readonly last: boolean
  readonly onChange: (item: CitationItem) => void
  readonly onMove: (delta: 1 | -1) => void
  readonly onRemove: () => void
  /** Opens the reference in the library; absent where there is no way to it. */
  readonly onEdit: ((id: ReferenceId) => void) | undefined
}

/**
 * One source of a cluster with its locator, prefix and suffix. Alt+Up and Alt+Down move it, Enter goes to its page,
 * Delete removes it.
 */
export function CitationItemRow(props: CitationItemRowProps) {
  const { item, reference, first, last, onChange, onMove, onRemove, onEdit } = props
  const text = useText()
  const [open, setOpen] = useState(hasDetails(item))
  const move = useMoveWithFocus(onMove)
  const locator = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const openDetails = (): void => {
    setOpen(true)
    requestAnimationFrame(() => locator.current?.focus())
  }
  const keyDown = (event: KeyboardEvent): void => {
    if (isComposingKey(event)) return
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      move(event.key === 'ArrowUp' ? -1 : 1)
    } else if (event.target !== event.currentTarget) return
    else if (event.key === 'Delete') onRemove()
    else if (event.key === 'Enter') openDetails()
  }
  const label = item.label ?? 'page'
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- the row is moved and removed by keyboard
    <li className={styles.item} tabIndex={0} onKeyDown={keyDown}>
      {reference ? (
        <ReferenceLine reference={reference} untitled={text('common.untitled')} />
      ) : (
        <Notice tone="warn">{text('cite.missing')}</Notice>
      )}
      <div className={styles.itemFoot}>
        {reference && reference.verification.kind !== 'verified' && (
          <VerificationNote
            kind={reference.verification.kind}
            words={text(`verification.${reference.verification.kind}`)}
          />
        )}
        <span className={styles.itemActs}>
          {reference && onEdit && (
            <IconButton icon="edit" size="small" label={text('cite.edit')} onClick={() => onEdit(reference.id)} />
          )}
          <IconButton
            icon="more"
            size="small"
            label={text('cite.details')}
            pressed={open}
            onClick={() => (open ? setOpen(false) : openDetails())}
          />
          {!(first && last) && (
            <>
              <IconButton
                icon="arrow-up"
                size="small"
                label={text('cite.up')}
                disabled={first}
                onClick={() => move(-1)}
              />
              <IconButton
                icon="arrow-down"
                size="small"
                label={text('cite.down')}
                disabled={last}
                onClick={() => move(1)}
              />
            </>
          )}
          <IconButton icon="close" size="small" label={text('cite.removeItem')} onClick={onRemove} />
        </span>
      </div>
      {open && (
        <div className={styles.fields}>
          <Select<OfferedLabel>
            label={text('cite.label')}
            value={isOffered(label) ? label : 'page'}
            choices={OFFERED_LABELS.map((value) => ({ value, label: text(`cite.locator.${value}`) }))}
            onChange={(value) => onChange({ ...item, label: value })}
          />
          <TextField
            ref={locator}
            label={text('cite.locator')}
            value={item.locator ?? ''}
            onChange={(value) => onChange(withPart(item, 'locator', value))}
          />
          <TextField
            label={text('cite.prefix')}
            value={item.prefix ?? ''}
            onChange={(value) => onChange(withPart(item, 'prefix', value))}
          />
          <TextField
            label={text('cite.suffix')}
            value={item.suffix ?? ''}
            onChange={(value) => onChange(withPart(item, 'suffix', value))}
          />
        </div>
      )}
    </li>
  )
}

/** A browser takes the focus from an element that is moved; this gives it back. */
function useMoveWithFocus(onMove: (delta: 1 | -1) => void): (delta: 1 | -1) => void {
  const focused = useRef<Element>(null)
  useLayoutEffect(() => {
    if (focused.current instanceof HTMLElement) focused.current.focus()
    focused.current = null
  })
  return (delta) => {
    focused.current = document.activeElement
    onMove(delta)
  }
}

const isOffered = (label: LocatorLabel): label is OfferedLabel => OFFERED_LABELS.some((one) => one === label)

function hasDetails(item: CitationItem): boolean {
  return item.locator !== undefined || item.prefix !== undefined || item.suffix !== undefined
}

/** An absent part is undefined, never an empty string. */
function withPart(item: CitationItem, part: 'locator' | 'prefix' | 'suffix', value: string): CitationItem {
  const { [part]: _, ...rest } = item
  return value === '' ? rest : { ...rest, [part]: value }
}
