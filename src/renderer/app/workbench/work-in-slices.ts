/** Time that a slice may take, in ms, so that a key typed meanwhile is shown in the next frame. */
const SLICE_MS = 8
/** Pause between slices. */
const PAUSE_MS = 4

/**
 * A function that starts long work in the background: `work` is called again and again, each time for as long as its
 * `goOn` says, until it returns true. Starting what runs already changes nothing.
 */
export function workInSlices(work: (goOn: () => boolean) => boolean): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const slice = (): void => {
    const end = performance.now() + SLICE_MS
    const isDone = work(() => performance.now() < end)
    timer = isDone ? undefined : setTimeout(slice, PAUSE_MS)
  }
  return () => {
    timer ??= setTimeout(slice, PAUSE_MS)
  }
}
