import { expect, it } from 'vitest'
import { HOST_ARGUMENTS } from './arguments'

const isTaken = (name: string): boolean =>
  HOST_ARGUMENTS.saveFile.safeParse([
    {
      purpose: 'markdown',
      suggestedName: 'a.md',
      bytes: new Uint8Array(),
      beside: [{ name, bytes: new Uint8Array() }]
    }
  ]).success

it.each(['media/figure-1.png', 'media/stem-cells/figure-12.svg', 'refs (1).bib', '综述.references.json'])(
  'lets “%s” stand beside a file',
  (name) => expect(isTaken(name)).toBe(true)
)

it.each([
  '',
  '/etc/passwd',
  '../up.png',
  'media/../../up.png',
  'media/..',
  'C:/x.png',
  'media\\x.png',
  '.bashrc',
  'media/.hidden',
  'media/a..png/x',
  'media/trailing./x.png',
  'a/b/c/d/e.png',
  'media/x\u0000.png',
  'media//x.png'
])('refuses “%s” beside a file', (name) => {
  expect(isTaken(name)).toBe(false)
})
