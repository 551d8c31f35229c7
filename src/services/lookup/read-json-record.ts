import { succeed } from '#core/result'
import type { Result } from '#core/result'
import type { CslItem, Notice } from '#core/references/reference'
import { parseJsonAnswer } from './decode-answer'
import { unreadable } from './lookup-service'
import type { ReadRecord } from './lookup-service'
import type { Refusal } from './polite-client'

/** How a service's JSON becomes records: where in an answer they lie, and what each of them says. */
export interface RecordReading {
  /** The raw records of an answer; undefined when it has not the shape of one. */
  readonly list: (answer: unknown) => readonly unknown[] | undefined
  readonly item: (record: unknown) => CslItem | undefined
  readonly notices?: (record: unknown) => readonly Notice[]
}

/** Reads all records of a JSON answer; those that are none are left out. */
export function readJsonRecords(text: string, reading: RecordReading): Result<readonly ReadRecord[], Refusal> {
  const parsed = parseJsonAnswer(text)
  if (!parsed.ok) return unreadable(parsed.error)
  const list = reading.list(parsed.value)
  if (!list) return unreadable('gave an answer of another shape than agreed')
  return succeed(
    list.flatMap((record) => {
      const item = reading.item(record)
      return item ? [{ item, notices: reading.notices?.(record) ?? [] }] : []
    })
  )
}

/** Reads the first record of a JSON answer, undefined for an empty list; a record that is none is refused. */
export function readJsonRecord(text: string, reading: RecordReading): Result<ReadRecord | undefined, Refusal> {
  let isEmpty = false
  const list = (answer: unknown): readonly unknown[] | undefined => {
    const records = reading.list(answer)
    isEmpty = records?.length === 0
    return records
  }
  const read = readJsonRecords(text, { ...reading, list })
  if (!read.ok || isEmpty) return read.ok ? succeed(undefined) : read
  const [first] = read.value
  return first ? succeed(first) : unreadable('gave an answer that holds no record')
}
