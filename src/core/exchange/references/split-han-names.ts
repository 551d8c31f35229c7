import { COMPOUND_SURNAMES } from '#core/references/chinese-surnames'

const HAN_NAME = /^\p{Script=Han}{2,4}$/u

/**
 * Several names that some programs write in one: `张伟;李娜`, `张伟、李娜`, and `张伟, 李娜`, which is no name turned around, for
 * both halves are whole Chinese names. Any other text is one name.
 */
export function splitHanNames(text: string): readonly string[] {
  const listed = splitAt(text, /[;；、]/)
  if (listed.length > 1) return listed
  const parts = splitAt(text, /[,，]/)
  const isList = parts.length > 1 && parts.every((part) => HAN_NAME.test(part))
  return isList && !(parts.length === 2 && COMPOUND_SURNAMES.has(parts[0] ?? '')) ? parts : [text]
}

const splitAt = (text: string, mark: RegExp): readonly string[] =>
  text
    .split(mark)
    .map((part) => part.trim())
    .filter((part) => part !== '')
