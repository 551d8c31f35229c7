import { parseCsl, type CslNode } from './csl-tree'

/** CSL locale texts by tag. `en-US` must be there; a tag that is not falls back to it. */
export type LocaleTexts = ReadonlyMap<string, string>

/** CSL locales as trees, each read when it is first asked for. */
export class LocaleFiles {
  private readonly texts: LocaleTexts
  private readonly trees = new Map<string, CslNode | undefined>()

  constructor(texts: LocaleTexts) {
    this.texts = new Map(texts)
  }

  get tags(): readonly string[] {
    return [...this.texts.keys()]
  }

  /** True where these are among them, word for word. */
  include(texts: LocaleTexts): boolean {
    for (const [tag, text] of texts) if (this.texts.get(tag) !== text) return false
    return true
  }

  /** Undefined for a locale that is not at hand; one that cannot be read throws. */
  find(tag: string): CslNode | undefined {
    if (this.trees.has(tag)) return this.trees.get(tag)
    const text = this.texts.get(tag)
    const parsed = text === undefined ? undefined : parseCsl(text)
    if (parsed && !parsed.ok) throw new Error(`the locale ${tag} cannot be read (${parsed.error.message})`)
    this.trees.set(tag, parsed?.value)
    return parsed?.value
  }
}
