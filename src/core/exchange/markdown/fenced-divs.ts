/** What the attributes of Pandoc's `::: {#id .class key="value"}` say. */
export interface DivAttributes {
  readonly id?: string
  readonly classes: readonly string[]
  readonly values: Readonly<Record<string, string>>
}

const FENCE = /^:{3,}[ \t]*(?:(\{(?:"(?:[^"\\]|\\.)*"|[^{}"])*\})|([\w-]+))?[ \t]*:*$/u

/** The attributes where `line` opens a div, `close` where it ends one, undefined where it does neither. */
export function parseDivFence(line: string): DivAttributes | 'close' | undefined {
  const found = FENCE.exec(line.trim())
  if (!found) return undefined
  if (found[2] !== undefined) return { classes: [found[2]], values: {} }
  return found[1] === undefined ? 'close' : parseAttributes(found[1])
}

/** Attributes in braces, as they stand behind headings and fences. */
export function parseAttributes(braces: string): DivAttributes {
  const classes: string[] = []
  const values: Record<string, string> = Object.create(null)
  let id: string | undefined
  for (const [, sign, name = '', key = '', quoted, plain] of braces.matchAll(
    /([#.])([^\s{}]+)|([\w-]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s{}]+))/gu
  )) {
    if (sign === '#') id = name
    else if (sign === '.') classes.push(name)
    else values[key] = quoted?.replace(/\\(.)/gu, '$1') ?? plain ?? ''
  }
  return { ...(id !== undefined && { id }), classes, values }
}

/** Attributes in braces, as `parseAttributes` reads them; without any, nothing. */
export function writeAttributes({ id, classes, values }: Partial<DivAttributes>): string {
  const parts = [
    ...(id === undefined ? [] : [`#${id}`]),
    ...(classes ?? []).map((name) => `.${name}`),
    ...Object.entries(values ?? {}).map(([key, value]) => `${key}="${quote(value)}"`)
  ]
  return parts.length === 0 ? '' : `{${parts.join(' ')}}`
}

const quote = (value: string): string => value.replace(/\s+/gu, ' ').replace(/["\\]/gu, String.raw`\$&`)
