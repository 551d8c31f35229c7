import type { LexicalEditor } from 'lexical'

/** Holds back what must not touch the text while an input method composes in it. */
export interface CompositionQueue {
  /** Runs the task now, or one task after the running composition has ended; in order. */
  readonly run: (task: () => void) => void
  readonly dispose: () => void
}

/** A queue for one editor. */
export function createCompositionQueue(editor: LexicalEditor): CompositionQueue {
  const waiting: (() => void)[] = []
  let isScheduled = false
  const flush = (): void => {
    isScheduled = false
    while (!editor.isComposing()) {
      const task = waiting.shift()
      if (!task) return
      task()
    }
  }
  // Chrome may send compositionend before the key that confirmed, so a task passes first.
  const dispose = editor.registerUpdateListener(() => {
    if (isScheduled || waiting.length === 0 || editor.isComposing()) return
    isScheduled = true
    setTimeout(flush, 0)
  })
  return {
    run: (task) => {
      if (waiting.length === 0 && !editor.isComposing()) task()
      else waiting.push(task)
    },
    dispose
  }
}
