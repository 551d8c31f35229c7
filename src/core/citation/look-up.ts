/** The value of a table under a name that comes from outside; what every object inherits (`constructor`) is none. */
export const lookUp = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined
