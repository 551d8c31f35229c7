import { createStore, type StoreApi } from 'zustand/vanilla'

/** Where the panels of the window stand. Widths in px. */
export interface Layout {
  /** Id of the open left panel; undefined when it is folded. */
  readonly panel: string | undefined
  readonly panelWidth: number
  /** True while the panel takes the place of the pages. */
  readonly expanded: boolean
  readonly inspector: boolean
  readonly inspectorWidth: number
}

export interface LayoutActs {
  /** Opens a left panel; the open one folds. */
  readonly togglePanel: (id: string) => void
  readonly showPanel: (id: string) => void
  readonly closePanel: () => void
  readonly expand: (expanded: boolean) => void
  readonly showInspector: (open: boolean) => void
  readonly resizePanel: (width: number) => void
  readonly resizeInspector: (width: number) => void
}

export type LayoutStore = StoreApi<Layout & LayoutActs>

/** What remembers the layout between starts; a browser's `localStorage` fits. */
export interface LayoutMemory {
  readonly getItem: (key: string) => string | null
  readonly setItem: (key: string, value: string) => void
}

/** Below this width there is room for one panel at a time. */
export const ONE_PANEL_BELOW = 1100
export const PANEL_WIDTHS = { min: 220, max: 560 } as const

const KEY = 'bifolium.layout'
const START: Layout = { panel: 'outline', panelWidth: 280, expanded: false, inspector: true, inspectorWidth: 320 }

/** The layout as it was left. `isNarrow` is asked at each act: in a narrow window one panel closes the other. */
export function createLayout(memory: LayoutMemory, isNarrow: () => boolean): LayoutStore {
  const store = createStore<Layout & LayoutActs>((set, get) => {
    const open = (panel: string) => set({ panel, expanded: false, inspector: get().inspector && !isNarrow() })
    return {
      ...START,
      ...readLayout(memory),
      expanded: false,
      togglePanel: (id) => (get().panel === id ? set({ panel: undefined, expanded: false }) : open(id)),
      showPanel: (id) => get().panel !== id && open(id),
      closePanel: () => set({ panel: undefined, expanded: false }),
      expand: (expanded) => set({ expanded }),
      showInspector: (inspector) => set(inspector && isNarrow() ? { inspector, panel: undefined } : { inspector }),
      resizePanel: (panelWidth) => set({ panelWidth }),
      resizeInspector: (inspectorWidth) => set({ inspectorWidth })
    }
  })
  store.subscribe(({ panel, panelWidth, inspector, inspectorWidth }) => {
    try {
      memory.setItem(KEY, JSON.stringify({ panel, panelWidth, inspector, inspectorWidth }))
    } catch {
      // A full or forbidden store costs the memory of the layout, nothing else.
    }
  })
  return store
}

function readLayout(memory: LayoutMemory): Partial<Layout> {
  try {
    const stored: unknown = JSON.parse(memory.getItem(KEY) ?? '{}')
    if (typeof stored !== 'object' || stored === null) return {}
    const value = stored as Record<string, unknown>
    return {
      panel: typeof value['panel'] === 'string' ? value['panel'] : 'inspector' in value ? undefined : START.panel,
      panelWidth: width(value['panelWidth'], START.panelWidth),
      inspector: typeof value['inspector'] === 'boolean' ? value['inspector'] : START.inspector,
      inspectorWidth: width(value['inspectorWidth'], START.inspectorWidth)
    }
  } catch {
    return {}
  }
}

function width(value: unknown, fallback: number): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return fallback
  return Math.min(PANEL_WIDTHS.max, Math.max(PANEL_WIDTHS.min, value))
}
