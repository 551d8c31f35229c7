export { CommandPalette, type CommandPaletteProps } from './command-palette'
export { useCommandShortcuts } from './command-shortcuts'
