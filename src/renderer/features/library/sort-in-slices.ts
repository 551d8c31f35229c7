/** Comparisons between two questions whether to go on. */
const STRIDE = 200

/** Runs a generator for as long as `goOn` says at a time; gives what it returns once it is done. */
export function stepThrough<Value>(work: Generator<undefined, Value>): (goOn: () => boolean) => Value | undefined {
  let result: { readonly value: Value } | undefined
  return (goOn) => {
    while (!result) {
      const { value, done } = work.next()
      if (done) result = { value }
      else if (!goOn()) return undefined
    }
    return result.value
  }
}

/**
 * Sorts and gives way every now and then, for lists so long that sorting holds up the window: merges runs of growing
 * length, from one array to the other and back. Equal values keep their order.
 */
export function* sortSteps<Value>(
  values: readonly Value[],
  compare: (a: Value, b: Value) => number
): Generator<undefined, readonly Value[]> {
  let from = [...values]
  let to = [...values]
  let compared = 0
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) {
      const middle = Math.min(start + width, values.length)
      const end = Math.min(start + 2 * width, values.length)
      let [left, right] = [start, middle]
      for (let at = start; at < end; at += 1) {
        const takeLeft = right >= end || (left < middle && compare(from[left] as Value, from[right] as Value) <= 0)
        to[at] = (takeLeft ? from[left++] : from[right++]) as Value
        compared += 1
        if (compared % STRIDE === 0) yield undefined
      }
    }
    ;[from, to] = [to, from]
  }
  return from
}
