import { readFileSync } from 'node:fs'
import { decode, encode } from './wire.mjs'

function runPreload(preload, encode, decode) {
  const invoke = window.$standInInvoke
  const channels = new Map()
  window.$standInDeliver = (channel, value) => {
    for (const listener of channels.get(channel) ?? []) listener({}, decode(value))
  }
  const electron = {
    ipcRenderer: {
      invoke: async (channel, ...args) => {
        const answer = await invoke(channel, encode(args))
        if (answer.error !== undefined) throw new Error(answer.error)
        return decode(answer.value)
      },
      on: (channel, listener) => channels.set(channel, [...(channels.get(channel) ?? []), listener])
    },
    contextBridge: {
      exposeInMainWorld: (name, api) => Object.defineProperty(window, name, { value: Object.freeze(api) })
    }
  }
  const requireModule = (name) => {
    if (name === 'electron') return electron
    throw new Error(`module not found: ${name}`)
  }
  const module = { exports: {} }
  preload(requireModule, module, module.exports)
}

/**
 * The script that runs the built preload in the main frame before any script of the page, with the two modules that a
 * sandboxed preload has.
 */
export function makePreloadScript(file) {
  const preload = `function (require, module, exports) {\n${readFileSync(file, 'utf8')}\n}`
  const parts = [encode, decode, runPreload].map(String)
  return [
    "if (window === window.top && location.protocol === 'https:') {",
    ...parts,
    `runPreload(${preload}, encode, decode)`,
    '}'
  ].join('\n')
}
