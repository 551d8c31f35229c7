import type { Finding } from '#core/finding'
import { readInOrder, soughtOf } from '../loss/read-in-order'
import type { HeldChange } from './held-objects'
import type { SourceChange, SourceKind } from './source-objects'
import { tellUnread } from './tell-unread'

/** Words whose change was accepted or undone on the way, or lost its date; a citation or number may stand for some of them. */
export function findUnreadChanges(
  changes: readonly SourceChange[],
  held: readonly HeldChange[],
  leftOut: readonly string[]
): readonly Finding[] {
  const absent = leftOut.map(lettersOf).join('\n')
  const unread = missingWords(changes, held, ({ change }) => change, absent)
  const places = new Set(unread.map(({ place }) => place))
  const dated = changes.filter(({ date, place }) => date !== undefined && !places.has(place))
  const undated = missingWords(dated, held, ({ change, date }) => `${change} ${date}`, absent)
  return [
    ...unread.map((one) => tellUnread(passageOf(one, 'change'), 'unread')),
    ...undated.map((one) => tellUnread(passageOf(one, 'date'), 'unread'))
  ]
}

const passageOf = ({ text, place }: SourceChange, kind: SourceKind): Parameters<typeof tellUnread>[0] => ({
  kind,
  name: text.trim(),
  place
})

/** The words of `changes` that do not stand, in their order, in the words that are `held` under the same name. */
function missingWords(
  changes: readonly SourceChange[],
  held: readonly HeldChange[],
  nameChange: (change: HeldChange) => string,
  absent: string
): readonly SourceChange[] {
  const streams = groupBy(held, nameChange)
  return [...groupBy(changes, nameChange)].flatMap(([name, named]) => {
    const sought = named.map((one) => soughtOf({ ...one, block: one.place, stretches: [one.text] }, lettersOf))
    const stream = (streams.get(name) ?? []).map(({ text }) => lettersOf(text)).join('')
    return readInOrder(sought, stream, 0).read.flatMap(({ passage, place }) =>
      place || absent.includes(lettersOf(passage.text)) ? [] : [passage]
    )
  })
}

function groupBy<Value>(values: readonly Value[], nameValue: (value: Value) => string): ReadonlyMap<string, Value[]> {
  const groups = new Map<string, Value[]>()
  for (const value of values) {
    const group = groups.get(nameValue(value))
    if (group) group.push(value)
    else groups.set(nameValue(value), [value])
  }
  return groups
}

const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '')
