import { posix, win32 } from 'node:path'

export interface DataFolderInput {
  readonly platform: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly home: string
  /** The folder named on the command line. */
  readonly chosen?: string | undefined
}

/**
 * The absolute folder of journal and snapshots: the one chosen, else `BIFOLIUM_DATA`, else the system's place for
 * application data. A relative choice counts from `home`'s process and is returned as it is.
 */
export function findDataFolder(input: DataFolderInput): string {
  const { environment, home, platform } = input
  const named = input.chosen ?? environment['BIFOLIUM_DATA']
  if (named) return named
  if (platform === 'win32') {
    const local = environment['LOCALAPPDATA'] ?? win32.join(home, 'AppData', 'Local')
    return win32.join(local, 'Bifolium', 'Data')
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Bifolium', 'Data')
  const base = environment['XDG_DATA_HOME']
  return posix.join(base && posix.isAbsolute(base) ? base : posix.join(home, '.local', 'share'), 'bifolium')
}
