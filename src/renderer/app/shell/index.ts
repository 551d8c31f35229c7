export { createLayout, ONE_PANEL_BELOW, type Layout, type LayoutActs, type LayoutStore } from './layout'
export { OutlinePanel } from './outline-panel'
export { useCyclePanes } from './panes'
export { Shell, type ShellPanel, type ShellProps } from './shell'
