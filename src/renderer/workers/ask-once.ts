/**
 * Asks a worker that was made for it one question; the worker ends with its answer, or when `signal` stops it. Rejects
 * with the signal's reason then, and with `failure` of the reason when the worker fails.
 */
export function askOnce<Answer>(
  worker: Worker,
  question: unknown,
  failure: (reason: string) => Error,
  signal?: AbortSignal
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void): void => {
      worker.terminate()
      signal?.removeEventListener('abort', stop)
      settle()
    }
    const stop = (): void => end(() => reject(signal?.reason as Error))
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => end(() => resolve(data)))
    worker.addEventListener('error', ({ message }) => end(() => reject(failure(message))))
    signal?.addEventListener('abort', stop)
    if (signal?.aborted) stop()
    else worker.postMessage(question)
  })
}
