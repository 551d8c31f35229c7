import { expect, it } from 'vitest'
import type { RecordStore } from '../../storage/record-store'
import { loadPreferences } from './preferences'

function storeWith(stored: unknown): RecordStore & { readonly kept: unknown[] } {
  const kept: unknown[] = []
  const store: Pick<RecordStore, 'read' | 'keep'> = {
    read: async () => stored,
    keep: async (records) => void kept.push(...records.map(({ value }) => value))
  }
  return { ...(store as RecordStore), kept }
}

it('remembers how the last export was chosen', async () => {
  const store = storeWith(undefined)
  const preferences = await loadPreferences(store, 'en')
  const { exporting } = preferences.state.getState()
  expect(exporting).toMatchObject({ format: 'docx', together: 'no' })
  preferences.set({ exporting: { ...exporting, format: 'markdown', together: 'numbers' } })
  const again = await loadPreferences(storeWith(store.kept[0]), 'en')
  expect(again.state.getState().exporting).toMatchObject({ format: 'markdown', together: 'numbers' })
})

it('keeps every other preference where that of the export is of a version it does not know', async () => {
  const preferences = await loadPreferences(storeWith({ language: 'zh-CN', exporting: { format: 'rtf' } }), 'en')
  expect(preferences.state.getState()).toMatchObject({ language: 'zh-CN', exporting: { format: 'docx' } })
})
