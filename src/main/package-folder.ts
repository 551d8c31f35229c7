import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

function findUpwards(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('Bifolium’s package.json is missing')
  return findUpwards(parent)
}

/** The folder of Bifolium's package.json, wherever below it the built or the source file lies that runs. */
export const packageFolder = findUpwards(import.meta.dirname)

/** Bifolium's version, e.g. `0.1.0`. */
export function readPackageVersion(): string {
  const parsed: unknown = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'))
  const version = typeof parsed === 'object' && parsed !== null && 'version' in parsed ? parsed.version : undefined
  if (typeof version !== 'string') throw new Error(`${join(packageFolder, 'package.json')} has no version`)
  return version
}
