import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

interface LockedPackage {
  readonly version?: string
  readonly resolved?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const root = join(import.meta.dirname, '..')
const readJson = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'))
const { packages } = readJson('package-lock.json') as { readonly packages: Readonly<Record<string, LockedPackage>> }

test('locks the parts for every system, so that npm ci works on each', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`]
    )
  )
  expect(missing).toEqual([])
})

test('names no download addresses, which may only work on one machine', () => {
  const addresses = Object.values(packages).flatMap(({ resolved }) => (resolved === undefined ? [] : [resolved]))
  expect(addresses).toEqual([])
})

test('pins exact versions, and one for every package of Lexical', () => {
  const { dependencies, devDependencies } = readJson('package.json') as Readonly<
    Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>
  >
  const all = Object.entries({ ...dependencies, ...devDependencies })
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  const lexical = Object.entries(packages).filter(([path]) => /node_modules\/(?:@lexical\/[^/]+|lexical)$/.test(path))
  expect(new Set(lexical.map(([, { version }]) => version)).size).toBe(1)
})
