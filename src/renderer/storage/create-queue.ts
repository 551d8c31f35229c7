/** Runs jobs one after the other; a failed job does not stop the next. */
export function createQueue(): (job: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve()
  return (job) => {
    last = last.catch(() => undefined).then(job)
    return last
  }
}
