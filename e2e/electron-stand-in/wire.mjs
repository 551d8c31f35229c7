/**
 * Bytes and `undefined` survive the way between page and process as marked values, as they would by structured clone.
 * Both functions run in the page too, so each must stand alone.
 */
export function encode(value) {
  if (value === undefined) return { $undefined: true }
  if (value instanceof Uint8Array) {
    let text = ''
    for (const byte of value) text += String.fromCharCode(byte)
    return { $bytes: btoa(text) }
  }
  if (Array.isArray(value)) return value.map(encode)
  if (typeof value === 'function') throw new TypeError('An object could not be cloned.')
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, encode(part)]))
}

export function decode(value) {
  if (Array.isArray(value)) return value.map(decode)
  if (typeof value !== 'object' || value === null) return value
  if (value.$undefined === true) return undefined
  if (typeof value.$bytes === 'string') return Uint8Array.from(atob(value.$bytes), (letter) => letter.charCodeAt(0))
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, decode(part)]))
}
