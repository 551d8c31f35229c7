import { describe, expect, it } from 'vitest'
import { createLayout, PANEL_WIDTHS, type LayoutMemory } from './layout'

function memoryOf(stored?: string): LayoutMemory & { readonly stored: () => string | undefined } {
  let value = stored
  return { getItem: () => value ?? null, setItem: (_key, next) => (value = next), stored: () => value }
}

describe('createLayout', () => {
  it('opens, swaps and folds panels', () => {
    const layout = createLayout(memoryOf(), () => false)
    layout.getState().togglePanel('library')
    expect(layout.getState().panel).toBe('library')
    layout.getState().togglePanel('library')
    expect(layout.getState().panel).toBeUndefined()
  })
  it('keeps one panel at a time in a narrow window', () => {
    const layout = createLayout(memoryOf(), () => true)
    layout.getState().showInspector(true)
    expect(layout.getState()).toMatchObject({ panel: undefined, inspector: true })
    layout.getState().showPanel('outline')
    expect(layout.getState()).toMatchObject({ panel: 'outline', inspector: false })
  })
  it('remembers what was left, folded panels included', () => {
    const memory = memoryOf()
    const first = createLayout(memory, () => false)
    first.getState().closePanel()
    first.getState().resizePanel(333)
    expect(createLayout(memory, () => false).getState()).toMatchObject({ panel: undefined, panelWidth: 333 })
  })
  it('starts afresh from a damaged memory', () => {
    for (const damaged of ['{', 'null', '[]', '7', '{"panelWidth":"wide","inspector":3}']) {
      expect(createLayout(memoryOf(damaged), () => false).getState().panelWidth).toBe(280)
    }
    expect(createLayout(memoryOf('{"panelWidth":99999}'), () => false).getState().panelWidth).toBe(PANEL_WIDTHS.max)
  })
  it('works where nothing can be stored', () => {
    const full: LayoutMemory = {
      getItem: () => null,
      setItem: () => {
        throw new Error('quota')
      }
    }
    const layout = createLayout(full, () => false)
    layout.getState().togglePanel('library')
    expect(layout.getState().panel).toBe('library')
  })
})
