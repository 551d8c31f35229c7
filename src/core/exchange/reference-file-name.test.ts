import { expect, it } from 'vitest'
import { referenceFileName } from './reference-file-name'

it.each([
  ['out.md', 'out.references.json'],
  ['a.b/综述 1.0.markdown', 'a.b/综述 1.0.references.json'],
  ['a.b/out', 'a.b/out.references.json']
])('names the reference file of %s', (name, beside) => {
  expect(referenceFileName(name)).toBe(beside)
})
