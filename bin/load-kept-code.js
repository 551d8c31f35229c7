const { readFileSync, renameSync, writeFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const path = require('node:path')
const { Script } = require('node:vm')

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

/** Files whose exports are loaded where they are first used; the build names them so. */
const LATER = /^\.\/later-/u

const atFirstUse = (load) => new Proxy({}, { get: (_target, name) => load()[name] })

/**
 * Loads a built CommonJS file and the files that it requires by relative paths, with the code that V8 compiled of them
 * in an earlier run. V8 itself refuses what another version of it, other flags or another text has left: that file is
 * compiled anew, as without this. Gives the file's exports, and `keep`, which stores the code compiled so far.
 */
function loadKeptCode(entry) {
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
    const folder = path.dirname(file)
    const requireOther = createRequire(file)
    const requireAny = (name) => {
      if (!name.startsWith('.')) return requireOther(name)
      const file = path.resolve(folder, name)
      return LATER.test(name) && !modules.has(file) ? atFirstUse(() => load(file)) : load(file)
    }
    script.runInThisContext()(module.exports, requireAny, module, file, folder)
    return module.exports
  }

  const keep = () => scripts.forEach((script, file) => writeKept(file, script.createCachedData()))
  return { exports: load(entry), keep }
}

module.exports = { loadKeptCode }
