/** The one global beyond the language that window, preload and Node all have and that the contract uses. */
declare class URL {
  constructor(url: string, base?: string)
  readonly protocol: string
  readonly username: string
  readonly password: string
  readonly href: string
}
