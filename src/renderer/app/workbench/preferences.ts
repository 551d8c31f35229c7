import { createStore, type StoreApi } from 'zustand/vanilla'
import { z } from 'zod/mini'
import type { RecordStore } from '../../storage/record-store'
import type { ExportChoice, Preferences } from '../../workbench/workbench'

const START_OF_EXPORT: ExportChoice = {
  format: 'docx',
  sides: 'both',
  layout: 'sequential',
  citations: 'live',
  together: 'no',
  lineNumbers: false,
  pictures: 'beside',
  referenceFile: 'references.json'
}

const exportSchema = z.object({
  format: z.enum(['docx', 'pdf', 'html', 'markdown', 'jats', 'latex']),
  sides: z.enum(['both', 'leading', 'facing']),
  layout: z.enum(['sequential', 'facing', 'interleaved']),
  citations: z.enum(['live', 'word', 'plain', 'pandoc']),
  together: z.enum(['no', 'numbers', 'list']),
  lineNumbers: z.boolean(),
  pictures: z.enum(['inside', 'beside']),
  referenceFile: z.enum(['references.json', 'bib'])
})

const schema = z.partial(
  z.object({
    language: z.enum(['en', 'zh-CN']),
    theme: z.enum(['system', 'light', 'dark']),
    density: z.enum(['compact', 'comfortable']),
    textSize: z.number().check(z.minimum(12), z.maximum(28)),
    name: z.string(),
    exporting: z.catch(exportSchema, START_OF_EXPORT)
  })
)

export interface PreferenceService {
  readonly state: StoreApi<Preferences>
  readonly set: (change: Partial<Preferences>) => void
}

/**
 * The preferences as they were left; anything unreadable falls back to the default. `language` is the system's until
 * the user chooses another.
 */
export async function loadPreferences(
  store: RecordStore,
  language: Preferences['language']
): Promise<PreferenceService> {
  const stored = schema.safeParse((await store.read('settings', 'preferences')) ?? {})
  const known = Object.fromEntries(
    Object.entries(stored.success ? stored.data : {}).filter(([, value]) => value !== undefined)
  ) as Partial<Preferences>
  const state = createStore<Preferences>(() => ({
    language,
    theme: 'system',
    density: 'compact',
    textSize: 17,
    name: '',
    exporting: START_OF_EXPORT,
    ...known
  }))
  return {
    state,
    set: (change) => {
      state.setState(change)
      // A preference that could not be stored is set again by the user in a second; it never interrupts writing.
      void store.keep([{ collection: 'settings', id: 'preferences', value: state.getState() }]).catch(() => undefined)
    }
  }
}

/** Shows the preferences that are the document's: theme, density and text size. */
export function applyPreferences(root: HTMLElement, { theme, density, textSize }: Preferences): void {
  if (theme === 'system') delete root.dataset['theme']
  else root.dataset['theme'] = theme
  root.dataset['density'] = density
  root.style.setProperty('--text-size', `${textSize}px`)
}
