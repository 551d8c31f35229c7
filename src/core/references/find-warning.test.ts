import { expect, test } from 'vitest'
import type { ReferenceId } from '#core/ids'
import type { Reference, Verification } from './reference'
import { findWarning, findWarnings } from './find-warning'

const checked = { date: '2026-11-25', source: 'crossref' }

test('warns of what was retracted and of what its publisher doubts', () => {
  expect(findWarning({ kind: 'retracted', ...checked })).toBe('retracted')
  expect(findWarning({ kind: 'concern', ...checked })).toBe('concern')
})

test('does not warn of corrections, slips and what was never compared', () => {
  const kinds: readonly Verification[] = [
    { kind: 'unchecked' },
    { kind: 'verified', ...checked },
    { kind: 'corrected', ...checked },
    { kind: 'not-indexed', ...checked },
    { kind: 'mismatch', fields: ['title'], ...checked }
  ]
  expect(kinds.map(findWarning)).toEqual(kinds.map(() => undefined))
})

test('hears a notice that stands beside another finding', () => {
  const notices = [
    { kind: 'corrected', source: 'pubmed' },
    { kind: 'retracted', source: 'pubmed' }
  ] as const
  expect(findWarning({ kind: 'mismatch', fields: ['issued'], ...checked, notices })).toBe('retracted')
})

test('lists the warnings of the references asked for', () => {
  const reference = (id: string, verification: Verification): readonly [ReferenceId, Reference] => [
    id as ReferenceId,
    { id, verification } as Reference
  ]
  const library = new Map([reference('a', { kind: 'retracted', ...checked }), reference('b', { kind: 'unchecked' })])
  const ids = ['a', 'b', 'gone'] as readonly string[] as readonly ReferenceId[]
  expect([...findWarnings(ids, library)]).toEqual([['a', 'retracted']])
})
