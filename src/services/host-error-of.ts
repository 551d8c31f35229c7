import type { HostError, HostErrorCode } from '#host/host-api'

const CODES: Readonly<Record<string, HostErrorCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EACCES: 'not-permitted',
  EPERM: 'not-permitted',
  EROFS: 'not-permitted',
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EBUSY: 'busy',
  EMFILE: 'busy',
  EFBIG: 'too-large'
}

const REASONS: Readonly<Partial<Record<HostErrorCode, string>>> = {
  'disk-full': 'the disk is full',
  'not-permitted': 'this program may not write or read there',
  'not-found': 'the file or folder is not there',
  busy: 'another program is using it',
  'too-large': 'it is too large for this disk'
}

/** The error code of the operating system in a caught value, e.g. `ENOSPC`; undefined when it has none. */
export function systemCodeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** Turns a caught file error into a HostError whose sentence says what failed, on which file and why. */
export function hostErrorOf(error: unknown, fallback: 'read-failed' | 'write-failed', path: string): HostError {
  const systemCode = systemCodeOf(error)
  const code = CODES[systemCode ?? ''] ?? fallback
  const detail = error instanceof Error ? error.message : String(error)
  const reason = REASONS[code] ?? detail
  const verb = fallback === 'read-failed' ? 'read' : 'written'
  return { code, message: `${path} could not be ${verb}: ${reason}${systemCode ? ` (${systemCode})` : ''}.` }
}
