import { resolve } from 'node:path'

/**
 * The manuscript file that a start names: the last argument that ends in `.bifolium` and is no option, made absolute
 * from `folder`. Undefined when there is none.
 */
export function findFileArgument(args: readonly string[], folder: string): string | undefined {
  const files = args.slice(1).filter((arg) => !arg.startsWith('-') && /\.bifolium$/i.test(arg))
  const last = files.at(-1)
  return last === undefined ? undefined : resolve(folder, last)
}
