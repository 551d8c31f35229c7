const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** UTF-8 text in base64, as add-ins put it into documents. */
export function encodeBase64(text: string): string {
  const bits = Array.from(new TextEncoder().encode(text), (byte) => byte.toString(2).padStart(8, '0')).join('')
  const signs = (bits.match(/.{1,6}/g) ?? []).map((six) => SIGNS.charAt(Number.parseInt(six.padEnd(6, '0'), 2)))
  return signs.join('').padEnd(Math.ceil(signs.length / 4) * 4, '=')
}
