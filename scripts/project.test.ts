import { expect, test } from 'vitest'
import { findNodeFault } from './project.mjs'

test.each(['20.19.0', '20.20.2', '22.0.0', '24.21.0', '100.0.0'])('accepts Node %s', (version) => {
  expect(findNodeFault(version)).toBeUndefined()
})

test.each(['20.18.3', '18.20.8', '9.11.2', ''])('says what to install instead of Node %j', (version) => {
  expect(findNodeFault(version)).toContain('Bifolium needs Node 20.19 or newer')
})
