import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { TypedReferences } from '#core/exchange/typed-references/typed-references'
import { useText, type TextFunction } from '../../i18n'
import { classes, isComposingKey, rowForKey, useVirtualRows } from '../../ui'
import { typedRows, type TypedRow } from './typed-rows'
import styles from './typed-references.module.css'

export interface TypedListProps {
  readonly found: TypedReferences
  /** Takes the focus as it comes up: where it does so late, that would stay on the way out. */
  readonly takesFocus?: boolean
}

const HEAD = 34
/** The words around a mark are one line, those of an entry up to two. */
const MARK = 38
const ENTRY = 52

/**
 * Every typed citation and every entry of the list, what needs a look first; only those in sight are drawn. Arrows go
 * from row to row.
 */
export function TypedList({ found, takesFocus = false }: TypedListProps) {
  const text = useText()
  const rows = useMemo(() => typedRows(found), [found])
  const [active, setActive] = useState(0)
  const scroller = useRef<HTMLDivElement>(null)
  const size = (index: number): number => HEIGHTS[rows[index]?.kind ?? 'entry']
  const virtual = useVirtualRows({ count: rows.length, scroller, size })
  useEffect(() => virtual.scrollToIndex(active), [virtual, active])
  useEffect(() => {
    if (takesFocus) scroller.current?.focus({ preventScroll: true })
  }, [takesFocus])
  const keyDown = (event: KeyboardEvent) => {
    const to = rowForKey(event.key, active, rows.length)
    if (to === undefined || isComposingKey(event)) return
    setActive(to)
    event.preventDefault()
  }
  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={text('typed.found')}
      aria-rowcount={rows.length}
      aria-activedescendant={`typed-${active}`}
      className={styles.list}
      onKeyDown={keyDown}
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          return (
            row && (
              <div
                key={index}
                id={`typed-${index}`}
                role="row"
                tabIndex={-1}
                aria-rowindex={index + 1}
                aria-selected={index === active}
                className={classes(styles.row, row.kind === 'head' && styles.head)}
                style={{ height: size(index), translate: `0 ${start}px` }}
                onMouseDown={() => setActive(index)}
              >
                <Row row={row} />
              </div>
            )
          )
        })}
      </div>
    </div>
  )
}

const HEIGHTS: Readonly<Record<TypedRow['kind'], number>> = { head: HEAD, mark: MARK, stranger: MARK, entry: ENTRY }

function Row({ row }: { readonly row: TypedRow }) {
  const text = useText()
  switch (row.kind) {
    case 'head':
      return (
        <span role="gridcell" className={styles.headWords}>
          {text(`typed.group.${row.group}`)} <span className={styles.count}>{row.count}</span>
        </span>
      )
    case 'entry':
      return (
        <>
          <span role="gridcell" className={styles.name}>
            {row.name}
          </span>
          <span role="gridcell" className={styles.words} title={row.entry.raw}>
            {row.entry.raw}
          </span>
          <span role="gridcell" className={styles.note}>
            {row.fields.length > 0 &&
              text('typed.fields', { fields: row.fields.map((one) => fieldName(one, text)).join(text('typed.comma')) })}
          </span>
        </>
      )
    default:
      return <MarkRow row={row} />
  }
}

function MarkRow({ row }: { readonly row: Extract<TypedRow, { readonly kind: 'mark' | 'stranger' }> }) {
  const text = useText()
  const { mark } = row
  const shown = row.kind === 'mark' ? mark.text : row.text
  const at = mark.context.indexOf(shown)
  const { reason = 'not-in-list', absent = '' } = mark.outcome.kind === 'unmatched' ? mark.outcome : {}
  const isLinked = row.kind === 'mark' && mark.outcome.kind === 'linked'
  return (
    <>
      <span role="gridcell" className={styles.name}>
        {/[一-鿿]/u.test(mark.context) ? '中' : 'EN'}
      </span>
      <span role="gridcell" className={styles.place} title={mark.context}>
        {at < 0 ? (
          mark.context
        ) : (
          <>
            {mark.context.slice(0, at)}
            <mark className={isLinked ? styles.linked : styles.left}>{shown}</mark>
            {mark.context.slice(at + shown.length)}
          </>
        )}
      </span>
      <span role="gridcell" className={styles.note}>
        {isLinked ? `→ ${row.numbers.join(', ')}` : text(`typed.reason.${reason}`, { absent })}
      </span>
    </>
  )
}

const FIELDS = [
  'title',
  'author',
  'editor',
  'container-title',
  'issued',
  'volume',
  'issue',
  'page',
  'publisher',
  'publisher-place',
  'edition',
  'genre',
  'number'
] as const

function fieldName(field: string, text: TextFunction): string {
  const known = FIELDS.find((one) => one === field)
  return known ? text(`field.${known}`) : field
}
