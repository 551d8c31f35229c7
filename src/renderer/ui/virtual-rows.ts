import type { RefObject } from 'react'
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'

export interface VirtualRowsOptions {
  readonly count: number
  readonly scroller: RefObject<HTMLDivElement | null>
  /** Height of a row in px; an estimate where rows are measured. */
  readonly size: (index: number) => number
  /** Stable key of a row, for rows that are measured. */
  readonly key?: (index: number) => string
}

/** Which rows of a long list are in sight, where they stand, and how to bring one there. */
export function useVirtualRows(options: VirtualRowsOptions): Virtualizer<HTMLDivElement, Element> {
  const { count, scroller, size, key } = options
  // The library hands out functions that change with every scroll; nothing here memoizes them.
  // oxlint-disable-next-line react/incompatible-library
  return useVirtualizer<HTMLDivElement, Element>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: size,
    overscan: 8,
    ...(key && { getItemKey: key })
  })
}
