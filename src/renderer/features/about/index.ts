export { AboutDialog, type AboutDialogProps } from './about-dialog'
