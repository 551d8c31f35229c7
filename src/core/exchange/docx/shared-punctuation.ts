/** Signs that Latin and Chinese typesetting share one code point for: quotes, dash, ellipsis, middle dot. */
const SHARED = /[“”‘’—…·]/u
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF01-\uFF60]/u
const ASCII_LETTER = /[0-9A-Za-z]/
const LATIN = /[\p{L}\p{N}]/u
const CLOSING: Readonly<Record<string, string>> = { '“': '”', '‘': '’' }

type Script = 'east-asian' | 'latin' | undefined

/**
 * Where in `text` a shared sign is set as East Asian, one flag per UTF-16 unit; undefined where no such sign stands. On an East Asian side a sign is East
 * Asian unless the nearest letters on both sides of it are Latin; on a Latin side only between East Asian letters.
 * The two quotes of a pair always agree.
 */
export function eastAsianSigns(text: string, sideIsEastAsian: boolean): readonly boolean[] | undefined {
  if (!SHARED.test(text)) return undefined
  const flags = Array.from({ length: text.length }, () => false)
  const before = nearestScripts(text, 1)
  const after = nearestScripts(text, -1)
  for (let i = 0; i < text.length; i++) {
    if (!SHARED.test(text.charAt(i))) continue
    const near = [before[i], after[i]]
    flags[i] = sideIsEastAsian
      ? near.includes('east-asian') || !near.includes('latin')
      : near.every((script) => script === 'east-asian')
  }
  agreeQuotes(text, flags)
  return flags
}

/** For each unit the script of the nearest letter before it (`step` 1) or after it (`step` -1). */
function nearestScripts(text: string, step: 1 | -1): readonly Script[] {
  const scripts: Script[] = Array.from({ length: text.length })
  let script: Script
  for (let n = 0, i = step === 1 ? 0 : text.length - 1; n < text.length; n++, i += step) {
    scripts[i] = script
    script = scriptOf(text, i) ?? script
  }
  return scripts
}

/** Most units of a long text are ASCII or common Han, which need no regular expression. */
function scriptOf(text: string, index: number): Script {
  const unit = text.charCodeAt(index)
  if (unit >= 0x4e00 && unit <= 0x9fff) return 'east-asian'
  if (unit < 0x30) return undefined
  const char = String.fromCodePoint(text.codePointAt(index) ?? unit)
  if (unit < 0x80) return ASCII_LETTER.test(char) ? 'latin' : undefined
  if (EAST_ASIAN.test(char)) return 'east-asian'
  return LATIN.test(char) ? 'latin' : undefined
}

function agreeQuotes(text: string, flags: boolean[]): void {
  const open: { readonly index: number; readonly closing: string }[] = []
  for (let i = 0; i < text.length; i++) {
    const closing = CLOSING[text.charAt(i)]
    const last = open.at(-1)
    if (closing) open.push({ index: i, closing })
    else if (last && text.charAt(i) === last.closing) {
      open.pop()
      const either = Boolean(flags[last.index]) || Boolean(flags[i])
      flags[last.index] = either
      flags[i] = either
    }
  }
}
