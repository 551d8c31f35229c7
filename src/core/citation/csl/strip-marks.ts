/** C0 controls other than tab and newline, and characters that formatting uses as marks. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFDD0-\uFDEF\uFFFE\uFFFF]/

const ALL_FORBIDDEN = new RegExp(FORBIDDEN, 'g')

/** A text of a file without the characters that stand for something else while it is formatted. */
export const stripMarks = (text: string): string => (FORBIDDEN.test(text) ? text.replace(ALL_FORBIDDEN, '') : text)
