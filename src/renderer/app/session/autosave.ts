import type { SaveState } from '../../workbench/workbench'

export interface AutosaveOptions {
  /** Writes the newest state; rejects when any copy of it could not be written. */
  readonly write: () => Promise<void>
  readonly onState: (state: SaveState) => void
  readonly now: () => string
  /** Quiet time after the last change, and the longest a change may wait while typing goes on. */
  readonly delayMs?: number
  readonly longestWaitMs?: number
  /** Time between tries after a failure. */
  readonly retryMs?: number
}

export interface Autosave {
  /** Says that something changed. */
  readonly schedule: () => void
  /** Saves now if anything is unsaved; resolves when saved, rejects when it failed. */
  readonly flush: () => Promise<void>
  readonly isDirty: () => boolean
  readonly dispose: () => void
}

/**
 * Saves within a second of the last change, one write at a time, and goes on trying after a failure. A change made
 * while a write is under way is saved by a next one.
 */
export function createAutosave(options: AutosaveOptions): Autosave {
  const { delayMs = 500, longestWaitMs = 3000, retryMs = 2000 } = options
  let changes = 0
  let savedChanges = 0
  let firstUnsavedAt = 0
  let shown: SaveState['kind'] = 'saved'
  let timer: ReturnType<typeof setTimeout> | undefined
  let writing: Promise<void> | undefined

  const show = (state: SaveState): void => {
    shown = state.kind
    options.onState(state)
  }
  const wait = (ms: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void save().catch(() => undefined), ms)
  }

  const writeOnce = async (): Promise<void> => {
    const upTo = changes
    // What comes from now on waits anew: else each key typed during a long write would ask for the next one at once.
    firstUnsavedAt = Date.now()
    try {
      await options.write()
    } catch (error) {
      show({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
      wait(retryMs)
      throw error
    }
    savedChanges = upTo
    show(changes === upTo ? { kind: 'saved', at: options.now() } : { kind: 'saving' })
    if (changes !== upTo) wait(delayMs)
  }

  const save = async (): Promise<void> => {
    clearTimeout(timer)
    if (writing) await writing.catch(() => undefined)
    if (savedChanges === changes) return
    writing = writeOnce().finally(() => (writing = undefined))
    await writing
  }

  return {
    schedule: () => {
      if (savedChanges === changes) firstUnsavedAt = Date.now()
      changes += 1
      // From the first key on the text is not saved; a failure stays in sight until a save succeeds.
      if (shown === 'saved') show({ kind: 'saving' })
      wait(Math.max(0, Math.min(delayMs, firstUnsavedAt + longestWaitMs - Date.now())))
    },
    flush: save,
    isDirty: () => savedChanges !== changes,
    dispose: () => clearTimeout(timer)
  }
}
