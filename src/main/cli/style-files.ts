import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createStyleSource, type StyleSource } from '#core/citation/style-source'

/** The program's `resources` folder, found upwards from this file: the built command line lies deeper than its source. */
function findResources(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder))
    if (existsSync(join(folder, 'resources', 'styles', 'index.json'))) return join(folder, 'resources')
  throw new Error('The folder “resources” is missing from this installation of Bifolium. Install it again.')
}

/** The shipped styles and locales, read from the installation. */
export function createFileStyleSource(): StyleSource {
  const resources = findResources()
  return createStyleSource((path) => readFile(join(resources, path)))
}
