/** Long work that gives way every now and then; its value comes at the end. */
export type Steps<Value> = Generator<undefined, Value>

/** Comparisons in one step. */
const STRIDE = 200
/** Items mapped in one step. */
const MAPPED = 32

/** Runs a generator for as long as `goOn` says at a time; gives what it returns once it is done. */
export function stepThrough<Value>(work: Steps<Value>): (goOn: () => boolean) => Value | undefined {
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

/** Does the whole work at once. */
export function finish<Value>(work: Steps<Value>): Value {
  for (;;) {
    const { value, done } = work.next()
    if (done) return value
  }
}

/** As `items.map(map)`, giving way every now and then. */
export function* mapSteps<Item, Value>(
  items: readonly Item[],
  map: (item: Item, index: number) => Value
): Steps<readonly Value[]> {
  const values: Value[] = []
  for (const item of items) {
    values.push(map(item, values.length))
    if (values.length % MAPPED === 0) yield undefined
  }
  return values
}

/**
 * Sorts and gives way every now and then, for lists so long that sorting holds up the window: merges runs of growing
 * length, from one array to the other and back. Equal values keep their order.
 */
export function* sortSteps<Value>(
  values: readonly Value[],
  compare: (a: Value, b: Value) => number
): Steps<readonly Value[]> {
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
