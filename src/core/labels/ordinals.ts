/** A number that marks a source, as the inside of an expression: `[1]`, `（2）`, `【3】`, `④`, `⁵`. */
export const ORDINAL = '\\[\\d{1,3}\\]|［\\d{1,3}］|【\\d{1,3}】|\\(\\d{1,2}\\)|（\\d{1,2}）|[①-⑳⑴-⒇❶-❿]|[¹²³⁴-⁹]{1,3}'

const AT_END = new RegExp(`[ \\u00a0]?(?:${ORDINAL})[ \\u00a0]?$`)
const AT_START = new RegExp(`^[ \\u00a0]?(?:${ORDINAL})`)

/** A text without the ordinal that ends it. */
export const withoutLastOrdinal = (text: string): string => text.replace(AT_END, '')

/** A text without the ordinal that begins it. */
export const withoutFirstOrdinal = (text: string): string => text.replace(AT_START, '')
