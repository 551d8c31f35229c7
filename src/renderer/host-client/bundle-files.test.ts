import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import type { SaveRequest } from '#host/host-api'
import { bundleFiles } from './bundle-files'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const request: SaveRequest = { purpose: 'markdown', suggestedName: '综述.md', bytes: bytes('# 综述') }

it('leaves a file that stands alone as it is', () => {
  expect(bundleFiles(request)).toEqual(request)
  expect(bundleFiles({ ...request, beside: [] })).toEqual(request)
})

it('puts a file and what belongs beside it into one archive, the same bytes each time', () => {
  const beside = [{ name: 'media/review/figure-1.png', bytes: bytes('PNG') }]
  const bundled = bundleFiles({ ...request, beside })
  expect(bundled).toMatchObject({ purpose: 'archive', suggestedName: '综述.zip' })
  expect(unzipSync(bundled.bytes)).toEqual({ '综述.md': request.bytes, 'media/review/figure-1.png': bytes('PNG') })
  expect(bundleFiles({ ...request, beside }).bytes).toEqual(bundled.bytes)
})
