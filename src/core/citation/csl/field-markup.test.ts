import { describe, expect, it } from 'vitest'
import { readFieldMarkup } from './field-markup'
import { bareText, type Output } from './output'

const quotes = { open: '“', close: '”', openInner: '‘', closeInner: '’', takesPunctuation: false }

const countSpans = (output: Output): number =>
  typeof output === 'string' ? 1 : 1 + output.children.reduce((sum, child) => sum + countSpans(child), 0)

describe('readFieldMarkup', () => {
  it.each(['<i>', 'a<i>', '中<sup>', '<b>x'])('prints endless markup that nothing closes as it stands: %s', (piece) => {
    const title = `${piece.repeat(20_000)}z`
    const output = readFieldMarkup(title, quotes)
    expect(bareText(output)).toBe(title)
    expect(countSpans(output)).toBeLessThan(200)
  })

  it('prints what is not closed, and sets what is', () => {
    expect(bareText(readFieldMarkup('<b>Effect of <i>C. elegans</i>', quotes))).toBe('<b>Effect of C. elegans')
    expect(bareText(readFieldMarkup('“研究 <i>a', quotes))).toBe('“研究 <i>a')
  })
})
