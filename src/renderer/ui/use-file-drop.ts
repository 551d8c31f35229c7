import { useCallback, useState } from 'react'

/**
 * Takes files dropped on an element. Gives whether files hover over it now, and the element's `ref`. Dropping is a
 * shortcut only: each place that has it also has a button.
 */
export function useFileDrop(
  onFiles: (files: readonly File[]) => void
): readonly [boolean, (element: HTMLElement | null) => (() => void) | undefined] {
  const [over, setOver] = useState(false)
  const attach = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return undefined
      const stop = new AbortController()
      const { signal } = stop
      const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
      const hover = (event: DragEvent) => {
        if (!holdsFiles(event)) return
        event.preventDefault()
        setOver(true)
      }
      const leave = (event: DragEvent) => {
        if (!(event.relatedTarget instanceof Node) || !element.contains(event.relatedTarget)) setOver(false)
      }
      const drop = (event: DragEvent) => {
        setOver(false)
        if (!holdsFiles(event)) return
        event.preventDefault()
        onFiles([...(event.dataTransfer?.files ?? [])])
      }
      element.addEventListener('dragover', hover, { signal })
      element.addEventListener('dragleave', leave, { signal })
      element.addEventListener('drop', drop, { signal })
      return () => stop.abort()
    },
    [onFiles]
  )
  return [over, attach]
}
