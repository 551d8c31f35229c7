import { dirname, join } from 'node:path'
import { fail, succeed, type Result } from '#core/result'
import type { FileBeside, HostError } from '#host/host-api'
import type { FileSystem } from './file-system'
import { hostErrorOf } from './host-error-of'
import { writeFileAtomically } from './write-file-atomically'

/** Writes what belongs beside the file at `path`, its folders made; the first failure ends it. */
export async function writeFilesBeside(
  fs: FileSystem,
  path: string,
  files: readonly FileBeside[]
): Promise<Result<void, HostError>> {
  for (const { name, bytes } of files) {
    const target = join(dirname(path), ...name.split('/'))
    try {
      await fs.mkdir(dirname(target), { recursive: true })
      await writeFileAtomically(target, bytes, fs)
    } catch (error) {
      return fail(hostErrorOf(error, 'write-failed', target))
    }
  }
  return succeed(undefined)
}
