/** A name as formatting takes it: no part is blank, particles stand apart. */
export interface Name {
  readonly family?: string
  readonly given?: string
  /** The given names as initials are taken from them, where that is not as they are written. */
  readonly forInitials?: string
  readonly dropping?: string
  readonly nonDropping?: string
  readonly suffix?: string
  readonly hasCommaSuffix?: boolean
  /** True for a name in Chinese, Japanese or Korean characters: its parts stand close, the family name first. */
  readonly isClose?: boolean
  readonly literal?: string
}

/** Year, month and day of one end of a date; what is not known is undefined. Months 13–24 are seasons. */
export interface DateParts {
  readonly year: number
  readonly month?: number
  readonly season?: number
  readonly day?: number
}

/** A date: one or two ends, or a text that could not be read. */
export interface ItemDate {
  readonly start?: DateParts
  readonly end?: DateParts
  /** True for a range without an end: `1987–`. */
  readonly isOpen?: boolean
  readonly isUncertain: boolean
  readonly literal?: string
}

/** A reference as formatting takes it; each variable has one kind of value, whatever the file had. */
export interface Item {
  readonly id: string
  readonly type: string
  readonly language: string
  readonly texts: Readonly<Record<string, string | undefined>>
  readonly names: Readonly<Record<string, readonly Name[] | undefined>>
  readonly dates: Readonly<Record<string, ItemDate | undefined>>
}
