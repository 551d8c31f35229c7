export { connectHost } from './connect-host'
export { HostCallError } from '#host/reply'
