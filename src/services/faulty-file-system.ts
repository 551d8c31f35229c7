import type { FileHandle } from 'node:fs/promises'
import { nodeFileSystem } from './file-system'
import type { FileSystem } from './file-system'

/** One fault for tests: which call fails, from which time on, how often, and with what. */
export interface Fault {
  readonly call: 'open' | 'write' | 'sync' | 'rename' | 'truncate' | 'close'
  readonly code: string
  /** Calls that go well before the fault; 0 when left out. */
  readonly after?: number
  /** How many calls fail; all later ones when left out. */
  readonly times?: number
}

/** The real file system with faults put in its way. `shortWrites` lets each write take at most this many bytes. */
export function makeFaultyFileSystem(faults: readonly Fault[], shortWrites?: number): FileSystem {
  const calls = new Map<string, number>()
  const step = (call: Fault['call']): void => {
    const count = calls.get(call) ?? 0
    calls.set(call, count + 1)
    const hit = faults.find(({ call: name, after = 0, times = Infinity }) => {
      return name === call && count >= after && count < after + times
    })
    if (hit) throw Object.assign(new Error(`${hit.code}: injected into ${call}`), { code: hit.code })
  }
  const wrap = (handle: FileHandle): FileHandle =>
    new Proxy(handle, {
      get: (target, name) => {
        if (name === 'write') {
          return (bytes: Uint8Array, offset: number, length: number, position: number) => {
            step('write')
            return target.write(bytes, offset, Math.min(length, shortWrites ?? length), position)
          }
        }
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        return (...args: unknown[]): unknown => {
          if (name === 'sync' || name === 'truncate') step(name)
          return Reflect.apply(value, target, args)
        }
      }
    })
  return {
    ...nodeFileSystem,
    open: async (...args) => {
      step('open')
      return wrap(await nodeFileSystem.open(...args))
    },
    rename: async (...args) => {
      step('rename')
      return nodeFileSystem.rename(...args)
    }
  }
}
