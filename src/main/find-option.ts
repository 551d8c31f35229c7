/** The value of an option given as `--name value` or `--name=value`; the last one counts, undefined when absent. */
export function findOption(args: readonly string[], name: string): string | undefined {
  const values = args.flatMap((arg, index) => {
    if (arg.startsWith(`${name}=`)) return [arg.slice(name.length + 1)]
    const next = args[index + 1]
    return arg === name && next !== undefined && !next.startsWith('--') ? [next] : []
  })
  return values.at(-1)
}
