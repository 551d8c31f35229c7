import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashText } from './journal-line'
import { chooseSnapshotsToKeep, formatSnapshot, parseSnapshot, snapshotFileName } from './snapshots'

const daysLater = (days: number): Date => new Date(Date.UTC(2026, 0, 1 + days, 12))

test('keeps the ten newest and the last of each of seven days', () => {
  const today = Array.from({ length: 15 }, (_, index) => snapshotFileName(100 + index, daysLater(20)))
  const earlier = Array.from({ length: 10 }, (_, index) => snapshotFileName(10 + index, daysLater(index)))
  const keep = chooseSnapshotsToKeep([...today, ...earlier])
  expect([...keep].sort()).toEqual([...today.slice(5), ...earlier.slice(4)].sort())
})

test('goes by number when the clock jumps back ten years', () => {
  const old = Array.from({ length: 12 }, (_, index) => snapshotFileName(1 + index, daysLater(0)))
  const afterJump = snapshotFileName(13, daysLater(-3650))
  const keep = chooseSnapshotsToKeep([...old, afterJump])
  expect(keep.has(afterJump)).toBe(true)
  expect(keep.has(old[0] ?? '')).toBe(false)
})

test('passes over files that are no snapshots', () => {
  expect([...chooseSnapshotsToKeep(['notes.txt', 'snapshot-1.json.gz'])]).toEqual([])
})

const value = '{"title":"干细胞 therapy"}'
const snapshot = {
  sequence: 9,
  lines: [{ sequence: 4, collection: 'manuscripts' as const, id: 'm', value, hash: hashText(value) }]
}

test('reads back what it wrote', () => {
  expect(parseSnapshot(Buffer.from(formatSnapshot(snapshot)))).toEqual(snapshot)
})

test('refuses a snapshot with any byte changed or cut', () => {
  const bytes = Buffer.from(formatSnapshot(snapshot))
  const property = fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
    const broken = Buffer.from(bytes)
    broken[at] = (broken[at] ?? 0) ^ change
    expect(parseSnapshot(broken)).toBeUndefined()
    expect(parseSnapshot(bytes.subarray(0, at))).toBeUndefined()
  })
  fc.assert(property, { numRuns: 300, seed: 3 })
})
