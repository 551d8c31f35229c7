/** Listeners of one event. */
export interface Listeners<T> {
  readonly add: (listener: (value: T) => void) => () => void
  readonly emit: (value: T) => void
}

/** An empty set of listeners; one that leaves while an event runs is not called any more. */
export function createListeners<T>(): Listeners<T> {
  const listeners = new Set<(value: T) => void>()
  return {
    add: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    emit: (value) => {
      for (const listener of listeners) listener(value)
    }
  }
}
