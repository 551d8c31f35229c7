const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/**
 * The file below the window's folder that a request path names, with `/` between its parts; undefined when the path is
 * not a plain relative one. `/` is `index.html`. Refused are any escape but those of UTF-8 letters and spaces, `.` and
 * `..` parts, backslashes, colons, NUL, empty parts, device names and parts that end in a dot or a space.
 */
export function resolveAppPath(pathname: string): string | undefined {
  if (!pathname.startsWith('/') || pathname.length > 1000) return undefined
  if (/%(?:2f|5c|2e|25|00)/i.test(pathname)) return undefined
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return undefined
  }
  if (/[\p{Cc}\\:*?"<>|]/u.test(decoded)) return undefined
  if (decoded === '/') return 'index.html'
  const parts = decoded.slice(1).split('/')
  const plain = parts.every((part) => part !== '' && !/^\.|[. ]$/.test(part) && !RESERVED.test(part))
  return plain ? parts.join('/') : undefined
}
