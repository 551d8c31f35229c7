export { PreferencesDialog } from './preferences-dialog'
