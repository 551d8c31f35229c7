const SIGNS: Readonly<Record<string, string>> = {
  '\\': String.raw`\textbackslash{}`,
  '{': String.raw`\{`,
  '}': String.raw`\}`,
  $: String.raw`\$`,
  '&': String.raw`\&`,
  '#': String.raw`\#`,
  '%': String.raw`\%`,
  _: String.raw`\_`,
  '^': String.raw`\textasciicircum{}`,
  '~': String.raw`\textasciitilde{}`,
  '"': String.raw`\textquotedbl{}`,
  '`': String.raw`\textasciigrave{}`,
  "'": String.raw`\textquotesingle{}`,
  '<': String.raw`\textless{}`,
  '>': String.raw`\textgreater{}`,
  '[': String.raw`\lbrack{}`,
  ']': String.raw`\rbrack{}`,
  '\u00a0': '~'
}

/** What the commands of `escapeTex` print, by their names. */
export const SIGN_COMMANDS: ReadonlyMap<string, string> = new Map(
  Object.entries(SIGNS).flatMap(([sign, tex]) => {
    const name = /^\\([A-Za-z]+)/u.exec(tex)?.[1]
    return name === undefined ? [] : [[name, sign] as const]
  })
)

/**
 * `text` so that LaTeX prints its characters and nothing else: signs with a meaning are commands, hyphens in a row stay
 * apart, brackets are no option of a command before them, and characters that no file holds are gone.
 */
export function escapeTex(text: string): string {
  return text
    .replace(/[\p{Cs}\ufffe\uffff]|(?![\t\n])\p{Cc}/gu, '')
    .replace(/[\\{}$&#%_^~"`'<>[\]\u00a0]/gu, (sign) => SIGNS[sign] ?? sign)
    .replace(/-(?=-)/gu, '-{}')
    .replace(/\s+/gu, ' ')
}

/** An address inside `\href`, where only these signs have a meaning. */
export const escapeTexUrl = (url: string): string =>
  url
    .replace(/[\\{}%#&~^]/gu, (sign) =>
      sign === '\\' ? '%5C' : sign === '{' ? '%7B' : sign === '}' ? '%7D' : `\\${sign}`
    )
    .replace(/\\~/gu, '~')
    .replace(/\\\^/gu, '%5E')

/** An equation's TeX where it stands by itself; undefined where it would break the document around it. */
export function findSafeTex(value: string): string | undefined {
  const tex = value.replace(/\n\s*(?=\n)/gu, '').trim()
  const bare = tex.replace(/\\[^A-Za-z]/gu, '')
  let depth = 0
  for (const sign of bare) {
    if (sign === '{') depth++
    if (sign === '}' && --depth < 0) return undefined
  }
  return tex === '' ||
    depth !== 0 ||
    /[$%#]|\\(?:end\{document\}|input|include|write|openin|openout|catcode)\b|\\$/u.test(bare)
    ? undefined
    : tex
}
