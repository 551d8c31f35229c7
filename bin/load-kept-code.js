import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'
import { Script } from 'node:vm'

const keptFileOf = (file) => `${file}.v8`

function readKept(file) {
  try {
    return readFileSync(keptFileOf(file))
  } catch {
    return undefined
  }
}

/** Written beside and renamed, so that a command that starts meanwhile never reads half of it. */
function writeKept(file, code) {
  const unfinished = `${keptFileOf(file)}.${process.pid}`
  writeFileSync(unfinished, code)
  renameSync(unfinished, keptFileOf(file))
}

/**
 * Loads a built CommonJS file and the files that it requires by relative paths, with the code that V8 compiled of them
 * in an earlier run. V8 itself refuses what another version of it, other flags or another text has left: that file is
 * compiled anew, as without this. Gives the file's exports, and `keep`, which stores the code compiled so far.
 */
export function loadKeptCode(entry) {
  const modules = new Map()
  const scripts = new Map()

  function load(file) {
    const known = modules.get(file)
    if (known) return known.exports
    const module = { exports: {} }
    modules.set(file, module)
    const text = readFileSync(file, 'utf8')
    const script = new Script(`(function(exports, require, module, __filename, __dirname) {${text}\n})`, {
      filename: file,
      cachedData: readKept(file)
    })
    scripts.set(file, script)
    const folder = dirname(file)
    const requireOther = createRequire(file)
    const requireAny = (name) => (name.startsWith('.') ? load(resolve(folder, name)) : requireOther(name))
    script.runInThisContext()(module.exports, requireAny, module, file, folder)
    return module.exports
  }

  const keep = () => scripts.forEach((script, file) => writeKept(file, script.createCachedData()))
  return { exports: load(entry), keep }
}
