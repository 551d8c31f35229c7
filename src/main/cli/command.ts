import type { MediaFile } from '#core/exchange/gather-media'
import type { PicturesFound } from '#core/exchange/pictures/pictures-beside'

/** Standard streams and files as commands see them, so that tests run commands without a process. */
export interface CommandIo {
  /** Reads a file, or standard input for `-`. Rejects with a message that names the file. */
  readonly readInput: (path: string) => Promise<Uint8Array>
  /** The pictures of these names in the folder of a file or below it, and those that only seem to be there. */
  readonly readBeside: (path: string, names: readonly string[]) => Promise<PicturesFound>
  /**
   * When a file was last changed, as an ISO 8601 instant, so that the same file gives the same result; the time now for
   * standard input. `SOURCE_DATE_EPOCH` (reproducible-builds.org) stands before both.
   */
  readonly dateOf: (path: string) => Promise<string>
  /** Writes a file atomically, or to standard output for `-`. */
  readonly writeOutput: (path: string, bytes: Uint8Array) => Promise<void>
  /** Writes the pictures that belong beside a file, their folders made. */
  readonly writeBeside: (path: string, files: readonly MediaFile[]) => Promise<void>
  readonly print: (text: string) => void
  readonly complain: (text: string) => void
}

/** 0 done; 1 done, but with findings or a partial result; 2 unusable input or usage. */
export type ExitCode = 0 | 1 | 2

export interface Command {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** What `--help` prints. */
  readonly help: string
  readonly run: (args: readonly string[], io: CommandIo) => Promise<ExitCode>
}
