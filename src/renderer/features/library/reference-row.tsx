import type { DragEvent, MouseEvent } from 'react'
import type { ReferenceId } from '#core/ids'
import { describeReference } from '#core/references/describe-reference'
import { plainTitle } from '#core/references/title-markup'
import type { Reference } from '#core/references/reference'
import { useText } from '../../i18n'
import { classes, StatusDot, TitleText, VERIFICATION_TONES } from '../../ui'
import styles from './library.module.css'

/** `narrow`: two lines a row; `middle`: author, year, title; `wide`: journal and key as well. */
export type RowLayout = 'narrow' | 'middle' | 'wide'

export interface ReferenceRowProps {
  readonly reference: Reference
  readonly index: number
  readonly top: number
  readonly height: number
  readonly layout: RowLayout
  readonly selected: boolean
  readonly active: boolean
  readonly onClick: (id: ReferenceId, event: MouseEvent) => void
  readonly onOpen: (id: ReferenceId) => void
  readonly onDragStart: (id: ReferenceId, event: DragEvent) => void
}

/** One reference in the list. The keyboard is the grid's. */
export function ReferenceRow(props: ReferenceRowProps) {
  const { reference, index, top, height, layout, selected, active, onClick, onOpen, onDragStart } = props
  const text = useText()
  const { title, authors, year, container } = describeReference(reference.item)
  const { kind } = reference.verification
  const language = typeof reference.item.language === 'string' ? reference.item.language : undefined
  const dot = (
    <span role="gridcell" className={styles.dot}>
      <StatusDot tone={VERIFICATION_TONES[kind]} label={text(`verification.${kind}`)} />
    </span>
  )
  return (
    <div
      id={`ref-${reference.id}`}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-layout={layout}
      data-active={active ? '' : undefined}
      className={classes(styles.row, kind === 'retracted' && styles.retracted)}
      style={{ height, translate: `0 ${top}px` }}
      onClick={(event) => onClick(reference.id, event)}
      onKeyDown={(event) => event.key === 'Enter' && onOpen(reference.id)}
      draggable
      onDragStart={(event) => onDragStart(reference.id, event)}
      onDoubleClick={() => onOpen(reference.id)}
    >
      {layout === 'narrow' ? (
        <>
          <span role="gridcell" className={styles.twoLines} lang={language}>
            <span className={styles.rowTitle}>
              <TitleText title={title || text('library.untitled')} />
            </span>
            <span className={styles.rowAbout}>
              {[authors, year, container].filter(Boolean).join(' · ') || reference.key}
            </span>
          </span>
          {dot}
        </>
      ) : (
        <>
          {dot}
          <Cell value={authors} lang={language} />
          <Cell value={year} lang={language} />
          <Cell value={title || text('library.untitled')} lang={language} strong />
          {layout === 'wide' && <Cell value={container} lang={language} />}
          {layout === 'wide' && <Cell value={reference.key} lang={undefined} />}
        </>
      )}
    </div>
  )
}

interface CellProps {
  readonly value: string
  readonly lang: string | undefined
  readonly strong?: boolean
}

function Cell({ value, lang, strong }: CellProps) {
  return (
    <span
      role="gridcell"
      className={strong ? styles.rowTitle : styles.cell}
      title={strong ? plainTitle(value) : value}
      lang={lang}
    >
      {strong ? <TitleText title={value} /> : value}
    </span>
  )
}
