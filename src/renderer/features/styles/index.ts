export { StyleButton } from './style-button'
