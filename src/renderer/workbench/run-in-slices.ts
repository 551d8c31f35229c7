/** Time that a slice may take, in ms: a frame has sixteen, and drawing needs its part. */
const SLICE_MS = 8

export interface SliceOptions {
  /** Ends the work after the slice under way; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /** Called after each slice. */
  readonly onSlice?: (() => void) | undefined
}

/**
 * Does long work without freezing the window: `step` is called again and again, each time for as long as its `goOn`
 * says, until it gives a value. Keys, clicks and frames come in between.
 */
export async function runInSlices<Value>(
  step: (goOn: () => boolean) => Value | undefined,
  { signal, onSlice }: SliceOptions = {}
): Promise<Value> {
  for (;;) {
    signal?.throwIfAborted()
    const end = performance.now() + SLICE_MS
    const value = step(() => performance.now() < end)
    onSlice?.()
    if (value !== undefined) return value
    await giveWay()
  }
}

/** Calls `work` for each item, in slices. */
export async function eachInSlices<Item>(
  items: readonly Item[],
  work: (item: Item) => void,
  options?: SliceOptions
): Promise<void> {
  let next = 0
  await runInSlices((goOn) => {
    for (; next < items.length; next += 1) {
      const item = items[next]
      if (item !== undefined) work(item)
      if (next % 16 === 15 && !goOn()) {
        next += 1
        return undefined
      }
    }
    return true
  }, options)
}

interface Scheduling {
  readonly scheduler?: { readonly postTask?: (task: () => void) => Promise<void> }
}

/**
 * Waits its turn behind all that waits already. (`scheduler.yield` would go first again and again, and a timer would
 * wait four milliseconds more.)
 */
export function giveWay(): Promise<void> {
  const { scheduler } = globalThis as Scheduling
  return scheduler?.postTask ? scheduler.postTask(() => undefined) : new Promise((resolve) => void setTimeout(resolve))
}
