export { ChecksPanel, type ChecksPanelProps } from './checks-panel'
export { createChecks, type Checks } from './create-checks'
export { focusChecks } from './focus-checks'
