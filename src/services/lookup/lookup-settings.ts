import { join } from 'node:path'
import { fail, succeed } from '#core/result'
import type { Result } from '#core/result'
import { HOST_ARGUMENTS } from '#host/arguments'
import type { HostError } from '#host/host-api'
import type { LookupSettings } from '#host/lookup-api'
import type { FileSystem } from '../file-system'
import { hostErrorOf } from '../host-error-of'
import { PRIVATE_MODE, writeFileAtomically } from '../write-file-atomically'

/** What counts until the user decides: no network. */
export const DEFAULT_SETTINGS: LookupSettings = { network: 'off', contact: '', services: {} }

/** The settings of lookups, kept in one file that only its owner may read, since it holds API keys. */
export interface SettingsFile {
  readonly current: () => LookupSettings
  readonly save: (settings: LookupSettings) => Promise<Result<void, HostError>>
}

function parseSettings(text: string): LookupSettings {
  try {
    const parsed = HOST_ARGUMENTS.saveLookupSettings.safeParse([JSON.parse(text)])
    return parsed.success ? parsed.data[0] : DEFAULT_SETTINGS
  } catch {
    return DEFAULT_SETTINGS
  }
}

/** Opens the settings in `folder`; a missing or broken file means the defaults, so that nothing is sent by accident. */
export async function openSettings(fs: FileSystem, folder: string): Promise<SettingsFile> {
  const file = join(folder, 'lookup-settings.json')
  let settings = parseSettings(await fs.readFile(file, 'utf8').catch(() => ''))
  return {
    current: () => settings,
    save: async (next) => {
      try {
        await writeFileAtomically(file, Buffer.from(JSON.stringify(next, null, 2)), fs, PRIVATE_MODE)
      } catch (error) {
        return fail(hostErrorOf(error, 'write-failed', file))
      }
      settings = next
      return succeed(undefined)
    }
  }
}
