import * as fs from 'node:fs/promises'

/** The part of `node:fs/promises` that services use, so that tests can put faults in its way. */
export type FileSystem = Pick<
  typeof fs,
  'mkdir' | 'open' | 'readFile' | 'readdir' | 'realpath' | 'rename' | 'stat' | 'unlink'
>

/** The real file system. */
export const nodeFileSystem: FileSystem = fs
