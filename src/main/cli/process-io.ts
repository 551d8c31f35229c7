import { readFile, stat } from 'node:fs/promises'
import { nodeFileSystem } from '../../services/file-system'
import { hostErrorOf } from '../../services/host-error-of'
import { readPicturesBeside } from '../../services/read-pictures-beside'
import { writeFileAtomically } from '../../services/write-file-atomically'
import { writeFilesBeside } from '../../services/write-files-beside'
import type { CommandIo } from './command'

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

function writeStandardOutput(bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(bytes, (error) => (error ? reject(error) : resolve()))
  })
}

/** The process's own streams and the real disk. */
export const processIo: CommandIo = {
  readInput: async (path) => {
    if (path === '-') return readStandardInput()
    try {
      return await readFile(path)
    } catch (error) {
      throw new Error(hostErrorOf(error, 'read-failed', path).message, { cause: error })
    }
  },
  readBeside: async (path, names) => {
    const pictures = await readPicturesBeside(nodeFileSystem, path, names)
    return new Map(pictures.map(({ name, found }) => [name, found]))
  },
  dateOf: async (path) => {
    const epoch = Number(process.env['SOURCE_DATE_EPOCH'] || Number.NaN)
    if (Number.isFinite(epoch)) return new Date(epoch * 1000).toISOString()
    return path === '-' ? new Date().toISOString() : (await stat(path)).mtime.toISOString()
  },
  writeOutput: async (path, bytes) => {
    if (path === '-') return writeStandardOutput(bytes)
    try {
      await writeFileAtomically(path, bytes)
    } catch (error) {
      throw new Error(hostErrorOf(error, 'write-failed', path).message, { cause: error })
    }
  },
  writeBeside: async (path, files) => {
    const written = await writeFilesBeside(nodeFileSystem, path, files)
    if (!written.ok) throw new Error(written.error.message)
  },
  print: (text) => void process.stdout.write(`${text}\n`),
  complain: (text) => void process.stderr.write(`${text}\n`)
}
