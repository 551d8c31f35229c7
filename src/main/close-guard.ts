/** Decides whether the window may close, giving a save that is under way a moment to end. */
export interface CloseGuard {
  readonly setUnsaved: (unsaved: boolean) => void
  /** True at once when nothing is unsaved; else waits for the save, and asks when it does not come. */
  readonly mayClose: () => Promise<boolean>
  readonly isSaved: () => boolean
}

const GRACE_MS = 3000

/** A guard that starts saved; `ask` resolves to true when the user closes all the same. */
export function createCloseGuard(ask: () => Promise<boolean>, graceMs = GRACE_MS): CloseGuard {
  let unsaved = false
  let onSaved: (() => void) | undefined
  const waitForSave = (): Promise<boolean> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), graceMs)
      onSaved = () => {
        clearTimeout(timer)
        resolve(true)
      }
    })
  return {
    setUnsaved: (value) => {
      unsaved = value
      if (!value) onSaved?.()
    },
    isSaved: () => !unsaved,
    mayClose: async () => !unsaved || (await waitForSave()) || ask()
  }
}
