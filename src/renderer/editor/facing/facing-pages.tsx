import { useEffect, useRef, useState } from 'react'
import type { ReactElement, ReactNode, RefObject } from 'react'
import type { Pairing } from '#core/manuscript/manuscript'
import { registerPaper } from '../click-on-paper'
import { getEditorHandle } from '../editor-handle'
import { SideEditorView } from '../side-editor-view'
import type { SideEditorViewProps } from '../side-editor-view'
import { alignSides } from './align-sides'
import type { PairingRow } from './align-sides'
import './facing-pages.css'

export interface FacingPagesProps {
  readonly leading: SideEditorViewProps
  readonly facing: SideEditorViewProps
  readonly pairings: readonly Pairing[]
  /** What stands above each side's text, such as its title. */
  readonly leadingHeader?: ReactNode
  readonly facingHeader?: ReactNode
  /** What stands between the pages; `rows` says where each pairing begins. */
  readonly gutter?: (rows: readonly PairingRow[]) => ReactNode
}

/** Below this width, in px, the sides stand one above the other. */
const STACK_BELOW = 560

/** Both sides on facing pages in one scroll container, paired blocks level with each other. */
export function FacingPages(props: FacingPagesProps): ReactElement {
  const { leading, facing, pairings, leadingHeader, facingHeader, gutter } = props
  const pages = useRef<HTMLDivElement>(null)
  const isStacked = useIsNarrow(pages)
  const [rows, setRows] = useState<readonly PairingRow[]>([])
  const wantsRows = gutter !== undefined

  useEffect(() => {
    if (!pages.current) return undefined
    return alignSides({
      leading: leading.editor,
      facing: facing.editor,
      pairings,
      pages: pages.current,
      isStacked: () => isStacked,
      onRows: wantsRows ? setRows : undefined
    })
  }, [leading.editor, facing.editor, pairings, isStacked, wantsRows])

  useEffect(() => {
    const stops = [leading.editor, facing.editor].map((editor) => {
      const handle = getEditorHandle(editor)
      const page = handle.element?.closest<HTMLElement>('.facing-page')
      return page ? registerPaper(page, handle) : () => undefined
    })
    return () => stops.forEach((stop) => stop())
  }, [leading.editor, facing.editor])

  return (
    <div className="facing-scroll">
      <div ref={pages} className="facing-pages" data-stacked={isStacked || undefined}>
        <section className="facing-page" lang={leading.lang} aria-label={leading.ariaLabel}>
          {leadingHeader}
          <SideEditorView {...leading} />
        </section>
        <div className="facing-gutter">{!isStacked && gutter?.(rows)}</div>
        <section className="facing-page" lang={facing.lang} aria-label={facing.ariaLabel}>
          {facingHeader}
          <SideEditorView {...facing} />
        </section>
      </div>
    </div>
  )
}

function useIsNarrow(element: RefObject<HTMLElement | null>): boolean {
  const [isNarrow, setIsNarrow] = useState(false)
  useEffect(() => {
    if (!element.current) return undefined
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setIsNarrow(entry.contentRect.width < STACK_BELOW)
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return isNarrow
}
