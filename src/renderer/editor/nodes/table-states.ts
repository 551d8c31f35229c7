import { createState } from 'lexical'
import type { TableCell } from '#core/manuscript/nodes'

const NO_WIDTHS: readonly number[] = []

/** On a table: the widths of its columns in points; none where they are equal. */
export const columnWidthsState = createState('columnWidths', {
  parse: (value: unknown): readonly number[] =>
    Array.isArray(value) && value.every((width) => typeof width === 'number' && width > 0) ? value : NO_WIDTHS
})

/** On a cell: how its text is set; empty where to the start. */
export const alignState = createState('align', {
  parse: (value: unknown): NonNullable<TableCell['align']> | '' =>
    value === 'center' || value === 'right' ? value : ''
})
