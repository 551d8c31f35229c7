/** Says of two values under a member whether they count as the same; undefined where they are compared as they are. */
export type IsSame = (member: string, before: unknown, after: unknown) => boolean | undefined

/**
 * Where two values that JSON can hold differ first, by the nearest id or the members that lead there; undefined where
 * they say the same. A member without a value is none.
 */
export function findDifference(
  before: unknown,
  after: unknown,
  isSame: IsSame = () => undefined,
  place = 'manuscript'
): string | undefined {
  if (before === after) return undefined
  if (!isObject(before) || !isObject(after) || Array.isArray(before) !== Array.isArray(after)) return place
  const own = typeof before['id'] === 'string' ? before['id'] : place
  for (const member of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [first, second] = [before[member], after[member]]
    if (first === second || isSame(member, first, second) === true) continue
    const inside = Array.isArray(before) ? own : own === place ? `${place}.${member}` : own
    const difference = findDifference(first, second, isSame, inside)
    if (difference !== undefined) return difference
  }
  return undefined
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
