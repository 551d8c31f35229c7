// Adds to package-lock.json the parts for other systems that npm leaves out when the registry in use does not carry
// them; without them `npm ci` refuses the lock everywhere. Run it after an `npm install` that changed the lock.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './project.mjs'

const FILE = join(root, 'package-lock.json')
const PLATFORM =
  /(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|x64|ia32|ppc64|riscv64|s390x)(?:-(gnu|musl))?/

function describe(name, version, owner) {
  const [, os, cpu, libc] = PLATFORM.exec(name) ?? []
  if (!os) throw new Error(`${name} names no system that this script knows`)
  return {
    version,
    cpu: [cpu],
    ...(owner.dev && { dev: true }),
    ...(os === 'linux' && libc && { libc: [libc === 'gnu' ? 'glibc' : libc] }),
    license: owner.license,
    optional: true,
    os: [os],
    ...(owner.engines && { engines: owner.engines })
  }
}

const lock = JSON.parse(readFileSync(FILE, 'utf8'))
const added = []
for (const [path, owner] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(owner.optionalDependencies ?? {})) {
    const key = `node_modules/${name}`
    if (lock.packages[key] || lock.packages[`${path}/${key}`]) continue
    added.push([key, describe(name, version, owner)])
  }
}
const entries = [...Object.entries(lock.packages), ...added].sort(([a], [b]) => a.localeCompare(b, 'en'))
lock.packages = Object.fromEntries(entries)
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`)
process.stdout.write(`${added.length} parts for other systems added to package-lock.json.\n`)
